"""Words fit the room that a layout for another font left them, and are never too small."""

from itertools import combinations, pairwise

import pytest

from components.briefing.placed import Box
from components.briefing.slides.arial import arial_width, break_lines
from components.briefing.slides.chart_scale import find_steps
from components.briefing.slides.cleaned import clean, runs_from_right
from components.briefing.slides.fitted import SMALLEST, fit_into
from components.briefing.slides.line_labels import LEADING, End, place_names

# From the font metrics that Adobe published for Helvetica, whose widths Arial has.
PUBLISHED = {" ": 278, "0": 556, "A": 667, "W": 944, "i": 222, "m": 833, "…": 1000, "%": 889}
PUBLISHED_BOLD = {" ": 278, "0": 556, "A": 722, "W": 944, "i": 278, "m": 889, "%": 889}


def test_letters_are_as_wide_as_arials() -> None:
    for weight, published in ((400, PUBLISHED), (700, PUBLISHED_BOLD)):
        for letter, width in published.items():
            assert arial_width(letter, 1000, weight) == pytest.approx(width, abs=1), letter


def test_letters_of_welsh_are_measured() -> None:
    assert arial_width("ŵ", 1000) == arial_width("w", 1000)
    assert arial_width("ŷ", 1000) == arial_width("y", 1000)


def test_what_stands_on_a_letter_takes_no_room() -> None:
    assert arial_width("w\u0302", 20) == arial_width("w", 20)


def test_lines_hold_every_word_and_none_is_too_wide() -> None:
    said = "Mae mwy o fusnesau bach yn gwerthu y tu hwnt i Gymru " * 3
    lines = break_lines(said, 300, 29)
    assert " ".join(lines) == " ".join(said.split())
    assert max(arial_width(line, 29) for line in lines) <= 300


def test_a_word_that_no_line_holds_is_broken() -> None:
    lines = break_lines("Llanfair" * 10, 200, 29)
    assert "".join(lines) == "Llanfair" * 10
    assert max(arial_width(line, 29) for line in lines) <= 200


def test_words_that_fit_keep_their_size() -> None:
    fitted = fit_into("Short", Box(0, 0, 400, 60), 40, 48)
    assert (fitted.said, fitted.size, fitted.spacing, fitted.cut) == ("Short", 40, 0, False)


def test_words_a_little_too_wide_are_set_a_little_smaller() -> None:
    said = "Somewhat too wide"
    box = Box(0, 0, arial_width(said, 40) * 0.93, 48)
    fitted = fit_into(said, box, 40, 48)
    assert 35 <= fitted.size < 40
    assert fitted.leading / fitted.size == pytest.approx(1.2)
    assert not fitted.cut
    assert arial_width(said, fitted.size) <= box.width


def test_the_smallest_words_stand_closer_before_they_are_cut() -> None:
    said = "Somewhat too wide"
    box = Box(0, 0, arial_width(said, SMALLEST) * 0.96, 40)
    fitted = fit_into(said, box, 29, 34.8)
    assert fitted.size == SMALLEST
    assert fitted.spacing < 0
    assert not fitted.cut
    assert arial_width(said, fitted.size) + fitted.spacing * len(said) <= box.width


@pytest.mark.parametrize("size", [29, 60])
def test_the_end_of_what_does_not_fit_is_cut_and_nothing_is_too_small(size: float) -> None:
    said = "Mae hwn yn hir iawn " * 30
    box = Box(0, 0, 500, size * 2.4)
    fitted = fit_into(said, box, size, size * 1.2)
    assert fitted.cut
    assert fitted.said.endswith("…")
    assert said.startswith(fitted.said.removesuffix("…"))
    assert fitted.size >= SMALLEST
    assert len(break_lines(fitted.said, box.width * 1.06, fitted.size)) == 2


def test_control_characters_and_line_ends_are_left_out() -> None:
    assert clean("a\x00\x0b b\n\tc\ud800\ufffe 🎉") == "a b c 🎉"


def test_the_first_letter_with_a_direction_decides() -> None:
    assert runs_from_right("12 مرحبا Cymru")
    assert not runs_from_right("Cymru مرحبا")
    assert not runs_from_right("12 – 3")


class TestSteps:
    @pytest.mark.parametrize(
        ("values", "decimals"),
        [([17.6, 26.0], 1), ([0.2, 0.9], 1), ([-4, 3], 0), ([5.0], 1), ([], 0), ([1e6, 2e6], 0)],
    )
    def test_an_axis_holds_its_numbers_in_few_round_steps(
        self, values: list[float], decimals: int
    ) -> None:
        steps = find_steps(values, decimals)
        numbers = steps.numbers()
        assert 2 <= len(numbers) <= 10
        assert all(steps.low <= value <= steps.high for value in values)
        assert all(
            abs(number / steps.step - round(number / steps.step)) < 1e-6 for number in numbers
        )

    def test_what_is_never_below_zero_has_an_axis_that_is_not(self) -> None:
        assert find_steps([0.4, 40.0], 1).low == 0


class TestNames:
    def test_names_at_the_edge_stand_one_under_the_other(self) -> None:
        ends = [End(at, 9, 990, 100 + at, 120, at_edge=True) for at in range(4)]
        spots = place_names(ends, [], 1000, 400)
        middles = sorted(100 + spot.series + spot.down for spot in spots)
        assert all(other - one >= LEADING - 1 for one, other in pairwise(middles))
        assert {spot.side for spot in spots} == {"r"}

    def test_a_name_within_the_chart_hides_neither_line_nor_name(self) -> None:
        rising = [(float(x), 300 - x / 4) for x in range(0, 600, 20)]
        ends = [End(0, 29, *rising[-1], 120), End(1, 29, 580, 150, 120)]
        level = [(0.0, 150.0), (580.0, 150.0)]
        spots = place_names(ends, [rising, level], 1000, 400)
        boxes = {}
        for end, spot in zip(ends, spots, strict=True):
            left = {"r": end.x + 14, "l": end.x - 14 - end.wide}.get(spot.side, end.x - 60)
            top = {"t": end.y - 14 - LEADING, "b": end.y + 14}.get(spot.side, end.y - LEADING / 2)
            boxes[end.series] = (left, top + spot.down, left + 120, top + spot.down + LEADING)
        for one, other in combinations(boxes.values(), 2):
            assert (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
        for left, top, right, bottom in boxes.values():
            assert not [1 for x, y in rising if left <= x <= right and top <= y <= bottom]
