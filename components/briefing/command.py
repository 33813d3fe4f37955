"""A briefing from the command line: a file of one that is kept, a preview, or a new one frozen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from components.briefing.compose import choose_usual, offer_screens
from components.briefing.files import BOTH, BY_ENDING, FileKind, Progress, pick_decks
from components.briefing.freeze import freeze, preview_decks
from components.briefing.known import StoreKeepsMoving, read_known
from components.briefing.paper import PaperCannotBeWritten
from data.briefings import FileDamaged, get_briefing_file, newest_briefing
from data.store import Store
from locales import Translator
from models.roles import Actor


@dataclass(frozen=True)
class Asked:
    """What the command line asks for.

    Attributes
    ----------
    file
        Where the briefing is to be written; None where it is only frozen.
    lang
        The language of the file, unless it is to hold both.
    """

    mission: str
    file: Path | None
    lang: str
    both: bool = False
    freeze: bool = False


@dataclass(frozen=True)
class Desk:
    """Where a command works: the store, who runs it, how it says things and how far it is."""

    store: Store
    actor: Actor
    say: Callable[[str], None]
    progress: Progress


class CannotDo(Exception):
    """Raised with a sentence for whoever runs the command."""


def run_briefing(asked: Asked, desk: Desk, _: Translator) -> str | None:
    """Do what is asked for and return the code of a briefing that was frozen, if one was.

    Raises
    ------
    CannotDo
        With what is wrong, in the translator's language.
    """
    try:
        return _run(asked, desk, _)
    except KeyError as unknown:
        known = ", ".join(map(str, unknown.args)) or "–"
        raise CannotDo(
            _("There is no mission {asked}; known are {known}", asked=asked.mission, known=known)
        ) from unknown
    except PaperCannotBeWritten as missing:
        raise CannotDo(str(missing)) from missing
    except FileDamaged as damaged:
        said = _("The kept file is no longer what it was: {file}", file=damaged)
        raise CannotDo(said) from damaged
    except StoreKeepsMoving as moving:
        raise CannotDo(_("The figures are changing just now; try again in a moment.")) from moving


def _run(asked: Asked, desk: Desk, _: Translator) -> str | None:
    name = _file_name(asked, _) if asked.file else None
    known = read_known(desk.store, [asked.mission])
    code = None
    if asked.freeze:
        choice = choose_usual(offer_screens(known, _))
        code = freeze(desk.store, desk.actor, choice, desk.progress)
    if asked.file and name:
        _write(asked.file, _content(asked, name, code, desk, _), _)
        desk.say(_("Written: {path}", path=asked.file))
    return code


def _file_name(asked: Asked, _: Translator) -> str:
    """Return the name under which such a file is kept."""
    kind = BY_ENDING.get(asked.file.suffix.lower().removeprefix(".")) if asked.file else None
    if kind is None:
        endings = ", ".join(f".{ending}" for ending in BY_ENDING)
        raise CannotDo(_("A briefing is written as {endings}.", endings=endings))
    if asked.both and not kind.joint:
        endings = ", ".join(f".{each.ending}" for each in BY_ENDING.values() if each.joint)
        raise CannotDo(_("Both languages go into one file as {endings}.", endings=endings))
    return f"{BOTH if asked.both else asked.lang}.{kind.ending}"


def _content(asked: Asked, name: str, code: str | None, desk: Desk, _: Translator) -> bytes:
    """Return a kept file: of the one just frozen, else the newest open one; else a preview."""
    with desk.store.read() as connection:
        kept = code or newest_briefing(connection, desk.actor, asked.mission)
        if kept is not None:
            desk.say(_("Of the frozen briefing: {code}", code=kept))
            try:
                return get_briefing_file(connection, desk.actor, kept, name).content
            except KeyError as missing:
                said = _("This briefing was kept without such a file: {name}", name=name)
                raise CannotDo(said) from missing
    desk.say(_("No briefing is open yet: this is a preview, and says so on every screen."))
    kind: FileKind = BY_ENDING[name.rpartition(".")[2]]
    return kind.write(pick_decks(preview_decks(read_known(desk.store, [asked.mission])), name))


def _write(file: Path, content: bytes, _: Translator) -> None:
    try:
        file.write_bytes(content)
    except OSError as refused:
        said = _(
            "{path} cannot be written: {reason}", path=file, reason=refused.strerror or refused
        )
        raise CannotDo(said) from refused
