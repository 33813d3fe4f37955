"""A briefing on paper, read back: tagged, every figure with its text, the words of the screens."""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from components.briefing.deck import Kind
from components.briefing.layout import lay_out
from components.briefing.paper import PaperCannotBeWritten, write_paper
from components.briefing.placed import PlacedText
from tests.components.briefing.decks import EMOJI, HOSTILE, RIGHT_TO_LEFT, comment, deck, screen

NEEDS_PANGO = {"en": "PDF needs Pango", "cy": "Mae angen Pango"}


@pytest.fixture(scope="module")
def written() -> bytes:
    return write_paper([deck("en"), deck("cy")])


@pytest.fixture(scope="module")
def paper(written: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(written))


def elements(reader: PdfReader) -> list[DictionaryObject]:
    """Return every element of the structure, in order."""
    return list(_below(reader.trailer["/Root"]["/StructTreeRoot"]))


def _below(node: Any) -> Iterator[DictionaryObject]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        each = kid.get_object()
        if isinstance(each, DictionaryObject) and "/S" in each:
            yield each
            yield from _below(each)


def squeezed(said: str) -> str:
    return re.sub(r"\s+", "", said)


def test_there_is_a_page_a_screen_and_one_that_says_what_it_is(paper: PdfReader) -> None:
    assert len(paper.pages) == 2 * (len(deck().all_screens()) + 1)
    assert {(float(p.mediabox.width), float(p.mediabox.height)) for p in paper.pages} == {
        (1440, 810)
    }


@pytest.mark.parametrize(("lang", "first"), [("en", 0), ("cy", 12)])
def test_a_page_says_what_its_screen_says(paper: PdfReader, lang: str, first: int) -> None:
    made = deck(lang)
    for at, each in enumerate(made.screens):
        said = squeezed(paper.pages[first + at].extract_text())
        for placed in lay_out(each, made, at + 1, len(made.screens)):
            for line in placed.lines if isinstance(placed, PlacedText) else ():
                assert squeezed(line) in said


def test_the_numbers_of_a_drawing_are_text_that_can_be_searched(paper: PdfReader) -> None:
    assert "26%" in paper.pages[1].extract_text()
    assert squeezed("hoped for: +1.2") in squeezed(paper.pages[9].extract_text())


def test_it_is_tagged_and_says_its_title_and_language(paper: PdfReader) -> None:
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 (a boolean of the file's own)
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.metadata is not None
    assert paper.metadata.title == "Economy"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_every_figure_has_a_text_and_every_page_one_title(paper: PdfReader) -> None:
    found = elements(paper)
    figures = [each for each in found if each["/S"] == "/Figure"]
    assert len(figures) == 2 * 4  # a chart, a number line, and Wales twice
    assert all(each["/Alt"] for each in figures)
    assert [each["/S"] for each in found].count("/H1") == len(paper.pages)
    assert {"/Table", "/TH", "/L", "/LI", "/H2"} <= {each["/S"] for each in found}


def test_each_part_says_in_which_language_it_is(paper: PdfReader) -> None:
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(paper.pages)}  # type: ignore[union-attr]
    spoken = {
        pages[each.raw_get("/Pg").idnum]: each["/Lang"]
        for each in elements(paper)
        if each["/S"] == "/Sect"
    }
    half = len(paper.pages) // 2
    assert spoken == {at: "en" if at < half else "cy" for at in range(2 * half)}


def test_its_bookmarks_are_the_briefings_and_their_screens(paper: PdfReader) -> None:
    english, screens, welsh, _rest = paper.outline
    assert (english["/Title"], welsh["/Title"]) == ("Economy", "Yr economi")
    assert [each["/Title"] for each in screens][-1] == "About this briefing"
    assert len(screens) == len(deck().all_screens()) + 1


def test_the_last_page_says_when_and_by_whom_and_how_a_changed_past_is_seen(
    paper: PdfReader,
) -> None:
    made = deck("cy")
    said = squeezed(paper.pages[-1].extract_text())
    for each in (made.made, made.as_at_words, made.record, made.address, *made.sources):
        assert squeezed(each) in said


def test_it_is_drawn_with_our_own_font_alone(paper: PdfReader) -> None:
    fonts = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in paper.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.rpartition("Sans")[0] for name in fonts} == {"Cenhadaeth-"}


def test_the_same_briefing_gives_the_same_bytes(written: bytes) -> None:
    assert write_paper([deck("en"), deck("cy")]) == written


@pytest.mark.parametrize("said", [HOSTILE, RIGHT_TO_LEFT, EMOJI, "x" * 500])
def test_what_somebody_wrote_breaks_no_page(said: str) -> None:
    made = [screen(kind, title=said, comment=comment()) for kind in Kind]
    pages = PdfReader(io.BytesIO(write_paper([replace(deck("en", *made), title=said)]))).pages
    assert len(pages) >= len(made) + 1


def test_a_text_that_is_cut_stands_in_full_at_the_end() -> None:
    whole = " ".join(f"word{at}" for at in range(120))
    made = deck("en", screen(Kind.OUTCOME, title=whole))
    pages = PdfReader(io.BytesIO(write_paper([made]))).pages
    assert squeezed(whole) not in squeezed(pages[0].extract_text())
    assert squeezed(whole) in squeezed("".join(page.extract_text() for page in pages[1:]))


def test_a_preview_says_that_nothing_is_frozen() -> None:
    made = replace(deck("en", screen(Kind.OPENING)), made="", record="")
    said = PdfReader(io.BytesIO(write_paper([made]))).pages[-1].extract_text()
    assert "Preview: nothing is frozen yet" in said


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_where_pango_is_missing_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)

    def cannot_open(*_: object, **__: object) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("cffi.api.FFI.dlopen", cannot_open)
    with pytest.raises(PaperCannotBeWritten) as missing:
        write_paper([deck(lang)])
    said = str(missing.value)
    assert said.startswith(NEEDS_PANGO[lang])
    assert "libpango-1.0-0" in said
    assert "brew install pango" in said
    assert "\n" not in said


def test_pages_follow_the_order_of_the_screens(paper: PdfReader) -> None:
    numbers = [int(re.findall(r"(\d+) of 9", page.extract_text())[0]) for page in paper.pages[:9]]
    assert all(after == before + 1 for before, after in pairwise(numbers))
