"""The staircase: the roll-out as place × time, what was planned and what was delivered."""

from collections.abc import Callable, Iterator, Mapping
from html import escape

from components.fonts import text_width
from components.html import Html, picture
from components.link_view import LinkView
from components.palette import Palette
from components.rollout import PlaceRollout, Planned, Rollout
from components.svg import box, drawing, line, words, wrap
from components.takeaway import Column, TakenTable, Value
from components.words import period_words
from evidence.delivery import ON_PLAN
from locales import Translator
from locales.formats import format_quantity
from models.area import WALES

ROW, HEAD, FOOT = 21, 6, 30
SIZE = 13.5
MOST_NAME = 150
SWATCH = 34, 20


def staircase_finding(view: LinkView, _: Translator) -> str:
    """Say in how many steps it was rolled out, and how much of it came as planned."""
    rollout = view.rollout
    starts = rollout.starts
    if not rollout.places:
        return _("No plan is recorded.")
    if starts and list(rollout.places) == [WALES]:
        begun = period_words(starts[0], rollout.kind, _.lang)
        return _("Delivered to Wales as a whole. Begun in: {first}", first=begun)
    waiting = sum(place.started is None for place in rollout.places.values())
    left = _("Planned and not begun: {waiting}.", waiting=waiting)
    said = f"{_say_begun(len(starts), len(set(starts)), _)} {left}"
    anew = sum(
        any(cell.replanned is not None for cell in place.cells.values())
        for place in rollout.places.values()
    )
    again = _("Planned anew since, in places: {count}.", count=anew) if anew else ""
    return f"{said} {again}".strip()


def _say_begun(begun: int, steps: int, _: Translator) -> str:
    if begun == 0:
        return _("Begun nowhere yet.")
    if begun == 1:
        return _("Begun in one place.")
    if steps == 1:
        return _("Begun in {begun} places, all at the same time.", begun=begun)
    return _("Begun in {begun} places, at {steps} different times.", begun=begun, steps=steps)


def draw_staircase(
    rollout: Rollout, names: Mapping[str, str], palette: Palette, lang: str, width: float = 1100
) -> str:
    """Return the staircase as SVG: a row a place, those that began first on top."""
    order = rollout.in_order(names)
    room = min(MOST_NAME, max(text_width(names[area], SIZE) for area in order)) + 10
    cell = (width - room - 4) / max(1, len(rollout.periods))
    shapes: list[str] = []
    for row, area in enumerate(order):
        top = HEAD + row * ROW
        (name,) = wrap(names[area], room - 8, SIZE, 1, 400) or [""]
        shapes.append(words(room - 8, top + 15, name, palette.ink, SIZE, anchor="end"))
        shapes.append(box(room, top + 1, cell * len(rollout.periods), ROW - 2, palette.surface))
        place = rollout.places.get(area)
        shapes.extend(_cells(place, rollout, room, top, cell, palette) if place else ())
    foot = HEAD + len(order) * ROW
    shapes.extend(_years(rollout, room, cell, foot, palette, lang, width))
    return drawing(width, foot + FOOT, shapes, with_font=True)


def _cells(
    place: PlaceRollout, rollout: Rollout, left: float, top: float, cell: float, palette: Palette
) -> Iterator[str]:
    for at, code in enumerate(rollout.periods):
        planned = place.cells.get(code)
        if planned is not None:
            yield from draw_cell(planned, left + at * cell, top + 1, cell, palette)


def draw_cell(
    planned: Planned, x: float, y: float, width: float, palette: Palette
) -> Iterator[str]:
    """Draw one place in one period: filled as far as delivered, framed where it was planned."""
    tall, wide = ROW - 2, max(width - 1, 0.6)
    later = planned.planned if planned.replanned is None else planned.replanned
    if planned.share > 0:
        high = tall if planned.share >= ON_PLAN else max(3.0, tall * planned.share)
        yield _square(x, y + tall - high, wide, high, palette.fact)
    if planned.planned > 0 or later > 0:
        dashed = planned.delivered is None
        yield box(x, y, wide, tall, "none", palette.fact, stroke_width=1, dashed=dashed)
    if planned.replanned is not None:
        corner = f"{x:.1f},{y:.1f} {x + min(9, wide):.1f},{y:.1f} {x:.1f},{y + min(9, wide):.1f}"
        yield f'<polygon points="{corner}" fill="{palette.hoped}"/>'


def _square(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'
    )


