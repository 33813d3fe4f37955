"""The designs the method was measured on: section 1 of its description, and some beside them.

22 local authorities, 14 of them delivered to in four waves. `Y = a_i + λ_t + u_it + τ·reached`,
u and λ first-order autoregressive; τ is in SD of one place's noise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from data.areas import read_areas
from evidence.inputs import DeliveryCells, Expectation, Floats, IndicatorFacts, LinkData
from evidence.panel import Panel
from evidence.rollout import NEVER
from evidence.timeline import Days

PLACES = sorted(
    (row for row in read_areas() if row["kind"] == "local_authority"), key=lambda row: row["code"]
)
CODES = tuple(row["code"] for row in PLACES)
BOARDS = tuple(row["health_board"] for row in PLACES)
REGIONS = tuple(row["region"] for row in PLACES)
POPULATION = np.array([float(row["population"]) for row in PLACES])
MONTHS = {"annual": 12, "quarterly": 3, "monthly": 1}
NOBODY = 10**6
PLAIN, REALISTIC, STEEPER = "plain", "realistic", "steeper paths"


@dataclass(frozen=True)
class Setting:
    """One of the two roll-outs of section 1; `drift` and `head_start` in SD a year."""

    frequency: str
    periods: int
    waves: tuple[int, ...]
    lag: int
    autocorrelation: float
    sizes: tuple[int, ...] = (4, 4, 3, 3)


QUARTERS = Setting("quarterly", 40, (16, 20, 24, 28), 2, 0.6)
YEARS = Setting("annual", 12, (5, 6, 7, 8), 0, 0.3)
SETTINGS = {"quarters": QUARTERS, "years": YEARS}


def simulate_link(
    seed: int,
    setting: Setting = QUARTERS,
    scenario: str = PLAIN,
    effect: float = 0.0,
    expected: float = 1.0,
) -> LinkData:
    """Return one link of section 1; `effect` is the truth, in SD of a place's noise."""
    rng = np.random.default_rng(seed)
    level = 2 * rng.standard_normal(len(CODES))
    starts = wave_starts(rng, setting, None if scenario == PLAIN else level)
    values = simulate_values(rng, setting, scenario, level, starts, effect)
    return make_link(
        values, starts, setting.frequency, setting.lag, expected=expected, name=f"link-{seed}"
    )


def wave_starts(
    rng: np.random.Generator, setting: Setting, worst_first: Floats | None = None
) -> np.ndarray:
    """Return (22,) starts: places at random, or those with the lowest level first."""
    order = rng.permutation(len(CODES)) if worst_first is None else np.argsort(worst_first)
    starts = np.full(len(CODES), NOBODY)
    starts[order[: sum(setting.sizes)]] = np.repeat(setting.waves, setting.sizes)
    return starts


def simulate_values(
    rng: np.random.Generator,
    setting: Setting,
    scenario: str,
    level: Floats,
    starts: np.ndarray,
    effect: float,
) -> Floats:
    """Return (22, T) figures, up is good."""
    periods = np.arange(setting.periods)
    years = periods * MONTHS[setting.frequency] / 12
    noise = autoregressive(rng, setting.autocorrelation, (len(CODES), setting.periods))
    wales = 0.5 * autoregressive(rng, setting.autocorrelation, (1, setting.periods))
    if scenario != PLAIN:
        spread = np.geomspace(1 / np.sqrt(3), np.sqrt(3), len(CODES))
        noise = noise * rng.permutation(spread)[:, None]
        wales = wales + 0.1 * years
    values = level[:, None] + wales + noise
    if scenario == STEEPER:
        values = values + np.where(starts[:, None] < NOBODY, 0.1 * years, 0.0)
    return values + effect * (periods >= starts[:, None] + setting.lag)


