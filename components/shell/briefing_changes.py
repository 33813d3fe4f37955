"""What has changed since briefings were frozen."""

from collections.abc import Mapping, Sequence

from components.shell.page import OpenPage
from data.briefings import KeptBriefing


def count_changes(page: OpenPage, kept: Sequence[KeptBriefing]) -> Mapping[str, int]:
    """Return how much has changed since each briefing was frozen, but for superseded ones."""
    return {}
