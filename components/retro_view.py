"""What a retrospective is held over: one expectation of a team, its history, and its decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from components.html import plain
from components.link_view import LinkKnown, LinkView, link_view
from data.annotations import Happening
from data.bilingual import Both
from data.expectations import Expectation, trace_history
from data.judgements import Judgement
from data.portfolio import OutputFacts, Portfolio
from data.reviews import ReviewRecord
from data.teams import TeamRecord
from evidence.early import Reach, find_earlier, is_waiting, reach_by_period, reach_by_place
from evidence.frozen_review import FrozenReview, read_frozen_review, tell_since
from locales import Translator
from locales.alphabet import sort_key

BEFORE = 1
"""Years before an expectation was recorded from which on what happened is told."""


@dataclass(frozen=True)
class RetroView:
    """One expectation as its team looks at it.

    Attributes
    ----------
    link
        As the link's own screen shows it.
    history
        The expectation and all it took the place of, newest first.
    reviews
        Of all of these, newest first.
    then
        What was known when the last decision was taken; None without one, or without anything
        that was kept or can still be told.
    happenings
        What happened to the measure, from a year before the first expectation on.
    others
        Other outputs that should move the same measure: title by contribution.
    earlier
        Of the same output, what can be judged sooner: title of the measure by contribution.
    places, periods
        What was planned and delivered so far, by place and by period.
    """

    team: TeamRecord
    link: LinkView
    history: tuple[Expectation, ...]
    reviews: tuple[ReviewRecord, ...]
    then: FrozenReview | None
    happenings: tuple[Happening, ...]
    others: Mapping[str, Both]
    earlier: Mapping[str, Both]
    places: tuple[Reach, ...]
    periods: tuple[Reach, ...]

    @property
    def code(self) -> str:
        """The contribution."""
        return self.link.expectation.code

    @property
    def last(self) -> ReviewRecord | None:
        """The last decision, None where none was taken yet."""
        return self.reviews[0] if self.reviews else None

    @property
    def is_asked(self) -> bool:
        """Whether the day has come to ask whether the last decision was right."""
        return self.last is not None and self.last.review_on <= self.link.moment.today

    @property
    def is_same_measure(self) -> bool:
        """Whether what was known then is of the measure that is looked at now."""
        return self.then is not None and self.then.document.get("indicator") == self.link.facts.code

    @property
    def is_waiting(self) -> bool:
        """Whether the figures cannot say anything yet."""
        return is_waiting(self.link.document)


def list_outputs(portfolio: Portfolio) -> dict[str, OutputFacts]:
    """Return every output by code, whether it serves an outcome or none."""
    found = [
        each.output
        for mission in portfolio.missions
        for outcome in mission.outcomes
        for each in outcome.links
    ]
    found += [output for mission in portfolio.missions for output in mission.loose]
    return {output.code: output for output in (*found, *portfolio.loose)}


def name_teams(teams: Mapping[str, TeamRecord], lang: str) -> dict[str, str]:
    """Return what every team is called, by code, in the order of the reader's alphabet."""
    names = {code: plain(team.name, lang) for code, team in teams.items()}
    return dict(sorted(names.items(), key=lambda named: sort_key(named[1], lang)))


def name_team_links(known: LinkKnown, team: str, names: Mapping[str, str]) -> dict[str, str]:
    """Return the expectations of a team that stand, by code.

    Parameters
    ----------
    names
        What every link is called, in the order they are offered.
    """
    outputs = {
        code for code, each in list_outputs(known.portfolio).items() if each.team.code == team
    }
    return {
        code: name
        for code, name in names.items()
        if known.expectations[code].stands and known.expectations[code].output in outputs
    }


def first_due(links: Mapping[str, str], review_on: Mapping[str, date | None]) -> str | None:
    """Return the link that a team looks at first: the one whose decision is due first."""
    due = [(day, code) for code in links if (day := review_on.get(code)) is not None]
    return min(due)[1] if due else next(iter(links), None)


def retro_view(
    known: LinkKnown,
    code: str,
    team: TeamRecord,
    reviews: Sequence[ReviewRecord],
    happenings: Sequence[Happening],
    judged_then: Judgement | None,
    _: Translator,
) -> RetroView:
    """Gather what a team looks at.

    Parameters
    ----------
    code
        Of an expectation that stands.
    reviews
        Every review, in the order they were held.
    happenings
        Of the expectation's indicator.
    judged_then
        What was judged, since or then, as at the day of the last review or before.
    """
    link = link_view(known, code, _)
    history = trace_history(known.expectations, code)
    chain = {each.code for each in history}
    own = tuple(each for each in reversed(reviews) if each.contribution in chain)
    documents = known.evidence.documents
    since = f"{min(each.registered_on for each in history).year - BEFORE}"
    output, until = link.output.code, link.moment.until
    outputs = list_outputs(known.portfolio)
    return RetroView(
        team=team,
        link=link,
        history=history,
        reviews=own,
        then=_then(own, judged_then, link, known),
        happenings=tuple(each for each in happenings if each.period >= since),
        others={
            each.code: outputs[each.output].title
            for each in known.expectations.values()
            if each.stands
            and each.indicator == link.facts.code
            and each.output != output
            and each.output in outputs
        },
        earlier={
            other: known.evidence.indicators[known.expectations[other].indicator].title
            for other in find_earlier(code, known.expectations, documents)
        },
        places=reach_by_place(known.cells, output, until),
        periods=reach_by_period(known.cells, output, until),
    )


def _then(
    reviews: Sequence[ReviewRecord],
    judged: Judgement | None,
    link: LinkView,
    known: LinkKnown,
) -> FrozenReview | None:
    kept = read_frozen_review(reviews[0].evidence) if reviews else None
    if kept is not None or judged is None or not reviews:
        return kept
    return tell_since(judged, link.facts, known.evidence.names)
