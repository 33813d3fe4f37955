"""The closed sets of words that the store accepts.

Each is a ``StrEnum``, so that a value read from a pack, a database or an address is the same
text everywhere.
"""

from enum import StrEnum


class AboutKey(StrEnum):
    """What a store may say of itself."""

    TODAY = "today"
    TITLE_EN = "title_en"
    TITLE_CY = "title_cy"


class Better(StrEnum):
    """Which way an indicator is meant to go."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Frequency(StrEnum):
    """How often an indicator is published."""

    ANNUAL = "annual"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"


class TargetKind(StrEnum):
    """A target is the promise; a milestone is a step on the way to it."""

    TARGET = "target"
    MILESTONE = "milestone"


class Funding(StrEnum):
    """What a team's money is tied to."""

    OUTCOME = "outcome"
    PROJECT = "project"


class Basis(StrEnum):
    """How a delivered quantity is known."""

    SELF_REPORTED = "self_reported"
    ADMINISTRATIVE = "administrative"
    CHECKED = "checked"


class Design(StrEnum):
    """Whether a place either has an output or not, or has more or less of it."""

    BINARY = "binary"
    DOSE = "dose"


class PlacesChosen(StrEnum):
    """How it was decided which places get an output, and when."""

    LOT = "lot"
    NEED = "need"
    READINESS = "readiness"
    BAD_YEAR = "bad_year"
    ALL = "all"
    OTHER = "other"


class Strata(StrEnum):
    """Within what the order of a roll-out was decided."""

    HEALTH_BOARD = "health_board"
    REGION = "region"


class AnnotationKind(StrEnum):
    """What happened to a series."""

    BREAK = "break"
    EVENT = "event"
    METHOD = "method"


class Decision(StrEnum):
    """What a team decided at a review."""

    PERSIST = "persist"
    PIVOT = "pivot"
    STOP = "stop"


class LastOutcome(StrEnum):
    """Whether the decision before this one turned out well."""

    RIGHT = "right"
    WRONG = "wrong"
    UNCLEAR = "unclear"


class AreaKind(StrEnum):
    """The kinds of area the store knows."""

    COUNTRY = "country"
    LOCAL_AUTHORITY = "local_authority"
    HEALTH_BOARD = "health_board"
    REGION = "region"


class Goal(StrEnum):
    """The seven goals of the Well-being of Future Generations (Wales) Act 2015."""

    PROSPEROUS = "prosperous"
    RESILIENT = "resilient"
    HEALTHIER = "healthier"
    MORE_EQUAL = "more-equal"
    COHESIVE = "cohesive"
    VIBRANT_CULTURE = "vibrant-culture"
    GLOBALLY_RESPONSIBLE = "globally-responsible"


class NoteCode(StrEnum):
    """The shorthand that StatsWales prints beside a figure."""

    AVERAGE = "a"
    BREAK = "b"
    CONFIDENTIAL = "c"
    ESTIMATED = "e"
    FORECAST = "f"
    LOW = "k"
    NOT_SIGNIFICANT = "ns"
    PROVISIONAL = "p"
    REVISED = "r"
    SIGNIFICANT = "s"
    SIGNIFICANT_1 = "ss"
    SIGNIFICANT_01 = "sss"
    TOTAL = "t"
    LOW_RELIABILITY = "u"
    NONE_RECORDED = "w"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
