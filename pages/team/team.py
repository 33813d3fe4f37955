"""One team over its years: what it chases, who came and went, what it tried and what was learnt."""

from components.html import plain
from components.link_panel import read_known
from components.retro_panel import stop_without_teams
from components.retro_view import name_teams
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import read_choice
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import show_stale, show_unknown, stop_if_empty
from components.shell.screens import TEAM
from components.shell.take_about import take_about
from components.shell.takeaway import offer_takeaway
from components.sources import source_lines
from components.team_panel import read_team, show_head, show_members, show_team
from components.team_parts import take_memory, take_people

page = open_page(TEAM)
_, moment = page.text, page.moment
known, teams = read_known(page), cache.read_team_records(moment.version)
stop_if_empty(page, empty=not teams and not known.portfolio.missions)

# Which team
names = name_teams(teams, page.lang)
stop_without_teams(page, names)
own = read_actor().team
choice = read_choice("team", list(names), own if own in names else next(iter(names)))
view = read_team(page, known, teams[choice.code or next(iter(names))])
title = plain(view.team.name, page.lang)

# What it is there for, its money against its answers, its people, its memory
name_page(page, title)
show_head(page, view, names)
show_unknown(page, "team", choice, names)
show_stale(page)
show_team(page, view)
show_members(page, view)

offer_takeaway(
    page,
    lambda: take_about(page, title),
    {"people": lambda: take_people(view, _), "memory": lambda: take_memory(view, _)},
    {},
    {
        "people": _("Joined and left, by discipline"),
        "memory": _("What we tried, and what was learnt"),
    },
)
close_page(page, source_lines(moment, _))
