"""A drafted roll-out as it stands in an address: waves as one text, quarters as codes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evidence.draft import (
    MONTHS_OF_A_WAVE,
    Staircase,
    add_quarters,
    draw_lot,
    put_in_waves,
    share_out,
)
from evidence.draft_reading import DraftGround, RecordedPlan
from evidence.draft_sentences import Way
from evidence.suggest import MOST_WAVES

SIGNS = "0123456789abcdefghijklm"
"""How a wave is written: one sign a place, 0 for those that are not to get it."""
YEARS_TO_BEGIN_IN = 5
SLOTS = ("a", "b")


@dataclass(frozen=True)
class Defaults:
    """What a roll-out is drafted with before anybody chooses."""

    way: Way
    waves: int
    waiting: int
    start: date
    gap: int


@dataclass(frozen=True)
class PlanBasis:
    """What a plan begins with.

    Attributes
    ----------
    recorded
        The contribution that is opened, if one is.
    effect, lag
        Hoped-for size in the indicator's unit, and its periods until that shows, if nothing is
        typed.
    step
        The smallest step of the effect.
    """

    ground: DraftGround
    recorded: RecordedPlan | None
    today: date
    effect: float
    lag: int
    step: float

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self.ground.areas)


@dataclass(frozen=True)
class DraftedRollout:
    """One roll-out as it is chosen.

    Attributes
    ----------
    slot
        ``a`` or ``b``.
    number
        Of the lot.
    order
        All places in the order they are served; those that are not to get it last.
    gap
        Quarters between two waves.
    """

    slot: str
    way: Way
    number: int
    staircase: Staircase
    order: tuple[int, ...]
    gap: int

    @property
    def text(self) -> str:
        """The waves as one text, a sign for each place in the order of the codes."""
        return write_waves(self.staircase.waves)


def write_waves(waves: tuple[int, ...]) -> str:
    """Return waves as one text."""
    return "".join(SIGNS[wave] for wave in waves)


def read_waves(text: str, count: int, most: int = MOST_WAVES) -> tuple[int, ...] | None:
    """Return the waves that a text gives, None where it gives none for so many places."""
    if len(text) != count or any(sign not in SIGNS for sign in text):
        return None
    waves = tuple(SIGNS.index(sign) for sign in text)
    return waves if max(waves, default=0) <= most else None


def quarter_code(day: date) -> str:
    """Return the quarter a day lies in, as the pack writes it."""
    return f"{day.year}-Q{(day.month - 1) // MONTHS_OF_A_WAVE + 1}"


def quarter_start(code: str) -> date:
    """Return the first day of a quarter."""
    return date(int(code[:4]), MONTHS_OF_A_WAVE * (int(code[-1]) - 1) + 1, 1)


def list_starts(basis: PlanBasis) -> list[str]:
    """Return the quarters a roll-out may begin in: from the next on, or from what is recorded."""
    first = next_quarter(basis.today)
    if basis.recorded and basis.recorded.staircase.starts:
        first = min(first, quarter_start(quarter_code(basis.recorded.staircase.starts[0])))
    last = add_quarters(next_quarter(basis.today), 4 * YEARS_TO_BEGIN_IN)
    return list(_quarters(first, last))


def _quarters(first: date, last: date) -> Iterator[str]:
    while first <= last:
        yield quarter_code(first)
        first = add_quarters(first, 1)


def next_quarter(day: date) -> date:
    """Return the first day of the quarter after the one a day lies in."""
    return add_quarters(quarter_start(quarter_code(day)), 1)


def default_rollout(slot: str, basis: PlanBasis) -> Defaults:
    """Return what a roll-out is drafted with: A as recorded or in four waves, B half at once."""
    recorded = basis.recorded.staircase if basis.recorded else None
    start, gap = next_quarter(basis.today), 2
    if recorded and recorded.starts:
        start = quarter_start(quarter_code(recorded.starts[0]))
        gap = _usual_gap(recorded)
    half = basis.count // 2
    if slot == "b":
        return Defaults(Way.NEED, 1, half, max(start, next_quarter(basis.today)), gap)
    way = Way.RECORDED if recorded and recorded.starts else Way.NEED
    return Defaults(way, 4, basis.count - 14, start, gap)


def _usual_gap(staircase: Staircase) -> int:
    first, *later = staircase.starts
    if not later:
        return 2
    months = 12 * (later[0].year - first.year) + later[0].month - first.month
    return max(1, months // MONTHS_OF_A_WAVE)


@dataclass(frozen=True)
class Chosen:
    """What an address says of one roll-out, each with its default in place."""

    way: Way
    number: int
    waves: int
    first: int | None
    waiting: int
    start: date
    gap: int
    text: str
    keeps_dates: bool
    """Whether neither start nor gap was chosen, so that recorded dates stay."""


def draft_rollout(slot: str, chosen: Chosen, basis: PlanBasis) -> DraftedRollout:
    """Return the roll-out that is chosen."""
    recorded = basis.recorded.staircase if basis.recorded else None
    order = basis.ground.by_need
    if chosen.way is Way.LOT:
        order = draw_lot(basis.ground.areas, chosen.number)
    typed = read_waves(chosen.text, basis.count, max(MOST_WAVES, _recorded_waves(recorded)))
    if chosen.way is Way.HAND and typed is not None:
        waves = typed
    elif chosen.way is Way.RECORDED and recorded:
        waves = recorded.waves
    else:
        sizes = share_out(basis.count - chosen.waiting, chosen.waves, chosen.first)
        waves = put_in_waves(order, sizes)
    kept = recorded.starts if recorded and chosen.keeps_dates and slot == "a" else ()
    starts = _starts(kept, chosen, max(waves, default=0))
    served = sorted(order, key=lambda place: waves[place] or len(SIGNS))
    return DraftedRollout(
        slot, chosen.way, chosen.number, Staircase(waves, starts), tuple(served), chosen.gap
    )


def _recorded_waves(recorded: Staircase | None) -> int:
    return len(recorded.starts) if recorded else 0


def _starts(kept: tuple[date, ...], chosen: Chosen, count: int) -> tuple[date, ...]:
    found = list(kept[:count])
    while len(found) < count:
        found.append(add_quarters(found[-1], chosen.gap) if found else chosen.start)
    return tuple(found)


def rollout_parameters(
    slot: str, staircase: Staircase, gap: int, drawn: DraftedRollout
) -> dict[str, str]:
    """Return what to put into an address so that it opens a roll-out as `slot`.

    Where the places come in the order they were drawn in, by need or by lot, that stays said.
    """
    given: dict[str, Any] = {"start": quarter_code(staircase.starts[0]), "gap": gap}
    sizes = staircase.sizes
    shared = share_out(staircase.reached, len(sizes), sizes[0])
    same = put_in_waves(drawn.order, shared) == staircase.waves
    if same and drawn.way in (Way.NEED, Way.LOT):
        given |= {
            "by": drawn.way.value,
            "waves": len(sizes),
            "first": sizes[0],
            "waiting": staircase.waiting,
        }
        if drawn.way is Way.LOT:
            given["seed"] = drawn.number
    else:
        given["by"] = Way.HAND.value
    named = {parameter(slot, name): str(value) for name, value in given.items()}
    return named if "waves" in given else {**named, slot: write_waves(staircase.waves)}


def parameter(slot: str, name: str) -> str:
    """Return what a choice of one roll-out is called in the address."""
    return name if slot == "a" else f"{name}_{slot}"


def other_parameters(address: Mapping[str, str], slot: str) -> dict[str, str]:
    """Return an address without what it says of one roll-out."""
    own = {slot, *(parameter(slot, name) for name in CHOICES)}
    return {name: value for name, value in address.items() if name not in own}


CHOICES = ("by", "seed", "waves", "first", "waiting", "start", "gap")
"""What is chosen of a roll-out, besides its waves by hand."""
