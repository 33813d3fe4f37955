"""Killed at any moment: the store is whole, the record holds, a save is all there or not at all.

The app itself is killed in `tests/browser/test_killed.py`; here a process that does nothing but
save, on either database.
"""

import json
import random
import subprocess
import sys
from contextlib import suppress

import pytest
from sqlalchemy import select

from data.audit import audit_store
from data.entry import ENTER
from data.record import list_record
from data.store import Store
from models.columns import metadata
from tests.data.entering import fill_two_teams
from tests.evidence.entering_forever import list_entries
from tests.fixtures.servers import ROOT
from tests.fixtures.stores import BACKENDS, Databases

TIMES = {"sqlite": 3, "postgres": 6}
LONGEST = 0.25
"""Seconds from one save that was seen to the kill: some saves and judgings long."""
TABLES = {"outputs": "output", "contributions": "contribution", "deliveries": "output"}


def kill_while_saving(url: str, first: int, chance: random.Random) -> int:
    """Kill a process at a random moment of its saving; return the last save that it reported."""
    command = [sys.executable, "-m", "tests.evidence.entering_forever", url, str(first)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    with suppress(subprocess.TimeoutExpired):
        process.wait(chance.uniform(0, LONGEST))
    assert process.poll() is None
    process.kill()
    told, _nothing = process.communicate()
    return max((int(line) for line in told.splitlines()), default=first - 1)


def rows_there(store: Store) -> dict[int, int]:
    """Return how many rows of each save are in the tables."""
    found: dict[int, int] = {}
    with store.read() as connection:
        for table, column in TABLES.items():
            for key in connection.execute(select(metadata.tables[table].c[column])).scalars():
                if key.startswith("killed-"):
                    number = int(key.removeprefix("killed-"))
                    found[number] = found.get(number, 0) + 1
    return found


def rows_recorded(store: Store) -> dict[int, int]:
    """Return how many rows of each save the record speaks of."""
    found: dict[int, int] = {}
    with store.read() as connection:
        for entry in list_record(connection):
            if entry["action"] == ENTER:
                after = json.loads(entry["after"])
                number = int((after.get("output") or "").removeprefix("killed-"))
                found[number] = found.get(number, 0) + 1
    return found


@pytest.mark.parametrize("backend", BACKENDS)
def test_whatever_is_killed_while_it_saves_leaves_a_whole_store(
    backend: str, request: pytest.FixtureRequest
) -> None:
    databases: Databases = request.getfixturevalue(f"{backend}_databases")
    chance = random.Random(20261128)
    with databases.opened(databases.make_migrated()) as store:
        fill_two_teams(store)
        url = store.url.render_as_string(hide_password=False)
        next_number, reported = 1, set[int]()
        for _time in range(TIMES[backend]):
            last = kill_while_saving(url, next_number, chance)
            reported |= set(range(next_number, last + 1))
            with store.read() as connection:
                assert audit_store(connection).holds
            there = rows_there(store)
            assert set(there.values()) <= {len(list_entries(0))}
            assert rows_recorded(store) == there
            assert reported <= set(there)
            next_number = max([*there, 0]) + 1
        assert next_number > 1
