"""Choices: a Streamlit widget and a code in the address, kept as one thing."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from components.shell.address import read_choice, write_choice


def choose_from_list(
    name: str, label: str, names: Mapping[str, str], default: str | None = None
) -> str | None:
    """Show a list to choose one code from; the choice is ``name=code`` in the address."""
    known = list(names)
    key = _follow_address(name, known, default)
    st.selectbox(
        label,
        known,
        key=key,
        format_func=lambda code: names.get(code, code),
        on_change=_put_in_address,
        args=(name, key),
    )
    return _chosen(key)


def choose_on_slider(
    name: str, label: str, codes: Sequence[str], words: Callable[[str], str], default: str
) -> str:
    """Show a slider over ordered codes; the choice is ``name=code`` in the address."""
    key = _follow_address(name, codes, default)
    if len(codes) > 1:
        st.select_slider(
            label, codes, key=key, format_func=words, on_change=_put_in_address, args=(name, key)
        )
    return _chosen(key) or default


def pick_on_map(name: str, key: str) -> None:
    """Put the place clicked on a map into the address; its layers are named by code."""
    picked = st.session_state.get(key)
    layers = list(picked.selection.indices) if picked else []
    if layers:
        write_choice(name, layers[0])


def _follow_address(name: str, known: Sequence[str], default: str | None) -> str:
    """Set the widget to what the address says, before it is drawn."""
    key = f"choice_{name}"
    code = read_choice(name, known, default).code
    if st.session_state.get(key) != code:
        st.session_state[key] = code
    return key


def _put_in_address(name: str, key: str) -> None:
    write_choice(name, st.session_state[key])


def _chosen(key: str) -> str | None:
    found = st.session_state.get(key)
    return str(found) if found is not None else None
