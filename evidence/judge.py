"""The one module that reads panels from the store, judges them, and saves what came of it.

Only what changed is judged again: every result carries the fingerprint of all it was made from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.clock import released_until
from data.judgements import (
    Judgement,
    is_stale,
    list_evidence,
    list_releases_to_come,
    list_signals,
    read_version,
    save_judgements,
)
from data.pack.progress import Progress, quiet
from data.store import Snapshot, Store
from evidence.judge_links import judge_every_link
from evidence.judge_series import judge_every_series
from evidence.reading import Case, read_case, read_case_of
from evidence.reading_series import series_areas
from models.area import WALES
from models.roles import Action, Actor


@dataclass(frozen=True)
class Judged:
    """What the method makes of the store as at a date.

    `evidence` and `signals` are documents, by contribution and by (indicator, area); `judged`
    counts what was worked out anew.
    """

    as_at: date
    evidence: Mapping[str, dict[str, Any]]
    signals: Mapping[tuple[str, str], dict[str, Any]]
    judged: int


@dataclass(frozen=True)
class _Given:
    """What is judged as at a date, and what was judged of it before."""

    case: Case
    evidence: Mapping[str, Judgement]
    signals: Mapping[tuple[str, str], Judgement]


def judge_store(
    store: Store, actor: Actor, *, workers: int = 1, progress: Progress = quiet
) -> Judged:
    """Judge everything, save what is new, and return what holds now.

    Also judged is each day on which figures that are in the store already will be released, so
    that their results are there when they are.

    Parameters
    ----------
    workers
        Processes that links are spread over; the results are the same bytes with any number.

    Raises
    ------
    NotAllowed
        Where `actor` may not judge.
    """
    with store.read() as connection:
        now = released_until(connection)
        later = list_releases_to_come(connection, now)
    found = [_judge_as_at(store, actor, day, workers, progress) for day in (now, *later)]
    return found[0]


def _judge_as_at(
    store: Store, actor: Actor, as_at: date, workers: int, progress: Progress
) -> Judged:
    with store.read() as connection:
        given, version = _read_given(connection, as_at), read_version(connection)
    judged, new_evidence, new_signals = _judge(given, workers, progress)
    if judged.judged or _is_behind(store):
        with store.write(actor, Action.JUDGE) as writer:
            save_judgements(writer, new_evidence, new_signals, version)
    return judged


def judge_snapshot(connection: Snapshot, as_at: date) -> Judged:
    """Judge one state of a store as at a date, and save nothing."""
    return _judge(_read_given(connection, as_at), 1, quiet)[0]


def _read_given(connection: Snapshot, as_at: date) -> _Given:
    case = read_case_of(connection, as_at)
    return _Given(case, list_evidence(connection, as_at), list_signals(connection, as_at))


def _judge(
    given: _Given, workers: int, progress: Progress
) -> tuple[Judged, list[Judgement], list[Judgement]]:
    """Return what holds, and what of it is new: evidence, and signals."""
    case = given.case
    every = [(code, area) for code in case.series for area in series_areas(case, code)]
    signals, new_signals = judge_every_series(case, every, given.signals, progress)
    evidence, new_evidence = judge_every_link(case, signals, given.evidence, workers, progress)
    judged = Judged(case.as_at, evidence, signals, len(new_signals) + len(new_evidence))
    return judged, new_evidence, new_signals


def judge_links_as_at(
    store: Store, actor: Actor, as_at: date, workers: int = 1, progress: Progress = quiet
) -> None:
    """Judge and save every link as known on a day, and the Wales series that they hang on.

    Raises
    ------
    NotAllowed
        Where `actor` may not judge.
    """
    case = read_case(store, as_at)
    with store.read() as connection:
        known_signals = list_signals(connection, as_at, area=WALES)
        known = list_evidence(connection, as_at)
    linked = {each.indicator for each in case.registrations}
    wanted = [(code, WALES) for code in sorted(linked) if WALES in series_areas(case, code)]
    signals, new_signals = judge_every_series(case, wanted, known_signals, progress)
    _found, new = judge_every_link(case, signals, known, workers, progress)
    if new or new_signals:
        with store.write(actor, Action.JUDGE) as writer:
            save_judgements(writer, new, new_signals)


def _is_behind(store: Store) -> bool:
    with store.read() as connection:
        return is_stale(connection)
