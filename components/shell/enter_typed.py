"""What is typed into forms: kept in the session, and never in the address.

So neither a rerun, a switch of language nor a look at another screen loses it; and beside it the
rows as they stood when the first sign was typed, so that nobody is overwritten unseen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from data.meanwhile import Conflict
from data.pack.problems import Problem
from evidence.effect import Effect

TYPED, SEEN, FOUND, SAID = "enter_typed", "enter_seen", "enter_found", "enter_said"
Row = Mapping[str, str]


@dataclass(frozen=True)
class Found:
    """What checking or saving a form found.

    Attributes
    ----------
    of
        What was checked, as text: what is typed since has not been.
    refused
        A sentence that says why it may not be saved at all.
    """

    of: str
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    effect: Effect | None = None
    refused: str = ""


def read_typed(form: str) -> dict[str, str]:
    """Return what is typed into a form, by field."""
    return dict(_held(TYPED).get(form, {}))


def keep_typed(form: str, field: str, said: str) -> None:
    """Keep what is typed into one field."""
    st.session_state[TYPED] = {**_held(TYPED), form: {**read_typed(form), field: said}}


def keep_all_typed(form: str, typed: Row) -> None:
    """Keep what is typed into a form, all of it."""
    st.session_state[TYPED] = {**_held(TYPED), form: dict(typed)}


def forget_form(form: str) -> None:
    """Forget what was typed into a form: it is saved, or given up."""
    for name in (TYPED, SEEN, FOUND):
        st.session_state[name] = {key: held for key, held in _held(name).items() if key != form}


def hold_seen(form: str, now: Mapping[str, Row | None]) -> dict[str, Row | None]:
    """Return the rows of a form as they stood when typing began; as they stand before that."""
    held = _held(SEEN).get(form)
    if not read_typed(form) or not isinstance(held, dict):
        held = {}
    rows = {**now, **held}
    keep_seen(form, rows)
    return rows


def keep_seen(form: str, rows: Mapping[str, Row | None]) -> None:
    """Keep the rows of a form as its writer has seen them."""
    st.session_state[SEEN] = {**_held(SEEN), form: dict(rows)}


def read_found(form: str) -> Found | None:
    """Return what checking a form last found, if it was checked."""
    found = _held(FOUND).get(form)
    return found if isinstance(found, Found) else None


def keep_found(form: str, found: Found | None) -> None:
    """Keep what checking a form found."""
    st.session_state[FOUND] = {**_held(FOUND), form: found}


def say_next(said: str) -> None:
    """Keep a sentence to be shown in the next run, once."""
    st.session_state[SAID] = said


def take_said() -> str:
    """Return the sentence that the last run left, if it did."""
    return str(st.session_state.pop(SAID, ""))


def _held(name: str) -> dict[str, Any]:
    held = st.session_state.get(name)
    return held if isinstance(held, dict) else {}
