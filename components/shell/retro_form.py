"""The record of a retrospective: questions one after another, kept as they are answered."""

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st

from components.decision_words import DECISIONS, EXPLAINED, decision_names, turned_out_names
from components.html import Html, safe
from components.retro_view import RetroView
from components.review_rows import EXPECTATION
from components.shell.actor import read_actor
from components.shell.drafting import Drafting, open_draft, show_lost_and_found
from components.shell.page import OpenPage
from components.shell.pausing import hear_pauses
from components.shell.printing import on_screen_only
from components.shell.retro_save import SAVE, show_said, show_save
from components.show import show_html
from data.drafts import review_draft
from data.pack.cells import write_number
from locales import Translator, own_first
from locales.formats import format_date
from models.enums import Decision
from models.roles import Action, may

MONTHS_AHEAD = (3, 6, 12, 18, 24, 36)
USUAL = 12


def show_record(page: OpenPage, view: RetroView) -> None:
    """Show what the team decides, for who may record it; else whose it is."""
    with on_screen_only("room"):
        _show_record(page, view)


def _show_record(page: OpenPage, view: RetroView) -> None:
    _, actor = page.text, read_actor()
    show_html(Html(f'<h2 class="mw-section">{safe(_("What we decide"))}</h2>'))
    show_lost_and_found(_)
    if not may(actor, Action.RECORD_REVIEW, team=view.team.code):
        said = _("Only the team itself records here. Everybody can read what it decided.")
        show_html(Html(f'<p class="mw-lead">{safe(said)}</p>'))
        return
    hear_pauses()
    draft = open_draft(review_draft(view.history[-1].code), view.team.code, _)
    _ask_about_last(draft, view, _)
    decision = _ask_decision(draft, _)
    _ask_words(draft, _)
    if decision == Decision.PIVOT:
        _ask_expectation(draft, view, _)
    _ask_who(draft, view, _)
    draft.look_again(_("Save the decision"), SAVE)
    show_save(page, view, draft, _typed(draft, view))
    show_said(_)  # beside the button: where whoever has just pressed it looks


def _ask_about_last(draft: Drafting, view: RetroView, _: Translator) -> None:
    if view.last is None:
        return
    label = _("Were we right last time?")
    draft.choose("outcome_of_last", label, turned_out_names(_))


def _ask_decision(draft: Drafting, _: Translator) -> str | None:
    items = "".join(
        f"<li><strong>{safe(_(word))}</strong>: {safe(_(EXPLAINED[code]))}</li>"
        for code, (word, _colour) in DECISIONS.items()
    )
    show_html(Html(f'<ul class="mw-plain mw-room">{items}</ul>'))
    return draft.choose("decision", _("Decision"), decision_names(_))


def _ask_words(draft: Drafting, _: Translator) -> None:
    """Ask for the words, in either language or both; the one of the reader first."""
    said = _("In either language or in both; what is in one only is marked as not yet translated.")
    show_html(Html(f'<p class="mw-small mw-muted">{safe(said)}</p>'))
    for stem, labels in (
        ("reason", {"en": _("Why, in English"), "cy": _("Why, in Welsh")}),
        ("learned", {"en": _("What we learned, in English"), "cy": _("What we learned, in Welsh")}),
        (
            "change_our_mind",
            {
                "en": _("What would change our mind, in English"),
                "cy": _("What would change our mind, in Welsh"),
            },
        ),
    ):
        _in_both(draft, stem, labels, _)


def _in_both(draft: Drafting, stem: str, labels: Mapping[str, str], _: Translator) -> None:
    for column, lang in zip(st.columns(2, gap="medium"), own_first(_.lang), strict=True):
        with column:
            draft.write(f"{stem}_{lang}", labels[lang])


def _ask_expectation(draft: Drafting, view: RetroView, _: Translator) -> None:
    """Ask, of a pivot, what is expected from now on."""
    names = {
        "yes": _("Record the changed expectation now"),
        "no": _("Leave the expectation as it is"),
    }
    draft.choose(EXPECTATION, _("What is expected from now on"), names, "yes")
    if draft.said(EXPECTATION, "yes") != "yes":
        return
    labels = {"en": _("What is expected, in English"), "cy": _("What is expected, in Welsh")}
    _in_both(draft, "hypothesis", labels, _)
    before = view.link.expectation
    effect, lag = st.columns(2, gap="medium")
    with effect:
        unit = view.link.facts.unit.in_language(_.lang)[0]
        label = _("Hoped for, with its sign ({unit})", unit=unit)
        draft.write("effect", label, write_number(before.effect), lines=False)
    with lag:
        label = _("Time to show, in periods of the measure")
        draft.write("lag", label, str(before.lag), lines=False)


def _ask_who(draft: Drafting, view: RetroView, _: Translator) -> None:
    labels = {
        "owner": _("Who owns the decision, in English (a role, no name)"),
        "owner_cy": _("Who owns the decision, in Welsh (a role, no name)"),
    }
    owner = _usual_owner(view)
    order = ("owner_cy", "owner") if _.lang == "cy" else ("owner", "owner_cy")
    for column, field in zip(st.columns(2, gap="medium"), order, strict=True):
        with column:
            draft.write(field, labels[field], owner[field], lines=False)
    when, who = st.columns(2, gap="medium")
    with when:
        names = {day.isoformat(): format_date(day, _.lang) for day in _days(draft, view)}
        draft.pick("review_on", _("When we ask whether it was right"), names, _usual_day(view))
    with who:
        label = _("Who was there (how many, or which disciplines; no names)")
        draft.write("attended", label, lines=False)
        if view.last is not None and view.last.attended:
            said = _("Last time: {who}", who=view.last.attended)
            show_html(Html(f'<p class="mw-small mw-muted">{safe(said)}</p>'))


def _usual_owner(view: RetroView) -> dict[str, str]:
    known = view.last.owner if view.last else view.team.name
    return {"owner": known.en or known.cy or "", "owner_cy": known.cy or ""}


def _days(draft: Drafting, view: RetroView) -> list[date]:
    """Return the days that are offered: so many months on, and when the figures could tell."""
    today = view.link.moment.today
    days = {_months_on(today, months) for months in MONTHS_AHEAD}
    document = view.link.document
    for known in (document["answer_on"], document["ready_on"]) if document else ():
        if known and date.fromisoformat(known) > today:
            days.add(date.fromisoformat(known))
    kept = draft.said("review_on")
    if kept and date.fromisoformat(kept) >= today:
        days.add(date.fromisoformat(kept))
    return sorted(days)


def _usual_day(view: RetroView) -> str:
    return _months_on(view.link.moment.today, USUAL).isoformat()


def _months_on(day: date, months: int) -> date:
    """Return the day so many months later, or the last of that month where it has none such."""
    at = 12 * day.year + day.month - 1 + months
    following = date((at + 1) // 12, (at + 1) % 12 + 1, 1) - timedelta(1)
    return following.replace(day=min(day.day, following.day))


def _typed(draft: Drafting, view: RetroView) -> dict[str, str]:
    """Return what every field holds, with what it begins with where nothing was typed."""
    typed = {field: text.said for field, text in draft.fields.items()}
    begun = {
        **_usual_owner(view),
        "review_on": _usual_day(view),
        "effect": write_number(view.link.expectation.effect),
        "lag": str(view.link.expectation.lag),
        EXPECTATION: "yes",
    }
    return {**typed, **{name: typed.get(name) or said for name, said in begun.items()}}
