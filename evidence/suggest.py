"""What would bring the answer forward: a small search of other roll-outs of the same output.

The order of the places stays as it is; how many begin first, in how many waves, and how many wait
is tried. Who has begun has begun. Whether by lot or by need changes no date, only how far the
wording may go, so it is not among what is tried.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from evidence.draft import (
    NEVER_REACHED,
    Draft,
    Ground,
    Staircase,
    WhyNone,
    add_quarters,
    draft_link,
    make_draft,
    share_out,
)
from evidence.planner import Ahead, look_ahead

MOST_WAVES = 6
MORE_FIRST = (-2, 0, 2, 4, 6)
MORE_WAVES = (-1, 0, 1, 2)
MORE_WAITING = (-4, 0, 2, 4, 6, 10)
FEWEST_WAITING = 3
"""With fewer there is soon nothing to compare with."""


@dataclass(frozen=True)
class Suggestion:
    """Another roll-out that would give an honest answer sooner, and when."""

    staircase: Staircase
    draft: Draft


def suggest_rollouts(
    ground: Ground,
    staircase: Staircase,
    order: Sequence[int],
    gap: int,
    hoped: float,
    lag: int,
) -> tuple[Suggestion, ...]:
    """Return what answers sooner than a drafted roll-out; at most two.

    The first reaches at least as many places; the second fewer, and is there only where it
    answers sooner still. Where the roll-out leaves nobody to compare with, what compares is
    returned even if it answers later.

    Parameters
    ----------
    order
        All places in the order they are served; those that are not to get it last.
    gap
        Quarters between two waves, for waves beyond those drafted.
    """
    now = make_draft(ground, staircase, hoped, lag)
    if now.why_none in (WhyNone.NO_FIGURES, WhyNone.NO_DIRECTION, WhyNone.NOBODY):
        return ()
    limit = now.answer_ends if now.has_comparison else None
    found = []
    for other in list_alternatives(staircase, order, gap, ground.link.as_at):
        ahead = look_ahead(draft_link(ground.link, other, hoped, lag))
        period = _first_answer(ahead, limit) if isinstance(ahead, Ahead) else None
        if period is not None:
            found.append((period, _measure_change(staircase, other), other))
    made = (
        Suggestion(other, make_draft(ground, other, hoped, lag))
        for other in _choose(found, staircase.reached)
    )
    return tuple(each for each in made if each.draft.answer_ends is not None)


Found = tuple[int, tuple[int, ...], Staircase]
"""When it answers, how much it changes, and the roll-out."""


def _choose(found: list[Found], reached: int) -> Iterator[Staircase]:
    """Yield the soonest that reach as many, and the soonest of all where that is another."""
    as_many = [each for each in found if each[2].reached >= reached]
    fewer = [each for each in found if each[2].reached < reached]
    best = min(as_many, key=lambda each: each[:2], default=None)
    if best:
        yield best[2]
    other = min(fewer, key=lambda each: each[:2], default=None)
    if other and (best is None or other[0] < best[0]):
        yield other[2]


def _first_answer(ahead: Ahead, limit: date | None) -> int | None:
    """Return the first period with an answer, before the one that ends on `limit`; None if none.

    The more figures, the smaller what can be seen: the period is found by halving.
    """
    first, last = ahead.first, ahead.last
    while limit is not None and last >= first and ahead.link.timeline.last_day(last) >= limit:
        last -= 1
    if last < first or not _answers(ahead, last):
        return None
    while first < last:
        middle = (first + last) // 2
        if _answers(ahead, middle):
            last = middle
        else:
            first = middle + 1
    return last


def _answers(ahead: Ahead, period: int) -> bool:
    return ahead.could_answer(period, ahead.smallest_effect(period))


def _measure_change(one: Staircase, other: Staircase) -> tuple[int, ...]:
    """Return by how much two roll-outs differ: places reached, waves, places moved; then sizes."""
    moved = sum(one.start_of(place) != other.start_of(place) for place in range(len(one.waves)))
    reached, waves = other.reached - one.reached, len(other.starts) - len(one.starts)
    return (abs(reached), abs(waves), moved, *other.sizes)


def list_alternatives(
    staircase: Staircase, order: Sequence[int], gap: int, today: date
) -> Iterator[Staircase]:
    """Yield roll-outs that differ in what has not begun: sizes, waves, and how many wait."""
    begun = sum(start <= today for start in staircase.starts)
    still = [place for place in order if not NEVER_REACHED < staircase.waves[place] <= begun]
    sizes, starts = staircase.sizes[begun:], staircase.starts[begun:]
    if not starts:
        return
    waiting = len(still) - sum(sizes)
    seen = {staircase.waves}
    for longer, waves, first in product(MORE_WAITING, MORE_WAVES, MORE_FIRST):
        reached = len(still) - max(waiting + longer, FEWEST_WAITING)
        shared = share_out(reached, min(len(sizes) + waves, MOST_WAVES - begun), sizes[0] + first)
        if not shared or sizes[0] + first < 1:
            continue
        made = Staircase(
            _continue(staircase.waves, begun, still, shared),
            (*staircase.starts[:begun], *_extend(starts, gap, len(shared))),
        )
        if made.waves not in seen:
            seen.add(made.waves)
            yield made


def _continue(
    drafted: Sequence[int], begun: int, still: Sequence[int], sizes: Sequence[int]
) -> tuple[int, ...]:
    """Return the waves with what has begun as it is, and the rest in waves of those sizes."""
    waves = [wave if wave <= begun else NEVER_REACHED for wave in drafted]
    served = iter(still)
    for number, size in enumerate(sizes, start=begun + 1):
        for _place in range(size):
            waves[next(served)] = number
    return tuple(waves)


def _extend(starts: Sequence[date], gap: int, count: int) -> tuple[date, ...]:
    """Return `count` starts: those drafted, then one every `gap` quarters."""
    found = list(starts[:count])
    while len(found) < count:
        found.append(add_quarters(found[-1], gap))
    return tuple(found)
