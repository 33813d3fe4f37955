"""What a reader is told when something is not there: one clear sentence, never a traceback."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from components.html import Html, finding_html, link, show_html
from components.shell import cache
from components.shell.address import Choice, current_parameters
from components.shell.page import OpenPage, close_page
from locales import Translator


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
    asked = choice.unknown
    said = _("There is no “{asked}” here. Choose one of these:", asked=asked)
    items = "".join(
        f"<li>{link(page.link(page.screen, **{**current_parameters(), name: code}), title)}</li>"
        for code, title in known.items()
    )
    show_html(
        Html(
            f'<div class="mw-note mw-note-concern" role="alert">{escape(said)}'
            f"<ul>{items}</ul></div>"
        )
    )


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


def stale_words(version: int, _: Translator) -> str:
    """Say that what the figures say is older than the figures, where it is; else nothing."""
    if not cache.read_staleness(version):
        return ""
    return _("Something was changed since this was last judged; what the figures say may be older.")
