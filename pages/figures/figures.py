"""The figures: every source, how fresh it is, and what is missing."""

from components.figures_take import offer_figures
from components.figures_view import build_figures, figures_finding
from components.html import finding_html
from components.record_link import build_record_link
from components.shell import cache
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import stop_if_empty
from components.shell.screens import FIGURES, MAP, RECORD
from components.show import show_html
from components.sources import boundary_lines, licence_lines, source_lines

page = open_page(FIGURES)
_ = page.text
sources = cache.read_sources(page.moment.version, page.moment.until)
stop_if_empty(page, empty=not sources)

finding = figures_finding(sources, page.moment, _)
name_page(page, finding)
show_html(
    finding_html(finding),
    page.draw(
        "figures",
        lambda: build_figures(sources, page.moment, lambda code: page.link(MAP, indicator=code), _),
    ),
    build_record_link(page.link(RECORD), _),
)
offer_figures(page, sources)
close_page(
    page,
    licence_lines((each.facts for each in sources), _)
    + source_lines(page.moment, _)
    + boundary_lines(_),
)
