"""What is said of a link, built from its codes and numbers, so that words and figures agree.

Numbers are those of the record, in the indicator's own unit and direction. Never said: that
delivery made something happen, anything about one place, or that nothing came of it where the
figures cannot tell. A bad answer is worded with the same care as a good one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from data.verdict_labels import get_verdict_label
from evidence.caveats import say_all_caveats, say_missing
from evidence.designs import Design
from evidence.facts import VerdictCode
from evidence.ladder import Rung
from evidence.link_dates import say_dates
from evidence.numbers import (
    choose_decimals,
    format_delivery_share,
    format_difference,
    format_signed,
    format_size,
)
from evidence.verdict_record import VerdictRecord
from evidence.words import AGAINST_HOPE, FINDINGS, MANY, NOT_SAID, PROMPTS, STRENGTH
from locales import Translator

NUMBERLESS = frozenset(
    {
        VerdictCode.NOT_SET_UP,
        VerdictCode.NOT_ENOUGH_DATA,
        VerdictCode.NOT_DELIVERED,
        VerdictCode.TOO_EARLY,
    }
)
"""The sentences of these codes print no estimate, although there may be one."""
MOVED = frozenset({VerdictCode.MOVING_AS_HOPED, VerdictCode.MOVING_LESS_THAN_HOPED})
NULL = frozenset(
    {VerdictCode.DELIVERED_NOT_MOVING, VerdictCode.SHORT_OF_HOPED, VerdictCode.CANNOT_TELL}
)
"""Beside these the smallest change that could have been seen is printed."""


@dataclass(frozen=True)
class Sentence:
    """What a reader is told of a link; a text that has nothing to say is empty.

    Attributes
    ----------
    title
        The label, from the one table.
    finding
        One sentence with the numbers and their interval.
    against_hope
        How that stands to what was hoped for, and beside a null what could have been seen.
    delivered
        How much of the plan was delivered.
    not_said
        What this does not say.
    strength
        How far we can go in saying so.
    many
        That it is one of many, where that takes something away from it.
    prompt
        What a team may consider; the decision is theirs.
    missing, dates, caveats
        One text each.
    """

    title: str
    finding: str
    against_hope: str
    delivered: str
    not_said: str
    strength: str
    many: str
    prompt: str
    missing: tuple[str, ...]
    dates: tuple[str, ...]
    caveats: tuple[str, ...]


def say_verdict(record: VerdictRecord, _: Translator) -> Sentence:
    """Put a link's verdict into words."""
    label = get_verdict_label(record.code, nothing_to_compare=record.has_nothing_to_compare)
    numbers = _format_numbers(record, _)
    return Sentence(
        title=label.label.in_language(_.lang)[0],
        finding=_(FINDINGS[_finding(record)], **numbers),
        against_hope=" ".join(_(AGAINST_HOPE[each], **numbers) for each in _against(record)),
        delivered=_say_delivered(record, _),
        not_said=_(NOT_SAID[_not_said(record)], **numbers),
        strength=_(STRENGTH[_strength(record)]) if record.rung else "",
        many=_say_many(record, _),
        prompt=_say_prompt(record, _),
        missing=tuple(say_missing(code, record.names, _) for code in record.missing),
        dates=tuple(say_dates(record.code, record.dates, _)),
        caveats=tuple(say_all_caveats(_unsaid(record.caveats), record.names, _)),
    )


def _unsaid(caveats: Iterable[str]) -> list[str]:
    """Leave out what `many` and `delivered` say with its numbers."""
    return [code for code in caveats if code not in ("one_of_many", "part_delivered")]


def _finding(record: VerdictRecord) -> str:
    code = record.counted_as
    if code is VerdictCode.TOO_EARLY and record.delivery_share_high is None:
        return "nothing_due"
    if code is VerdictCode.NOT_DELIVERED:
        exact = record.delivery_share_low == record.delivery_share_high
        return "not_delivered" if exact else "not_delivered_range"
    if code in NUMBERLESS:
        return str(code)
    if code is VerdictCode.PATHS_DIFFERED:
        return "paths_differed"
    if record.has_nothing_to_compare:
        return "step"
    if record.design is Design.DOSE:
        return "amount"
    return "boards" if record.has_caveat("by_board") else "places"


