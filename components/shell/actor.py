"""Who is looking: the one place that answers it, asked again in every run.

There is no sign-in yet: whoever looks is a viewer, or tries a role where that is allowed. A name
that has been signed in with comes first, here, once there is one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.shell import cache
from components.shell.served import read_served
from components.shell.trial import refuse_trial
from data.settings import settings
from models.roles import Actor, Role

TRYING = "trying"
"""In the session and never in the address: an address must not hand out rights."""
VISITOR = "Visitor · Ymwelydd"
"""The name of whoever is not signed in, in the record and beside a comment: it is kept for ever,
so it is in both languages."""


@dataclass(frozen=True)
class Trying:
    """The role that somebody tries, and of which team where it is a team's."""

    role: Role = Role.VIEWER
    team: str | None = None


def read_actor() -> Actor:
    """Return who is looking."""
    if not may_try():
        return Actor(VISITOR)
    trying = read_trying()
    team = trying.team if trying.role is Role.TEAM else None
    return Actor(VISITOR, frozenset({Role.VIEWER, trying.role}), team)


def may_try() -> bool:
    """Return whether this visitor may try roles; asked anew in every run."""
    if not settings().try_roles:
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
