"""The figures of a briefing as files: every one that is shown, each file saying what it is."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest

from components.briefing.deck import Deck, Kind
from components.briefing.tables import ABOUT_NAME, list_tables, write_archive, write_tables
from components.takeaway import Column, TakenTable
from tests.components.briefing.decks import deck as make_deck_of
from tests.components.briefing.decks import screen

SHOWN = ["economy.outcome", "economy.link"]
FIGURES = TakenTable(
    "sales",
    "Sales beyond Wales",
    (Column("Period"), Column("%", 1), Column("Note")),
    (("2024", 31.25, ""), ("2025", None, "suppressed"), ("2026", 30, "")),
    ("In per cent.",),
)


def make_deck(lang: str = "en") -> Deck:
    """Return a briefing of three screens, two of which show figures."""
    shown = [screen(kind, lang, table=FIGURES) for kind in (Kind.OUTCOME, Kind.LINK)]
    return make_deck_of(lang, *shown, screen(Kind.GRID, lang))


def archive(deck: Deck) -> dict[str, str]:
    with ZipFile(BytesIO(write_archive(deck))) as found:
        return {name: found.read(name).decode("utf-8-sig") for name in found.namelist()}


def sheets(deck: Deck) -> list[list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(BytesIO(write_tables(deck)))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def test_every_figure_that_is_shown_is_in_a_csv_file_under_its_screen() -> None:
    found = archive(make_deck())
    assert [name for name in found if name != ABOUT_NAME] == [f"{code}.csv" for code in SHOWN]
    rows = list(csv.DictReader(StringIO(found["economy.outcome.csv"])))
    assert [(row["Period"], row["%"], row["Note"]) for row in rows] == [
        ("2024", "31.25", ""),
        ("2025", "", "suppressed"),
        ("2026", "30", ""),
    ]
    assert {row["As at"] for row in rows} == {"Figures as at 22 November 2026."}
    assert {row["Holds illustrative figures"] for row in rows} == {"yes"}
    assert "OGL v3.0" in rows[0]["Source"]


def test_the_annex_is_in_both_files() -> None:
    deck = make_deck()
    moved = replace(deck, screens=deck.screens[:1], annex=(*deck.screens[1:], *deck.annex))
    assert [table.name for table in list_tables(moved)] == SHOWN
    assert len(sheets(moved)) == len(sheets(deck)) == 2 + len(SHOWN)


def test_the_workbook_holds_the_numbers_as_numbers() -> None:
    _cover, _notes, outcome, _link = sheets(make_deck())
    assert ("2024", 31.25, None) in outcome
    assert ("2025", None, "suppressed") in outcome


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_both_say_whose_they_are(lang: str) -> None:
    deck = make_deck(lang)
    cover, notes, *_tables = sheets(deck)
    told = " ".join(str(cell) for row in (*cover, *notes) for cell in row)
    about = archive(deck)[ABOUT_NAME]
    for said in (deck.title, deck.as_at_words, deck.made, deck.record, *deck.sources, deck.address):
        assert said in told
        assert said in about
    illustrative = {"en": "Illustrative figures", "cy": "Ffigurau enghreifftiol"}[lang]
    assert illustrative in told
    assert illustrative in about


def test_what_nobody_has_frozen_says_so() -> None:
    preview = replace(make_deck(), made="", record="")
    assert sheets(preview)[0][0][0] == "Preview, not frozen: Economy"
    assert archive(preview)[ABOUT_NAME].startswith("Preview, not frozen: Economy")


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert write_tables(make_deck()) == write_tables(make_deck())
    assert write_archive(make_deck()) == write_archive(make_deck())


@pytest.mark.parametrize("title", ["=1+1", "<b>bold</b>", "🏴 שלום", "x" * 200])
def test_any_title_goes_into_both(title: str) -> None:
    deck = replace(make_deck(), title=title)
    assert sheets(deck)[0][0][0] == title
    assert title in archive(deck)[ABOUT_NAME]


def test_a_briefing_without_any_figures_is_a_workbook_all_the_same() -> None:
    deck = replace(make_deck(), screens=(), annex=())
    assert len(sheets(deck)) == 2
    assert list(archive(deck)) == [ABOUT_NAME]
    assert FIGURES.title not in archive(deck)[ABOUT_NAME]
