"""How much the figures of one place vary by themselves, and how long that lasts."""

from dataclasses import dataclass

import numpy as np

from evidence.demeaning import double_demean
from evidence.inputs import Floats

HIGHEST_AUTOCORRELATION = 0.95


@dataclass(frozen=True)
class Noise:
    """Noise of one unit's figures, its variance in panel units and lag-1 autocorrelation."""

    variance: float
    autocorrelation: float


def measure_noise(history: Floats) -> Noise | None:
    """Measure the noise of (N, T0) figures before a roll-out; None without variation.

    R = dd(Y); r̂ = Σr_t r_{t−1}/Σr²; φ = clip((T0·r̂ + 1)/(T0 − 3), 0, .95), which undoes the
    bias of short series; s² = ΣR²/((N−1)(T0−1)) is too small by what the means took out:
    σ² = s²(T0−1)/(T0−v), v = 1 + 2Σ(1 − h/T0)φ^h.
    """
    units, periods = history.shape
    if units < 2 or periods < 4:
        return None
    rest = double_demean(history)
    total = float((rest**2).sum())
    if total <= 0:
        return None
    raw = float((rest[:, 1:] * rest[:, :-1]).sum()) / total
    phi = min(max((periods * raw + 1) / (periods - 3), 0.0), HIGHEST_AUTOCORRELATION)
    lags = np.arange(1, periods)
    inflation = 1 + 2 * float(((1 - lags / periods) * phi**lags).sum())
    variance = total / (units - 1) / (periods - inflation)
    return Noise(variance, phi)
