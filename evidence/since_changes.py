"""What can have changed since a briefing was frozen: one frozen description for each thing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.bilingual import Both
from evidence.changed import Reason
from evidence.frozen_facts import (
    FrozenFigure,
    FrozenIndicator,
    FrozenLink,
    FrozenOutput,
    FrozenTarget,
)
from evidence.signal_sentences import WalesWord


class What(StrEnum):
    """What has changed, most important first."""

    VERDICT = "verdict"
    WALES_WORD = "wales_word"
    CLOSED = "closed"
    DATE = "date"
    TARGET = "target"
    WITHDRAWN = "withdrawn"
    REVISED = "revised"
    DELIVERY = "delivery"
    REPLANNED = "replanned"
    FUNDING = "funding"
    EXPECTATION = "expectation"
    REVIEW = "review"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    OWNER = "owner"
    HEADLINE = "headline"
    STRENGTH = "strength"
    ESTIMATE = "estimate"
    ANSWER = "answer"
    PLACE_WORDS = "place_words"
    ODDS = "odds"
    NEW_FIGURES = "new_figures"
    RENAMED = "renamed"
    REDEFINED = "redefined"
    METHOD = "method"


class Part(StrEnum):
    """The kinds of things a briefing is about."""

    MISSION = "mission"
    OUTCOME = "outcome"
    INDICATOR = "indicator"
    OUTPUT = "output"


@dataclass(frozen=True)
class LinkChanged:
    """What is said of a contribution, what is expected of it, or what was decided about it.

    Attributes
    ----------
    what
        ``VERDICT``, with everything that came of it; where that stays ``STRENGTH``,
        ``ESTIMATE`` or ``ANSWER``; and ``EXPECTATION`` or ``REVIEW``.
    then, now
        None, of an expectation only, where it did not stand.
    by
        Of an expectation: the contribution that took its place, if any.
    reasons
        Of a verdict: what came in and can have changed it, not which of it did.
    """

    what: What
    contribution: str
    then: FrozenLink | None
    now: FrozenLink | None
    by: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class WordChanged:
    """An area's word for whether its figures move; None: not judged."""

    area: str
    then: WalesWord | None
    now: WalesWord | None


@dataclass(frozen=True)
class WordsChanged:
    """The words of an indicator: ``WALES_WORD`` with Wales alone, or ``PLACE_WORDS``."""

    what: What
    indicator: str
    areas: tuple[WordChanged, ...]


@dataclass(frozen=True)
class TargetChanged:
    """A ``TARGET``, or only its ``ODDS``; None where there is no target."""

    what: What
    indicator: str
    area: str
    then: FrozenTarget | None
    now: FrozenTarget | None


@dataclass(frozen=True)
class FigureChanged:
    """A figure ``REVISED``, or ``WITHDRAWN``: then it had a value, and now it has none.

    Attributes
    ----------
    now
        None where the figure is gone altogether, its notes too.
    """

    what: What
    indicator: str
    area: str
    period: str
    then: FrozenFigure
    now: FrozenFigure | None


@dataclass(frozen=True)
class NewFigures:
    """Figures of areas and periods that had none.

    Attributes
    ----------
    newest_then, newest_now
        The newest period of any area; None where there was no figure at all.
    count
        How many, by area and period.
    """

    indicator: str
    newest_then: str | None
    newest_now: str
    count: int
    what: What = What.NEW_FIGURES


@dataclass(frozen=True)
class OutputChanged:
    """An output's ``DELIVERY``, its plan (``REPLANNED``), or its ``FUNDING``.

    Attributes
    ----------
    count
        How many quantities, by area and period, were returned or planned otherwise.
    """

    what: What
    output: str
    then: FrozenOutput
    now: FrozenOutput
    count: int = 0


PartValue = Both | date | str | FrozenIndicator | None


@dataclass(frozen=True)
class PartChanged:
    """A mission, outcome, indicator or output itself.

    Attributes
    ----------
    what
        ``ADDED`` or ``REMOVED``; ``RENAMED`` or an outcome's ``OWNER``, both texts; a mission's
        ``DATE`` or its being ``CLOSED``, dates; ``MOVED`` or ``HEADLINE``, codes; an indicator's
        being ``REDEFINED``: another unit, decimals, direction or frequency.
    """

    what: What
    part: Part
    code: str
    then: PartValue = None
    now: PartValue = None


@dataclass(frozen=True)
class MethodChanged:
    """Another version of the method."""

    then: str
    now: str
    what: What = What.METHOD


Change = (
    LinkChanged
    | WordsChanged
    | TargetChanged
    | FigureChanged
    | NewFigures
    | OutputChanged
    | PartChanged
    | MethodChanged
)
