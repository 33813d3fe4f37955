"""The links of the board and of a mission, as addresses of a page that is open."""

from components.board_links import BoardLinks, Choices
from components.shell.page import OpenPage
from components.shell.screens import (
    BOARD,
    DECISIONS,
    FIGURES,
    LINK,
    METHOD,
    MISSION,
    OUTCOME,
    PRESENT,
)


def board_links(page: OpenPage, choices: Choices) -> BoardLinks:
    """Return where links lead from a page.

    Parameters
    ----------
    choices
        What is chosen on the board, by name in the address.
    """
    return BoardLinks(
        mission=lambda code: page.link(MISSION, mission=code),
        outcome=lambda code: page.link(OUTCOME, outcome=code),
        indicator=lambda outcome, code: page.link(OUTCOME, outcome=outcome, indicator=code),
        contribution=lambda code: page.link(LINK, contribution=code),
        present=lambda code: page.link(PRESENT, mission=code),
        figures=page.link(FIGURES),
        decisions=page.link(DECISIONS),
        how=lambda kind: page.link(METHOD, chart=kind),
        board=lambda **given: page.link(BOARD, **{**choices, **given}),
    )
