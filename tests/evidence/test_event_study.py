"""The event study, by hand, and that its band holds for all periods at once."""

import numpy as np
import pytest

from evidence.event_study import draw_band, event_weights
from tests.evidence.simulation import NOBODY, QUARTERS, raw_panel, simulate_link, wave_starts


def test_events_are_changes_against_places_that_start_later() -> None:
    """Two waves and a never-reached; h = 1 of each wave written out."""
    values = np.random.default_rng(1).normal(size=(12, 10))
    starts = np.array([3] * 4 + [5] * 4 + [NOBODY] * 4)
    panel = raw_panel(values, starts)
    since, weights = event_weights(panel, 2)
    changes = values - 0.0
    first = (changes[:4, 4] - changes[:4, 2]).mean() - (changes[4:, 4] - changes[4:, 2]).mean()
    second = (changes[4:8, 6] - changes[4:8, 4]).mean() - (changes[8:, 6] - changes[8:, 4]).mean()
    at = since.index(1)
    assert (weights[at] * values).sum() == pytest.approx((first + second) / 2, abs=1e-12)
    assert since == list(range(-2, 7))
    assert not weights[since.index(-1)].any(), "the period before the start is 0 by definition"


def test_periods_that_few_places_reach_are_left_out() -> None:
    panel = raw_panel(np.zeros((12, 10)), np.array([3] * 3 + [5] * 3 + [NOBODY] * 6))
    since, _ = event_weights(panel, 1)
    assert since == [-1, 0, 1, 2, 3, 4], "from h = 5 on only three places are left"


def test_band_is_as_wide_as_the_largest_of_all_periods() -> None:
    """c is the 95th percentile over deals of the largest |T|/SD; what is 0 has no width."""
    rng = np.random.default_rng(2)
    sums = rng.normal(size=(2_000, 3)) * [1.0, 2.0, 0.0]
    study = draw_band([-2, 0, -1], np.array([0.5, -1.0, 0.0]), sums.T)
    spread = sums.std(axis=0)
    factor = np.quantile((np.abs(sums[:, :2]) / spread[:2]).max(axis=1), 0.95)
    assert study.upper == pytest.approx((0.5 + factor * spread[0], -1 + factor * spread[1], 0.0))
    assert study.lower == pytest.approx((0.5 - factor * spread[0], -1 - factor * spread[1], 0.0))


def test_events_without_noise_are_the_effect_by_exposure() -> None:
    starts = wave_starts(np.random.default_rng(1), QUARTERS)
    panel = raw_panel(simulate_link(1).values * 0, starts)
    since, weights = event_weights(panel, 4)
    effect = np.where(panel.outcome, panel.periods - starts[:, None] + 1.0, 0.0)
    found = np.einsum("hnt,nt->h", weights, effect)
    np.testing.assert_allclose(found, np.maximum(np.array(since) + 1, 0), atol=1e-9)
