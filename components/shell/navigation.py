"""Navigation: Streamlit's own menu is hidden, because it drops the address and the language."""

from copy import copy
from functools import lru_cache

import streamlit as st

from components.shell.address import read_language
from components.shell.screens import BOARD, SCREENS, title_of
from locales import LANGUAGES, text


def run_screen() -> None:
    """Run the screen that the address names."""
    pages = [copy(page) for page in _pages(read_language())]  # a page notes that it has been run
    st.navigation(pages, position="hidden").run()


@lru_cache(len(LANGUAGES))
def _pages(lang: str) -> tuple[st.Page, ...]:
    """Return every screen as Streamlit knows it; making them looks at the disk thirty times."""
    return tuple(
        st.Page(
            screen.script,
            title=title_of(screen, text(lang)),
            url_path=screen.code,
            default=screen is BOARD,
        )
        for screen in SCREENS
    )
