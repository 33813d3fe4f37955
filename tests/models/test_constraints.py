"""The database itself refuses what is not right, on SQLite and on PostgreSQL alike.

What is tried is read from the tables, so that a new constraint without its bad row fails here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    Table,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CheckConstraint

from data.store import Store
from models.columns import EARLIEST, metadata
from tests.fixtures.stores import BACKENDS, Databases
from tests.models.world import DAY, LATER, WORLD

BEFORE = date(2023, 12, 31)
UNCHANGING: dict[str, dict[str, Any]] = {
    "record": {"number": 2, "hash": "2" * 64},
    "briefings": {"briefing": "m-2024-01-01-2", "number": 2},
    "briefing_files": {"name": "cy.pdf"},
}
"""Tables whose rows the database lets nobody change, and what a second row of each differs in."""

BROKEN: dict[str, tuple[dict[str, Any], ...]] = {
    "ck_about_key_known": ({"key": "colour"},),
    "ck_areas_kind_known": ({"kind": "village"},),
    "ck_areas_population_positive": ({"population": 0}, {"population": -1}),
    "ck_areas_rolls_up": ({"health_board": None},),
    "ck_missions_title_given": ({"title_en": None},),
    "ck_missions_why_given": ({"why_cy": None},),
    "ck_missions_ends_after_set": ({"target_date": BEFORE},),
    "ck_missions_closes_after_set": ({"closed_on": BEFORE},),
    "ck_outcomes_title_given": ({"title_cy": None},),
    "ck_indicators_title_given": ({"title_en": None},),
    "ck_indicators_unit_given": ({"unit_en": None},),
    "ck_indicators_source_given": ({"source_en": None},),
    "ck_indicators_better_known": ({"better": "up"}, {"better": "Higher"}, {"better": ""}),
    "ck_indicators_frequency_known": ({"frequency": "weekly"},),
    "ck_indicators_window_positive": ({"window": 0},),
    "ck_indicators_decimals_range": ({"decimals": -1}, {"decimals": 11}),
    "ck_indicators_smallest_change_positive": ({"smallest_change": 0.0},),
    "ck_indicators_headline_of_outcome": ({"outcome": None},),
    "ck_targets_kind_known": ({"kind": "hope"},),
    "ck_observations_limits_hold_value": (
        {"value": 0.9},
        {"value": 3.1},
        {"value": 0.9, "upper": None},
        {"value": 3.1, "lower": None},
    ),
    "ck_observations_limits_ordered": ({"value": None, "lower": 4.0},),
    "ck_observations_denominator_not_negative": ({"denominator": -1.0},),
    "ck_annotations_kind_known": ({"kind": "strike"},),
    "ck_annotations_text_given": ({"text_cy": None},),
    "ck_teams_name_given": ({"name_en": None},),
    "ck_teams_funding_known": ({"funding": "luck"},),
    "ck_teams_funded_after_formed": ({"funded_until": BEFORE},),
    "ck_members_leaves_after_joining": ({"left_on": BEFORE},),
    "ck_outputs_title_given": ({"title_en": None},),
    "ck_outputs_unit_given": ({"unit_cy": None},),
    "ck_outputs_ends_after_start": ({"ends_on": BEFORE},),
    "ck_outputs_budget_not_negative": ({"budget_gbp": -0.01},),
    "ck_deliveries_planned_not_negative": ({"planned": -1.0},),
    "ck_deliveries_delivered_not_negative": ({"delivered": -1.0, "reached_intended": None},),
    "ck_deliveries_reached_not_negative": ({"reached_intended": -1.0},),
    "ck_deliveries_reached_of_delivered": ({"reached_intended": 2.1},),
    "ck_deliveries_reached_needs_delivered": ({"delivered": None},),
    "ck_deliveries_basis_known": ({"basis": "guessed"},),
    "ck_contributions_hypothesis_given": ({"hypothesis_en": None},),
    "ck_contributions_effect_not_zero": ({"expected_effect": 0.0}, {"expected_effect": -0.0}),
    "ck_contributions_lag_not_negative": ({"lag_periods": -1},),
    "ck_contributions_design_known": ({"design": "both"},),
    "ck_contributions_places_chosen_known": ({"places_chosen": "by chance"},),
    "ck_contributions_strata_known": ({"strata": "village"},),
    "ck_contributions_supersedes_another": ({"supersedes": "c"},),
    "ck_reviews_reason_given": ({"reason_en": None},),
    "ck_reviews_decision_known": ({"decision": "wait"},),
    "ck_reviews_outcome_of_last_known": ({"outcome_of_last": "maybe"},),
    "ck_reviews_next_after_held": ({"review_on": BEFORE},),
    "ck_people_person_lower": ({"person": "Somebody@example.org"},),
    "ck_briefings_title_given": ({"title_en": None},),
    "ck_briefings_opened_by_somebody": ({"opened_on": DAY}, {"opened_by": "Somebody"}),
    "ck_store_state_single": ({"id": 2},),
}

REFERENCES = [
    (table, key) for table in metadata.sorted_tables for key in sorted(table.foreign_keys, key=str)
]
FILLED = [
    (table, column)
    for table in metadata.sorted_tables
    for column in table.columns
    if not column.nullable and not (column.primary_key and isinstance(column.type, Integer))
]
"""SQLite numbers a whole-number key itself where none is given."""


@pytest.fixture(params=BACKENDS, scope="module")
def world(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store that holds one good row a table, shared by this file: each test rolls back."""
    databases: Databases = request.getfixturevalue(f"{request.param}_databases")
    with databases.opened(databases.make_migrated()) as opened:
        with opened.engine.connect() as connection, connection.begin():
            for name, row in WORLD.items():
                connection.execute(insert(metadata.tables[name]).values(row))
        yield opened


