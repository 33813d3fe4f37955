"""Recording an expectation: what is typed stays on the screen, and never in the address."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.html import Html, safe
from components.plan_record import build_problems, new_expectation, output_names
from components.plan_rollout import PlanBasis
from components.plan_view import Drafted, PlanView
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import read_choice, write_choice
from components.shell.enter_form import read_names
from components.shell.enter_save import Draft, find_again, show_saving
from components.shell.page import OpenPage
from components.shell.screens import PLAN
from components.shell.widgets import choose_one_of_few, widget_key
from components.show import show_html
from data.entry import Entry
from data.pack.expectation import ExpectationPack, NewExpectation
from data.portfolio import OutputFacts
from locales import Translator
from locales.formats import format_date
from models.roles import Action, may

TYPED = "plan_typed"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 1_000
MOST = 1e12


@dataclass(frozen=True)
class Typed:
    """What was last typed into the form, so that closing it loses nothing."""

    output: str | None = None
    en: str = ""
    cy: str = ""
    quantity: float = 1.0


def show_record(
    page: OpenPage, view: PlanView, basis: PlanBasis, outputs: Mapping[str, OutputFacts]
) -> None:
    """Show what it takes to record the expectation, and the pack of it once it is right."""
    _ = page.text
    said = _(
        "Make a pack of it and hand it to whoever looks after the figures: it is checked by the "
        "rules of any pack. The team whose output it is can save it here."
    )
    show_html(Html(f'<p class="mw-small">{safe(said)}</p>'))
    names = output_names(outputs, view, page.lang)
    if not names:
        show_html(safe_note(_("There is no output that could be linked to this measure.")))
        return
    plan = _choose_plan(view, _)
    handed_in = _show_form(names, basis, _)
    if handed_in is not None:
        st.session_state[TYPED] = handed_in
    # What was handed in goes with the draft as it is now, so that the two never part.
    typed: Typed | None = st.session_state.get(TYPED)
    if typed is not None and typed.output in names:
        recorded = basis.recorded.registration.places_chosen if basis.recorded else "other"
        given = {"en": typed.en, "cy": typed.cy}
        new = new_expectation(view, plan, typed.output, given, typed.quantity, recorded)
        pack = cache.write_expectation(page.moment.version, new, page.lang)
        _show_pack(pack, new, _, _recorded_address(page, new, basis))
        team = outputs[typed.output].team.code
        if not pack.problems and may(read_actor(), Action.CHANGE_OUTPUT, team=team):
            _offer_saving(page, pack, new)


def _offer_saving(page: OpenPage, pack: ExpectationPack, new: NewExpectation) -> None:
    """Let the team whose output it is save the expectation and its plans, its effect shown first.

    What stands by the time it is saved is looked up then; what somebody was faster with is told.
    """
    entries = tuple(Entry(sheet, row) for sheet, rows in pack.rows.items() for row in rows)

    def saved(_changed: object) -> None:
        st.session_state.pop(TYPED, None)
        write_choice("contribution", pack.name)

    draft = Draft(
        form=PLAN.code,
        fingerprint=repr(new),
        entries=entries,
        titles=(),
        title_of=lambda conflict: conflict.key,
        keep_mine=lambda _conflicts: None,  # the next pack is made of what stands by then
        keep_theirs=lambda _conflicts: st.session_state.pop(TYPED, None),
        saved=saved,
    )
    show_saving(draft, find_again(draft, page.lang), read_names(page), page.text)


def safe_note(said: str) -> Html:
    """Return a sentence in a frame of its own."""
    return Html(f'<div class="mw-note">{safe(said)}</div>')


def _choose_plan(view: PlanView, _: Translator) -> Drafted:
    """Return the roll-out that is to be recorded: the one there is, or the one that is chosen."""
    slots = {"a": _("Roll-out A"), "b": _("Roll-out B")}
    known = [plan.rollout.slot for plan in view.plans]
    if len(known) > 1:
        choose_one_of_few("record", _("Which roll-out to record"), slots, "a")
    chosen = read_choice("record", known, "a").code
    return next(plan for plan in view.plans if plan.rollout.slot == chosen)


def _show_form(names: Mapping[str, str], basis: PlanBasis, _: Translator) -> Typed | None:
    """Show the fields; return what they hold when it is handed in, else None."""
    keys = _hold_typed(names, basis)
    with st.form("plan_record", enter_to_submit=False, border=False):
        for_output, for_quantity = st.columns([8, 4], gap="medium")
        with for_output:
            output = st.selectbox(
                _("Output"),
                list(names),
                key=keys["output"],
                format_func=lambda code: names.get(code, code),
            )
        with for_quantity:
            quantity = st.number_input(
                _("What each place is to get (in the output's unit)"),
                0.0,
                MOST,
                step=1.0,
                format="%g",
                key=keys["quantity"],
            )
        for_english, for_welsh = st.columns(2, gap="medium")
        with for_english:
            english = st.text_area(
                _("What is expected, in English"), max_chars=LONGEST, height=100, key=keys["en"]
            )
        with for_welsh:
            welsh = st.text_area(
                _("What is expected, in Welsh"), max_chars=LONGEST, height=100, key=keys["cy"]
            )
        handed_in = st.form_submit_button(_("Check it and make the pack"))
    return Typed(output, english, welsh, float(quantity)) if handed_in else None


def _hold_typed(names: Mapping[str, str], basis: PlanBasis) -> dict[str, str]:
    """Return the fields' keys; a field that is new to the screen holds what was last typed.

    A field with its value as a default would be another field after every handing in, and lose
    what was typed into it since.
    """
    before: Typed = st.session_state.get(TYPED, Typed())
    recorded = basis.recorded.registration if basis.recorded else None
    own = before.output or (recorded.output if recorded else None)
    held = {
        "output": own if own in names else next(iter(names)),
        "quantity": before.quantity,
        "en": before.en,
        "cy": before.cy,
    }
    keys = {name: f"{TYPED}_{name}" for name in held}
    # Another recorded expectation brings its own output, and another language its own list.
    keys["output"] = widget_key(f"{keys['output']}_{recorded.code if recorded else ''}")
    for name, key in keys.items():
        gone = name == "output" and st.session_state.get(key) not in names
        if gone or key not in st.session_state:
            st.session_state[key] = held[name]
    return keys


def _recorded_address(page: OpenPage, new: NewExpectation, basis: PlanBasis) -> str | None:
    """Return the address that begins with what is recorded of an output, unless it is open.

    Of the same measure where something is, else of any.
    """
    standing = cache.read_standing(page.moment.version, page.moment.until).values()
    own = [each for each in standing if each.output == new.output]
    found = min(own, key=lambda each: (each.indicator != new.indicator, each.code), default=None)
    opened = basis.recorded.registration.code if basis.recorded else None
    if found is None or found.code == opened:
        return None
    return page.link(PLAN, contribution=found.code, open="record")


def _show_pack(
    pack: ExpectationPack, new: NewExpectation, _: Translator, recorded: str | None
) -> None:
    """Show what is wrong with an expectation, else its pack to be downloaded."""
    if pack.problems:
        show_html(build_problems(pack.problems, _, recorded))
        return
    said = _(
        "The pack is right. It holds the expectation, dated {date}, and the plans that go with it.",
        date=format_date(new.registered_on, _.lang),
    )
    show_html(safe_note(said))
    for_workbook, for_folder, _rest = st.columns([3, 3, 6], gap="medium")
    with for_workbook:
        label, name = _("Download the workbook (XLSX)"), f"{pack.name}.xlsx"
        st.download_button(label, pack.workbook, name, WORKBOOK, on_click="ignore")
    with for_folder:
        label, name = _("Download the CSV files (ZIP)"), f"{pack.name}.zip"
        st.download_button(label, pack.archive, name, "application/zip", on_click="ignore")
