"""Where the links of the board and of a mission lead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

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
    present
        Of a mission's newest open briefing, or its preview.
    figures
        Of the figures' screen.
    decisions
        Of the log of what teams decided.
    how
        Of how a kind of chart is read.
    board
        Of the board with the choices made now and those given; None takes a choice out.
    """

    mission: Callable[[str], str]
    outcome: Callable[[str], str]
    indicator: Callable[[str, str], str]
    contribution: Callable[[str], str]
    present: Callable[[str], str]
    figures: str
    decisions: str
    how: Callable[[str], str]
    board: Callable[..., str]
