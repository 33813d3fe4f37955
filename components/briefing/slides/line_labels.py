"""Where the name of each series stands at the end of its line, so that no two touch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Corner = tuple[float, float]
LEADING, GAP = 36.0, 14.0
AT_EDGE = 0.965
"""Share of the plot from which on a line's end has its name beyond the plot."""
LINES_BETWEEN = 6
"""Points looked at between two figures, for what a name would hide."""


@dataclass(frozen=True)
class End:
    """The last point of a line, in units of the plot from its top left corner, and its name."""

    series: int
    point: int
    x: float
    y: float
    wide: float
    tall: float = LEADING


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
    edge = [end for end in ends if end.x >= AT_EDGE * wide]
    free = [end for end in ends if end.x < AT_EDGE * wide]
    taken: list[tuple[float, float, float, float]] = []
    spots = list(_column(edge, tall))
    ink = [point for line in lines for point in _along(line)]
    for end in free:
        side = min("rtbl", key=lambda side: _cost(_box(end, side), ink, taken, wide, tall))
        taken.append(_box(end, side))
        spots.append(Spot(end.series, end.point, side))
    return spots


def _column(ends: Sequence[End], tall: float) -> Iterator[Spot]:
    """Yield the names beyond the plot, each as near its line as the others allow."""
    ordered = sorted(ends, key=lambda end: end.y)
    tops = [end.y - end.tall / 2 for end in ordered]
    for _round in range(len(ordered)):
        for at, (one, other) in enumerate(pairwise(ordered)):
            over = tops[at] + one.tall - tops[at + 1]
            if over > 0:
                tops[at], tops[at + 1] = tops[at] - over / 2, tops[at + 1] + over / 2
                del other
    for end, top in zip(ordered, tops, strict=True):
        held = min(max(top, -end.tall / 2), tall - end.tall / 2)
        yield Spot(end.series, end.point, "r", held + end.tall / 2 - end.y)


def _box(end: End, side: str) -> tuple[float, float, float, float]:
    left = {"r": end.x + GAP, "l": end.x - GAP - end.wide}.get(side, end.x - end.wide / 2)
    top = {"t": end.y - GAP - end.tall, "b": end.y + GAP}.get(side, end.y - end.tall / 2)
    return left, top, left + end.wide, top + end.tall


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
