"""What stands on the screen and not on paper: parts in a container that our stylesheet hides there.

A container's key is written into its class (``st-key-…``): the one hook that Streamlit documents
for a stylesheet of one's own. The name is ours, so no rule rests on how Streamlit builds its page.
"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

PREFIX = "mw-screen-only"


def close_together() -> DeltaGenerator:
    """Return a container whose parts follow each other without Streamlit's gaps between them.

    On paper a gap is as large as three lines; our own stylesheet gives each part its room.
    """
    return st.container(gap=None)


def on_screen_only(name: str) -> DeltaGenerator:
    """Return a container that is not printed; `name` is a slug, one a screen."""
    return st.container(key=f"{PREFIX}-{name}")
