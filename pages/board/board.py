"""The board: are our outputs moving our outcomes? The first screen."""

from components.board import BoardLinks, board_finding, build_board
from components.html import finding_html, show_html
from components.shell import cache
from components.shell.page import close_page, name_page, open_page
from components.shell.problems import stale_words, stop_if_empty
from components.shell.screens import BOARD, MAP, MISSION
from components.sources import source_lines

page = open_page(BOARD)
portfolio = cache.read_portfolio(page.moment.version, page.moment.until)
delivered = cache.read_delivered(page.moment.version, page.moment.until)
evidence = cache.read_evidence(page.moment.version, page.moment.until)
links = BoardLinks(
    mission=lambda code: page.link(MISSION, mission=code),
    indicator=lambda code: page.link(MAP, indicator=code),
)

finding = board_finding(portfolio, delivered, page.text, evidence)
name_page(page, finding)
stop_if_empty(page, empty=not portfolio.missions)
show_html(
    finding_html(finding, stale_words(page.moment.version, page.text)),
    page.draw(
        "board",
        lambda: build_board(
            portfolio, delivered, page.moment, links, page.theme, page.text, evidence
        ),
    ),
)
close_page(page, source_lines(page.moment, page.text))
