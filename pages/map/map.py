"""The map: any indicator, any period, shown in six ways, in every place."""

import streamlit as st

from components.map.choices import read_asked
from components.map.panel import (
    beside_html,
    map_heading,
    show_choices,
    show_picture,
    show_problems,
    show_times,
    show_words,
)
from components.map.place_panel import show_place
from components.map.reading import read_before, read_sheet, read_times, read_view
from components.map.take import Taken, offer_map
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import stop_if_empty
from components.shell.screens import MAP
from components.show import show_html
from components.sources import boundary_lines, source_lines

page = open_page(MAP)

# What is asked for
asked = read_asked(page)
stop_if_empty(page, empty=asked is None)
view = page.draw("map view", lambda: read_view(page, asked), asked.key)
sheet = read_sheet(page, asked, view)
before, times = read_before(page, asked, view), read_times(page, asked)

# The finding
name_page(page, sheet.finding)
show_html(map_heading(sheet, page.text))
show_problems(page, asked)
show_choices(page, asked)

# The map or the tiles, and how to read them
pictured, beside = st.columns([6, 5], gap="large")
with pictured:
    show_picture(page, asked, sheet)
with beside:
    show_html(page.draw("map beside", lambda: beside_html(page, asked, sheet, before), asked.key))

# The same over time, the place that is picked, and the map in words
show_times(page, asked, times)
show_place(page, view, asked.area)
show_words(page, asked, sheet)
offer_map(page, Taken(sheet, view, asked.area, times, before))
close_page(
    page, source_lines(page.moment, page.text, [asked.figures.facts]) + boundary_lines(page.text)
)
