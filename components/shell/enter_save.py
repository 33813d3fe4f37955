"""Checking what is typed, showing what it changes, saving it, and settling who was faster."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.briefing_compose import build_said
from components.entering.names import Names
from components.entering.told import build_conflicts, build_effect, build_problems, list_said
from components.html import Html, safe
from components.shell.actor import read_actor
from components.shell.enter_typed import (
    Found,
    forget_form,
    keep_found,
    read_found,
    say_next,
    take_said,
)
from components.shell.store import app_store
from components.show import show_html
from data.entry import ChangedMeanwhile, Entry, check_entries
from data.meanwhile import Conflict
from data.pack import PackProblems
from data.pack.typed import FIRST_ROW
from evidence.effect import judge_effect
from evidence.entering import enter
from locales import Translator
from models.roles import NotAllowed


def fingerprint(typed: Mapping[str, str], seen: object) -> str:
    """Return what is typed and what was seen, as text."""
    return repr((sorted(typed.items()), seen))


@dataclass(frozen=True)
class Draft:
    """What a form would save, and what its own part of settling is.

    Attributes
    ----------
    form
        What it is kept by in the session.
    fingerprint
        What is typed and what was seen, as text: what is checked is known by it.
    titles, title_of
        What each entry is called, and that of a conflict, where there are several.
    keep_mine, keep_theirs
        Take note of what somebody else saved, and keep what is typed, or not.
    saved
        What is to be done once it is saved, with the keys that changed.
    """

    form: str
    fingerprint: str
    entries: tuple[Entry, ...]
    titles: tuple[str, ...]
    title_of: Callable[[Conflict], str]
    keep_mine: Callable[[Sequence[Conflict]], None]
    keep_theirs: Callable[[Sequence[Conflict]], None]
    saved: Callable[[Sequence[tuple[str, str]]], None]

    @property
    def numbered(self) -> Mapping[int, str]:
        """What each entry is called, by the number that problems have."""
        return {FIRST_ROW + at: title for at, title in enumerate(self.titles)}


def find_again(draft: Draft, lang: str) -> Found | None:
    """Return what is known of a form as it is typed now.

    Once something was found wrong it is looked at again with every change, because that is quick;
    what saving changes is worked out when it is asked for.
    """
    found = read_found(draft.form)
    if found is None or found.of == draft.fingerprint:
        return found
    if not found.problems or not draft.entries:
        return None
    try:
        problems = check_entries(app_store(), read_actor(), draft.entries, lang)
    except NotAllowed:
        return None
    return Found(draft.fingerprint, problems) if problems else None


def show_saving(draft: Draft, found: Found | None, names: Names, _: Translator) -> None:
    """Show the buttons, and what is found: what is wrong, what would change, who was faster."""
    changed = bool(draft.entries)
    st.button(
        _("Check, and show what it changes"),
        key=f"enter_check_{draft.form}",
        disabled=not changed,
        on_click=_check,
        args=(draft, _),
    )
    saved = take_said()
    if saved:
        show_html(build_said(saved))
        return
    if found is None:
        said = _("Nothing is saved before you have seen what it changes.")
        if not changed:
            said = _("Nothing is changed yet.")
        show_html(Html(f'<p class="mw-small mw-muted">{safe(said)}</p>'))
        return
    if found.refused:
        show_html(build_problems([found.refused], _))
    if found.problems:
        show_html(build_problems(list_said(found.problems, draft.numbered, _), _))
    if found.conflicts:
        _show_conflicts(draft, found.conflicts, names, _)
    if found.effect is not None:
        show_html(build_effect(found.effect, names, _))
        st.button(
            _("Save"),
            key=f"enter_save_{draft.form}",
            on_click=_save,
            args=(draft, _),
        )


def _show_conflicts(
    draft: Draft, conflicts: Sequence[Conflict], names: Names, _: Translator
) -> None:
    show_html(build_conflicts(conflicts, draft.title_of, names, _))
    with st.container(horizontal=True):
        for name, words, keep in (
            ("mine", _("Keep mine"), draft.keep_mine),
            ("theirs", _("Keep theirs"), draft.keep_theirs),
        ):
            st.button(
                words,
                key=f"enter_{name}_{draft.form}",
                on_click=_settle,
                args=(draft, keep, conflicts),
            )


def _settle(
    draft: Draft, keep: Callable[[Sequence[Conflict]], None], conflicts: Sequence[Conflict]
) -> None:
    keep_found(draft.form, None)
    keep(conflicts)


def _check(draft: Draft, _: Translator) -> None:
    def look() -> Found:
        effect = judge_effect(app_store(), read_actor(), draft.entries, _.lang)
        return Found(draft.fingerprint, effect=effect)

    keep_found(draft.form, _try(draft, look, _))


def _save(draft: Draft, _: Translator) -> None:
    def save() -> Found | None:
        result = enter(app_store(), read_actor(), draft.entries, _.lang)
        forget_form(draft.form)
        draft.saved(result.changed)
        said = _("Saved. What the figures say is up to date.")
        if result.ended_today:
            said = f"{said} {_('The date that this demonstration kept has ended.')}"
            # Above all else: who only tried a role may no longer do so, and sees no form any more.
            show_html(build_said(said))
        else:
            say_next(said)
        return None

    found = _try(draft, save, _)
    if found is not None:
        keep_found(draft.form, found)


def _try(draft: Draft, do: Callable[[], Found | None], _: Translator) -> Found | None:
    """Do something with what is typed; return what it found, whatever stood in its way."""
    try:
        return do()
    except PackProblems as refused:
        return Found(draft.fingerprint, problems=tuple(refused.problems))
    except ChangedMeanwhile as faster:
        return Found(draft.fingerprint, conflicts=faster.conflicts)
    except NotAllowed:
        return Found(draft.fingerprint, refused=_("You may not save this any more."))
