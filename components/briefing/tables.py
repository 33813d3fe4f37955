"""Every figure that a briefing shows, as tables: a workbook, and an archive of CSV files.

Both say whose briefing they are from: its title, date, sources, address, whether its figures are
illustrative, and whether it was frozen at all. The same deck gives the same bytes on any day.
"""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from components.briefing.deck import Deck
from components.take_tables import (
    CREATED,
    address_words,
    illustrative_words,
    source_sentences,
    write_csv,
    write_workbook,
)
from components.takeaway import About, TakenTable
from locales import Translator, text

ABOUT_NAME = "about.txt"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"


def write_tables(deck: Deck) -> bytes:
    """Return the tables of every screen, the annex's too, as one workbook."""
    return write_workbook(list_tables(deck), about_deck(deck), text(deck.lang))


def write_archive(deck: Deck) -> bytes:
    """Return the same as CSV files in a ZIP, beside a text that says what they are."""
    about, _ = about_deck(deck), text(deck.lang)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        _add(archive, ABOUT_NAME, _about_text(deck, about, _))
        for table in list_tables(deck):
            _add(archive, f"{table.name}.csv", write_csv(table, about, _))
    return held.getvalue()


def list_tables(deck: Deck) -> tuple[TakenTable, ...]:
    """Return the tables that the screens show, each named by its screen and titled by it."""
    shown = (screen for screen in deck.all_screens() if screen.table is not None)
    return tuple(replace(screen.table, name=screen.code) for screen in shown)


def about_deck(deck: Deck) -> About:
    """Return what every file of a deck's tables says of itself."""
    return About(
        view=title_words(deck),
        as_at=deck.as_at_words,
        sources=(*([deck.made] if deck.made else []), *_record(deck), *deck.sources),
        illustrative=deck.illustrative,
        address=deck.address,
    )


def title_words(deck: Deck) -> str:
    """Return a deck's title, marked where nobody has frozen it."""
    _ = text(deck.lang)
    return deck.title if deck.made else _("Preview, not frozen: {title}", title=deck.title)


def _record(deck: Deck) -> tuple[str, ...]:
    _ = text(deck.lang)
    return (_("Record: {hash}", hash=deck.record),) if deck.record else ()


def _about_text(deck: Deck, about: About, _: Translator) -> bytes:
    said = [
        about.view,
        *([illustrative_words(_)] if about.illustrative else []),
        about.as_at,
        *source_sentences(about),
        *([address_words(about, _)] if about.address else []),
        "",
        *(f"{table.name}.csv: {table.title}" for table in list_tables(deck)),
    ]
    return "".join(f"{line}\r\n" for line in said).encode("utf-8-sig")


def _add(archive: ZipFile, name: str, content: bytes) -> None:
    archive.writestr(ZipInfo(name, CREATED.timetuple()[:6]), content, ZIP_DEFLATED)
