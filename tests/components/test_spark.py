"""The sparkline: what it draws and what it says, by hand."""

from components.palette import PALETTES
from components.spark import build_sparkline
from data.headlines import TargetFacts
from locales import text
from tests.components.making import make_headline
from tests.components.markup import read_markup, read_pictures

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]


def points(drawing: object) -> list[tuple[float, float]]:
    line = next(iter(drawing.iter("polyline")))  # type: ignore[attr-defined]
    return [tuple(map(float, pair.split(","))) for pair in line.get("points").split()]


def test_its_words_say_from_where_to_where() -> None:
    spark = build_sparkline(make_headline({"2020": 50.0, "2021": 51.0, "2022": 52.1}), LIGHT, EN)
    alt = read_markup(spark).first("img").attributes["alt"]
    assert alt == "Line for Wales: 50.0% (2020) to 52.1% (2022)"


def test_its_words_name_the_target_in_both_languages() -> None:
    headline = make_headline({"2020": 50.0, "2022": 52.1}, target=TargetFacts("2030", 60.0, "2020"))
    english = read_markup(build_sparkline(headline, LIGHT, EN)).first("img").attributes["alt"]
    welsh = read_markup(build_sparkline(headline, LIGHT, CY)).first("img").attributes["alt"]
    assert english.endswith("; target: 60.0% (2030)")
    assert welsh.endswith("; targed: 60.0% (2030)")


def test_higher_figures_stand_higher_and_time_runs_to_the_right() -> None:
    headline = make_headline({"2020": 50.0, "2021": 52.0, "2022": 51.0})
    (drawing,) = read_pictures(build_sparkline(headline, LIGHT, EN))
    (x1, y1), (x2, y2), (x3, y3) = points(drawing)
    assert x1 < x2 < x3
    assert y2 < y3 < y1  # y grows downwards
    assert (y1 + y2) / 2 == y3


def test_a_target_is_a_diamond_at_its_height_and_leaves_the_scale_room() -> None:
    headline = make_headline({"2020": 50.0, "2022": 52.0}, target=TargetFacts("2030", 60.0, "2020"))
    (drawing,) = read_pictures(build_sparkline(headline, LIGHT, EN))
    diamond = next(drawing.iter("polygon"))
    heights = [float(pair.split(",")[1]) for pair in diamond.get("points", "").split()]
    assert max(heights) < points(drawing)[-1][1]
    assert diamond.get("stroke") == LIGHT.hoped
    without = make_headline({"2020": 50.0, "2022": 52.0})
    (plain,) = read_pictures(build_sparkline(without, LIGHT, EN))
    assert list(plain.iter("polygon")) == []


def test_a_flat_series_is_drawn_and_not_divided_by_nothing() -> None:
    (drawing,) = read_pictures(build_sparkline(make_headline({"2020": 5, "2022": 5}), LIGHT, EN))
    assert len({y for _, y in points(drawing)}) == 1


def test_one_figure_is_no_line() -> None:
    assert str(build_sparkline(make_headline({"2020": 50.0}), LIGHT, EN)) == ""
    assert str(build_sparkline(make_headline({}), LIGHT, EN)) == ""
