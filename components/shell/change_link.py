"""The way from what is read to where it is changed: for those who may change it, nobody else."""

from components.html import Html, link
from components.link_view import LinkView
from components.shell.actor import read_actor
from components.shell.page import OpenPage
from components.shell.screens import ENTER
from components.show import show_html
from data.ownership import ASKED_FOR, has_role_for
from data.portfolio import Portfolio
from locales import Translator, mark
from models.roles import may

WORDS = {
    "missions": mark("Change this mission"),
    "outcomes": mark("Change this outcome"),
    "indicators": mark("Change this indicator"),
    "contributions": mark("Change what is expected"),
    "deliveries": mark("Enter deliveries"),
}


def show_change(page: OpenPage, *wanted: tuple[str, str | None], team: str | None = None) -> None:
    """Show a link to each form that the reader may save; nothing where that is none.

    Parameters
    ----------
    wanted
        Sheets and what their rows are known by; None leads to the list.
    team
        Whose they are, where they are a team's.
    """
    actor, _ = read_actor(), page.text
    links = [
        link(page.link(ENTER, sheet=sheet, key=key), _words(sheet, _))
        for sheet, key in wanted
        if (
            has_role_for(actor, ASKED_FOR[sheet])
            if key is None
            else may(actor, ASKED_FOR[sheet], team=team)
        )
    ]
    if links:
        show_html(Html(f'<p class="mw-gap">{" · ".join(str(each) for each in links)}</p>'))


def show_change_of_link(page: OpenPage, view: LinkView) -> None:
    """Show the way to change what is expected, while it stands, and to enter deliveries."""
    output = view.output
    expected = [("contributions", view.expectation.code)] if view.expectation.stands else []
    show_change(page, *expected, ("deliveries", output.code), team=output.team.code)


def to_change(
    portfolio: Portfolio, outcome: str | None, indicator: str | None
) -> list[tuple[str, str | None]]:
    """Return what can be changed of an outcome; what is context only has none."""
    outcomes = {each.code for mission in portfolio.missions for each in mission.outcomes}
    found: list[tuple[str, str | None]] = [("outcomes", outcome)] if outcome in outcomes else []
    return [*found, ("indicators", indicator)]


def _words(sheet: str, _: Translator) -> str:
    return _(WORDS[sheet])
