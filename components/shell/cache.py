"""Cached reads, all of them: two lines each over a plain one.

Every key holds the store version and the last release passed, so a save shows at once in every
session and nothing is recomputed otherwise; what is drawn is keyed by language and theme too.
What is cached is frozen: it is shared between sessions and never changed by who reads it.
Caches are bounded.
"""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pandas as pd
import streamlit as st

from data.areas import list_areas
from data.deliveries import list_delivery_cells
from data.figures import IndicatorFacts, IndicatorFigures, get_indicator_figures, list_indicators
from data.moment import Moment, get_moment
from data.portfolio import Portfolio, get_portfolio
from data.sources import Source, list_sources
from data.store import open_store
from evidence.delivery import Delivered, measure_deliveries

Drawn = TypeVar("Drawn")
ENTRIES = 64


def read_moment() -> Moment:
    """Return the moment; never cached: one small read a run."""
    with open_store().read() as connection:
        return get_moment(connection)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def read_portfolio(version: int, until: date) -> Portfolio:
    """Return missions, outcomes and outputs."""
    with open_store().read() as connection:
        return get_portfolio(connection, until)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def read_delivered(version: int, until: date) -> dict[str, Delivered]:
    """Return what each output has delivered."""
    with open_store().read() as connection:
        return measure_deliveries(list_delivery_cells(connection, until), until)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def read_indicators(version: int) -> tuple[IndicatorFacts, ...]:
    """Return every indicator."""
    with open_store().read() as connection:
        return list_indicators(connection)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def read_figures(version: int, until: date, indicator: str) -> IndicatorFigures:
    """Return all current figures of one indicator."""
    with open_store().read() as connection:
        return get_indicator_figures(connection, indicator, until)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def read_sources(version: int, until: date) -> tuple[Source, ...]:
    """Return every source with its freshness and gaps."""
    with open_store().read() as connection:
        return list_sources(connection, until)


@st.cache_resource(max_entries=ENTRIES, show_spinner=False)
def read_areas(version: int) -> pd.DataFrame:
    """Return the areas."""
    with open_store().read() as connection:
        return list_areas(connection)


@st.cache_resource(max_entries=4 * ENTRIES, show_spinner=False)
def draw_once(
    what: str,
    version: int,
    until: date,
    lang: str,
    theme: str,
    choices: str,
    _draw: Callable[[], Drawn],
) -> Drawn:
    """Return what `_draw` makes; drawn once per store version, release, language and theme.

    Parameters
    ----------
    what
        The name of what is drawn.
    choices
        Whatever else it depends on, as text.
    """
    return _draw()
