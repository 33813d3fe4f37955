"""How is this judged? The method for who is no statistician, and how each chart is read."""

from components.how_to_read import kind_names
from components.method_examples import find_examples
from components.method_view import show_kinds, show_method, show_reading, show_takeaway
from components.shell import cache
from components.shell.address import read_choice
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import show_unknown
from components.shell.screens import LINK, METHOD
from components.sources import source_lines

page = open_page(METHOD)
_ = page.text
version, until = page.moment.version, page.moment.until

# What is chosen: one kind of chart, or the whole method
names = kind_names(_)
chart = read_choice("chart", list(names))
name_page(page, names.get(chart.code or "", ""))
show_unknown(page, "chart", chart, names)

# The method, with examples from the store where it holds any
examples = page.draw(
    "method examples",
    lambda: find_examples(
        cache.read_portfolio(version, until),
        cache.read_evidence(version, until),
        lambda contribution: page.link(LINK, contribution=contribution),
        page.lang,
    ),
)
if chart.code:
    show_reading(page, chart.code)
else:
    show_method(page, examples)
show_kinds(page, chart.code)
show_takeaway(page, examples, chart.code)
close_page(page, source_lines(page.moment, _))
