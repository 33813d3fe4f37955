"""The areas: Wales, the 22 local authorities, health boards and regions."""

import csv
from typing import Any

import pandas as pd
from sqlalchemy import Connection, insert, select, update

from data.settings import REFERENCE
from models import Area
from models.columns import table_of
from models.enums import AreaKind

AREAS = table_of(Area)


def read_areas() -> list[dict[str, Any]]:
    """Return the shipped areas as rows of the table, what is rolled up to before what rolls up."""
    with (REFERENCE / "areas.csv").open(encoding="utf-8", newline="") as file:
        rows = [{name: cell or None for name, cell in row.items()} for row in csv.DictReader(file)]
    whole = ("population", "population_year", "active_enterprises", "area_km2")
    typed: list[dict[str, Any]] = [
        {name: int(cell) if name in whole and cell else cell for name, cell in row.items()}
        for row in rows
    ]
    return sorted(typed, key=lambda row: row["kind"] == AreaKind.LOCAL_AUTHORITY)


def save_areas(connection: Connection) -> None:
    """Bring the areas of the store to what the project ships."""
    known = {row.code: dict(row._mapping) for row in connection.execute(select(AREAS))}
    for row in read_areas():
        if row["code"] not in known:
            connection.execute(insert(AREAS).values(row))
        elif known[row["code"]] != row:
            connection.execute(update(AREAS).where(AREAS.c.code == row["code"]).values(row))


def list_areas(connection: Connection) -> pd.DataFrame:
    """Return the areas, indexed by code: kind, names, board, region, population."""
    rows = connection.execute(select(AREAS)).mappings().all()
    return pd.DataFrame([dict(row) for row in rows], columns=list(AREAS.c.keys())).set_index("code")
