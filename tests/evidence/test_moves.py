"""Changes of places between two years: held to pandas and by hand, and why there may be none."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.figures import Figure, IndicatorFigures
from evidence.inputs import Floats
from evidence.moves import (
    Moved,
    Moves,
    NoMoves,
    Span,
    lay_grid,
    measure_before,
    measure_since,
)
from tests.components.making import DAY, make_facts
from tests.evidence.moving import (
    BEGUN,
    LAST,
    PERIODS,
    PLACES,
    QUARTERS,
    YEARLY,
    before,
    draw_places,
    figures_of,
    grid_of,
    since,
    width,
)
from tests.evidence.simulated_series import draw_noise


def last_days(codes: tuple[str, ...], kind: str) -> pd.Series:
    """Return each period's last day as pandas reads it."""
    if kind in YEARLY:
        days = pd.PeriodIndex([code.replace("-Q", "Q") for code in codes], freq=kind[0].upper())
        return pd.Series(days.end_time.normalize(), index=codes)
    if kind == "financial":
        return pd.Series([pd.Timestamp(int(code[:4]) + 1, 3, 31) for code in codes], index=codes)
    return pd.Series([pd.Timestamp(int(code[-4:]), 12, 31) for code in codes], index=codes)


def change_by_pandas(values: Floats, kind: str, begun: date, at: str) -> pd.Series:
    """Return the change of every place that has all figures of both years."""
    codes = PERIODS[kind][: values.shape[1]]
    wide = pd.DataFrame(values, index=list(PLACES[: len(values)]), columns=list(codes))
    days, count = last_days(codes, kind), YEARLY.get(kind, 1)
    year_means = wide.T.rolling(count, min_periods=count).mean().T
    base = days[days < pd.Timestamp(begun)].index[-1]
    return (year_means[at] - year_means[base]).dropna()


@pytest.mark.parametrize("kind", PERIODS)
def test_the_change_is_that_of_year_means_by_pandas(kind: str) -> None:
    random = np.random.default_rng(3)
    values = draw_places(5, len(PERIODS[kind]))
    values[random.random(values.shape) < 0.02] = np.nan
    for begun in (date(2019, 12, 31), date(2020, 1, 1), date(2020, 2, 14), date(2021, 5, 1)):
        at = PERIODS[kind][-1]
        expected = change_by_pandas(values, kind, begun, at)
        found = since(grid_of(values, kind), begun.toordinal())
        assert found.places.keys() == set(expected.index)
        assert {area: each.change for area, each in found.places.items()} == pytest.approx(
            expected.to_dict(), abs=1e-9
        )


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("quarterly", ("2019-Q1", "2019-Q4"), ("2023-Q1", "2023-Q4")),
        ("monthly", ("2019-01", "2019-12"), ("2022-01", "2022-12")),
        ("annual", ("2019", "2019"), ("2023", "2023")),
        ("financial", ("2018-19", "2018-19"), ("2023-24", "2023-24")),
        ("pooled", ("2017-2019", "2017-2019"), ("2021-2023", "2021-2023")),
    ],
)
def test_the_span_names_the_year_before_it_began_and_the_last(
    kind: str, first: tuple[str, str], last: tuple[str, str]
) -> None:
    grid = grid_of(draw_places(1, len(PERIODS[kind])), kind)
    assert since(grid).span == Span(first, last)


def test_a_quarterly_figure_of_a_rolling_year_is_a_year_by_itself() -> None:
    figures = figures_of(draw_places(1))
    rolling = replace(figures, facts=replace(figures.facts, window=4))
    found = since(lay_grid(rolling, PLACES))
    assert found.span == Span(("2019-Q4", "2019-Q4"), ("2023-Q4", "2023-Q4"))
    assert found.places[PLACES[3]].change == pytest.approx(
        draw_places(1)[3, -1] - draw_places(1)[3, 31]
    )


