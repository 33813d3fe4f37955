"""Is a series moving over all its length? A line, tested with the noise's memory counted."""

from dataclasses import dataclass

import numpy as np

from evidence.seasons import season_dummies
from evidence.series import (
    SIGNIFICANT,
    Floats,
    Ints,
    SeriesFit,
    fit_prais_winsten,
    line_of,
)

POINTS_NEEDED = {"annual": 10, "quarterly": 12, "monthly": 24}
POINTS_IF_SEASONAL = 36
"""Three cycles of a monthly series; a quarterly one needs 12 points anyway."""

LINE = 1
"""The column of the line in a trend's design."""


@dataclass(frozen=True)
class Trend:
    """A series' slope, in its unit per period of its calendar.

    Attributes
    ----------
    label
        ``improving``, ``worsening``, ``no_clear_change``, ``too_few`` or ``neither`` (no way is
        better).
    slope, ci95, p
        None where there are too few points.
    """

    label: str
    slope: float | None = None
    ci95: tuple[float, float] | None = None
    p: float | None = None


def count_points_needed(frequency: str, may_be_seasonal: bool) -> int:
    """Return from how many points a trend is tested and a forecast made."""
    if frequency == "monthly" and may_be_seasonal:
        return POINTS_IF_SEASONAL
    return POINTS_NEEDED[frequency]


def fit_line(values: Floats, periods: Ints, seasons: int = 1) -> SeriesFit | None:
    """Fit constant, line and, for more than one season, season dummies (`fit_prais_winsten`)."""
    design = np.column_stack([line_of(periods), season_dummies(periods, seasons)])
    return fit_prais_winsten(values, design, periods)


def fit_trend(
    values: Floats,
    periods: Ints,
    better: str,
    points_needed: int,
    seasons: int = 1,
    window: int = 1,
) -> Trend:
    """Test whether a series moves, by its Prais–Winsten slope.

    Parameters
    ----------
    values
        (n,), the indicator's unit.
    periods
        (n,), calendar indices of points that do not overlap, in steps of `window`.
    better
        ``higher``, ``lower`` or ``neither``.
    seasons
        Season dummies kept in the design; 1 for none.

    Notes
    -----
    Improving or worsening at p ≤ .05, two-sided. Generalised least squares after Prais &
    Winsten (1954) with effective degrees of freedom.
    """
    fit = fit_line(values, periods // window if window > 1 else periods, seasons)
    if fit is None or len(values) < points_needed:
        return Trend("neither" if better == "neither" else "too_few")
    slope, p = float(fit.coefficients[LINE]) / window, fit.p_value(LINE)
    lower, upper = (end / window for end in fit.interval(LINE, 0.95))
    return Trend(label_trend(slope, p, better), slope, (lower, upper), p)


def label_trend(slope: float, p: float, better: str) -> str:
    """Name a slope: significant and in the good or bad direction, or no clear change."""
    if better == "neither":
        return "neither"
    if p > SIGNIFICANT or slope == 0:
        return "no_clear_change"
    return "improving" if (slope > 0) == (better == "higher") else "worsening"
