"""Slides opened by another program than the one that wrote them: LibreOffice makes their pages."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from components.briefing.slides import write_slides
from tests.components.briefing.slides.reading import read
from tests.components.briefing.slides.test_write import ODD, full
from tests.fixtures.office import Converter

DECKS = [full("en"), full("cy")]
ALWAYS = ("title", "lead", "source", "kicker", "number", "card-1-head", "item-1-head", "unit")


def squeezed(said: str) -> str:
    """Return words without blanks: programs differ in where they break a line."""
    return "".join(said.split())


@pytest.fixture(scope="module")
def slides() -> bytes:
    return write_slides(DECKS)


@pytest.fixture(scope="module")
def pages(slides: bytes, office: Converter) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(office(slides))).pages]


def test_every_slide_is_a_page(slides: bytes, pages: list[str]) -> None:
    assert len(pages) == len(read(slides).slides) == sum(len(d.all_screens()) + 1 for d in DECKS)


def test_every_page_has_the_words_of_its_slide(slides: bytes, pages: list[str]) -> None:
    for slide, page in zip(read(slides).slides, pages, strict=True):
        if slide.name == ODD.code:
            continue  # which way its words run is the program's to say
        said = [s.text_frame.text for s in slide.shapes if s.has_text_frame and s.name in ALWAYS]
        assert said
        for words in said:
            assert squeezed(words) in page, slide.name


def test_charts_tables_and_maps_are_drawn_with_their_words(slides: bytes, pages: list[str]) -> None:
    for slide, page in zip(read(slides).slides, pages, strict=True):
        for shape in slide.shapes:
            if shape.has_chart and shape.name == "chart":
                names = [series.name for plot in shape.chart.plots for series in plot.series]
                assert squeezed(names[-1]) in page
            if shape.has_table:
                for cell in shape.table.iter_cells():
                    assert squeezed(cell.text_frame.text) in page


def test_what_is_odd_opens_too(pages: list[str]) -> None:
    codes = [screen.code for screen in DECKS[0].all_screens()]
    assert "<script>alert(1)</script>" in pages[codes.index(ODD.code)]
