"""Which places are like one another: by one stated measure, or by where they belong.

Nothing is weighed into a score: one measure at a time, the reader's choice, every number shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log

NEAREST = 5
"""How many places are named where similarity is by a measure."""

MUCH_LIKE = 2.0
"""A place with more than twice another's measure, or less than half of it, is not much like it."""


class SimilarBy(StrEnum):
    """By what places are held to be similar."""

    DENSITY = "density"
    POPULATION = "population"
    ENTERPRISES = "enterprises"
    HEALTH_BOARD = "health_board"
    REGION = "region"


SHARED = frozenset({SimilarBy.HEALTH_BOARD, SimilarBy.REGION})
"""Where places are similar because they belong to the same whole; the others are measures."""


@dataclass(frozen=True)
class PlaceMeasures:
    """What is known of a place itself.

    Attributes
    ----------
    population
        People; mid-year estimate.
    area_km2, enterprises
        Square kilometres; active enterprises. None where not known.
    health_board, region
        Codes of what it belongs to.
    """

    code: str
    population: int
    area_km2: int | None
    enterprises: int | None
    health_board: str | None
    region: str | None


@dataclass(frozen=True)
class Similar:
    """A place that is similar to another.

    `measure` and `ratio` (to the other's measure) are None where it only belongs to the same whole.
    """

    code: str
    measure: float | None = None
    ratio: float | None = None


def measure_place(place: PlaceMeasures, by: SimilarBy) -> float | None:
    """Return people per km², people, or active enterprises per 1,000 people; None if not known."""
    if by is SimilarBy.DENSITY:
        return place.population / place.area_km2 if place.area_km2 else None
    if by is SimilarBy.ENTERPRISES:
        known = place.enterprises is not None and place.population > 0
        return 1000 * (place.enterprises or 0) / place.population if known else None
    return float(place.population) if by is SimilarBy.POPULATION else None


def find_similar(
    places: Sequence[PlaceMeasures], code: str, by: SimilarBy, count: int = NEAREST
) -> tuple[Similar, ...]:
    """Return the places that are similar to one of them.

    Parameters
    ----------
    places
        All places, the one asked for among them.
    count
        At most so many, nearest first, where `by` is a measure: twice as many people is as far as
        half as many. Of a health board or region all others are returned, in the order given.

    Raises
    ------
    KeyError
        Where `code` is none of the places.
    """
    mine = next((place for place in places if place.code == code), None)
    if mine is None:
        raise KeyError(code)
    others = [place for place in places if place.code != code]
    if by in SHARED:
        whole = _whole(mine, by)
        return tuple(Similar(each.code) for each in others if whole and _whole(each, by) == whole)
    own = measure_place(mine, by)
    if not own:
        return ()
    found = [(each.code, measure_place(each, by)) for each in others]
    measured = [Similar(each, value, value / own) for each, value in found if value]
    return tuple(sorted(measured, key=lambda each: (_distance(each), each.code))[:count])


def is_any_much_like(similar: Sequence[Similar]) -> bool:
    """Return whether the nearest by a measure has half to twice the other's."""
    return any(_distance(each) <= log(MUCH_LIKE) for each in similar)


def _whole(place: PlaceMeasures, by: SimilarBy) -> str | None:
    return place.health_board if by is SimilarBy.HEALTH_BOARD else place.region


def _distance(similar: Similar) -> float:
    return abs(log(similar.ratio or 1.0))
