"""The grid of named cells: how far each output is delivered, by what the figures say of it.

Each output stands in it once, by what it is mainly for. *Busy but flat* names the outputs that
are delivered on plan and did not move what they were to move; one that only fell short of what
was hoped stands in the same row, and is said to be that.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType

from components.board_facts import Fact, Share, Standing
from components.board_links import BoardLinks
from components.board_selection import ROWS
from components.board_sentences import say_busy
from components.how_to_read import how_link
from components.html import Html, link, say
from locales import Translator, mark

MOST_NAMES = 4
"""Outputs that are named in a cell; of the others it says how many."""

COLUMNS: Mapping[Share, str] = MappingProxyType(
    {
        Share.ON_PLAN: mark("delivered on plan"),
        Share.BEHIND: mark("behind"),
        Share.EARLY: mark("not a fair test yet"),
    }
)
ROW_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "moved": mark("moved more"),
        "open": mark("cannot tell"),
        "flat": mark("no movement"),
        "worse": mark("worse"),
        "unjudged": mark("not judged yet"),
    }
)
NOTES: Mapping[Fact, str] = MappingProxyType(
    {
        Fact.LESS: mark("less than hoped"),
        Fact.ALONE: mark("nothing to compare with"),
        Fact.SHORT: mark("short of what was hoped"),
    }
)
"""What is said beside a name where its row alone would say too much."""

Cells = Mapping[tuple[str, Share], Sequence[Standing]]


def place_outputs(standings: Sequence[Standing]) -> Cells:
    """Return the outputs of each cell, by row and column; those that serve no outcome are in none.

    What is busy but flat comes first in its cell.
    """
    cells: dict[tuple[str, Share], list[Standing]] = defaultdict(list)
    for each in sorted(standings, key=lambda each: not each.is_busy_but_flat):
        for row in ROW_NAMES:
            if each.fact in ROWS[row]:
                cells[row, each.share].append(each)
    return cells


def build_grid(standings: Sequence[Standing], links: BoardLinks, _: Translator) -> Html:
    """Return the grid as a table under its heading, which says how many are busy but flat."""
    cells = place_outputs(standings)
    head = "".join(
        f'<th scope="col" role="columnheader">{escape(_(each))}</th>' for each in COLUMNS.values()
    )
    rows = "".join(
        _row_html(row, cells, links, _)
        for row in ROW_NAMES
        if row != "unjudged" or any(place[0] == row for place in cells)
    )
    title = escape(say_busy(standings, _))
    note = f"{escape(grid_note(standings, _))} {how_link('grid', links.how('grid'), _)}"
    return Html(
        f'<section class="mw-matrix-box"><h2>{title}</h2><table class="mw-matrix" role="table">'
        f'<caption><span class="mw-hidden">{title}</span></caption>'
        f'<thead role="rowgroup"><tr role="row"><td role="cell"></td>{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
        f'<p class="mw-small mw-muted">{note}</p></section>'
    )


def grid_note(standings: Sequence[Standing], _: Translator) -> str:
    """Say how many outputs stand in the grid, and how many serve no outcome."""
    placed = sum(each.fact is not Fact.LOOSE for each in standings)
    said = _("Each output once, by what it is mainly for: {count}.", count=placed)
    loose = len(standings) - placed
    if loose:
        said += " " + _("Serving no outcome, so not in it: {count}.", count=loose)
    return said


def _row_html(row: str, cells: Cells, links: BoardLinks, _: Translator) -> str:
    made = "".join(_cell_html(row, column, cells, links, _) for column in COLUMNS)
    name = escape(_(ROW_NAMES[row]))
    css = "" if any((row, column) in cells for column in COLUMNS) else ' class="mw-row-empty"'
    return f'<tr role="row"{css}><th scope="row" role="rowheader">{name}</th>{made}</tr>'


def _cell_html(row: str, column: Share, cells: Cells, links: BoardLinks, _: Translator) -> str:
    held = cells.get((row, column), ())
    busy = sum(each.is_busy_but_flat for each in held)
    tone = "mw-cell-busy" if busy else f"mw-cell-{row}" if held else "mw-cell-empty"
    inside = f'<strong class="mw-busy">{escape(_("Busy but flat"))}</strong>' if busy else ""
    if len(held) > MOST_NAMES:
        inside += f'<span class="mw-count">{len(held)}</span>'
    inside += "".join(f"<li>{_named(each, links, _)}</li>" for each in held[:MOST_NAMES]).join(
        ("<ul>", "</ul>") if held else ("", "")
    )
    if len(held) > MOST_NAMES:
        address = links.board(says=row, delivery=column.value, page=None)
        more = _("and {count} more", count=len(held) - MOST_NAMES)
        inside += f'<span class="mw-small">{link(address, more)}</span>'
    label = escape(_(COLUMNS[column]))
    return f'<td class="{tone}" role="cell" data-label="{label}">{inside or _nothing(_)}</td>'


def _nothing(_: Translator) -> str:
    return f'<span class="mw-hidden">{escape(_("none"))}</span>'


def _named(standing: Standing, links: BoardLinks, _: Translator) -> str:
    title = say(standing.output.title, _)
    name = link(links.contribution(standing.link.code), title) if standing.link else title
    note = NOTES.get(standing.fact)
    return f"{name}" + (
        f' <span class="mw-small mw-muted">({escape(_(note))})</span>' if note else ""
    )
