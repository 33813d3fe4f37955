"""What is known of one link on one date: figures, deliveries, and what was expected.

Everything here is as it was registered and published: the indicator's own unit and direction,
nothing filled in, nothing dropped.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt

from evidence.timeline import Days, Timeline, read_timeline

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

EVERYWHERE = -1
"""Index of the area of a delivery that is given for Wales as a whole: every place has it."""

PERCENT = frozenset({"%", "per cent", "percent"})


@dataclass(frozen=True)
class Minimums:
    """How much there must be before a verdict, by the indicator's frequency, in its periods.

    Attributes
    ----------
    before, placebo_before
        Before the first delivery in each place; and before the pretended one.
    after
        After the lag.
    rehearsal
        How much earlier delivery is pretended, at the most.
    history
        Before the first start, for planning.
    """

    before: int
    placebo_before: int
    after: int
    rehearsal: int
    history: int


MINIMUMS = {
    "annual": Minimums(before=3, placebo_before=2, after=2, rehearsal=3, history=5),
    "quarterly": Minimums(before=8, placebo_before=4, after=4, rehearsal=8, history=8),
    "monthly": Minimums(before=12, placebo_before=6, after=6, rehearsal=12, history=12),
}
FEWEST_PLACES = 12
"""Local authorities with a usable series."""


@dataclass(frozen=True)
class IndicatorFacts:
    """What an indicator is: `better` is higher, lower or neither; `window` in periods pooled."""

    better: str
    decimals: int
    frequency: str
    unit: str
    window: int = 1

    @property
    def sign(self) -> int:
        """+1 or −1: what to multiply figures by so that up is good."""
        return -1 if self.better == "lower" else 1

    @property
    def is_count(self) -> bool:
        """Whether figures are whole numbers of something, so that a suppressed one is 0 to 4."""
        return self.decimals == 0 and self.unit.strip().lower() not in PERCENT


@dataclass(frozen=True)
class Expectation:
    """What was registered: `effect` per reached place at full delivery, in the indicator's unit.

    `lag` counts the indicator's periods, unpooled. None: not registered.
    """

    effect: float | None
    lag: int | None
    design: str = "binary"
    places_chosen: str = "other"
    strata: str | None = None
    primary: bool = True
    registered_on: date | None = None


@dataclass(frozen=True, eq=False)
class DeliveryCells:
    """Deliveries of one output, a cell for each area and delivery period; K cells.

    Attributes
    ----------
    area
        (K,) index into the areas of the link, or `EVERYWHERE`.
    first_day, last_day
        (K,) of the delivery period.
    planned
        (K,) by the first plan recorded, in the output's unit.
    delivered
        (K,) as last returned; NaN while nothing is returned.
    replanned
        (K,) by the last plan where it differs, else NaN. Only tells what is still to come.
    """

    area: Ints
    first_day: Days
    last_day: Days
    planned: Floats
    delivered: Floats
    replanned: Floats | None = None

    @property
    def current_plan(self) -> Floats:
        """The last plan recorded for each cell, (K,)."""
        if self.replanned is None:
            return self.planned
        return np.where(np.isnan(self.replanned), self.planned, self.replanned)


@dataclass(frozen=True, eq=False)
class LinkData:
    """One link as known on a date: N areas, T periods.

    Attributes
    ----------
    contribution, output, indicator
        Keys.
    as_at
        The date asked for.
    vintage
        The latest `published_on` of the figures used, ISO; the deals are drawn from it.
    facts, expectation
        Of the indicator, and what was registered.
    last_days
        (T,) last day of every calendar period from first to last figure, no holes.
    areas
        Codes of the local authorities, sorted.
    boards, regions
        Codes, one for each area.
    population
        (N,) persons, of one fixed year.
    values, lower, upper
        (N, T), NaN where missing or suppressed; published 95% limits where there are any.
    suppressed
        (N, T) whether the figure is withheld as too small.
    breaks
        (area code or None for all, period in which the series begins afresh).
    deliveries
        Cells as returned by the date, those still to come among them.
    publication_delay
        Days from the end of a period to its figure (10.7 of the method).
    """

    contribution: str
    output: str
    indicator: str
    as_at: date
    vintage: str
    facts: IndicatorFacts
    expectation: Expectation
    last_days: Days
    areas: tuple[str, ...]
    boards: tuple[str, ...]
    regions: tuple[str, ...]
    population: Floats
    values: Floats
    lower: Floats
    upper: Floats
    suppressed: Bools
    deliveries: DeliveryCells
    breaks: tuple[tuple[str | None, int], ...] = field(default=())
    publication_delay: int = 0

    @property
    def timeline(self) -> Timeline:
        """The calendar of the figures; there must be at least one period."""
        return read_timeline(self.last_days, self.facts.frequency)

    @property
    def minimums(self) -> Minimums:
        """How much there must be, at this frequency."""
        return MINIMUMS[self.facts.frequency]

    @property
    def full_lag(self) -> int:
        """Periods from the start to the first outcome: the lag, and the pooling window less one."""
        return (self.expectation.lag or 0) + self.facts.window - 1
