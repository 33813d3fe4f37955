"""What teams decided, across all of them: due, taken, right or wrong."""

from components.decisions_log import build_log, decisions_finding, take_decisions
from components.decisions_panel import filter_names, read_asked, read_log, show_filters
from components.html import finding_html
from components.shell import cache
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import stop_if_empty
from components.shell.screens import DECISIONS, RETROSPECTIVE, TEAM
from components.shell.take_about import take_about
from components.shell.takeaway import offer_takeaway
from components.show import show_html
from components.sources import source_lines

page = open_page(DECISIONS)
_, moment = page.text, page.moment
missions = cache.read_portfolio(moment.version, moment.until).missions
stop_if_empty(page, empty=not missions and not cache.read_team_records(moment.version))

# Which decisions are asked for
names = filter_names(page)
asked, choices = read_asked(names)
shown = [each for each in read_log(page) if asked.wants(each)]

# How many there are, how many wait for somebody, and each of them
finding = decisions_finding(shown, _)
name_page(page, finding)
teams_own = _("Teams decide this themselves; it is told here, and nothing is asked.")
show_html(finding_html(finding, teams_own))
show_filters(page, names, choices)
show_html(
    page.draw(
        "decisions",
        lambda: build_log(
            shown,
            lambda team, code: page.link(RETROSPECTIVE, team=team, contribution=code),
            lambda team: page.link(TEAM, team=team),
            _,
        ),
        f"{asked} {moment.today}",
    )
)
offer_takeaway(
    page,
    lambda: take_about(page, finding),
    {"decisions": lambda: take_decisions(shown, _)},
    {},
    {"decisions": _("What teams decided")},
)
close_page(page, source_lines(moment, _))
