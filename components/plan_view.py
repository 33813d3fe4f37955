"""A plan worked out: drafts beside what is hoped for and the end of the money."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from components.html import plain
from components.plan_rollout import DraftedRollout, PlanBasis
from components.words import ATTACHED, period_words
from data.contributions import Registration
from data.figures import IndicatorFacts
from data.portfolio import OutputFacts, Portfolio
from evidence.draft import DEFAULT_LAGS, Draft
from evidence.draft_reading import DraftGround, RecordedPlan
from evidence.draft_sentences import DraftWords
from evidence.numbers import Measure
from locales import Translator, mark
from locales.alphabet import sort_key
from locales.formats import format_month

SIGNIFICANT = 2
LARGE = 100
YEARS_SHOWN = 2
"""Beyond the answers and the money, so that it can be seen how little more waiting would bring."""
HORIZON_YEARS = 10

LAG_LABELS: Mapping[str, str] = {
    "annual": mark("Time to show (years)"),
    "quarterly": mark("Time to show (quarters)"),
    "monthly": mark("Time to show (months)"),
}


class Drafted(NamedTuple):
    """One roll-out and what it could show by when."""

    rollout: DraftedRollout
    draft: Draft


@dataclass(frozen=True)
class PlanView:
    """Everything the screen shows of a plan.

    Attributes
    ----------
    names
        Of the places by code, in the order of the reader's alphabet.
    plans
        A, and B where there is one.
    funded
        The last day of the money; None where nothing is said of it.
    """

    ground: DraftGround
    names: Mapping[str, str]
    hoped: float
    lag: int
    plans: tuple[Drafted, ...]
    funded: date | None
    today: date
    words: DraftWords

    @property
    def first(self) -> Drafted:
        """Roll-out A."""
        return self.plans[0]

    @property
    def second(self) -> Drafted | None:
        """Roll-out B, if there is one."""
        return self.plans[1] if len(self.plans) > 1 else None

    @property
    def key(self) -> str:
        """What the drawing of the plan depends on, as text."""
        return repr((self.ground.facts.code, self.hoped, self.lag, self.funded, self.plans_key))

    @property
    def plans_key(self) -> tuple[object, ...]:
        """What the two roll-outs are."""
        return tuple((each.rollout, self.funded) for each in self.plans)

    def published(self, ends: date) -> date:
        """Return when the figures of a period that ends on a day can be expected."""
        return ends + timedelta(days=self.ground.ground.link.publication_delay)

    @property
    def shown_until(self) -> date:
        """The last day that the chart shows."""
        answers = [each.draft.answer_on for each in self.plans]
        if any(day is None for day in answers):
            return self.today + timedelta(days=365 * HORIZON_YEARS)
        known = [day for day in (*answers, self.funded) if day is not None]
        return max(known) + timedelta(days=365 * YEARS_SHOWN)


def plan_basis(ground: DraftGround, recorded: RecordedPlan | None, today: date) -> PlanBasis:
    """Return what a plan of an indicator begins with."""
    step = 10.0**-ground.facts.decimals
    lag = DEFAULT_LAGS[ground.facts.frequency]
    effect = default_effect(ground)
    if recorded is not None:
        effect, lag = abs(recorded.registration.effect), recorded.registration.lag
    return PlanBasis(ground, recorded, today, effect, lag, step)


def default_effect(ground: DraftGround) -> float:
    """Return the effect hoped for if nothing is typed: what matters, else a place's usual wander.

    The indicator's smallest change that matters, else one SD of a place's noise, rounded.
    """
    facts = ground.facts
    if facts.smallest_change:
        return facts.smallest_change
    step = 10.0**-facts.decimals
    if ground.place_sd is None:
        return step
    if ground.place_sd >= LARGE:
        return float(f"{ground.place_sd:.{SIGNIFICANT}g}")
    return max(step, round(ground.place_sd, facts.decimals))


def say_default(ground: DraftGround, words: DraftWords, _: Translator) -> str:
    """Say where the effect comes from that is hoped for if nothing is typed."""
    size = words.size(default_effect(ground), _)
    if ground.facts.smallest_change:
        return _("The smallest change that matters is set: {size}.", size=size)
    if ground.place_sd is None:
        return ""
    return _("One place's figures usually wander by about {size} by themselves.", size=size)


def draft_words(facts: IndicatorFacts, hoped: float, ground: DraftGround, lang: str) -> DraftWords:
    """Return what the numbers of a draft are written with."""

    def name(ends: date) -> str:
        return period_words(ground.period_code(ends), ground.kind, lang)

    return DraftWords(Measure(facts.unit, facts.decimals, facts.better), hoped, name)


def place_names(ground: DraftGround, name_of: Callable[[str], str], lang: str) -> dict[str, str]:
    """Return the names of the places by code, in the order of the alphabet."""
    named = {code: name_of(code) for code in ground.areas}
    return dict(sorted(named.items(), key=lambda each: sort_key(each[1], lang)))


def effect_unit(facts: IndicatorFacts, _: Translator) -> str:
    """Return the unit of a change: points where the indicator is a percentage."""
    unit = facts.unit.in_language(_.lang)[0]
    return _("percentage points") if unit in ATTACHED else unit


def list_outputs(portfolio: Portfolio) -> dict[str, OutputFacts]:
    """Return every output by code, linked or loose."""
    linked = [
        link.output
        for mission in portfolio.missions
        for outcome in mission.outcomes
        for link in outcome.links
    ]
    loose = [output for mission in portfolio.missions for output in mission.loose]
    return {each.code: each for each in (*linked, *loose, *portfolio.loose)}


def recorded_names(
    recorded: Mapping[str, Registration],
    outputs: Mapping[str, OutputFacts],
    measures: Mapping[str, str],
    lang: str,
) -> dict[str, str]:
    """Return what the recorded expectations are called, by contribution: output and measure."""

    def name(registration: Registration) -> str:
        output = outputs.get(registration.output)
        title = plain(output.title, lang) if output else registration.output
        return f"{title} · {measures.get(registration.indicator, '')}"

    named = {code: name(registration) for code, registration in recorded.items()}
    return dict(sorted(named.items(), key=lambda each: sort_key(each[1], lang)))


@dataclass(frozen=True)
class Funding:
    """Until when there is money: by team, and the months to choose from."""

    teams: Mapping[str, str]
    until: Mapping[str, date]
    months: Mapping[str, str]


def list_funding(outputs: Mapping[str, OutputFacts], today: date, _: Translator) -> Funding:
    """Return the teams whose money has an end, and the months of ten years."""
    teams = {each.team.code: each.team for each in outputs.values() if each.team.funded_until}
    names = {code: plain(team.name, _.lang) for code, team in teams.items()}
    until = {code: team.funded_until for code, team in teams.items() if team.funded_until}
    first = min([today, *until.values()])
    last = max([date(today.year + HORIZON_YEARS, today.month, 1), *until.values()])
    months = {}
    at = 12 * first.year + first.month - 1
    while at <= 12 * last.year + last.month - 1:
        day = date(at // 12, at % 12 + 1, 1)
        months[f"{day:%Y-%m}"] = format_month(day, _.lang)
        at += 1
    ordered = sorted(names, key=lambda code: sort_key(names[code], _.lang))
    return Funding({code: names[code] for code in ordered}, until, months)


def month_end(code: str) -> date:
    """Return the last day of a month."""
    year, month = int(code[:4]), int(code[5:7])
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
