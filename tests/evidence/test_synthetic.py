"""Synthetic control: twins that are known, and weights by another optimiser."""

import numpy as np
import pytest
from scipy.optimize import minimize

from evidence.synthetic import donor_shares, fit_synthetic_control
from tests.evidence.simulation import NOBODY, raw_panel


def test_donor_shares_are_the_constrained_least_squares() -> None:
    """Against SLSQP; 1e-3 because the sum is held to 1 by a heavy row here."""
    rng = np.random.default_rng(1)
    donors, target = rng.normal(size=(5, 20)), rng.normal(size=20)
    theirs = minimize(
        lambda shares: ((shares @ donors - target) ** 2).sum(),
        np.full(5, 0.2),
        bounds=[(0, 1)] * 5,
        constraints={"type": "eq", "fun": lambda shares: shares.sum() - 1},
        tol=1e-12,
    )
    ours = donor_shares(donors, target)
    assert ours.sum() == pytest.approx(1, abs=1e-12)
    assert (ours >= 0).all()
    np.testing.assert_allclose(ours, theirs.x, atol=1e-3)


def test_a_twin_on_another_level_is_found() -> None:
    """The reached place is the mean of two donors, 50 higher, and rises by 3 at its start."""
    values = np.random.default_rng(2).normal(size=(12, 30))
    values[0] = (values[3] + values[7]) / 2 + 50
    values[0, 20:] += 3.0
    found = fit_synthetic_control(raw_panel(values, np.array([20, *[NOBODY] * 11])))
    assert found is not None
    assert found.estimate == pytest.approx(3, abs=1e-3)
    assert found.units == ("unit-0000",)
    np.testing.assert_allclose(
        found.synthetic[0], values[0] - 3.0 * (np.arange(30) >= 20), atol=0.01
    )


def test_without_donors_or_outcomes_there_is_none() -> None:
    values = np.zeros((3, 10))
    assert fit_synthetic_control(raw_panel(values, np.array([5, 5, 5]))) is None
    assert fit_synthetic_control(raw_panel(values, np.full(3, NOBODY))) is None
    constant = fit_synthetic_control(raw_panel(values, np.array([5, NOBODY, NOBODY])))
    assert constant is not None
    assert constant.estimate == 0
