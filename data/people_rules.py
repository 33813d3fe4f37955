"""What an e-mail address and a name must be of somebody who signs in, and roles as typed."""

import re
import unicodedata

from data.pack.cells import RUNS_AS_FORMULA
from locales import Translator
from models.person import PERSON_LENGTH
from models.roles import Role

NAME_LENGTH = 100
_ADDRESS = re.compile(r"[^@\s;,<>\"'`\\]+@[^@\s;,<>\"'`\\]+")


class UnknownRoles(ValueError):
    """Raised where a text names what is no role; with those names, joined by commas."""


def clean_person(person: str, name: str) -> tuple[str, str]:
    """Return an address in lower case and a name in one form, both without blanks around them."""
    return person.strip().lower(), " ".join(unicodedata.normalize("NFC", name).split())


def check_person(person: str, name: str, _: Translator) -> list[str]:
    """Return what is wrong with an address and a name that have been cleaned."""
    problems = []
    if not _ADDRESS.fullmatch(person) or len(person) > PERSON_LENGTH or not _plain(person):
        problems.append(_("This is not an e-mail address: {person}", person=person))
    if not name:
        problems.append(_("A name is needed; the record names people by it."))
    elif len(name) > NAME_LENGTH or not _plain(name):
        problems.append(
            _(
                "A name has at most {limit} characters, no control character, and begins with no"
                " sign that a spreadsheet would run.",
                limit=NAME_LENGTH,
            )
        )
    return problems


def read_roles(text: str) -> frozenset[Role]:
    """Return the roles of a text that joins them by commas.

    Raises
    ------
    UnknownRoles
        Where there is no such role.
    """
    named = {each.strip() for each in text.split(",")} - {""}
    unknown = sorted(named - set(Role))
    if unknown:
        raise UnknownRoles(", ".join(unknown))
    return frozenset(map(Role, named))


def _plain(text: str) -> bool:
    controls = any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in text)
    return not controls and not text.startswith(RUNS_AS_FORMULA)
