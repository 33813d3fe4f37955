"""Where neighbours do not draw their border alike: made one, they would keep it within them."""

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from math import cos, hypot, radians

import numpy as np

from data.dissolve import find_rim, trace_rings
from data.geometry import Array, Edge, Polygon, depths, edges_of, signed_area

KM_A_DEGREE = 111.2
EQUATOR_TO_WALES = cos(radians(52.4))
"""What a degree of longitude is to one of latitude, in the middle of Wales."""

ALONGSIDE_KM = 0.05
"""An edge whose middle lies nearer than this to another place, or within it, runs along it."""

LARGEST_GAP_KM2 = 1.0
"""More than this between places is water that belongs to neither: the Loughor has 2.1."""

Places = Mapping[str, list[Polygon]]


def find_overlaps(places: Places) -> list[tuple[str, str]]:
    """Return pairs of codes that draw one edge in the same direction: they lie over each other."""
    owners: dict[Edge, str] = {}
    found = set()
    for code, polygons in sorted(places.items()):
        for edge in edges_of(polygons):
            if edge in owners:
                found.add((owners[edge], code))
            owners[edge] = code
    return sorted(found)


def find_borders_apart(places: Places) -> list[tuple[str, ...]]:
    """Return the codes of neighbours whose shared border is not the same edges, point by point.

    Told by two signs: an opening of no more than `LARGEST_GAP_KM2` between places in what all of
    them together cover, as one moved or missing point leaves it; and a pair that runs alongside
    each other for longer than it shares edges, as two outlines simplified apart do. A border that
    ends otherwise at the coast, as an estuary does, is not told.

    Parameters
    ----------
    places
        Polygons by code, in degrees, no two drawing an edge in the same direction
        (`find_overlaps`).
    """
    rim = find_rim(places.values())
    return sorted(set(_gaps(places, rim)) | set(_pairs_apart(places, rim)))


def _gaps(places: Places, rim: set[Edge]) -> Iterator[tuple[str, ...]]:
    owner = {edge: code for code, polygons in places.items() for edge in edges_of(polygons)}
    square = KM_A_DEGREE**2 * EQUATOR_TO_WALES
    for ring in trace_rings(rim):
        around = sorted({owner[edge] for edge in pairwise(ring)})
        if len(around) > 1 and abs(signed_area(ring)) * square <= LARGEST_GAP_KM2:
            yield tuple(around)


def _pairs_apart(places: Places, rim: set[Edge]) -> Iterator[tuple[str, ...]]:
    edges = {code: list(edges_of(polygons)) for code, polygons in places.items()}
    for one, other in combinations(sorted(edges), 2):
        back = {(end, start) for start, end in edges[other]}
        shared = sum(_length(edge) for edge in edges[one] if edge in back)
        alongside = max(
            _length_alongside([edge for edge in edges[here] if edge in rim], edges[there])
            for here, there in ((one, other), (other, one))
        )
        if alongside > shared:
            yield one, other


def _length_alongside(edges: list[Edge], others: list[Edge]) -> float:
    """Return how long the edges are that lie along or within the other place, in km."""
    if not edges:
        return 0.0
    starts, ends = _in_km([edge[0] for edge in others]), _in_km([edge[1] for edge in others])
    middles = (_in_km([edge[0] for edge in edges]) + _in_km([edge[1] for edge in edges])) / 2
    low, high = starts.min(axis=0) - ALONGSIDE_KM, starts.max(axis=0) + ALONGSIDE_KM
    near = ((low < middles) & (middles < high)).all(axis=1)
    if not near.any():
        return 0.0
    along = depths(middles[near], starts, ends) > -ALONGSIDE_KM
    lengths = np.array([_length(edge) for edge in edges])[near]
    return float(lengths[along].sum())


def _in_km(points: list[tuple[float, float]]) -> Array:
    return np.array(points) * (EQUATOR_TO_WALES * KM_A_DEGREE, KM_A_DEGREE)


def _length(edge: Edge) -> float:
    (x1, y1), (x2, y2) = edge
    return hypot((x2 - x1) * EQUATOR_TO_WALES, y2 - y1) * KM_A_DEGREE
