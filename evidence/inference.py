"""The studentised statistic over deals: p-values, and intervals by turning the test round."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from evidence.dealing import Deals, sum_over_deals
from evidence.inputs import Floats

STEP = 0.25
FURTHEST = 20.0
"""The interval is looked for in steps and up to a distance, both in SD of the dealt estimates."""
BISECTIONS = 12
TIE = 1e-9
"""Statistics that differ by less, relatively, are the same: sums in another order differ so."""
NO_SPREAD = 1e-9
"""Estimates that spread less over the deals, relative to the figures, do not spread."""

Interval = tuple[float | None, float | None]


@dataclass(frozen=True, eq=False)
class Kernels:
    """What is summed over the deals: (5, N, N) `cells`; A (less estimate·B), B and products.

    `size` is the largest term of A before the estimate is taken out, to tell rounding by.
    """

    estimate: float
    divisor: float
    cells: Floats
    size: float


@dataclass(frozen=True, eq=False)
class DealtTest:
    """An estimate with its distribution over the deals, up is good, in units of the panel.

    Attributes
    ----------
    estimate
        ΣA_0/ΣB_0.
    spread
        SD over the deals of Σ(A_p − estimate·B_p), ÷ ΣB_0.
    divisor
        ΣB_0: 1 without gaps.
    sums
        (5, P): ΣA, ΣB, ΣA², ΣAB, ΣB² of every deal, A less estimate·B.
    true
        (5,) of the true deal.
    every
        Whether the deals hold every distinct one once.
    """

    estimate: float
    spread: float
    divisor: float
    sums: Floats
    true: Floats
    every: bool

    def p_value(self, effect: float) -> float:
        """Return the two-sided p of an effect, by S_p(τ) = Σ(A − τB)/sqrt(Σ(A − τB)²).

        Σ(A − τB)² = ΣA² − 2τΣAB + τ²ΣB², so five sums a deal give every τ. Where every distinct
        deal is used once p is the share as far out as the true one, itself included.
        """
        shift = effect - self.estimate
        top, bottom = _squares(self.true, shift)
        if not (top > 0 and bottom > 0):
            return 1.0
        # tops·bottom ≥ top·bottoms of all deals at once: a quadratic in the effect for each.
        powers = np.array([1.0, -2 * shift, shift**2])
        factors = np.concatenate([bottom * powers, -top * (1 - TIE) ** 2 * powers])
        extreme = int(np.count_nonzero(factors @ self.squares >= 0))
        return _share(extreme, self.squares.shape[1], self.every)

    @cached_property
    def squares(self) -> Floats:
        """(6, P) what (ΣA − τΣB)² and Σ(A − τB)² are made of, whatever the effect."""
        total, given = self.sums[0], self.sums[1]
        return np.concatenate([[total * total, total * given, given * given], self.sums[2:]])

    def interval(self, level: float) -> Interval:
        """Return the effects that are not rejected, the piece that holds the estimate.

        An end without a rejection within 20 SD is None.
        """
        return self._end(-1, 1 - level), self._end(1, 1 - level)

    def _end(self, side: int, alpha: float) -> float | None:
        if self.spread <= 0:
            return self.estimate
        inner, outer = 0.0, STEP
        while self.p_value(self.estimate + side * outer * self.spread) > alpha:
            inner, outer = outer, outer + STEP
            if outer > FURTHEST:
                return None
        for _ in range(BISECTIONS):
            middle = (inner + outer) / 2
            if self.p_value(self.estimate + side * middle * self.spread) > alpha:
                inner = middle
            else:
                outer = middle
        return self.estimate + side * inner * self.spread


def prepare_kernels(from_values: Floats, from_effect: Floats) -> Kernels | None:
    """Return what is to be summed over the deals for a test at every effect.

    Parameters
    ----------
    from_values, from_effect
        (N, N) M[r, i]: the weights of unit r on the double-demeaned figures of unit i, and on
        its double-demeaned D.

    Returns
    -------
    None where the true deal has no effect to divide by.
    """
    divisor = float(np.trace(from_effect))
    if divisor <= NO_SPREAD:
        return None
    estimate = float(np.trace(from_values)) / divisor
    rest = from_values - estimate * from_effect
    cells = np.stack([rest, from_effect, rest**2, rest * from_effect, from_effect**2])
    return Kernels(estimate, divisor, cells, float(np.abs(from_values).max()))


def run_test(kernels: Kernels, deals: Deals, sums: Floats | None = None) -> DealtTest:
    """Return the test of an estimate over the deals.

    `sums` (5, P) may be given where they were made together with those of other tests.
    """
    if sums is None:
        sums = sum_over_deals(kernels.cells, deals)
    estimate, divisor = kernels.estimate, kernels.divisor
    spread = float(sums[0].std()) / divisor
    if spread <= NO_SPREAD * kernels.size / divisor:
        spread = 0.0
    true = np.trace(kernels.cells, axis1=1, axis2=2).astype(float)
    return DealtTest(estimate, spread, divisor, sums, true, deals.every)


def p_of_zero(from_values: Floats, sums: Floats, every: bool) -> float:
    """Return the two-sided p of no effect from (N, N) terms and (2, P) sums: ΣA and ΣA²."""
    terms = np.diagonal(from_values)
    top, bottom = float(terms.sum()) ** 2, float((terms**2).sum())
    if not (top > 0 and bottom > 0):
        return 1.0
    extreme = np.count_nonzero(sums[0] ** 2 * bottom >= top * (1 - TIE) ** 2 * sums[1])
    return _share(int(extreme), sums.shape[1], every)


def _share(extreme: int, deals: int, every: bool) -> float:
    """Return p; the true deal is among the deals where they hold every one, else it is added."""
    return max(extreme, 1) / deals if every else (1 + extreme) / (deals + 1)


def _squares(sums: Floats, shift: float) -> tuple[float, float]:
    """Return (Σ(A − τB))² and Σ(A − τB)² of one deal's five sums."""
    top = float(sums[0] - shift * sums[1])
    return top * top, float(sums[2] - 2 * shift * sums[3] + shift**2 * sums[4])
