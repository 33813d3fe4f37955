"""What stands beside the board's missions: the grid; what changed, what is due, how fresh it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from components.board_facts import Known
from components.board_filters import Asked, FilterNames
from components.board_links import BoardLinks
from components.board_view import BoardView
from components.changed import build_changed
from components.decided_since import build_decided_since
from components.due import build_due, build_for_ministers, list_due, list_for_ministers
from components.freshness import build_freshness
from components.html import Html
from components.shell import cache
from components.shell.page import OpenPage
from data.moment import Moment
from data.reviews import ReviewFacts
from data.sources import Source
from evidence.changed import ChangedVerdict
from locales import Translator


@dataclass(frozen=True)
class Beside:
    """What the cards beside the board are made from.

    Attributes
    ----------
    since
        The day that changes are counted from, None where nothing was judged before.
    days
        The days they may be counted from, by ISO date.
    whole
        The name of the list that is asked for whole, if any.
    """

    moment: Moment
    since: date | None
    days: Mapping[str, str]
    whole: str | None
    changes: Sequence[ChangedVerdict]
    reviews: Mapping[str, ReviewFacts]
    sources: Sequence[Source]


def read_beside(page: OpenPage, asked: Asked, names: FilterNames) -> Beside:
    """Read what the cards are made from."""
    version, until = page.moment.version, page.moment.until
    return Beside(
        moment=page.moment,
        since=asked.since,
        days=names.since,
        whole=asked.whole,
        changes=cache.read_changes(version, until, asked.since) if asked.since else (),
        reviews=cache.read_reviews(version, until),
        sources=cache.read_sources(version, until),
    )


def build_beside(
    view: BoardView, known: Known, given: Beside, links: BoardLinks, _: Translator
) -> Html:
    """Return the cards, all of them of what the board shows."""
    due = list_due(view.links, given.reviews, given.moment.today)
    lines = list_for_ministers(view.portfolio, known, links, _)
    cards = (
        build_changed(given.since, given.changes, view.links, links, given.days, given.whole, _),
        build_decided_since(given.since, given.reviews, view.links, links, _),
        build_due(due, given.whole, links, _),
        build_for_ministers(lines, given.whole, links, _),
        build_freshness(given.sources, view.indicators, given.moment, links.figures, _),
    )
    return Html("".join(map(str, cards)))
