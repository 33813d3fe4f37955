"""Which screens of a briefing are shown, in which order, and which are in the annex or hidden.

What differs from the usual choice is all that an address holds, as three lists of codes: `order`
(what is shown), `annex` and `hide`. A link made before a new screen came up shows it where it
usually is, and one that has gone is left out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from components.briefing.choice import Choice
from components.briefing.deck import MOST_SCREENS, BriefingScreen

JOINT = "_"
"""Between codes in an address: a screen's own has dots and hyphens in it."""
Where = Literal["shown", "annex", "hidden"]


class NoRoom(ValueError):
    """Raised where a mission has as many screens as can be taken in."""


@dataclass(frozen=True)
class Asked:
    """What an address asks for, before it is held against what there is."""

    order: str = ""
    annex: str = ""
    hide: str = ""


@dataclass(frozen=True)
class Arrangement:
    """Where each screen is: every one of them is in exactly one of the three.

    Attributes
    ----------
    refused
        Asked to be shown and in the annex instead: their missions have screens enough.
    unknown
        The first code that was asked for and is no screen; None where all are.
    """

    shown: tuple[str, ...]
    annex: tuple[str, ...]
    hidden: tuple[str, ...]
    refused: tuple[str, ...] = ()
    unknown: str | None = None

    def where(self, code: str) -> Where:
        """Return where a screen is."""
        if code in self.shown:
            return "shown"
        return "annex" if code in self.annex else "hidden"


def arrange(screens: Sequence[BriefingScreen], usual: Choice, asked: Asked) -> Arrangement:
    """Return where each screen is: as it is asked for, else as it usually is.

    Parameters
    ----------
    screens
        Those that are offered, in the usual order.
    """
    known = [screen.code for screen in screens]
    order, annexed, hidden = (_codes(each) for each in (asked.order, asked.annex, asked.hide))
    away = {*annexed, *hidden}
    wanted = [code for code in (*order, *usual.shown) if code in known and code not in away]
    shown, refused = _within_bounds(dict.fromkeys(wanted), screens)
    taken = {*shown, *hidden}
    return Arrangement(
        shown,
        tuple(code for code in known if code not in taken),
        tuple(code for code in known if code in set(hidden)),
        refused,
        next((code for code in (*order, *annexed, *hidden) if code not in known), None),
    )


def _codes(joined: str) -> list[str]:
    return [code for code in joined.split(JOINT) if code]


def _within_bounds(
    wanted: Iterable[str], screens: Sequence[BriefingScreen]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part what is wanted into what there is room for, and the rest."""
    missions = mission_of(screens)
    counted: Counter[str] = Counter()
    shown, refused = [], []
    for code in wanted:
        counted[missions[code]] += 1
        (shown if counted[missions[code]] <= MOST_SCREENS else refused).append(code)
    return tuple(shown), tuple(refused)


def mission_of(screens: Sequence[BriefingScreen]) -> dict[str, str]:
    """Return the mission of each screen."""
    return {screen.code: screen.mission for screen in screens}


def move(arrangement: Arrangement, code: str, by: Literal[-1, 1]) -> Arrangement:
    """Return the same with a screen that is shown one place earlier or later, if there is one."""
    shown = list(arrangement.shown)
    here = shown.index(code)
    there = here + by
    if 0 <= there < len(shown):
        shown[here], shown[there] = shown[there], shown[here]
    return Arrangement(tuple(shown), arrangement.annex, arrangement.hidden)


def put(
    arrangement: Arrangement, code: str, where: Where, screens: Sequence[BriefingScreen]
) -> Arrangement:
    """Return the same with a screen elsewhere; what is newly shown follows its mission's last.

    Raises
    ------
    NoRoom
        Where it is to be shown and its mission has screens enough.
    """
    known = [screen.code for screen in screens]
    shown = [each for each in arrangement.shown if each != code]
    hidden = {each for each in arrangement.hidden if each != code}
    if where == "shown":
        missions = mission_of(screens)
        own = [at for at, each in enumerate(shown) if missions[each] == missions[code]]
        if len(own) >= MOST_SCREENS:
            raise NoRoom(missions[code])
        shown.insert(own[-1] + 1 if own else len(shown), code)
    elif where == "hidden":
        hidden.add(code)
    annex = tuple(each for each in known if each not in hidden and each not in shown)
    return Arrangement(tuple(shown), annex, tuple(each for each in known if each in hidden))


def as_parameters(arrangement: Arrangement, usual: Choice) -> Mapping[str, str | None]:
    """Return what an address must hold for this: nothing where it is as usual."""
    annexed = [code for code in arrangement.annex if code in usual.shown]
    away = {*annexed, *arrangement.hidden}
    as_usual = tuple(code for code in usual.shown if code not in away)
    order = () if arrangement.shown == as_usual else arrangement.shown
    return {
        "order": JOINT.join(order) or None,
        "annex": JOINT.join(annexed) or None,
        "hide": JOINT.join(arrangement.hidden) or None,
    }
