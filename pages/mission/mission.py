"""One mission as a logic model: what moves what, what is missing, who works on it."""

import streamlit as st

from components.board_take import take_rows
from components.html import plain
from components.mission_take import take_model
from components.mission_view import build_mission, mission_heading
from components.palette import PALETTES
from components.shell import cache
from components.shell.address import read_choice
from components.shell.board_links import board_links
from components.shell.change_link import show_change
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import show_unknown, stale_words, stop_if_empty
from components.shell.screens import MISSION
from components.shell.take_about import take_about
from components.shell.takeaway import offer_takeaway
from components.shell.widgets import choose_from_list
from components.show import show_html
from components.sources import source_lines
from data.portfolio import Portfolio

page = open_page(MISSION)
_, palette, moment = page.text, PALETTES[page.theme], page.moment
key = moment.version, moment.until
portfolio, known = cache.read_portfolio(*key), cache.read_board_facts(*key)
stop_if_empty(page, empty=not portfolio.missions)

# Which mission
names = {mission.code: plain(mission.title, page.lang) for mission in portfolio.missions}
choice = read_choice("mission", list(names), next(iter(names)))
mission = portfolio.mission(choice.code or "")
links = board_links(page, {})

# What it says, and what that rests on
title = names[mission.code]
name_page(page, title)
show_html(mission_heading(mission, known, stale_words(moment, _), links, _))
show_unknown(page, "mission", choice, names)
with st.columns([2, 3])[0]:
    choose_from_list("mission", _("Mission"), names, mission.code)
show_change(page, ("missions", mission.code))
show_html(
    page.draw("mission", lambda: build_mission(mission, known, links, palette, _), mission.code)
)

offer_takeaway(
    page,
    lambda: take_about(page, title),
    {"outputs": lambda: take_rows(Portfolio((mission,), ()), known, title, _)},
    {"logic-model": lambda: take_model(mission, known, _)},
    {"outputs": _("Outputs, and what is known of each"), "logic-model": _("From why to how")},
)
close_page(page, source_lines(moment, _))
