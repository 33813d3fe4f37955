"""What has changed since the baseline, and whether it is clear of the noise.

The four words are those of the Welsh Government's well-being indicators. It is another fact than
being on course for a target: both are kept.
"""

from dataclasses import dataclass

import numpy as np

from evidence.series import Floats, Ints, count_effective, rounding_of
from evidence.trend import fit_line

POINTS_NEEDED = 10
FEWEST_EFFECTIVE = 1.5
CLEAR_FACTOR = 1.96
"""Of the standard error of a difference of two figures."""


@dataclass(frozen=True)
class Progress:
    """The change from the baseline to the latest figure, in the indicator's unit.

    Attributes
    ----------
    word
        ``improved``, ``deteriorated``, ``no_clear_change`` or ``not_assessed``.
    change
        Latest minus baseline figure, both without their seasons; None where not assessed.
    threshold
        What a change has to exceed to be clear.
    baseline, latest
        Calendar indices of the two figures.
    noise
        The part of `threshold` that is not the two figures' own: of the series, and the smallest
        change that matters.
    """

    word: str
    change: float | None = None
    threshold: float | None = None
    baseline: int | None = None
    latest: int | None = None
    noise: float | None = None


def measure_progress(
    values: Floats,
    periods: Ints,
    half_widths: Floats,
    better: str,
    baseline: int | None,
    smallest_change: float | None = None,
) -> Progress:
    """Judge the change since the baseline against the noise of the series.

    Parameters
    ----------
    values, periods
        (n,) figures since the last break, without their seasons, and calendar indices.
    half_widths
        (n,) half-widths of the published 95% intervals, NaN where there is none.
    baseline
        Calendar index, None for no baseline. One from before the break is not in `periods`.
    smallest_change
        The smallest change that matters, in the indicator's unit.

    Notes
    -----
    Clear is what exceeds the largest of: `smallest_change`; the root of the summed squares of
    the two half-widths; 1.96·√2 times the noise of one figure, from the residuals about a line
    and the number of independent points they are worth.
    """
    known = periods == baseline if baseline is not None else np.zeros(len(periods), dtype=bool)
    if len(values) < POINTS_NEEDED or not known.any() or better not in ("higher", "lower"):
        return Progress("not_assessed")
    first = int(np.flatnonzero(known)[0])
    change = float(values[-1] - values[first])
    if abs(change) <= rounding_of(values):
        change = 0.0
    noise = max(smallest_change or 0.0, _noise_of_change(values, periods))
    threshold = max(noise, published_noise(half_widths[[first, -1]]))
    word = word_change(change, threshold + rounding_of(values), better)
    return Progress(word, change, threshold, int(periods[first]), int(periods[-1]), noise)


def word_change(change: float, threshold: float, better: str) -> str:
    """Return the word of a change: a clear one, for the better or not, exceeds the threshold."""
    if abs(change) <= threshold:
        return "no_clear_change"
    return "improved" if (change > 0) == (better == "higher") else "deteriorated"


def published_noise(half_widths: Floats) -> float:
    """Return the root of the summed squares of half-widths, 0 where one is not published."""
    return float(np.hypot(*half_widths)) if np.isfinite(half_widths).all() else 0.0


def _noise_of_change(values: Floats, periods: Ints) -> float:
    fit = fit_line(values, periods)
    if fit is None:
        return 0.0
    left = max(FEWEST_EFFECTIVE, count_effective(len(values), fit.autocorrelation) - 2)
    return float(CLEAR_FACTOR * np.sqrt(2 / left) * fit.ols_root_rss)
