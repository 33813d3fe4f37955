"""The ends and steps of a chart's axis of numbers, and how much room its words take."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

NICE = (1.0, 2.0, 5.0, 10.0)
MOST_STEPS = 6


@dataclass(frozen=True)
class Steps:
    """An axis that begins and ends on a step: a program counts its steps from the beginning.

    Attributes
    ----------
    decimals
        What its numbers need.
    """

    low: float
    high: float
    step: float
    decimals: int

    def share(self, value: float) -> float:
        """Return how far along the axis a value lies: 0 at its low end, 1 at its high end."""
        return (value - self.low) / (self.high - self.low)

    def numbers(self) -> tuple[float, ...]:
        """Return the numbers that are written at the axis."""
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low + at * self.step, 10) for at in range(count + 1))


def find_steps(
    values: Iterable[float | None], decimals: int, *, most: int = MOST_STEPS, room: float = 0.04
) -> Steps:
    """Return round steps that hold every value, no finer than the figures are.

    Parameters
    ----------
    room
        Share of the span left free at either end.
    """
    known = [value for value in values if value is not None and isfinite(value)] or [0.0, 1.0]
    low, high = min(known), max(known)
    spare = (high - low) * room or abs(high) * 0.1 or 1.0
    low, high = low - spare if low < 0 else max(low - spare, 0.0), high + spare
    rough = max((high - low) / most, 10.0**-decimals)
    power = 10.0 ** floor(log10(rough) + 1e-9)
    step = next(power * nice for nice in NICE if power * nice >= rough * (1 - 1e-9))
    needed = max(0, -floor(log10(step) + 1e-9))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return Steps(
        round(first * step, 10), round(max(last, first + 1) * step, 10), round(step, 10), needed
    )
