"""One link, the whole of it: what was expected, what was delivered, and what the figures say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.html import plain
from components.rollout import Rollout, read_rollout
from components.verdict_cell import Evidence
from components.wales import wales_signal
from data.bilingual import Both
from data.expectations import Expectation, trace_history
from data.figures import IndicatorFacts
from data.moment import Moment
from data.portfolio import Link, MissionFacts, OutcomeFacts, OutputFacts, Portfolio
from data.tiles import list_tiles
from evidence.delivery import Delivered
from evidence.numbers import Measure
from evidence.sentences import Sentence, say_verdict
from evidence.signal_sentences import WalesSignal
from evidence.verdict_record import VerdictRecord
from locales import Translator
from locales.alphabet import sort_key
from models.enums import Frequency
from models.periods import PeriodKind, common_kind


@dataclass(frozen=True)
class LinkKnown:
    """Everything that the page read, to find one link in.

    Attributes
    ----------
    delivered
        By output.
    wales
        The Wales document by indicator.
    cells
        Planned and delivered, as `data.deliveries.list_delivery_cells` returns them.
    """

    expectations: Mapping[str, Expectation]
    portfolio: Portfolio
    evidence: Evidence
    delivered: Mapping[str, Delivered]
    wales: Mapping[str, Mapping[str, Any]]
    cells: pd.DataFrame
    moment: Moment


@dataclass(frozen=True)
class LinkPaths:
    """Where the screen's links lead: addresses by code, and of how a kind of chart is read."""

    board: str
    mission: Callable[[str], str]
    outcome: Callable[[str, str], str]
    contribution: Callable[[str], str]
    plan: Callable[[str], str]
    method: Callable[[str], str]


@dataclass(frozen=True)
class LinkView:
    """One link as one reader sees it.

    Attributes
    ----------
    mission, outcome
        None where the indicator belongs to none.
    document, record, told
        None where it is not judged yet; `told` in the reader's language.
    kind
        Of the indicator's periods.
    names
        The 22 places by code, in the reader's language and the order of its alphabet.
    elsewhere
        Other areas that the roll-out names, by code: Wales as a whole.
    others
        Titles by contribution of the other links of the same output that stand.
    """

    expectation: Expectation
    output: OutputFacts
    mission: MissionFacts | None
    outcome: OutcomeFacts | None
    facts: IndicatorFacts
    kind: PeriodKind | None
    document: Mapping[str, Any] | None
    record: VerdictRecord | None
    told: Sentence | None
    delivered: Delivered | None
    rollout: Rollout
    wales: WalesSignal
    names: Mapping[str, str]
    elsewhere: Mapping[str, str]
    others: Mapping[str, Both]
    moment: Moment

    @property
    def rows(self) -> dict[str, str]:
        """Every area that the roll-out may name, by code: Wales first, then the places."""
        return {**self.elsewhere, **self.names}

    @property
    def measure(self) -> Measure:
        """How the indicator's numbers are written."""
        return Measure(self.facts.unit, self.facts.decimals, self.facts.better)

    @property
    def illustrative(self) -> bool:
        """Whether its figures are made up."""
        return self.facts.illustrative or self.output.illustrative

    def title(self, lang: str) -> str:
        """Return what the link is called: the output and the indicator."""
        return f"{plain(self.output.title, lang)} → {plain(self.facts.title, lang)}"


def link_names(
    expectations: Mapping[str, Expectation],
    portfolio: Portfolio,
    evidence: Evidence,
    _: Translator,
) -> dict[str, str]:
    """Return every expectation by code as output → indicator: by alphabet, superseded ones last."""
    outputs = {output.code: output for output in _every_output(portfolio)}

    def name(each: Expectation) -> str:
        output = plain(outputs[each.output].title, _.lang)
        indicator = plain(evidence.indicators[each.indicator].title, _.lang)
        said = f"{output} → {indicator}"
        return said if each.stands else _("{link} (replaced)", link=said)

    named = {
        each.code: name(each)
        for each in expectations.values()
        if each.output in outputs and each.indicator in evidence.indicators
    }
    return dict(
        sorted(
            named.items(),
            key=lambda item: (not expectations[item[0]].stands, sort_key(item[1], _.lang)),
        )
    )


def first_link(portfolio: Portfolio, names: Mapping[str, str]) -> str:
    """Return the link that the screen opens on: the first outcome's first."""
    links = (
        link.code
        for mission in portfolio.missions
        for outcome in mission.outcomes
        for link in outcome.links
        if link.code in names
    )
    return next(links, next(iter(names)))


def link_view(known: LinkKnown, code: str, _: Translator) -> LinkView:
    """Gather what is known of one link."""
    expectation = known.expectations[code]
    output = next(
        each for each in _every_output(known.portfolio) if each.code == expectation.output
    )
    facts = known.evidence.indicators[expectation.indicator]
    mission, outcome = _served(known.portfolio, facts.outcome)
    document = known.evidence.documents.get(code)
    record = known.evidence.record(_as_link(expectation, output, facts), _.lang)
    rollout = read_rollout(known.cells, output.code, known.moment.until)
    names = place_names(_.lang)
    own = {each.code for each in trace_history(known.expectations, code)}
    return LinkView(
        expectation=expectation,
        output=output,
        mission=mission,
        outcome=outcome,
        facts=facts,
        kind=_kind(document, facts),
        document=document,
        record=record,
        told=None if record is None else say_verdict(record, _),
        delivered=known.delivered.get(output.code),
        rollout=rollout,
        wales=wales_signal(known.wales.get(facts.code), facts),
        names=names,
        elsewhere={
            area: plain(known.evidence.names.get(area, Both(area, area)), _.lang)
            for area in rollout.places
            if area not in names
        },
        others={
            each.code: known.evidence.indicators[each.indicator].title
            for each in known.expectations.values()
            if each.output == output.code and each.code not in own and each.stands
        },
        moment=known.moment,
    )


def place_names(lang: str) -> dict[str, str]:
    """Return the 22 places by code, in the order of the reader's alphabet."""
    named = {tile.code: tile.name.in_language(lang)[0] for tile in list_tiles()}
    return dict(sorted(named.items(), key=lambda item: sort_key(item[1], lang)))


def _every_output(portfolio: Portfolio) -> list[OutputFacts]:
    linked = [
        each.output
        for mission in portfolio.missions
        for outcome in mission.outcomes
        for each in outcome.links
    ]
    loose = [output for mission in portfolio.missions for output in mission.loose]
    return [*linked, *loose, *portfolio.loose]


def _served(
    portfolio: Portfolio, code: str | None
) -> tuple[MissionFacts | None, OutcomeFacts | None]:
    for mission in portfolio.missions:
        for outcome in mission.outcomes:
            if outcome.code == code:
                return mission, outcome
    return None, None


def _as_link(expectation: Expectation, output: OutputFacts, facts: IndicatorFacts) -> Link:
    return Link(
        code=expectation.code,
        output=output,
        indicator=facts.code,
        indicator_title=facts.title,
        primary=expectation.primary,
        registered_on=expectation.registered_on,
    )


def _kind(document: Mapping[str, Any] | None, facts: IndicatorFacts) -> PeriodKind | None:
    """Return the kind of the indicator's periods, by those that its document names."""
    if document is None:
        return None
    named = [place["started"] for place in document["places"] or ()]
    named += [each["period"] for each in (document["plan"] or {}).get("mde80", ())]
    panel = document["panel"] or {}
    named += [panel[end] for end in ("first", "last") if end in panel]
    return common_kind(named, Frequency(facts.frequency)) if named else None
