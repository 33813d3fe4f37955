"""Where the name of each series stands at the end of its line, so that no two touch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from components.chart_labels import keep_apart

Corner = tuple[float, float]
LEADING, GAP = 36.0, 14.0
BESIDE = (("r", 0), ("t", 0), ("b", 0), ("l", 0), ("t", -1), ("b", 1))
"""Where a name may stand by a line's end, and by how many lines farther away."""
FARTHER = 4.0
"""Cost of a place that is one down that list, in points of a line that a name would hide / 10."""
LINES_BETWEEN = 6
"""Points looked at between two figures, for what a name would hide."""


@dataclass(frozen=True)
class End:
    """The last point of a line, in units of the plot from its top left corner, and its name.

    Attributes
    ----------
    at_edge
        Whether it is of the last period: its name stands beyond the plot.
    """

    series: int
    point: int
    x: float
    y: float
    wide: float
    at_edge: bool = False


@dataclass(frozen=True)
class Spot:
    """Where a name stands: ``r``, ``t``, ``b`` or ``l`` of its point, and so many units lower."""

    series: int
    point: int
    side: str
    down: float = 0.0


def place_names(
    ends: Sequence[End], lines: Sequence[Sequence[Corner]], wide: float, tall: float
) -> list[Spot]:
    """Return where every name stands.

    Parameters
    ----------
    lines
        Runs of joined points, in units of the plot.
    """
    taken: list[tuple[float, float, float, float]] = []
    spots = list(_column([end for end in ends if end.at_edge], tall))
    ink = [point for line in lines for point in _along(line)]
    for end in (end for end in ends if not end.at_edge):
        found = [Spot(end.series, end.point, side, farther * LEADING) for side, farther in BESIDE]
        boxes = [_box(end, spot) for spot in found]
        costs = [
            rank * FARTHER + _cost(box, ink, taken, wide, tall) for rank, box in enumerate(boxes)
        ]
        best = costs.index(min(costs))
        taken.append(boxes[best])
        spots.append(found[best])
    return spots


def _column(ends: Sequence[End], tall: float) -> Iterator[Spot]:
    """Yield the names beyond the plot, each as near its line as the others allow."""
    ordered = sorted(ends, key=lambda end: end.y)
    half = LEADING / 2
    middles = keep_apart([end.y for end in ordered], [LEADING] * len(ordered), -half, tall + half)
    for end, middle in zip(ordered, middles, strict=True):
        yield Spot(end.series, end.point, "r", middle - end.y)


def _box(end: End, spot: Spot) -> tuple[float, float, float, float]:
    side = spot.side
    left = {"r": end.x + GAP, "l": end.x - GAP - end.wide}.get(side, end.x - end.wide / 2)
    top = {"t": end.y - GAP - LEADING, "b": end.y + GAP}.get(side, end.y - LEADING / 2)
    top += spot.down
    return left, top, left + end.wide, top + LEADING


def _cost(
    box: tuple[float, float, float, float],
    ink: Sequence[Corner],
    taken: Sequence[tuple[float, float, float, float]],
    wide: float,
    tall: float,
) -> float:
    left, top, right, bottom = box
    beyond = max(0.0, -left) + max(0.0, right - wide) + max(0.0, -top) + max(0.0, bottom - tall)
    hidden = sum(left <= x <= right and top <= y <= bottom for x, y in ink)
    touched = sum(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in taken
    )
    return beyond + 10 * hidden + 500 * touched


def _along(line: Sequence[Corner]) -> Iterator[Corner]:
    for (x1, y1), (x2, y2) in pairwise(line):
        for at in range(LINES_BETWEEN + 1):
            share = at / LINES_BETWEEN
            yield x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
