"""A roll-out that is only drafted: who would get it when, and when an honest answer could come.

The planner's numbers, on drafted starts in the place of recorded ones. Nothing is read and nothing
is saved here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

import numpy as np

from evidence.alone import WalesSeries, plan_alone
from evidence.demeaning import fill_missing
from evidence.designs import FEW_PLACES, Design
from evidence.inputs import DeliveryCells, Expectation, LinkData
from evidence.noise import Noise, measure_noise
from evidence.panel import find_usable_places
from evidence.planner import plan_panel
from evidence.rollout import first_days_of_delivery, spread_everywhere
from evidence.series import scale_of
from evidence.timeline import Days

MONTHS_OF_A_WAVE = 3
"""Waves begin with quarters, whatever the indicator's own periods."""
DEFAULT_LAGS = {"annual": 1, "quarterly": 2, "monthly": 6}
NEVER_REACHED = 0


@dataclass(frozen=True)
class Staircase:
    """Who is to get it when.

    Attributes
    ----------
    waves
        (N,) number of the wave of each place, in the order of the places' codes; 0 for places
        that are not to get it.
    starts
        First day of each wave, the first of them wave 1.
    """

    waves: tuple[int, ...]
    starts: tuple[date, ...]

    @property
    def reached(self) -> int:
        """How many places are to get it."""
        return sum(wave > NEVER_REACHED for wave in self.waves)

    @property
    def waiting(self) -> int:
        """How many places are not."""
        return len(self.waves) - self.reached

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many places begin with each wave."""
        return tuple(self.waves.count(wave) for wave in range(1, len(self.starts) + 1))

    def start_of(self, place: int) -> date | None:
        """Return the first day in a place; None where it is not to get it."""
        wave = self.waves[place]
        return None if wave == NEVER_REACHED else self.starts[wave - 1]


class WhyNone(StrEnum):
    """Why no honest answer would come within ten years."""

    NO_FIGURES = "no_figures"
    NO_DIRECTION = "no_direction"
    NOBODY = "nobody"
    PERIODS_BEFORE = "periods_before"
    FEW_USABLE = "few_usable"
    ONE_BOARD = "one_board"
    FEW_PLACES = "few_places"
    PERIODS_AFTER = "periods_after"
    TOO_SMALL = "too_small"


@dataclass(frozen=True)
class Draft:
    """What a drafted roll-out could show by when.

    Attributes
    ----------
    design
        How it would be judged.
    sizes
        (last day of a period, smallest change that would be seen four times in five) for each
        period to come; without sign, in the indicator's unit, None where nothing can be seen yet.
    delay
        Days from the end of a period to its figures.
    answer_ends
        Last day of the first period whose figures could tell the hoped-for effect from none.
    why_none
        Why there is no such period; None where there is one.
    ready_ends
        Last day of the first period with figures enough to judge by, whatever is hoped for; None
        where there never are.
    """

    design: Design
    sizes: tuple[tuple[date, float | None], ...] = ()
    delay: int = 0
    answer_ends: date | None = None
    why_none: WhyNone | None = None
    ready_ends: date | None = None

    @property
    def answer_on(self) -> date | None:
        """When the figures that could answer can be expected."""
        return None if self.answer_ends is None else self.published(self.answer_ends)

    @property
    def smallest(self) -> float | None:
        """The smallest change that could be told within the ten years."""
        told = (size for ends, size in self.sizes if size is not None and self.is_ready(ends))
        return min(told, default=None)

    @property
    def has_comparison(self) -> bool:
        """Whether places that have it would be compared with places that still wait."""
        return self.design in (Design.IMPUTATION, Design.DOSE)

    def published(self, ends: date) -> date:
        """Return when the figures of a period that ends on a day can be expected."""
        return ends + timedelta(days=self.delay)

    def is_ready(self, ends: date) -> bool:
        """Return whether there are figures enough to judge by, once those of a period are out."""
        return self.ready_ends is not None and ends >= self.ready_ends

    def smallest_by(self, day: date) -> float | None:
        """Return the smallest change that could be told with what is published by a day."""
        known = [
            size for ends, size in self.sizes if self.published(ends) <= day and self.is_ready(ends)
        ]
        return known[-1] if known else None

    def waits_for_figures(self, hoped: float) -> bool:
        """Whether a size would be seen sooner if it did not take a least number of figures."""
        ready = self.ready_ends
        return ready is not None and any(
            size is not None and size <= hoped and ends < ready for ends, size in self.sizes
        )


@dataclass(frozen=True, eq=False)
class Ground:
    """What drafts of one indicator stand on: its figures, without any delivery.

    Attributes
    ----------
    link
        The indicator's figures in every place; its deliveries and its expectation are replaced.
    wales
        The figure for Wales, for roll-outs that leave nobody to compare with.
    """

    link: LinkData
    wales: WalesSeries


def make_draft(ground: Ground, staircase: Staircase, hoped: float, lag: int) -> Draft:
    """Work out what a drafted roll-out could show by when.

    Parameters
    ----------
    hoped
        How much better it is hoped to be in a place that has it: a size above 0, in the
        indicator's unit.
    lag
        Periods of the indicator until that shows.
    """
    link = ground.link
    if not len(link.last_days):
        return Draft(Design.NONE, why_none=WhyNone.NO_FIGURES)
    if link.facts.better == "neither":
        return Draft(Design.NONE, why_none=WhyNone.NO_DIRECTION)
    if not staircase.reached:
        return Draft(Design.NONE, why_none=WhyNone.NOBODY)
    drafted = draft_link(link, staircase, hoped, lag)
    panel = plan_panel(drafted)
    design, missing, ready = panel.design, panel.missing, panel.ready
    planned = [(entry.period, entry.mde80) for entry in panel.mde80]
    answer = panel.earliest_answer
    if design is Design.INTERRUPTED:
        alone = plan_alone(drafted, ground.wales)
        planned = [(entry.period, entry.mde80) for entry in alone.mde80]
        answer, missing = alone.earliest_answer, (*missing, *alone.missing)
        ready = plan_alone(draft_link(link, staircase, ANYTHING, lag), ground.wales).earliest_answer
    timeline = link.timeline
    sizes = tuple((timeline.last_day(period), size) for period, size in planned)
    return Draft(
        design=design,
        sizes=sizes,
        delay=link.publication_delay,
        answer_ends=None if answer is None else timeline.last_day(answer),
        why_none=None if answer is not None else _why_none(staircase, ready, missing),
        ready_ends=None if ready is None else timeline.last_day(ready),
    )


ANYTHING = float("inf")
"""Hoped for, so that only the number of figures decides."""

MISSING = {
    "points": WhyNone.NO_FIGURES,
    "periods_before": WhyNone.PERIODS_BEFORE,
    "places_reached": WhyNone.ONE_BOARD,
    "places": WhyNone.FEW_USABLE,
}
"""What the planner finds wanting, as a reason."""


def _why_none(staircase: Staircase, ready: int | None, missing: Sequence[str]) -> WhyNone:
    for code, reason in MISSING.items():
        if code in missing:
            return reason
    if ready is not None:
        return WhyNone.TOO_SMALL
    return WhyNone.FEW_PLACES if staircase.reached <= FEW_PLACES else WhyNone.PERIODS_AFTER


def draft_link(link: LinkData, staircase: Staircase, hoped: float, lag: int) -> LinkData:
    """Return a link with drafted deliveries and a drafted expectation.

    A wave whose first quarter has passed counts as delivered: a place that has begun has begun.
    """
    return replace(
        link,
        deliveries=_draft_cells(link, staircase),
        expectation=Expectation(effect=hoped * link.facts.sign, lag=lag),
    )


def shows_from(link: LinkData, start: date, lag: int) -> date | None:
    """Return the first day of the first period that may show what begins on a day.

    None where the indicator has no figures, and so no calendar.
    """
    if not len(link.last_days):
        return None
    begins = int(link.timeline.beginning_from(np.array([np.datetime64(start, "D")]))[0])
    return link.timeline.first_day(begins + lag + link.facts.window - 1)


def _draft_cells(link: LinkData, staircase: Staircase) -> DeliveryCells:
    reached = [place for place, wave in enumerate(staircase.waves) if wave > NEVER_REACHED]
    days = [staircase.starts[staircase.waves[place] - 1] for place in reached]
    first = np.array(days, dtype="datetime64[D]")
    ends = [add_quarters(day, 1) - timedelta(days=1) for day in days]
    last = np.array(ends, dtype="datetime64[D]")
    ended = last <= np.datetime64(link.as_at, "D")
    one = np.ones(len(reached))
    return DeliveryCells(
        area=np.array(reached, dtype=np.int64),
        first_day=first,
        last_day=last,
        planned=one,
        delivered=np.where(ended, one, np.nan),
    )


def add_quarters(day: date, quarters: int) -> date:
    """Return the first of the month so many quarters after the month of a day."""
    month = 12 * day.year + day.month - 1 + MONTHS_OF_A_WAVE * quarters
    return date(month // 12, month % 12 + 1, 1)


def read_staircase(cells: DeliveryCells, areas: int) -> Staircase:
    """Return the roll-out that is recorded for an output, what has begun and what is planned."""
    days = _begins(spread_everywhere(cells, areas), areas)
    starts = sorted({day for day in days if day is not None})
    return Staircase(
        tuple(NEVER_REACHED if day is None else starts.index(day) + 1 for day in days),
        tuple(starts),
    )


def _begins(cells: DeliveryCells, areas: int) -> list[date | None]:
    """Return the first day in each place: of what is delivered, else of what is still planned."""
    still = np.isnan(cells.delivered) & (cells.current_plan > 0)
    begun: Days = first_days_of_delivery(cells, areas)
    to_come = first_days_of_delivery(replace(cells, delivered=still.astype(float)), areas)
    days = np.where(np.isnat(begun), to_come, begun).astype("datetime64[D]")
    return [None if np.isnat(day) else day.astype(object) for day in days]


def order_by_need(link: LinkData) -> tuple[int, ...]:
    """Return the places by their latest figure, the worst first; those without one come last."""
    oriented = link.values * link.facts.sign
    latest = [
        float(row[known[-1]]) if len(known := np.flatnonzero(np.isfinite(row))) else np.inf
        for row in oriented
    ]
    return tuple(sorted(range(len(latest)), key=lambda place: (latest[place], place)))


def draw_lot(areas: Sequence[str], number: int) -> tuple[int, ...]:
    """Return the places in the order that a numbered lot draws them; a number always draws alike.

    Each place's code and the number are digested together (SHA-256); the digests are sorted.
    """

    def ticket(place: int) -> bytes:
        return sha256(f"{number} {areas[place]}".encode()).digest()

    return tuple(sorted(range(len(areas)), key=ticket))


def share_out(reached: int, waves: int, first: int | None = None) -> tuple[int, ...]:
    """Return the sizes of waves that reach so many places, as even as can be, the earlier larger.

    Parameters
    ----------
    first
        How many begin with the first wave, if that is settled; waves left empty are left out.
    """
    if reached <= 0 or waves <= 0:
        return ()
    if first is not None and waves > 1:
        begin = min(max(first, 1), reached)
        return (begin, *share_out(reached - begin, waves - 1))
    waves = min(waves, reached)
    least, more = divmod(reached, waves)
    return tuple(least + (wave < more) for wave in range(waves))


def put_in_waves(order: Sequence[int], sizes: Sequence[int]) -> tuple[int, ...]:
    """Return the wave of each place, those in `order` first served; the rest do not get it."""
    waves = [NEVER_REACHED] * len(order)
    served = iter(order)
    for wave, size in enumerate(sizes, start=1):
        for _place in range(size):
            waves[next(served)] = wave
    return tuple(waves)


def measure_place_noise(link: LinkData) -> Noise | None:
    """Measure how much single places wander off the path that all share, deliveries or none.

    In the indicator's unit (squared); None where there are too few figures.
    """
    usable = find_usable_places(link)
    seen = usable.values[np.ix_(usable.rows, usable.periods)]
    if not seen.size:
        return None
    known = np.isfinite(seen)
    scale = scale_of(np.where(known, seen, 0.0))
    noise = measure_noise(fill_missing(seen / scale, known))
    return None if noise is None else replace(noise, variance=noise.variance * scale**2)