def this_row(table: Table) -> Any:
    row = WORLD.get(table.name, {"id": 1})
    keys = [column for column in table.primary_key if column.name in row]
    return and_(True, *(column == row[column.name] for column in keys))


def spoil(connection: Connection, table: Table, changes: dict[str, Any]) -> None:
    """Change the good row; where nobody can, put in another that is not good."""
    if table.name in UNCHANGING:
        row = WORLD[table.name] | UNCHANGING[table.name] | changes
        connection.execute(insert(table).values(row))
    else:
        connection.execute(update(table).where(this_row(table)).values(changes))


@contextmanager
def refused(world: Store, match: str) -> Iterator[Connection]:
    with world.engine.connect() as connection:
        with pytest.raises(IntegrityError, match=match):
            yield connection
        connection.rollback()


def test_there_is_a_good_row_for_every_table_and_a_bad_one_for_every_check() -> None:
    assert set(WORLD) | {"store_state"} == set(metadata.tables)
    named = {
        str(constraint.name)
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert set(BROKEN) == named


@pytest.mark.parametrize(
    ("check", "changes"), [(check, changes) for check, many in BROKEN.items() for changes in many]
)
def test_a_check_refuses(world: Store, check: str, changes: dict[str, Any]) -> None:
    (table,) = (t for t in metadata.sorted_tables if check.startswith(f"ck_{t.name}_"))
    with refused(world, check) as connection:
        spoil(connection, table, changes)


@pytest.mark.parametrize(("table", "key"), REFERENCES, ids=str)
def test_what_is_referred_to_must_be_there(world: Store, table: Table, key: ForeignKey) -> None:
    with refused(world, "(?i)foreign key") as connection:
        spoil(connection, table, {key.parent.name: "nowhere"})


@pytest.mark.parametrize(
    "table",
    [
        t
        for t in metadata.sorted_tables
        if any(k.column.table is t for _, k in REFERENCES) and t.name not in UNCHANGING
    ],
    ids=str,
)
def test_what_is_referred_to_cannot_be_removed(world: Store, table: Table) -> None:
    """Areas roll up to boards; anything else here is referred to by another good row."""
    code = WORLD["areas"]["health_board"]
    which = table.c.code == code if table.name == "areas" else this_row(table)
    with refused(world, "(?i)foreign key") as connection:
        connection.execute(delete(table).where(which))


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_a_key_is_given_once(world: Store, table: Table) -> None:
    row = WORLD.get(table.name, {"id": 1, "version": 0, "records": 0, "newest_hash": "0"})
    with refused(world, "(?i)unique") as connection:
        connection.execute(insert(table).values(row))


@pytest.mark.parametrize(("table", "column"), FILLED, ids=str)
def test_what_must_be_filled_cannot_be_empty(
    world: Store, table: Table, column: Column[Any]
) -> None:
    name = column.name
    with refused(world, f'(?i)not null.*{name}|null value in column "{name}"') as connection:
        spoil(connection, table, {name: None})


def test_an_outcome_has_at_most_one_headline(world: Store) -> None:
    second = WORLD["indicators"] | {"indicator": "second"}
    table = metadata.tables["indicators"]
    with world.engine.connect() as connection:
        connection.execute(insert(table).values(second | {"headline": False}))
        connection.rollback()
    with refused(world, "(?i)unique") as connection:
        connection.execute(insert(table).values(second))


def test_the_hash_of_an_entry_is_its_own(world: Store) -> None:
    with refused(world, "(?i)unique") as connection:
        row = WORLD["record"] | {"number": 2}
        connection.execute(insert(metadata.tables["record"]).values(row))


def test_two_vintages_of_a_figure_stand_side_by_side(world: Store) -> None:
    later = {"published_on": LATER, "set_on": LATER, "recorded_on": LATER}
    with world.engine.connect() as connection:
        for name in ("observations", "targets", "deliveries"):
            table = metadata.tables[name]
            row = WORLD[name] | {key: day for key, day in later.items() if key in table.c}
            connection.execute(insert(table).values(row))
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 2
        connection.rollback()


def test_an_empty_date_in_a_key_is_the_earliest_and_is_given_once(world: Store) -> None:
    for name, column in (("targets", "set_on"), ("deliveries", "recorded_on")):
        table = metadata.tables[name]
        row = {key: value for key, value in WORLD[name].items() if key != column}
        with refused(world, "(?i)unique") as connection:
            connection.execute(insert(table).values(row))
            assert connection.execute(select(func.min(table.c[column]))).scalar() == EARLIEST
            connection.execute(insert(table).values(row))
