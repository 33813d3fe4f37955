"""The team's own screen: whose, what it is there for, its people, its memory."""

import streamlit as st

from components.html import Html, finding_html, link, plain
from components.link_view import LinkKnown
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.page import OpenPage
from components.shell.screens import DECISIONS, MISSION, OUTCOME, RETROSPECTIVE
from components.shell.sections import show_section
from components.shell.widgets import choose_from_list
from components.show import show_html
from components.team_parts import (
    members_html,
    memory_html,
    money_html,
    people_html,
    purpose_html,
)
from components.team_view import TeamView, team_view
from data.teams import TeamRecord
from models.roles import Action, may


def read_team(page: OpenPage, known: LinkKnown, team: TeamRecord) -> TeamView:
    """Return what is known of a team."""
    version, until = page.moment.version, page.moment.until
    reviews = cache.read_every_review(version, until)
    counts = cache.read_member_counts(version, until, team.code)
    return page.draw(
        "team view", lambda: team_view(known, team, reviews, counts, page.text), team.code
    )


def show_head(page: OpenPage, view: TeamView, teams: dict[str, str]) -> None:
    """Show the team's name, what it is there for, and where else to go."""
    _, team = page.text, view.team
    show_html(finding_html(plain(team.name, page.lang)))
    show_html(
        page.draw(
            "team head",
            lambda: Html(f"{_purpose_html(page, view)}{_links_html(page, view)}"),
            team.code,
        )
    )
    with st.container(key="mw-screen-only-team"), st.columns([2, 3])[0]:
        choose_from_list("team", _("Team"), teams, team.code)


def _purpose_html(page: OpenPage, view: TeamView) -> Html:
    return purpose_html(
        view,
        lambda code: page.link(OUTCOME, outcome=code),
        lambda code: page.link(MISSION, mission=code),
        page.text,
    )


def _links_html(page: OpenPage, view: TeamView) -> Html:
    _, code = page.text, view.team.code
    return Html(
        f'<p class="mw-room mw-below">'
        f"{link(page.link(RETROSPECTIVE, team=code), _('Retrospective'))} · "
        f"{link(page.link(DECISIONS, team=code), _('All its decisions'))}</p>"
    )


def show_team(page: OpenPage, view: TeamView) -> None:
    """Show money against answers, the people as counts, and what was tried and learnt."""
    _, code = page.text, view.team.code

    def made() -> Html:
        memory = memory_html(
            view, lambda each: page.link(RETROSPECTIVE, team=code, contribution=each), _
        )
        return Html(f"{money_html(view, _)}{people_html(view, _)}{memory}")

    show_html(page.draw("team", made, code))


def show_members(page: OpenPage, view: TeamView) -> None:
    """Offer the members' rows to that team and the administrator; to others they are not there."""
    actor, _ = read_actor(), page.text
    if not may(actor, Action.VIEW_MEMBERS, team=view.team.code):
        return
    moment = page.moment

    def show() -> None:
        found = cache.read_members(moment.version, moment.until, actor, view.team.code)
        show_html(members_html(found, _))

    show_section("members", _("The members' rows"), show)
