"""The portfolio: missions, their outcomes, the outputs linked to them, and what hangs loose."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from data.bilingual import Both, both
from data.headlines import Headline, list_headlines
from models import Contribution, Indicator, Mission, Outcome, Output, Team
from models.columns import table_of

MISSIONS, OUTCOMES, OUTPUTS, TEAMS, CONTRIBUTIONS, INDICATORS = (
    table_of(model) for model in (Mission, Outcome, Output, Team, Contribution, Indicator)
)


@dataclass(frozen=True)
class TeamFacts:
    """A team as readers see it."""

    code: str
    name: Both
    organisation: Both
    outcome: str | None
    formed_on: date
    funded_until: date | None
    funding: str


@dataclass(frozen=True)
class OutputFacts:
    """An output and the team that makes it."""

    code: str
    title: Both
    unit: Both
    for_whom: Both
    team: TeamFacts
    starts_on: date
    ends_on: date | None
    illustrative: bool


@dataclass(frozen=True)
class Link:
    """A contribution that still stands: which output, which indicator, whether primary."""

    code: str
    output: OutputFacts
    indicator: str
    indicator_title: Both
    primary: bool
    registered_on: date


@dataclass(frozen=True)
class OutcomeFacts:
    """An outcome with its headline and the contributions to any of its indicators."""

    code: str
    title: Both
    so_what: Both
    owner: Both
    illustrative: bool
    indicators: tuple[str, ...]
    headline: Headline | None
    links: tuple[Link, ...]


@dataclass(frozen=True)
class MissionFacts:
    """A mission with its outcomes, and outputs of its teams that serve no outcome."""

    code: str
    title: Both
    why: Both
    set_by: Both
    set_on: date
    target_date: date | None
    closed_on: date | None
    goals: tuple[str, ...]
    illustrative: bool
    outcomes: tuple[OutcomeFacts, ...]
    loose: tuple[OutputFacts, ...]


@dataclass(frozen=True)
class Portfolio:
    """Everything the board shows, but for what was delivered.

    `loose` holds outputs that serve no outcome and whose team is funded for none either.
    """

    missions: tuple[MissionFacts, ...]
    loose: tuple[OutputFacts, ...]

    def mission(self, code: str) -> MissionFacts:
        """Return a mission by code."""
        return next(mission for mission in self.missions if mission.code == code)


def get_portfolio(connection: Connection, until: date) -> Portfolio:
    """Return the portfolio as known on `until`."""
    teams = {row["team"]: _team(row) for row in _all(connection, TEAMS, "team")}
    outputs = {row["output"]: _output(row, teams) for row in _all(connection, OUTPUTS, "output")}
    links = _links(connection, outputs, until)
    headlines = list_headlines(connection, until)
    indicators = _indicators_by_outcome(connection)
    outcomes: dict[str, list[OutcomeFacts]] = defaultdict(list)
    mission_of: dict[str, str] = {}
    for row in _all(connection, OUTCOMES, "outcome"):
        mission_of[row["outcome"]] = row["mission"]
        outcomes[row["mission"]].append(_outcome(row, headlines, indicators, links))
    linked = {link.output.code for each in links.values() for link in each}
    loose: dict[str | None, list[OutputFacts]] = defaultdict(list)
    for output in outputs.values():
        if output.code not in linked:
            loose[mission_of.get(output.team.outcome or "")].append(output)
    missions = tuple(
        _mission(row, outcomes[row["mission"]], loose[row["mission"]])
        for row in _all(connection, MISSIONS, "mission")
    )
    return Portfolio(_open_first(missions), tuple(loose[None]))


def _open_first(missions: tuple[MissionFacts, ...]) -> tuple[MissionFacts, ...]:
    return tuple(sorted(missions, key=lambda each: (each.closed_on is not None, each.set_on)))


def _all(connection: Connection, table: Any, key: str) -> list[Any]:
    return list(connection.execute(select(table).order_by(table.c[key])).mappings())


def _indicators_by_outcome(connection: Connection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    query = select(INDICATORS.c.outcome, INDICATORS.c.indicator).order_by(INDICATORS.c.indicator)
    for outcome, indicator in connection.execute(query):
        if outcome:
            found[outcome].append(indicator)
    return found


def _links(
    connection: Connection, outputs: Mapping[str, OutputFacts], until: date
) -> dict[str, list[Link]]:
    """Return the contributions that stand on `until`, by outcome; superseded ones are gone."""
    query = (
        select(CONTRIBUTIONS, INDICATORS.c.outcome, INDICATORS.c.title_en, INDICATORS.c.title_cy)
        .join(INDICATORS, INDICATORS.c.indicator == CONTRIBUTIONS.c.indicator)
        .where(CONTRIBUTIONS.c.registered_on <= until)
        .order_by(CONTRIBUTIONS.c.contribution)
    )
    rows = list(connection.execute(query).mappings())
    gone = {row["supersedes"] for row in rows}
    found: dict[str, list[Link]] = defaultdict(list)
    for row in rows:
        if row["contribution"] in gone or row["outcome"] is None:
            continue
        found[row["outcome"]].append(
            Link(
                code=row["contribution"],
                output=outputs[row["output"]],
                indicator=row["indicator"],
                indicator_title=both(row, "title"),
                primary=bool(row["primary"]),
                registered_on=row["registered_on"],
            )
        )
    return {code: sorted(each, key=lambda link: not link.primary) for code, each in found.items()}


def _team(row: Mapping[str, Any]) -> TeamFacts:
    return TeamFacts(
        row["team"],
        both(row, "name"),
        both(row, "organisation"),
        row["outcome"],
        row["formed_on"],
        row["funded_until"],
        row["funding"],
    )


def _output(row: Mapping[str, Any], teams: Mapping[str, TeamFacts]) -> OutputFacts:
    return OutputFacts(
        row["output"],
        both(row, "title"),
        both(row, "unit"),
        both(row, "for_whom"),
        teams[row["team"]],
        row["starts_on"],
        row["ends_on"],
        bool(row["illustrative"]),
    )


def _outcome(
    row: Mapping[str, Any],
    headlines: Mapping[str, Headline],
    indicators: Mapping[str, list[str]],
    links: Mapping[str, list[Link]],
) -> OutcomeFacts:
    code = row["outcome"]
    return OutcomeFacts(
        code,
        both(row, "title"),
        both(row, "so_what"),
        both(row, "owner"),
        bool(row["illustrative"]),
        tuple(indicators.get(code, ())),
        headlines.get(code),
        tuple(links.get(code, ())),
    )


def _mission(
    row: Mapping[str, Any], outcomes: list[OutcomeFacts], loose: list[OutputFacts]
) -> MissionFacts:
    return MissionFacts(
        row["mission"],
        both(row, "title"),
        both(row, "why"),
        both(row, "set_by"),
        row["set_on"],
        row["target_date"],
        row["closed_on"],
        tuple(row["goals"].split(";")) if row["goals"] else (),
        bool(row["illustrative"]),
        tuple(outcomes),
        tuple(loose),
    )
