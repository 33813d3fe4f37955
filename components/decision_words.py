"""Persist, pivot or stop, and whether that was right: the words, in one place."""

from collections.abc import Mapping
from datetime import date

from components.chart import Colour
from components.due import SOON
from data.reviews import ReviewFacts, ReviewRecord
from locales import Translator, mark
from models.enums import Decision, LastOutcome

DECISIONS: Mapping[str, tuple[str, Colour]] = {
    Decision.PERSIST: (mark("persist"), "better"),
    Decision.PIVOT: (mark("pivot"), "hoped"),
    Decision.STOP: (mark("stop"), "fact"),
}
EXPLAINED: Mapping[str, str] = {
    Decision.PERSIST: mark("Go on as planned. What was expected stays as it is."),
    Decision.PIVOT: mark(
        "Do it in another way, for others or elsewhere. The changed expectation is recorded with"
        " it; the old one stays."
    ),
    Decision.STOP: mark("End it. What was learned stays, and frees people for what may help more."),
}
TURNED_OUT: Mapping[str, str] = {
    LastOutcome.RIGHT: mark("we were right"),
    LastOutcome.WRONG: mark("we were wrong"),
    LastOutcome.UNCLEAR: mark("it is unclear"),
}
OVERDUE, DUE, STANDS, FOLLOWED = "overdue", "due", "stands", "followed"
STATES: Mapping[str, str] = {
    OVERDUE: mark("overdue"),
    DUE: mark("due within 60 days"),
    STANDS: mark("taken, and asked again later"),
    **TURNED_OUT,
    FOLLOWED: mark("followed by another; whether it was right was not asked"),
}
"""What has become of a decision, by its code in an address."""


def decision_names(_: Translator) -> dict[str, str]:
    """Return what each decision is called, by code."""
    return {code: _(word) for code, (word, _colour) in DECISIONS.items()}


def turned_out_names(_: Translator) -> dict[str, str]:
    """Return what may be said of a decision at its date, by code."""
    return {code: _(word) for code, word in TURNED_OUT.items()}


def state_names(_: Translator) -> dict[str, str]:
    """Return what may have become of a decision, by code."""
    return {code: _(word) for code, word in STATES.items()}


def state_of(review: ReviewFacts, after: ReviewRecord | None, today: date) -> str:
    """Return what has become of a decision.

    Parameters
    ----------
    after
        The next review of the same expectation or of what took its place; None where there is
        none yet.
    """
    if after is not None:
        return after.outcome_of_last or FOLLOWED
    if review.review_on < today:
        return OVERDUE
    return DUE if review.review_on <= today + SOON else STANDS
