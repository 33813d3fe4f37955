"""Saving a retrospective: who will read it, what is wrong with it, what another saved meanwhile."""

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from components.html import Html, plain, safe
from components.problems_told import tell_problems
from components.retro_then import decided_html
from components.retro_view import RetroView
from components.review_rows import changes_expectation, expectation_row, review_row
from components.shell import cache
from components.shell.actor import require_actor
from components.shell.address import write_choice
from components.shell.drafting import Drafting
from components.shell.page import OpenPage
from components.shell.whole import pressed, to_its_end
from components.show import show_html
from data.drafts import save_drafted
from data.entry import ChangedMeanwhile, Entry
from data.pack.problems import PackProblems
from evidence.judge import judge_store
from locales import Translator
from locales.formats import format_date
from models.enums import Decision
from models.roles import Action, NotAllowed

SAVE = "retro_save"
"""By which the session knows the button that saves."""
SAID = "retro_said"
KNOWN = "retro_known"
"""In the session: by contribution how many decisions this writer has seen; more are told first."""


def show_save(page: OpenPage, view: RetroView, draft: Drafting, typed: Mapping[str, str]) -> None:
    """Show who will read it and the button; save when it is pressed."""
    _ = page.text
    newer = _show_newer(view, _)
    show_html(Html(f'<div class="mw-note mw-room">{_readers_html(view, typed, _)}</div>'))
    if pressed(_("Save the decision"), SAVE) and not newer:
        with to_its_end():
            _save(page, view, draft, typed)


def _readers_html(view: RetroView, typed: Mapping[str, str], _: Translator) -> str:
    """Return who reads what, and what is frozen with it."""
    said = [
        _("Everybody can read what you decide and why, what you learned and who owns it."),
        _("Ministers see the decision and the reason in the briefing."),
        _("Who was there is for the team alone."),
        _(
            "The evidence as at {date} is kept with it as it is now.",
            date=format_date(view.link.moment.until, _.lang),
        ),
    ]
    if typed.get("decision") == Decision.PIVOT:
        owner = view.link.outcome.owner if view.link.outcome else None
        said.append(_("A pivot is yours to decide and needs no approval."))
        if owner:
            told = _("The outcome's owner is told: {name}", name=plain(owner, _.lang))
            said.append(f"{told}.")
    return "".join(f"<p>{safe(each)}</p>" for each in said)


def _show_newer(view: RetroView, _: Translator) -> bool:
    """Where another decision was saved since this one was begun, say so, and what it is."""
    known = st.session_state.setdefault(KNOWN, {})
    before = known.setdefault(view.history[-1].code, len(view.reviews))
    if view.last is None or len(view.reviews) <= before:
        return False
    known[view.history[-1].code] = len(view.reviews)
    told = _(
        "Somebody else has saved a decision meanwhile. What you have typed is still here; saved"
        " now, it follows theirs:"
    )
    note = f"<p>{safe(told)}</p>{decided_html(view.last, _)}"
    show_html(Html(f'<div class="mw-note mw-note-concern" role="alert">{note}</div>'))
    return True


def _save(page: OpenPage, view: RetroView, draft: Drafting, typed: Mapping[str, str]) -> None:
    _ = page.text
    missing = list(_list_missing(view, typed, _))
    if missing:
        _show_problems(missing, _)
        return
    entries = list(_list_entries(page, view, typed))
    store = cache.open_store()
    try:
        actor = require_actor(Action.RECORD_REVIEW, team=view.team.code)
        save_drafted(store, actor, draft.draft, draft.saved, entries, page.lang)
    except NotAllowed:
        _show_problems([_("You may not record decisions of this team.")], _)
    except PackProblems as found:
        _show_problems(list(tell_problems(found.problems, _)), _)
    except ChangedMeanwhile:
        st.rerun()  # whoever was faster is told of at once, by what they saved
    else:
        with st.spinner(_("Judging what has changed"), show_time=False):
            judge_store(store, actor)
        st.session_state[KNOWN].pop(view.history[-1].code, None)
        st.session_state[SAID] = view.link.moment.until
        write_choice("contribution", entries[-1].row["contribution"])
        st.rerun()


def _list_entries(page: OpenPage, view: RetroView, typed: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the review, and the changed expectation where it is recorded at once."""
    moment = page.moment
    key = moment.version, moment.until
    names = cache.read_evidence(*key).names
    yield Entry("reviews", review_row(view, typed, names), None)
    if changes_expectation(typed):
        taken = cache.read_expectations(*key)
        yield Entry("contributions", expectation_row(view, typed, taken, moment.today), None)


def _list_missing(view: RetroView, typed: Mapping[str, str], _: Translator) -> Iterator[str]:
    """Yield what must be answered first, in the form's own words."""
    if not typed.get("decision"):
        yield _("Choose a decision: persist, pivot or stop.")
    if not (typed.get("reason_en", "").strip() or typed.get("reason_cy", "").strip()):
        yield _("Say why, in either language.")
    if view.is_asked and not typed.get("outcome_of_last"):
        yield _("Say whether you were right last time, or that it is unclear.")
    if changes_expectation(typed) and not (
        typed.get("hypothesis_en", "").strip() or typed.get("hypothesis_cy", "").strip()
    ):
        yield _("Say what is expected from now on, in either language.")


def _show_problems(problems: Sequence[str], _: Translator) -> None:
    items = "".join(f"<li>{safe(said)}</li>" for said in problems)
    head = safe(_("This cannot be saved as it is:"))
    show_html(
        Html(
            f'<div class="mw-note mw-note-concern" role="alert">{head}'
            f'<ul class="mw-notes">{items}</ul></div>'
        )
    )


def show_said(_: Translator) -> None:
    """Show, once, that the decision is saved."""
    as_at = st.session_state.pop(SAID, None)
    if as_at is not None:
        said = _(
            "The decision is saved. The evidence as at {date} is kept with it.",
            date=format_date(as_at, _.lang),
        )
        show_html(Html(f'<div class="mw-note" role="status">{safe(said)}</div>'))
