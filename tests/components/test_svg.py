"""The writer of drawings: well-formed whatever the words, and words that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.fonts import text_width
from components.svg import box, curve, diamond, dot, drawing, line, path, words, wrap
from tests.components.making import HOSTILE
from tests.components.markup import drawn_texts, read_drawing


def test_hostile_words_stay_words() -> None:
    read = read_drawing(drawing(10, 10, [words(0, 0, HOSTILE, "#000000")]))
    assert drawn_texts(read) == [HOSTILE]
    assert {element.tag for element in read.iter()} == {"svg", "text"}


def test_every_shape_is_well_formed() -> None:
    shapes = (
        line(0, 0, 1, 1, "#000000"),
        path([(0, 0), (1, 2)], "#000000"),
        curve(0, 0, 9, 9, "#000000", dashed=True),
        box(0, 0, 2, 2, "#ffffff", dashed=True),
        dot(1, 1, 2, "#000000"),
        diamond(5, 5, 2, "#000000", "none"),
    )
    read = read_drawing(drawing(10, 20, shapes))
    assert (read.get("width"), read.get("height"), read.get("viewBox")) == ("10", "20", "0 0 10 20")
    tags = [element.tag for element in read]
    assert tags == ["line", "polyline", "path", "rect", "circle", "polygon"]


def test_words_are_cut_into_lines_at_blanks() -> None:
    width = text_width("three four", 10, 600)
    assert wrap("one two three four", width, 10) == ["one two", "three four"]


def test_narrow_letters_leave_room_for_more() -> None:
    width = text_width("WWW WWW", 10, 600)
    assert wrap("WWW WWW WWW", width, 10) == ["WWW WWW", "WWW"]
    assert wrap("iii iii iii", width, 10) == ["iii iii iii"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    width = text_width("three fou…", 10, 600)
    assert wrap("one two three four five six", width, 10, most=2) == ["one two", "three fou…"]
    (cut,) = wrap("Llanfairpwllgwyngyll", width, 10)
    assert cut.startswith("Llanfair")
    assert cut.endswith("…")


@pytest.mark.parametrize("given_words", ["", "   "])
def test_nothing_has_no_lines(given_words: str) -> None:
    assert wrap(given_words, 100, 10) == []


@given(st.text(max_size=200), st.integers(20, 400), st.integers(1, 5))
def test_lines_never_overrun(said: str, width: int, most: int) -> None:
    lines = wrap(said, width, 12, most)
    assert len(lines) <= most
    assert all(text_width(each, 12, 600) <= width or len(each) <= 2 for each in lines)
