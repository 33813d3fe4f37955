"""The stylesheet of our own HTML. Only our own classes; nothing reaches into Streamlit's DOM."""

from functools import lru_cache
from pathlib import Path

import streamlit as st

from components.html import Html
from components.palette import PALETTES, theme_properties
from data.tiles import short_names

SHEET = Path(__file__).with_name("style.css")


@lru_cache(maxsize=len(PALETTES))
def stylesheet(theme: str) -> str:
    """Return the stylesheet for a theme, its colours as custom properties."""
    properties = theme_properties(theme)
    tips = ",".join(f".mw-tip-{code} .{code}" for code in short_names())
    tip = f"{tips}{{display:block}}"  # of all places in a map's tooltip, the one pointed at
    sheet = SHEET.read_text(encoding="utf-8")
    return f"<style>.mw,.mw-tip{{{properties}}}{sheet}{tip}</style>"


def show_style(theme: str) -> None:
    """Give the page our stylesheet."""
    st.html(Html(stylesheet(theme)))
