"""Briefings: what is frozen, what has changed since, and what one would be made of now."""

from datetime import date

from components.briefing.compose import choose_usual, make_deck, offer_screens
from components.briefing.deck import BriefingScreen, Deck
from components.briefing.kept import KeptDocument, read_document
from components.briefing.known import BriefingKnown
from components.briefing.known import read_known as read_of_missions
from components.shell.cache.slots import remember
from components.shell.store import app_store
from data.briefings import KeptBriefing, get_briefing, list_briefings
from evidence.briefing_facts import gather_facts
from evidence.frozen_facts import BriefingFacts
from evidence.since_changes import Change
from evidence.since_frozen import list_changes
from locales import text
from models.roles import Actor, NotAllowed


@remember
def read_briefings(version: int, actor: Actor) -> tuple[KeptBriefing, ...]:
    """Return the frozen briefings that somebody may see, newest first."""
    with app_store().read() as connection:
        return list_briefings(connection, actor)


@remember
def read_kept_document(actor: Actor, kept: KeptBriefing) -> KeptDocument:
    """Return what a briefing shows; it never changes, so it is read once a process.

    Raises
    ------
    ValueError
        Where it cannot be read.
    """
    with app_store().read() as connection:
        return read_document(get_briefing(connection, actor, kept.code)[1])


@remember
def read_is_hidden(version: int, actor: Actor, code: str) -> bool:
    """Return whether there is a briefing of that code which somebody may not see yet."""
    with app_store().read() as connection:
        try:
            get_briefing(connection, actor, code)
        except NotAllowed:
            return True
        except KeyError:
            return False
    return False


@remember
def read_briefing_facts(
    version: int, until: date, missions: tuple[str, ...]
) -> BriefingFacts | None:
    """Return what a briefing of some missions would stand on now; None where one is gone."""
    with app_store().read() as connection:
        try:
            return gather_facts(connection, missions, until)
        except KeyError:
            return None


@remember
def read_changes_since(
    version: int, until: date, actor: Actor, kept: KeptBriefing
) -> tuple[Change, ...] | None:
    """Return what has changed since a briefing was frozen; None where that cannot be told."""
    now = read_briefing_facts(version, until, kept.missions)
    try:
        then = read_kept_document(actor, kept).facts
    except ValueError:
        return None
    return None if now is None else list_changes(then, now)


@remember
def preview_briefing(version: int, until: date, mission: str, lang: str) -> Deck:
    """Return the usual briefing of a mission as it would be now; nothing of it is kept."""
    known = read_briefing_known(version, until, (mission,))
    screens = offer_briefing(version, until, (mission,), lang)
    return make_deck(known, screens, choose_usual(screens), text(lang))


@remember
def read_briefing_known(version: int, until: date, missions: tuple[str, ...]) -> BriefingKnown:
    """Return what a briefing of some missions would be made from now."""
    return read_of_missions(app_store(), missions)


@remember
def offer_briefing(
    version: int, until: date, missions: tuple[str, ...], lang: str
) -> tuple[BriefingScreen, ...]:
    """Return every screen that a briefing of some missions could have now."""
    return offer_screens(read_briefing_known(version, until, missions), text(lang))
