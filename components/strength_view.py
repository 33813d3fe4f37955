"""How far we can go in saying so: the three steps, the one reached, what would take it further."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from typing import Any

from components.checks_view import is_moved
from components.html import Html
from components.link_view import LinkView
from components.palette import Palette
from components.takeaway import Column, TakenTable
from evidence.caveats import say_caveat, split_code
from evidence.designs import Design
from evidence.facts import VerdictCode
from evidence.ladder import (
    CAPS,
    RAN_ALONGSIDE,
    Rung,
    RungFacts,
    is_drawn_by_lot,
    is_registered_late,
    passes_own_trend,
)
from evidence.multiple import FALSE_DISCOVERY_RATE
from locales import Translator, mark
from models.enums import PlacesChosen

STEPS: Mapping[Rung, str] = {
    Rung.ASSOCIATION: mark("It goes together: places where it was delivered moved more."),
    Rung.CONSISTENT: mark("It is consistent with what was hoped for."),
    Rung.EVIDENCE: mark("There is evidence that it contributes."),
}
FIRST_ALONE = mark("It goes together: the figures moved after it began.")
FIRST_AMOUNT = mark("It goes together: places where more was delivered moved more.")
NEEDED: Mapping[str, str] = {
    "q": mark("It would have to stand out among all links of the mission that were looked at."),
    "no_rehearsal": mark("A rehearsal on earlier dates would have to be possible."),
    "rehearsal": mark(
        "A rehearsal on earlier dates would have to show more clearly that the places ran "
        "alongside the rest."
    ),
    "one_place": mark("It would have to point the same way without any one of the places."),
    "late": mark(
        "The expectation would have to be recorded before the figures it is judged on: a new one, "
        "for figures still to come."
    ),
    "own_trend": mark(
        "Either lots would have to decide who comes first, or it would have to stand out when "
        "each place is held against its own earlier path."
    ),
}


def list_needed(view: LinkView) -> tuple[str, ...]:
    """Return what keeps the wording from the next step, as codes of `NEEDED` or of caveats.

    Nothing for an answer that has no strength, or that is as strong as it can be.
    """
    document = view.document
    if document is None or document["rung"] is None:
        return ()
    reached, facts = Rung(document["rung"]), _facts(document)
    if reached is Rung.EVIDENCE:
        return ()
    capping = [
        code
        for code in document["caveats"]
        if (name := split_code(code)[0]) in CAPS
        and CAPS[name] is reached
        and name not in ("registered_late", "no_placebo", "leave_one_out", "one_of_many")
    ]
    lacking = [*_lacking_consistent(facts)] if reached is Rung.ASSOCIATION else []
    if reached is Rung.CONSISTENT:
        lacking += _lacking_evidence(facts)
    if "nothing_to_compare" in capping:
        lacking = []
    return (*dict.fromkeys(capping), *lacking)


def _lacking_consistent(facts: RungFacts) -> Iterator[str]:
    if facts.q is None or facts.q > FALSE_DISCOVERY_RATE:
        yield "q"
    if facts.placebo_p is None:
        yield "no_rehearsal"
    elif facts.placebo_p < RAN_ALONGSIDE:
        yield "rehearsal"
    if facts.leave_one_out_stable is not True:
        yield "one_place"


def _lacking_evidence(facts: RungFacts) -> Iterator[str]:
    if is_registered_late(facts):
        yield "late"
    if not (facts.own_trend_passes or is_drawn_by_lot(facts)):
        yield "own_trend"


def _facts(document: Mapping[str, Any]) -> RungFacts:
    left_out = document["leave_one_out"]
    return RungFacts(
        code=VerdictCode(document["verdict"]),
        p=document["p"],
        q=document["q"],
        placebo_p=document["placebo_p"],
        leave_one_out_stable=left_out["stable"] if left_out else None,
        own_trend_passes=passes_own_trend(document["own_trend_p"], document["own_trend_agrees"]),
        by_lot=document["places_chosen"] == PlacesChosen.LOT,
        after_bad_year=document["places_chosen"] == PlacesChosen.BAD_YEAR,
        registered_on=date.fromisoformat(document["registered_on"]),
        first_start=_day(document["first_start"]),
        first_outcome_ends=_day(document["outcome_from"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def say_needed(code: str, view: LinkView, _: Translator) -> str:
    """Return what would take it further, in words."""
    if code in NEEDED:
        return _(NEEDED[code])
    return say_caveat(code, view.record.names if view.record else {}, _)


def strength_finding(view: LinkView, _: Translator) -> str:
    """Say how far the wording goes, or why it has no strength."""
    if view.document is None or view.told is None:
        return _("There is no answer yet whose strength could be told.")
    if not is_moved(view.document) or not view.told.strength:
        return _(
            "Only an answer that places moved more where it was delivered has steps of strength."
        )
    return view.told.strength


def strength_html(view: LinkView, palette: Palette, _: Translator) -> Html:
    """Return the three steps, the highest on top, the one reached marked in form and word."""
    reached = view.document["rung"] if view.document else None
    steps = "".join(_step_html(rung, reached, view, _) for rung in reversed(Rung))
    needed = list_needed(view)
    further = ""
    if needed:
        listed = "".join(f"<li>{escape(say_needed(code, view, _))}</li>" for code in needed)
        further = f"<h3>{escape(_('What keeps it from the next step'))}</h3><ul>{listed}</ul>"
    return Html(f'<ol class="mw-steps">{steps}</ol>{further}')


def _step_html(rung: Rung, reached: str | None, view: LinkView, _: Translator) -> str:
    here = rung == reached
    said = escape(_step_words(rung, view, _))
    told = f' <span class="mw-link-held">{escape(_("reached"))}</span>' if here else ""
    current = ' aria-current="step" class="mw-step-reached"' if here else ""
    return f"<li{current}>{said}{told}</li>"


def _step_words(rung: Rung, view: LinkView, _: Translator) -> str:
    record = view.record
    if record is not None and rung is Rung.ASSOCIATION:
        if record.has_nothing_to_compare:
            return _(FIRST_ALONE)
        if record.design is Design.DOSE:
            return _(FIRST_AMOUNT)
    return _(STEPS[rung])


def take_strength(view: LinkView, _: Translator) -> TakenTable:
    """Return the steps as a table, and what keeps it from the next as notes."""
    reached = view.document["rung"] if view.document else None
    return TakenTable(
        "strength",
        _("How far we can go in saying so"),
        (Column(_("Step")), Column(_("Reached?"))),
        [
            (_step_words(rung, view, _), _("reached") if rung == reached else "")
            for rung in reversed(Rung)
        ],
        tuple(say_needed(code, view, _) for code in list_needed(view)),
    )
