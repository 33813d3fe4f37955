"""Every file of a briefing: which there are, what they are called, and what writes each.

The writers of slides and of paper are loaded when one is asked for: they are large, and most who
open a briefing ask for none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from components.briefing import tables
from components.briefing.deck import Deck
from data.briefings import BriefingFile
from locales import LANGUAGES

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PDF = "application/pdf"
BOTH = "both"
"""The name of a file in English and then in Welsh."""
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class FileKind:
    """A kind of file: what its name ends in, and what writes it from one deck or from both."""

    ending: str
    mime: str
    write: Callable[[Sequence[Deck]], bytes]
    joint: bool = False


def _write_slides(decks: Sequence[Deck]) -> bytes:
    from components.briefing.slides import write_slides

    return write_slides(decks)


def _write_paper(decks: Sequence[Deck]) -> bytes:
    from components.briefing.paper import write_paper

    return write_paper(decks)


KINDS = (
    FileKind("pptx", PPTX, _write_slides, joint=True),
    FileKind("pdf", PDF, _write_paper, joint=True),
    FileKind("xlsx", tables.XLSX, lambda decks: tables.write_tables(decks[0])),
    FileKind("zip", tables.ZIP, lambda decks: tables.write_archive(decks[0])),
)
BY_ENDING: Mapping[str, FileKind] = {kind.ending: kind for kind in KINDS}


def list_names() -> list[tuple[str, FileKind]]:
    """Return the name of every file with its kind, in the order in which they are made."""
    return [
        (f"{whose}.{kind.ending}", kind)
        for kind in KINDS
        for whose in (*LANGUAGES, *([BOTH] if kind.joint else []))
    ]


def pick_decks(decks: Mapping[str, Deck], name: str) -> list[Deck]:
    """Return the decks that a file of that name is made from: one language's, or both."""
    whose = name.partition(".")[0]
    return [decks[lang] for lang in (LANGUAGES if whose == BOTH else (whose,))]


def write_files(decks: Mapping[str, Deck], progress: Progress) -> Iterator[BriefingFile]:
    """Yield every file of a briefing; no PDF where this machine cannot write one.

    Parameters
    ----------
    progress
        Told before each file: how many are done, of how many, and the name of the next.
    """
    from components.briefing.paper import PaperCannotBeWritten

    names, without_paper = list_names(), False
    for done, (name, kind) in enumerate(names):
        progress(done, len(names), name)
        if kind.mime == PDF and without_paper:
            continue
        try:
            content = kind.write(pick_decks(decks, name))
        except PaperCannotBeWritten:
            without_paper = True
            continue
        yield BriefingFile(name, kind.mime, content)
    progress(len(names), len(names), "")
