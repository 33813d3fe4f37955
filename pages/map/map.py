"""The map: any indicator, any period, in every place."""

import streamlit as st

from components.choropleth import HEIGHT, build_choropleth
from components.how_to_read import how_link
from components.html import picture, show_html, table_html
from components.indicator_names import default_indicator, indicator_names
from components.legend import build_legend
from components.map_table import build_map_table
from components.map_take import offer_map
from components.map_view import map_detail, map_finding, map_heading, map_view
from components.palette import PALETTES
from components.place_panel import show_place
from components.shell import cache
from components.shell.address import read_choice
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import show_unknown, stop_if_empty
from components.shell.screens import MAP, METHOD
from components.shell.widgets import choose_from_list, choose_on_slider, show_map
from components.sources import boundary_lines, source_lines
from components.tiles import build_tiles
from components.words import period_words

page = open_page(MAP)
_, palette = page.text, PALETTES[page.theme]
version, until = page.moment.version, page.moment.until

# What is chosen
names = indicator_names(cache.read_indicators(version), _)
stop_if_empty(page, empty=not names)
opens_on = default_indicator(cache.read_portfolio(version, until), names)
indicator = read_choice("indicator", list(names), opens_on)
figures = cache.read_figures(version, until, indicator.code or opens_on)
periods = {code: period_words(code, figures.kind, page.lang) for code in figures.periods}
period = read_choice("period", figures.periods, next(reversed(figures.periods), None))
view = page.draw(
    "map view",
    lambda: map_view(figures, period.code or "", cache.read_areas(version), page.lang),
    f"{indicator.code} {period.code}",
)
area = read_choice("area", list(view.names))
chosen = f"{indicator.code} {period.code} {area.code}"

# The finding
finding = map_finding(view, _)
name_page(page, finding)
show_html(map_heading(view, finding, map_detail(view, _), _))
show_unknown(page, "indicator", indicator, names)
show_unknown(page, "period", period, periods)
show_unknown(page, "area", area, view.names)

# What can be changed
for_indicator, for_place, for_period = st.columns([4, 3, 5], gap="medium")
with for_indicator:
    choose_from_list("indicator", _("Indicator"), names, opens_on, clears=("period",))
with for_place:
    choose_from_list("area", _("Place"), view.names, placeholder=_("Choose a place"))
with for_period:
    choose_on_slider("period", _("Period"), periods)

# The map, the same with every place one size, and how to read them
on_map, as_tiles, beside = st.columns([5, 5, 3], gap="medium")
with on_map:
    deck = page.draw("map", lambda: build_choropleth(view, area.code, palette, _), chosen)
    show_map(deck, "area", "map", HEIGHT, alt=f"{_('Map of Wales')}. {finding}")
with as_tiles:
    tiles = page.draw("tiles", lambda: build_tiles(view, area.code, palette, _), chosen)
    show_html(picture(tiles, f"{_('Every place the same size')}. {finding}"))
with beside:
    show_html(
        page.draw("legend", lambda: build_legend(view, palette, _), chosen),
        how_link("map", page.link(METHOD, chart="map"), _),
    )

# The place that is picked, and the map in words
show_place(page, view, area.code)
show_html(
    page.draw(
        "map in words",
        lambda: table_html(build_map_table(view, area.code, _("The map in words"), _)),
        chosen,
    )
)
offer_map(page, view, area.code)
close_page(page, source_lines(page.moment, _, [figures.facts]) + boundary_lines(_))
