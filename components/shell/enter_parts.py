"""The parts of the screen on which people enter what is theirs."""

from collections.abc import Mapping, Sequence

from components.entering.labels import SHEETS
from components.entering.lists import ADD, build_list
from components.entering.names import Names, standing
from components.html import Html, link, plain, safe
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import read_choice
from components.shell.enter_deliveries import show_deliveries
from components.shell.enter_form import list_open, read_names, show_form
from components.shell.page import OpenPage
from components.shell.problems import show_unknown
from components.shell.screens import ENTER
from components.shell.widgets import choose_segment
from components.show import show_html
from data.ownership import ASKED_FOR, has_role_for
from models.roles import Actor

OF_THE_SHEET = ("key", "new", "period")
"""Choices that go when something else is entered: they belonged to what was."""


def list_sheets(actor: Actor) -> list[str]:
    """Return what somebody may enter, in the order in which it hangs together."""
    return [sheet for sheet in SHEETS if has_role_for(actor, ASKED_FOR[sheet])]


def enter_heading(page: OpenPage, actor: Actor) -> str:
    """Return the one title of the screen."""
    _ = page.text
    if actor.team is None:
        return _("Enter what is yours to change")
    teams = cache.read_teams(page.moment.version)
    name = teams.get(actor.team)
    said = plain(name, page.lang) if name else actor.team
    return _("Enter what is yours to change: {team}", team=said)


def choose_sheet(page: OpenPage, sheets: Sequence[str]) -> str:
    """Let somebody choose what to enter; return it."""
    _ = page.text
    titles = {sheet: _(SHEETS[sheet]) for sheet in sheets}
    choice = read_choice("sheet", sheets, sheets[0])
    show_unknown(page, "sheet", choice, titles)
    choose_segment("sheet", _("What to enter"), titles, sheets[0], OF_THE_SHEET)
    return choice.code or sheets[0]


def show_entering(page: OpenPage, sheet: str) -> None:
    """Show the list, or the form of one row or of a new one."""
    actor, names = read_actor(), read_names(page)
    called = "outputs" if sheet == "deliveries" else sheet
    rows = list_open(called, names, actor.team)
    titles = {key: names.title(called, row) for key, row in rows.items()}
    choice = read_choice("key", list(rows))
    show_unknown(page, "key", choice, titles)
    new = sheet != "deliveries" and read_choice("new", ["1"]).code is not None
    if choice.code is None and not new:
        _show_list(page, sheet, rows, names)
        return
    _ = page.text
    title = titles[choice.code] if choice.code else _(ADD[sheet])
    back = link(page.link(ENTER, sheet=sheet), _(SHEETS[sheet]))
    show_html(Html(f'<p class="mw-crumbs mw-gap">{back}</p><h2>{safe(title)}</h2>'))
    if sheet == "deliveries":
        show_deliveries(page, choice.code or "", names)
    else:
        show_form(page, sheet, choice.code, names)


def _show_list(
    page: OpenPage, sheet: str, rows: Mapping[str, Mapping[str, str]], names: Names
) -> None:
    new = None if sheet == "deliveries" else page.link(ENTER, sheet=sheet, new="1")
    if sheet == "contributions":
        rows = {row["contribution"]: row for row in standing(list(rows.values()))}
    show_html(
        build_list(
            sheet,
            rows,
            lambda key: page.link(ENTER, sheet=sheet, key=key),
            new,
            names,
            page.text,
        )
    )
