"""A team's retrospective: what we hoped, what came, and whether to persist, pivot or stop."""

from components.html import plain
from components.link_panel import name_links, read_known
from components.link_top import link_finding
from components.retro_panel import (
    follow_replaced,
    read_view,
    show_asked,
    show_came,
    show_choices,
    show_earlier,
    show_early,
    show_hoped,
    stop_without_links,
    stop_without_teams,
    team_opened,
)
from components.retro_takeaway import take_retro_away
from components.retro_view import first_due, name_team_links, name_teams
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import read_choice
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import show_stale, show_unknown, stop_if_empty
from components.shell.retro_form import show_record
from components.shell.screens import RETROSPECTIVE
from components.sources import source_lines

page = open_page(RETROSPECTIVE)
_, moment = page.text, page.moment
known, teams = read_known(page), cache.read_team_records(moment.version)
stop_if_empty(page, empty=not teams and not known.portfolio.missions)

# Whose, and of what
names = name_teams(teams, page.lang)
stop_without_teams(page, names)
opened = team_opened(known, read_actor().team)
choice = read_choice("team", list(names), opened if opened in names else next(iter(names)))
team = teams[choice.code or next(iter(names))]
follow_replaced(known)
links = name_team_links(known, team.code, name_links(page, known))
opens_on = first_due(links, {code: known.expectations[code].review_on for code in links})
contribution = read_choice("contribution", list(links), opens_on)
show_unknown(page, "team", choice, names)
show_choices(page, names, team.code, links, opens_on)
stop_without_links(page, team, links)
show_unknown(page, "contribution", contribution, links)
view = read_view(page, known, contribution.code or next(iter(links)), team)

# What we hoped, what came, and what can be learnt
name_page(page, f"{plain(team.name, page.lang)}: {link_finding(view.link, _)}")
show_hoped(page, view)
show_stale(page)
show_early(page, view)
show_came(page, view)

# Were we right, and what we decide now
show_asked(page, view)
show_record(page, view)
show_earlier(page, view)
take_retro_away(page, view)
close_page(page, source_lines(moment, _, [view.link.facts]))
