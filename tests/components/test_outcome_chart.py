"""The outcome's chart: its points are the figures, its lines the document's, its words agree."""

from typing import Any

import pytest

from components.chart import Band, Chart, Layer, Level, Line, Marks, Moment, Stretch
from components.outcome_chart import series_chart, series_finding, series_notes
from components.outcome_series import Kind, bounds, chart_kind, middle
from components.outcome_view import OutcomeView
from data.context import TargetFacts
from data.store import Store
from evidence.known_on import know_indicator
from locales import text
from models.area import WALES
from models.enums import AnnotationKind
from models.periods import PeriodKind, parse_period
from tests.components.making import make_figure
from tests.components.outcome_making import (
    TODAY,
    YEARS,
    make_document,
    make_happening,
    make_outcome_view,
)

EN = text("en")
SHIPPED = (
    ("cvd-found", WALES),
    ("bp-to-target", WALES),
    ("cvd-admissions-u75", WALES),
    ("decision-days", "W06000015"),
    ("selling-outside", WALES),
    ("real-living-wage", "W06000004"),
    ("healthy-life-expectancy-female", "W06000024"),
    ("greenhouse-gas-per-head", "W06000012"),
    ("population", WALES),
)


def layers(chart: Chart, kind: type[Layer], label: str = "") -> list[Any]:
    return [each for each in chart.layers if isinstance(each, kind) and each.label == label]


def shipped_view(store: Store, indicator: str, area: str) -> OutcomeView:
    """Return a view of what ships, judged anew rather than read."""
    known = know_indicator(store, indicator, TODAY)
    return OutcomeView(known, area, known.figures.periods[-1], {WALES: "Wales", area: area})


@pytest.mark.parametrize(("indicator", "area"), SHIPPED)
def test_the_chart_shows_the_figures_and_what_the_document_says(
    demonstration_store: Store, indicator: str, area: str
) -> None:
    view = shipped_view(demonstration_store, indicator, area)
    chart, document = series_chart(view, EN), view.known.signals[area]
    cells = view.known.figures.cells
    published = {
        code: cells[area, code].value
        for code in view.known.figures.periods
        if (area, code) in cells and cells[area, code].value is not None
    }
    where = {round(middle(view.span(code)), 6): value for code, value in published.items()}
    shapes = ("dot", "ring", "triangle_up", "triangle_down")
    drawn = [each for each in layers(chart, Marks) if each.shape in shapes]
    points = {round(point.x, 6): point.y for each in drawn for point in each.points}
    assert points == where
    assert sum(len(each.points) for each in drawn) == len(published)
    rings = [point for each in drawn if each.shape == "ring" for point in each.points]
    assert len(rings) == sum("p" in cells[area, code].notes for code in published)
    spc = document["spc"]
    levels = {each.y for each in chart.layers if isinstance(each, Level)}
    trends = [
        each for each in layers(chart, Line) if each.dash == "dashed" and each.colour != "hoped"
    ]
    if chart_kind(document) is Kind.USUAL:
        assert levels == {spc["mean"], spc["lower_limit"], spc["upper_limit"]}
        assert trends == []
    else:
        assert levels == set()
        ends = [point.y for each in trends for part in each.parts for point in part]
        assert ends == (document["trend_line"] if spc["mean"] is not None else [])


@pytest.mark.parametrize(("indicator", "area"), SHIPPED[:3])
def test_what_is_ahead_is_the_documents(
    demonstration_store: Store, indicator: str, area: str
) -> None:
    view = shipped_view(demonstration_store, indicator, area)
    chart, document = series_chart(view, EN), view.known.signals[area]
    (ahead,) = (each for each in chart.layers if isinstance(each, Band) and "range" in each.label)
    assert ahead.lower[1:] == tuple(each["lower"] for each in document["likely_range"])
    assert ahead.upper[1:] == tuple(each["upper"] for each in document["likely_range"])
    assert ahead.lower[0] == ahead.upper[0] == document["current"]["value"]
    goal = document["target"]
    (diamond,) = (
        each for each in chart.layers if isinstance(each, Marks) and each.label.startswith("target")
    )
    (at,) = diamond.points
    assert at.y == goal["value"]
    assert at.x == middle(view.span(goal["period"]))
    (path,) = (
        each.parts[0] for each in chart.layers if isinstance(each, Line) and each.colour == "hoped"
    )
    base = view.known.figures.cells[area, view.known.baselines[area]].value
    assert (path[0].y, path[1].y) == (base, goal["value"])