def autoregressive(rng: np.random.Generator, rho: float, shape: tuple[int, int]) -> Floats:
    """Return (n, T) stationary first-order autoregressive noise with SD 1."""
    shocks = rng.standard_normal(shape)
    series = np.empty(shape)
    series[:, 0] = shocks[:, 0]
    for at in range(1, shape[1]):
        series[:, at] = rho * series[:, at - 1] + np.sqrt(1 - rho**2) * shocks[:, at]
    return series


def make_link(
    values: Floats,
    starts: Sequence[int] | np.ndarray,
    frequency: str = "quarterly",
    lag: int = 0,
    *,
    expected: float | None = 1.0,
    design: str = "binary",
    better: str = "higher",
    name: str = "link",
    strata: str | None = None,
) -> LinkData:
    """Return a link whose places get all they are to get in one delivery, at their start.

    A start beyond the figures is still planned; `NOBODY` is none.
    """
    count, periods = values.shape
    lasts = last_days(frequency, periods)
    as_at = lasts[-1].astype(date) + timedelta(days=40)
    reached = [area for area in range(count) if starts[area] < NOBODY]
    cells = make_cells(
        [(area, int(starts[area]), 100.0) for area in reached],
        frequency,
        until=as_at,
    )
    missing = np.full(values.shape, np.nan)
    return LinkData(
        contribution=name,
        output="output",
        indicator="indicator",
        as_at=as_at,
        vintage="2026-11-01",
        facts=IndicatorFacts(better, 1, frequency, "points"),
        expectation=Expectation(expected, lag, design, strata=strata),
        last_days=lasts,
        areas=CODES[:count],
        boards=BOARDS[:count],
        regions=REGIONS[:count],
        population=POPULATION[:count],
        values=values,
        lower=missing,
        upper=missing,
        suppressed=np.zeros(values.shape, dtype=bool),
        deliveries=cells,
    )


def make_cells(
    planned: Sequence[tuple[int, int, float]],
    frequency: str,
    until: date,
    share: float = 1.0,
) -> DeliveryCells:
    """Return cells of (area, period, planned); `share` of it delivered where it has ended."""
    area = np.array([cell[0] for cell in planned], dtype=np.int64)
    period = np.array([cell[1] for cell in planned], dtype=np.int64)
    amount = np.array([cell[2] for cell in planned], dtype=float)
    first, last = days_of(frequency, period)
    ended = last <= np.datetime64(until, "D")
    return DeliveryCells(area, first, last, amount, np.where(ended, share * amount, np.nan))


def last_days(frequency: str, periods: int) -> Days:
    """Return the last days of so many periods from January 2010."""
    return days_of(frequency, np.arange(periods))[1]


def days_of(frequency: str, periods: np.ndarray) -> tuple[Days, Days]:
    """Return the first and last days of calendar indices."""
    month = np.datetime64("2010-01", "M")
    step = MONTHS[frequency]
    first = (month + step * periods).astype("datetime64[D]")
    following = (month + step * (periods + 1)).astype("datetime64[D]")
    return first, following - np.timedelta64(1, "D")


def with_values(link: LinkData, values: Floats) -> LinkData:
    """Return the link with other figures."""
    return replace(link, values=values)


def raw_panel(values: Floats, starts: np.ndarray, full_lag: int = 0) -> Panel:
    """Return the panel of any (N, T) figures without gaps, nothing dropped, nothing cut."""
    count, periods = len(values), np.arange(values.shape[1])
    baseline = periods < starts[:, None]
    outcome = periods >= starts[:, None] + full_lag
    reached = np.where(starts < values.shape[1], starts, NEVER).astype(np.int64)
    return Panel(
        units=tuple(f"unit-{at:04d}" for at in range(count)),
        members=np.eye(count),
        periods=periods,
        values=values,
        scale=1.0,
        known=np.ones(values.shape, dtype=bool),
        starts=reached,
        to_come=reached,
        baseline=baseline,
        outcome=outcome,
        delivery=outcome.astype(float),
        seen=outcome.astype(float),
        strata=None,
        dropped=(),
    )
