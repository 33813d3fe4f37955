"""*What has changed since*, as a screen beside a frozen briefing: today's, and said to be."""

from components.briefing.deck import BriefingScreen, Deck
from components.briefing.since import count_told, since_screen
from components.briefing.spot import SINCE
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.page import OpenPage
from data.bilingual import Both
from data.briefings import KeptBriefing
from evidence.frozen_facts import BriefingFacts


def count_since(page: OpenPage, kept: KeptBriefing) -> int | None:
    """Return how many things have changed since a briefing was frozen; None: it cannot be told."""
    actor, moment = read_actor(), page.moment
    changes = cache.read_changes_since(moment.version, moment.until, actor, kept)
    return None if changes is None else count_told(changes)


def read_since(page: OpenPage, kept: KeptBriefing, deck: Deck) -> BriefingScreen | None:
    """Return the screen of what has changed; None where that cannot be told."""
    then, now = _facts(page, kept)
    if then is None or now is None:
        return None
    return page.draw(
        "since",
        lambda: since_screen(
            then,
            now,
            _area_names(page),
            deck.title,
            page.text,
            code=SINCE,
            illustrative=deck.illustrative,
        ),
        kept.code,
    )


def _facts(page: OpenPage, kept: KeptBriefing) -> tuple[BriefingFacts | None, BriefingFacts | None]:
    """Return what the briefing stood on, and the same of today."""
    moment = page.moment
    now = cache.read_briefing_facts(moment.version, moment.until, kept.missions)
    try:
        return cache.read_kept_document(read_actor(), kept).facts, now
    except ValueError:
        return None, now


def _area_names(page: OpenPage) -> dict[str, Both]:
    areas = cache.read_areas(page.moment.version)
    names = zip(areas.index, areas["name_en"], areas["name_cy"], strict=True)
    return {str(code): Both(english, welsh) for code, english, welsh in names}
