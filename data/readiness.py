"""Stores as commands want them: made and upgraded, and their failures as one kind of error."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy import inspect
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from data.migrate import is_current, upgrade_store
from data.store import Store


class StoreMissing(Exception):
    """There is no store at the address."""


class StoreTooNew(Exception):
    """The store was made by a later version of the project."""


class StoreAddressWrong(Exception):
    """The address is not one of a database that can be used."""


class StoreUnusable(Exception):
    """The database cannot be reached, read or written; the message is its own."""


def prepare_store(url: str) -> Store:
    """Return the store at `url`, made or upgraded where it is not of this version."""
    store = Store(url)
    if not is_current(store):
        upgrade_store(store)
    return store


def find_store(url: str) -> Store:
    """Return the store at `url`, upgraded.

    Raises
    ------
    StoreMissing
        Where there is none; none is made.
    """
    store = Store(url)
    if _is_missing_file(store) or not inspect(store.engine).has_table("store_state"):
        raise StoreMissing
    return prepare_store(url)


def _is_missing_file(store: Store) -> bool:
    """Return whether opening the store would make it: SQLite makes the file it is asked for."""
    file = store.url.database if store.is_sqlite else None
    return bool(file) and not Path(str(file)).exists()


@contextmanager
def store_errors() -> Iterator[None]:
    """Raise what goes wrong in a database as one of this module's errors."""
    try:
        yield
    except CommandError as error:
        raise StoreTooNew from error
    except ArgumentError as error:
        raise StoreAddressWrong(_first_line(error)) from error
    except ModuleNotFoundError as error:  # a database whose driver is not installed
        raise StoreAddressWrong(str(error)) from error
    except BrokenPipeError:
        raise  # the reader of what is printed, not the store
    except (SQLAlchemyError, OSError) as error:
        raise StoreUnusable(_first_line(error)) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
