"""One place on one sheet: every place, in both languages, printed and read back."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from components.shell.screens import PLACE
from tests.browser.screens import CARDIFF, arrive, heading, path_of
from tests.components.making import place_codes
from tests.components.place_making import WREXHAM
from tests.fixtures.browsers import NewPage

LEAST_POINTS = 7.0
A4 = (595, 842)
SAID = """() => [...document.querySelectorAll('.mw')].flatMap(part => {
  const words = [], walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walk.nextNode())
    if (walk.currentNode.parentElement.checkVisibility())
      words.push(...walk.currentNode.data.split(/\\s+/).filter(Boolean));
  return words;
})"""


PAPER_WIDTH = 756
"""Of an A4 sheet between its margins, in pixels of 1/96 inch."""
TOO_NARROW = """() => [...document.querySelectorAll('.mw-place td, .mw-place th, .mw-place p')]
  .filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.innerText)"""


@dataclass(frozen=True)
class Run:
    """A piece of printed text: its size and where it begins on the sheet, in points."""

    said: str
    size: float
    across: float
    up: float


def print_page(page: Page) -> PdfReader:
    """Print what is shown, as Chromium prints on A4."""
    return PdfReader(BytesIO(page.pdf(format="A4")))


def read_runs(pdf: PdfReader) -> Iterator[Run]:
    """Give every piece of text of the first sheet."""
    found: list[Run] = []

    def note(said: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if said.strip():
            across, up = cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]
            found.append(Run(said.strip(), abs(size * tm[3] * cm[3]), across, up))

    pdf.pages[0].extract_text(visitor_text=note)
    yield from found


def bare(said: str) -> str:
    """Return a text without blanks, its ligatures as letters, in capitals: how it was set apart."""
    return "".join(unicodedata.normalize("NFKC", said).split()).upper()


def said_on_paper(page: Page) -> list[str]:
    """Return every word of ours that is shown on paper."""
    page.emulate_media(media="print")
    words: list[str] = page.evaluate(SAID)
    page.emulate_media(media="null")
    return words


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_each_place_is_one_sheet_that_can_be_read(new_page: NewPage, lang: str) -> None:
    page, wrong = new_page(lang, width=1366, height=768), []
    for code in place_codes():
        arrive(page, path_of(PLACE, area=code, lang=lang))
        name = heading(page).inner_text()
        pdf = print_page(page)
        if len(pdf.pages) != 1:
            wrong.append(f"{name}: {len(pdf.pages)} sheets")
        runs = list(read_runs(pdf))
        smallest = min(runs, key=lambda run: run.size)
        if smallest.size < LEAST_POINTS:
            wrong.append(f"{name}: {smallest}")
        wrong += [
            f"{name}: {run}" for run in runs if not (0 < run.across < A4[0] and 0 < run.up < A4[1])
        ]
        printed = bare("".join(run.said for run in runs))
        lost = {word for word in said_on_paper(page) if bare(word) not in printed}
        wrong += [f"{name}: not on paper: {word}" for word in lost]
    assert wrong == []


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_no_cell_is_narrower_on_paper_than_what_it_holds(new_page: NewPage, lang: str) -> None:
    page = new_page(lang, width=PAPER_WIDTH)
    arrive(page, path_of(PLACE, area=WREXHAM, lang=lang))
    page.emulate_media(media="print")
    assert page.evaluate(TOO_NARROW) == []
    page.add_style_tag(content=".mw-place td { white-space: nowrap; }")
    assert page.evaluate(TOO_NARROW) != []


def test_what_is_for_the_screen_alone_stays_behind(new_page: NewPage) -> None:
    page = new_page("en")
    arrive(page, path_of(PLACE, area=CARDIFF, lang="en", open="context.take"))
    shown = page.inner_text('[data-testid="stMain"]')
    printed = bare(print_page(page).pages[0].extract_text())
    for gone in ("Take it away", "How is this judged?", "Address of this view", "Cymraeg"):
        assert gone in shown
        assert bare(gone) not in printed
    for kept in ("Illustrative figures", "figures as at 22 November 2026", "What is due"):
        assert bare(kept) in printed


def test_more_than_one_sheet_holds_loses_nothing(new_page: NewPage) -> None:
    """With letters as large as on the screen it takes more sheets, and every word is on them."""
    page = new_page("en")
    arrive(page, path_of(PLACE, area=CARDIFF, lang="en"))
    page.add_style_tag(content="@media print { .mw-place * { font-size: 16pt !important; } }")
    pdf = print_page(page)
    assert len(pdf.pages) > 1
    printed = bare("".join(sheet.extract_text() for sheet in pdf.pages))
    assert [word for word in said_on_paper(page) if bare(word) not in printed] == []
