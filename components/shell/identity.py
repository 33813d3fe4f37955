"""Who has signed in: what the browser says, held against the store as it is at this moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import streamlit as st

from components.shell import cache
from components.shell.claims import Refusal, read_claims
from components.shell.store import app_store
from data.sign_in import SignInSettings
from data.standing import actor_of
from models.roles import Actor, Role

VISITOR = "Visitor · Ymwelydd"
"""The name of whoever is not signed in, in the record and beside a comment: it is kept for ever,
so it is in both languages."""


class Known(StrEnum):
    """What somebody who has signed in is to the store."""

    UNKNOWN = "unknown"
    KNOWN = "known"


@dataclass(frozen=True)
class Visitor:
    """Who looks at a screen: why they are nobody, or whether the store knows them; and what as."""

    standing: Refusal | Known
    actor: Actor


def read_visitor(settings: SignInSettings) -> Visitor:
    """Return who looks, by what they signed in with and the store as it is now."""
    everybody = frozenset({Role.VIEWER}) if settings.public_view else frozenset()
    now = datetime.now(UTC)
    found = read_claims(read_identity(), settings, now)
    if isinstance(found, Refusal):
        return Visitor(found, Actor(VISITOR, everybody))
    standing = cache.read_standing_of(app_store().version(), found.person)
    if not standing.counts(found, now):
        return Visitor(Refusal.ENDED, Actor(VISITOR, everybody))
    known = standing.facts is not None and standing.facts.roles
    return Visitor(Known.KNOWN if known else Known.UNKNOWN, actor_of(found, standing, everybody))


def read_identity() -> Mapping[str, Any]:
    """Return the claims that the browser brought as it connected; empty where it has no cookie."""
    return st.user.to_dict()
