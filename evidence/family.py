"""What a link says among all links: its family's q, its rung, and what it stands together with."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from evidence.documents import finish_document
from evidence.facts import VerdictCode
from evidence.ladder import RungFacts, decide_rung, passes_own_trend
from evidence.multiple import Adjusted, FamilyMember, adjust_families
from models.enums import PlacesChosen

NO_MISSION = ""


def finish_all(
    documents: Sequence[Mapping[str, Any]], together: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """Finish the documents of all links.

    Parameters
    ----------
    together
        Codes ``bundled:…`` and ``same_places:…`` by contribution.
    """
    adjusted = adjust_families(
        FamilyMember(
            document["contribution"],
            document["mission"] or NO_MISSION,
            document["primary"],
            document["p"],
        )
        for document in documents
    )
    return [
        _finish(document, adjusted[document["contribution"]], together) for document in documents
    ]


def _finish(
    document: Mapping[str, Any], adjusted: Adjusted, together: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    codes = together.get(document["contribution"], ())
    rung = decide_rung(_rung_facts(document, adjusted, codes))
    return finish_document(document, adjusted, rung, codes)


def _rung_facts(
    document: Mapping[str, Any], adjusted: Adjusted, together: Sequence[str]
) -> RungFacts:
    left_out = document["leave_one_out"]
    chosen = document["places_chosen"]
    return RungFacts(
        code=VerdictCode(document["verdict"]),
        p=document["p"],
        q=adjusted.q,
        placebo_p=document["placebo_p"],
        leave_one_out_stable=left_out["stable"] if left_out else None,
        own_trend_passes=passes_own_trend(document["own_trend_p"], document["own_trend_agrees"]),
        by_lot=chosen == PlacesChosen.LOT,
        after_bad_year=chosen == PlacesChosen.BAD_YEAR,
        registered_on=date.fromisoformat(document["registered_on"]),
        first_start=_day(document["first_start"]),
        first_outcome_ends=_day(document["outcome_from"]),
        design_caveats=(*document["own_caveats"], *together),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
