"""One link: whether there is more where this was delivered."""

from components.html import plain
from components.link_panel import (
    name_links,
    read_known,
    show_columns,
    show_head,
    show_line,
    show_trail,
    stop_without_links,
)
from components.link_sections import show_sections
from components.link_takeaway import take_link_away
from components.link_top import link_finding
from components.link_view import first_link, link_view
from components.shell.address import read_choice
from components.shell.change_link import show_change_of_link
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import show_stale, show_unknown, stop_if_empty
from components.shell.screens import LINK
from components.sources import boundary_lines, source_lines
from data.expectations import trace_history

page = open_page(LINK)
_ = page.text

# What is chosen
known = read_known(page)
stop_if_empty(page, empty=not known.portfolio.missions and not known.evidence.indicators)
names = name_links(page, known)
stop_without_links(page, names)
opens_on = first_link(known.portfolio, names)
contribution = read_choice("contribution", list(names), opens_on)
code = contribution.code or opens_on
view = page.draw("link view", lambda: link_view(known, code, _), code)
history = trace_history(known.expectations, code)

# What the figures say, and what was expected
name_page(page, f"{plain(view.output.title, page.lang)}: {link_finding(view, _)}")
show_unknown(page, "contribution", contribution, names)
show_trail(page, view)
show_head(page, view, names, opens_on)
show_stale(page)

# The number line, the two maps, and what stands beside them
show_line(page, view)
show_columns(page, view)
show_change_of_link(page, view)

# What opens, and what can be taken away
show_sections(page, view, history)
take_link_away(page, view, history)
close_page(page, source_lines(page.moment, _, [view.facts]) + boundary_lines(_))
