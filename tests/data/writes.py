"""The smallest honest write, for tests; as a program it writes many, or dies in the middle.

``python -m tests.data.writes many URL NAME COUNT`` · ``python -m tests.data.writes hang URL``
"""

import sys
import time

from sqlalchemy import insert

from data.store import Store
from models import About
from models.columns import table_of
from models.roles import Action, operator

ABOUT = table_of(About)


def write_about(store: Store, key: str, value: str = "a value") -> None:
    """Add one row, and record it."""
    with store.write(operator("Tester"), Action.IMPORT_PACK) as writer:
        writer.connection.execute(insert(ABOUT).values(key=key, value=value))
        writer.record("import", key, sheet="about", after={"key": key, "value": value})


def write_many(url: str, name: str, count: int) -> None:
    """Write one after another, from the moment a line is read, waiting for who else writes."""
    store = Store(url)
    store.version()
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(count):
        write_about(store, f"{name}-{number}")


def hang_in_a_write(url: str) -> None:
    """Stop in the middle of a write, with its rows out of memory and on their way."""
    store = Store(url)
    with store.write(operator("Tester"), Action.IMPORT_PACK) as writer:
        rows = [{"key": f"half-{number}", "value": "x" * 2000} for number in range(4000)]
        writer.connection.execute(insert(ABOUT), rows)
        writer.record("import", "half")
        print("in the middle", flush=True)
        time.sleep(600)


if __name__ == "__main__":
    if sys.argv[1] == "many":
        write_many(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        hang_in_a_write(sys.argv[2])
