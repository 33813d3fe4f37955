"""What the rules of the verdict look at, and everything that they can say."""

from dataclasses import dataclass, fields
from enum import StrEnum
from math import isfinite

from evidence.designs import Design

Ends = tuple[float | None, float | None]


class VerdictCode(StrEnum):
    """Everything that can be said of a link."""

    NOT_SET_UP = "not_set_up"
    NOT_ENOUGH_DATA = "not_enough_data"
    NOT_DELIVERED = "not_delivered"
    TOO_EARLY = "too_early"
    PATHS_DIFFERED = "paths_differed"
    WRONG_WAY = "wrong_way"
    MOVING_AS_HOPED = "moving_as_hoped"
    MOVING_LESS_THAN_HOPED = "moving_less_than_hoped"
    DELIVERED_NOT_MOVING = "delivered_not_moving"
    SHORT_OF_HOPED = "short_of_hoped"
    CANNOT_TELL = "cannot_tell"
    MOVING_ELSEWHERE = "moving_elsewhere"


@dataclass(frozen=True)
class Facts:
    """What the rules look at, up is good. A number that is not finite counts as not there.

    Attributes
    ----------
    expected
        The registered hoped-for effect E; None where none is registered.
    lag_registered, has_direction
        Whether a lag is registered, and whether the indicator has a good direction.
    design
        How the link is judged.
    estimate, ci95, ci90
        In the indicator's unit; None without outcome cells. An end that is None is open.
    placebo_p
        Of the rehearsal on earlier dates; None where none was possible.
    delivery_share_low, delivery_share_high
        Missing returns counted as nothing, and as delivered to plan; None: nothing was due yet.
    too_early
        Whether the lag has not elapsed for enough places and periods.
    wales
        The label of the Wales figure's trend; None without a Wales figure.
    missing
        Codes found so far, dropped places among them.
    """

    expected: float | None
    lag_registered: bool
    has_direction: bool
    design: Design
    estimate: float | None = None
    ci95: Ends | None = None
    ci90: Ends | None = None
    placebo_p: float | None = None
    delivery_share_low: float | None = None
    delivery_share_high: float | None = None
    too_early: bool = False
    wales: str | None = None
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, float):
                object.__setattr__(self, field.name, _finite(value))
        for name in ("ci95", "ci90"):
            ends = getattr(self, name)
            if ends is not None:
                object.__setattr__(self, name, (_finite(ends[0]), _finite(ends[1])))

    @property
    def low(self) -> float:
        """L; only asked where the interval is closed."""
        return _end(self.ci95, 0)

    @property
    def high(self) -> float:
        """U; only asked where the interval is closed."""
        return _end(self.ci95, 1)

    @property
    def high90(self) -> float:
        """U90; only asked where the interval is closed."""
        return _end(self.ci90, 1)

    @property
    def hoped(self) -> float:
        """E; only asked where it is registered."""
        return _end((self.expected, None), 0)

    @property
    def is_bounded(self) -> bool:
        """Whether every end of both intervals is there."""
        return all(ends is not None and None not in ends for ends in (self.ci95, self.ci90))


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None


def _end(ends: Ends | None, side: int) -> float:
    value = ends[side] if ends is not None else None
    if value is None:
        raise ValueError("asked for a number that the rules before this one found missing")
    return value
