"""One chart written twice: the screen's figure and the drawing hold the same."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from components.chart import Line, Marks
from components.chart_layout import lay_out
from components.chart_plotly import drawn_chart, plotly_figure, plotly_words
from components.chart_svg import svg_chart
from components.palette import PALETTES
from tests.components.charts import CHARTS, HOSTILE_CHART, LIMITS, TREND
from tests.components.making import HOSTILE
from tests.components.markup import drawn_texts, read_drawing

LIGHT = PALETTES["light"]
WIDTH, HEIGHT = 760, 380


def figure(name: str, theme: str = "light") -> dict[str, Any]:
    return plotly_figure(CHARTS[name], PALETTES[theme], "en", HEIGHT)


def drawn(name: str, theme: str = "light") -> ElementTree.Element:
    return read_drawing(svg_chart(CHARTS[name], PALETTES[theme], "en", WIDTH, HEIGHT))


def places(name: str) -> tuple[Any, Any]:
    """Return what turns the chart's numbers into pixels of the drawing."""
    layout = lay_out(CHARTS[name], "en", [WIDTH], HEIGHT)
    wide, tall = WIDTH - layout.left - layout.right, HEIGHT - layout.top - layout.bottom

    def across(x: float) -> float:
        return layout.left + (x - layout.x.low) / (layout.x.high - layout.x.low) * wide

    def down(y: float) -> float:
        return HEIGHT - layout.bottom - (y - layout.y.low) / (layout.y.high - layout.y.low) * tall

    return across, down


@pytest.mark.parametrize("name", CHARTS)
def test_both_hold_the_same_points(name: str) -> None:
    across, down = places(name)
    lines = [layer for layer in CHARTS[name].layers if isinstance(layer, Line)]
    steps = {element.get("points") for element in drawn(name).iter("polyline")}
    traces = [(trace["x"], trace["y"]) for trace in figure(name)["data"]]
    for line in lines:
        for part in line.parts:
            assert " ".join(f"{across(p.x):.1f},{down(p.y):.1f}" for p in part) in steps
        joined = [point for part in line.parts for point in (*part, None)][:-1]
        assert ([p and p.x for p in joined], [p and p.y for p in joined]) in traces


@pytest.mark.parametrize("name", CHARTS)
def test_both_write_the_same_words(name: str) -> None:
    """Broken into lines alike beside the lines; above the chart, where the width decides, not."""
    layout = figure(name)["layout"]
    said = " ".join(each["text"].replace("<br>", " ") for each in layout["annotations"])
    said += " " + " ".join(layout["xaxis"]["ticktext"] + layout["yaxis"]["ticktext"])
    assert sorted(said.split()) == sorted(" ".join(drawn_texts(drawn(name))).split())
    for layer in CHARTS[name].layers:
        assert getattr(layer, "label", "") in said


@pytest.mark.parametrize("name", CHARTS)
def test_both_have_the_same_scales(name: str) -> None:
    layout = lay_out(CHARTS[name], "en", [WIDTH], HEIGHT)
    axes = figure(name)["layout"]
    for axis, scale in (("xaxis", layout.x), ("yaxis", layout.y)):
        assert axes[axis]["range"] == [scale.low, scale.high]
        assert (
            tuple(zip(axes[axis]["tickvals"], axes[axis]["ticktext"], strict=True)) == scale.ticks
        )


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("name", CHARTS)
def test_both_use_the_colours_of_the_theme_and_no_other(name: str, theme: str) -> None:
    palette = PALETTES[theme]
    known = {value for value in vars(palette).values() if isinstance(value, str)} | {"none"}
    for element in drawn(name, theme).iter():
        assert {element.get("fill", "none"), element.get("stroke", "none")} <= known
    found = set(re.findall(r"#[0-9A-Fa-f]{6}", json.dumps(figure(name, theme))))
    assert found <= known


def test_each_shape_is_drawn_as_itself() -> None:
    tags = [element.tag for element in drawn("limits").iter()]
    assert tags.count("polygon") == 3  # two triangles and the diamond
    symbols = [
        trace["marker"]["symbol"]
        for trace in figure("limits")["data"]
        if trace["mode"] == "markers"
    ]
    assert symbols == ["triangle-up", "triangle-down", "square", "diamond"]
    ring = next(
        trace for trace in figure("trend")["data"] if trace.get("marker", {}).get("size") == 8
    )
    assert ring["marker"]["color"] == LIGHT.background
    assert ring["marker"]["line"]["color"] == LIGHT.fact


def test_a_gap_in_the_figures_is_a_gap_in_the_line() -> None:
    (line,) = (trace for trace in figure("limits")["data"] if None in trace["x"])
    assert line["x"].index(None) == 4
    parts = next(layer for layer in LIMITS.layers if isinstance(layer, Line)).parts
    across, down = places("limits")
    together = " ".join(f"{across(p.x):.1f},{down(p.y):.1f}" for part in parts for p in part)
    assert together not in {element.get("points") for element in drawn("limits").iter("polyline")}


def test_a_single_figure_between_gaps_is_seen() -> None:
    alone = next(layer for layer in LIMITS.layers if isinstance(layer, Line)).parts[0][:1]
    chart = type(LIMITS)("f", "a", LIMITS.x, LIMITS.y, (Line((alone,), "fact", "Cardiff"),))
    (trace,) = plotly_figure(chart, LIGHT, "en")["data"]
    assert "markers" in trace["mode"]
    assert list(read_drawing(svg_chart(chart, LIGHT, "en")).iter("circle"))


def test_what_is_told_of_a_point_is_told_on_the_screen() -> None:
    points = next(layer for layer in TREND.layers if isinstance(layer, Marks)).points
    told = [trace["text"] for trace in figure("trend")["data"] if trace.get("text")]
    assert [point.hover for point in points] in told
    silent = [trace for trace in figure("since start")["data"] if trace["hoverinfo"] != "skip"]
    assert silent == []


def test_the_screens_figure_cannot_be_moved_and_has_no_legend() -> None:
    layout = figure("trend")["layout"]
    assert layout["xaxis"]["fixedrange"]
    assert layout["yaxis"]["fixedrange"]
    assert layout["dragmode"] is False
    assert layout["showlegend"] is False
    assert "Source Sans" in layout["font"]["family"]


def test_plotly_accepts_every_figure_and_hands_it_out_as_it_was() -> None:
    for chart in [*CHARTS.values(), HOSTILE_CHART]:
        made = drawn_chart(chart, LIGHT, "en")
        assert made.to_dict() is made.to_dict()
        assert len(made.to_dict()["data"]) == len(chart.layers)


def test_hostile_words_stay_words_in_both() -> None:
    read = read_drawing(svg_chart(HOSTILE_CHART, LIGHT, "en"))
    assert {"script", "img"}.isdisjoint({element.tag for element in read.iter()})
    assert "script" in " ".join(drawn_texts(read))
    written = json.dumps(plotly_figure(HOSTILE_CHART, LIGHT, "en"))
    assert "<script" not in written
    assert "<img" not in written


def test_plotly_shows_marks_as_they_are_and_keeps_lines() -> None:
    assert plotly_words("a < b & c\nd") == "a &lt; b &amp; c<br>d"
    assert "<script" not in plotly_words(HOSTILE)


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_same_chart_gives_the_same_drawing(lang: str) -> None:
    assert svg_chart(TREND, LIGHT, lang) == svg_chart(TREND, LIGHT, lang)
