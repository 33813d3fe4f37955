"""Catalogues and the one translator. English text is its own key; Welsh comes from the catalogue.

The catalogue is read as the translators write it (``.po``) and compiled in memory, so there is
no build step to forget.
"""

import io
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("en", "cy")
DOMAIN = "missions"
HERE = Path(__file__).resolve().parent


class Translator:
    """Turns the catalogue's English into one language; call it with an English message.

    Parameters
    ----------
    lang
        One of :data:`LANGUAGES`.
    """

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise ValueError(f"{lang!r} is not one of {', '.join(LANGUAGES)}")
        self.lang = lang
        self._catalogue = _load(lang)

    def __call__(self, message: str, **values: Any) -> str:
        """Return `message` in this language, its ``{names}`` filled from `values`."""
        # gettext answers an empty message with the header of the catalogue.
        found = self._catalogue.gettext(message) if message else ""
        return found.format(**values) if values else found

    def ngettext(self, one: str, many: str, count: int, **values: Any) -> str:
        """Return the form that fits `count`, with ``{count}`` and `values` filled in."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **values)

    def pgettext(self, context: str, message: str, **values: Any) -> str:
        """Return `message` as meant in `context`: a word that is two words in Welsh."""
        found = self._catalogue.pgettext(context, message)
        return found.format(**values) if values else found


def own_first(lang: str) -> list[str]:
    """Return the languages in the order in which a reader of `lang` fills both in."""
    return sorted(LANGUAGES, key=lambda each: each != lang)


@lru_cache(maxsize=len(LANGUAGES))
def text(lang: str) -> Translator:
    """Return the translator into `lang`.

    Raises
    ------
    ValueError
        Where there is no such language.
    """
    return Translator(lang)


def _load(lang: str) -> NullTranslations:
    path = HERE / lang / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=lang)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def mark(message: str) -> str:
    """Return `message` unchanged: marks it for the catalogue where it is translated later."""
    return message
