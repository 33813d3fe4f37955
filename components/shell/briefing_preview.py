"""The preview of a briefing that is being composed: arranged as its address says, nothing kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.briefing.arrange import Asked, arrange
from components.briefing.choice import Choice
from components.briefing.compose import choose_usual, make_deck
from components.briefing.deck import Deck
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import read_text
from components.shell.briefing_typed import read_comments, read_title
from components.shell.page import OpenPage

LONGEST = 4_000
"""Characters of an order of screens in an address."""
ARRANGED = ("order", "annex", "hide")


@dataclass(frozen=True)
class Preview:
    """A briefing as it would be frozen now, in the reader's language.

    Attributes
    ----------
    given
        What its addresses hold.
    key
        What it depends on besides the store: what one visitor typed is not another's.
    """

    deck: Deck
    given: Mapping[str, str]
    key: str


def read_asked() -> Asked:
    """Return how the address wants the screens arranged."""
    order, annex, hide = (read_text(name, LONGEST) for name in ARRANGED)
    return Asked(order, annex, hide)


def read_preview(page: OpenPage, missions: Sequence[str]) -> Preview:
    """Return the briefing of these missions that the address and this session are composing."""
    codes, asked = tuple(missions), read_asked()
    moment = page.moment
    screens = cache.offer_briefing(moment.version, moment.until, codes, page.lang)
    arrangement = arrange(screens, choose_usual(screens), asked)
    comments = read_comments((screen.code for screen in screens), read_actor().name)
    choice = Choice(codes, arrangement.shown, arrangement.annex, comments, read_title(codes))
    known = cache.read_briefing_known(moment.version, moment.until, codes)
    given = {"mission": ".".join(codes), "preview": "1", "order": asked.order}
    given |= {"annex": asked.annex, "hide": asked.hide}
    deck = make_deck(known, screens, choice, page.text)
    return Preview(deck, {name: said for name, said in given.items() if said}, repr(choice))
