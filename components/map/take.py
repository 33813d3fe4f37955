"""What can be taken away from the map's screen: the map in words, a place over time, pictures."""

from dataclasses import dataclass

from components.chart_svg import svg_chart
from components.hatch import Hatch, hatch_patterns
from components.html import plain
from components.map.choropleth import place_fill, place_ink
from components.map.legend import count_words, list_entries
from components.map.place_chart import has_series, place_chart, place_finding
from components.map.sheet import Form, Sheet, take_sheet
from components.map.small import Times, build_times, take_times, times_finding
from components.map.tiles import HATCHES, build_tiles, filled, level_of
from components.map.view import KINDS, MapView
from components.map_svg import PlaceLabel, PlaceStyle, draw_map, map_height
from components.palette import PALETTES
from components.shell.address import current_parameters
from components.shell.page import OpenPage
from components.shell.takeaway import offer_takeaway
from components.sources import boundary_lines, source_lines
from components.svg import box, drawing, words, wrap
from components.takeaway import About, Column, TakenPicture, TakenTable, Value
from components.words import notes_words, period_words, unit_words
from data.figures import Figure
from data.tiles import short_names
from locales import Translator
from locales.formats import format_date
from models.area import WALES

LIGHT = PALETTES["light"]
MAP_WIDTH, LEGEND_WIDTH, SWATCH, ROW, LEADING = 470.0, 250.0, 22.0, 12.0, 17.0


@dataclass(frozen=True)
class Taken:
    """What is on the screen: the map, its figures, the place picked, the same over time."""

    sheet: Sheet
    view: MapView
    picked: str | None
    times: Times | None
    before: Sheet | None


def offer_map(page: OpenPage, taken: Taken) -> None:
    """Offer what the screen shows: of the place that is picked too, where one is."""
    _, sheet, view, code = page.text, taken.sheet, taken.view, taken.picked
    tables = {"places": lambda: take_sheet(sheet, _)}
    pictures = {
        "map": lambda: take_map(sheet, code, _),
        "tiles": lambda: take_tiles(sheet, code, _),
    }
    titles = {
        "places": _("The map in words"),
        "map": _("Map of Wales"),
        "tiles": _("Every place the same size"),
    }
    if (before := taken.before) is not None:
        pictures["before"] = lambda: take_before(before, _)
        titles["before"] = _("The change before")
    if (times := taken.times) is not None:
        tables["over-time"] = lambda: take_times(times, _)
        pictures["over-time"] = lambda: take_times_picture(times, _)
        titles["over-time"] = _("The same over time")
    if code is not None:
        tables["place"] = lambda: take_place_table(view, code, _)
        titles["place"] = _("{place} over time", place=view.names[code])
        if has_series(view, code):
            pictures["place"] = lambda: take_place(view, code, _)
    offer_takeaway(page, lambda: about_map(page, sheet, view), tables, pictures, titles)


def about_map(page: OpenPage, sheet: Sheet, view: MapView) -> About:
    """Return what every file that is taken from the map says of itself."""
    _, facts = page.text, view.figures.facts
    return About(
        view=f"{plain(facts.title, _.lang)}. {sheet.finding}",
        as_at=_("Figures as at {date}.", date=format_date(page.moment.until, _.lang)),
        sources=source_lines(page.moment, _, [facts]) + boundary_lines(_),
        illustrative=sheet.illustrative,
        address=page.link(page.screen, **current_parameters()),
    )


def take_place_table(view: MapView, code: str, _: Translator) -> TakenTable:
    """Return a place's series beside Wales's, latest first."""
    decimals, unit = view.figures.facts.decimals, unit_words(view.figures.facts, _.lang)
    rows = [
        (
            period_words(period, view.figures.kind, _.lang),
            period,
            *_values(view.figures.cells.get((code, period)), _),
            _value(view.figures.cells.get((WALES, period))),
        )
        for period in reversed(view.figures.periods)
    ]
    columns = (
        Column(_("Period")),
        Column(_("Code")),
        *_figure_columns(view, _),
        Column(f"{_('Wales')} ({unit})", decimals),
    )
    return TakenTable("place", place_finding(view, code, _), columns, rows)


def _figure_columns(view: MapView, _: Translator) -> tuple[Column, ...]:
    decimals = view.figures.facts.decimals
    return (
        Column(_("Figure ({unit})", unit=unit_words(view.figures.facts, _.lang)), decimals),
        Column(_("Lower 95% limit"), decimals),
        Column(_("Upper 95% limit"), decimals),
        Column(_("Note")),
    )


