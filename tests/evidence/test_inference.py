"""p and intervals, held to full enumeration by scipy and to the statistic written out."""

import numpy as np
import pytest
from scipy.stats import permutation_test

from evidence.dealing import Deals, deal_rollouts, label_rollouts
from evidence.demeaning import double_demean
from evidence.inference import DealtTest, p_of_zero, prepare_kernels, run_test
from evidence.weights import imputation_weights
from tests.evidence.simulation import QUARTERS, raw_panel, simulate_link, wave_starts


def dealt_test(seed: int, effect: float = 0.5, deals: int = 499) -> tuple[DealtTest, Deals]:
    values = simulate_link(seed, effect=effect).values
    starts = wave_starts(np.random.default_rng(seed), QUARTERS)
    return run_on(values, starts, deals)


def run_on(values: np.ndarray, starts: np.ndarray, deals: int) -> tuple[DealtTest, Deals]:
    panel = raw_panel(values, starts, full_lag=2)
    weights = imputation_weights(panel.baseline, panel.outcome)
    dealt = deal_rollouts(1, label_rollouts(panel.baseline, panel.outcome), deals)
    kernels = prepare_kernels(
        weights @ double_demean(values).T, weights @ double_demean(panel.delivery).T
    )
    assert kernels is not None
    return run_test(kernels, dealt), dealt


def written_out_p(
    terms: np.ndarray, deliveries: np.ndarray, deals: Deals, effect: float
) -> tuple[float, np.ndarray]:
    """Return p(τ) and S of every deal, by the definition and nothing else."""
    rest = terms - effect * deliveries
    units = np.arange(len(rest))

    def statistic(order: np.ndarray) -> float:
        each = rest[order, units]
        return float(each.sum() / np.sqrt((each**2).sum()))

    true = abs(statistic(units))
    dealt = np.array([statistic(order) for order in deals.order])
    extreme = int((np.abs(dealt) >= true * (1 - 1e-9)).sum())
    return (extreme / len(dealt) if deals.every else (1 + extreme) / (len(dealt) + 1)), dealt


@pytest.mark.parametrize("effect", [0.0, 0.7, -0.4])
def test_p_value_is_the_definition_written_out(effect: float) -> None:
    values = simulate_link(11, effect=0.5).values
    starts = wave_starts(np.random.default_rng(11), QUARTERS)
    panel = raw_panel(values, starts, full_lag=2)
    weights = imputation_weights(panel.baseline, panel.outcome)
    deals = deal_rollouts(1, label_rollouts(panel.baseline, panel.outcome), 200)
    terms = weights @ double_demean(values).T
    deliveries = weights @ double_demean(panel.delivery).T
    kernels = prepare_kernels(terms, deliveries)
    assert kernels is not None
    test = run_test(kernels, deals)
    assert test.p_value(effect) == written_out_p(terms, deliveries, deals, effect)[0]
    spread = np.std(
        [(terms - test.estimate * deliveries)[order, np.arange(22)].sum() for order in deals.order]
    )
    assert test.spread == pytest.approx(spread, rel=1e-10)


@pytest.mark.parametrize("seed", range(5))
def test_full_enumeration_is_scipys_permutation_test(seed: int) -> None:
    """Any 8 numbers, 3 of them reached: all 56 deals, exactly the p of scipy.

    One number a unit: its weight is 1/3 if reached, −1/5 if not, and the statistic is the
    studentised sum. scipy deals the numbers among the two groups; the set of statistics is the
    same.
    """
    vector = np.random.default_rng(seed).normal(size=8)
    reached = np.repeat([True, False], [3, 5])
    weights = np.where(reached, 1 / 3, -1 / 5)
    deals = deal_rollouts(1, reached.astype(np.int64))
    terms = weights[:, None] * (vector - vector.mean())
    sums = np.array(
        [
            [terms[order, np.arange(8)].sum(), (terms[order, np.arange(8)] ** 2).sum()]
            for order in deals.order
        ]
    ).T

    def statistic(first: np.ndarray, second: np.ndarray) -> float:
        each = np.concatenate([first, second]) - vector.mean()
        each = each * weights
        return abs(float(each.sum() / np.sqrt((each**2).sum())))

    theirs = permutation_test(
        (vector[:3], vector[3:]),
        statistic,
        permutation_type="independent",
        n_resamples=np.inf,
        alternative="greater",
    )
    assert deals.every
    assert len(deals.order) == 56
    assert p_of_zero(terms, sums, every=True) == theirs.pvalue


def test_interval_ends_where_the_test_turns() -> None:
    test, _ = dealt_test(21)
    for level in (0.95, 0.90):
        low, high = test.interval(level)
        assert low is not None
        assert high is not None
        step = 0.25 / 2**12 * test.spread
        for end, side in ((low, -1), (high, 1)):
            assert test.p_value(end) > 1 - level
            assert test.p_value(end + side * step) <= 1 - level
        assert low < test.estimate < high


def test_p_of_the_estimate_is_one() -> None:
    test, _ = dealt_test(22)
    assert test.p_value(test.estimate) == pytest.approx(1)


def test_an_interval_that_cannot_close_is_open() -> None:
    """One of 12 reached: the smallest p is 1/12, nothing is ever rejected at 5%."""
    values = simulate_link(5).values[:12]
    starts = np.where(np.arange(12) == 4, 20, 10**6)
    test, _ = run_on(values, starts, 9_999)
    assert test.interval(0.95) == (None, None)
    assert test.p_value(0.0) >= 1 / 12


def test_double_demeaning_makes_period_paths_irrelevant() -> None:
    """Exactly the same p with Y and with Y + any path of Wales + any levels.

    Path and levels are small whole numbers and the values multiples of 2⁻²⁰, so that adding them
    rounds nothing.
    """
    rng = np.random.default_rng(31)
    starts = wave_starts(rng, QUARTERS)
    values = np.round(simulate_link(31).values * 2**20) / 2**20
    path = np.cumsum(rng.integers(-9, 10, size=(1, 40)), axis=1)
    levels = rng.integers(-50, 50, size=(22, 1))
    plain, _ = run_on(values, starts, 999)
    moved, _ = run_on(values + path + levels, starts, 999)
    assert moved.p_value(0.0) == plain.p_value(0.0)
    assert moved.estimate == pytest.approx(plain.estimate, abs=1e-10)


def test_without_effect_to_divide_by_there_is_no_test() -> None:
    nothing = np.zeros((5, 5))
    assert prepare_kernels(np.ones((5, 5)), nothing) is None


def test_estimates_that_do_not_spread_have_an_interval_of_no_length() -> None:
    starts = np.where(np.arange(22) < 8, 20, 10**6)
    panel = raw_panel(np.zeros((22, 40)), starts, full_lag=2)
    test, _ = run_on(3.0 * panel.delivery, starts, 999)
    assert test.estimate == pytest.approx(3, abs=1e-12)
    assert test.interval(0.95) == (test.estimate, test.estimate)
