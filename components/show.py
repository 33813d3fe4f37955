"""Showing our own HTML on the screen.

Apart from the markup itself, which files and commands are written from too: a command runs where
there is no screen.
"""

import streamlit as st

from components.html import Cell, Html, safe


def show_html(*parts: Cell) -> None:
    """Show markup within our own style."""
    st.html(Html(f'<div class="mw">{"".join(safe(part) for part in parts)}</div>'))
