"""Colour classes for a map, chosen so that one extreme place does not flatten the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

MOST_CLASSES = 5


@dataclass(frozen=True)
class Classes:
    """Classes of equal count: class i holds what lies from ``starts[i]`` up to the next start.

    Attributes
    ----------
    starts
        The smallest value of each class, ascending, rounded to `decimals`.
    highest
        The largest value there is.
    """

    starts: tuple[float, ...]
    highest: float
    decimals: int

    def class_of(self, value: float) -> int:
        """Return which class a value is in, counted from 0."""
        at = int(np.searchsorted(self.starts, round(value, self.decimals), side="right")) - 1
        return max(at, 0)

    def span(self, number: int) -> tuple[float, float]:
        """Return the smallest and largest rounded value that a class can hold."""
        last = number == len(self.starts) - 1
        step = 10.0**-self.decimals
        end = self.highest if last else round(self.starts[number + 1] - step, self.decimals)
        return self.starts[number], end


def choose_classes(
    values: Sequence[float], decimals: int, most: int = MOST_CLASSES
) -> Classes | None:
    """Choose classes with about as many values in each; None where there is no value.

    Parameters
    ----------
    values
        The figures to be drawn: those of one period. Over all periods together, an indicator
        that rises steadily would paint its latest map one colour.
    decimals
        To which the figures are shown; class limits are rounded to it.

    Notes
    -----
    Equal counts (quantiles) rather than equal steps: Neath Port Talbot's emissions are ten
    times the next place's, and equal steps would paint all others one colour.
    """
    known = np.round(np.asarray([value for value in values if value is not None]), decimals)
    known = known[np.isfinite(known)]
    if known.size == 0:
        return None
    ordered = np.sort(known)
    starts = np.unique(ordered[[ordered.size * number // most for number in range(most)]])
    return Classes(tuple(map(float, starts)), float(ordered[-1]), decimals)
