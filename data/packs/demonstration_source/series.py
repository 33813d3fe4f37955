"""The figures before they are published: places, periods, noise, and the true effects."""

from dataclasses import dataclass
from math import fsum, sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from data.packs.demonstration_source.expectations import EXPECTATIONS, Expectation
from data.packs.demonstration_source.measures import Measure
from data.packs.demonstration_source.periods import first_index, list_periods
from data.packs.demonstration_source.places import PLACES, POPULATION
from data.packs.demonstration_source.programme import Programme
from data.packs.demonstration_source.programmes import BY_KEY

Figures = NDArray[np.float64]

PANDEMIC: dict[str, tuple[str, ...]] = {
    "quarterly": ("2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1"),
    "annual": ("2020",),
}
# The level of each indicator is the one Wales had when the missions were set.
_SET_IN = {"quarterly": "2021-Q4", "annual": "2021"}
# How much figures move between their provisional and their final publication, in noise SDs.
_REVISION = 0.15


@dataclass(frozen=True)
class Simulated:
    """One indicator's figures, unrounded: places in the rows (22), periods in the columns."""

    final: Figures
    provisional: Figures


def simulate_measure(measure: Measure, seed: int) -> Simulated:
    """Return the final and the provisional figures of every place and period."""
    periods = list_periods(measure.frequency)
    # Each indicator draws from its own stream, so that adding one does not change the others.
    rng = np.random.default_rng([seed, crc32(measure.key.encode())])
    final = expected_figures(measure) + _draw_places(measure, rng)[:, None]
    final += _draw_ar1(rng, len(PLACES), len(periods), measure.noise_sd, measure.rho)
    final += _draw_ar1(rng, 1, len(periods), measure.shock_sd, measure.rho)
    final += measure.sampling_sd * rng.standard_normal(final.shape)
    revision = _REVISION * measure.noise_sd * rng.standard_normal(final.shape)
    return Simulated(final=final, provisional=final + revision)


def expected_figures(measure: Measure) -> Figures:
    """Return what every place would show without noise: level, drift, dip, gaps and effects."""
    periods = list_periods(measure.frequency)
    steps = np.arange(len(periods), dtype=np.float64)
    common = measure.level + measure.drift * (steps - periods.index(_SET_IN[measure.frequency]))
    dip = np.array([period in PANDEMIC[measure.frequency] for period in periods])
    common = common - measure.good * measure.dip * dip
    figures = np.tile(common, (len(PLACES), 1))
    for expectation in EXPECTATIONS:
        if expectation.indicator == measure.key:
            figures += _reached_gap(expectation, measure, steps)
            figures += true_effects(expectation, measure.frequency)
    return figures


def true_effects(expectation: Expectation, frequency: str) -> Figures:
    """Return the true effect of one expectation in every place and period (22 by periods)."""
    periods = list_periods(frequency)
    effects = np.zeros((len(PLACES), len(periods)))
    for place, quarter in delivered_starts(BY_KEY[expectation.output]).items():
        first = first_index(quarter, frequency) + expectation.lag
        effects[PLACES.index(place), first:] = expectation.true_effect
    return effects


def delivered_starts(programme: Programme) -> dict[str, str]:
    """Return the starts of the places where something was delivered."""
    return {
        place: start for place, start in programme.starts.items() if place not in programme.never
    }


def weigh_wales(figures: Figures) -> list[float]:
    """Return the Wales figure of each period: the mean of the places, weighted by population."""
    total = sum(POPULATION.values())
    shares = [POPULATION[place] / total for place in PLACES]
    # fsum, because the order of a plain sum differs between machines in the last bits.
    return [fsum(s * float(v) for s, v in zip(shares, column, strict=True)) for column in figures.T]


def weigh_half_width(half_width: float) -> float:
    """Return the half-width of the Wales figure's limits where each place is sampled alone."""
    total = sum(POPULATION.values())
    return half_width * sqrt(fsum((people / total) ** 2 for people in POPULATION.values()))


def _reached_gap(expectation: Expectation, measure: Measure, steps: Figures) -> Figures:
    gap = np.zeros((len(PLACES), len(steps)))
    reached = [PLACES.index(place) for place in BY_KEY[expectation.output].starts]
    gap[reached] = measure.good * expectation.path_gap * steps
    gap[reached] -= measure.good * expectation.need_gap * measure.noise_sd
    # Being worse off moves places apart, not Wales.
    shares = np.array([POPULATION[place] for place in PLACES]) / sum(POPULATION.values())
    need = measure.good * expectation.need_gap * measure.noise_sd * float(shares[reached].sum())
    return gap + need


def _draw_places(measure: Measure, rng: np.random.Generator) -> Figures:
    drawn = measure.noise_sd * rng.standard_normal(len(PLACES))
    return np.asarray(drawn - weigh_wales(drawn[:, None])[0], dtype=np.float64)


def _draw_ar1(rng: np.random.Generator, rows: int, columns: int, sd: float, rho: float) -> Figures:
    draws = rng.standard_normal((rows, columns))
    noise = np.empty((rows, columns))
    noise[:, 0] = sd * draws[:, 0]
    for step in range(1, columns):
        noise[:, step] = rho * noise[:, step - 1] + sd * sqrt(1.0 - rho**2) * draws[:, step]
    return noise
