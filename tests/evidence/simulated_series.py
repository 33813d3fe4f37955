"""Series whose truth is known: first-order autocorrelated noise, seasons, steps and lines."""

import numpy as np

from evidence.series import Floats


def draw_noise(random: np.random.Generator, runs: int, count: int, memory: float) -> Floats:
    """Return (runs, count) stationary noise of standard deviation 1 and lag-1 correlation."""
    fresh = random.normal(size=(runs, count))
    noise = np.empty_like(fresh)
    noise[:, 0] = fresh[:, 0]
    for at in range(1, count):
        noise[:, at] = memory * noise[:, at - 1] + np.sqrt(1 - memory**2) * fresh[:, at]
    return noise


def share(found: list[bool]) -> float:
    """Return how often something was found."""
    return sum(found) / len(found)
