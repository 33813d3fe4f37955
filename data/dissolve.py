"""Places that lie side by side made into one: the edges they share cancel, what is left is its rim.

Exact, because neighbours share their border point by point: nothing is measured or snapped, and
every edge of the whole is an edge of a part. `data/borders.py` tells where a source is not so.
"""

from collections.abc import Iterable, Iterator
from math import atan2, tau

from data.geometry import Edge, Point, Polygon, Ring, edges_of, holds, signed_area


def dissolve(places: Iterable[list[Polygon]]) -> list[Polygon]:
    """Return the polygons of all places together, the largest first.

    Parameters
    ----------
    places
        Polygons of each place, wound as RFC 7946 has it: outlines counterclockwise, holes
        clockwise, so that two neighbours draw their border in opposite directions.

    Returns
    -------
    list
        Polygons wound likewise, every ring closed and through no point twice. A hole that another
        place fills is gone, one that no place fills stays, and so do islands.

    Raises
    ------
    ValueError
        Where two rings draw one edge in the same direction: they lie over each other.
    """
    return _nest(trace_rings(find_rim(places)))


def find_rim(places: Iterable[list[Polygon]]) -> set[Edge]:
    """Return the edges that no neighbour draws in the other direction (`dissolve`)."""
    drawn = [edge for polygons in places for edge in edges_of(polygons)]
    edges = set(drawn)
    if len(edges) < len(drawn):
        raise ValueError("two rings lie over each other: one edge is drawn twice in one direction")
    return {(start, end) for start, end in edges if (end, start) not in edges}


def trace_rings(rim: set[Edge]) -> list[Ring]:
    """Return the closed rings that a rim consists of, each through no point twice."""
    return [each for ring in _trace(rim) for each in _split(ring)]


def _trace(rim: set[Edge]) -> Iterator[Ring]:
    """Follow edges until they close: as many leave every point as arrive at it."""
    leaving: dict[Point, list[Point]] = {}
    for start, end in sorted(rim):
        leaving.setdefault(start, []).append(end)
    for first in sorted(leaving):
        while leaving[first]:
            ring = [first, leaving[first].pop(0)]
            while ring[-1] != first:
                ring.append(_take_next(ring[-2], ring[-1], leaving[ring[-1]]))
            yield ring


def _take_next(before: Point, here: Point, ends: list[Point]) -> Point:
    """Keep to the same side of the rim where several edges leave one point."""
    back = _angle(here, before)
    chosen = min(ends, key=lambda end: (back - _angle(here, end)) % tau)
    ends.remove(chosen)
    return chosen


def _angle(here: Point, there: Point) -> float:
    return atan2(there[1] - here[1], there[0] - here[0])


def _split(ring: Ring) -> Iterator[Ring]:
    """Cut a ring that touches itself where it does: the parts touch, none touches itself."""
    path: Ring = []
    position: dict[Point, int] = {}
    for point in ring:
        if point in position:
            at = position[point]
            yield [*path[at:], point]
            for passed in path[at + 1 :]:
                del position[passed]
            del path[at + 1 :]
        else:
            position[point] = len(path)
            path.append(point)


def _nest(rings: list[Ring]) -> list[Polygon]:
    """Give every hole to the smallest outline around it."""
    areas = {id(ring): signed_area(ring) for ring in rings}
    outlines = sorted((ring for ring in rings if areas[id(ring)] > 0), key=lambda r: -areas[id(r)])
    polygons: list[Polygon] = [[outline] for outline in outlines]
    for hole in (ring for ring in rings if areas[id(ring)] <= 0):
        around = [polygon for polygon in polygons if holds(polygon[0], hole)]
        (around or polygons[:1])[-1].append(hole)
    return polygons
