"""The briefings: those that are kept, with their files, and a new one to compose and freeze."""

from components.briefing_room import build_kept, build_now, room_finding
from components.html import finding_html
from components.shell import cache
from components.shell.address import Choice, read_choice, read_several
from components.shell.briefing_changes import count_changes
from components.shell.briefing_compose import OF_THE_MISSIONS, show_compose
from components.shell.briefing_room import (
    list_kept,
    mission_titles,
    room_links,
    show_picked,
    show_said,
)
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import show_unknown, stop_if_empty
from components.shell.screens import BRIEFINGS
from components.shell.sections import show_section
from components.shell.widgets import choose_several_of_few
from components.show import show_html
from components.sources import source_lines

page = open_page(BRIEFINGS)
_, moment = page.text, page.moment
missions = cache.read_portfolio(moment.version, moment.until).missions
stop_if_empty(page, empty=not missions)

# Of which missions, and which briefing
titles = mission_titles(missions, page.lang)
asked = read_several("mission", list(titles))
kept = list_kept(page, asked.codes)
names = {each.code: each.title.in_language(page.lang)[0] for each in kept}
briefing = read_choice("briefing", list(names), next(iter(names), None))
links = room_links(page, asked.codes)

# How many there are, and what is presented now
finding = room_finding(kept, _)
name_page(page, finding)
show_html(finding_html(finding))
show_said()
show_unknown(page, "mission", Choice(None, asked.unknown), titles)
show_unknown(page, "briefing", briefing, names)
choose_several_of_few("mission", _("Missions (all, while none is chosen)"), titles, OF_THE_MISSIONS)
changed = count_changes(page, kept)
show_html(
    build_now(missions, kept, links, _),
    build_kept(kept, titles, changed, links, briefing.code, _),
)
show_picked(page, briefing.code, kept, titles, links)

# A new one
show_section(
    "new",
    _("Make a new briefing"),
    lambda: show_compose(page, {code: titles[code] for code in asked.codes}),
)
close_page(page, source_lines(moment, _))
