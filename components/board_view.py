"""What a board shows once it is filtered: its portfolio, where its outputs stand, its pages."""

from dataclasses import dataclass

from components.board_facts import Known, Standing, list_links, stand_portfolio
from components.board_pages import Part, split_pages
from components.board_selection import Wanted, select
from data.portfolio import Link, Portfolio


@dataclass(frozen=True)
class BoardView:
    """What a board shows once it is filtered.

    Attributes
    ----------
    portfolio
        What matches.
    standings
        Of its outputs; each counts by what it is mainly for in the whole portfolio.
    pages
        At least one.
    """

    portfolio: Portfolio
    standings: tuple[Standing, ...]
    pages: tuple[tuple[Part, ...], ...]
    filtered: bool

    @property
    def links(self) -> tuple[Link, ...]:
        """Every contribution that matches."""
        return tuple(list_links(self.portfolio.missions))

    @property
    def indicators(self) -> frozenset[str]:
        """The indicators that what matches rests on."""
        return frozenset(
            code
            for mission in self.portfolio.missions
            for outcome in mission.outcomes
            for code in outcome.indicators
        )


def board_view(portfolio: Portfolio, known: Known, wanted: Wanted) -> BoardView:
    """Return what of the portfolio is asked for, and where its outputs stand."""
    everything = stand_portfolio(portfolio, known)
    chosen = select(portfolio, everything, wanted)
    shown = {each.output.code for each in stand_portfolio(chosen, known)}
    standings = tuple(each for each in everything if each.output.code in shown)
    return BoardView(chosen, standings, split_pages(chosen), bool(wanted.count))
