"""Missions, outcomes and outputs: what is planned, what is delivered and how they stand."""

from datetime import date

import pandas as pd

from components.board_facts import Known as BoardFacts
from components.shell.cache.figures import read_wales
from components.shell.cache.links import read_evidence
from components.shell.cache.slots import remember
from components.shell.store import app_store
from data.deliveries import list_delivery_cells
from data.entry import read_entry_rows
from data.ownership import ASKED_FOR
from data.portfolio import Portfolio, get_portfolio
from evidence.delivery import Delivered, measure_deliveries


@remember
def read_portfolio(version: int, until: date) -> Portfolio:
    """Return missions, outcomes and outputs."""
    with app_store().read() as connection:
        return get_portfolio(connection, until)


@remember
def read_entered(version: int) -> dict[str, tuple[dict[str, str], ...]]:
    """Return every row that can be entered, by sheet, in the pack's own texts."""
    with app_store().read() as connection:
        return {sheet: read_entry_rows(connection, sheet) for sheet in ASKED_FOR}


@remember
def read_delivery_cells(version: int, until: date) -> pd.DataFrame:
    """Return what was planned and delivered, a row an output × area × period."""
    with app_store().read() as connection:
        return list_delivery_cells(connection, until)


@remember
def read_delivered(version: int, until: date) -> dict[str, Delivered]:
    """Return what each output has delivered."""
    with app_store().read() as connection:
        return measure_deliveries(list_delivery_cells(connection, until), until)


@remember
def read_board_facts(version: int, until: date) -> BoardFacts:
    """Return what is delivered, what is judged, and how Wales as a whole moves."""
    key = version, until
    return BoardFacts(read_delivered(*key), read_evidence(*key), read_wales(*key))
