"""The parts of the map's screen: what can be chosen, the picture, and what stands beside it."""

from html import escape

import streamlit as st

from components.how_to_read import how_link
from components.html import Html, illustrative_tag, link, picture, table_html
from components.map.choices import AS_TILES, ON_MAP, Asked
from components.map.choropleth import HEIGHT, build_choropleth
from components.map.legend import build_legend
from components.map.sheet import OF_AN_OUTPUT, Mode, Sheet
from components.map.small import Times, times_html, times_table_html
from components.map.table import BY_NAME, build_map_table, can_rank
from components.map.tiles import build_small_tiles, tile_links
from components.map.view import Level
from components.palette import PALETTES
from components.shell.address import current_parameters
from components.shell.page import OpenPage
from components.shell.problems import show_unknown
from components.shell.screens import LINK, MAP, METHOD
from components.shell.sections import show_section
from components.shell.widgets import (
    choose_from_list,
    choose_on_slider,
    choose_one_of_few,
    choose_segment,
    show_map,
)
from components.show import show_html
from locales import Translator


def map_heading(sheet: Sheet, _: Translator) -> Html:
    """Return the finding as the title, the sentence under it, and whether it is illustrative."""
    tag = f" {illustrative_tag(_)}" if sheet.illustrative else ""
    return Html(
        f'<h1>{escape(sheet.finding)}</h1><p class="mw-lead mw-gap">{escape(sheet.detail)}{tag}</p>'
    )


def show_problems(page: OpenPage, asked: Asked) -> None:
    """Say what the address asks for and cannot be shown."""
    for name, choice, known in asked.unknown:
        show_unknown(page, name, choice, known)
    if asked.refused:
        show_html(Html(f'<div class="mw-note" role="status">{escape(asked.refused)}</div>'))


def show_choices(page: OpenPage, asked: Asked) -> None:
    """Show everything that can be chosen."""
    _, offered = page.text, asked.offered
    of_an_output = asked.mode in OF_AN_OUTPUT
    widths = [4, 3, 3, 4] if of_an_output else [5, 3, 4]
    columns = iter(st.columns(widths, gap="medium"))
    with next(columns):
        choose_from_list(
            "indicator",
            _("Indicator"),
            offered.indicators,
            asked.opens_on,
            clears=("period", "output"),
        )
    if of_an_output:
        with next(columns):
            choose_from_list(
                "output", _("Output"), offered.outputs, next(iter(offered.outputs), None)
            )
    with next(columns):
        choose_from_list("area", _area_label(asked.level, _), offered.areas, placeholder=_("None"))
    with next(columns):
        choose_on_slider("period", _("Period"), offered.periods)
    show, areas, look = st.columns([6, 4, 2], gap="medium")
    with show:
        choose_segment("mode", _("Show"), offered.modes, Mode.VALUE)
    with areas:
        choose_segment("areas", _("Areas"), offered.levels, Level.PLACES, clears=("area",))
    with look:
        choose_segment("as", _("As"), offered.looks, ON_MAP)


def _area_label(level: Level, _: Translator) -> str:
    return {
        Level.PLACES: _("Place"),
        Level.BOARDS: _("Health board"),
        Level.REGIONS: _("Region"),
    }[level]


def show_picture(page: OpenPage, asked: Asked, sheet: Sheet) -> None:
    """Show the map of Wales, or the tiles."""
    _, palette = page.text, PALETTES[page.theme]
    chosen = f"{asked.key} {asked.area}"
    given = {**current_parameters(), "lang": page.lang}
    if asked.look == AS_TILES:
        show_html(
            page.draw(
                "tile links",
                lambda: tile_links(
                    sheet,
                    asked.area,
                    palette,
                    lambda code: page.link(MAP, **{**given, "area": code}),
                    _,
                ),
                f"{chosen} {sorted(given.items())}",
            )
        )
        return
    deck = page.draw("map", lambda: build_choropleth(sheet, asked.area, palette, _), chosen)
    show_map(
        deck, "area", f"map {asked.level}", HEIGHT, alt=f"{_('Map of Wales')}. {sheet.finding}"
    )
    tiles = link(page.link(MAP, **{**given, "as": AS_TILES}), _("The same as tiles"))
    said = escape(_("every area one size, reached by keyboard, drawn on any device"))
    show_html(Html(f'<p class="mw-small mw-muted">{tiles}: {said}</p>'))


def beside_html(page: OpenPage, asked: Asked, sheet: Sheet, before: Sheet | None) -> Html:
    """Return what stands beside the picture: the change before, the legend, what to know."""
    _, palette = page.text, PALETTES[page.theme]
    if asked.mode is Mode.CROSS:
        how = how_link("cross", page.link(METHOD, chart="cross"), _)
    else:
        how = how_link("map", page.link(METHOD, chart="map"), _)
    legend = build_legend(sheet, palette, _, _before(page, before))
    return Html(f"{legend}{how}{_notes(page, sheet)}")


def _notes(page: OpenPage, sheet: Sheet) -> str:
    """Return what is to be known before believing the picture, and where all places are judged."""
    _ = page.text
    items = [escape(each) for each in sheet.notes]
    if sheet.contribution:
        address = page.link(LINK, contribution=sheet.contribution)
        items.append(str(link(address, _("What the figures say of all places together"))))
    if not items:
        return ""
    told = "".join(f"<li>{each}</li>" for each in items)
    return f'<div class="mw-note mw-gap"><ul class="mw-notes mw-small">{told}</ul></div>'


def _before(page: OpenPage, before: Sheet | None) -> str:
    """Return the change before, small and with its own finding."""
    if before is None:
        return ""
    _, palette = page.text, PALETTES[page.theme]
    said = f"{before.finding}; {before.detail}"
    drawn = picture(build_small_tiles(before, palette), said, "mw-picture")
    return (
        f'<div class="mw-before"><h3>{escape(_("The change before"))}</h3>{drawn}'
        f'<p class="mw-small">{escape(said)}</p></div>'
    )


def show_times(page: OpenPage, asked: Asked, times: Times | None) -> None:
    """Show the same over time, and the numbers of it when asked."""
    if times is None:
        return
    _, palette = page.text, PALETTES[page.theme]
    show_html(page.draw("map over time", lambda: times_html(times, palette, _), asked.key_of_all))
    show_section(
        "times",
        _("The numbers of it, place by place"),
        lambda: show_html(
            page.draw(
                "map over time in words", lambda: times_table_html(times, _), asked.key_of_all
            )
        ),
    )


def show_words(page: OpenPage, asked: Asked, sheet: Sheet) -> None:
    """Show the map in words, by name or by value in groups that cannot be told apart."""
    _ = page.text
    if can_rank(sheet):
        choose_one_of_few("sort", _("Order of the table"), asked.offered.orders, BY_NAME)
    elif sheet.unranked:
        show_html(Html(f'<p class="mw-small mw-muted">{escape(sheet.unranked)}</p>'))
    show_html(
        page.draw(
            "map in words",
            lambda: table_html(
                build_map_table(sheet, asked.area, _("The map in words"), asked.order, _)
            ),
            f"{asked.key} {asked.area} {asked.order}",
        )
    )
