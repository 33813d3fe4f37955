"""The doorstep: what is shown to whoever may not look, and nothing else of the store is."""

from html import escape

import streamlit as st
from streamlit.errors import StreamlitAuthError

from components.html import Html, finding_html, safe
from components.role_words import say_who_may
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import current_parameters
from components.shell.claims import Refusal
from components.shell.frame import other_language, show_foot
from components.shell.identity import Known, Visitor, read_visitor
from components.shell.screens import Screen, may_open
from components.shell.way_back import FAILED
from components.shell.whole import pressed, to_its_end
from components.show import show_html
from components.style import show_style
from data.people import sign_out
from data.sign_in import sign_in
from locales import Translator, mark, text
from models.roles import Action, Role, may

REASONS: dict[Refusal | Known, str] = {
    Refusal.NOBODY: "",
    Refusal.NOT_OURS: mark("What your browser brought was not made for this dashboard."),
    Refusal.ENDED: mark("You have been signed out, or your time is up. Sign in again."),
    Refusal.UNVERIFIED: mark(
        "Your provider does not say that your e-mail address is verified, so nobody can know who"
        " you are."
    ),
    Known.UNKNOWN: mark("You are signed in, and nobody has given you a role yet."),
    Known.KNOWN: "",
}


def stop_unless_admitted(screen: Screen, lang: str, theme: str) -> None:
    """Where somebody may not look at all, show the doorstep instead of the screen, and end it."""
    settings = sign_in()
    if settings is None or not screen.asks or may(read_actor(), Action.VIEW):
        return
    _ = text(lang)
    st.set_page_config(page_title=_("Sign in"), layout="wide")
    show_style(theme)
    show_bare_head(screen, _)
    visitor = read_visitor(settings)
    unknown = visitor.standing is Known.UNKNOWN
    show_html(finding_html(_("Ask for a role") if unknown else _("Sign in to see this screen")))
    for said in (*say_standing(visitor, _), *(_say_whom_to_ask(_) if unknown else ())):
        show_html(Html(f'<p class="mw-lead mw-gap">{safe(said)}</p>'))
    if unknown:
        offer_sign_out(visitor, _)
    else:
        offer_sign_in(_)
    show_foot(_, ())
    st.stop()


def say_standing(visitor: Visitor, _: Translator) -> tuple[str, ...]:
    """Return why somebody is not who they would be, as sentences; none where nothing is amiss."""
    reason = _(REASONS[visitor.standing])
    failed = visitor.standing is Refusal.NOBODY and FAILED in current_parameters()
    tried = _("Signing in did not work. Try again, or ask whoever looks after the dashboard.")
    return tuple(each for each in (reason, tried if failed else "") if each)


def offer_sign_in(_: Translator) -> None:
    """Show the button that leads to the provider."""
    if not st.button(_("Sign in"), key="sign_in"):
        return
    try:
        st.login()
    except StreamlitAuthError:
        said = _("Nobody can sign in here: the dashboard must be started with `serve.py`.")
        show_html(Html(f'<div class="mw-note mw-note-concern" role="alert">{safe(said)}</div>'))


def offer_sign_out(visitor: Visitor, _: Translator) -> None:
    """Show the button that signs somebody out, here and wherever else they are signed in."""
    if pressed(_("Sign out"), "sign_out"):
        with to_its_end():
            sign_out(cache.open_store(), visitor.actor)
            st.logout()
        st.stop()


def _say_whom_to_ask(_: Translator) -> tuple[str, ...]:
    people = cache.read_people(cache.open_store().version())
    names = ", ".join(each.name for each in people if Role.ADMIN in each.roles)
    return (_("Administrators: {names}", names=names),) if names else ()


def show_bare_head(screen: Screen, _: Translator) -> None:
    """Show what this is and the other language; no figure and no date of the store."""
    given = {name: value for name, value in current_parameters().items() if name != FAILED}
    show_html(
        Html(
            f'<header class="mw-head"><p class="mw-masthead"><span class="mw-brand">'
            f"{escape(_('Mission progress · Wales'))}</span></p>"
            f'<nav class="mw-nav" aria-label="{escape(_("Screens"))}">'
            f"{other_language(screen, _, given)}</nav></header>"
        )
    )


def stop_unless_open(screen: Screen, _: Translator) -> None:
    """Where a screen is for others, say for whom in one sentence, and end it."""
    if may_open(read_actor(), screen):
        return
    show_html(finding_html(say_who_may(screen.asks, _)))
    show_foot(_, ())
    st.stop()
