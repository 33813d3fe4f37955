"""Words beside a field: what the slower of two had typed who changed it at the same time.

They are kept in the draft like a field of their own, and stay when the field is saved.
"""

from collections.abc import Callable
from contextlib import suppress

import streamlit as st

from components.html import Html, safe
from components.shell.kept_draft import KeptDraft
from components.shell.store import app_store
from components.show import show_html
from data.drafts import LONGEST, Kept, read_draft
from locales import Translator
from models.roles import NotAllowed

ASIDE = "aside_"


def is_aside(field: str) -> bool:
    """Return whether what is kept under that name stands beside a field."""
    return field.startswith(ASIDE)


def put_aside(draft: KeptDraft, field: str, said: str) -> None:
    """Keep the words of the slower beside the field, below any that are there."""
    aside = f"{ASIDE}{field}"
    while said:
        with app_store().read() as connection:
            before = read_draft(connection, draft.draft).get(aside)
        whole = f"{before.said}\n\n{said}" if before and before.said else said
        version = before.version if before else 0
        if isinstance(draft.put(aside, whole[:LONGEST], version), Kept):
            return


def show_aside(draft: KeptDraft, field: str, _: Translator) -> None:
    """Show what was typed at the same time, and let it take the field's place or go."""
    said = draft.kept(f"{ASIDE}{field}").said
    if not said:
        return
    head = safe(_("Also typed here at the same time:"))
    words = safe(said)
    show_html(Html(f'<div class="mw-note"><p>{head}</p><p class="mw-typed">{words}</p></div>'))
    with st.container(horizontal=True, key=f"aside_{draft.draft}_{field}"):
        _show_button(_("Exchange with the field"), draft, field, _exchange)
        _show_button(_("Let it go"), draft, field, _let_go)


def _show_button(
    label: str, draft: KeptDraft, field: str, done: Callable[[KeptDraft, str], None]
) -> None:
    key = f"{done.__name__}_{draft.draft}_{field}"
    st.button(label, key=key, on_click=done, args=(draft, field))


def _exchange(draft: KeptDraft, field: str) -> None:
    """Put the words beside the field into it, and those of the field beside it."""
    aside = f"{ASIDE}{field}"
    inside, beside = draft.kept(field), draft.kept(aside)
    with suppress(NotAllowed, KeyError):  # the next run says whose it is
        if isinstance(draft.put(field, beside.said, inside.version), Kept):
            draft.put(aside, inside.said, beside.version)


def _let_go(draft: KeptDraft, field: str) -> None:
    aside = f"{ASIDE}{field}"
    with suppress(NotAllowed, KeyError):
        draft.put(aside, "", draft.kept(aside).version)
