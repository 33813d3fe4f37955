"""A small world of two teams, and rows that one of them enters: what entering is tested on."""

from datetime import date
from typing import Any

from data.entry import Entry, EntryResult, read_entry_rows, save_entries
from data.store import Store
from models.roles import Actor, Role
from tests.data.filling import fill, rows

MINE, OTHERS = "t", "u"
NEW: dict[str, dict[str, str]] = {
    "missions": {
        "mission": "m2",
        "title_en": "Another mission",
        "why_cy": "Oherwydd",
        "set_by": "Ministers",
        "set_on": "2024-02-01",
        "illustrative": "yes",
    },
    "outcomes": {
        "outcome": "o2",
        "mission": "m",
        "title_en": "Another outcome",
        "owner": "Somebody",
        "illustrative": "yes",
    },
    "indicators": {
        "indicator": "i2",
        "outcome": "o",
        "title_en": "Another measure",
        "unit_en": "%",
        "better": "lower",
        "frequency": "quarterly",
        "headline": "no",
        "decimals": "1",
        "source_en": "Source",
        "publisher": "Publisher",
        "licence": "CC0-1.0",
        "illustrative": "yes",
    },
    "targets": {
        "indicator": "i",
        "area": "W06000015",
        "target_period": "2031",
        "target_value": "12.5",
        "baseline_period": "2020",
        "kind": "milestone",
        "set_on": "2024-07-01",
    },
    "outputs": {
        "output": "p2",
        "team": MINE,
        "title_en": "Another output",
        "unit_en": "people",
        "starts_on": "2024-07-01",
        "illustrative": "yes",
    },
    "deliveries": {
        "output": "p",
        "area": "W06000015",
        "period": "2024",
        "planned": "40",
        "recorded_on": "2024-07-01",
    },
    "contributions": {
        "contribution": "c2",
        "output": "p",
        "indicator": "i",
        "hypothesis_cy": "Mae'n helpu.",
        "expected_effect": "-0.2",
        "lag_periods": "1",
        "design": "binary",
        "places_chosen": "need",
        "primary": "yes",
        "registered_on": "2024-07-01",
        "supersedes": "c",
    },
    "reviews": {
        "review": "r2",
        "contribution": "c",
        "held_on": "2024-07-01",
        "decision": "persist",
        "reason_en": "It helps after all.",
        "owner": "Lead",
        "review_on": "2025-07-01",
    },
}
"""A good new row of each sheet that is entered, of the team `MINE` where it is a team's."""


def actor(*roles: Role, team: str | None = None) -> Actor:
    return Actor("Somebody", frozenset(roles), team)


TEAM = actor(Role.TEAM, team=MINE)
EXECUTIVE = actor(Role.EXECUTIVE)
CABINET = actor(Role.CABINET)
WRITERS = {
    "missions": CABINET,
    **dict.fromkeys(("outcomes", "indicators", "targets"), EXECUTIVE),
    **dict.fromkeys(("outputs", "deliveries", "contributions", "reviews"), TEAM),
}


def fill_two_teams(store: Store) -> None:
    """Fill a store with a good row of everything, and another team with an output of its own."""
    fill(
        store,
        teams=rows("teams", {}, {"team": OTHERS}),
        outputs=rows("outputs", {"ends_on": None}, {"output": "q", "team": OTHERS}),
        deliveries=rows("deliveries", {}, {"area": "W06000022", "delivered": None} | UNREACHED),
        contributions=rows("contributions", {}, {"contribution": "d", "output": "q"}),
        reviews=rows("reviews", {}, {"review": "s", "contribution": "d"}),
    )


UNREACHED: dict[str, Any] = {"reached_intended": None, "basis": None, "recorded_on": date.min}


def new(sheet: str, **changes: str) -> Entry:
    return Entry(sheet, NEW[sheet] | changes)


def change(row: dict[str, str], sheet: str, **changes: str) -> Entry:
    """Return an entry that changes a row from what it was when it was read."""
    return Entry(sheet, row | changes, row)


def read(store: Store, sheet: str, **where: str) -> tuple[dict[str, str], ...]:
    with store.read() as connection:
        return read_entry_rows(connection, sheet, **where)


def save(store: Store, *entries: Entry, by: Actor | None = None) -> EntryResult:
    return save_entries(store, by or WRITERS[entries[0].sheet], entries, "en")
