"""The migrations lead from nothing to exactly what the models say, and back, on both databases."""

import re

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

import models  # noqa: F401  (fills the metadata)
from data.audit import audit_store
from data.judgements import is_stale, save_judgements
from data.migrate import alembic_config, is_current, upgrade_store
from data.store import Store
from models.columns import metadata
from models.roles import Action, operator
from tests.data.briefing_making import freeze
from tests.data.writes import write_mission

BOOKKEEPING = "alembic_version"


def create_all(store: Store) -> None:
    with store.engine.connect() as connection, connection.begin():
        metadata.create_all(connection)


def normalise(sql: str) -> list[str]:
    """Cut a statement at its commas outside brackets: order, quotes and blanks do not matter."""
    plain = re.sub(r"\s+", " ", sql.replace('"', "")).replace("( ", "(").replace(" )", ")")
    head, _, rest = plain.partition("(")
    body, _, tail = rest.rpartition(")")
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(body):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            parts.append(body[start:place].strip())
            start = place + 1
    return [head.strip(), *sorted([*parts, body[start:].strip()]), tail.strip()]


def sqlite_schema(connection: Connection) -> dict[str, list[str]]:
    """Return what SQLite keeps of each table and index, checks and WITHOUT ROWID included."""
    rows = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type <> 'trigger' AND sql IS NOT NULL")
    )
    return {row.name: normalise(row.sql) for row in rows if row.name != BOOKKEEPING}


def postgres_schema(connection: Connection) -> dict[str, str]:
    """Return PostgreSQL's own words for each column, constraint and index."""
    columns = """
        SELECT table_name || '.' || column_name,
               concat_ws(' ', data_type, character_maximum_length, is_nullable, column_default)
        FROM information_schema.columns WHERE table_schema = 'public'
    """
    constraints = """
        SELECT conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
    """
    indexes = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    found: dict[str, str] = {}
    for query in (columns, constraints, indexes):
        found |= dict(connection.execute(text(query)).all())
    return {name: what for name, what in found.items() if BOOKKEEPING not in name}


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_models_have_nothing_that_the_migrations_lack(store: Store) -> None:
    with store.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_migrated_schema_is_word_for_word_that_of_the_models(
    store: Store, empty_database: Store
) -> None:
    """What Alembic does not compare is held too: checks, WITHOUT ROWID, indexes of expressions."""
    create_all(empty_database)
    schema = sqlite_schema if store.is_sqlite else postgres_schema
    with store.read() as migrated, empty_database.read() as created:
        assert schema(migrated) == schema(created)
        names = schema(migrated)
    assert {"observations", "uq_annotations_key"} <= {name.split(".")[0] for name in names}


def test_the_comparison_sees_a_check_that_changed(empty_database: Store) -> None:
    create_all(empty_database)
    schema = sqlite_schema if empty_database.is_sqlite else postgres_schema
    with empty_database.engine.connect() as connection, connection.begin():
        before = schema(connection)
        connection.execute(text("DROP TABLE about"))
        connection.execute(
            text(
                'CREATE TABLE about ("key" VARCHAR(64) NOT NULL, value TEXT, '
                "CONSTRAINT pk_about PRIMARY KEY (key), CONSTRAINT ck_about_x CHECK (key <> ''))"
            )
        )
        assert schema(connection) != before


def test_going_all_the_way_back_leaves_nothing_and_forward_again_works(store: Store) -> None:
    config = alembic_config()
    with store.engine.connect().execution_options(writes=True) as connection:
        with connection.begin():
            config.attributes["connection"] = connection
            command.downgrade(config, "base")
    assert inspect(store.engine).get_table_names() == [BOOKKEEPING]
    if not store.is_sqlite:
        with store.read() as connection:
            left = "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            assert connection.execute(text(left)).all() == []
    store.engine.dispose()
    upgrade_store(store)
    assert is_current(store)
    assert store.version() == 0


def test_upgrading_a_store_that_is_current_changes_nothing(store: Store) -> None:
    schema = sqlite_schema if store.is_sqlite else postgres_schema
    with store.read() as connection:
        before = schema(connection)
    upgrade_store(store)
    with store.read() as connection:
        assert schema(connection) == before


def test_a_store_made_before_briefings_keeps_what_it_holds(store: Store) -> None:
    write_mission(store, "kept")
    with store.write(operator("Judge"), Action.JUDGE) as writer:
        save_judgements(writer, [], [])
    config = alembic_config()
    with store.engine.connect().execution_options(writes=True) as connection:
        with connection.begin():
            config.attributes["connection"] = connection
            command.downgrade(config, "0002")
    assert not is_current(store)
    assert not {"briefings", "briefing_files"} & set(inspect(store.engine).get_table_names())
    store.engine.dispose()
    upgrade_store(store)
    freeze(store, "first")
    with store.read() as connection:
        assert connection.execute(text("SELECT mission FROM missions")).scalar_one() == "kept"
        assert audit_store(connection).holds
        assert not is_stale(connection)
    assert store.version() == 3


def test_only_a_store_at_the_head_is_current(empty_database: Store) -> None:
    assert not is_current(empty_database)
    upgrade_store(empty_database)
    assert is_current(empty_database)


def test_a_migration_that_fails_halfway_leaves_the_store_as_it_was(empty_database: Store) -> None:
    with empty_database.engine.connect() as connection, connection.begin():
        connection.execute(text("CREATE TABLE reviews (in_the_way INTEGER)"))
    with pytest.raises(DBAPIError, match="reviews"):
        upgrade_store(empty_database)
    assert inspect(empty_database.engine).get_table_names() == ["reviews"]


def test_the_migrations_are_one_line_and_each_says_what_it_does() -> None:
    scripts = ScriptDirectory.from_config(alembic_config())
    assert len(scripts.get_heads()) == 1
    for revision in scripts.walk_revisions():
        assert revision.doc.strip()
        assert callable(revision.module.downgrade)
