"""What delivered × changed is made from: what each place had, and how the places are counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.portfolio import OutputFacts
from evidence.moves import Move, Moved, Moves, NoMoves
from evidence.per_head import DeliveredPerHead, Had

NONE, SOME, MUCH, UNRETURNED, WHOLE = "none", "some", "much", "unreturned", "whole"
ROWS = (MUCH, SOME, NONE)
COLUMNS = (Moved.WORSE, Moved.UNCLEAR, Moved.BETTER)


@dataclass(frozen=True)
class Cross:
    """What the map of delivered × changed is made from.

    Attributes
    ----------
    since, before
        What each place did since it first began anywhere, and over as long before.
    evidence
        The stored document of the contribution, None where it is not judged or there is none.
    """

    output: OutputFacts
    had: DeliveredPerHead
    since: Moves | NoMoves
    before: Moves | NoMoves
    evidence: Mapping[str, Any] | None


def amount_rows(had: DeliveredPerHead) -> dict[str, str]:
    """Return for each place whether it had none, less or much: from the middle of the reached on.

    What is not returned, or recorded for Wales alone, is not none: such a place is in no row.
    Where all had alike, all had much.
    """
    middle = middle_rate(had)
    found = {}
    for code, place in had.places.items():
        if place.had is Had.UNRETURNED:
            found[code] = UNRETURNED
        elif place.had is Had.WHOLE:
            found[code] = WHOLE
        elif place.had is not Had.DELIVERED or place.rate is None:
            found[code] = NONE
        else:
            found[code] = MUCH if place.rate >= middle else SOME
    return found


def middle_rate(had: DeliveredPerHead) -> float:
    """Return from what rate on a place had much: the middle one of those reached."""
    rates = sorted(
        each.rate
        for each in had.places.values()
        if each.had is Had.DELIVERED and each.rate is not None
    )
    return rates[len(rates) // 2] if rates else 0.0


def count_moved(
    amounts: Mapping[str, str],
    moves: Mapping[str, Move],
    *,
    reached: bool,
    moved: Moved = Moved.BETTER,
) -> tuple[int, int]:
    """Return in how many places it changed one way, and of how many: reached or not."""
    rows = (SOME, MUCH) if reached else (NONE,)
    asked = [move.moved for code, move in moves.items() if amounts[code] in rows]
    return asked.count(moved), len(asked)
