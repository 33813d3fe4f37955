"""What a reader is told when something is not there: one clear sentence, never a traceback."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from components.html import Html, finding_html, link
from components.shell import cache
from components.shell.address import Choice, current_parameters
from components.shell.page import OpenPage, close_page
from components.show import show_html
from data.moment import Moment
from locales import Translator

LONGEST_ASKED, LONGEST_KEPT = 60, 600
"""Characters of an unknown code that are repeated, and of a choice that an offered link keeps."""


def show_unknown(page: OpenPage, name: str, choice: Choice, known: Mapping[str, str]) -> None:
    """Where an address holds an unknown code, say so and offer the known ones.

    Parameters
    ----------
    name
        The parameter's name in the address.
    known
        Title by code.
    """
    if choice.unknown is None:
        return
    _ = page.text
    asked = cut_asked(choice.unknown)
    kept = kept_parameters(current_parameters())
    said = _("There is no “{asked}” here.", asked=asked)
    if known:
        said = _("There is no “{asked}” here. Choose one of these:", asked=asked)
    items = "".join(
        f"<li>{link(page.link(page.screen, **{**kept, name: code}), title)}</li>"
        for code, title in known.items()
    )
    show_html(
        Html(
            f'<div class="mw-note mw-note-concern" role="alert">{escape(said)}'
            f"<ul>{items}</ul></div>"
        )
    )


def cut_asked(asked: str) -> str:
    """Return what was asked for, cut to what can be read in a sentence."""
    return asked if len(asked) <= LONGEST_ASKED else f"{asked[:LONGEST_ASKED].rstrip()}…"


def kept_parameters(given: Mapping[str, str]) -> dict[str, str]:
    """Return what an offered link keeps of an address: no value that is too long for any code.

    Codes that are joined by dots count one by one; the whole has a bound as well.
    """
    return {
        name: value
        for name, value in given.items()
        if max(map(len, [name, *value.split(".")])) <= LONGEST_ASKED and len(value) <= LONGEST_KEPT
    }


def stop_if_empty(page: OpenPage, *, empty: bool) -> None:
    """Where there is nothing to show, say what would fill the store, and end the page."""
    if not empty:
        return
    _ = page.text
    load = _("The person who runs it can load a pack with this command:")
    show_html(
        finding_html(_("Nothing has been loaded yet")),
        Html(
            f'<p class="mw-lead mw-gap">{escape(_("This store holds no missions and no figures."))}'
            f" {escape(load)} <code>python manage.py import PACK</code></p>"
        ),
    )
    close_page(page)
    st.stop()


def stale_words(moment: Moment, _: Translator) -> str:
    """Say that what the figures say is older than the figures, or not judged; else nothing."""
    if not cache.read_staleness(moment.version):
        return ""
    if not cache.read_ever_judged(moment.version):
        return _("Nothing has been judged yet.")
    return _("Something was changed since this was last judged; what the figures say may be older.")


def show_stale(page: OpenPage) -> None:
    """Show that what the figures say is older than the figures, or not judged; else nothing."""
    said = stale_words(page.moment, page.text)
    if said:
        show_html(Html(f'<p class="mw-below"><strong>{escape(said)}</strong></p>'))
