"""The likely range as two areas, one on the other: the lower one is not seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.briefing.deck import Role, Series

Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Band:
    """Where the band begins over each period, and how high it is there."""

    base: Values
    height: Values


def find_band(series: Sequence[Series]) -> Band | None:
    """Return the band; None where it cannot be drawn as one, and its two edges stand alone.

    It opens from the figure before it. An area falls to zero where it ends, so it must reach the
    last period and have no gap.
    """
    low, high = _values(series, Role.LIKELY_LOW), _values(series, Role.LIKELY_HIGH)
    known = [
        at
        for at, ends in enumerate(zip(low, high, strict=True))
        if ends[0] is not None and ends[1] is not None
    ]
    if not known or known != list(range(known[0], len(low))):
        return None
    base: list[float | None] = [None] * len(low)
    height = list(base)
    for at in known:
        base[at], height[at] = low[at], (high[at] or 0.0) - (low[at] or 0.0)
    facts = _values(series, Role.FACT) or low
    drawn = low[known[0]]
    for at in range(known[0] - 1, -1, -1):
        # Of no height, along the figures: a program that draws a hair of it draws it on them.
        drawn = facts[at] if facts[at] is not None else drawn
        base[at], height[at] = drawn, 0.0
    return Band(tuple(base), tuple(height))


def _values(series: Sequence[Series], role: Role) -> Values:
    return next((each.values for each in series if each.role is role), ())