def test_the_published_limits_are_the_band(demonstration_store: Store) -> None:
    view = shipped_view(demonstration_store, "selling-outside", WALES)
    (band,) = (
        each
        for each in series_chart(view, EN).layers
        if isinstance(each, Band) and "published" in each.label
    )
    figures = view.valued(WALES)
    assert list(zip(band.lower, band.upper, strict=True)) == [
        (figure.lower, figure.upper) for figure in figures
    ]


def test_a_missing_period_is_a_gap_in_the_line() -> None:
    cells = {(WALES, year): float(year) for year in YEARS if year != "2018"}
    (line,) = (
        each
        for each in layers(series_chart(make_outcome_view({}, cells), EN), Line)
        if each.dash == "solid"
    )
    assert [len(part) for part in line.parts] == [6, 7]


def test_a_break_begins_the_line_afresh_and_is_named() -> None:
    happened = (make_happening("2018", AnnotationKind.BREAK),)
    chart = series_chart(make_outcome_view(happenings=happened), EN)
    (moment,) = layers(chart, Moment, "Something new")
    assert moment.x == 2018.0
    line = next(each for each in layers(chart, Line) if each.dash == "solid")
    assert [len(part) for part in line.parts] == [6, 8]


def test_events_that_follow_one_another_are_one_stretch_and_others_places_have_their_own() -> None:
    happened = (
        make_happening("2014", AnnotationKind.EVENT),
        make_happening("2015", AnnotationKind.EVENT),
        make_happening("2020", AnnotationKind.EVENT),
        make_happening("2017", AnnotationKind.EVENT, "W06000015"),
    )
    chart = series_chart(make_outcome_view(happenings=happened), EN)
    stretches = [(each.start, each.end) for each in layers(chart, Stretch, "Something new")]
    assert stretches == [(2014.0, 2016.0), (2020.0, 2021.0)]


def test_what_stands_out_has_a_shape_and_is_said() -> None:
    document = make_document()
    document["spc"] |= {"points": ["common"] * 13 + ["concerning"], "variation": "concerning"}
    view = make_outcome_view({WALES: document})
    assert series_finding(view, EN) == (
        "Wales: no clear change; the latest figure stands out for the worse"
    )
    (marked,) = (each for each in layers(series_chart(view, EN), Marks) if each.colour == "concern")
    assert marked.shape == "triangle_down"
    assert [point.x for point in marked.points] == [2025.5]


@pytest.mark.parametrize(
    ("latest", "better", "said"),
    [
        (2.9, "higher", "short of"),
        (3.1, "higher", "so far on"),
        (2.9, "lower", "so far on"),
        (3.1, "lower", "short of"),
    ],
)
def test_the_path_is_straight_from_the_baseline_to_the_target(
    latest: float, better: str, said: str
) -> None:
    cells = {(WALES, year): 2.0 for year in YEARS} | {(WALES, "2025"): latest}
    view = make_outcome_view(
        {WALES: make_document()},
        cells,
        targets={WALES: TargetFacts("2030", 4.0, "2020")},
        better=better,
    )
    assert said in series_finding(view, EN)


def test_pooled_and_provisional_figures_are_said() -> None:
    cells = {(WALES, year): make_figure(2.0, year, notes=("p",)) for year in YEARS}
    notes = series_notes(make_outcome_view({}, cells, window=3), EN)
    assert "Each figure pools 3 years" in notes
    assert "Rings: provisional." in notes


def test_an_area_without_a_figure_has_no_line_and_says_so() -> None:
    view = make_outcome_view({}, {("W06000015", "2025"): 2.0})
    chart = series_chart(view, EN)
    assert chart.finding == "Wales: no figure"
    assert layers(chart, Marks) == []


@pytest.mark.parametrize(
    ("code", "kind", "ends"),
    [
        ("2024", PeriodKind.YEAR, (2024.0, 2025.0)),
        ("2024-Q3", PeriodKind.QUARTER, (2024.5, 2024.75)),
        ("2023-24", PeriodKind.FINANCIAL_YEAR, (2023.25, 2024.25)),
        ("2020-2022", PeriodKind.POOLED, (2020.0, 2023.0)),
    ],
)
def test_periods_lie_where_they_are_in_the_year(
    code: str, kind: PeriodKind, ends: tuple[float, float]
) -> None:
    assert bounds(parse_period(code, kind)) == pytest.approx(ends)
