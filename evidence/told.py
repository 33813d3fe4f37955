"""From a stored document to what is put into words: the same numbers on every screen and export."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from data.bilingual import Both
from data.figures import IndicatorFacts
from evidence.designs import Design
from evidence.facts import VerdictCode
from evidence.ladder import Rung
from evidence.link_dates import LinkDates
from evidence.numbers import Measure
from evidence.verdict_record import VerdictRecord
from models.enums import Frequency
from models.periods import common_kind


def verdict_record(
    document: Mapping[str, Any], facts: IndicatorFacts, names: Mapping[str, Both], lang: str
) -> VerdictRecord:
    """Return a link's document as what `sentences.say_verdict` takes.

    Parameters
    ----------
    facts
        Of the link's indicator.
    names
        Of areas, outputs and contributions, by code.
    """
    return VerdictRecord(
        code=VerdictCode(document["verdict"]),
        measure=Measure(facts.unit, facts.decimals, facts.better),
        design=Design(document["design"]),
        beneath=VerdictCode(document["beneath"]) if document["beneath"] else None,
        rung=Rung(document["rung"]) if document["rung"] else None,
        estimate=document["estimate"],
        ci95=_range(document["ci95"]),
        ci90=_range(document["ci90"]),
        expected=document["expected"],
        mde80=document["mde80"],
        family_size=document["family_size"],
        delivery_share_low=document["delivery_share_low"],
        delivery_share_high=document["delivery_share_high"],
        caveats=tuple(document["caveats"]),
        missing=tuple(document["missing"]),
        dates=_dates(document, facts),
        names={code: name.in_language(lang)[0] for code, name in names.items()},
    )


def _dates(document: Mapping[str, Any], facts: IndicatorFacts) -> LinkDates:
    answer = document["earliest_answer"]
    return LinkDates(
        judged_from=_day(document["ready_on"]),
        answer=answer,
        answer_kind=common_kind([answer], Frequency(facts.frequency)) if answer else None,
        answer_on=_day(document["answer_on"]),
        never=document["answer_never"],
        funded_until=_day(document["funded_until"]),
    )


def _range(ends: list[float | None] | None) -> tuple[float, float] | None:
    if ends is None or ends[0] is None or ends[1] is None:
        return None
    return ends[0], ends[1]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
