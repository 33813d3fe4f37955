"""What could be wrong with an estimate: earlier paths, trends of their own, one odd place."""

from dataclasses import dataclass

import numpy as np

from evidence.demeaning import RANK_TOLERANCE, period_system, place_terms
from evidence.dose import dose_weights
from evidence.inputs import Bools, Floats, Ints, LinkData
from evidence.panel import Panel
from evidence.rollout import NEVER
from evidence.weights import imputation_weights, only_estimable

RESIDUAL_SHARE = 0.5
"""Of the places' residual variance: above, sampling error hides what there is to see."""
HALF_WIDTHS = 3.92
"""Length of a 95% interval in standard errors."""


@dataclass(frozen=True)
class LeaveOneOut:
    """Estimates with every unit left out in turn, up is good; `stable` if all signs agree."""

    lowest: float
    highest: float
    stable: bool


def find_rehearsal_length(link: LinkData, panel: Panel) -> int:
    """Return ℓ: by how many periods delivery is pretended earlier; below 1 it is not possible."""
    if not panel.reached.any():
        return 0
    before = (panel.periods < panel.starts[panel.reached][:, None]).sum(axis=1)
    return min(link.minimums.rehearsal, int(before.min()) - link.minimums.placebo_before)


def placebo_weights(panel: Panel, earlier: int) -> Floats:
    """Return the weights with delivery pretended `earlier` periods sooner, and no lag.

    Outcome cells start − ℓ ≤ t < start, baseline before; what reached places did from their
    start on is dropped, never-reached places are kept whole.
    """
    pretended = np.where(panel.reached, panel.starts - earlier, NEVER)[:, None]
    baseline = panel.baseline & (panel.periods < pretended)
    outcome = panel.baseline & (panel.periods >= pretended)
    return imputation_weights(baseline, only_estimable(baseline, outcome))


def own_trend_weights(panel: Panel) -> Floats:
    """Return the imputation weights where each unit has a line of its own besides."""
    return imputation_weights(
        panel.baseline, panel.outcome, panel.periods.astype(float), lines=True
    )


def find_path_gap(weights: Floats, panel: Panel, per_year: int) -> float | None:
    """Return what the estimate is if reached places only improve by 1 a year more than the rest.

    Σ W·G with G the calendar years for reached places, 0 for others. The break-even path gap is
    the estimate divided by it.
    """
    years = np.where(panel.reached[:, None], panel.periods / per_year, 0.0)
    divisor = float((weights * panel.seen).sum())
    gap = float((weights * panel.fill(years)).sum())
    return gap / divisor if gap > 0 and divisor > 0 else None


def leave_one_out(panel: Panel, dose: bool) -> LeaveOneOut | None:
    """Leave every unit out in turn, with new weights each time; None without an estimate."""
    estimates = _leave_out_dose(panel) if dose else _leave_out_binary(panel)
    estimates = estimates[np.isfinite(estimates)]
    if not len(estimates):
        return None
    signs = np.sign(estimates)
    return LeaveOneOut(
        lowest=float(estimates.min()),
        highest=float(estimates.max()),
        stable=bool((signs == signs[0]).all()),
    )


def _leave_out_dose(panel: Panel) -> Floats:
    found = np.full(len(panel.units), np.nan)
    for left in range(len(panel.units)):
        kept = np.arange(len(panel.units)) != left
        weights = dose_weights(panel.delivery[kept])
        divisor = (weights * panel.seen[kept]).sum()
        if divisor > 0:
            found[left] = (weights * panel.values[kept]).sum() / divisor
    return found


def _leave_out_binary(panel: Panel) -> Floats:
    """Return (N,) estimates, all from one batch of period systems (N, T, T).

    The estimate is the mean gap to the imputed figure, of the values as of D; leaving out a unit
    takes its share out of the period system and its cells out of the mean.
    """
    cells, outcome = panel.baseline, panel.outcome
    fitted, system = period_system(cells, place_terms(np.zeros(cells.shape[1]), cells))
    within = fitted[:, :, 0]
    both = np.stack([panel.values, panel.seen], axis=2)
    known = both * cells[:, :, None]
    right = known - within[:, :, None] * np.einsum("nt,ntk->nk", within, known)[:, None, :]
    shares = -np.einsum("nt,ns->nts", within, within)
    at = np.arange(cells.shape[1])
    shares[:, at, at] += cells
    effects = _solve_each(system - shares, right.sum(axis=0) - right)
    counts = np.maximum(cells.sum(axis=1), 1)
    place = (known.sum(axis=1) - np.einsum("nt,jtk->jnk", cells, effects)) / counts[:, None]
    of_outcome = outcome.astype(float)
    gaps = (
        np.einsum("nt,ntk->nk", of_outcome, both)
        - np.einsum("nt,jtk->jnk", of_outcome, effects)
        - of_outcome.sum(axis=1)[:, None] * place
    )
    others = 1 - np.eye(len(cells))
    totals = np.einsum("jn,jnk->jk", others, gaps)
    has_outcome = (others @ of_outcome.sum(axis=1)) > 0
    usable = has_outcome & (np.abs(totals[:, 1]) > RANK_TOLERANCE)
    found = np.full(len(cells), np.nan)
    found[usable] = totals[usable, 0] / totals[usable, 1]
    return found


def _solve_each(systems: Floats, rights: Floats) -> Floats:
    """Solve singular period systems: the constant, which they leave open, is added to them."""
    size = systems.shape[1]
    try:
        return np.linalg.solve(systems + np.ones((size, size)) / size, rights)
    except np.linalg.LinAlgError:
        return np.linalg.pinv(systems, rcond=RANK_TOLERANCE, hermitian=True) @ rights


def is_survey_too_small(
    link: LinkData, rows: Ints, periods: Ints, residual: float | None, scale: float
) -> bool:
    """Return whether published sampling error exceeds half of the places' residual variance.

    Parameters
    ----------
    rows, periods
        The places (indices into the areas) and periods of the panel.
    residual
        Residual variance of the place + period fit on baseline cells, of figures ÷ `scale`.
    """
    cells = np.ix_(rows, periods)
    width = link.upper[cells] / scale - link.lower[cells] / scale
    given: Bools = np.isfinite(width)
    if residual is None or not given.any():
        return False
    with np.errstate(over="ignore"):
        published = float(((width[given] / HALF_WIDTHS) ** 2).mean())
    return published > RESIDUAL_SHARE * residual