def test_a_season_is_no_change() -> None:
    season = np.array([9.0, -2.0, 3.0, -10.0])[np.arange(48) % 4]
    plain, seasonal = draw_places(2), draw_places(2) + season
    for begun in (BEGUN, date(2020, 5, 1).toordinal()):
        found = since(grid_of(seasonal), begun, "2023-Q2").places
        expected = since(grid_of(plain), begun, "2023-Q2").places
        for area, move in expected.items():
            assert found[area].change == pytest.approx(move.change)
            assert width(found[area]) == pytest.approx(width(move))


@pytest.mark.parametrize("gone", ["2019-Q2", "2023-Q4"])
def test_a_place_with_a_figure_of_either_year_missing_is_not_there(gone: str) -> None:
    values = draw_places(4)
    values[7, QUARTERS.index(gone)] = np.nan
    found = since(grid_of(values)).places
    assert PLACES[7] not in found
    assert len(found) == 21


def test_a_figure_missing_between_the_years_or_long_before_takes_no_place_away() -> None:
    values = draw_places(4)
    values[7, [0, QUARTERS.index("2021-Q2")]] = np.nan
    move = since(grid_of(values)).places[PLACES[7]]
    assert move.change == pytest.approx(values[7, -4:].mean() - values[7, 28:32].mean())
    assert move.low is not None


@pytest.mark.parametrize("gone", ["2019-Q2", "2023-Q1"])
def test_where_a_period_is_missing_for_all_four_figures_are_no_year(gone: str) -> None:
    """The next before it would be counted in its place, and its season twice."""
    whole = figures_of(draw_places(4))
    cells = {(area, code): cell for (area, code), cell in whole.cells.items() if code != gone}
    periods = tuple(code for code in whole.periods if code != gone)
    assert since(lay_grid(replace(whole, periods=periods, cells=cells), PLACES)).places == {}
    between = tuple(code for code in whole.periods if code != "2021-Q2")
    cells = {(area, code): cell for (area, code), cell in whole.cells.items() if code in between}
    found = since(lay_grid(replace(whole, periods=between, cells=cells), PLACES)).places
    expected = since(lay_grid(whole, PLACES)).places
    assert {area: each.change for area, each in found.items()} == pytest.approx(
        {area: each.change for area, each in expected.items()}
    )


def test_a_year_in_which_a_yearly_figure_was_not_made_is_passed_over() -> None:
    whole = figures_of(draw_places(4, 20), "annual")
    periods = tuple(code for code in whole.periods if code != "2019")
    cells = {(area, code): cell for (area, code), cell in whole.cells.items() if code != "2019"}
    found = since(lay_grid(replace(whole, periods=periods, cells=cells), PLACES))
    assert found.span == Span(("2018", "2018"), ("2023", "2023"))
    assert set(found.places) == set(PLACES)


def test_a_place_that_has_no_figures_at_all_is_not_there() -> None:
    grid = lay_grid(figures_of(draw_places(4, places=3)), (*PLACES[:3], "elsewhere"))
    assert np.isnan(grid.values[3]).all()
    assert set(since(grid).places) == set(PLACES[:3])


def test_the_limits_are_1_96_deviations_of_the_noise_up_to_the_last_year_before() -> None:
    """By hand: ups and downs in common out, lag-1 autocorrelation and variance unbiased."""
    values = draw_places(6)
    history = pd.DataFrame(values[:, :32])
    rest = history.sub(history.mean(axis=1), axis=0)
    rest = rest.sub(rest.mean(axis=0), axis=1).to_numpy()
    raw = (rest[:, 1:] * rest[:, :-1]).sum() / (rest**2).sum()
    memory = (32 * raw + 1) / 29
    spread = np.array([[memory ** abs(s - t) for t in range(48)] for s in range(48)])
    mean = spread[:32, :32].mean() * 32
    variance = (rest**2).sum() / 21 / (32 - mean)
    weights = np.zeros(48)
    weights[28:32], weights[44:] = -0.25, 0.25
    expected = 2 * 1.959964 * np.sqrt(variance * weights @ spread @ weights)
    for move in since(grid_of(values)).places.values():
        assert width(move) == pytest.approx(expected, rel=1e-6)
        assert move.change == pytest.approx(((move.low or 0) + (move.high or 0)) / 2)


