"""The server is killed while somebody saves: all of it is there or nothing, and nothing is lost."""

import json
import random
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from components.shell.screens import RETROSPECTIVE
from data.audit import audit_store
from data.drafts import read_draft, review_draft
from data.entry import ENTER, Entry, read_entry_rows, save_entries
from data.judgements import is_stale, list_evidence, list_signals
from data.moment import get_moment
from data.pack.schema import SCHEMAS
from data.record import list_record
from data.store import Store
from evidence.judge import judge_store
from models.roles import Actor, Role
from tests.browser.killing import (
    LINK,
    TEAM,
    TIMES,
    Saving,
    decide,
    deliver,
    kill_while_saving,
    list_fields,
    look_at,
    rename,
    time_and_kill,
)
from tests.fixtures.servers import Server, serve

SHEETS = ("outputs", "deliveries", "contributions", "reviews")
SIDES = ("before", "after")
WRITER = Actor("Somebody", frozenset({Role.TEAM}), TEAM)

Row = Mapping[str, str]
Fate = tuple[bool, bool]
"""Of a save: whether it is there, and whether the screen had told so."""
SAVES: dict[str, list[Saving]] = {
    "enter": [(rename if at % 3 == 2 else deliver)(at) for at in range(TIMES)],
    "retrospective": [decide(at, pivots=at % 2 == 0) for at in range(TIMES)],
}


def read_rows(store: Store) -> dict[tuple[str, str], Row]:
    """Return every row of what a team enters, by sheet and key."""
    with store.read() as connection:
        return {
            (sheet, "/".join(row[name] for name in SCHEMAS[sheet].keys)): row
            for sheet in SHEETS
            for row in read_entry_rows(connection, sheet)
        }


def read_record(store: Store) -> list[dict[str, Any]]:
    with store.read() as connection:
        return [entry for entry in list_record(connection) if entry["action"] == ENTER]


def expect_whole(store: Store) -> None:
    """Hold that the database is sound, and that the record is one chain to its end."""
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert audit_store(connection).holds


def judgements(store: Store) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """Return everything that is judged by now, once it is brought up to date."""
    judge_store(store, WRITER)
    with store.read() as connection:
        assert not is_stale(connection)
        until = get_moment(connection).until
        evidence, signals = list_evidence(connection, until), list_signals(connection, until)
    documents = {code: each.document for code, each in evidence.items()}
    return documents, {key: each.document for key, each in signals.items()}


@dataclass
class Ledger:
    """What a store held before a save, and every save that it has kept."""

    url: str
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    recorded: int = 0
    kept: list[list[Entry]] = field(default_factory=list)

    def open(self) -> None:
        """Take down what there is before anything is saved."""
        store = Store(self.url)
        self.rows, self.recorded = read_rows(store), len(read_record(store))
        store.close()

    def take_in(self, saving: Saving) -> bool:
        """Hold that a save is there entirely or not at all; return whether it is."""
        store = Store(self.url)
        expect_whole(store)
        rows, record = read_rows(store), read_record(store)
        changed = {key: row for key, row in rows.items() if row != self.rows.get(key)}
        counts = {sheet: sum(key[0] == sheet for key in changed) for sheet in SHEETS}
        assert {sheet: count for sheet, count in counts.items() if count} in ({}, saving.rows)
        assert all(saving.mark in row.values() for row in changed.values())
        assert self.rows.keys() <= rows.keys()
        self.expect_recorded(changed, record[self.recorded :])
        self.expect_draft(store, saving, saved=bool(changed))
        if changed:
            self.kept.append(
                [Entry(key[0], row, self.rows.get(key)) for key, row in changed.items()]
            )
        self.rows, self.recorded = rows, len(record)
        store.close()
        return bool(changed)

    def expect_recorded(
        self, changed: Mapping[tuple[str, str], Row], record: Sequence[Mapping[str, Any]]
    ) -> None:
        """Hold that the record speaks of what has changed, and of nothing else."""
        said = {
            (each["sheet"], each["key"]): [json.loads(each[side] or "{}") for side in SIDES]
            for each in record
        }
        assert len(said) == len(record)
        assert said == {key: self.sides(key, row) for key, row in changed.items()}

    def sides(self, key: tuple[str, str], row: Row) -> list[dict[str, str | None]]:
        """Return what is recorded of a row: whole if it is new, else what differs."""
        before = self.rows.get(key)
        if before is None:
            return [{}, {name: text or None for name, text in row.items()}]
        names = [name for name, text in row.items() if text != before[name]]
        return [{name: side[name] or None for name in names} for side in (before, row)]

    @staticmethod
    def expect_draft(store: Store, saving: Saving, *, saved: bool) -> None:
        """Hold that what was typed is there to be saved as long as it is not, and no longer."""
        with store.read() as connection:
            draft = read_draft(connection, review_draft(LINK))
        kept = {name: text.said for name, text in draft.items()}
        if not saved:
            assert kept | saving.draft == kept
        elif saving.draft:
            assert set(kept.values()) == {""}


def expect_shown(server: Server, saving: Saving, *, saved: bool) -> None:
    """Hold that the screen shows a save if it is there, and else what is left of it."""
    run = look_at(server, saving)
    assert run.broken == 0
    fields = set(list_fields(run))
    if saving.screen is RETROSPECTIVE:
        assert run.holds(saving.mark) == saved
        assert saved or saving.mark in fields
    else:
        assert (saving.mark in fields) == saved


@pytest.mark.parametrize("screen", SAVES)
def test_a_server_killed_while_somebody_saves_keeps_all_of_it_or_nothing(
    screen: str, judged_file: Path, tmp_path: Path
) -> None:
    chance = random.Random(f"{screen} 20261128")
    url = f"sqlite:///{shutil.copy(judged_file, tmp_path / 'store.sqlite')}"
    first, *others = SAVES[screen]
    ledger = Ledger(url)
    ledger.open()
    with serve(url, tmp_path, TRY_ROLES="1") as server:
        store = Store(url)
        timing = time_and_kill(server, store, first)
        store.close()
    last, told, fates = first, True, list[Fate]()
    for saving, moment in zip(others, timing.draw_moments(chance), strict=True):
        with serve(url, tmp_path, TRY_ROLES="1") as server:
            fates.append((ledger.take_in(last), told))
            expect_shown(server, last, saved=fates[-1][0])
            told = kill_while_saving(server, saving, moment)
            last = saving
    with serve(url, tmp_path, TRY_ROLES="1") as server:
        fates.append((ledger.take_in(last), told))
        expect_shown(server, last, saved=fates[-1][0])
    print(screen, timing, fates)
    assert all(saved for saved, told in fates if told)
    assert {saved for saved, _told in fates} == {True, False}
    assert len(fates) == TIMES
    expect_undisturbed(ledger, judged_file, tmp_path)


def expect_undisturbed(ledger: Ledger, judged_file: Path, folder: Path) -> None:
    """Hold that a store on which the same was saved in peace is no other."""
    killed = Store(ledger.url)
    calm = Store(f"sqlite:///{shutil.copy(judged_file, folder / 'calm.sqlite')}")
    for entries in ledger.kept:
        save_entries(calm, WRITER, entries, "en")
    assert read_rows(calm) == read_rows(killed) == ledger.rows
    assert judgements(calm) == judgements(killed)
    for store in (calm, killed):
        store.close()
