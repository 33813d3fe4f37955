"""What the figures would say if something were saved: judged, and nothing written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.clock import released_until
from data.entry import Entry
from data.moment import holds_demonstration_only
from data.store import Snapshot, Store
from data.tentative import read_as_if_saved
from evidence.designs import Design
from evidence.judge import Judged, judge_snapshot
from evidence.signal_sentences import WalesWord, read_wales_word
from models.area import WALES
from models.roles import Actor

Document = Mapping[str, Any]
NUMBERS = ("delivery_share", "delivery_share_low", "delivery_share_high", "expected", "estimate")
"""What a reader sees of a contribution beside its verdict."""


@dataclass(frozen=True)
class VerdictChange:
    """A contribution of which the figures would say something else.

    Attributes
    ----------
    before, after
        The verdict's code; None where it is not there, or is superseded.
    before_alone, after_alone
        Whether it comes from one series alone, so that its label is the right one.
    """

    contribution: str
    output: str
    indicator: str
    before: str | None
    after: str | None
    before_alone: bool = False
    after_alone: bool = False


@dataclass(frozen=True)
class WalesChange:
    """An indicator of which *Wales as a whole* would be told in another word."""

    indicator: str
    before: WalesWord
    after: WalesWord


@dataclass(frozen=True)
class ShareChange:
    """An output of which another share of the plan would count as delivered; None: nothing due."""

    output: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class OddsChange:
    """A target that would be another, or another chance of it; None: no target, or no chance."""

    indicator: str
    area: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Effect:
    """What would change.

    Attributes
    ----------
    as_at
        The date as at which it is judged.
    numbers
        Contributions whose verdict stays and whose numbers would be others.
    ends_today
        Whether saving ends the store's fixed today.
    """

    as_at: date
    verdicts: tuple[VerdictChange, ...] = ()
    wales: tuple[WalesChange, ...] = ()
    shares: tuple[ShareChange, ...] = ()
    odds: tuple[OddsChange, ...] = ()
    numbers: tuple[str, ...] = ()
    ends_today: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether everything that the figures say would stay as it is."""
        return not (self.verdicts or self.wales or self.shares or self.odds or self.numbers)


def judge_effect(store: Store, actor: Actor, entries: Sequence[Entry], lang: str) -> Effect:
    """Judge the store as it is and as it would be with entries saved; nothing is written.

    Raises
    ------
    PackProblems, ChangedMeanwhile, NotAllowed
        Where saving would: :func:`data.entry.save_entries`.
    """
    with read_as_if_saved(store, actor, entries, lang) as connection:
        after, demonstration_after = _judge(connection)
    with store.read() as connection:
        before, demonstration_before = _judge(connection)
    return Effect(
        after.as_at,
        tuple(_list_verdicts(before.evidence, after.evidence)),
        tuple(_list_wales(before.signals, after.signals)),
        tuple(_list_shares(before.evidence, after.evidence)),
        tuple(_list_odds(before.signals, after.signals)),
        tuple(_list_numbers(before.evidence, after.evidence)),
        ends_today=demonstration_before and not demonstration_after,
    )


def _judge(connection: Snapshot) -> tuple[Judged, bool]:
    as_at = released_until(connection)
    return judge_snapshot(connection, as_at), holds_demonstration_only(connection)


def _list_verdicts(
    before: Mapping[str, Document], after: Mapping[str, Document]
) -> Iterator[VerdictChange]:
    for code in sorted({*before, *after}):
        then, now = _standing(before.get(code)), _standing(after.get(code))
        found = now or then
        if found is None or _verdict(then) == _verdict(now):
            continue
        yield VerdictChange(
            code,
            found["output"],
            found["indicator"],
            _verdict(then),
            _verdict(now),
            _is_alone(then),
            _is_alone(now),
        )


def _standing(document: Document | None) -> Document | None:
    return None if document is None or document["superseded"] else document


def _verdict(document: Document | None) -> str | None:
    return None if document is None else str(document["verdict"])


def _is_alone(document: Document | None) -> bool:
    return document is not None and document["design"] == Design.INTERRUPTED


def _list_wales(
    before: Mapping[tuple[str, str], Document], after: Mapping[tuple[str, str], Document]
) -> Iterator[WalesChange]:
    for indicator in sorted({code for code, _area in (*before, *after)}):
        words = [read_wales_word(each.get((indicator, WALES))) for each in (before, after)]
        if words[0] != words[1]:
            yield WalesChange(indicator, *words)


def _list_shares(
    before: Mapping[str, Document], after: Mapping[str, Document]
) -> Iterator[ShareChange]:
    shares = [
        {str(each["output"]): each["delivery_share"] for each in documents.values()}
        for documents in (before, after)
    ]
    for output in sorted(shares[1]):
        then, now = shares[0].get(output), shares[1][output]
        if then != now:
            yield ShareChange(output, then, now)


def _list_odds(
    before: Mapping[tuple[str, str], Document], after: Mapping[tuple[str, str], Document]
) -> Iterator[OddsChange]:
    for indicator, area in sorted({*before, *after}):
        then, now = (_target(each.get((indicator, area))) for each in (before, after))
        if then != now:
            yield OddsChange(indicator, area, then.get("odds"), now.get("odds"))


def _target(signal: Document | None) -> Document:
    return (signal and signal["target"]) or {}


def _list_numbers(before: Mapping[str, Document], after: Mapping[str, Document]) -> Iterator[str]:
    for code in sorted({*before} & {*after}):
        then, now = _standing(before[code]), _standing(after[code])
        if then is None or now is None or _verdict(then) != _verdict(now):
            continue
        if any(then[name] != now[name] for name in NUMBERS):
            yield code
