"""Whether a series has seasons, and what is left of it without them."""

from dataclasses import dataclass

import numpy as np
from scipy.special import fdtrc

from evidence.series import SEASONS_OF, Floats, Ints, line_of, rounding_of, scale_of

CYCLES_NEEDED = 3
SEASONS_SIGNIFICANT = 0.01


@dataclass(frozen=True, eq=False)
class SeasonalAdjustment:
    """A series without its seasons.

    Attributes
    ----------
    adjusted
        (n,), the values minus the effect of their season.
    effects
        (m,), what each season adds, in the unit of the values; they sum to zero.
    present
        Whether seasons were taken out at all; if not, the effects are zero.
    """

    adjusted: Floats
    effects: Floats
    present: bool

    def effect_at(self, period: int) -> float:
        """Return what the season of a calendar index adds."""
        return float(self.effects[period % len(self.effects)])


def may_be_seasonal(frequency: str, window: int, seasonal: bool | None) -> bool:
    """Tell whether seasons are possible: several periods a year, not pooled, not ruled out."""
    return SEASONS_OF[frequency] > 1 and window == 1 and seasonal is not False


def adjust_seasons(
    values: Floats, periods: Ints, frequency: str, window: int, seasonal: bool | None
) -> SeasonalAdjustment:
    """Take the seasons out of a series where it has them.

    Parameters
    ----------
    values, periods
        (n,) figures and their calendar indices, which count every quarter or month: the season
        is the index modulo 4 or 12.
    seasonal
        True: always taken out; False: never; None: if the F-test finds them at 1%.

    Notes
    -----
    Needs three full cycles. The effects come from ordinary least squares on a constant, a line
    and a dummy for each season.
    """
    seasons = SEASONS_OF[frequency]
    none = SeasonalAdjustment(values, np.zeros(seasons), False)
    enough = len(values) >= CYCLES_NEEDED * seasons
    if not may_be_seasonal(frequency, window, seasonal) or not enough:
        return none
    line = line_of(periods)
    if seasonal is None and not has_seasons(values, line, periods, seasons):
        return none
    dummies = season_dummies(periods, seasons)
    unit = scale_of(values)
    fitted = np.linalg.lstsq(np.column_stack([line, dummies]), values / unit, rcond=None)[0]
    seen = np.unique(periods % seasons)
    effects = np.zeros(seasons)
    effects[seen[1:]] = fitted[line.shape[1] :]
    effects[seen] -= effects[seen].mean()
    effects *= unit
    return SeasonalAdjustment(values - effects[periods % seasons], effects, True)


def has_seasons(values: Floats, design: Floats, periods: Ints, seasons: int) -> bool:
    """Test by F at 1% whether season dummies add to a design, by ordinary least squares."""
    dummies = season_dummies(periods, seasons)
    full = np.column_stack([design, dummies])
    if len(values) <= full.shape[1]:
        return False
    rank = int(np.linalg.matrix_rank(full))
    added, left = rank - int(np.linalg.matrix_rank(design)), len(values) - rank
    if added < 1:
        return False
    scaled = values / scale_of(values)
    without, within = _rss(scaled, design), _rss(scaled, full)
    if without <= within:
        return False
    if within == 0:
        return True
    ratio = (without - within) / added / (within / left)
    return bool(fdtrc(added, left, ratio) < SEASONS_SIGNIFICANT)


def season_dummies(periods: Ints, seasons: int) -> Floats:
    """Return the (n, m − 1) dummies of the seasons that occur, the first of them left out."""
    return np.equal.outer(periods % seasons, np.unique(periods % seasons)[1:]).astype(np.float64)


def _rss(values: Floats, design: Floats) -> float:
    residuals = values - design @ np.linalg.lstsq(design, values, rcond=None)[0]
    if np.abs(residuals).max(initial=0.0) <= rounding_of(values):
        return 0.0
    return float(residuals @ residuals)