def _against(record: VerdictRecord) -> list[str]:
    """Choose the sentences that hold the estimate to the hope, and to what could be seen."""
    code = record.counted_as
    if code in NUMBERLESS:
        return []
    said = [str(code)]
    least, most, hoped = record.least, record.most, record.hoped
    if code is VerdictCode.MOVING_AS_HOPED and least >= hoped:
        said = ["at_least_the_hope"]
    if code in (VerdictCode.DELIVERED_NOT_MOVING, VerdictCode.SHORT_OF_HOPED) and most <= 0:
        said = ["no_room"]
    if code in NULL and record.mde80 is not None:
        said.append("told_from_none" if record.has_caveat("few_places") else "could_have_seen")
    return said


def _not_said(record: VerdictRecord) -> str:
    code = record.counted_as
    if code in MOVED:
        if record.has_nothing_to_compare:
            return "step"
        return "why" if record.rung in (None, Rung.ASSOCIATION) else "elsewhere"
    if code is VerdictCode.WRONG_WAY and record.has_nothing_to_compare:
        return "wrong_way_step"
    if record.beneath is not None:
        return str(VerdictCode.MOVING_ELSEWHERE)
    if code is VerdictCode.DELIVERED_NOT_MOVING and record.mde80 is None:
        return "delivered_not_moving_unsized"
    return str(code)


def _strength(record: VerdictRecord) -> str:
    if record.has_nothing_to_compare:
        return "step"
    return "amount" if record.design is Design.DOSE else str(record.rung)


def _say_delivered(record: VerdictRecord, _: Translator) -> str:
    low, high = record.delivery_share_low, record.delivery_share_high
    if low is None or high is None:
        return ""
    first = format_delivery_share(low, _.lang)
    last = format_delivery_share(high, _.lang)
    part = record.has_caveat("part_delivered")
    if first == last:
        if part:
            return _("Not moving so far, with only {share} of the plan delivered.", share=first)
        return _("Of the plan, {share} is delivered.", share=first)
    if part:
        return _(
            "Not moving so far, with between {low} and {high} of the plan delivered.",
            low=first,
            high=last,
        )
    return _(
        "Of the plan, between {low} and {high} is delivered; some returns are missing.",
        low=first,
        high=last,
    )


def _say_many(record: VerdictRecord, _: Translator) -> str:
    if not record.has_caveat("one_of_many"):
        return ""
    key = "promising" if record.counted_as in MOVED else "one"
    return _(MANY[key], count=record.family_size)


def _say_prompt(record: VerdictRecord, _: Translator) -> str:
    said = [PROMPTS.get(record.counted_as)]
    if record.beneath is not None:
        said.append(PROMPTS[record.code])
    return " ".join(_(prompt) for prompt in said if prompt)


def _format_numbers(record: VerdictRecord, _: Translator) -> dict[str, str]:
    """Write every number a sentence may need, all with the same decimals."""
    numbers: dict[str, str] = {}
    measure = record.measure
    if record.delivery_share_low is not None and record.delivery_share_high is not None:
        numbers["share"] = numbers["most_share"] = format_delivery_share(
            record.delivery_share_high, _.lang
        )
        numbers["least_share"] = format_delivery_share(record.delivery_share_low, _.lang)
    if record.counted_as in NUMBERLESS:
        return numbers
    if record.estimate is None or record.ci95 is None or record.ci90 is None:
        raise ValueError(f"{record.code} without an estimate and its intervals")
    most, hoped = record.most, record.hoped
    decimals = choose_decimals(
        measure.decimals,
        [*record.ci95, *record.ci90, hoped, record.mde80],
        [(most, hoped)],
    )
    numbers |= {
        "estimate": format_difference(record.estimate, measure, decimals, _),
        "low": format_signed(record.ci95[0], decimals, _.lang),
        "high": format_signed(record.ci95[1], decimals, _.lang),
        "least": format_size(record.least, measure, decimals, _),
        "most": format_size(most, measure, decimals, _),
        "expected": format_size(hoped, measure, decimals, _),
    }
    if record.mde80 is not None:
        numbers["mde"] = format_size(record.mde80, measure, decimals, _)
    return numbers
