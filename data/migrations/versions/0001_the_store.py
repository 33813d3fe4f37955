"""The store.

Revision: 0001
Follows:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "about",
        sa.Column("key", sa.String(length=24), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "key IN ('today', 'title_en', 'title_cy')", name=op.f("ck_about_key_known")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_about")),
    )
    op.create_table(
        "areas",
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_cy", sa.String(), nullable=False),
        sa.Column("health_board", sa.String(length=24), nullable=True),
        sa.Column("region", sa.String(length=24), nullable=True),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("population_year", sa.Integer(), nullable=False),
        sa.Column("active_enterprises", sa.Integer(), nullable=True),
        sa.Column("area_km2", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind <> 'local_authority' OR health_board IS NOT NULL", name=op.f("ck_areas_rolls_up")
        ),
        sa.CheckConstraint(
            "kind IN ('country', 'local_authority', 'health_board', 'region')",
            name=op.f("ck_areas_kind_known"),
        ),
        sa.CheckConstraint("population > 0", name=op.f("ck_areas_population_positive")),
        sa.ForeignKeyConstraint(
            ["health_board"], ["areas.code"], name=op.f("fk_areas_health_board")
        ),
        sa.ForeignKeyConstraint(["region"], ["areas.code"], name=op.f("fk_areas_region")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_areas")),
    )
    op.create_table(
        "missions",
        sa.Column("mission", sa.String(length=64), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("title_cy", sa.Text(), nullable=True),
        sa.Column("why_en", sa.Text(), nullable=True),
        sa.Column("why_cy", sa.Text(), nullable=True),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("set_by_cy", sa.Text(), nullable=True),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("target_date", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("goals", sa.Text(), nullable=True),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.CheckConstraint("closed_on >= set_on", name=op.f("ck_missions_closes_after_set")),
        sa.CheckConstraint("target_date >= set_on", name=op.f("ck_missions_ends_after_set")),
        sa.CheckConstraint(
            "title_en IS NOT NULL OR title_cy IS NOT NULL", name=op.f("ck_missions_title_given")
        ),
        sa.CheckConstraint(
            "why_en IS NOT NULL OR why_cy IS NOT NULL", name=op.f("ck_missions_why_given")
        ),
        sa.PrimaryKeyConstraint("mission", name=op.f("pk_missions")),
    )
    op.create_table(
        "record",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("sheet", sa.String(length=24), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_record")),
        sa.UniqueConstraint("hash", name=op.f("uq_record_hash")),
    )
    op.create_table(
        "store_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("newest_hash", sa.String(length=64), nullable=False),
        sa.Column("demonstration_only", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_store_state_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store_state")),
    )
    op.create_table(
        "outcomes",
        sa.Column("outcome", sa.String(length=64), nullable=False),
        sa.Column("mission", sa.String(length=64), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("title_cy", sa.Text(), nullable=True),
        sa.Column("so_what_en", sa.Text(), nullable=True),
        sa.Column("so_what_cy", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("owner_cy", sa.Text(), nullable=True),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "title_en IS NOT NULL OR title_cy IS NOT NULL", name=op.f("ck_outcomes_title_given")
        ),
        sa.ForeignKeyConstraint(
            ["mission"], ["missions.mission"], name=op.f("fk_outcomes_mission")
        ),
        sa.PrimaryKeyConstraint("outcome", name=op.f("pk_outcomes")),
    )
    op.create_table(
        "indicators",
        sa.Column("indicator", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("title_cy", sa.Text(), nullable=True),
        sa.Column("unit_en", sa.Text(), nullable=True),
        sa.Column("unit_cy", sa.Text(), nullable=True),
        sa.Column("better", sa.String(length=24), nullable=False),
        sa.Column("frequency", sa.String(length=24), nullable=False),
        sa.Column("window", sa.Integer(), nullable=True),
        sa.Column("headline", sa.Boolean(), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("adds_up", sa.Boolean(), nullable=True),
        sa.Column("seasonal", sa.Boolean(), nullable=True),
        sa.Column("smallest_change", sa.Double(), nullable=True),
        sa.Column("source_en", sa.Text(), nullable=True),
        sa.Column("source_cy", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("publisher_cy", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("designation", sa.Text(), nullable=True),
        sa.Column("next_release", sa.Date(), nullable=True),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "better IN ('higher', 'lower', 'neither')", name=op.f("ck_indicators_better_known")
        ),
        sa.CheckConstraint(
            "frequency IN ('annual', 'quarterly', 'monthly')",
            name=op.f("ck_indicators_frequency_known"),
        ),
        sa.CheckConstraint('"window" >= 1', name=op.f("ck_indicators_window_positive")),
        sa.CheckConstraint(
            "NOT headline OR outcome IS NOT NULL", name=op.f("ck_indicators_headline_of_outcome")
        ),
        sa.CheckConstraint("decimals BETWEEN 0 AND 10", name=op.f("ck_indicators_decimals_range")),
        sa.CheckConstraint(
            "smallest_change > 0", name=op.f("ck_indicators_smallest_change_positive")
        ),
        sa.CheckConstraint(
            "source_en IS NOT NULL OR source_cy IS NOT NULL",
            name=op.f("ck_indicators_source_given"),
        ),
        sa.CheckConstraint(
            "title_en IS NOT NULL OR title_cy IS NOT NULL", name=op.f("ck_indicators_title_given")
        ),
        sa.CheckConstraint(
            "unit_en IS NOT NULL OR unit_cy IS NOT NULL", name=op.f("ck_indicators_unit_given")
        ),
        sa.ForeignKeyConstraint(
            ["outcome"], ["outcomes.outcome"], name=op.f("fk_indicators_outcome")
        ),
        sa.PrimaryKeyConstraint("indicator", name=op.f("pk_indicators")),
    )
    with op.batch_alter_table("indicators", schema=None) as batch_op:
        batch_op.create_index(
            "uq_indicators_headline",
            ["outcome"],
            unique=True,
            sqlite_where=sa.text("headline"),
            postgresql_where=sa.text("headline"),
        )

    op.create_table(
        "teams",
        sa.Column("team", sa.String(length=64), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("name_cy", sa.Text(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("organisation_cy", sa.Text(), nullable=True),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("problem_en", sa.Text(), nullable=True),
        sa.Column("problem_cy", sa.Text(), nullable=True),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.Column("funded_until", sa.Date(), nullable=True),
        sa.Column("funding", sa.String(length=24), nullable=False),
        sa.CheckConstraint(
            "funding IN ('outcome', 'project')", name=op.f("ck_teams_funding_known")
        ),
        sa.CheckConstraint("funded_until >= formed_on", name=op.f("ck_teams_funded_after_formed")),
        sa.CheckConstraint(
            "name_en IS NOT NULL OR name_cy IS NOT NULL", name=op.f("ck_teams_name_given")
        ),
        sa.ForeignKeyConstraint(["outcome"], ["outcomes.outcome"], name=op.f("fk_teams_outcome")),
        sa.PrimaryKeyConstraint("team", name=op.f("pk_teams")),
    )
    op.create_table(
        "annotations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(length=64), nullable=False),
        sa.Column("area", sa.String(length=24), nullable=True),
        sa.Column("period", sa.String(length=9), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=True),
        sa.Column("text_cy", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('break', 'event', 'method')", name=op.f("ck_annotations_kind_known")
        ),
        sa.CheckConstraint(
            "text_en IS NOT NULL OR text_cy IS NOT NULL", name=op.f("ck_annotations_text_given")
        ),
        sa.ForeignKeyConstraint(["area"], ["areas.code"], name=op.f("fk_annotations_area")),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicators.indicator"], name=op.f("fk_annotations_indicator")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annotations")),
    )
    op.create_table(
        "members",
        sa.Column("team", sa.String(length=64), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("discipline", sa.Text(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.CheckConstraint("left_on >= joined_on", name=op.f("ck_members_leaves_after_joining")),
        sa.ForeignKeyConstraint(["team"], ["teams.team"], name=op.f("fk_members_team")),
        sa.PrimaryKeyConstraint("team", "member", "joined_on", name=op.f("pk_members")),
    )
    op.create_table(
        "observations",
        sa.Column("indicator", sa.String(length=64), nullable=False),
        sa.Column("area", sa.String(length=24), nullable=False),
        sa.Column("period", sa.String(length=9), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("lower", sa.Double(), nullable=True),
        sa.Column("upper", sa.Double(), nullable=True),
        sa.Column("denominator", sa.Double(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "denominator >= 0", name=op.f("ck_observations_denominator_not_negative")
        ),
        sa.CheckConstraint("lower <= upper", name=op.f("ck_observations_limits_ordered")),
        sa.CheckConstraint(
            "lower <= value AND value <= upper", name=op.f("ck_observations_limits_hold_value")
        ),
        sa.ForeignKeyConstraint(["area"], ["areas.code"], name=op.f("fk_observations_area")),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicators.indicator"], name=op.f("fk_observations_indicator")
        ),
        sa.PrimaryKeyConstraint(
            "indicator", "area", "period", "published_on", name=op.f("pk_observations")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outputs",
        sa.Column("output", sa.String(length=64), nullable=False),
        sa.Column("team", sa.String(length=64), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("title_cy", sa.Text(), nullable=True),
        sa.Column("description_en", sa.Text(), nullable=True),
        sa.Column("description_cy", sa.Text(), nullable=True),
        sa.Column("for_whom_en", sa.Text(), nullable=True),
        sa.Column("for_whom_cy", sa.Text(), nullable=True),
        sa.Column("unit_en", sa.Text(), nullable=True),
        sa.Column("unit_cy", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("budget_gbp", sa.Double(), nullable=True),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.CheckConstraint("budget_gbp >= 0", name=op.f("ck_outputs_budget_not_negative")),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_outputs_ends_after_start")),
        sa.CheckConstraint(
            "title_en IS NOT NULL OR title_cy IS NOT NULL", name=op.f("ck_outputs_title_given")
        ),
        sa.CheckConstraint(
            "unit_en IS NOT NULL OR unit_cy IS NOT NULL", name=op.f("ck_outputs_unit_given")
        ),
        sa.ForeignKeyConstraint(["team"], ["teams.team"], name=op.f("fk_outputs_team")),
        sa.PrimaryKeyConstraint("output", name=op.f("pk_outputs")),
    )
    op.create_table(
        "targets",
        sa.Column("indicator", sa.String(length=64), nullable=False),
        sa.Column("area", sa.String(length=24), nullable=False),
        sa.Column("target_period", sa.String(length=9), nullable=False),
        sa.Column("target_value", sa.Double(), nullable=False),
        sa.Column("baseline_period", sa.String(length=9), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('target', 'milestone')", name=op.f("ck_targets_kind_known")),
        sa.ForeignKeyConstraint(["area"], ["areas.code"], name=op.f("fk_targets_area")),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicators.indicator"], name=op.f("fk_targets_indicator")
        ),
        sa.PrimaryKeyConstraint(
            "indicator", "area", "target_period", "kind", "set_on", name=op.f("pk_targets")
        ),
    )
    op.create_table(
        "contributions",
        sa.Column("contribution", sa.String(length=64), nullable=False),
        sa.Column("output", sa.String(length=64), nullable=False),
        sa.Column("indicator", sa.String(length=64), nullable=False),
        sa.Column("hypothesis_en", sa.Text(), nullable=True),
        sa.Column("hypothesis_cy", sa.Text(), nullable=True),
        sa.Column("expected_effect", sa.Double(), nullable=False),
        sa.Column("lag_periods", sa.Integer(), nullable=False),
        sa.Column("design", sa.String(length=24), nullable=False),
        sa.Column("places_chosen", sa.String(length=24), nullable=False),
        sa.Column("strata", sa.String(length=24), nullable=True),
        sa.Column("primary", sa.Boolean(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("supersedes", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "design IN ('binary', 'dose')", name=op.f("ck_contributions_design_known")
        ),
        sa.CheckConstraint(
            "places_chosen IN ('lot', 'need', 'readiness', 'bad_year', 'all', 'other')",
            name=op.f("ck_contributions_places_chosen_known"),
        ),
        sa.CheckConstraint(
            "strata IN ('health_board', 'region')", name=op.f("ck_contributions_strata_known")
        ),
        sa.CheckConstraint("expected_effect <> 0", name=op.f("ck_contributions_effect_not_zero")),
        sa.CheckConstraint(
            "hypothesis_en IS NOT NULL OR hypothesis_cy IS NOT NULL",
            name=op.f("ck_contributions_hypothesis_given"),
        ),
        sa.CheckConstraint("lag_periods >= 0", name=op.f("ck_contributions_lag_not_negative")),
        sa.CheckConstraint(
            "supersedes <> contribution", name=op.f("ck_contributions_supersedes_another")
        ),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicators.indicator"], name=op.f("fk_contributions_indicator")
        ),
        sa.ForeignKeyConstraint(
            ["output"], ["outputs.output"], name=op.f("fk_contributions_output")
        ),
        sa.ForeignKeyConstraint(
            ["supersedes"], ["contributions.contribution"], name=op.f("fk_contributions_supersedes")
        ),
        sa.PrimaryKeyConstraint("contribution", name=op.f("pk_contributions")),
    )
    op.create_table(
        "deliveries",
        sa.Column("output", sa.String(length=64), nullable=False),
        sa.Column("area", sa.String(length=24), nullable=False),
        sa.Column("period", sa.String(length=9), nullable=False),
        sa.Column("planned", sa.Double(), nullable=False),
        sa.Column("delivered", sa.Double(), nullable=True),
        sa.Column("reached_intended", sa.Double(), nullable=True),
        sa.Column("basis", sa.String(length=24), nullable=True),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('self_reported', 'administrative', 'checked')",
            name=op.f("ck_deliveries_basis_known"),
        ),
        sa.CheckConstraint("delivered >= 0", name=op.f("ck_deliveries_delivered_not_negative")),
        sa.CheckConstraint("planned >= 0", name=op.f("ck_deliveries_planned_not_negative")),
        sa.CheckConstraint(
            "reached_intended <= delivered", name=op.f("ck_deliveries_reached_of_delivered")
        ),
        sa.CheckConstraint(
            "reached_intended >= 0", name=op.f("ck_deliveries_reached_not_negative")
        ),
        sa.CheckConstraint(
            "reached_intended IS NULL OR delivered IS NOT NULL",
            name=op.f("ck_deliveries_reached_needs_delivered"),
        ),
        sa.ForeignKeyConstraint(["area"], ["areas.code"], name=op.f("fk_deliveries_area")),
        sa.ForeignKeyConstraint(["output"], ["outputs.output"], name=op.f("fk_deliveries_output")),
        sa.PrimaryKeyConstraint(
            "output", "area", "period", "recorded_on", name=op.f("pk_deliveries")
        ),
    )
    op.create_table(
        "reviews",
        sa.Column("review", sa.String(length=64), nullable=False),
        sa.Column("contribution", sa.String(length=64), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.String(length=24), nullable=False),
        sa.Column("reason_en", sa.Text(), nullable=True),
        sa.Column("reason_cy", sa.Text(), nullable=True),
        sa.Column("learned_en", sa.Text(), nullable=True),
        sa.Column("learned_cy", sa.Text(), nullable=True),
        sa.Column("change_our_mind_en", sa.Text(), nullable=True),
        sa.Column("change_our_mind_cy", sa.Text(), nullable=True),
        sa.Column("attended", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("owner_cy", sa.Text(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("outcome_of_last", sa.String(length=24), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "decision IN ('persist', 'pivot', 'stop')", name=op.f("ck_reviews_decision_known")
        ),
        sa.CheckConstraint(
            "outcome_of_last IN ('right', 'wrong', 'unclear')",
            name=op.f("ck_reviews_outcome_of_last_known"),
        ),
        sa.CheckConstraint(
            "reason_en IS NOT NULL OR reason_cy IS NOT NULL", name=op.f("ck_reviews_reason_given")
        ),
        sa.CheckConstraint("review_on >= held_on", name=op.f("ck_reviews_next_after_held")),
        sa.ForeignKeyConstraint(
            ["contribution"], ["contributions.contribution"], name=op.f("fk_reviews_contribution")
        ),
        sa.PrimaryKeyConstraint("review", name=op.f("pk_reviews")),
    )
    op.create_index(
        "uq_annotations_key",
        "annotations",
        ["indicator", sa.text("coalesce(area, '')"), "period", "kind"],
        unique=True,
    )
    op.execute(
        "INSERT INTO store_state (id, version, records, newest_hash, demonstration_only) "
        f"VALUES (1, 0, 0, '{'0' * 64}', {'1' if _is_sqlite() else 'true'})"
    )
    _forbid_changing_the_record()


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _forbid_changing_the_record() -> None:
    """Let the database itself refuse to change or remove an entry of the record."""
    message = "the record is append-only"
    if _is_sqlite():
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER record_no_{verb.lower()} BEFORE {verb} ON record "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_record_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON record "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_record_change()"
    )


def downgrade() -> None:
    """Go back down."""
    op.drop_table("reviews")
    op.drop_table("deliveries")
    op.drop_table("contributions")
    op.drop_table("targets")
    op.drop_table("outputs")
    op.drop_table("observations")
    op.drop_table("members")
    op.drop_table("annotations")
    op.drop_table("teams")
    with op.batch_alter_table("indicators", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_indicators_headline",
            sqlite_where=sa.text("headline"),
            postgresql_where=sa.text("headline"),
        )

    op.drop_table("indicators")
    op.drop_table("outcomes")
    op.drop_table("store_state")
    op.drop_table("record")
    op.drop_table("missions")
    op.drop_table("areas")
    op.drop_table("about")
    if not _is_sqlite():
        op.execute("DROP FUNCTION refuse_record_change()")
