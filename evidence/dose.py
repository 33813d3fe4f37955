"""More delivered, more moved? Amounts per head in place of yes or no."""

from dataclasses import dataclass

import numpy as np

from evidence.demeaning import double_demean
from evidence.inputs import Bools, Floats, Ints, LinkData
from evidence.rollout import spread_everywhere

NO_DIFFERENCE = 1e-9
"""Demeaned amounts below this share of the largest are rounding."""
MOST_UNRETURNED = 0.10


@dataclass(frozen=True, eq=False)
class Dose:
    """Amount per head of every area, cumulated and lagged, 1 at the mean full plan.

    Attributes
    ----------
    known, to_come
        (N, T) counting what is delivered by the date asked for; and what is still planned too.
        Missing returns count as planned in both.
    unreturned
        Share of the amount planned to date that is not returned.
    """

    known: Floats
    to_come: Floats
    unreturned: float


def measure_dose(link: LinkData, periods: Ints) -> Dose | None:
    """Return x: delivered per head, cumulated to t − lag − (window − 1), ÷ d*.

    d* is the mean over planned areas of the planned amount per head summed over all plan rows, so
    that an estimate is per reached place at full delivery. None where nothing was planned, or a
    population is missing.

    Parameters
    ----------
    periods
        (T,) calendar indices to measure at, also such as are still to come.
    """
    count = len(link.areas)
    cells = spread_everywhere(link.deliveries, count)
    plan, current = np.nan_to_num(cells.planned), np.nan_to_num(cells.current_plan)
    planned = np.bincount(cells.area, weights=plan, minlength=count)
    if not ((planned > 0).any() and (link.population > 0).all()):
        return None
    full = float((planned / link.population)[planned > 0].mean())
    ended = cells.last_day <= np.datetime64(link.as_at, "D")
    returned = ~np.isnan(cells.delivered)
    lands = link.timeline.containing(cells.last_day) + link.full_lag
    so_far = np.where(returned, np.nan_to_num(cells.delivered), np.where(ended, plan, 0.0))
    in_all = np.where(returned | ended, so_far, current)
    due = plan[ended].sum()
    unit = link.population[:, None] * full
    return Dose(
        known=_cumulate(cells.area, lands, so_far, periods, count) / unit,
        to_come=_cumulate(cells.area, lands, in_all, periods, count) / unit,
        unreturned=float(plan[ended & ~returned].sum() / due) if due > 0 else 0.0,
    )


def amounts_differ(amounts: Floats) -> bool:
    """Return whether (N, T) amounts differ in more than place and period."""
    if not amounts.size:
        return False
    left = np.abs(double_demean(amounts)).max()
    return bool(left > NO_DIFFERENCE * np.abs(amounts).max())


def dose_weights(amounts: Floats, importance: Floats | None = None) -> Floats:
    """Return the (N, T) weights of two-way fixed effects on an amount: dd(x) ÷ Σ dd(x)².

    With `importance` (N,), each place weighs so much: its least squares are weighted. Zero
    everywhere where the amounts do not differ.
    """
    if not amounts_differ(amounts):
        return np.zeros(amounts.shape)
    if importance is None:
        rest = double_demean(amounts)
        plain: Floats = rest / (rest**2).sum()
        return plain
    share = (importance / importance.sum())[:, None]
    within = amounts - amounts.mean(axis=1, keepdims=True)
    rest = share * (within - (share * within).sum(axis=0))
    weighted: Floats = rest / (rest * amounts).sum()
    return weighted


def _cumulate(area: Ints, lands: Ints, amount: Floats, periods: Ints, count: int) -> Floats:
    """Return the (count, T) sums of amounts that have landed by each period."""
    counted: Bools = lands[:, None] <= periods
    total = np.zeros((count, len(periods)))
    np.add.at(total, area, counted * amount[:, None])
    return total
