"""How fresh the figures are: the newest, and releases that were due and did not come."""

from collections.abc import Collection, Sequence
from html import escape

from components.cards import build_card
from components.figures_view import is_overdue
from components.html import Html, link, say
from data.moment import Moment
from data.sources import Source
from locales import Translator
from locales.formats import format_date

MOST = 3
"""Overdue sources that are named; of the others it says how many."""


def build_freshness(
    sources: Sequence[Source],
    indicators: Collection[str],
    moment: Moment,
    address: str,
    _: Translator,
) -> Html:
    """Return how fresh the figures of some indicators are.

    Parameters
    ----------
    indicators
        Those the board rests on.
    address
        Of the figures' screen.
    """
    mine = [source for source in sources if source.facts.code in indicators]
    newest = max((each.last_published for each in mine if each.last_published), default=None)
    said = (
        _("Newest figures published: {date}", date=format_date(newest, _.lang))
        if newest
        else _("No figures are published yet.")
    )
    overdue = [source for source in mine if is_overdue(source, moment)]
    late = _("Overdue releases: {count}", count=len(overdue))
    named = "".join(f"<li>{say(source.facts.title, _)}</li>" for source in overdue[:MOST])
    more = len(overdue) - MOST
    rest = f"<p>{escape(_('and {count} more', count=more))}</p>" if more > 0 else ""
    told = (
        f"<p>{escape(said)}</p><p>{escape(late)}</p>{f'<ul>{named}</ul>' if named else ''}{rest}"
        f"<p>{link(address, _('All figures and their sources'))}</p>"
    )
    return build_card(_("How fresh the figures are"), told, "line")
