"""What the figures say now and did not say before, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from data.changed import DeliveryNews, FigureNews, News
from data.judgements import Judgement
from models.periods import PeriodKind

NO_FIGURES, NO_DELIVERIES = FigureNews(), DeliveryNews()


class Why(StrEnum):
    """Why a judgement reads otherwise."""

    METHOD = "method"
    REGISTERED = "registered"
    FIRST_JUDGED = "first_judged"
    NEW_FIGURES = "new_figures"
    REVISED = "revised"
    REPLANNED = "replanned"
    RETURNED = "returned"
    TIME = "time"


@dataclass(frozen=True)
class Reason:
    """One reason of a change.

    Attributes
    ----------
    period, kind
        The newest period there are figures for, of new figures only.
    count
        How many figures, or how many quantities of a place and period.
    """

    why: Why
    period: str | None = None
    kind: PeriodKind | None = None
    count: int = 0


@dataclass(frozen=True)
class ChangedVerdict:
    """A contribution that is judged otherwise than before.

    Attributes
    ----------
    before
        The code then; None where nothing was judged.
    before_alone, after_alone
        Whether the verdict came from one series alone, so that its label is the right one.
    reasons
        Never empty; everything that came in and can have changed it, not which of them did.
    """

    contribution: str
    before: str | None
    after: str
    before_alone: bool
    after_alone: bool
    reasons: tuple[Reason, ...]


def list_changed(before: Mapping[str, Judgement], after: Mapping[str, Judgement]) -> list[str]:
    """Return the contributions that stand now and whose verdict is another than before."""
    return [
        code
        for code, now in after.items()
        if not now.document["superseded"] and _verdict(before.get(code)) != _verdict(now)
    ]


def explain_changes(
    before: Mapping[str, Judgement], after: Mapping[str, Judgement], news: News, since: date
) -> tuple[ChangedVerdict, ...]:
    """Return every changed verdict with what can have changed it, by contribution.

    Parameters
    ----------
    news
        What came in after `since`, of at least the indicators and outputs of what changed.
    """
    return tuple(
        ChangedVerdict(
            code,
            _verdict(before.get(code)),
            str(after[code].document["verdict"]),
            _is_alone(before.get(code)),
            _is_alone(after[code]),
            tuple(_reasons(before.get(code), after[code], news, since)),
        )
        for code in sorted(list_changed(before, after))
    )


def _reasons(then: Judgement | None, now: Judgement, news: News, since: date) -> Iterator[Reason]:
    if then is None:
        registered = date.fromisoformat(now.document["registered_on"])
        yield Reason(Why.REGISTERED if registered > since else Why.FIRST_JUDGED)
        return
    came = list(_what_came(now.document, news))
    if then.method != now.method:
        came.insert(0, Reason(Why.METHOD))
    yield from came or [Reason(Why.TIME)]


def _what_came(document: Mapping[str, Any], news: News) -> Iterator[Reason]:
    figures = news.figures.get(document["indicator"], NO_FIGURES)
    deliveries = news.deliveries.get(document["output"], NO_DELIVERIES)
    yield from tell_reasons(figures, deliveries)


def tell_reasons(figures: FigureNews, deliveries: DeliveryNews) -> Iterator[Reason]:
    """Give one reason for each kind of thing that came in."""
    if figures.newest is not None:
        yield Reason(Why.NEW_FIGURES, figures.newest, figures.kind)
    if figures.revised:
        yield Reason(Why.REVISED, count=figures.revised)
    if deliveries.replanned:
        yield Reason(Why.REPLANNED, count=deliveries.replanned)
    if deliveries.returned:
        yield Reason(Why.RETURNED, count=deliveries.returned)


def _verdict(judged: Judgement | None) -> str | None:
    return None if judged is None else str(judged.document["verdict"])


def _is_alone(judged: Judgement | None) -> bool:
    return judged is not None and judged.document["design"] == "interrupted_series"
