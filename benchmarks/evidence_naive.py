"""The ways of looking that dashboards use, and two of the better ones: what ours is held beside.

Each takes one simulated panel and gives a p-value and a sign: which way it says things moved.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats  # too slow to import for the app, not for a benchmark

from evidence.callaway import callaway_weights
from evidence.dealing import deal_rollouts, label_rollouts, sum_over_deals
from evidence.demeaning import double_demean
from evidence.inference import TIE, DealtTest, prepare_kernels, run_test
from evidence.inputs import Floats, Ints
from evidence.weights import imputation_weights
from tests.evidence.simulation import NOBODY, raw_panel

Finding = tuple[float, float]
"""Two-sided p, and the estimate, up is good."""


@dataclass(frozen=True, eq=False)
class World:
    """One simulated panel: (N, T) figures without effect, (N,) starts, and the lag in periods."""

    values: Floats
    starts: Ints
    lag: int

    @property
    def reached(self) -> np.ndarray:
        """(N,) which places have it."""
        return self.starts < NOBODY

    @property
    def delivery(self) -> Floats:
        """(N, T) 1 where an effect is to be seen, else 0."""
        periods = np.arange(self.values.shape[1])
        return (periods >= self.starts[:, None] + self.lag).astype(float)


def compare_before_after(values: Floats, world: World) -> Finding:
    """Paired t-test over the reached places: mean after the lag less mean before the start."""
    periods = np.arange(values.shape[1])
    before = periods < world.starts[:, None]
    after = world.delivery > 0
    change = _mean_where(values, after) - _mean_where(values, before)
    found = stats.ttest_1samp(change[world.reached], 0.0)
    return float(found.pvalue), float(change[world.reached].mean())


def compare_wales_before_after(values: Floats, world: World) -> Finding:
    """t-test over the periods of the Wales line: after the first wave's lag against before it."""
    wales, first = values.mean(axis=0), int(world.starts.min())
    after = wales[first + world.lag :]
    before = wales[:first]
    return float(stats.ttest_ind(after, before).pvalue), float(after.mean() - before.mean())


def correlate_delivery_with_level(values: Floats, world: World) -> Finding:
    """Correlation over places of how long they have had it with the level of their figures."""
    found = stats.pearsonr(world.delivery.sum(axis=1), values.mean(axis=1))
    return float(found.pvalue), float(found.statistic)


def fit_twfe(values: Floats, world: World) -> tuple[Finding, Finding]:
    """Two-way fixed effects, tested with the ordinary and with the cluster-robust standard error.

    Cluster-robust as most packages print it: by place, G/(G−1)·(n−1)/(n−K) with the place effects
    not counted in K, t with G − 1 degrees of freedom.
    """
    count, periods = values.shape
    cells = count * periods
    delivery = double_demean(world.delivery)
    squares = float((delivery**2).sum())
    estimate = float((delivery * values).sum()) / squares
    residual = double_demean(values) - estimate * delivery
    free = cells - count - periods
    ordinary = np.sqrt((residual**2).sum() / free / squares)
    scores = (delivery * residual).sum(axis=1)
    correction = count / (count - 1) * (cells - 1) / (cells - periods - 1)
    robust = np.sqrt(correction * (scores**2).sum()) / squares
    return (
        (_two_sided(estimate / ordinary, free), estimate),
        (_two_sided(estimate / robust, count - 1), estimate),
    )


@dataclass(frozen=True, eq=False)
class Dealt:
    """A panel prepared for re-dealing, so that every effect is tested on the same deals.

    `estimate`, `sums` are (2,) and (2, P): the Callaway–Sant'Anna estimate, true and dealt, and
    what an effect of 1 adds to it.
    """

    imputation: DealtTest
    estimate: Floats
    sums: Floats


def deal_world(world: World, seed: int, deals: int) -> Dealt:
    """Return the re-dealt tests of one panel: imputation studentised, Callaway–Sant'Anna plain."""
    panel = raw_panel(world.values, world.starts, world.lag)
    dealt = deal_rollouts(seed, label_rollouts(panel.baseline, panel.outcome), deals)
    values, effect = double_demean(panel.values), double_demean(panel.seen)
    weights = imputation_weights(panel.baseline, panel.outcome)
    kernels = prepare_kernels(weights @ values.T, weights @ effect.T)
    if kernels is None:
        raise ValueError("a panel without outcome cells cannot be tested")
    second = callaway_weights(panel, world.lag)
    terms = np.stack([second @ values.T, second @ effect.T])
    return Dealt(
        run_test(kernels, dealt), np.trace(terms, axis1=1, axis2=2), sum_over_deals(terms, dealt)
    )


def impute(dealt: Dealt, effect: float) -> Finding:
    """Imputation with studentised re-dealing: what the engine judges by."""
    # The test of no effect on figures moved by τ is the test of −τ on the figures themselves.
    return dealt.imputation.p_value(-effect), dealt.imputation.estimate + effect


def compare_not_yet(dealt: Dealt, effect: float) -> Finding:
    """Callaway–Sant'Anna (not yet treated) with re-dealing of the estimate itself."""
    added = np.array([1.0, effect])
    sums, estimate = added @ dealt.sums, float(dealt.estimate @ added)
    extreme = int(np.count_nonzero(np.abs(sums) >= abs(estimate) * (1 - TIE)))
    return (1 + extreme) / (len(sums) + 1), estimate


def _mean_where(values: Floats, chosen: np.ndarray) -> Floats:
    """Return (N,) means over the chosen cells; 0 where there are none."""
    mean: Floats = (values * chosen).sum(axis=1) / np.maximum(chosen.sum(axis=1), 1)
    return mean


def _two_sided(t: float, free: int) -> float:
    return float(2 * stats.t.sf(abs(t), free))
