"""What is said of a series by itself: Wales as a whole, progress, the chance of the target."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evidence.numbers import (
    Measure,
    choose_decimals,
    format_difference,
    format_signed,
    round_to_tenths,
)
from locales import Translator, mark
from locales.formats import format_period
from models.periods import PeriodKind


class WalesWord(StrEnum):
    """The one word for *Wales as a whole*, used everywhere."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    NO_CLEAR_CHANGE = "no_clear_change"
    TOO_FEW = "too_few"
    NEITHER = "neither"
    NO_FIGURE = "no_figure"


class ProgressWord(StrEnum):
    """Welsh Government's four words for progress since the baseline."""

    IMPROVED = "improved"
    DETERIORATED = "deteriorated"
    NO_CLEAR_CHANGE = "no_clear_change"
    NOT_ASSESSED = "not_assessed"


WALES = {
    WalesWord.IMPROVING: mark("Improving"),
    WalesWord.WORSENING: mark("Worsening"),
    WalesWord.NO_CLEAR_CHANGE: mark("No clear change"),
    WalesWord.TOO_FEW: mark("Too few figures to say"),
    WalesWord.NEITHER: mark("No good direction is set"),
    WalesWord.NO_FIGURE: mark("No figure for Wales is published"),
}

PROGRESS = {
    ProgressWord.IMPROVED: mark("Improved"),
    ProgressWord.DETERIORATED: mark("Deteriorated"),
    ProgressWord.NO_CLEAR_CHANGE: mark("No clear change"),
    ProgressWord.NOT_ASSESSED: mark("Not assessed"),
}


@dataclass(frozen=True)
class Span:
    """The first and last period a word is about, and their kind."""

    first: str
    last: str
    kind: PeriodKind


@dataclass(frozen=True)
class WalesSignal:
    """Whether Wales as a whole is moving.

    Attributes
    ----------
    word, span
        The word is never said without its span; a series without a figure has none.
    change95
        95% limits of the change over the span, in the indicator's unit and direction, ascending;
        None where the word does not come from a trend.
    """

    word: WalesWord
    span: Span | None
    measure: Measure
    change95: tuple[float, float] | None = None


def read_wales_word(document: Mapping[str, Any] | None) -> WalesWord:
    """Return the one word for a series, of its stored signal; None: no figure is published."""
    if document is None or document["current"] is None:
        return WalesWord.NO_FIGURE
    return WalesWord(document["moving"])


def say_wales_word(word: WalesWord, _: Translator) -> str:
    """Return the word alone, for a table that gives the span elsewhere."""
    return _(WALES[word])


def say_wales(signal: WalesSignal, _: Translator) -> str:
    """Say whether Wales as a whole is moving: the word, its span, the limits of the change."""
    word = say_wales_word(signal.word, _)
    if signal.span is None:
        return _("Wales as a whole: {word}", word=word)
    span = _span(signal.span, _)
    if signal.change95 is None:
        return _("Wales as a whole: {word} ({span})", word=word, span=span)
    decimals = choose_decimals(signal.measure.decimals, signal.change95)
    low, high = signal.change95
    return _(
        "Wales as a whole: {word} ({span}; 95% limits of the change: {low} to {high})",
        word=word,
        span=span,
        low=format_signed(low, decimals, _.lang),
        high=format_difference(high, signal.measure, decimals, _),
    )


def say_progress(
    progress: ProgressWord,
    since: Span | None,
    change: float | None,
    measure: Measure,
    _: Translator,
) -> str:
    """Say what has become of a figure since its baseline.

    Parameters
    ----------
    since
        From the baseline to the latest period; None without a baseline.
    change
        In the indicator's unit and direction; None where it is not assessed.
    """
    word = _(PROGRESS[progress])
    if since is None:
        return word
    span = _span(since, _)
    if change is None:
        return _("{word} ({span})", word=word, span=span)
    decimals = choose_decimals(measure.decimals, [change])
    return _(
        "{word} ({span}; change: {change})",
        word=word,
        span=span,
        change=format_difference(change, measure, decimals, _),
    )


def say_odds(odds: float | None, _: Translator) -> str:
    """Say how likely the target is, in words and tenths; None: too far ahead to say."""
    if odds is None:
        return _("Too far ahead to say")
    tenths = round_to_tenths(odds)
    if tenths == 0:
        return _("less than 1 in 10, on this path")
    if tenths == 10:
        return _("more than 9 in 10, on this path")
    return _("about {count} in 10, on this path", count=tenths)


def say_chart_notes(*, gated: bool, trial: bool, adjusted: bool, _: Translator) -> list[str]:
    """Say what must be known to read a chart of usual variation.

    Parameters
    ----------
    gated
        The series drifts, so no point is singled out.
    trial
        There are fewer than 13 figures.
    adjusted
        The seasons were taken out here.
    """
    notes = (
        (gated, _("This measure drifts; use the trend.")),
        (trial, _("The limits are for trial only: there are few figures yet.")),
        (adjusted, _("Seasonally adjusted here.")),
    )
    return [note for holds, note in notes if holds]


def _span(span: Span, _: Translator) -> str:
    return _(
        "from: {first}; to: {last}",
        first=format_period(span.first, span.kind, _.lang),
        last=format_period(span.last, span.kind, _.lang),
    )
