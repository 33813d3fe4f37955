"""People who sign in, and what is typed and not yet saved.

Revision: 0004
Follows: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "people",
        sa.Column("person", sa.String(length=254), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("team", sa.String(length=64), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.CheckConstraint("person = lower(person)", name=op.f("ck_people_person_lower")),
        sa.ForeignKeyConstraint(["team"], ["teams.team"], name=op.f("fk_people_team")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_people")),
    )
    op.create_table(
        "sign_outs",
        sa.Column("person", sa.String(length=254), nullable=False),
        sa.Column("before", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_sign_outs")),
    )
    op.create_table(
        "draft_fields",
        sa.Column("draft", sa.String(length=200), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("draft", "field", name=op.f("pk_draft_fields")),
    )


def downgrade() -> None:
    """Go back down."""
    for table in ("draft_fields", "sign_outs", "people"):
        op.drop_table(table)
