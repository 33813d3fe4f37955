"""What teams decided since a day: how whoever owns an outcome is told, without being asked."""

from collections.abc import Collection, Mapping
from datetime import date
from html import escape

from components.board_links import BoardLinks
from components.cards import MOST, build_card
from components.decision_words import DECISIONS
from components.html import Html, link, say
from data.portfolio import Link
from data.reviews import ReviewFacts
from locales import Translator
from locales.formats import format_date


def build_decided_since(
    since: date | None,
    reviews: Mapping[str, ReviewFacts],
    shown: Collection[Link],
    links: BoardLinks,
    _: Translator,
) -> Html:
    """Return the decisions since a day about what is shown, the newest first; nothing without any.

    Parameters
    ----------
    reviews
        The newest of each contribution.
    """
    found = sorted(
        ((reviews[each.code], each) for each in shown if each.code in reviews),
        key=lambda pair: (pair[0].held_on, pair[1].code),
        reverse=True,
    )
    recent = [pair for pair in found if since is not None and pair[0].held_on > since]
    if since is None or not recent:
        return Html("")
    items = "".join(f"<li>{_item(*pair, links, _)}</li>" for pair in recent[:MOST])
    whole = link(links.decisions, _("All decisions"))
    title = _("Decided since {date}", date=format_date(since, _.lang))
    return build_card(title, f"<ul>{items}</ul><p>{whole}</p>", "fact")


def _item(review: ReviewFacts, towards: Link, links: BoardLinks, _: Translator) -> str:
    word, _colour = DECISIONS[review.decision]
    held = format_date(review.held_on, _.lang)
    name = link(links.contribution(towards.code), say(towards.output.title, _))
    return (
        f"{name}: <strong>{escape(_(word))}</strong>, {escape(held)} "
        f'<span class="mw-muted">· {say(review.reason, _)}</span>'
    )
