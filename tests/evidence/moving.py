"""Figures of places made by hand or drawn, and what has moved in them."""

from collections.abc import Mapping
from datetime import date

import numpy as np

from data.figures import Figure, IndicatorFigures
from evidence.inputs import Floats
from evidence.moves import Grid, Move, Moves, lay_grid, measure_before, measure_since
from models.enums import Frequency
from models.periods import common_kind
from tests.components.making import DAY, make_facts
from tests.evidence.simulated_series import draw_noise

PLACES = tuple(f"place-{at:02d}" for at in range(22))
PERIODS: Mapping[str, tuple[str, ...]] = {
    "quarterly": tuple(f"{year}-Q{at}" for year in range(2012, 2024) for at in range(1, 5)),
    "monthly": tuple(f"{year}-{at:02d}" for year in range(2017, 2023) for at in range(1, 13)),
    "annual": tuple(str(year) for year in range(2004, 2024)),
    "financial": tuple(f"{year}-{(year + 1) % 100:02d}" for year in range(2004, 2024)),
    "pooled": tuple(f"{year - 2}-{year}" for year in range(2004, 2024)),
}
YEARLY = {"quarterly": 4, "monthly": 12}
FREQUENCIES = {"quarterly": Frequency.QUARTERLY, "monthly": Frequency.MONTHLY}
BEGUN = date(2020, 1, 1).toordinal()
QUARTERS = PERIODS["quarterly"]
LAST = QUARTERS[-1]


def figures_of(
    values: Floats, kind: str = "quarterly", half: Floats | None = None, better: str = "higher"
) -> IndicatorFigures:
    """Return an indicator with figures of (places, periods); a missing one has a note instead."""
    periods, frequency = PERIODS[kind][: values.shape[1]], FREQUENCIES.get(kind, Frequency.ANNUAL)
    cells = {}
    for (row, column), value in np.ndenumerate(values):
        known = np.isfinite(value)
        width = half[row, column] if half is not None and known else np.nan
        cells[PLACES[row], periods[column]] = Figure(
            periods[column],
            float(value) if known else None,
            float(value - width) if np.isfinite(width) else None,
            float(value + width) if np.isfinite(width) else None,
            () if known else ("x",),
            DAY,
        )
    facts = make_facts(better=better, frequency=frequency, window=3 if kind == "pooled" else 1)
    return IndicatorFigures(facts, common_kind(periods, frequency), periods, cells)


def grid_of(values: Floats, kind: str = "quarterly", **more: object) -> Grid:
    return lay_grid(figures_of(values, kind, **more), PLACES[: len(values)])  # type: ignore[arg-type]


def draw_places(seed: int, periods: int = 48, places: int = 22) -> Floats:
    """Return (places, periods) figures: levels of their own, ups and downs in common, noise."""
    random = np.random.default_rng(seed)
    common = random.normal(size=periods).cumsum()
    levels = random.normal(50, 10, size=(places, 1))
    return levels + common + draw_noise(random, places, periods, 0.5)


def since(grid: Grid, begun: int = BEGUN, at: str | None = None) -> Moves:
    found = measure_since(grid, begun, at or grid.periods[-1])
    assert isinstance(found, Moves), found
    return found


def before(grid: Grid, begun: int = BEGUN, at: str | None = None) -> Moves:
    found = measure_before(grid, begun, at or grid.periods[-1])
    assert isinstance(found, Moves), found
    return found


def width(move: Move) -> float:
    assert move.low is not None
    assert move.high is not None
    return move.high - move.low
