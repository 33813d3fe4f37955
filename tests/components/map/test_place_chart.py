"""One place over time beside Wales: the sentence, the chart, and a table with every figure."""

import pytest

from components.chart import Band, Line, Marks
from components.chart_plotly import plotly_figure
from components.html import Row, Table, table_html
from components.map.place_chart import build_place_table, has_series, place_chart, place_finding
from components.map.view import MapView, map_view
from components.palette import PALETTES
from data.bilingual import Both
from locales import text
from models.area import WALES
from models.periods import PeriodKind
from tests.components.making import (
    HOSTILE,
    area_frame,
    make_figure,
    make_figures,
    make_view,
    place_codes,
)
from tests.components.markup import read_markup

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
CARDIFF = "W06000015"


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(map(str, row.cells)) for row in table.rows if isinstance(row, Row)]


def two_periods(lang: str = "en") -> MapView:
    limits = {"lower": 50.0, "upper": 54.2}
    given = {
        (CARDIFF, "2022"): 50.5,
        (CARDIFF, "2023"): make_figure(52.1, "2023", **limits),
        (WALES, "2023"): 51.0,
    }
    return map_view(make_figures(given), "2023", area_frame(), lang)


def test_a_hostile_unit_stays_text() -> None:
    view = make_view(unit=Both(HOSTILE, HOSTILE))
    table = build_place_table(view, CARDIFF, HOSTILE, EN)
    assert "script" not in read_markup(table_html(table)).tags()


def test_a_place_is_told_beside_wales_without_a_claim() -> None:
    assert place_finding(two_periods(), CARDIFF, EN) == "Cardiff: 52.1% · Wales: 51.0%"
    assert place_finding(two_periods("cy"), CARDIFF, CY) == "Caerdydd: 52.1% · Cymru: 51.0%"
    assert place_finding(make_view({CARDIFF: 52.1}), CARDIFF, EN) == "Cardiff: 52.1%"
    assert place_finding(make_view({}), CARDIFF, EN) == "Cardiff: no figure"


def test_a_places_table_has_every_period_latest_first() -> None:
    table = build_place_table(two_periods(), CARDIFF, "", EN)
    assert cells(table) == [
        ("2023", "52.1", "50.0 to 54.2", "51.0"),
        ("2022", "50.5", "", "no figure"),
    ]
    assert list(table.columns) == ["Period", "Cardiff (%)", "95% limits", "Wales (%)"]


def test_a_places_chart_draws_both_lines_and_the_limits_that_are_published() -> None:
    given = {
        (CARDIFF, "2021"): make_figure(50.0, "2021", lower=48.0, upper=52.0),
        (CARDIFF, "2022"): make_figure(50.5, "2022", lower=48.5, upper=52.5),
        (CARDIFF, "2023"): make_figure(52.1, "2023"),
        (WALES, "2023"): make_figure(51.0, "2023"),
    }
    view = map_view(make_figures(given), "2023", area_frame(), "en")
    wales, limits, place, last = place_chart(view, CARDIFF, EN).layers
    assert isinstance(wales, Line)
    assert isinstance(limits, Band)
    assert isinstance(place, Line)
    assert isinstance(last, Marks)
    assert (wales.label, place.label) == ("Wales", "Cardiff")
    assert [(point.x, point.y) for point in wales.parts[0]] == [(2023.5, 51.0)]
    assert [(point.x, point.y) for point in place.parts[0]] == [
        (2021.5, 50.0),
        (2022.5, 50.5),
        (2023.5, 52.1),
    ]
    assert place.parts[0][-1].hover == "2023: 52.1%"
    assert (limits.x, limits.lower, limits.upper) == ((2021.5, 2022.5), (48.0, 48.5), (52.0, 52.5))
    assert last.points == place.parts[0][-1:]


def test_a_period_without_a_figure_breaks_the_line() -> None:
    given = {(CARDIFF, "2021"): 1.0, (CARDIFF, "2022"): None, (CARDIFF, "2023"): 2.0}
    view = map_view(make_figures(given), "2023", area_frame(), "en")
    (line,) = (each for each in place_chart(view, CARDIFF, EN).layers if isinstance(each, Line))
    assert [[point.y for point in part] for part in line.parts] == [[1.0], [2.0]]


@pytest.mark.parametrize(
    ("kind", "code", "x", "tick"),
    [
        (PeriodKind.POOLED, "2020-2022", 2022.5, "2020–2022"),
        (PeriodKind.FINANCIAL_YEAR, "2023-24", 2023.75, "2023–24"),
        (PeriodKind.QUARTER, "2024-Q3", 2024.625, None),
    ],
)
def test_a_period_stands_where_it_lies_and_two_years_are_named(
    kind: PeriodKind, code: str, x: float, tick: str | None
) -> None:
    figures = make_figures({(CARDIFF, code): make_figure(61.0, code)})
    dated = type(figures)(figures.facts, kind, figures.periods, figures.cells)
    chart = place_chart(map_view(dated, code, area_frame(), "en"), CARDIFF, EN)
    (line,) = (each for each in chart.layers if isinstance(each, Line))
    assert line.parts[0][0].x == pytest.approx(x, abs=0.01)
    assert chart.x.ticks == (((line.parts[0][0].x, tick),) if tick else ())


def test_a_place_without_figures_has_an_empty_chart_and_a_full_table() -> None:
    view = make_view({place_codes()[0]: 1.0})
    assert not has_series(view, CARDIFF)
    assert has_series(two_periods(), CARDIFF)
    assert place_chart(view, CARDIFF, EN).layers == ()
    assert plotly_figure(place_chart(view, CARDIFF, EN), LIGHT, "en")["data"] == []
    assert cells(build_place_table(view, CARDIFF, "", EN))[0][1] == "no figure"
