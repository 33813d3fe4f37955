"""The board: are our outputs moving our outcomes? The first screen."""

from components.board import board_finding, board_heading, build_board
from components.board_beside import read_beside
from components.board_filters import (
    filter_label,
    filter_names,
    filter_note,
    read_asked,
    show_filters,
    show_unknown_choices,
)
from components.board_pages import page_names
from components.board_sentences import say_busy
from components.board_take import take_grid, take_rows
from components.board_view import board_view
from components.palette import PALETTES
from components.shell import cache
from components.shell.address import read_choice
from components.shell.board_links import board_links
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import show_unknown, stale_words, stop_if_empty
from components.shell.screens import BOARD
from components.shell.sections import show_section
from components.shell.take_about import take_about
from components.shell.takeaway import offer_takeaway
from components.show import show_html
from components.sources import source_lines

page = open_page(BOARD)
_, palette, moment = page.text, PALETTES[page.theme], page.moment
key = moment.version, moment.until
portfolio, known = cache.read_portfolio(*key), cache.read_board_facts(*key)
stop_if_empty(page, empty=not portfolio.missions)

# What is asked for
names = page.draw("board filters", lambda: filter_names(portfolio, cache.read_judged_days(*key), _))
asked = read_asked(names)
view = page.draw("board view", lambda: board_view(portfolio, known, asked.wanted), repr(asked))
pages = page_names(view.pages, _)
number = read_choice("page", list(pages))
links = board_links(page, asked.choices | {"page": number.code})

# The finding
finding = board_finding(view, _)
name_page(page, finding)
note = filter_note(asked.wanted, names, links, _)
show_html(board_heading(view, note, stale_words(moment, _), links, _))
show_unknown_choices(page, asked, names)
show_unknown(page, "page", number, pages)
show_section("filter", filter_label(asked.wanted, _), lambda: show_filters(names, _))


# Every mission with its outputs, the grid, and what waits for somebody
show_html(
    page.draw(
        "board",
        lambda: build_board(
            view, int(number.code or 1), known, read_beside(page, asked, names), links, palette, _
        ),
        f"{asked} {number.code}",
    )
)

offer_takeaway(
    page,
    lambda: take_about(page, finding),
    {
        "board": lambda: take_rows(view.portfolio, known, finding, _),
        "grid": lambda: take_grid(view.standings, say_busy(view.standings, _), _),
    },
    {},
    {"board": _("Every contribution with its three facts"), "grid": say_busy(view.standings, _)},
)
close_page(page, source_lines(moment, _))
