"""How far each place has moved between two years, and whether that is clear of its own noise.

It is the plain change of a place, common ups and downs of Wales among it, and no finding of what an
output did: for that, reached places are held against the rest (``evidence.panel``). The map shows
it beside what was delivered, and beside the same places' change before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from data.figures import IndicatorFigures
from evidence.inputs import Floats
from evidence.noise import Noise, measure_noise
from models.enums import Frequency
from models.periods import parse_period

NORMAL_95 = 1.959963984540054
YEARLY = {Frequency.ANNUAL: 1, Frequency.QUARTERLY: 4, Frequency.MONTHLY: 12}
"""How many figures make a year: their mean has neither season nor most of the noise."""


class Moved(StrEnum):
    """Which way a place moved, as far as that is clear."""

    BETTER = "better"
    UNCLEAR = "unclear"
    WORSE = "worse"
    UNSIZED = "unsized"


class NoMoves(StrEnum):
    """Why nothing can be said of any place."""

    NO_FIGURES = "no_figures"
    NO_DIRECTION = "no_direction"
    NOT_BEGUN = "not_begun"
    NO_YEAR_BEFORE = "no_year_before"
    TOO_SOON = "too_soon"


@dataclass(frozen=True)
class Move:
    """One place's change, in the indicator's unit and direction; limits None where not known."""

    moved: Moved
    change: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Span:
    """From one year's mean to another's: the first and last period of each, as codes."""

    first: tuple[str, str]
    last: tuple[str, str]


@dataclass(frozen=True)
class Moves:
    """What each place did over a span.

    A place without every figure of both years is not there: nobody is where a period is missing.
    """

    span: Span
    places: Mapping[str, Move]


@dataclass(frozen=True)
class Grid:
    """An indicator's figures place by place.

    Attributes
    ----------
    areas
        (N,) codes.
    periods
        (T,) codes in order of time, with no gap in the calendar filled.
    ends
        (T,) last days, ordinal.
    values, half_widths
        (N, T) figures and half-widths of their published 95% limits, NaN where there is none.
    yearly
        How many figures make a year; 1 for pooled years.
    sign
        1 where up is good, −1 where down is, 0 where neither.
    """

    areas: tuple[str, ...]
    periods: tuple[str, ...]
    ends: tuple[int, ...]
    values: Floats
    half_widths: Floats
    yearly: int
    sign: int


def lay_grid(figures: IndicatorFigures, areas: tuple[str, ...]) -> Grid:
    """Lay an indicator's figures out as a grid of `areas` × periods."""
    shape = len(areas), len(figures.periods)
    values, halves = np.full(shape, np.nan), np.full(shape, np.nan)
    for row, area in enumerate(areas):
        for column, period in enumerate(figures.periods):
            figure = figures.cells.get((area, period))
            if figure is None or figure.value is None:
                continue
            values[row, column] = figure.value
            if figure.lower is not None and figure.upper is not None:
                halves[row, column] = (figure.upper - figure.lower) / 2
    kind, facts = figures.kind, figures.facts
    return Grid(
        areas,
        figures.periods,
        tuple(parse_period(code, kind).last_day.toordinal() for code in figures.periods)
        if kind
        else (),
        values,
        halves,
        YEARLY[Frequency(facts.frequency)] if facts.window == 1 else 1,
        {"higher": 1, "lower": -1}.get(facts.better, 0),
    )


def measure_since(grid: Grid, begun: int, at: str) -> Moves | NoMoves:
    """Measure the change from the last year before something began to the year that ends in `at`.

    Parameters
    ----------
    begun
        Ordinal day on which it first began anywhere.
    """
    base, end, reason = _columns(grid, begun, at)
    return reason or _measure(grid, base, end, base)


def measure_before(grid: Grid, begun: int, at: str) -> Moves | NoMoves:
    """Measure the change over as long a time before: up to the last year before it began.

    Where the figures do not reach back as far, over the time that they do.
    """
    base, end, reason = _columns(grid, begun, at)
    if reason:
        return reason
    earlier = max(base - (end - base), grid.yearly - 1)
    if base - earlier < grid.yearly:
        return NoMoves.NO_YEAR_BEFORE
    return _measure(grid, earlier, base, base)


def _columns(grid: Grid, begun: int, at: str) -> tuple[int, int, NoMoves | None]:
    """Return the last columns of the two years, or why there are none."""
    if at not in grid.periods or not grid.ends:
        return 0, 0, NoMoves.NO_FIGURES
    if grid.sign == 0:
        return 0, 0, NoMoves.NO_DIRECTION
    end = grid.periods.index(at)
    base = int(np.searchsorted(grid.ends, begun)) - 1
    if base < grid.yearly - 1:
        return 0, 0, NoMoves.NO_YEAR_BEFORE
    if end <= base:
        return base, end, NoMoves.NOT_BEGUN
    if end - base < grid.yearly:
        return base, end, NoMoves.TOO_SOON
    return base, end, None


def _measure(grid: Grid, base: int, end: int, quiet: int) -> Moves:
    """Measure the change between the years that end in two columns.

    Notes
    -----
    The limits are the larger of two: ±1.96·sqrt(wᵀVw), V = σ²φ^|s−t| with the noise of all places
    up to the column `quiet`, common ups and downs taken out; and the published limits of both
    means, as if independent.
    """
    count = grid.yearly
    weights = np.zeros(len(grid.periods))
    weights[end - count + 1 : end + 1] += 1 / count
    weights[base - count + 1 : base + 1] -= 1 / count
    used = weights != 0
    changes = grid.values[:, used] @ weights[used]
    published = np.sqrt((grid.half_widths[:, used] ** 2) @ (weights[used] ** 2))
    halves = np.fmax(published, _usual_half(grid, weights, quiet))
    whole = all(_is_year(grid, last) for last in (base, end))
    first = grid.periods[base - count + 1], grid.periods[base]
    last = grid.periods[end - count + 1], grid.periods[end]
    places = {
        area: _move(float(change), float(half), grid.sign)
        for area, change, half in zip(grid.areas, changes, halves, strict=True)
        if whole and np.isfinite(change)
    }
    return Moves(Span(first, last), places)


def _is_year(grid: Grid, last: int) -> bool:
    """Whether as many periods as make a year, up to a column, do: a season must not count twice."""
    return grid.ends[last] - grid.ends[last - grid.yearly + 1] < 365


def _usual_half(grid: Grid, weights: Floats, quiet: int) -> float:
    """Return 1.96 SD of a place's change by its noise alone, NaN where that cannot be measured."""
    history = grid.values[:, : quiet + 1]
    noise = measure_noise(history[np.isfinite(history).all(axis=1)])
    return float("nan") if noise is None else NORMAL_95 * _deviation(weights, noise)


def _deviation(weights: Floats, noise: Noise) -> float:
    at = np.arange(len(weights))
    spread = noise.variance * noise.autocorrelation ** np.abs(at[:, None] - at)
    return float(np.sqrt(weights @ spread @ weights))


def _move(change: float, half: float, sign: int) -> Move:
    if not np.isfinite(half):
        return Move(Moved.UNSIZED, change, None, None)
    low, high = change - half, change + half
    if low <= 0 <= high:
        moved = Moved.UNCLEAR
    else:
        moved = Moved.BETTER if change * sign > 0 else Moved.WORSE
    return Move(moved, change, low, high)
