"""What can be taken away from the map's screen: the map in words, a place over time, pictures."""

from collections.abc import Iterator

from components.chart_svg import svg_chart
from components.html import plain
from components.legend import span_words
from components.map_svg import PlaceLabel, PlaceStyle, draw_map, map_height
from components.map_view import MapView, map_detail, map_finding
from components.palette import PALETTES
from components.place_chart import has_series, place_chart, place_finding
from components.shell.address import current_parameters
from components.shell.page import OpenPage
from components.shell.takeaway import offer_takeaway
from components.sources import boundary_lines, source_lines
from components.svg import box, drawing, words
from components.takeaway import About, Column, TakenPicture, TakenTable, Value
from components.tiles import HATCH, build_tiles
from components.words import notes_words, period_words, unit_words
from data.figures import Figure
from data.tiles import list_tiles
from locales import Translator
from locales.formats import format_date
from models.area import WALES

LIGHT = PALETTES["light"]
MAP_WIDTH, LEGEND_WIDTH, SWATCH, ROW = 470.0, 190.0, 22.0, 30.0


def offer_map(page: OpenPage, view: MapView, code: str | None) -> None:
    """Offer what the screen shows: of the place that is picked too, where one is."""
    _ = page.text
    tables = {"places": lambda: take_map_table(view, _)}
    pictures = {
        "map": lambda: take_map(view, code, _),
        "tiles": lambda: take_tiles(view, code, _),
    }
    titles = {
        "places": _("The map in words"),
        "map": _("Map of Wales"),
        "tiles": _("Every place the same size"),
    }
    if code is not None:
        tables["place"] = lambda: take_place_table(view, code, _)
        titles["place"] = _("{place} over time", place=view.names[code])
        if has_series(view, code):
            pictures["place"] = lambda: take_place(view, code, _)
    offer_takeaway(page, lambda: about_map(page, view), tables, pictures, titles)


def about_map(page: OpenPage, view: MapView) -> About:
    """Return what every file that is taken from the map says of itself."""
    _, facts = page.text, view.figures.facts
    return About(
        view=f"{plain(facts.title, _.lang)}. {map_finding(view, _)}",
        as_at=_("Figures as at {date}.", date=format_date(page.moment.until, _.lang)),
        sources=source_lines(page.moment, _, [facts]) + boundary_lines(_),
        illustrative=facts.illustrative,
        address=page.link(page.screen, **current_parameters()),
    )


def take_map_table(view: MapView, _: Translator) -> TakenTable:
    """Return Wales and the 22 places with their codes, limits and notes."""
    named = [(_("Wales"), WALES, view.wales)]
    named += [(name, code, view.shown.get(code)) for code, name in view.names.items()]
    rows = [(name, code, *_values(figure, _)) for name, code, figure in named]
    columns = (Column(_("Place")), Column(_("Code")), *_figure_columns(view, _))
    return TakenTable("places", map_finding(view, _), columns, rows, (map_detail(view, _),))


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


def take_map(view: MapView, picked: str | None, _: Translator) -> TakenPicture:
    """Return the map of Wales with its legend beside it."""
    finding = map_finding(view, _)
    return TakenPicture(
        "map",
        finding,
        f"{_('Map of Wales')}. {finding}. {map_detail(view, _)}",
        _map(view, picked, _),
    )


def take_tiles(view: MapView, picked: str | None, _: Translator) -> TakenPicture:
    """Return the tile map, every place with its figure."""
    finding = map_finding(view, _)
    alt = f"{_('Every place the same size')}. {finding}. {map_detail(view, _)}"
    return TakenPicture("tiles", finding, alt, build_tiles(view, picked, LIGHT, _))


def take_place(view: MapView, code: str, _: Translator) -> TakenPicture:
    """Return the place over time beside Wales."""
    chart = place_chart(view, code, _)
    return TakenPicture("place", chart.finding, chart.alt, svg_chart(chart, LIGHT, _.lang))


def _map(view: MapView, picked: str | None, _: Translator) -> str:
    styles = {}
    labels = {}
    for tile in list_tiles():
        number = view.class_of(tile.code)
        fill = LIGHT.no_figure if number is None else LIGHT.classes[number]
        stroke, width = (LIGHT.hoped, 3.0) if tile.code == picked else (None, 1.0)
        styles[tile.code] = PlaceStyle(fill, stroke, hatch=number is None, width=width)
        ink = LIGHT.ink if number is None else LIGHT.on_class[number]
        labels[tile.code] = PlaceLabel(tile.on_map.in_language(_.lang)[0], ink)
    drawn = draw_map(styles, LIGHT, MAP_WIDTH, labels, label_size=10)
    return drawing(
        MAP_WIDTH + LEGEND_WIDTH,
        map_height(MAP_WIDTH),
        [drawn, *_legend(view, _)],
        with_font=True,
    )


def _legend(view: MapView, _: Translator) -> Iterator[str]:
    """Draw each class with its colour and its limits, and what stands for no figure."""
    left, top = MAP_WIDTH + 12, 40.0
    yield words(left, top - 12, unit_words(view.figures.facts, _.lang), LIGHT.muted, 13)
    fills = []
    if view.classes is not None:
        numbers = reversed(range(len(view.classes.starts)))
        fills = [(LIGHT.classes[number], span_words(view, number, _)) for number in numbers]
    if view.missing:
        yield HATCH.format(ground=LIGHT.no_figure, line=LIGHT.muted)
        fills.append(("url(#hatch)", _("no figure")))
    for at, (fill, said) in enumerate(fills):
        y = top + at * ROW
        yield box(left, y, SWATCH * 1.5, SWATCH, fill, LIGHT.muted)
        yield words(left + SWATCH * 1.5 + 8, y + SWATCH * 0.7, said, LIGHT.ink, 13)
