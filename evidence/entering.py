"""Entering rows, and judging afterwards what the figures then say, as after an import."""

from collections.abc import Sequence

from data.entry import Entry, EntryResult, save_entries
from data.store import Store
from evidence.judge import judge_store
from models.roles import Actor


def enter(store: Store, actor: Actor, entries: Sequence[Entry], lang: str) -> EntryResult:
    """Save entries and judge what they change; what is saved stays, whatever the judging does.

    Raises
    ------
    PackProblems, ChangedMeanwhile, NotAllowed
        As :func:`data.entry.save_entries`.
    """
    result = save_entries(store, actor, entries, lang)
    if result.changed:
        judge_store(store, actor)
    return result
