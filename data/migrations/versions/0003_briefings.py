"""Briefings, frozen.

Revision: 0003
Follows: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MESSAGE = "a frozen briefing is never changed"
FROZEN = (
    *("briefing", "number", "title_en", "title_cy", "missions", "as_at", "frozen_on", "frozen_by"),
    *("method", "record_hash", "store_version", "document"),
)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "briefings",
        sa.Column("briefing", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("title_cy", sa.Text(), nullable=True),
        sa.Column("missions", sa.Text(), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("frozen_on", sa.Date(), nullable=False),
        sa.Column("frozen_by", sa.Text(), nullable=False),
        sa.Column("method", sa.String(length=24), nullable=False),
        sa.Column("record_hash", sa.String(length=64), nullable=False),
        sa.Column("store_version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("opened_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "title_en IS NOT NULL OR title_cy IS NOT NULL", name=op.f("ck_briefings_title_given")
        ),
        sa.CheckConstraint(
            "(opened_on IS NULL) = (opened_by IS NULL)",
            name=op.f("ck_briefings_opened_by_somebody"),
        ),
        sa.PrimaryKeyConstraint("briefing", name=op.f("pk_briefings")),
        sa.UniqueConstraint("number", name=op.f("uq_briefings_number")),
    )
    op.create_table(
        "briefing_files",
        sa.Column("briefing", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("mime", sa.String(length=128), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["briefing"], ["briefings.briefing"], name=op.f("fk_briefing_files_briefing")
        ),
        sa.PrimaryKeyConstraint("briefing", "name", name=op.f("pk_briefing_files")),
    )
    _forbid_changing_a_briefing()


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _forbid_changing_a_briefing() -> None:
    """Let the database itself refuse all but marking a briefing open, once."""
    if _is_sqlite():
        _refuse_on_sqlite("briefings_no_update", f"UPDATE OF {', '.join(FROZEN)} ON briefings")
        _refuse_on_sqlite(
            "briefings_opened_once",
            "UPDATE OF opened_on, opened_by ON briefings",
            "WHEN OLD.opened_on IS NOT NULL",
        )
        _refuse_on_sqlite("briefings_no_delete", "DELETE ON briefings")
        _refuse_on_sqlite("briefing_files_no_update", "UPDATE ON briefing_files")
        _refuse_on_sqlite("briefing_files_no_delete", "DELETE ON briefing_files")
        return
    op.execute(
        "CREATE FUNCTION refuse_briefing_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    kept = f"UPDATE OF {', '.join(FROZEN)} OR DELETE OR TRUNCATE ON briefings FOR EACH STATEMENT"
    _refuse_on_postgres("briefings_kept", kept)
    _refuse_on_postgres(
        "briefings_opened_once",
        "UPDATE OF opened_on, opened_by ON briefings FOR EACH ROW WHEN (OLD.opened_on IS NOT NULL)",
    )
    _refuse_on_postgres(
        "briefing_files_kept",
        "UPDATE OR DELETE OR TRUNCATE ON briefing_files FOR EACH STATEMENT",
    )


def _refuse_on_sqlite(name: str, what: str, when: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {what} {when} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    )


def _refuse_on_postgres(name: str, what: str) -> None:
    op.execute(f"CREATE TRIGGER {name} BEFORE {what} EXECUTE FUNCTION refuse_briefing_change()")


def downgrade() -> None:
    """Go back down."""
    op.drop_table("briefing_files")
    op.drop_table("briefings")
    if not _is_sqlite():
        op.execute("DROP FUNCTION refuse_briefing_change()")
