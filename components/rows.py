"""Rows of words beside a line, in which none touches another."""

from collections.abc import Iterable
from itertools import count
from typing import Protocol


class InRow(Protocol):
    """Words that have their row: its number from the line outwards, their middle and width."""

    @property
    def middle(self) -> float:
        """Where their middle is."""

    @property
    def wide(self) -> float:
        """How much room they take."""

    @property
    def row(self) -> int:
        """Their row, 0 the nearest."""


def free_row(placed: Iterable[InRow], middle: float, wide: float, gap: float) -> int:
    """Return the nearest row in which words touch none that are placed, and keep a gap to each."""
    touched = {
        other.row for other in placed if abs(other.middle - middle) < (other.wide + wide) / 2 + gap
    }
    return next(row for row in count() if row not in touched)
