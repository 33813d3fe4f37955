"""What a reader is told when something is not there: one clear sentence, never a traceback."""

from collections.abc import Mapping
from html import escape

from components.html import Html, link, show_html
from components.shell.page import OpenPage
from components.shell.screens import Screen


def show_unknown(page: OpenPage, name: str, asked: str, known: Mapping[str, str]) -> None:
    """Say that an address holds an unknown code, and offer the known ones.

    Parameters
    ----------
    name
        The parameter's name in the address.
    known
        Title by code.
    """
    _ = page.text
    said = _("There is no “{asked}” here. Choose one of these:", asked=asked)
    items = "".join(
        f"<li>{link(page.link(page.screen, **{name: code}), title)}</li>"
        for code, title in known.items()
    )
    show_html(
        Html(
            f'<div class="mw-note mw-note-concern" role="alert">{escape(said)}'
            f"<ul>{items}</ul></div>"
        )
    )


def show_empty(page: OpenPage, _screen: Screen | None = None) -> None:
    """Say that the store is empty, and what would fill it."""
    _ = page.text
    show_html(
        Html(
            f"<h1>{escape(_('Nothing has been loaded yet'))}</h1>"
            f'<p class="mw-lead mw-gap">{escape(_("This store holds no missions."))} '
            f"{escape(_('The person who runs it can load a pack with this command:'))} "
            "<code>python manage.py import PACK</code></p>"
        )
    )
