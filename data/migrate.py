"""Making and upgrading the store's tables."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

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
    config = alembic_config()
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    if revision == "head":
        with store.engine.connect().execution_options(writes=True) as connection:
            with connection.begin():
                save_areas(connection)


def is_current(store: Store) -> bool:
    """Return whether the store's tables are those of this version of the project."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with store.read() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head
