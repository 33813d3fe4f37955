"""Headline figures for Wales: the latest, and the one that progress is counted from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from data.context import TargetFacts, list_targets
from data.figures import Figure, IndicatorFacts, facts_of, figure_of
from models import Indicator, Mission, Observation, Outcome
from models.area import WALES
from models.columns import table_of
from models.enums import Frequency
from models.periods import PeriodKind, common_kind

INDICATORS = table_of(Indicator)
OBSERVATIONS = table_of(Observation)
OUTCOMES = table_of(Outcome)
MISSIONS = table_of(Mission)


@dataclass(frozen=True)
class Headline:
    """An outcome's headline indicator for Wales.

    Attributes
    ----------
    kind
        The one kind of its periods, None without figures.
    latest
        The last period's figure that has a value, None where there is no Wales figure.
    baseline
        The figure of the target's baseline period; without a target, of the last period known
        when the mission was set; None where there is neither.
    series
        Every figure that has a value, in order of time.
    """

    facts: IndicatorFacts
    kind: PeriodKind | None
    latest: Figure | None
    baseline: Figure | None
    target: TargetFacts | None
    series: tuple[Figure, ...] = ()


def list_headlines(connection: Connection, until: date) -> dict[str, Headline]:
    """Return the headline of every outcome that has one, by the outcome's code."""
    vintages = _wales_vintages(connection, until)
    targets = list_targets(connection, until)
    query = (
        select(INDICATORS, MISSIONS.c.set_on)
        .join(OUTCOMES, OUTCOMES.c.outcome == INDICATORS.c.outcome)
        .join(MISSIONS, MISSIONS.c.mission == OUTCOMES.c.mission)
        .where(INDICATORS.c.headline)
    )
    return {
        row["outcome"]: _headline(
            facts_of(row),
            vintages.get(row["indicator"], []),
            targets.get((row["indicator"], WALES)),
            row["set_on"],
        )
        for row in connection.execute(query).mappings()
    }


def _headline(
    facts: IndicatorFacts,
    vintages: Sequence[Any],
    target: TargetFacts | None,
    set_on: date,
) -> Headline:
    current: dict[str, Figure] = {}
    for row in vintages:  # by period, then by date of publication: the last one stays
        current[row["period"]] = figure_of(row, revised=row["period"] in current)
    valued = {code: figure for code, figure in current.items() if figure.value is not None}
    known_then = [
        row["period"]
        for row in vintages
        if row["published_on"] <= set_on and row["period"] in valued
    ]
    base = target.baseline_period if target else max(known_then, default=None)
    kind = common_kind(current, Frequency(facts.frequency)) if current else None
    latest = valued[max(valued)] if valued else None
    series = tuple(valued[code] for code in sorted(valued))
    return Headline(facts, kind, latest, valued.get(base) if base else None, target, series)


def _wales_vintages(connection: Connection, until: date) -> dict[str, list[Any]]:
    query = (
        select(OBSERVATIONS)
        .join(INDICATORS, INDICATORS.c.indicator == OBSERVATIONS.c.indicator)
        .where(
            INDICATORS.c.headline,
            OBSERVATIONS.c.area == WALES,
            OBSERVATIONS.c.published_on <= until,
        )
        .order_by(OBSERVATIONS.c.indicator, OBSERVATIONS.c.period, OBSERVATIONS.c.published_on)
    )
    rows = connection.execute(query).mappings()
    return {code: list(group) for code, group in groupby(rows, key=lambda row: row["indicator"])}
