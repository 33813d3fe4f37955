"""Then against now: what has become of what a team knew when it decided.

It compares numbers; whether the decision was right is for the team to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COMPARED = (
    "verdict",
    "delivery_share",
    "reached_intended_share",
    "n_reached",
    "expected",
    "estimate",
    "ci95",
    "mde80",
)
"""What is held side by side, by its name in a link's document."""
EXPECTED = "expected"


@dataclass(frozen=True)
class ThenNow:
    """One thing as it was known then and as it is known now; None where it was or is not known."""

    name: str
    then: Any
    now: Any

    @property
    def changed(self) -> bool:
        """Whether it is another now; what was not known then and is now is another."""
        return bool(self.then != self.now)


def compare_then_now(then: Mapping[str, Any], now: Mapping[str, Any] | None) -> tuple[ThenNow, ...]:
    """Return what was known then beside what is known now, in the order it is told.

    Parameters
    ----------
    then, now
        Documents of a link; `now` is None where it is not judged, and may be of the expectation
        that took the place of the one then. What neither knows is left out.
    """
    found = (ThenNow(name, then.get(name), (now or {}).get(name)) for name in COMPARED)
    return tuple(each for each in found if each.then is not None or each.now is not None)


def has_moved_on(compared: tuple[ThenNow, ...]) -> bool:
    """Return whether anything but the hope itself is another now."""
    return any(each.changed for each in compared if each.name != EXPECTED)
