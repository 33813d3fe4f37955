"""Who is looking: the one place that answers it, asked again in every run and for every write.

Where people sign in it is who they signed in as, with the roles they have at this moment. Where
nobody does, whoever looks is a viewer, or tries a role where that is allowed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.shell import cache
from components.shell.identity import VISITOR, read_visitor
from components.shell.served import read_served
from components.shell.trial import refuse_trial
from data.settings import settings
from data.sign_in import sign_in
from models.roles import Action, Actor, Role, require

TRYING = "trying"
"""In the session and never in the address: an address must not hand out rights."""


@dataclass(frozen=True)
class Trying:
    """The role that somebody tries, and of which team where it is a team's."""

    role: Role = Role.VIEWER
    team: str | None = None


def read_actor() -> Actor:
    """Return who is looking, by the store as it is now."""
    signs_in = sign_in()
    if signs_in is not None:
        return read_visitor(signs_in).actor
    if not may_try():
        return Actor(VISITOR)
    trying = read_trying()
    team = trying.team if trying.role is Role.TEAM else None
    return Actor(VISITOR, frozenset({Role.VIEWER, trying.role}), team)


def require_actor(action: Action, *, team: str | None = None) -> Actor:
    """Return who is about to write, looked up at this moment and not at the start of the run.

    Every write from a screen gets its actor here; the store looks once more as it writes.

    Raises
    ------
    NotAllowed
        Where they may not do `action`, or have been signed out.
    """
    actor = read_actor()
    require(actor, action, team=team)
    return actor


def may_try() -> bool:
    """Return whether this visitor may try roles; asked anew in every run."""
    if sign_in() is not None or not settings().try_roles:
        return False
    only = cache.read_demonstration_only(cache.read_moment().version)
    return refuse_trial(True, read_served(), read_headers(), only) is None


def read_headers() -> Mapping[str, Sequence[str]]:
    """Return the headers of the request that opened this session, by name."""
    headers = st.context.headers
    return {name: headers.get_all(name) for name in headers}


def read_trying() -> Trying:
    """Return what is tried in this session; what is no role is none."""
    held = st.session_state.get(TRYING)
    return held if isinstance(held, Trying) and held.role in set(Role) else Trying()


def keep_trying(role: str, team: str | None = None) -> None:
    """Keep what is tried for as long as the session lasts; what is no role changes nothing."""
    if role in set(Role):
        st.session_state[TRYING] = Trying(Role(role), team)
