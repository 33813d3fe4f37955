"""A process that saves one thing after another, as a screen does, until it is killed.

``python -m tests.evidence.entering_forever URL FIRST`` prints the number of each save once it is
there. Every save is a new output, what it is hoped to move, and three plans: five rows in one.
"""

import sys
from itertools import count

from data.entry import Entry
from data.store import Store
from evidence.entering import enter
from tests.data.entering import NEW, TEAM

AREAS = ("W06000015", "W06000022", "W06000023")


def list_entries(number: int) -> list[Entry]:
    """Return the rows of one save."""
    output = f"killed-{number}"
    return [
        Entry("outputs", NEW["outputs"] | {"output": output}),
        Entry(
            "contributions",
            NEW["contributions"] | {"contribution": output, "output": output, "supersedes": ""},
        ),
        *(Entry("deliveries", NEW["deliveries"] | {"output": output, "area": a}) for a in AREAS),
    ]


def save_forever(url: str, first: int) -> None:
    """Save, say so, and save again."""
    store = Store(url)
    store.version()
    print("ready", flush=True)
    for number in count(first):
        enter(store, TEAM, list_entries(number), "en")
        print(number, flush=True)


if __name__ == "__main__":
    save_forever(sys.argv[1], int(sys.argv[2]))
