"""Navigation: Streamlit's own menu is hidden, because it drops the address and the language."""

import streamlit as st

from components.shell.address import read_language
from components.shell.screens import BOARD, SCREENS, title_of
from locales import text


def run_screen() -> None:
    """Run the screen that the address names."""
    _ = text(read_language())
    pages = [
        st.Page(
            screen.script,
            title=title_of(screen, _),
            url_path=screen.code,
            default=screen is BOARD,
        )
        for screen in SCREENS
    ]
    st.navigation(pages, position="hidden").run()
