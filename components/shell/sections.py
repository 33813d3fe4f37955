"""Closed until asked: parts of a screen that are drawn only when somebody opens them.

What is open stands in the address, so that a copied address opens the same.
"""

from collections.abc import Callable

import streamlit as st

from components.shell.address import write_choice

OPEN = "open"


def show_section(name: str, label: str, show: Callable[[], None]) -> None:
    """Show a part of a screen under its label; `show` runs only while it is open.

    Parameters
    ----------
    name
        A slug, language-neutral; ``open=name`` in the address opens it, several joined by ``.``.
    label
        What the reader opens, in words that say what is inside.
    """
    key = f"section_{name}"
    is_open = name in _opened()
    # Always: where the label has changed, with the language say, Streamlit takes it for another.
    st.session_state[key] = is_open
    section = st.expander(label, key=key, on_change=_remember, args=(name, key))
    if is_open:
        with section:
            show()


def _opened() -> list[str]:
    return [name for name in st.query_params.get(OPEN, "").split(".") if name]


def _remember(name: str, key: str) -> None:
    """Put what is open into the address, in the order it was opened."""
    opened = [other for other in _opened() if other != name]
    if st.session_state[key]:
        opened.append(name)
    write_choice(OPEN, ".".join(opened) or None)
