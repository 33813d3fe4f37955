"""Making and upgrading the store's tables."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from data.areas import save_areas
from data.settings import ROOT
from data.store import Store


def alembic_config() -> Config:
    """Return Alembic's configuration; it needs no file."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "data" / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade_store(store: Store, revision: str = "head") -> None:
    """Bring the tables up to `revision`, and the areas to what the project ships."""
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        upgrade_tables(connection, revision)
    if revision == "head":
        with store.engine.connect().execution_options(writes=True) as connection:
            with connection.begin():
                save_areas(connection)


def upgrade_tables(connection: Connection, revision: str = "head") -> None:
    """Bring the tables up to `revision`, within a transaction that is under way."""
    command.upgrade(_config_on(connection), revision)


def drop_tables(connection: Connection) -> None:
    """Remove every table and what they hold, within a transaction that is under way.

    Raises
    ------
    alembic.util.CommandError
        Where they are of a later version of the project.
    """
    command.downgrade(_config_on(connection), "base")


def _config_on(connection: Connection) -> Config:
    config = alembic_config()
    config.attributes["connection"] = connection
    return config


def is_known(revision: str) -> bool:
    """Return whether tables of this revision can be made and upgraded."""
    return revision in {each.revision for each in _scripts().walk_revisions()}


def is_current(store: Store) -> bool:
    """Return whether the store's tables are those of this version of the project."""
    head = _scripts().get_current_head()
    with store.read() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config())
