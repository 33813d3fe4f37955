"""What is missing from a mission, listed plainly."""

from collections.abc import Iterator

from components.board_facts import Known
from components.html import plain
from data.bilingual import Both
from data.portfolio import MissionFacts, OutcomeFacts
from evidence.link_dates import ends_before_answer, say_dates
from locales import Translator

NOBODY = frozenset(
    {"", "-", "–", "—", "?", "tbc", "tba", "tbd", "n/a", "none", "nobody", "neb", "i'w gadarnhau"}
)
"""What stands in an owner's cell where nobody owns the outcome: the pack asks for a text there."""


def is_nobody(owner: Both) -> bool:
    """Whether an owner's name is a blank or a word that stands for nobody."""
    names = [name for name in (owner.en, owner.cy) if name]
    return all(name.strip().strip(".()").casefold() in NOBODY for name in names)


def list_gaps(mission: MissionFacts, known: Known, _: Translator) -> list[str]:
    """Return one sentence for each thing that is missing."""
    gaps = []
    if mission.target_date is None:
        gaps.append(_("The mission has no date to reach it by."))
    if not mission.outcomes:
        gaps.append(_("The mission has no outcome."))
    for outcome in mission.outcomes:
        gaps.extend(_outcome_gaps(outcome, _))
    gaps.extend(
        _("Output that serves no outcome: {output}", output=plain(output.title, _.lang))
        for output in mission.loose
    )
    gaps.extend(_money_gaps(mission, known, _))
    return gaps


def _outcome_gaps(outcome: OutcomeFacts, _: Translator) -> list[str]:
    title = plain(outcome.title, _.lang)
    headline = outcome.headline
    gaps = []
    if is_nobody(outcome.owner):
        gaps.append(_("Outcome that nobody owns: {outcome}", outcome=title))
    if not outcome.links:
        gaps.append(_("Outcome with no output: {outcome}", outcome=title))
    if not outcome.indicators:
        gaps.append(_("Outcome with no indicator: {outcome}", outcome=title))
    elif headline is None:
        gaps.append(_("Outcome with no headline indicator: {outcome}", outcome=title))
    elif headline.latest is None:
        gaps.append(_("Outcome with no figure for Wales: {outcome}", outcome=title))
    if headline is not None and headline.target is None:
        gaps.append(_("Outcome with no target: {outcome}", outcome=title))
    return gaps


def _money_gaps(mission: MissionFacts, known: Known, _: Translator) -> Iterator[str]:
    """Give each output whose money ends before anybody could know, with the two dates."""
    for outcome in mission.outcomes:
        for each in outcome.links:
            record = known.evidence.record(each, _.lang) if each.primary else None
            if record is not None and ends_before_answer(record.code, record.dates):
                said = list(say_dates(record.code, record.dates, _))[-1]
                yield f"{plain(each.output.title, _.lang)}: {said}"
