"""Where the links of the board and of a mission lead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from components.shell.page import OpenPage
from components.shell.screens import BOARD, FIGURES, LINK, METHOD, MISSION, OUTCOME

Choices = Mapping[str, str | None]


@dataclass(frozen=True)
class BoardLinks:
    """Addresses, in the reader's language.

    Attributes
    ----------
    mission, outcome, contribution
        Of that thing's own screen.
    indicator
        Of an outcome's screen, showing one of its indicators.
    figures
        Of the figures' screen.
    how
        Of how a kind of chart is read.
    board
        Of the board with the choices made now and those given; None takes a choice out.
    """

    mission: Callable[[str], str]
    outcome: Callable[[str], str]
    indicator: Callable[[str, str], str]
    contribution: Callable[[str], str]
    figures: str
    how: Callable[[str], str]
    board: Callable[..., str]


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
        figures=page.link(FIGURES),
        how=lambda kind: page.link(METHOD, chart=kind),
        board=lambda **given: page.link(BOARD, **{**choices, **given}),
    )
