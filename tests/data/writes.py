"""The smallest honest write, for tests; as a program it writes many, or dies in the middle.

``python -m tests.data.writes many URL NAME COUNT`` · ``python -m tests.data.writes hang URL``
"""

import sys
import time
from typing import Any

from sqlalchemy import insert

from data.store import Store
from models import Mission
from models.columns import table_of
from models.roles import Action, operator
from tests.models.world import WORLD

MISSIONS = table_of(Mission)


def mission(key: str, **changes: Any) -> dict[str, Any]:
    """Return a good row."""
    return WORLD["missions"] | {"mission": key} | changes


def write_mission(store: Store, key: str) -> None:
    """Add one row, and record it."""
    row = mission(key)
    with store.write(operator("Tester"), Action.IMPORT_PACK) as writer:
        writer.connection.execute(insert(MISSIONS).values(row))
        writer.record("import", key, sheet="missions", after=row)


def write_many(url: str, name: str, count: int) -> None:
    """Write one after another, from the moment a line is read, waiting for who else writes."""
    store = Store(url)
    store.version()
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(count):
        write_mission(store, f"{name}-{number}")


def hang_in_a_write(url: str) -> None:
    """Stop in the middle of a write, with its rows out of memory and on their way."""
    store = Store(url)
    with store.write(operator("Tester"), Action.IMPORT_PACK) as writer:
        rows = [mission(f"half-{number}", why_en="x" * 2000) for number in range(4000)]
        writer.connection.execute(insert(MISSIONS), rows)
        writer.record("import", "half")
        print("in the middle", flush=True)
        time.sleep(600)


if __name__ == "__main__":
    if sys.argv[1] == "many":
        write_many(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        hang_in_a_write(sys.argv[2])
