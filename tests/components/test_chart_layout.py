"""Where everything in a chart goes: round numbers, whole years, and names that never touch."""

from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from components.chart import Axis, Chart, Layer, Level, Line, Marks, Point, Stretch
from components.chart_boxes import LEADING
from components.chart_labels import Label
from components.chart_layout import Layout, lay_out
from components.chart_scale import tick_words
from components.fonts import text_width
from tests.components.charts import CHARTS, LIMITS, SINCE_START, TREND

FREE = Axis()
WIDTH, HEIGHT = 760.0, 380.0
Box = tuple[float, float, float, float]


def laid(chart: Chart, lang: str = "en", width: float = WIDTH) -> Layout:
    return lay_out(chart, lang, [width], HEIGHT)


def line(*points: tuple[float, float], label: str = "") -> Line:
    return Line((tuple(Point(x, y) for x, y in points),), "fact", label)


def plain(*layers: Layer, x: Axis = FREE, y: Axis = FREE) -> Chart:
    return Chart("f", "a", x, y, layers)


def box_of(label: Label, layout: Layout, width: float = WIDTH) -> Box:
    """Work out anew where a name stands, in pixels of the whole drawing."""
    wide = width - layout.left - layout.right
    tall = HEIGHT - layout.top - layout.bottom
    wider = max(text_width(said, 14) for said in label.lines)
    x = layout.left + layout.x.share(label.x) * wide + label.across
    left = {"start": x, "middle": x - wider / 2, "end": x - wider}[label.anchor]
    y = layout.top + (1 - layout.y.share(label.y)) * tall + label.down
    half = len(label.lines) * LEADING / 2
    return left, y - half, left + wider, y + half


def touch(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.5


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("width", [600.0, 760.0, 1100.0])
def test_no_name_lies_on_another_or_leaves_the_drawing(name: str, width: float) -> None:
    layout = lay_out(CHARTS[name], "en", [width], HEIGHT)
    boxes = [box_of(label, layout, width) for label in layout.labels]
    assert len(boxes) >= 3
    assert not any(touch(one, other) for one, other in combinations(boxes, 2))
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert right <= width
        assert top >= -2
        assert bottom <= HEIGHT


def test_a_name_inside_the_chart_hides_no_end_of_a_line() -> None:
    layout = laid(TREND)
    (wales,) = (label for label in layout.labels if label.lines == ("Wales",))
    left, top, right, bottom = box_of(wales, layout)
    x = layout.left + layout.x.share(wales.x) * (WIDTH - layout.left - layout.right)
    tall = HEIGHT - layout.top - layout.bottom
    y = layout.top + (1 - layout.y.share(wales.y)) * tall
    assert not (left < x < right and top < y < bottom)


def test_names_above_the_chart_stand_in_rows_of_their_own() -> None:
    layout = laid(TREND)
    rows = [row for top in layout.top_labels for row in range(top.row, top.row + len(top.lines))]
    assert len(layout.top_labels) == 3
    assert len(set(rows)) == len(rows)
    assert layout.top > max(rows) * LEADING


@given(st.lists(st.floats(0, 100), min_size=2, max_size=9))
@example([0.0, 0.0, 0.0, 0.0, 0.0, 9.0])  # held off the bottom, a group meets the one above it
@settings(deadline=None, max_examples=60)
def test_names_at_the_right_edge_never_touch_however_close_their_lines(ends: list[float]) -> None:
    lines = [line((0, 50), (10, end), label=f"Place {at}") for at, end in enumerate(ends)]
    layout = laid(plain(*lines))
    tops = sorted(box_of(label, layout)[1] for label in layout.labels)
    assert len(tops) == len(ends)
    assert all(below - above >= LEADING - 0.01 for above, below in pairwise(tops))
    ordered = sorted(layout.labels, key=lambda label: box_of(label, layout)[1])
    assert [label.y for label in ordered] == sorted((label.y for label in ordered), reverse=True)


def test_years_are_whole_and_stand_under_the_points_of_a_yearly_series() -> None:
    assert [said for _, said in laid(TREND).x.ticks] == ["2020", "2025", "2030"]
    assert [at for at, _ in laid(TREND).x.ticks] == [2020, 2025, 2030]
    assert laid(LIMITS).x.ticks[0] == (2014.5, "2014")


def test_numbers_that_are_no_years_are_counted() -> None:
    assert [said for _, said in laid(SINCE_START).x.ticks] == ["−5", "0", "5", "10"]


def test_per_cent_stands_at_each_number_and_any_other_unit_once() -> None:
    assert {said[-1] for _, said in laid(TREND).y.ticks} == {"%"}
    assert laid(TREND).y_unit == ""
    assert laid(LIMITS).y_unit == "tonnes a head"
    assert not any("t" in said for _, said in laid(LIMITS).y.ticks)
    assert laid(SINCE_START).x_unit == "quarters since it began"


def test_numbers_are_round_no_finer_than_asked_and_in_the_readers_language() -> None:
    layout = laid(plain(line((0, 1.2), (9, 7.7))))
    assert [said for _, said in layout.y.ticks] == ["2", "4", "6", "8"]
    thousands = laid(plain(line((0, 0), (9, 5000))), "cy")
    assert "2,000" in [said for _, said in thousands.y.ticks]
    fine = laid(plain(line((0, 0.1), (9, 0.4)), y=Axis(decimals=1)))
    assert [said for _, said in fine.y.ticks] == ["0.1", "0.2", "0.3", "0.4"]
    coarse = laid(plain(line((0, 0.1), (9, 0.4))))
    assert [said for _, said in coarse.y.ticks] == ["0"] or not coarse.y.ticks


def test_a_plus_is_written_where_asked_and_never_at_zero() -> None:
    axis = Axis("%", signed=True)
    assert [tick_words(value, axis, 0, "en") for value in (-1, 0, 1)] == ["−1%", "0%", "+1%"]


def test_given_ticks_and_ends_are_kept() -> None:
    ticks = ((1.0, "one"), (2.0, "two"), (99.0, "far"))
    layout = laid(plain(line((0, 3), (4, 5)), x=Axis(ticks=ticks), y=Axis(low=0, high=10)))
    assert layout.x.ticks == ticks[:2]
    assert (layout.y.low, layout.y.high) == (0, 10)


@pytest.mark.parametrize(
    "chart",
    [
        plain(),
        plain(line()),
        plain(line((2020, 5))),
        plain(line((2020, 5), (2021, 5))),
        plain(Level(0, "ink", "nothing")),
        plain(Stretch(3, 3, "fact", "a moment")),
        plain(Marks((), "fact", label="none of them")),
    ],
)
def test_a_chart_with_next_to_nothing_in_it_has_a_scale(chart: Chart) -> None:
    layout = laid(chart)
    assert layout.x.low < layout.x.high
    assert layout.y.low < layout.y.high
