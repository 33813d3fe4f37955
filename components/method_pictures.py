"""The annotated picture of each kind of chart; drawn to explain, from numbers made up for it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from components.board_grid import COLUMNS, ROW_NAMES
from components.fonts import text_width
from components.map_pair import Changed, PlaceChanged, draw_changes, draw_delivered
from components.map_svg import PlaceStyle, draw_map
from components.marks import bar, dash, tick
from components.method_canvas import WIDTH, Place, badges, picture_of, shade
from components.method_charts import (
    draw_since_start,
    draw_smallest,
    draw_step,
    draw_trend,
    draw_usual,
)
from components.number_line import ring
from components.palette import Palette
from components.rollout import Planned, State
from components.small_charts import end_mark
from components.staircase import draw_cell
from components.svg import box, curve, diamond, dot, line, path, words, wrap
from data.tiles import list_tiles
from evidence.signal_sentences import WalesWord
from locales import Translator

REACHED = frozenset({"W06000001", "W06000020", "W06000010", "W06000022", "W06000003", "W06000024"})
"""Where the invented delivery of the pictures went."""
ALSO_BETTER = frozenset({"W06000002", "W06000008", "W06000015", "W06000019", "W06000012"})
"""Where the invented figures rose too, without it."""
BETTER, WORSE = "W06000010", "W06000003"
NO_FIGURE = "W06000008"
HIGHER = (2, 1, 0, 3, 1, 4, 2, 3, 1, 0, 4, 2, 3, 1, 0, 4, 2, 3, 1, 0, 4, 2)
"""The class of each place on the invented map."""
MAP = 240
PLANNED_FROM, PERIODS = 10, 13


def draw_grid(palette: Palette, _: Translator) -> str:
    """Delivered across, more where delivered down, names in the cells, one cell marked."""
    rows = [ROW_NAMES[row] for row in ("moved", "open", "flat", "worse")]
    left, top, wide, high = 150, 44, 136, 60
    shapes = []
    for across, said in enumerate(COLUMNS.values()):
        x = left + across * wide
        heading = wrap(_(said), wide - 8, 13, 2, 600)
        for at, each in enumerate(heading):
            y = top - 10 - 16 * (len(heading) - 1 - at)
            shapes.append(words(x + 4, y, each, palette.ink, 13, weight=600))
        for down in range(len(rows)):
            shapes.append(
                box(x, top + down * high, wide - 4, high - 4, palette.surface, palette.line)
            )
    for down, said in enumerate(rows):
        shapes.append(words(0, top + down * high + 33, _(said), palette.ink, 14, weight=600))
    for across, down in ((0, 0), (0, 0.4), (1, 1), (2, 1), (0, 2.4), (1, 3)):
        x, y = left + across * wide + 12, top + down * high + 14
        shapes.append(box(x, y, 84, 8, palette.fact))
    marked = (left, top + 2 * high, wide - 4, high - 4)
    shapes.append(box(*marked, "none", palette.concern, stroke_width=3))
    busy = _("Busy but flat")
    size = min(14.0, 14 * (wide - 24) / text_width(busy, 14, 700))
    shapes.append(words(left + 9, top + 2 * high + 24, busy, palette.concern, size, weight=700))
    numbers = badges(
        (
            (left - 20, top - 15),
            (left - 20, top + 28),
            (left + 112, top + 28),
            (left + wide - 4, top + 2 * high),
        ),
        palette,
    )
    return picture_of([*shapes, *numbers])


def draw_needle(palette: Palette, _: Translator) -> str:
    """No difference, what was found with its limits, and what was hoped for."""
    middle, none = 150.0, 130.0
    return picture_of(
        [
            line(30, middle, WIDTH - 30, middle, palette.line, 4),
            line(210, middle, 400, middle, palette.better, 14),
            line(none, 90, none, 210, palette.ink, 3),
            dot(306, middle, 15, palette.better, palette.background),
            diamond(352, middle, 15, palette.hoped, palette.background),
            *badges(((none, 72), (306, 108), (228, 186), (362, 108)), palette),
        ]
    )


def draw_numberline(palette: Palette, _: Translator) -> str:
    """No difference and the hope, what was found, both limits, and what could be missed."""
    middle, none, hope = 150.0, 210.0, 470.0
    return picture_of(
        [
            shade(90, 108, 240, 84, palette.muted, 0.2),
            line(30, middle, WIDTH - 30, middle, palette.line, 2),
            line(120, middle, 330, middle, palette.concern, 4),
            line(142, middle, 308, middle, palette.concern, 12),
            line(none, 92, none, 208, palette.ink, 2.5),
            ring(226, middle, 10, palette.concern, palette),
            diamond(hope, middle, 12, palette.hoped, palette.background),
            *badges(((none, 74), (246, 120), (290, 176), (110, 208)), palette),
        ]
    )


def draw_tiles(palette: Palette, _: Translator) -> str:
    """Places about where they lie, each with a small line and its mark."""
    shapes = []
    for tile in list_tiles():
        x, y = 90 + tile.column * 78.0, 8 + tile.row * 41.0
        word = WalesWord.NO_CLEAR_CHANGE
        if tile.code in REACHED:
            word = WalesWord.WORSENING if tile.code == WORSE else WalesWord.IMPROVING
        slope = {WalesWord.IMPROVING: -8, WalesWord.WORSENING: 8}.get(word, 0)
        colour = {-8: palette.better, 8: palette.concern}.get(slope, palette.muted)
        points = [
            (x + 9 + at * 16.0, y + 19 + step + slope * (at - 1.5) / 3)
            for at, step in enumerate((0, 3, -2, 2))
        ]
        shapes.append(box(x, y, 74, 37, palette.surface, palette.line))
        shapes.append(path(points, colour, 2))
        shapes.append(end_mark(points[-1][0] + 6, points[-1][1], word, colour))
    return picture_of([*shapes, *badges(((78, 26), (78, 108), (402, 68)), palette)])


def draw_classes(palette: Palette, _: Translator) -> str:
    """The map in classes of colour, one place without a figure, and the same as tiles."""
    tiles = list_tiles()
    fills = {
        tile.code: palette.classes[number]
        for tile, number in zip(tiles, HIGHER, strict=True)
        if tile.code != NO_FIGURE
    }
    styles = {code: PlaceStyle(fill, palette.muted) for code, fill in fills.items()}
    shapes = [_placed(draw_map(styles, palette, MAP), 0, 4)]
    for tile in tiles:
        x, y = 300 + tile.column * 50.0, 34 + tile.row * 35.0
        fill = fills.get(tile.code, palette.no_figure)
        shapes.append(box(x, y, 48, 33, fill, palette.line))
    return picture_of([*shapes, *badges(((216, 120), (72, 150), (420, 40)), palette)])


def draw_cross(palette: Palette, _: Translator) -> str:
    """Three by three, the most delivered at the top, and a map of tiles in these colours."""
    left, top, wide, high = 120, 60, 62, 46
    heads, sides = (_("worse"), _("unclear"), _("better")), (_("much"), _("less"), _("none"))
    shapes = []
    for across, said in enumerate(heads):
        middle = left + across * wide + wide / 2
        shapes.append(words(middle, top - 12, said, palette.muted, 13, anchor="middle"))
        for down in range(3):
            fill = palette.cross[3 * (2 - down) + across]
            x, y = left + across * wide, top + down * high
            shapes.append(box(x, y, wide - 4, high - 4, fill, palette.line))
    for down, said in enumerate(sides):
        y = top + down * high + 27
        shapes.append(words(left - 12, y, said, palette.muted, 13, anchor="end"))
    for tile in list_tiles():
        row = 2 if tile.code in REACHED else 0
        column = 2 if tile.code in (*REACHED, *ALSO_BETTER) else 1
        x, y = 330 + tile.column * 44.0, 40 + tile.row * 31.0
        shapes.append(box(x, y, 42, 29, palette.cross[3 * row + column], palette.line))
    badge_spots = ((left - 70, top + 20), (left + 160, top - 40), (left + 90, top + 150), (420, 24))
    return picture_of([*shapes, *badges(badge_spots, palette)])


def draw_pair(palette: Palette, _: Translator) -> str:
    """Where it was delivered, and what changed there against the rest."""
    codes = [tile.code for tile in list_tiles()]
    states = {code: State.DELIVERED if code in REACHED else State.NONE for code in codes}
    changes = {
        code: PlaceChanged(Changed.WITHIN if code in REACHED else Changed.REST) for code in codes
    } | {BETTER: PlaceChanged(Changed.BETTER), WORSE: PlaceChanged(Changed.WORSE)}
    return picture_of(
        [
            _placed(draw_delivered(states, palette, MAP), 0, 4),
            _placed(draw_changes(changes, palette, MAP), 290, 4),
            *badges(((30, 60), (322, 60), (362, 214)), palette),
        ]
    )


def draw_stairs(palette: Palette, _: Translator) -> str:
    """Places down, periods across; planned, delivered, not returned, planned anew."""
    starts = (3, 3, 5, 5, 8, 8, PLANNED_FROM)
    full, none = Planned(1, None, 1, True), Planned(1, None, None, False)
    shapes: list[str] = []
    for row in range(8):
        y = 24 + row * 32
        shapes.append(box(50, y, PERIODS * 36, 28, palette.surface, palette.line))
        for column in range(starts[row], PERIODS) if row < len(starts) else ():
            planned = none if starts[row] == PLANNED_FROM else full
            planned = Planned(1, None, 0.5, True) if (row, column) == (2, 5) else planned
            planned = Planned(1, 2, 1, True) if (row, column) == (4, 8) else planned
            planned = none if (row, column) == (1, 12) else planned
            shapes.extend(draw_cell(planned, 50 + column * 36, y + 4, 36, palette))
    return picture_of(
        [
            *shapes,
            *badges(
                (
                    (28, 38),
                    (50 + 5 * 36 - 16, 24 + 2 * 32 + 14),
                    (50 + 13 * 36 + 16, 24 + 32 + 14),
                    (50 + 8 * 36 - 16, 24 + 4 * 32 + 14),
                    (50 + 3 * 36, 24 + 6.5 * 32),
                ),
                palette,
            ),
        ]
    )


def draw_logic(palette: Palette, _: Translator) -> str:
    """A mission, its outcomes, its outputs; lines between them; one frame dashed."""
    tall = 50
    mission, outcomes, outputs = (10, 120), ((200, 60), (200, 185)), ((410, 20), (410, 112))
    missing = (410, 204)
    shapes = [
        curve(150, 145, 200, 85, palette.fact),
        curve(150, 145, 200, 210, palette.fact),
        _edge((340, 85), (389, 45), palette.better, 4),
        _edge((340, 85), (390, 128), palette.muted, 1.5, "5 4"),
        _edge((340, 210), (390, 150), palette.concern, 4),
    ]
    for x, y in (mission, *outcomes, *outputs):
        shapes.append(box(x, y, 140, tall, palette.surface, palette.line))
        shapes.append(box(x + 18, y + 16, 90, 7, palette.ink))
        shapes.append(box(x + 18, y + 30, 60, 6, palette.muted))
    shapes.append(
        box(*missing, 140, tall, palette.surface, palette.concern, stroke_width=2, dashed=True)
    )
    shapes.append(box(missing[0] + 18, missing[1] + 16, 90, 7, palette.ink))
    for y, draw in ((35, tick), (118, dash), (140, bar)):
        shapes.append(_placed(draw(palette), 388, y))
    heads = ((_("Mission"), 10), (_("Outcomes"), 200), (_("Outputs"), 410))
    return picture_of(
        [
            *shapes,
            *(words(x, 14, said, palette.muted, 14, weight=600) for said, x in heads),
            *badges(
                ((80, 104), (362, 62), (362, 184), (missing[0], missing[1] + 25)),
                palette,
            ),
        ]
    )


def _edge(start: Place, end: Place, colour: str, width: float, dashes: str = "") -> str:
    """Return an S-shaped line of any width, dashed or not."""
    (x1, y1), (x2, y2) = start, end
    middle = (x1 + x2) / 2
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="M{x1:g},{y1:g} C{middle:g},{y1:g} {middle:g},{y2:g} {x2:g},{y2:g}" '
        f'fill="none" stroke="{colour}" stroke-width="{width:g}"{dashed}/>'
    )


def _placed(mark: str, x: float, y: float) -> str:
    """Return a mark of its own size somewhere in a picture."""
    return mark.replace("<svg ", f'<svg x="{x:g}" y="{y:g}" ', 1)


PICTURES: Mapping[str, Callable[[Palette, Translator], str]] = MappingProxyType(
    {
        "grid": draw_grid,
        "needle": draw_needle,
        "numberline": draw_numberline,
        "usual": draw_usual,
        "trend": draw_trend,
        "tiles": draw_tiles,
        "map": draw_classes,
        "cross": draw_cross,
        "mappair": draw_pair,
        "staircase": draw_stairs,
        "since_start": draw_since_start,
        "step": draw_step,
        "smallest": draw_smallest,
        "logic": draw_logic,
    }
)
