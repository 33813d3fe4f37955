"""MDE80's constant by scipy's t, and what it counts, by hand."""

from math import sqrt

import numpy as np
import pytest
from scipy.stats import t

from evidence.smallest_effect import (
    count_comparisons,
    effect_factor,
    find_smallest_effect,
    mean_waiting,
)
from tests.evidence.simulation import NOBODY, raw_panel


@pytest.mark.parametrize(("comparisons", "freedom"), [(8, 14), (4, 6), (1.5, 2), (10.25, 18.5)])
def test_effect_factor(comparisons: float, freedom: float) -> None:
    assert effect_factor(comparisons) == pytest.approx(t.ppf(0.975, freedom) + t.ppf(0.8, freedom))


def test_find_smallest_effect_corrects_for_the_units_own_mean() -> None:
    assert find_smallest_effect(0.3, 22, 8) == pytest.approx(effect_factor(8) * sqrt(22 / 21) * 0.3)


def test_mean_waiting_counts_over_outcome_cells() -> None:
    """Starts 1 and 2, one never: cells (a,1) with 2 waiting, (a,2), (a,3), (b,2), (b,3) with 1."""
    panel = raw_panel(np.zeros((3, 4)), np.array([1, 2, NOBODY]))
    assert mean_waiting(panel.outcome, panel.starts, panel.periods) == pytest.approx(6 / 5)
    assert count_comparisons(panel.outcome, panel.starts, panel.periods) == pytest.approx(6 / 5)


def test_units_with_outcomes_count_where_they_are_fewer() -> None:
    panel = raw_panel(np.zeros((9, 4)), np.array([1, *[NOBODY] * 8]))
    assert count_comparisons(panel.outcome, panel.starts, panel.periods) == 1