def test_what_comes_after_does_not_widen_the_limits() -> None:
    values, wild = draw_places(6), draw_places(6)
    wild[:11, 32:] += np.linspace(0, 400, 16)
    quiet = since(grid_of(values)).places[PLACES[20]]
    assert width(since(grid_of(wild)).places[PLACES[20]]) == pytest.approx(width(quiet))


def test_published_limits_widen_what_the_noise_alone_would_leave_narrow() -> None:
    values, half = draw_places(6), np.full((22, 48), np.nan)
    usual = width(since(grid_of(values)).places[PLACES[0]])
    half[0, 28:32], half[0, 44:] = 8.0, 6.0  # a mean of four: halves by itself, then both
    half[1, 28:32], half[1, 44:] = 0.1, 0.1
    half[2, 28:31], half[2, 44:] = 8.0, 6.0  # one is not published: none counts
    found = since(grid_of(values, half=half)).places
    assert width(found[PLACES[0]]) == pytest.approx(2 * np.hypot(4.0, 3.0))
    assert width(found[PLACES[0]]) > usual
    for at in (1, 2, 3):
        assert width(found[PLACES[at]]) == pytest.approx(usual)


def test_without_a_noise_a_change_is_not_sized_unless_its_limits_are_published() -> None:
    short = PERIODS["annual"].index("2019")
    values = draw_places(8, 20)[:, short - 2 :]  # three years before it began
    codes = PERIODS["annual"][short - 2 :]
    full = figures_of(draw_places(8, 20), "annual")
    cells = {
        (area, code): Figure(code, float(values[row, column]), None, None, (), DAY)
        for row, area in enumerate(PLACES)
        for column, code in enumerate(codes)
    }
    sized = {
        (PLACES[0], code): replace(
            cells[PLACES[0], code],
            lower=(cells[PLACES[0], code].value or 0) - 1,
            upper=(cells[PLACES[0], code].value or 0) + 1,
        )
        for code in codes
    }
    found = since(lay_grid(replace(full, periods=codes, cells=cells | sized), PLACES)).places
    assert (found[PLACES[1]].moved, found[PLACES[1]].low) == (Moved.UNSIZED, None)
    assert width(found[PLACES[0]]) == pytest.approx(2 * np.sqrt(2))


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_better_and_worse_are_by_what_is_better(better: str) -> None:
    values = draw_places(9)
    values[0, 32:] += 40
    values[1, 32:] -= 40
    found = since(grid_of(values, better=better)).places
    up, down = found[PLACES[0]], found[PLACES[1]]
    assert up.change > 0 > down.change  # in the indicator's own direction
    told = (Moved.BETTER, Moved.WORSE) if better == "higher" else (Moved.WORSE, Moved.BETTER)
    assert (up.moved, down.moved) == told


def test_a_change_whose_limits_hold_none_is_unclear() -> None:
    noise = draw_noise(np.random.default_rng(9), 22, 48, 0.5)
    noise[:, 32:] += np.linspace(-6, 6, 22)[:, None]
    found = since(grid_of(noise))
    for move in found.places.values():
        assert move.low is not None
        assert move.high is not None
        assert (move.moved is Moved.UNCLEAR) == (move.low <= 0 <= move.high)
    told = {move.moved for move in found.places.values()}
    assert told == {Moved.BETTER, Moved.UNCLEAR, Moved.WORSE}


def day(year: int, month: int, number: int) -> int:
    return date(year, month, number).toordinal()


