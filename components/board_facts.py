"""What the board says of each output, before it is put into words: counted once, by one rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from components.verdict_cell import NOTHING_JUDGED, Evidence
from components.wales import wales_signal
from data.portfolio import Link, MissionFacts, OutcomeFacts, OutputFacts, Portfolio
from evidence.delivery import BEHIND, ON_PLAN, Delivered
from evidence.designs import Design
from evidence.facts import VerdictCode
from evidence.signal_sentences import WalesSignal, WalesWord


class Fact(StrEnum):
    """What the figures say of an output, as far as the board tells outputs apart."""

    MOVED = "moved"
    LESS = "less"
    ALONE = "alone"
    FLAT = "flat"
    SHORT = "short"
    WORSE = "worse"
    OPEN = "open"
    UNJUDGED = "unjudged"
    LOOSE = "loose"


class Share(StrEnum):
    """How far an output is delivered, and whether that is a fair test yet."""

    ON_PLAN = "on_plan"
    BEHIND = "behind"
    EARLY = "early"


@dataclass(frozen=True)
class Known:
    """What is known of a portfolio on a day.

    Attributes
    ----------
    delivered
        By output.
    wales
        What the Wales series of each indicator says, by indicator; empty where nothing is judged.
    """

    delivered: Mapping[str, Delivered]
    evidence: Evidence
    wales: Mapping[str, Mapping[str, Any]]

    def fact(self, link: Link) -> Fact:
        """Return what the figures say of a contribution."""
        document = self.evidence.documents.get(link.code)
        if document is None:
            return Fact.UNJUDGED
        kind = Fact(document["kind"])
        code = VerdictCode(document["beneath"] or document["verdict"])
        if kind is Fact.MOVED and document["design"] == Design.INTERRUPTED:
            return Fact.ALONE
        told_apart = {
            VerdictCode.MOVING_LESS_THAN_HOPED: Fact.LESS,
            VerdictCode.SHORT_OF_HOPED: Fact.SHORT,
        }
        return told_apart.get(code, kind)

    def share(self, output: OutputFacts, link: Link | None) -> Share:
        """Return how far an output is delivered; *early* while a verdict would be no fair test."""
        document = self.evidence.documents.get(link.code) if link else None
        if document is not None and document["verdict"] == VerdictCode.TOO_EARLY:
            return Share.EARLY
        delivered = self.delivered.get(output.code)
        if delivered is None or delivered.share is None or delivered.share < BEHIND:
            return Share.EARLY
        return Share.ON_PLAN if delivered.share >= ON_PLAN else Share.BEHIND

    def wales_of(self, indicator: str) -> WalesSignal | None:
        """Return how Wales as a whole moves by an indicator, None where that is not judged."""
        facts = self.evidence.indicators.get(indicator)
        if facts is None or not (self.wales or self.evidence.documents):
            return None
        return wales_signal(self.wales.get(indicator), facts)

    def word_of(self, outcome: OutcomeFacts) -> WalesWord | None:
        """Return the word for an outcome, by its headline; None where there is nothing to judge."""
        if outcome.headline is None:
            return None
        signal = self.wales_of(outcome.headline.facts.code)
        return signal.word if signal else None


NOTHING_KNOWN = Known(MappingProxyType({}), NOTHING_JUDGED, MappingProxyType({}))


@dataclass(frozen=True)
class Standing:
    """Where an output stands: counted once, by what it is mainly for.

    `link` is that contribution, None where it serves no outcome.
    """

    output: OutputFacts
    link: Link | None
    fact: Fact
    share: Share

    @property
    def is_busy_but_flat(self) -> bool:
        """Whether it is delivered on plan and did not move what it was to move."""
        return self.share is Share.ON_PLAN and self.fact is Fact.FLAT


def list_links(missions: Iterable[MissionFacts]) -> Iterator[Link]:
    """Give every contribution of missions, in their order."""
    for mission in missions:
        for outcome in mission.outcomes:
            yield from outcome.links


def stand_outputs(
    links: Iterable[Link], loose: Sequence[OutputFacts], known: Known
) -> tuple[Standing, ...]:
    """Return where each output stands: each once, by its first primary contribution of `links`.

    An output all of whose contributions are explored stands by the first of these; one that has
    a contribution does not count as serving no outcome.
    """
    by_output: dict[str, Link] = {}
    for link in links:
        held = by_output.get(link.output.code)
        if held is None or (link.primary and not held.primary):
            by_output[link.output.code] = link
    standing = [
        Standing(link.output, link, known.fact(link), known.share(link.output, link))
        for link in by_output.values()
    ]
    return (
        *standing,
        *(
            Standing(output, None, Fact.LOOSE, known.share(output, None))
            for output in loose
            if output.code not in by_output
        ),
    )


def stand_mission(mission: MissionFacts, known: Known) -> tuple[Standing, ...]:
    """Return where the outputs of a mission stand, by what they are for in this mission."""
    return stand_outputs(list_links([mission]), mission.loose, known)


def stand_portfolio(portfolio: Portfolio, known: Known) -> tuple[Standing, ...]:
    """Return where all outputs stand, those that serve no outcome among them."""
    loose = [output for mission in portfolio.missions for output in mission.loose]
    return stand_outputs(list_links(portfolio.missions), [*loose, *portfolio.loose], known)
