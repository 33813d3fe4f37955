"""Contributions as the method wants them: what was registered, and what it hangs on."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from models import Contribution, Indicator, Outcome, Output, Team
from models.columns import table_of

CONTRIBUTIONS, INDICATORS, OUTCOMES, OUTPUTS, TEAMS = (
    table_of(model) for model in (Contribution, Indicator, Outcome, Output, Team)
)


@dataclass(frozen=True)
class Registration:
    """One registered expectation, with the mission it belongs to and the money behind it.

    Attributes
    ----------
    effect
        In the indicator's unit, signed.
    mission
        None where the indicator is context only.
    superseded
        Whether a later registration has taken its place by the date asked for.
    """

    code: str
    output: str
    indicator: str
    mission: str | None
    effect: float
    lag: int
    design: str
    places_chosen: str
    strata: str | None
    primary: bool
    registered_on: date
    superseded: bool
    funded_until: date | None


def list_registrations(connection: Connection, as_at: date) -> tuple[Registration, ...]:
    """Return every expectation registered by `as_at`, by code; superseded ones among them."""
    query = (
        select(CONTRIBUTIONS, OUTCOMES.c.mission, TEAMS.c.funded_until)
        .join(INDICATORS, INDICATORS.c.indicator == CONTRIBUTIONS.c.indicator)
        .join(OUTCOMES, OUTCOMES.c.outcome == INDICATORS.c.outcome, isouter=True)
        .join(OUTPUTS, OUTPUTS.c.output == CONTRIBUTIONS.c.output)
        .join(TEAMS, TEAMS.c.team == OUTPUTS.c.team)
        .where(CONTRIBUTIONS.c.registered_on <= as_at)
        .order_by(CONTRIBUTIONS.c.contribution)
    )
    rows = list(connection.execute(query).mappings())
    gone = {row["supersedes"] for row in rows}
    return tuple(
        Registration(
            code=row["contribution"],
            output=row["output"],
            indicator=row["indicator"],
            mission=row["mission"],
            effect=row["expected_effect"],
            lag=row["lag_periods"],
            design=row["design"],
            places_chosen=row["places_chosen"],
            strata=row["strata"],
            primary=bool(row["primary"]),
            registered_on=row["registered_on"],
            superseded=row["contribution"] in gone,
            funded_until=row["funded_until"],
        )
        for row in rows
    )