def test_why_nothing_can_be_said() -> None:
    grid = grid_of(draw_places(1))
    reasons: dict[NoMoves, NoMoves | Moves] = {
        NoMoves.NO_FIGURES: measure_since(grid, BEGUN, "2024-Q1"),
        NoMoves.NO_DIRECTION: measure_since(grid_of(draw_places(1), better="neither"), BEGUN, LAST),
        NoMoves.NOT_BEGUN: measure_since(grid, BEGUN, "2019-Q4"),
        NoMoves.NO_YEAR_BEFORE: measure_since(grid, day(2012, 12, 31), LAST),
        NoMoves.TOO_SOON: measure_since(grid, BEGUN, "2020-Q3"),
    }
    assert set(reasons) == set(NoMoves)
    for reason, found in reasons.items():
        assert found is reason
    none = IndicatorFigures(make_facts(), None, (), {})
    assert measure_since(lay_grid(none, PLACES), BEGUN, LAST) is NoMoves.NO_FIGURES


@pytest.mark.parametrize("reason", [each for each in NoMoves if each is not NoMoves.NO_YEAR_BEFORE])
def test_what_cannot_be_said_of_since_cannot_be_said_of_before(reason: NoMoves) -> None:
    at = {NoMoves.NO_FIGURES: "2024-Q1", NoMoves.NOT_BEGUN: "2018-Q1", NoMoves.TOO_SOON: "2020-Q3"}
    better = "neither" if reason is NoMoves.NO_DIRECTION else "higher"
    grid = grid_of(draw_places(1), better=better)
    assert measure_before(grid, BEGUN, at.get(reason, LAST)) is reason


def test_the_day_it_began_decides_on_the_year_before() -> None:
    """A quarter in which it began is not before; one year of figures before is enough."""
    grid = grid_of(draw_places(1))
    assert since(grid, day(2019, 12, 31)).span.first == ("2018-Q4", "2019-Q3")
    assert since(grid, day(2020, 1, 1)).span.first == ("2019-Q1", "2019-Q4")
    assert since(grid, day(2020, 3, 31)).span.first == ("2019-Q1", "2019-Q4")
    assert since(grid, day(2020, 4, 1)).span.first == ("2019-Q2", "2020-Q1")
    assert since(grid, day(2013, 1, 1)).span.first == ("2012-Q1", "2012-Q4")
    assert since(grid, BEGUN, "2020-Q4").span.last == ("2020-Q1", "2020-Q4")


def test_the_change_before_spans_as_many_periods_or_as_many_as_there_are() -> None:
    grid = grid_of(draw_places(1))
    assert before(grid).span == Span(("2015-Q1", "2015-Q4"), ("2019-Q1", "2019-Q4"))
    assert before(grid, at="2021-Q2").span == Span(("2017-Q3", "2018-Q2"), ("2019-Q1", "2019-Q4"))
    early = before(grid, day(2015, 1, 1))
    assert early.span == Span(("2012-Q1", "2012-Q4"), ("2014-Q1", "2014-Q4"))
    assert before(grid, day(2014, 1, 1)).span.first == ("2012-Q1", "2012-Q4")
    assert measure_before(grid, day(2013, 12, 31), LAST) is NoMoves.NO_YEAR_BEFORE
    assert isinstance(measure_since(grid, day(2013, 12, 31), LAST), Moves)


def test_the_change_before_is_what_the_figures_of_before_alone_would_give() -> None:
    values = draw_places(11)
    expected = values[:, 28:32].mean(axis=1) - values[:, 12:16].mean(axis=1)
    found = before(grid_of(values)).places
    assert [found[area].change for area in PLACES] == pytest.approx(list(expected))
    changed = values.copy()
    changed[:, 32:] += 1000 * np.arange(16)
    again = before(grid_of(changed)).places
    assert {area: width(move) for area, move in again.items()} == pytest.approx(
        {area: width(move) for area, move in found.items()}
    )


def test_figures_that_stop_short_are_counted_to_where_they_stop() -> None:
    """Some places' figures end earlier: no change to the end, and one to where they do."""
    values = draw_places(12)
    values[:5, 46:] = np.nan
    grid = grid_of(values)
    assert set(since(grid).places) == set(PLACES[5:])
    assert set(since(grid, at=QUARTERS[45]).places) == set(PLACES)
    assert set(before(grid).places) == set(PLACES)
