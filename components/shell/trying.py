"""The line in the head of every screen that says nobody is signed in, and lets roles be tried."""

from collections.abc import Callable, Mapping

import streamlit as st

from components.html import Html, plain, safe
from components.role_words import ROLE_NAMES
from components.shell import cache
from components.shell.actor import keep_trying, may_try, read_trying
from components.shell.widgets import widget_key
from components.show import show_html
from data.moment import Moment
from data.portfolio import Portfolio
from locales import Translator
from locales.alphabet import sort_key
from models.roles import Role


def show_trying(moment: Moment, _: Translator) -> None:
    """Show that roles can be tried and which one is; nothing where they may not be."""
    if not may_try():
        return
    trying = read_trying()
    said = safe(_("Trying roles: nobody is signed in"))
    with st.container(key="trying", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(width="content"):
            show_html(Html(f'<p class="mw-trying">{said}</p>'))
        names = {role.value: _(name) for role, name in ROLE_NAMES.items()}
        _choose("trying_role", _("Role"), names, trying.role.value, keep_trying)
        if trying.role is Role.TEAM:
            teams = team_names(cache.read_portfolio(moment.version, moment.until), _.lang)
            _choose(
                "trying_team",
                _("Team"),
                teams,
                trying.team,
                lambda team: keep_trying(Role.TEAM, team),
            )


def team_names(portfolio: Portfolio, lang: str) -> dict[str, str]:
    """Return the names of all teams that make an output, by code, in the order of their names."""
    outputs = [*portfolio.loose]
    for mission in portfolio.missions:
        linked = (each.output for outcome in mission.outcomes for each in outcome.links)
        outputs += [*mission.loose, *linked]
    names = {each.team.code: plain(each.team.name, lang) for each in outputs}
    return dict(sorted(names.items(), key=lambda named: sort_key(named[1], lang)))


def _choose(
    name: str,
    label: str,
    names: Mapping[str, str],
    chosen: str | None,
    keep: Callable[[str], None],
) -> None:
    """Show a list whose choice is kept in the session and stands in no address."""
    if not names:
        return
    if chosen not in names:
        chosen = next(iter(names))
        keep(chosen)
    key = widget_key(name)
    st.session_state[key] = chosen  # always: on another screen Streamlit takes it for another
    st.selectbox(
        label,
        list(names),
        key=key,
        format_func=lambda code: names.get(code, code),
        on_change=lambda: _keep(key, names, keep),
        label_visibility="collapsed",
        width=320,
    )


def _keep(key: str, names: Mapping[str, str], keep: Callable[[str], None]) -> None:
    chosen = st.session_state[key]
    if chosen in names:
        keep(chosen)