def _values(figure: Figure | None, _: Translator) -> tuple[Value, ...]:
    """Return a figure, its limits, and its notes: of a missing one, that there is none."""
    if figure is None:
        return None, None, None, _("no figure")
    told = [] if figure.value is not None else [_("no figure")]
    told += [notes_words(figure, _)] if figure.notes else []
    return figure.value, figure.lower, figure.upper, ", ".join(told)


def _value(figure: Figure | None) -> float | None:
    return figure.value if figure is not None else None


def take_map(sheet: Sheet, picked: str | None, _: Translator) -> TakenPicture:
    """Return the map of Wales with its legend beside it."""
    alt = f"{_('Map of Wales')}. {sheet.finding}. {sheet.detail}"
    return TakenPicture("map", sheet.finding, alt, _map(sheet, picked, _))


def take_tiles(sheet: Sheet, picked: str | None, _: Translator) -> TakenPicture:
    """Return the tile map, every place with its figure, and the legend."""
    alt = f"{_('Every place the same size')}. {sheet.finding}. {sheet.detail}"
    return TakenPicture("tiles", sheet.finding, alt, build_tiles(sheet, picked, LIGHT, _))


def take_before(sheet: Sheet, _: Translator) -> TakenPicture:
    """Return the tile map of the change before."""
    alt = f"{sheet.finding}. {sheet.detail}"
    return TakenPicture("before", sheet.finding, alt, build_tiles(sheet, None, LIGHT, _))


def take_times_picture(times: Times, _: Translator) -> TakenPicture:
    """Return the small maps over time."""
    said = times_finding(times, _)
    return TakenPicture("over-time", said, said, build_times(times, LIGHT))


def take_place(view: MapView, code: str, _: Translator) -> TakenPicture:
    """Return the place over time beside Wales."""
    chart = place_chart(view, code, _)
    return TakenPicture("place", chart.finding, chart.alt, svg_chart(chart, LIGHT, _.lang))


def _map(sheet: Sheet, picked: str | None, _: Translator) -> str:
    kind = KINDS[level_of(sheet)]
    styles = {code: _style(sheet, code, code == picked) for code in sheet.names}
    labels = {
        code: PlaceLabel(
            short_names()[code][1].in_language(_.lang)[0], place_ink(sheet, code, LIGHT)
        )
        for code in sheet.names
    }
    drawn = draw_map(styles, LIGHT, MAP_WIDTH, labels, label_size=10, kind=kind)
    legend, bottom = _legend(sheet, _)
    return drawing(
        MAP_WIDTH + LEGEND_WIDTH,
        max(map_height(MAP_WIDTH), bottom),
        [drawn, *legend],
        with_font=True,
    )


def _style(sheet: Sheet, code: str, picked: bool) -> PlaceStyle:
    form = sheet.form_of(code)
    hatch: Hatch | None = HATCHES.get(form)
    edge = LIGHT.muted if form is Form.EMPTY else None
    stroke, width = (LIGHT.hoped, 3.0) if picked else (edge, 1.0)
    return PlaceStyle(place_fill(sheet, code, LIGHT), stroke, hatch=hatch, width=width)


def _legend(sheet: Sheet, _: Translator) -> tuple[list[str], float]:
    """Return every entry with its look, its words and its count, and where it ends."""
    left, y = MAP_WIDTH + 12, 24.0
    used = [
        (HATCHES[form], klass.tint.fill(LIGHT))
        for klass, form, _said, _count in list_entries(sheet)
        if form in HATCHES
    ]
    shapes = [hatch_patterns(used, LIGHT)]
    for said in wrap(sheet.scale, LEGEND_WIDTH - 20, 13, most=5, weight=400):
        shapes.append(words(left, y, said, LIGHT.muted, 13))
        y += LEADING
    for klass, form, said, count in list_entries(sheet):
        look = filled(form, klass.tint.fill(LIGHT), LIGHT)
        shapes.append(box(left, y, SWATCH * 1.5, SWATCH, look, LIGHT.muted))
        text = f"{said} · {count_words(sheet, count, _)}"
        across = left + SWATCH * 1.5 + 8
        for at, each in enumerate(
            wrap(text, MAP_WIDTH + LEGEND_WIDTH - across - 6, 13, most=4, weight=400)
        ):
            shapes.append(words(across, y + 15 + at * LEADING, each, LIGHT.ink, 13))
            y += LEADING if at else 0
        y += SWATCH + ROW
    return shapes, y
