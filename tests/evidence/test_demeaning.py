"""Places and periods out of a panel, held to dummy-variable regressions written out."""

import numpy as np
import pytest

from evidence.demeaning import (
    double_demean,
    fill_missing,
    fit_additive,
    period_system,
    place_terms,
    residual_variance,
    solve_period_system,
)


def dummy_fit(values: np.ndarray, cells: np.ndarray) -> np.ndarray:
    units, times = np.indices(values.shape)
    design = np.concatenate(
        [np.eye(values.shape[0])[units.ravel()], np.eye(values.shape[1])[times.ravel()]], axis=1
    )
    used = cells.ravel()
    found = np.linalg.lstsq(design[used], values.ravel()[used], rcond=None)[0]
    return (design @ found).reshape(values.shape)


@pytest.fixture
def gappy() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(8)
    return rng.normal(size=(6, 9)), rng.random((6, 9)) > 0.2


def test_double_demean_takes_out_any_place_and_period_effect() -> None:
    rng = np.random.default_rng(1)
    values = rng.normal(size=(5, 7))
    moved = values + rng.normal(size=(5, 1)) + rng.normal(size=(1, 7))
    np.testing.assert_allclose(double_demean(values), double_demean(moved), atol=1e-12)
    np.testing.assert_allclose(double_demean(values).sum(axis=0), 0, atol=1e-12)


def test_fit_additive_is_the_regression_on_dummies(gappy: tuple[np.ndarray, np.ndarray]) -> None:
    values, cells = gappy
    blanked = np.where(cells, values, np.nan)
    np.testing.assert_allclose(fit_additive(blanked, cells), dummy_fit(values, cells), atol=1e-10)


def test_fill_missing_keeps_what_is_known(gappy: tuple[np.ndarray, np.ndarray]) -> None:
    values, known = gappy
    filled = fill_missing(np.where(known, values, np.nan), known)
    assert (filled[known] == values[known]).all()
    np.testing.assert_allclose(filled[~known], dummy_fit(values, known)[~known], atol=1e-10)


def test_residual_variance_by_hand(gappy: tuple[np.ndarray, np.ndarray]) -> None:
    values, cells = gappy
    rest = (values - dummy_fit(values, cells))[cells]
    expected = (rest**2).sum() / (cells.sum() - 6 - 9 + 1)
    assert residual_variance(values, cells) == pytest.approx(expected, rel=1e-10)


def test_residual_variance_needs_something_left_over() -> None:
    assert residual_variance(np.ones((1, 5)), np.ones((1, 5), dtype=bool)) is None
    assert residual_variance(np.ones((3, 5)), np.zeros((3, 5), dtype=bool)) is None


def test_place_terms_are_orthonormal_over_the_cells_fitted() -> None:
    cells = np.random.default_rng(2).random((4, 10)) > 0.3
    terms = place_terms(np.arange(10.0), cells, lines=True)
    for unit in range(4):
        used = terms[unit][cells[unit]]
        np.testing.assert_allclose(used.T @ used, np.eye(2), atol=1e-12)


def test_solve_period_system_where_more_than_the_constant_is_open() -> None:
    """Two islands: units 0–1 are seen early, units 2–3 late; each has a constant of its own."""
    cells = np.zeros((4, 6), dtype=bool)
    cells[:2, :3] = True
    cells[2:, 3:] = True
    _, system = period_system(cells, place_terms(np.zeros(6), cells))
    right = np.array([1.0, -1, 0, 2, -1, -1])
    found = solve_period_system(system, right, np.ones((6, 1)))
    np.testing.assert_allclose(system @ found, right, atol=1e-10)
