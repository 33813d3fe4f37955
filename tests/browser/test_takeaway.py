"""Files taken from a screen in a real browser, and the font that pictures carry."""

from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from components.fonts import text_width
from components.shell.screens import MAP
from components.svg import drawing, words
from tests.browser.screens import CARDIFF, LONG, arrive, figures, path_of, settled
from tests.components.markup import drawn_texts, read_drawing
from tests.fixtures.browsers import NewPage

SECTION = {"en": "Take it away", "cy": "Ewch â hyn gyda chi"}
WORDS = {"en": "The map in words", "cy": "Y map mewn geiriau"}
PICTURE = {"en": "Map of Wales", "cy": "Map o Gymru"}
MADE_UP = {"indicator": "selling-outside-wales", "area": CARDIFF}

INK = """async (svg) => {
  const image = new Image();
  image.src = "data:image/svg+xml;base64," + btoa(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width; canvas.height = image.height;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let last = 0;
  for (let at = 3; at < data.length; at += 4)
    if (data[at] > 100) last = Math.max(last, ((at - 3) / 4) % canvas.width);
  return last;
}"""


def taken(page: Page, button: str, into: Path) -> bytes:
    """Press a button and return the file that comes."""
    with page.expect_download(timeout=LONG) as coming:
        page.get_by_role("button", name=button, exact=True).click()
    path = into / coming.value.suggested_filename
    coming.value.save_as(path)
    return path.read_bytes()


@pytest.mark.parametrize("lang", SECTION)
def test_what_is_taken_holds_what_is_shown(new_page: NewPage, tmp_path: Path, lang: str) -> None:
    page = new_page(lang)
    arrive(page, path_of(MAP, lang=lang, indicator="greenhouse-gas-per-head", period="2024"))
    shown = figures(page)
    page.locator("summary", has_text=SECTION[lang]).click()
    expect(page.locator("#mw-take")).to_be_visible(timeout=LONG)
    settled(page)

    read = pd.read_csv(BytesIO(taken(page, f"CSV: {WORDS[lang]}", tmp_path)))
    assert sorted(f"{value:.2f}" for value in read.iloc[:, 2]) == shown
    book = load_workbook(BytesIO(taken(page, f"Excel: {WORDS[lang]}", tmp_path)))
    sheet = book.worksheets[-1]
    (table,) = sheet.tables.values()
    assert sorted(f"{row[2].value:.2f}" for row in list(sheet[table.ref])[1:]) == shown
    drawn = read_drawing(taken(page, f"SVG: {PICTURE[lang]}", tmp_path).decode())
    assert page.locator("h1").inner_text() in " ".join(drawn_texts(drawn))
    assert taken(page, f"PNG: {PICTURE[lang]}", tmp_path).startswith(b"\x89PNG")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        f"map-{what}-2026-11-22-{lang}.{ending}"
        for what, endings in {"places": ("csv", "xlsx"), "map": ("svg", "png")}.items()
        for ending in endings
    }


def test_the_address_to_copy_opens_the_same_view_elsewhere(new_page: NewPage) -> None:
    page = new_page()
    arrive(page, path_of(MAP, lang="en", open="take", **MADE_UP))
    address = page.locator("#mw-take").input_value()
    heading = page.locator("h1").inner_text()
    parts = urlsplit(address)
    assert parts.netloc == urlsplit(page.url).netloc
    assert "take" not in parts.query
    elsewhere = arrive(new_page("cy"), f"{parts.path}?{parts.query}")
    expect(elsewhere.locator("h1")).to_have_text(heading)
    assert CARDIFF in elsewhere.url


def test_a_picture_on_the_screen_is_drawn_in_the_font_it_carries(page: Page) -> None:
    """An image cannot use the page's font, and the page's policy must let it use its own."""
    arrive(page, path_of(MAP, lang="en"))
    said, size = "WWWWWWWW iiiiiiii", 40
    carried = drawing(900, 60, [words(0, 44, said, "#000000", size)], with_font=True)
    expected = text_width(said, size)
    assert page.evaluate(INK, carried) == pytest.approx(expected, abs=5)
    elsewise = drawing(900, 60, [words(0, 44, said, "#000000", size)])
    assert page.evaluate(INK, elsewise) != pytest.approx(expected, abs=5)
