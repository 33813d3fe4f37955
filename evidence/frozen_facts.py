"""What a briefing stood on, as it is frozen with it: plain values that go to JSON and back.

Held against the same of a later day it tells what has changed since. Numbers are those of the
store and of the stored judgements, never rounded, in each indicator's own unit and direction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.bilingual import Both
from evidence.signal_sentences import WalesWord

Limits = tuple[float | None, float | None]


@dataclass(frozen=True)
class FrozenMission:
    """A mission."""

    title: Both
    target_date: date | None
    closed_on: date | None


@dataclass(frozen=True)
class FrozenOutcome:
    """An outcome; `headline` is the code of an indicator, None where none is its headline."""

    mission: str
    title: Both
    owner: Both
    headline: str | None


@dataclass(frozen=True)
class FrozenFigure:
    """A figure of one area and period; `value` is None where notes stand instead of one."""

    value: float | None
    lower: float | None = None
    upper: float | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class FrozenTarget:
    """The furthest target of an area, and how likely it is on the present path.

    Attributes
    ----------
    odds
        From 0 to 1; None where it is too far ahead to say, or nothing is judged.
    """

    period: str
    value: float
    baseline_period: str
    odds: float | None
    too_far: bool


@dataclass(frozen=True)
class FrozenIndicator:
    """An indicator of one of the outcomes.

    Attributes
    ----------
    figures
        The current ones by area and period, of Wales and the 22 places.
    words
        The one word for each of these areas, as every screen has it; None: not judged yet.
    targets
        By area.
    """

    outcome: str
    title: Both
    unit: Both
    better: str
    decimals: int
    frequency: str
    figures: Mapping[str, Mapping[str, FrozenFigure]]
    words: Mapping[str, WalesWord | None]
    targets: Mapping[str, FrozenTarget]


@dataclass(frozen=True)
class FrozenReview:
    """The newest review of a contribution."""

    decision: str
    held_on: date
    review_on: date


@dataclass(frozen=True)
class FrozenLink:
    """A contribution that stands, and what was judged of it.

    Attributes
    ----------
    expected
        What was hoped for.
    replaces
        The expectations whose place it took, newest first.
    verdict, beneath, rung, estimate, ci95, earliest_answer
        As in ``evidence --json``; None where nothing is judged.
    alone
        Whether it was judged from one series alone.
    """

    output: str
    indicator: str
    expected: float
    replaces: tuple[str, ...]
    verdict: str | None
    beneath: str | None
    alone: bool
    rung: str | None
    estimate: float | None
    ci95: Limits | None
    earliest_answer: str | None
    review: FrozenReview | None


@dataclass(frozen=True)
class FrozenCell:
    """What was planned and delivered in one area and period.

    Attributes
    ----------
    planned, replanned
        The first plan, and the last one where it is another.
    delivered, reached_intended
        As last returned; None while nothing is.
    """

    planned: float
    replanned: float | None
    delivered: float | None
    reached_intended: float | None


@dataclass(frozen=True)
class FrozenOutput:
    """An output, and what it delivered against its first plan over the periods that have ended.

    Attributes
    ----------
    planned, delivered
        None where no plan is recorded.
    share, share_low, share_high
        Of the plan, as :class:`evidence.delivery.Delivered` has them.
    cells
        By area and period, those to come among them.
    """

    title: Both
    unit: Both
    funded_until: date | None
    planned: float | None
    delivered: float | None
    share: float | None
    share_low: float | None
    share_high: float | None
    cells: Mapping[str, Mapping[str, FrozenCell]]


@dataclass(frozen=True)
class BriefingFacts:
    """Everything a briefing of some missions stood on, by code.

    Attributes
    ----------
    until
        Up to when figures were known.
    method
        The version of the method.
    outputs
        Those with a contribution that stands, and those of the missions' teams that serve none.
    """

    until: date
    method: str
    missions: Mapping[str, FrozenMission]
    outcomes: Mapping[str, FrozenOutcome]
    indicators: Mapping[str, FrozenIndicator]
    outputs: Mapping[str, FrozenOutput]
    links: Mapping[str, FrozenLink]
