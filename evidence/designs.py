"""Which design a link is judged by: the roll-out and the registration choose, never the result."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from evidence.by_board import is_rolled_out_by_board
from evidence.dose import amounts_differ, measure_dose
from evidence.inputs import FEWEST_PLACES, Ints, LinkData
from evidence.panel import BOARDS, PLACES, Counting, UsablePlaces, find_kept_places
from evidence.rollout import NEVER, Rollout

FEW_PLACES = 3
"""Up to so many places reached in all, every deal is used once and the wording is capped."""


class Design(StrEnum):
    """How a link is judged."""

    IMPUTATION = "imputation_did"
    DOSE = "dose_twfe"
    INTERRUPTED = "interrupted_series"
    NONE = "none"


@dataclass(frozen=True)
class DesignChoice:
    """The design of a link.

    Attributes
    ----------
    counting
        Places, or health boards.
    in_all
        How many units have started or will, of those that can be used.
    few_places
        One to three places in all.
    missing
        What there is not enough of, found while choosing.
    """

    design: Design
    counting: Counting = PLACES
    in_all: int = 0
    few_places: bool = False
    missing: tuple[str, ...] = ()

    @property
    def by_board(self) -> bool:
        """Whether boards are dealt."""
        return self.counting == BOARDS


def choose_design(link: LinkData, rollout: Rollout, usable: UsablePlaces) -> DesignChoice:
    """Return the first design of the method's table that fits, section 3.

    Looks at starts so far and at planned ones still to come, as if the periods to come had been
    observed: a roll-out that is only young gets its own design, not a weaker one.
    """
    if link.expectation.lag is None or link.expectation.effect is None:
        return DesignChoice(Design.NONE)
    if not len(usable.rows) and not np.isfinite(link.values).any():
        return DesignChoice(Design.INTERRUPTED)
    if len(usable.periods) <= 1:
        return DesignChoice(Design.NONE, missing=("points",))
    if link.expectation.design == "dose":
        rows = _rows_to_choose_by(link, rollout, usable, waiting=0)
        in_all = int((rollout.to_come[rows] < NEVER).sum())
        if in_all >= PLACES.reached and _will_differ(link, rows):
            return DesignChoice(Design.DOSE, in_all=in_all)
    rows = _rows_to_choose_by(link, rollout, usable, PLACES.waiting)
    to_come = rollout.to_come[rows]
    in_all = int((to_come < NEVER).sum())
    boards = [link.boards[row] for row in rows]
    if is_rolled_out_by_board(boards, to_come):
        return _choose_by_board(boards, to_come, link.full_lag)
    if has_waiting_comparison(to_come, link.full_lag, PLACES):
        return DesignChoice(Design.IMPUTATION, in_all=in_all)
    if 1 <= in_all <= FEW_PLACES:
        return DesignChoice(Design.IMPUTATION, in_all=in_all, few_places=True)
    return DesignChoice(Design.INTERRUPTED, in_all=in_all)


def has_waiting_comparison(to_come: Ints, full_lag: int, counting: Counting) -> bool:
    """Return whether enough units will have outcomes in periods where enough others still wait.

    The last period in which `counting.waiting` units have not started is the one before the
    start that leaves fewer.
    """
    ordered = np.sort(to_come)
    if len(ordered) < counting.reached + counting.waiting:
        return False
    last = int(ordered[len(ordered) - counting.waiting]) - 1
    return int(((to_come < NEVER) & (to_come + full_lag <= last)).sum()) >= counting.reached


def _rows_to_choose_by(
    link: LinkData, rollout: Rollout, usable: UsablePlaces, waiting: int
) -> Ints:
    """Return the places whose starts decide: those that the panel would keep.

    All places where too few are usable or no reached one is left: then what is missing is named,
    and the design must not hang on it.
    """
    rows = find_kept_places(link, rollout, usable, waiting)
    if len(rows) < FEWEST_PLACES or not (rollout.to_come[rows] < NEVER).any():
        return np.arange(len(link.areas))
    return rows


def _will_differ(link: LinkData, rows: Ints) -> bool:
    timeline = link.timeline
    last = int(timeline.containing(link.deliveries.last_day).max(initial=0)) + link.full_lag
    dose = measure_dose(link, np.arange(max(last, len(link.last_days) - 1) + 2))
    return dose is not None and amounts_differ(dose.to_come[rows])


def _choose_by_board(boards: list[str], to_come: Ints, full_lag: int) -> DesignChoice:
    """Choose among the binary rows with boards counted.

    One board alone can be compared with nothing: neither by dealing seven boards, nor by the
    Wales figure, in which one board hardly shows.
    """
    starts = np.array(
        [
            min(start for unit, start in zip(boards, to_come.tolist(), strict=True) if unit == name)
            for name in sorted(set(boards))
        ]
    )
    in_all = int((starts < NEVER).sum())
    if in_all < BOARDS.reached:
        return DesignChoice(
            Design.IMPUTATION, counting=BOARDS, in_all=in_all, missing=("places_reached",)
        )
    if has_waiting_comparison(starts, full_lag, BOARDS):
        return DesignChoice(Design.IMPUTATION, counting=BOARDS, in_all=in_all)
    return DesignChoice(Design.INTERRUPTED, in_all=int((to_come < NEVER).sum()))
