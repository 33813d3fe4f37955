"""Places made one: what is covered stays covered, what is not stays out, and rings stay simple."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.dissolve import dissolve
from data.geometry import Polygon, edges_of, inside, signed_area

CALMLY = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SIDE = 6


def square(x: int, y: int, side: int = 1) -> list[Polygon]:
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return [[[(float(a), float(b)) for a, b in corners]]]


def area_of(polygons: list[Polygon]) -> float:
    return sum(signed_area(ring) for polygon in polygons for ring in polygon)


def count_connected(cells: set[tuple[int, int]]) -> int:
    """Count the parts that hang together by more than a corner."""
    count = 0
    while cells:
        count += 1
        waiting = [cells.pop()]
        while waiting:
            x, y = waiting.pop()
            near = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & cells
            cells -= near
            waiting += near
    return count


def test_a_border_between_two_goes() -> None:
    ((outline,),) = dissolve([square(0, 0), square(1, 0)])
    assert signed_area(outline) == 2.0
    assert ((1.0, 0.0), (1.0, 1.0)) not in set(edges_of([[outline]]))


def test_a_hole_that_a_neighbour_fills_is_gone_and_one_that_none_fills_stays() -> None:
    around = [square(x, y) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    (with_hole,) = dissolve(around)
    outline, hole = with_hole
    assert (signed_area(outline), signed_area(hole)) == (9.0, -1.0)
    (filled,) = dissolve([[with_hole], square(1, 1)])
    assert len(filled) == 1


def test_what_touches_in_one_point_is_two() -> None:
    assert [len(polygon) for polygon in dissolve([square(0, 0), square(1, 1)])] == [1, 1]


def test_what_touches_in_two_points_is_two_and_not_one_around_a_hole() -> None:
    one, other = [(0, 1), (0, 0), (1, 0)], [(1, 2), (2, 2), (2, 1)]
    whole = dissolve([dissolve(square(*cell) for cell in cells) for cells in (one, other)])
    assert [len(polygon) for polygon in whole] == [1, 1]
    assert [area_of([polygon]) for polygon in whole] == [3.0, 3.0]


def test_a_hole_lies_in_the_smallest_outline_around_it() -> None:
    """An island in a lake, with a pond of its own."""
    lake: Polygon = [square(0, 0, 9)[0][0], square(1, 1, 7)[0][0][::-1]]
    island: Polygon = [square(2, 2, 5)[0][0], square(3, 3, 3)[0][0][::-1]]
    assert dissolve([[lake], [island]]) == [lake, island]


def test_two_that_lie_over_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="lie over each other"):
        dissolve([square(0, 0), square(0, 0)])


@CALMLY
@given(
    cells=st.dictionaries(
        st.tuples(st.integers(0, SIDE - 1), st.integers(0, SIDE - 1)), st.integers(0, 2), min_size=1
    )
)
def test_any_cells_made_one_cover_what_they_covered(cells: dict[tuple[int, int], int]) -> None:
    """Of three places each made of its cells, then all in one, as boards are made of places."""
    places = [
        dissolve(square(*cell) for cell, owner in cells.items() if owner == place)
        for place in range(3)
    ]
    whole = dissolve(places)
    assert area_of(whole) == len(cells)
    assert len(whole) == count_connected(set(cells))
    for outline, *holes in whole:
        assert signed_area(outline) > 0
        assert all(signed_area(hole) < 0 for hole in holes)
        for ring in (outline, *holes):
            assert ring[0] == ring[-1]
            assert len(set(ring)) == len(ring) - 1
    centres = np.array([(x + 0.5, y + 0.5) for x in range(SIDE) for y in range(SIDE)])
    covered = sum(
        inside(centres, *(np.array(each) for each in zip(*edges_of([polygon]), strict=True)))
        for polygon in whole
    )
    assert covered.tolist() == [
        int((x, y) in cells) for x in range(SIDE) for y in range(SIDE)
    ]  # fmt: skip
    assert set(edges_of(whole)) <= {
        edge for cell in cells for ring in square(*cell)[0] for edge in pairwise(ring)
    }
