"""Pictures as files: framed with what they are, drawn with the shipped font, the same each time."""

from io import BytesIO
from itertools import product
from struct import unpack

import numpy as np
import pytest
import resvg_py
from numpy.typing import NDArray
from PIL import Image

from components.chart_svg import svg_chart
from components.fonts import font_files
from components.palette import PALETTES
from components.svg import drawing, words
from components.take_charts import ENLARGED, picture_size, write_png, write_svg
from components.takeaway import About, TakenPicture
from locales import text
from tests.components.charts import TREND
from tests.components.making import HOSTILE
from tests.components.markup import drawn_texts, read_drawing

EN, LIGHT = text("en"), PALETTES["light"]
ABOUT = About(
    "Employment",
    "Figures as at 22 November 2026.",
    ("Source: Survey. Licence: OGL-UK-3.0.", "Figures as at 22 November 2026."),
    True,
    "https://missions.example/outcome?" + "&".join(f"name{at}=value{at}" for at in range(40)),
)
PUBLISHED = About(ABOUT.view, ABOUT.as_at, ABOUT.sources, False, "/outcome?lang=en")
CHART = TakenPicture("trend", TREND.finding, TREND.alt, svg_chart(TREND, LIGHT, "en"))


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = unpack(">II", png[16:24])
    return width, height


def pixels(png: bytes) -> NDArray[np.uint8]:
    """Return a picture's pixels, as a program that is not ours reads them."""
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"))


def frame(picture: TakenPicture = CHART, about: About = ABOUT, lang: str = "en") -> str:
    return write_svg(picture, about, text(lang)).decode()


def test_the_frame_holds_title_picture_source_date_and_address() -> None:
    read = read_drawing(frame())
    texts = drawn_texts(read)
    assert texts[:2] == ["Illustrative figures", TREND.finding]
    assert set(drawn_texts(read_drawing(CHART.svg))) <= set(texts)
    assert texts.count(ABOUT.as_at) == 1
    assert "Source: Survey. Licence: OGL-UK-3.0." in texts


def test_a_long_address_is_broken_and_never_cut_short() -> None:
    texts = drawn_texts(read_drawing(frame()))
    start = next(at for at, said in enumerate(texts) if said.startswith("Address of this view"))
    assert ABOUT.address in "".join(texts[start:]).replace(" ", "")


def test_who_cannot_see_it_is_told_the_same() -> None:
    read = read_drawing(frame())
    assert [element.text for element in read.iter("title")] == [TREND.finding]
    assert [element.text for element in read.iter("desc")] == [TREND.alt]


@pytest.mark.parametrize(
    ("lang", "mark"), [("en", "Illustrative figures"), ("cy", "Ffigurau enghreifftiol")]
)
def test_only_made_up_figures_are_marked_so(lang: str, mark: str) -> None:
    assert mark in drawn_texts(read_drawing(frame(lang=lang)))
    assert mark not in drawn_texts(read_drawing(frame(about=PUBLISHED, lang=lang)))


def test_nothing_of_the_frame_lies_on_the_picture() -> None:
    read = read_drawing(frame())
    inner = next(element for element in read if element.tag == "svg")
    top = float(inner.get("y", 0))
    bottom = top + float(inner.get("height", 0))
    outside = [float(element.get("y", 0)) for element in read if element.tag == "text"]
    assert outside
    assert all(y <= top or y >= bottom for y in outside)
    assert max(outside) < float(read.get("height", 0))


def test_a_png_is_twice_the_drawing_and_not_blank() -> None:
    png = write_png(CHART, PUBLISHED, EN)
    width, height = picture_size(frame(about=PUBLISHED))
    assert size_of(png) == (ENLARGED * width, ENLARGED * height)
    seen = pixels(png)
    fact = [int(LIGHT.fact[at : at + 2], 16) for at in (1, 3, 5)]
    assert (seen == fact).all(axis=2).sum() > 500


def drawn_letter(letter: str, weight: int) -> NDArray[np.uint8]:
    svg = drawing(40, 40, [words(8, 30, letter, "#000000", 28, weight=weight)])
    files = [str(path) for path in font_files()]
    return pixels(
        bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg, background="#ffffff", skip_system_fonts=True, font_files=files
            )
        )
    )


@pytest.mark.parametrize(("letter", "weight"), list(product("ŵŷŴŶâ−…▲", (400, 600))))
def test_the_letters_of_welsh_are_drawn_as_themselves(letter: str, weight: int) -> None:
    """A letter that a font does not have would be drawn as nothing, or as an empty box."""
    seen = drawn_letter(letter, weight)
    assert (seen < 128).any()
    others = {"ŵ": "w", "ŷ": "y", "Ŵ": "W", "Ŷ": "Y", "â": "a"}
    for other in (others.get(letter, " "), "\u4e2d"):
        assert not np.array_equal(seen, drawn_letter(other, weight))


def test_hostile_words_stay_words() -> None:
    svg = drawing(40, 40, [words(0, 9, HOSTILE, "#000000")])
    about = About(HOSTILE, HOSTILE, (HOSTILE,), True, HOSTILE)
    read = read_drawing(frame(TakenPicture("p", HOSTILE, HOSTILE, svg), about))
    assert {"script", "img"}.isdisjoint({element.tag for element in read.iter()})
    assert write_png(TakenPicture("p", HOSTILE, HOSTILE, svg), about, EN)


def test_the_font_is_carried_once() -> None:
    assert CHART.svg.count("@font-face") >= 1
    assert frame().count("@font-face") == 2


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert write_svg(CHART, ABOUT, EN) == write_svg(CHART, ABOUT, EN)
    assert write_png(CHART, PUBLISHED, EN) == write_png(CHART, PUBLISHED, EN)


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(ValueError, match="no drawing"):
        write_svg(TakenPicture("p", "t", "a", "<p>no</p>"), ABOUT, EN)
