"""What stands around an indicator's figures: targets, breaks, releases, and its mission's date."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from models import Annotation, Indicator, Mission, Observation, Outcome, Target
from models.columns import table_of
from models.enums import AnnotationKind, TargetKind

ANNOTATIONS, INDICATORS, MISSIONS, OBSERVATIONS, OUTCOMES, TARGETS = (
    table_of(model) for model in (Annotation, Indicator, Mission, Observation, Outcome, Target)
)


@dataclass(frozen=True)
class TargetFacts:
    """A target as it stood: the value to reach, by when, counted from when."""

    period: str
    value: float
    baseline_period: str


def list_targets(connection: Connection, until: date) -> dict[tuple[str, str], TargetFacts]:
    """Return the furthest target of each indicator and area, as last set by `until`."""
    query = (
        select(TARGETS)
        .where(TARGETS.c.kind == TargetKind.TARGET.value, TARGETS.c.set_on <= until)
        .order_by(TARGETS.c.indicator, TARGETS.c.area, TARGETS.c.set_on, TARGETS.c.target_period)
    )
    return {
        (row.indicator, row.area): TargetFacts(
            row.target_period, row.target_value, row.baseline_period
        )
        for row in connection.execute(query)
    }


def list_breaks(connection: Connection) -> dict[str, tuple[tuple[str | None, str], ...]]:
    """Return where each indicator's series begins afresh: (area or None for all, period)."""
    found: dict[str, list[tuple[str | None, str]]] = defaultdict(list)
    query = (
        select(ANNOTATIONS.c.indicator, ANNOTATIONS.c.area, ANNOTATIONS.c.period)
        .where(ANNOTATIONS.c.kind == AnnotationKind.BREAK.value)
        .order_by(ANNOTATIONS.c.indicator, ANNOTATIONS.c.period, ANNOTATIONS.c.id)
    )
    for row in connection.execute(query):
        found[row.indicator].append((row.area, row.period))
    return {indicator: tuple(breaks) for indicator, breaks in found.items()}


def list_mission_dates(connection: Connection) -> dict[str, date]:
    """Return, for each indicator that measures an outcome, when its mission was set."""
    query = (
        select(INDICATORS.c.indicator, MISSIONS.c.set_on)
        .join(OUTCOMES, OUTCOMES.c.outcome == INDICATORS.c.outcome)
        .join(MISSIONS, MISSIONS.c.mission == OUTCOMES.c.mission)
    )
    return {row.indicator: row.set_on for row in connection.execute(query)}


def list_first_releases(
    connection: Connection, indicator: str, until: date
) -> dict[tuple[str, str], date]:
    """Return when each figure of an indicator was first published, by (area, period)."""
    query = (
        select(
            OBSERVATIONS.c.area,
            OBSERVATIONS.c.period,
            func.min(OBSERVATIONS.c.published_on).label("first"),
        )
        .where(OBSERVATIONS.c.indicator == indicator, OBSERVATIONS.c.published_on <= until)
        .group_by(OBSERVATIONS.c.area, OBSERVATIONS.c.period)
    )
    return {(row.area, row.period): row.first for row in connection.execute(query)}
