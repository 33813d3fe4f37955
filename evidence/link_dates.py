"""When a link can be judged, when an honest answer may come, and until when there is money."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evidence.facts import VerdictCode
from locales import Translator
from locales.formats import format_month, format_period
from models.periods import PeriodKind

OPEN = frozenset({VerdictCode.TOO_EARLY, VerdictCode.CANNOT_TELL})
"""The verdicts that time may end."""


@dataclass(frozen=True)
class LinkDates:
    """The dates that matter to a link; None where there is none.

    Attributes
    ----------
    judged_from
        When *too early* can end, publication delay included (10.7).
    answer, answer_kind, answer_on
        The planner's earliest honest answer: the period, its kind, and when its figures will be
        published, about.
    never
        Whether the planner found no answer within its ten years.
    funded_until
        When the team's money ends.
    """

    judged_from: date | None = None
    answer: str | None = None
    answer_kind: PeriodKind | None = None
    answer_on: date | None = None
    never: bool = False
    funded_until: date | None = None


def say_dates(code: VerdictCode, dates: LinkDates, _: Translator) -> Iterator[str]:
    """Give one text a date that matters to this verdict, in the order they are asked for."""
    if code is VerdictCode.TOO_EARLY and dates.judged_from and _differs(dates):
        yield _("It can be judged from about: {month}", month=_month(dates.judged_from, _))
    if code in OPEN:
        yield from _say_answer(dates, _)
    yield from _say_money(code, dates, _)


def _say_answer(dates: LinkDates, _: Translator) -> Iterator[str]:
    if dates.answer and dates.answer_kind and dates.answer_on:
        yield _(
            "Earliest honest answer, about: {month} (figures for {period})",
            month=_month(dates.answer_on, _),
            period=format_period(dates.answer, dates.answer_kind, _.lang),
        )
    elif dates.never:
        yield _("With this roll-out no honest answer comes within ten years.")


def _say_money(code: VerdictCode, dates: LinkDates, _: Translator) -> Iterator[str]:
    if dates.funded_until is None:
        return
    until = _month(dates.funded_until, _)
    known = first_known(dates)
    if known is not None and ends_before_answer(code, dates):
        yield _(
            "Funded until {until}; we could first know in about {month}.",
            until=until,
            month=_month(known, _),
        )
    else:
        yield _("Funded until: {month}", month=until)


def ends_before_answer(code: VerdictCode, dates: LinkDates) -> bool:
    """Whether the money ends before an answer that is still open could come."""
    known = first_known(dates) if code in OPEN else None
    return known is not None and dates.funded_until is not None and known > dates.funded_until


def first_known(dates: LinkDates) -> date | None:
    """Return when an answer may come: the planner's date, or the day it can be judged at all."""
    if dates.answer_on is not None:
        return dates.answer_on
    return None if dates.never else dates.judged_from


def _differs(dates: LinkDates) -> bool:
    """Whether the two dates would read differently, by the month as they are written."""
    if dates.answer_on is None or dates.judged_from is None:
        return True
    first, second = dates.judged_from, dates.answer_on
    return (first.year, first.month) != (second.year, second.month)


def _month(day: date, _: Translator) -> str:
    return format_month(day, _.lang)
