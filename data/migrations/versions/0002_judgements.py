"""What the method made of the store.

Revision: 0002
Follows: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "evidence",
        sa.Column("contribution", sa.String(length=64), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("method", sa.String(length=24), nullable=False),
        sa.Column("seed", sa.String(length=24), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution"],
            ["contributions.contribution"],
            name=op.f("fk_evidence_contribution"),
        ),
        sa.PrimaryKeyConstraint("contribution", "as_at", name=op.f("pk_evidence")),
    )
    op.create_table(
        "signals",
        sa.Column("indicator", sa.String(length=64), nullable=False),
        sa.Column("area", sa.String(length=24), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("method", sa.String(length=24), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area"], ["areas.code"], name=op.f("fk_signals_area")),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicators.indicator"], name=op.f("fk_signals_indicator")
        ),
        sa.PrimaryKeyConstraint("indicator", "area", "as_at", name=op.f("pk_signals")),
    )
    op.add_column(
        "store_state",
        sa.Column("judged_version", sa.Integer(), nullable=False, server_default="0"),
    )


def downgrade() -> None:
    """Go back down."""
    op.drop_column("store_state", "judged_version")
    op.drop_table("signals")
    op.drop_table("evidence")
