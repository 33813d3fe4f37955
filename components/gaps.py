"""What is missing from a mission, listed plainly."""

from components.html import plain
from data.portfolio import MissionFacts, OutcomeFacts
from locales import Translator


def list_gaps(mission: MissionFacts, _: Translator) -> list[str]:
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
    return gaps


def _outcome_gaps(outcome: OutcomeFacts, _: Translator) -> list[str]:
    title = plain(outcome.title, _.lang)
    headline = outcome.headline
    gaps = []
    if not outcome.links:
        gaps.append(_("Outcome with no output: {outcome}", outcome=title))
    if not outcome.indicators:
        gaps.append(_("Outcome with no indicator: {outcome}", outcome=title))
    elif headline is None:
        gaps.append(_("Outcome with no headline indicator: {outcome}", outcome=title))
    elif headline.latest is None:
        gaps.append(_("Outcome with no figure for Wales: {outcome}", outcome=title))
    elif headline.target is None:
        gaps.append(_("Outcome with no target: {outcome}", outcome=title))
    return gaps
