"""The form in which the administrator adds people, changes their roles, and takes them away."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from components.html import Html, safe
from components.role_words import ROLE_NAMES
from components.shell.actor import require_actor
from components.shell.page import OpenPage
from components.shell.store import app_store
from components.shell.whole import pressed, to_its_end
from components.shell.widgets import widget_key
from components.show import show_html
from data.people import GivenPerson, PersonRefused, add_person, change_person, take_roles_away
from data.people_rules import NAME_LENGTH
from data.standing import PersonFacts
from locales import Translator
from models.person import PERSON_LENGTH
from models.roles import Action, Actor, NotAllowed, Role

SEEN, SAID = "people_seen", "people_said"
FIELD = "people_field_"
WIDTH = 760
NEW = ""
"""Stands for somebody who is not in the list yet."""

Write = Callable[[Actor], object]


def show_people_form(
    page: OpenPage, people: Sequence[PersonFacts], teams: Mapping[str, str]
) -> None:
    """Show the form for somebody new, or for one of the list, and what was done with it."""
    _ = page.text
    names = {NEW: _("Somebody new")} | {
        each.person: f"{each.name} · {each.person}" for each in people
    }
    asked = st.selectbox(
        _("Whom to add or change"),
        list(names),
        key=widget_key("people_asked"),
        format_func=lambda person: names.get(person, person),
        width=WIDTH,
    )
    known = {each.person: each for each in people}
    seen = _hold(known.get(asked or NEW))
    given, wanted = _show_fields(seen, teams, _)
    if wanted == "save" and seen is None:
        _write(lambda actor: add_person(app_store(), actor, given, _), _)
    elif wanted == "save":
        _write(lambda actor: change_person(app_store(), actor, given, _, seen), _)
    elif wanted == "leave" and seen is not None:
        _write(lambda actor: take_roles_away(app_store(), actor, seen, _, seen), _)


def show_people_said() -> None:
    """Show what was just done, once."""
    said = st.session_state.pop(SAID, "")
    if said:
        show_html(Html(f'<div class="mw-note" role="status">{safe(said)}</div>'))


def _hold(facts: PersonFacts | None) -> PersonFacts | None:
    """Return the person as the form began with them, and begin anew for another one.

    What is typed stays as it is while somebody else changes the same person; saving then says so.
    """
    person = facts.person if facts else NEW
    held: tuple[str, PersonFacts | None] | None = st.session_state.get(SEEN)
    if held is None or held[0] != person or f"{FIELD}name" not in st.session_state:
        held = (person, facts)
        st.session_state[SEEN] = held
        st.session_state[f"{FIELD}person"] = ""
        st.session_state[f"{FIELD}name"] = facts.name if facts else ""
        st.session_state[f"{FIELD}team"] = facts.team if facts else None
        for role in Role:
            st.session_state[f"{FIELD}role_{role}"] = bool(facts and role in facts.roles)
    return held[1]


def _show_fields(
    seen: PersonFacts | None, teams: Mapping[str, str], _: Translator
) -> tuple[GivenPerson, str]:
    """Show the fields; return what they hold, and which button was pressed, if any."""
    if st.session_state.get(f"{FIELD}team") not in teams:
        st.session_state[f"{FIELD}team"] = None
    with st.form("people", enter_to_submit=False, border=False, width=WIDTH):
        person = seen.person if seen else ""
        if seen is None:
            person = st.text_input(
                _("E-mail address"), key=f"{FIELD}person", max_chars=PERSON_LENGTH
            )
        name = st.text_input(_("Name"), key=f"{FIELD}name", max_chars=NAME_LENGTH)
        show_html(Html(f'<p class="mw-small">{safe(_("Roles"))}</p>'))
        with st.container(horizontal=True):
            ticked = {
                role: st.checkbox(_(label), key=f"{FIELD}role_{role}")
                for role, label in ROLE_NAMES.items()
            }
        team = st.selectbox(
            _("Team, for the role of a delivery team"),
            list(teams),
            index=None,
            key=f"{FIELD}team",
            format_func=lambda code: teams.get(code, code),
            placeholder=_("No team"),
        )
        with st.container(horizontal=True):
            submit = st.form_submit_button
            saves = pressed(_("Save"), "people_save", submit)
            leaves = seen is not None and pressed(_("Take every role away"), "people_leave", submit)
    roles = frozenset(role for role, holds in ticked.items() if holds)
    given = GivenPerson(person, name, roles, team if Role.TEAM in roles else None)
    return given, "save" if saves else "leave" if leaves else ""


def _write(write: Write, _: Translator) -> None:
    """Do it as whoever looks is at this moment; say what is wrong, else draw the screen anew."""
    try:
        with to_its_end():
            write(require_actor(Action.CHANGE_PEOPLE))
            st.session_state.pop(SEEN, None)
            st.session_state[SAID] = _("Saved.")
    except PersonRefused as refused:
        problems = refused.problems
    except NotAllowed:
        problems = (_("You may not change people any more; nothing was saved."),)
    else:
        st.rerun()
    items = "".join(f"<li>{safe(each)}</li>" for each in problems)
    show_html(Html(f'<div class="mw-note mw-note-concern" role="alert"><ul>{items}</ul></div>'))
