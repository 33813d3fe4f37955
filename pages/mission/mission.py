"""One mission as a logic model: mission, outcomes, outputs, who owns what, what is missing."""

from components.board import BoardLinks
from components.html import plain, show_html
from components.mission_view import build_mission, mission_heading
from components.palette import PALETTES
from components.shell import cache
from components.shell.address import read_choice
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import show_unknown, stop_if_empty
from components.shell.screens import MAP, MISSION
from components.shell.widgets import choose_from_list
from components.sources import source_lines

page = open_page(MISSION)
_, palette = page.text, PALETTES[page.theme]
portfolio = cache.read_portfolio(page.moment.version, page.moment.until)
delivered = cache.read_delivered(page.moment.version, page.moment.until)
evidence = cache.read_evidence(page.moment.version, page.moment.until)
stop_if_empty(page, empty=not portfolio.missions)

names = {mission.code: plain(mission.title, page.lang) for mission in portfolio.missions}
choice = read_choice("mission", list(names), next(iter(names)))
mission = portfolio.mission(choice.code or "")
links = BoardLinks(
    mission=lambda code: page.link(MISSION, mission=code),
    indicator=lambda code: page.link(MAP, indicator=code),
)

name_page(page, names[mission.code])
show_html(mission_heading(mission, delivered, _, evidence))
show_unknown(page, "mission", choice, names)
choose_from_list("mission", _("Mission"), names, mission.code)
show_html(
    page.draw(
        "mission",
        lambda: build_mission(mission, delivered, links, palette, _, evidence),
        mission.code,
    )
)
close_page(page, source_lines(page.moment, _))
