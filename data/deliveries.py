"""What was planned and delivered where, as known on a date."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, select

from models import Delivery
from models.columns import table_of
from models.periods import common_kind, parse_period

DELIVERIES = table_of(Delivery)
CELL = ["output", "area", "period"]
COLUMNS = [
    "output",
    "area",
    "period",
    "planned",
    "replanned",
    "replanned_on",
    "delivered",
    "reached_intended",
    "basis",
    "first_day",
    "last_day",
]


def list_delivery_cells(connection: Connection, until: date) -> pd.DataFrame:
    """Return one row per output × area × period, as recorded on or before `until`.

    Returns
    -------
    pandas.DataFrame
        ``planned`` the first plan recorded; ``replanned`` the last plan where it differs, and
        ``replanned_on`` the day it was recorded, else missing; ``delivered``,
        ``reached_intended`` and ``basis`` as last returned, missing while nothing is returned;
        ``first_day`` and ``last_day`` of the period.
    """
    query = (
        select(DELIVERIES)
        .where(DELIVERIES.c.recorded_on <= until)
        .order_by(
            DELIVERIES.c.output,
            DELIVERIES.c.area,
            DELIVERIES.c.period,
            DELIVERIES.c.recorded_on,
        )
    )
    rows = pd.DataFrame(connection.execute(query).mappings().all(), columns=DELIVERIES.c.keys())
    if rows.empty:
        return pd.DataFrame(columns=COLUMNS)
    plans = rows.groupby(CELL).agg(planned=("planned", "first"), last_plan=("planned", "last"))
    returns = rows[rows["delivered"].notna()].drop_duplicates(CELL, keep="last").set_index(CELL)
    cells = plans.join(returns[["delivered", "reached_intended", "basis"]]).reset_index()
    cells["replanned"] = cells["last_plan"].where(cells["last_plan"] != cells["planned"])
    known_on = cells.set_index(CELL).index.map(_planned_last_on(rows))
    cells["replanned_on"] = pd.Series(known_on, dtype=object).where(cells["replanned"].notna())
    return _with_days(cells)[COLUMNS]


def _planned_last_on(rows: pd.DataFrame) -> pd.Series:
    """Return by cell the day on which its last plan was first recorded; `rows` by that day."""
    plans = rows[rows["planned"].notna()]
    anew = plans["planned"] != plans.groupby(CELL)["planned"].shift()
    return plans[anew].drop_duplicates(CELL, keep="last").set_index(CELL)["recorded_on"]


def _with_days(cells: pd.DataFrame) -> pd.DataFrame:
    """Add the first and last day of each cell's period."""
    spans: dict[tuple[str, str], tuple[date, date]] = {}
    for output, codes in cells.groupby("output")["period"].unique().items():
        kind = common_kind(codes)
        if kind is None:
            raise ValueError(f"the periods of {output!r} are of more than one kind")
        for code in codes:
            period = parse_period(code, kind)
            spans[str(output), code] = (period.first_day, period.last_day)
    keys = list(zip(cells["output"], cells["period"], strict=True))
    return cells.assign(
        first_day=[spans[key][0] for key in keys], last_day=[spans[key][1] for key in keys]
    )
