"""Opening a page: the one thing every page script does first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import current_parameters, href, read_language
from components.shell.document import open_document
from components.shell.doorstep import show_bare_head, stop_unless_admitted, stop_unless_open
from components.shell.frame import show_foot, show_frame
from components.shell.screens import Screen, title_of
from components.shell.signed_in import show_signed_in
from components.shell.trying import show_trying
from components.style import show_style
from data.moment import Moment
from locales import Translator, text
from models.roles import Action, may

Drawn = TypeVar("Drawn")


@dataclass(frozen=True)
class OpenPage:
    """A page that has been opened: what everything on it depends on.

    Attributes
    ----------
    theme
        ``light`` or ``dark``, as the browser shows it.
    moment
        The store version, the last release, and what day it is.
    """

    screen: Screen
    lang: str
    theme: str
    moment: Moment

    @property
    def text(self) -> Translator:
        """The translator into the reader's language."""
        return text(self.lang)

    def link(self, screen: Screen, /, **parameters: str | None) -> str:
        """Return the address of another screen in the same language."""
        return href(screen, {**parameters, "lang": self.lang})

    def draw(self, what: str, draw: Callable[[], Drawn], choices: str = "") -> Drawn:
        """Return what `draw` makes, made once for all who see the same."""
        moment = self.moment
        return cache.draw_once(
            what, moment.version, moment.until, self.lang, self.theme, choices, draw
        )


def open_page(screen: Screen) -> OpenPage:
    """Open a screen: language, theme, moment, style, and the frame around it.

    Whoever may not look sees the doorstep instead, and whom a screen is not for one sentence.
    """
    page = open_bare_page(screen)
    frame_page(page)
    return page


def open_bare_page(screen: Screen) -> OpenPage:
    """Open a screen that has no frame: language, theme and moment only; if one may look."""
    lang = read_language()
    theme = "dark" if st.context.theme.type == "dark" else "light"
    page = OpenPage(screen, lang, theme, cache.read_moment())
    open_document(lang, theme)
    stop_unless_admitted(screen, lang, theme)
    return page


def frame_page(page: OpenPage) -> None:
    """Give a page its style and the frame around it."""
    show_style(page.theme)
    if may(read_actor(), Action.VIEW):
        show_frame(page.screen, page.moment, page.text, current_parameters())
    else:
        show_bare_head(page.screen, page.text)
    show_trying(page.moment, page.text)
    show_signed_in(page.screen, page.text)
    stop_unless_open(page.screen, page.text)


def name_page(page: OpenPage, finding: str) -> None:
    """Name the browser's tab after the screen and what it finds."""
    name = title_of(page.screen, page.text)
    st.set_page_config(page_title=f"{name} · {finding}" if finding else name, layout="wide")


def close_page(page: OpenPage, sources: Iterable[str] = ()) -> None:
    """Close a screen: say where its figures come from."""
    show_foot(page.text, sources)
