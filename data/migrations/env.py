"""Alembic's entry: migrates the store it is handed a connection to."""

from alembic import context

import models  # noqa: F401  (fills the metadata)
from models.columns import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
