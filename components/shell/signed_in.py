"""The line in the head of every screen that says who is signed in, and lets them out or in."""

import streamlit as st

from components.html import Html, safe
from components.role_words import name_roles
from components.shell.doorstep import offer_sign_in, offer_sign_out, say_standing
from components.shell.identity import Known, Visitor, read_visitor
from components.shell.screens import SIGNED_OUT, Screen
from components.show import show_html
from data.sign_in import sign_in
from locales import Translator
from models.roles import Role


def show_signed_in(screen: Screen, _: Translator) -> None:
    """Show who is signed in; nothing where nobody signs in, nor where that is the screen itself."""
    settings = sign_in()
    if settings is None or screen is SIGNED_OUT:
        return
    visitor = read_visitor(settings)
    # Not on paper, as everything that can only be done on a screen.
    with st.container(
        key="mw-screen-only-signed", horizontal=True, vertical_alignment="center", gap="small"
    ):
        with st.container(width="content"):
            show_html(Html(f'<p class="mw-small">{safe(say_who(visitor, _))}</p>'))
        if visitor.actor.sign_in is None:
            offer_sign_in(_)
        else:
            offer_sign_out(visitor, _)


def say_who(visitor: Visitor, _: Translator) -> str:
    """Return who is signed in and as what, or that nobody is and why."""
    actor = visitor.actor
    if visitor.standing is Known.KNOWN:
        roles = name_roles(actor.roles - {Role.VIEWER} or actor.roles, _)
        return _("Signed in: {name} ({roles})", name=actor.name, roles=roles)
    named = _("Signed in: {name}", name=actor.name) if actor.sign_in else _("Nobody is signed in.")
    return " ".join((named, *say_standing(visitor, _)))
