"""Choices: a Streamlit widget and a code in the address, kept as one thing."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pydeck as pdk
import streamlit as st

from components.shell.address import (
    read_choice,
    read_language,
    read_number,
    read_several,
    write_choice,
)
from data.pack.cells import write_number

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


def widget_key(name: str) -> str:
    """Return the key of a choice's widget: in another language it is another widget.

    The browser keeps what a widget holds by its key, and sends it back as the label it was drawn
    with: one in the language before would be no code of ours.
    """
    return f"choice_{name}_{read_language()}"


def choose_from_list(
    name: str,
    label: str,
    names: Mapping[str, str],
    default: str | None = None,
    clears: tuple[str, ...] = (),
    placeholder: str | None = None,
) -> None:
    """Show a list to choose one code from; the choice is ``name=code`` in the address.

    A new choice takes the names in `clears` out of the address: they belonged to the old one.
    """
    known = list(names)
    key = _follow_address(name, known, default)
    st.selectbox(
        label,
        known,
        index=None if default is None else 0,  # with nothing to fall back on, it can be cleared
        key=key,
        format_func=lambda code: names.get(code, code),
        on_change=_put_in_address,
        args=(name, key, known, clears),
        placeholder=placeholder,
    )


def choose_several(
    name: str,
    label: str,
    names: Mapping[str, str],
    default: Sequence[str] = (),
    clears: tuple[str, ...] = (),
    placeholder: str | None = None,
) -> None:
    """Show a list to choose several codes from; they are ``name=code.code`` in the address."""
    known = list(names)
    key = widget_key(name)
    st.session_state[key] = list(read_several(name, known, default).codes)
    st.multiselect(
        label,
        known,
        key=key,
        format_func=lambda code: names.get(code, code),
        on_change=_put_several_in_address,
        args=(name, key, known, clears),
        placeholder=placeholder,
    )


def choose_several_of_few(
    name: str, label: str, names: Mapping[str, str], clears: tuple[str, ...] = ()
) -> None:
    """Show codes side by side, none or more of them chosen: ``name=code.code`` in the address."""
    known = list(names)
    key = widget_key(name)
    st.session_state[key] = list(read_several(name, known).codes)
    st.pills(
        label,
        known,
        selection_mode="multi",
        key=key,
        format_func=lambda code: names.get(code, code),
        on_change=_put_several_in_address,
        args=(name, key, known, clears),
    )


def choose_one_of_few(
    name: str,
    label: str,
    names: Mapping[str, str],
    default: str,
    clears: tuple[str, ...] = (),
) -> None:
    """Show two to five codes side by side, one of them chosen: ``name=code`` in the address."""
    st.radio(label, list(names), horizontal=True, **_one_of(name, names, default, clears))


def choose_segment(
    name: str,
    label: str,
    names: Mapping[str, str],
    default: str,
    clears: tuple[str, ...] = (),
) -> None:
    """Show a few codes as buttons in a row, one of them chosen: ``name=code`` in the address."""
    st.segmented_control(label, list(names), wrap=True, **_one_of(name, names, default, clears))


def _one_of(
    name: str, names: Mapping[str, str], default: str, clears: tuple[str, ...]
) -> dict[str, Any]:
    """Return what ties a choice of one code to the address."""
    known = list(names)
    key = _follow_address(name, known, default)
    return {
        "key": key,
        "format_func": lambda code: names.get(code, code),
        "on_change": _put_in_address,
        "args": (name, key, known, clears),
    }


def search_for(name: str, label: str, clears: tuple[str, ...] = ()) -> None:
    """Show a field to search with; what is typed is ``name=…`` in the address."""
    key = widget_key(name)
    asked = st.query_params.get(name, "")
    if st.session_state.get(key) != asked:
        st.session_state[key] = asked
    st.text_input(label, key=key, on_change=_put_text_in_address, args=(name, key, clears))


def choose_number(
    name: str,
    label: str,
    default: float,
    *,
    low: float,
    high: float,
    step: float,
    unit: str = "",
    whole: bool = False,
) -> None:
    """Show a field for a number; it is ``name=…`` in the address, as a plain decimal.

    `whole` where nothing but whole numbers can be.
    """
    key = widget_key(name)
    asked = read_number(name, default, low=low, high=high, whole=whole).value
    shown_whole = all(float(each).is_integer() for each in (asked, low, high, step))
    kind = int if shown_whole else float
    held = st.session_state.get(key)
    if held != asked or type(held) is not kind:  # another measure may take another kind of number
        st.session_state[key] = kind(asked)
    st.number_input(
        f"{label} ({unit})" if unit else label,
        kind(low),
        kind(high),
        step=kind(step),
        format="%d" if shown_whole else f"%.{max(_decimals(step), _decimals(asked))}f",
        key=key,
        on_change=_put_number_in_address,
        args=(name, key),
    )


def _decimals(number: float) -> int:
    """Return how many decimals a number needs as it is written in an address."""
    return len(write_number(number).partition(".")[2])


def choose_on_slider(name: str, label: str, names: Mapping[str, str]) -> None:
    """Show a slider over ordered codes; the choice is ``name=code`` in the address.

    Without a choice it stands at the last code.
    """
    codes = list(names)
    if len(codes) < 2:
        return
    key = _follow_address(name, codes, codes[-1])
    st.select_slider(
        label,
        codes,
        key=key,
        format_func=lambda code: names.get(code, code),
        on_change=_put_in_address,
        args=(name, key, codes),
    )


def pick_on_map(name: str, key: str) -> None:
    """Put the place clicked on a map into the address; its layers are named by code."""
    picked = st.session_state.get(key)
    layers = list(picked.selection.indices) if picked else []
    if layers:
        write_choice(name, layers[0])


def _follow_address(name: str, known: Sequence[str], default: str | None) -> str:
    """Set the widget to what the address says, before it is drawn.

    In every run: the browser makes a list of the same name afresh on another screen, and that
    would stand at its first code, though Python holds another.
    """
    key = widget_key(name)
    st.session_state[key] = read_choice(name, known, default).code
    return key


def _put_in_address(
    name: str, key: str, known: Sequence[str], clears: tuple[str, ...] = ()
) -> None:
    """Put the code chosen into the address; what is no code of the choice changes nothing."""
    code = st.session_state[key]
    if code is None or code in known:
        _write(name, code, clears)


def _put_several_in_address(
    name: str, key: str, known: Sequence[str], clears: tuple[str, ...]
) -> None:
    codes = st.session_state[key]
    if set(codes) <= set(known):
        _write(name, ".".join(codes), clears)


def _put_text_in_address(name: str, key: str, clears: tuple[str, ...]) -> None:
    _write(name, st.session_state[key], clears)


def _write(name: str, chosen: str | None, clears: tuple[str, ...]) -> None:
    write_choice(name, chosen or None)
    for other in clears:
        write_choice(other, None)


def _put_number_in_address(name: str, key: str) -> None:
    write_choice(name, write_number(st.session_state[key]))


def show_map(deck: pdk.Deck, name: str, key: str, height: int, alt: str) -> None:
    """Show a map; a click on a place puts its code into the address as ``name=code``."""
    st.pydeck_chart(
        deck,
        height=height,
        key=key,
        alt=alt,
        on_select=lambda: pick_on_map(name, key),
        selection_mode="single-object",
    )


def show_chart(figure: "Figure", key: str, alt: str) -> None:
    """Show a plotly figure as it is: our own fonts and colours, no toolbar."""
    st.plotly_chart(
        figure, theme=None, key=key, alt=alt, config={"displayModeBar": False, "responsive": True}
    )
