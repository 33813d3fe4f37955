"""Places and periods taken out of a panel: means out, gaps filled, residuals."""

import numpy as np

from evidence.inputs import Bools, Floats

RANK_TOLERANCE = 1e-10
"""Singular values below this share of the largest are zero: the period effects always have one."""


def double_demean(values: Floats) -> Floats:
    """Return (N, T) values less their row and column means, the grand mean back in."""
    across = values.mean(axis=1, keepdims=True)
    along = values.mean(axis=0, keepdims=True)
    demeaned: Floats = values - across - along + values.mean()
    return demeaned


def place_terms(periods: Floats, cells: Bools, lines: bool = False) -> Floats:
    """Return what is fitted within each place: a constant, or a constant and a line.

    Parameters
    ----------
    periods
        (T,) calendar positions.
    cells
        (N, T) which cells are fitted on.

    Returns
    -------
    (N, T, 1 or 2) terms, orthonormal over the fitted cells of each place, given at all cells.
    A place without enough cells has zeros.
    """
    counts = cells.sum(axis=1, keepdims=True)
    constant = np.divide(1.0, np.sqrt(counts), where=counts > 0, out=np.zeros(counts.shape))
    constant = np.broadcast_to(constant, cells.shape)
    if not lines:
        return constant[:, :, None].copy()
    middle = (cells * periods).sum(axis=1, keepdims=True) / np.maximum(counts, 1)
    slope = np.where(counts > 1, periods - middle, 0.0)
    length = np.sqrt((cells * slope**2).sum(axis=1, keepdims=True))
    slope = np.divide(slope, length, where=length > 0, out=np.zeros(slope.shape))
    return np.stack([constant, slope], axis=2)


def period_system(cells: Bools, terms: Floats) -> tuple[Floats, Floats]:
    """Return the normal equations of the period effects with the places' terms taken out.

    Returns
    -------
    fitted
        (N, T, q) `terms` at the fitted cells, zero elsewhere.
    system
        (T, T), S = Σ_i diag(b_i) − Q_i Q_iᵀ (Frisch, Waugh & Lovell); not of full rank.
    """
    fitted = cells[:, :, None] * terms
    stacked = fitted.transpose(0, 2, 1).reshape(-1, cells.shape[1])
    return fitted, np.diag(cells.sum(axis=0).astype(float)) - stacked.T @ stacked


def solve_period_system(system: Floats, right: Floats, open_to: Floats) -> Floats:
    """Return a solution x of S x = right, (T,), S of `period_system` and `right` in its range.

    Parameters
    ----------
    open_to
        (T, q) directions that S leaves open: the constant, and the line with it. They are added
        so that S can be solved; where it leaves more open, its pseudo-inverse is taken.
    """
    basis = np.linalg.qr(open_to)[0]
    try:
        found: Floats = np.linalg.solve(system + basis @ basis.T, right)
    except np.linalg.LinAlgError:
        found = np.full_like(right, np.nan)
    allowed = RANK_TOLERANCE * np.abs(right).max(initial=0.0)
    if np.isfinite(found).all() and np.abs(system @ found - right).max(initial=0.0) <= allowed:
        return found
    return np.linalg.pinv(system, rcond=RANK_TOLERANCE, hermitian=True) @ right


def fit_additive(values: Floats, cells: Bools) -> Floats:
    """Return the (N, T) fit of place and period effects, by least squares on the cells given.

    Values elsewhere are not read (NaN may stand there). Every place needs a cell.
    """
    known = np.where(cells, values, 0.0)
    fitted, system = period_system(cells, place_terms(np.zeros(cells.shape[1]), cells))
    within = fitted[:, :, 0]
    own = (within * known).sum(axis=1, keepdims=True)
    right = (known - within * own).sum(axis=0)
    period = solve_period_system(system, right, np.ones((cells.shape[1], 1)))
    counts = np.maximum(cells.sum(axis=1, keepdims=True), 1)
    place = (cells * (known - period)).sum(axis=1, keepdims=True) / counts
    fit: Floats = place + period
    return fit


def fill_missing(values: Floats, known: Bools) -> Floats:
    """Return the values with missing cells from the place + period fit on the known ones.

    The fit ignores delivery; the same is done to the delivery itself, so that the shrinking of
    the estimate that comes of it is divided out again.
    """
    if known.all():
        return values
    return np.where(known, values, fit_additive(values, known))


def residual_variance(values: Floats, cells: Bools) -> float | None:
    """Return the residual variance of the place + period fit on some cells, in squared units.

    Σe² ÷ (cells − places − periods + 1), counting places and periods that have such cells; None
    where nothing is left over.
    """
    if not cells.any():
        return None
    rows, columns = cells.any(axis=1), cells.any(axis=0)
    used = cells[np.ix_(rows, columns)]
    found = values[np.ix_(rows, columns)]
    freedom = int(used.sum()) - used.shape[0] - used.shape[1] + 1
    if freedom <= 0:
        return None
    residuals = np.where(used, found - fit_additive(found, used), 0.0)
    return float((residuals**2).sum() / freedom)
