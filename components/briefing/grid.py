"""*Delivered, and more where delivered?*: every output once, in one grid."""

from components.board_facts import Standing, stand_mission
from components.board_grid import (
    COLUMNS,
    MOST_NAMES,
    NOTES,
    ROW_NAMES,
    grid_note,
    place_outputs,
)
from components.board_sentences import say_busy, say_outputs
from components.board_take import take_rows
from components.briefing.deck import BriefingScreen, GridCell, GridPicture, GridRow, Kind
from components.briefing.known import BriefingKnown
from components.briefing.told import is_illustrative, tell
from components.takeaway import TakenTable
from data.portfolio import MissionFacts, Portfolio
from locales import Translator


def build_grid_screen(mission: MissionFacts, known: BriefingKnown, _: Translator) -> BriefingScreen:
    """Return the grid of a mission's outputs."""
    standings = stand_mission(mission, known.facts)
    title = say_busy(standings, _)
    return BriefingScreen(
        code=f"{mission.code}.grid",
        mission=mission.code,
        kind=Kind.GRID,
        kicker=f"{tell(mission.title, _)} · {_('Delivered, and more where delivered?')}",
        title=title,
        lead=say_outputs(standings, _),
        picture=_picture(standings, title, _) if standings else None,
        notes=(grid_note(standings, _),),
        illustrative=is_illustrative(mission),
        table=_table(mission, known, _),
        address="",
    )


def _table(mission: MissionFacts, known: BriefingKnown, _: Translator) -> TakenTable:
    title = _("Every contribution with its three facts")
    return take_rows(Portfolio((mission,), ()), known.facts, title, _)


def _picture(standings: tuple[Standing, ...], title: str, _: Translator) -> GridPicture:
    cells = place_outputs(standings)
    rows = [
        GridRow(
            _(name),
            tuple(_cell(list(cells.get((row, column), ())), _) for column in COLUMNS),
        )
        for row, name in ROW_NAMES.items()
        if row != "unjudged" or any(at[0] == row for at in cells)
    ]
    columns = tuple(_(each) for each in COLUMNS.values())
    return GridPicture(columns, tuple(rows), _alt(rows, columns, title, _))


def _cell(held: list[Standing], _: Translator) -> GridCell:
    names = [_named(each, _) for each in held]
    busy = any(each.is_busy_but_flat for each in held)
    return GridCell(
        tuple(names[:MOST_NAMES]),
        max(len(names) - MOST_NAMES, 0),
        busy,
        _("Busy but flat") if busy else "",
    )


def _named(standing: Standing, _: Translator) -> str:
    note = NOTES.get(standing.fact)
    title = tell(standing.output.title, _)
    return f"{title} ({_(note)})" if note else title


def _alt(rows: list[GridRow], columns: tuple[str, ...], title: str, _: Translator) -> str:
    told = [
        f"{row.name}, {column}: {', '.join(cell.names)}"
        + (f", {_('and {count} more', count=cell.more)}" if cell.more else "")
        for row in rows
        for column, cell in zip(columns, row.cells, strict=True)
        if cell.names
    ]
    return ". ".join([title, *told]) + "."
