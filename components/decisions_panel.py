"""The log of decisions as a screen: which are asked for, and the lists to choose them by."""

import streamlit as st

from components.decision_words import decision_names, state_names
from components.decisions_log import Asked, LoggedDecision, list_decisions
from components.html import plain
from components.retro_view import name_teams
from components.shell import cache
from components.shell.address import Choice, read_choice
from components.shell.page import OpenPage
from components.shell.problems import show_unknown
from components.shell.widgets import choose_from_list

Names = dict[str, dict[str, str]]


def read_log(page: OpenPage) -> tuple[LoggedDecision, ...]:
    """Return every decision that was taken."""
    version, until, today = page.moment.version, page.moment.until, page.moment.today

    def read() -> tuple[LoggedDecision, ...]:
        return list_decisions(
            cache.read_every_review(version, until),
            cache.read_expectations(version, until),
            cache.read_portfolio(version, until),
            cache.read_evidence(version, until).indicators,
            today,
        )

    return page.draw("decisions log", read, today.isoformat())


def filter_names(page: OpenPage) -> Names:
    """Return what may be chosen, by its name in the address and by code."""
    moment, _ = page.moment, page.text
    missions = cache.read_portfolio(moment.version, moment.until).missions
    return {
        "team": name_teams(cache.read_team_records(moment.version), page.lang),
        "mission": {each.code: plain(each.title, page.lang) for each in missions},
        "decision": decision_names(_),
        "state": state_names(_),
    }


def read_asked(names: Names) -> tuple[Asked, dict[str, Choice]]:
    """Return what the address asks for, and every choice with what of it is not known."""
    choices = {name: read_choice(name, list(known)) for name, known in names.items()}
    return Asked(**{name: choice.code for name, choice in choices.items()}), choices


def show_filters(page: OpenPage, names: Names, choices: dict[str, Choice]) -> None:
    """Show what of the address is not known, and the lists."""
    _ = page.text
    for name, choice in choices.items():
        show_unknown(page, name, choice, names[name])
    labels = {
        "team": _("Team"),
        "mission": _("Mission"),
        "decision": _("Decision"),
        "state": _("What has become of it"),
    }
    with st.container(key="mw-screen-only-decisions"):
        for column, (name, label) in zip(st.columns(4, gap="medium"), labels.items(), strict=True):
            with column:
                choose_from_list(name, label, names[name], placeholder=_("All"))
