"""The opening: the mission, why it is there, by when, and where it stands in one sentence."""

from components.board_facts import stand_mission
from components.board_sentences import say_mission
from components.briefing.deck import BriefingScreen, Card, Item, Kind, Sign
from components.briefing.known import BriefingKnown
from components.briefing.matters import list_matters
from components.briefing.told import is_illustrative, tell
from data.portfolio import MissionFacts
from locales import Translator
from locales.formats import format_date


def build_opening(mission: MissionFacts, known: BriefingKnown, _: Translator) -> BriefingScreen:
    """Return the first screen of a mission."""
    standings = stand_mission(mission, known.facts)
    asked = len(list_matters(mission, known, _))
    return BriefingScreen(
        code=f"{mission.code}.opening",
        mission=mission.code,
        kind=Kind.OPENING,
        kicker=_set_words(mission, _),
        title=tell(mission.title, _),
        lead=say_mission(mission, standings, known.facts, _),
        items=(Item(_("Why"), tell(mission.why, _)),),
        cards=(_horizon(mission, _), *_asked(asked, _)),
        illustrative=is_illustrative(mission),
        address=f"mission?mission={mission.code}",
    )


def _set_words(mission: MissionFacts, _: Translator) -> str:
    day = format_date(mission.set_on, _.lang)
    return f"{_('Set by:')} {tell(mission.set_by, _)}, {day}"


def _horizon(mission: MissionFacts, _: Translator) -> Card:
    """Say by when, or that no date is set, or that the mission is over."""
    if mission.closed_on is not None:
        return Card(_("Closed"), format_date(mission.closed_on, _.lang), colour="muted")
    if mission.target_date is None:
        return Card(
            _("No date is set"),
            _("Nobody has said by when it is to be reached."),
            colour="concern",
            sign=Sign.EXCLAMATION,
        )
    return Card(_("To reach by"), format_date(mission.target_date, _.lang), colour="hoped")


def _asked(count: int, _: Translator) -> tuple[Card, ...]:
    if not count:
        return (Card(_("Nothing that only ministers can settle"), colour="muted"),)
    return (Card(_("Only ministers can settle: {count}", count=count), colour="concern"),)
