"""A team over its years: what it chases, who came and went, what it tried and what was learnt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from components.link_view import LinkKnown
from components.retro_view import list_outputs
from data.bilingual import Both
from data.expectations import Expectation
from data.moment import Moment
from data.portfolio import MissionFacts, OutcomeFacts, OutputFacts
from data.reviews import ReviewRecord
from data.teams import DisciplineCount, TeamRecord
from evidence.link_dates import OPEN, first_known
from evidence.told import verdict_record
from evidence.verdict_record import VerdictRecord
from locales import Translator
from models.enums import Frequency
from models.periods import PeriodKind, common_kind, parse_period


@dataclass(frozen=True)
class Tried:
    """One output of the team, what was expected of it over the years, and what was decided.

    Attributes
    ----------
    expectations
        All of them, the newest first; superseded ones among them.
    reviews
        Of all of these, newest first.
    records
        What the figures say now, by expectation that stands and is judged.
    """

    output: OutputFacts
    expectations: tuple[Expectation, ...]
    reviews: tuple[ReviewRecord, ...]
    records: Mapping[str, VerdictRecord]


@dataclass(frozen=True)
class TeamView:
    """A team, whole.

    Attributes
    ----------
    outcome, mission
        What it is funded to chase; None where its money follows no outcome.
    horizon
        The last day of the period of the outcome's target, else the mission's date; None where
        there is neither.
    tried
        Its outputs, those that began last first.
    """

    team: TeamRecord
    outcome: OutcomeFacts | None
    mission: MissionFacts | None
    horizon: date | None
    disciplines: tuple[DisciplineCount, ...]
    tried: tuple[Tried, ...]
    titles: Mapping[str, Both]
    moment: Moment

    @property
    def now(self) -> int:
        """How many are in the team now."""
        return sum(each.now for each in self.disciplines)

    @property
    def years_together(self) -> int:
        """How many whole years the team has been together."""
        formed, today = self.team.formed_on, self.moment.today
        before = (today.month, today.day) < (formed.month, formed.day)
        return max(0, today.year - formed.year - before)

    @property
    def first_known(self) -> dict[str, date]:
        """When it can first be known of each expectation that waits, by its code."""
        found = (
            (code, first_known(record.dates))
            for each in self.tried
            for code, record in each.records.items()
            if record.code in OPEN
        )
        return {code: day for code, day in found if day is not None}


def team_view(
    known: LinkKnown,
    team: TeamRecord,
    reviews: Sequence[ReviewRecord],
    disciplines: Sequence[DisciplineCount],
    _: Translator,
) -> TeamView:
    """Gather what is known of a team.

    Parameters
    ----------
    reviews
        Every review, in the order they were held.
    """
    mission, outcome = _chased(known, team.outcome)
    return TeamView(
        team,
        outcome,
        mission,
        _horizon(mission, outcome),
        tuple(disciplines),
        tuple(_list_tried(known, team.code, reviews, _)),
        {code: facts.title for code, facts in known.evidence.indicators.items()},
        known.moment,
    )


def _chased(known: LinkKnown, code: str | None) -> tuple[MissionFacts | None, OutcomeFacts | None]:
    for mission in known.portfolio.missions:
        for outcome in mission.outcomes:
            if outcome.code == code:
                return mission, outcome
    return None, None


def _horizon(mission: MissionFacts | None, outcome: OutcomeFacts | None) -> date | None:
    headline = outcome.headline if outcome else None
    if headline is not None and headline.target is not None:
        period = headline.target.period
        kind = headline.kind or common_kind([period], Frequency(headline.facts.frequency))
        return parse_period(period, kind or PeriodKind.YEAR).last_day
    return mission.target_date if mission else None


def _list_tried(
    known: LinkKnown, team: str, reviews: Sequence[ReviewRecord], _: Translator
) -> Iterator[Tried]:
    own = [each for each in list_outputs(known.portfolio).values() if each.team.code == team]
    for output in sorted(own, key=lambda each: (each.starts_on, each.code), reverse=True):
        expected = [each for each in known.expectations.values() if each.output == output.code]
        codes = {each.code for each in expected}
        yield Tried(
            output,
            tuple(sorted(expected, key=lambda each: each.registered_on, reverse=True)),
            tuple(each for each in reversed(reviews) if each.contribution in codes),
            dict(_list_records(known, expected, _.lang)),
        )


def _list_records(
    known: LinkKnown, expected: Sequence[Expectation], lang: str
) -> Iterator[tuple[str, VerdictRecord]]:
    for each in expected:
        document = known.evidence.documents.get(each.code)
        if each.stands and document is not None:
            facts = known.evidence.indicators[each.indicator]
            yield each.code, verdict_record(document, facts, known.evidence.names, lang)
