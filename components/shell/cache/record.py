"""The record of every write, page by page, and whether it is whole."""

from components.shell.cache.slots import remember
from components.shell.store import app_store
from data.audit import Audit, audit_store
from data.record_asked import Asked
from data.record_lines import Reader
from data.record_pages import PAGE, KnownInRecord, RecordPage, list_known
from data.record_pages import read_record_page as find_record_page
from models.roles import Actor


@remember
def read_record_known(version: int, actor: Actor) -> KnownInRecord:
    """Return what the record can be asked for by."""
    with app_store().read() as connection:
        return list_known(connection, actor)


@remember
def read_record_page(
    version: int, reader: Reader, asked: Asked, below: int | None, size: int = PAGE
) -> RecordPage:
    """Return entries of the record as far as whoever reads may know them."""
    with app_store().read() as connection:
        return find_record_page(connection, reader, asked, below, size)


def audit_now() -> Audit:
    """Check the whole past; never remembered, since what it looks for leaves the version as is."""
    with app_store().read() as connection:
        return audit_store(connection)
