"""The room that names take in a chart, in pixels."""

from collections.abc import Sequence
from typing import Literal

from components.fonts import text_width

Anchor = Literal["start", "middle", "end"]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels of the plot."""

SIZE = 14.0
LEADING = 17.0
"""Pixels from one line of text to the next."""
SPARE = 1.05
"""Room left for a reader's browser that sets the words in another font."""


def measure_lines(lines: Sequence[str], size: float = SIZE) -> float:
    """Return how wide lines of text are, the widest of them."""
    return max(text_width(line, size) for line in lines)


def overlap(one: Box, other: Box) -> float:
    """Return 1 where two boxes overlap or all but touch, else 0."""
    across = min(one[2], other[2]) + 4 - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return 1.0 if across > 0 and down > 0 else 0.0
