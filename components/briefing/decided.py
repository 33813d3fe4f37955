"""What teams decided: persist, pivot or stop, and why. It is reported, not asked."""

from components.briefing.deck import BriefingScreen, Item, Kind
from components.briefing.known import BriefingKnown, list_mission_links
from components.briefing.told import is_illustrative, tell
from components.decision_words import DECISIONS
from data.portfolio import Link, MissionFacts
from data.reviews import ReviewFacts
from locales import Translator
from locales.formats import format_date

MOST_ITEMS = 5


def build_decided(mission: MissionFacts, known: BriefingKnown, _: Translator) -> BriefingScreen:
    """Return what the teams of a mission decided, the newest decision first."""
    found = [
        (link, known.reviews[link.code])
        for link in list_mission_links(mission)
        if link.code in known.reviews
    ]
    found.sort(key=lambda each: each[1].held_on, reverse=True)
    shown = found[:MOST_ITEMS]
    return BriefingScreen(
        code=f"{mission.code}.decided",
        mission=mission.code,
        kind=Kind.DECIDED,
        kicker=f"{tell(mission.title, _)} · {_('What teams decided')}",
        title=_title(len(found), _),
        lead=_("Teams decide this themselves; it is told here, and nothing is asked."),
        items=tuple(_item(*each, known, _) for each in shown),
        notes=tuple(
            f"{item.head}. {item.said} {item.under}"
            for item in (_item(*each, known, _) for each in found[MOST_ITEMS:])
        ),
        illustrative=is_illustrative(mission),
        address=f"mission?mission={mission.code}",
    )


def _title(count: int, _: Translator) -> str:
    if not count:
        return _("No team has recorded a decision yet")
    return _("Decisions that teams have recorded: {count}", count=count)


def _item(link: Link, review: ReviewFacts, known: BriefingKnown, _: Translator) -> Item:
    word, colour = DECISIONS[review.decision]
    held = format_date(review.held_on, _.lang)
    again = format_date(review.review_on, _.lang)
    late = review.review_on < known.moment.today
    due = (
        _("was to be looked at again: {date}", date=again)
        if late
        else _("to be looked at again: {date}", date=again)
    )
    return Item(
        f"{tell(link.output.title, _)}: {_(word)}",
        tell(review.reason, _),
        f"{held} · {due} · {tell(review.owner, _)}",
        colour,
    )
