"""Weights of the primary estimator, held to an independent implementation and to published data."""

import numpy as np
import pandas as pd
import pytest
from causaldata import castle
from diff_diff import ImputationDiD

from evidence.weights import imputation_weights, only_estimable
from tests.evidence.simulation import (
    NOBODY,
    QUARTERS,
    STEEPER,
    raw_panel,
    simulate_link,
    wave_starts,
)


def long_frame(values: np.ndarray, starts: np.ndarray) -> pd.DataFrame:
    """Return a panel as one row a cell; never-reached units have first_treat 0."""
    units, periods = np.indices(values.shape)
    return pd.DataFrame(
        {
            "unit": units.ravel(),
            "time": periods.ravel() + 1,
            "first_treat": np.where(starts < NOBODY, starts + 1, 0)[units.ravel()],
            "value": values.ravel(),
        }
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_imputation_weights_equal_diff_diff(seed: int) -> None:
    """1e-8: two ways to solve the same normal equations of 62 unknowns."""
    rng = np.random.default_rng(seed)
    starts = wave_starts(rng, QUARTERS)
    values = simulate_link(seed, scenario=STEEPER, effect=1.0).values
    panel = raw_panel(values, starts)
    ours = float((imputation_weights(panel.baseline, panel.outcome) * values).sum())
    fit = ImputationDiD().fit(
        long_frame(values, starts),
        outcome="value",
        unit="unit",
        time="time",
        first_treat="first_treat",
    )
    assert ours == pytest.approx(fit.overall_att, abs=1e-8)


def test_imputation_weights_are_those_of_the_formula() -> None:
    """W = −Z_b(Z_bᵀZ_b)⁺Z_oᵀ1/m on baseline cells, written out with dummies, with lines too."""
    starts = wave_starts(np.random.default_rng(5), QUARTERS)
    panel = raw_panel(np.zeros((22, 40)), starts, full_lag=2)
    periods = np.arange(40.0)
    units, times = np.indices((22, 40))
    dummies = np.concatenate([np.eye(22)[units.ravel()], np.eye(40)[times.ravel()]], axis=1)
    lines = np.eye(22)[units.ravel()] * periods[times.ravel(), None]
    for with_lines, design in ((False, dummies), (True, np.hstack([dummies, lines]))):
        base, out = panel.baseline.ravel(), panel.outcome.ravel()
        expected = np.where(out, 1 / out.sum(), 0.0)
        expected[base] = -np.linalg.pinv(design[base]).T @ design[out].mean(axis=0)
        ours = imputation_weights(panel.baseline, panel.outcome, periods, lines=with_lines)
        np.testing.assert_allclose(ours.ravel(), expected, atol=1e-9)


def test_rows_and_columns_of_imputation_weights_sum_to_zero() -> None:
    panel = raw_panel(np.zeros((22, 40)), wave_starts(np.random.default_rng(1), QUARTERS))
    weights = imputation_weights(panel.baseline, panel.outcome)
    np.testing.assert_allclose(weights.sum(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(weights.sum(axis=1), 0, atol=1e-12)
    assert (weights * panel.delivery).sum() == pytest.approx(1, abs=1e-12)


def test_castle_doctrine() -> None:
    """Log homicide rose by .0669; 1e-4 because it is published with four decimals."""
    data = castle.load_pandas().data
    values = data.pivot(index="sid", columns="year", values="l_homicide").to_numpy()
    post = data.pivot(index="sid", columns="year", values="post").to_numpy()
    starts = np.where(post.any(axis=1), post.argmax(axis=1), NOBODY)
    panel = raw_panel(values, starts)
    weights = imputation_weights(panel.baseline, panel.outcome)
    assert (weights * values).sum() == pytest.approx(0.0669, abs=1e-4)


def test_importance_weighs_the_mean_only() -> None:
    """With two reached units of weight 3 and 1 the estimate is that mean of their own."""
    values = np.random.default_rng(3).normal(size=(12, 10))
    starts = np.full(12, NOBODY)
    starts[:2] = 6
    panel = raw_panel(values, starts)
    each = []
    for unit in (0, 1):
        only = panel.outcome & (np.arange(12) == unit)[:, None]
        each.append(float((imputation_weights(panel.baseline, only) * values).sum()))
    importance = np.ones((12, 1))
    importance[0] = 3
    both = imputation_weights(panel.baseline, panel.outcome, importance=importance)
    assert (both * values).sum() == pytest.approx((3 * each[0] + each[1]) / 4, abs=1e-12)


def test_without_outcome_cells_nothing_weighs() -> None:
    nothing = np.zeros((4, 6), dtype=bool)
    assert not imputation_weights(~nothing, nothing).any()


def test_only_estimable_leaves_out_periods_nobody_waits_in() -> None:
    panel = raw_panel(np.zeros((4, 6)), np.array([2, 2, 4, 4]))
    kept = only_estimable(panel.baseline, panel.outcome)
    assert kept[:2].any(axis=0).tolist() == [False, False, True, True, False, False]