def _years(
    rollout: Rollout,
    left: float,
    cell: float,
    foot: float,
    palette: Palette,
    lang: str,
    width: float,
) -> Iterator[str]:
    """Write the year under its first period, where there is room."""
    taken = 0.0
    yield line(left, foot, left + cell * len(rollout.periods), foot, palette.ink, 1)
    for at, code in enumerate(rollout.periods):
        if at and code[:4] == rollout.periods[at - 1][:4]:
            continue
        x = left + at * cell
        yield line(x, foot, x, foot + 5, palette.ink)
        wide = text_width(code[:4], SIZE)
        if x >= taken and x + wide <= width:
            yield words(x, foot + 20, code[:4], palette.muted, SIZE)
            taken = x + wide + 8


def staircase_legend(rollout: Rollout, palette: Palette, _: Translator) -> Html:
    """Return what each look of a cell means, those that occur."""
    cells = [cell for place in rollout.places.values() for cell in place.cells.values()]
    looks: tuple[tuple[str, Planned, Callable[[Planned], bool]], ...] = (
        (
            _("delivered as planned, or nearly"),
            Planned(1, None, 1, True),
            lambda c: c.share >= ON_PLAN,
        ),
        (
            _("part of what was planned"),
            Planned(1, None, 0.5, True),
            lambda c: 0 < c.share < ON_PLAN,
        ),
        (
            _("planned, nothing delivered"),
            Planned(1, None, 0, True),
            lambda c: c.planned > 0 and c.delivered == 0,
        ),
        (
            _("planned, not returned yet"),
            Planned(1, None, None, False),
            lambda c: c.planned > 0 and c.delivered is None,
        ),
        (
            _("planned anew since"),
            Planned(1, 2, None, False),
            lambda c: c.replanned is not None,
        ),
    )
    width, height = SWATCH
    items = [
        f"<li>{picture(drawing(width, height, draw_cell(look, 1, 0, width - 1, palette)), '', '')}"
        f"<span>{escape(said)}</span></li>"
        for said, look, occurs in looks
        if any(occurs(cell) for cell in cells)
    ]
    return Html(f'<ul class="mw-legend mw-legend-row mw-small">{"".join(items)}</ul>')


def take_rollout(view: LinkView, _: Translator) -> TakenTable:
    """Return the roll-out as a table: one row a place, in the order of the picture."""
    rollout, unit = view.rollout, view.output.unit.in_language(_.lang)[0]
    rows: list[tuple[Value, ...]] = []
    for area in rollout.in_order(view.rows):
        place = rollout.places.get(area)
        if place is not None:
            begun = period_words(place.started, rollout.kind, _.lang) if place.started else ""
            anew = any(cell.replanned is not None for cell in place.cells.values())
            name = view.rows[area]
            sizes = (place.planned_due, place.delivered, place.to_come)
            note = _("planned anew since") if anew else ""
            rows.append((name, begun, *sizes, place.returns_missing, note))
    decimals = _decimals(rows)
    return TakenTable(
        "rollout",
        _("The roll-out in words"),
        (
            Column(_("Place")),
            Column(_("Begun in")),
            Column(_("Planned so far ({unit})", unit=unit), decimals),
            Column(_("Delivered ({unit})", unit=unit), decimals),
            Column(_("Still to come ({unit})", unit=unit), decimals),
            Column(_("Returns missing"), 0),
            Column(_("Note")),
        ),
        rows,
    )


def take_staircase(view: LinkView, _: Translator) -> TakenTable:
    """Return the roll-out as a table: one row a place and period that the plan names."""
    rollout, unit = view.rollout, view.output.unit.in_language(_.lang)[0]
    rows: list[tuple[Value, ...]] = []
    for area in rollout.in_order(view.rows):
        place = rollout.places.get(area)
        for code, cell in place.cells.items() if place else ():
            rows.append(
                (
                    view.rows[area],
                    period_words(code, rollout.kind, _.lang),
                    cell.planned,
                    cell.delivered,
                    _cell_note(cell, _),
                )
            )
    decimals = _decimals(rows)
    return TakenTable(
        "rollout-periods",
        _("The roll-out, period by period"),
        (
            Column(_("Place")),
            Column(_("Period")),
            Column(_("Planned ({unit})", unit=unit), decimals),
            Column(_("Delivered ({unit})", unit=unit), decimals),
            Column(_("Note")),
        ),
        rows,
    )


def _cell_note(cell: Planned, _: Translator) -> str:
    notes = []
    if cell.delivered is None:
        notes.append(_("not returned yet") if cell.due else _("still to come"))
    if cell.replanned is not None:
        quantity = format_quantity(cell.replanned, _.lang)
        notes.append(_("planned anew: {quantity}", quantity=quantity))
    return "; ".join(notes)


def _decimals(rows: list[tuple[Value, ...]]) -> int:
    values = [float(v) for row in rows for v in row[2:5] if isinstance(v, int | float)]
    return next((n for n in (0, 1) if all(round(v, n) == round(v, 2) for v in values)), 2)
