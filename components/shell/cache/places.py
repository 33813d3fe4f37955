"""Places: what is known of one, and what the map shows of all of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from components.area_names import area_names
from components.map.view import KINDS, Level
from components.shell.cache.figures import read_figures
from components.shell.cache.portfolio import read_delivery_cells
from components.shell.cache.slots import remember
from components.shell.store import app_store
from data.areas import list_areas
from data.judgements import list_signals
from data.place_figures import PlaceFigures, list_place_figures
from data.rollup_deliveries import roll_up_deliveries
from data.rollups import RolledUp, roll_up_figures
from evidence.moves import Grid, Moves, NoMoves, lay_grid, measure_before, measure_since
from evidence.per_head import DeliveredPerHead, measure_per_head


@remember
def read_areas(version: int) -> pd.DataFrame:
    """Return the areas."""
    with app_store().read() as connection:
        return list_areas(connection)


@remember
def read_area_names(version: int, lang: str) -> dict[str, str]:
    """Return the names of Wales and its places, these by alphabet."""
    return area_names(read_areas(version), lang)


@remember
def read_place_signals(version: int, until: date, area: str) -> dict[str, Mapping[str, Any]]:
    """Return what every series of one area says, by indicator."""
    with app_store().read() as connection:
        found = list_signals(connection, until, area=area)
    return {indicator: each.document for (indicator, _), each in found.items()}


@remember
def read_place_figures(version: int, until: date, area: str) -> tuple[PlaceFigures, ...]:
    """Return the newest figure of every indicator in one place, beside everywhere else's."""
    with app_store().read() as connection:
        return list_place_figures(connection, area, until)


@remember
def read_rolled_up(version: int, until: date, indicator: str, level: Level) -> RolledUp:
    """Return an indicator's figures of every health board or region."""
    figures = read_figures(version, until, indicator)
    return roll_up_figures(figures, read_areas(version), KINDS[level])


@remember
def read_per_head(
    version: int, until: date, output: str, level: Level, day: date
) -> DeliveredPerHead:
    """Return what each area of a level had of an output up to a day, for so many people."""
    areas = read_areas(version)
    cells = read_delivery_cells(version, until)
    if level is not Level.PLACES:
        own = cells[cells["output"] == output]
        cells = roll_up_deliveries(own, areas, KINDS[level])
    populations = areas.loc[areas["kind"] == KINDS[level], "population"]
    return measure_per_head(cells, output, day, {str(c): int(n) for c, n in populations.items()})


@remember
def read_grid(version: int, until: date, indicator: str) -> Grid:
    """Return the figures of the 22 places as a grid."""
    areas = read_areas(version)
    places = areas.index[areas["kind"] == KINDS[Level.PLACES]]
    return lay_grid(read_figures(version, until, indicator), tuple(sorted(places)))


@remember
def read_moves(
    version: int, until: date, indicator: str, begun: int, period: str
) -> tuple[Moves | NoMoves, Moves | NoMoves]:
    """Return each place's change since something began, and over as long before; once."""
    grid = read_grid(version, until, indicator)
    return measure_since(grid, begun, period), measure_before(grid, begun, period)
