"""How much has changed since briefings were frozen."""

from collections.abc import Mapping, Sequence

from components.briefing.since import count_told
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.page import OpenPage
from data.briefings import KeptBriefing

MOST = 12
"""Briefings that are held against what is known now: each takes reading everything it stood on."""


def count_changes(page: OpenPage, kept: Sequence[KeptBriefing]) -> Mapping[str, int]:
    """Return how much has changed since each briefing was frozen.

    Of the newest that nothing has taken the place of; of others their own screens tell it.
    """
    actor, moment = read_actor(), page.moment
    standing = [each for each in kept if each.superseded_by is None]
    changes = {
        each.code: cache.read_changes_since(moment.version, moment.until, actor, each)
        for each in standing[:MOST]
    }
    return {code: count_told(found) for code, found in changes.items() if found is not None}
