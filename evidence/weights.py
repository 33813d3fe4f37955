"""What each cell weighs in the estimate, so that the estimate is Σ W·Y."""

import numpy as np

from evidence.demeaning import period_system, place_terms, solve_period_system
from evidence.inputs import Bools, Floats


def imputation_weights(
    baseline: Bools,
    outcome: Bools,
    periods: Floats | None = None,
    lines: bool = False,
    importance: Floats | None = None,
) -> Floats:
    """Return the weights of imputation difference-in-differences.

    Place and period effects are fitted on baseline cells; the estimate is the mean over outcome
    cells of the figure less the fit there. W = c on outcome cells and −Z_b(Z_bᵀZ_b)⁺Z_oᵀc on
    baseline cells, with c = 1/m; every row and column sums to 0.

    Parameters
    ----------
    baseline, outcome
        (N, T), disjoint; all other cells weigh nothing. Every place with an outcome cell needs a
        baseline cell (two with `lines`), every period with one likewise.
    periods
        (T,) calendar positions, for `lines`: each place also has a line of its own.
    importance
        (N, T) relative weights of outcome cells in the mean; equal if not given.

    Returns
    -------
    (N, T), all zero where there is no outcome cell.

    Notes
    -----
    Borusyak, Jaravel & Spiess (2024), *Review of Economic Studies*. The places' terms are taken
    out first, so that one T × T system remains.
    """
    shares = outcome * (1.0 if importance is None else importance)
    total = shares.sum()
    if total <= 0:
        return np.zeros(baseline.shape)
    shares = shares / total
    along = np.zeros(baseline.shape[1]) if periods is None else periods
    terms = place_terms(along, baseline, lines)
    fitted, system = period_system(baseline, terms)
    own = np.einsum("ntq,nt->nq", terms, shares)
    from_own = np.einsum("ntq,nq->nt", fitted, own)
    right = shares.sum(axis=0) - from_own.sum(axis=0)
    open_to = np.stack([np.ones(len(along)), along], axis=1)[:, : terms.shape[2]]
    effects = solve_period_system(system, right, open_to)
    projected = np.einsum("ntq,nq->nt", fitted, np.einsum("ntq,t->nq", fitted, effects))
    weights: Floats = shares - (from_own + baseline * effects - projected)
    return weights


def only_estimable(baseline: Bools, outcome: Bools) -> Bools:
    """Return the outcome cells whose place and period have baseline cells to be imputed from."""
    has_place = baseline.any(axis=1, keepdims=True)
    has_period = baseline.any(axis=0, keepdims=True)
    kept: Bools = outcome & has_place & has_period
    return kept


def weights_by_place(baseline: Bools, outcome: Bools) -> Floats:
    """Return the weights of every reached place's own difference, (K, N, T).

    `imputation_weights` with the outcome cells of one place after the other, in order of their
    rows; the K places share one system. Arguments as there.
    """
    rows = np.flatnonzero(outcome.any(axis=1))
    shares = outcome[rows] / np.maximum(outcome[rows].sum(axis=1, keepdims=True), 1)
    terms = place_terms(np.zeros(baseline.shape[1]), baseline)
    fitted, system = period_system(baseline, terms)
    within = fitted[:, :, 0]
    from_own = within[rows] * (terms[rows, :, 0] * shares).sum(axis=1, keepdims=True)
    right = (shares - from_own).T
    effects = solve_period_system(system, right, np.ones((baseline.shape[1], 1))).T
    projected = np.einsum("nt,nk->knt", within, within @ effects.T)
    weights: Floats = projected - baseline * effects[:, None, :]
    weights[np.arange(len(rows)), rows] += shares - from_own
    return weights
