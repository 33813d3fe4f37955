"""Where each local authority stands on the equal-size tile map, and its short names."""

import csv
from dataclasses import dataclass
from functools import lru_cache

from data.bilingual import Both, both
from data.settings import REFERENCE


@dataclass(frozen=True)
class Tile:
    """A local authority's place on the tile map, counted from the north-west, and its names.

    `short` fits a tile; `on_map` fits between its neighbours on the map of Wales.
    """

    code: str
    column: int
    row: int
    name: Both
    short: Both
    on_map: Both


@lru_cache(maxsize=1)
def list_tiles() -> tuple[Tile, ...]:
    """Return the 22 tiles, by code."""
    short = short_names()
    return tuple(
        Tile(
            row["code"],
            int(row["col"]),
            int(row["row"]),
            Both(row["name_en"], row["name_cy"]),
            *short[row["code"]],
        )
        for row in _rows("tile_grid.csv")
    )


@lru_cache(maxsize=1)
def short_names() -> dict[str, tuple[Both, Both]]:
    """Return, by code of each place, health board and region, its name for a tile and for a map."""
    return {row["code"]: (both(row, "short"), both(row, "map")) for row in _rows("short_names.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
