"""Which places can be told apart: nobody is ranked above another whose limits overlap."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """A number with the limits within which it may lie."""

    value: float
    low: float
    high: float


def group_apart(limits: Mapping[str, Limits]) -> tuple[tuple[str, ...], ...]:
    """Return groups of keys, the highest first, such that no two groups' limits overlap.

    Within a group each one's limits overlap with another's, so that none can be told from all
    others: a group has no order, its keys stand as they came.
    """
    ordered = sorted(limits, key=lambda key: limits[key].high, reverse=True)
    groups: list[list[str]] = []
    lowest = float("inf")
    for key in ordered:
        if not groups or limits[key].high < lowest:
            groups.append([])
            lowest = float("inf")
        groups[-1].append(key)
        lowest = min(lowest, limits[key].low)
    places = {key: at for at, key in enumerate(limits)}
    return tuple(tuple(sorted(group, key=places.__getitem__)) for group in groups)
