"""The address: every choice on a screen, as codes, in one place.

Streamlit can bind a widget to the address by itself, but writes the *displayed* label, so a
Welsh link opened in English would change the choice. Here the code is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from components.shell.screens import Screen
from locales import LANGUAGES

Value = TypeVar("Value")


@dataclass(frozen=True)
class Choice:
    """What an address asked for, and what is shown.

    `unknown` is the code that was asked for and is not there, None where all is well.
    """

    code: str | None
    unknown: str | None = None


@dataclass(frozen=True)
class SeveralChoices:
    """The known codes an address asked for, in its order, and the first that is not there."""

    codes: tuple[str, ...]
    unknown: str | None = None


@dataclass(frozen=True)
class NumberChoice:
    """The number an address asked for, within its bounds.

    `unknown` is what was asked for and is no number; `outside` what was asked for and cannot be,
    so that `value` is the nearest that can.
    """

    value: float
    unknown: str | None = None
    outside: str | None = None


def read_language() -> str:
    """Return the language in the address, else the one the browser prefers, else English."""
    asked = st.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    preferred = (st.context.locale or "en").split("-")[0].lower()
    return preferred if preferred in LANGUAGES else "en"


def read_choice(name: str, known: Sequence[str], default: str | None = None) -> Choice:
    """Return the code that the address gives for `name`, if it is one of `known`.

    Without one, or with an unknown one, the default; None is a choice of nothing.
    """
    sensible = default if default in known else None
    asked = st.query_params.get(name)
    if not asked:
        return Choice(sensible)
    return Choice(asked) if asked in known else Choice(sensible, unknown=asked)


def read_several(name: str, known: Sequence[str], default: Sequence[str] = ()) -> SeveralChoices:
    """Return the codes that the address gives for `name`, joined by dots."""
    asked = [code for code in st.query_params.get(name, "").split(".") if code]
    if not asked:
        return SeveralChoices(tuple(default))
    there = tuple(dict.fromkeys(code for code in asked if code in known))
    return SeveralChoices(there, next((code for code in asked if code not in known), None))


def read_number(
    name: str, default: float, *, low: float, high: float, whole: bool = False
) -> NumberChoice:
    """Return the number that the address gives for `name`; outside the bounds the nearer bound.

    Where `whole` numbers alone can be, the rest is cut off.
    """
    asked = st.query_params.get(name)
    if not asked:
        return NumberChoice(default)
    try:
        value = float(asked)
    except ValueError:
        return NumberChoice(default, unknown=asked)
    if not isfinite(value):
        return NumberChoice(default, unknown=asked)
    used = min(max(value, low), high)
    if whole:
        used = float(int(used))
    return NumberChoice(used, outside=None if used == value else asked)


def read_text(name: str, longest: int = 100) -> str:
    """Return a text that the address gives for `name`, cut to a length."""
    return str(st.query_params.get(name, ""))[:longest].strip()


def write_choice(name: str, code: str | None) -> None:
    """Put a code into the address, or take it out; the rest of the address stays."""
    if code is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != code:
        st.query_params[name] = code


def current_parameters() -> dict[str, str]:
    """Return what the address holds now."""
    return {name: str(value) for name, value in st.query_params.to_dict().items()}


def href(screen: Screen, parameters: Mapping[str, str | None]) -> str:
    """Return the address of a screen, relative to any other screen of the app."""
    given = {name: value for name, value in parameters.items() if value}
    return f"./{screen.code}?{urlencode(given)}" if given else f"./{screen.code}"
