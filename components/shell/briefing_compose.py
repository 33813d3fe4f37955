"""Composing a briefing: which screens in which order, what is said beside them, and freezing it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import streamlit as st

from components.briefing.arrange import (
    NoRoom,
    Where,
    arrange,
    as_parameters,
    move,
    put,
)
from components.briefing.choice import Choice
from components.briefing.compose import choose_usual
from components.briefing.wording import list_problems, room_words
from components.briefing_compose import (
    Composed,
    build_problems,
    build_screen,
    build_screens,
    preview_html,
)
from components.html import Html, safe
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import current_parameters, read_choice, write_choice
from components.shell.briefing_freeze import show_freeze
from components.shell.briefing_preview import ARRANGED, read_asked
from components.shell.briefing_typed import (
    comment_name,
    read_comments,
    read_title,
    say_next,
    title_name,
    type_words,
)
from components.shell.page import OpenPage
from components.shell.problems import cut_asked
from components.shell.screens import BRIEFINGS, PRESENT
from components.show import show_html
from locales import Translator, own_first
from models.roles import Action, may

OF_THE_MISSIONS = ("order", "annex", "hide", "pick", "briefing")
"""Choices that go when the missions change: they belonged to the old ones."""


def show_compose(page: OpenPage, missions: Mapping[str, str]) -> None:
    """Show what it takes to make a new briefing, or who may make one.

    Parameters
    ----------
    missions
        The titles of those that are chosen, by code.
    """
    _ = page.text
    actor = read_actor()
    if not may(actor, Action.FREEZE_BRIEFING):
        said = _("The cabinet, its private office and executive leaders may freeze a briefing.")
        show_html(Html(f"<p>{safe(said)}</p>"))
        return
    if not missions:
        said = _("Choose a mission above, or several: a briefing is of those.")
        show_html(Html(f"<p>{safe(said)}</p>"))
        return
    codes = tuple(missions)
    moment = page.moment
    screens = cache.offer_briefing(moment.version, moment.until, codes, page.lang)
    usual = choose_usual(screens)
    arrangement = arrange(screens, usual, read_asked())
    known = [screen.code for screen in screens]
    picked = read_choice("pick", known, known[0]).code or known[0]
    comments = read_comments(known, actor.name)
    composed = Composed(screens, arrangement, comments, lambda code: _pick(page, code), picked)
    choice = Choice(codes, arrangement.shown, arrangement.annex, comments, read_title(codes))
    _show_refused(composed, _)
    left, right = st.columns([7, 5], gap="large")
    with left:
        show_html(build_screens(composed, missions, _))
    with right:
        _show_picked(composed, usual, _)
    _show_titles(codes, _)
    problems = list_problems(choice, _)
    show_html(build_problems(problems), preview_html(_preview(page, codes), _))
    show_freeze(page, choice, known, ready=not problems)


def _pick(page: OpenPage, code: str) -> str:
    given = {**current_parameters(), "pick": code, "lang": page.lang}
    return page.link(BRIEFINGS, **given)


def _preview(page: OpenPage, missions: tuple[str, ...]) -> str:
    """Return where the screens are looked at before they are frozen, as they are arranged."""
    given = {name: current_parameters().get(name) for name in ARRANGED}
    return page.link(PRESENT, mission=".".join(missions), preview="1", **given)


def _show_refused(composed: Composed, _: Translator) -> None:
    """Say what the address asks for and cannot have."""
    problems = [room_words(_)] if composed.arrangement.refused else []
    if composed.arrangement.unknown is not None:
        asked = cut_asked(composed.arrangement.unknown)
        problems.append(_("This could not be read and was left out: {asked}", asked=asked))
    show_html(build_problems(problems))


def _show_picked(composed: Composed, usual: Choice, _: Translator) -> None:
    """Show the screen that is picked, where it can be put, and the comment beside it."""
    code, arrangement = composed.picked, composed.arrangement
    where = arrangement.where(code)
    show_html(build_screen(composed, _))
    shown = where == "shown"
    at = arrangement.shown.index(code) if shown else -1
    last = len(arrangement.shown) - 1
    with st.container(horizontal=True):
        _step(_("Move up"), "earlier", composed, usual, off=not shown or at == 0)
        _step(_("Move down"), "later", composed, usual, off=not shown or at == last)
    with st.container(horizontal=True):
        _step(_("Show"), "shown", composed, usual, off=shown, full=room_words(_))
        _step(_("Put in the annex"), "annex", composed, usual, off=where == "annex")
        _step(_("Hide"), "hidden", composed, usual, off=where == "hidden")
    labels = {"en": _("Comment in English"), "cy": _("Comment in Welsh")}
    for lang in own_first(_.lang):
        type_words(comment_name(code, lang), labels[lang])
    said = _(
        "A comment stands beside the screen, with the name of who wrote it: {name}",
        name=read_actor().name,
    )
    show_html(Html(f'<p class="mw-small mw-muted">{safe(said)}</p>'))


Step = Literal["earlier", "later"] | Where


def _step(
    label: str, step: Step, composed: Composed, usual: Choice, *, off: bool, full: str = ""
) -> None:
    st.button(
        label,
        key=f"briefing_{step}",
        disabled=off,
        on_click=_take_step,
        args=(step, composed, usual, full),
    )


def _take_step(step: Step, composed: Composed, usual: Choice, full: str) -> None:
    """Take one step and put what comes of it into the address; a ninth screen is refused."""
    arrangement, code = composed.arrangement, composed.picked
    try:
        if step == "earlier":
            changed = move(arrangement, code, -1)
        elif step == "later":
            changed = move(arrangement, code, 1)
        else:
            changed = put(arrangement, code, step, composed.screens)
    except NoRoom:
        say_next(full)
        return
    for name, value in as_parameters(replace(changed, refused=()), usual).items():
        write_choice(name, value)
    write_choice("pick", code)


def _show_titles(missions: tuple[str, ...], _: Translator) -> None:
    labels = {"en": _("Title in English"), "cy": _("Title in Welsh")}
    for column, lang in zip(st.columns(2, gap="medium"), own_first(_.lang), strict=True):
        with column:
            type_words(title_name(missions, lang), labels[lang])
    said = _("Without a title the briefing is called by its missions.")
    show_html(Html(f'<p class="mw-small mw-muted">{safe(said)}</p>'))
