"""Find entries of the record by who, what, when and key, however many there are.

Revision: 0005
Follows: 0004
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_record_who": ["who", "number"],
    "ix_record_action": ["action", "number"],
    "ix_record_sheet": ["sheet", "number"],
    "ix_record_at": ["at"],
}


def upgrade() -> None:
    """Go up."""
    for name, columns in INDEXES.items():
        op.create_index(name, "record", columns)
    # The beginning of a key is looked for, which PostgreSQL finds by this kind of index alone.
    op.create_index("ix_record_key", "record", ["key"], postgresql_ops={"key": "text_pattern_ops"})


def downgrade() -> None:
    """Go back down."""
    for name in ("ix_record_key", *reversed(INDEXES)):
        op.drop_index(name, "record")
