"""Cards beside the board: a title, a list that is short until all of it is asked for."""

from collections.abc import Sequence
from html import escape

from components.board_links import BoardLinks
from components.html import Html, link
from locales import Translator

MOST, ALL = 5, 200
"""Lines of a list at first, and once all of it is asked for."""


def build_card(title: str, inside: str, tone: str) -> Html:
    """Return a card; `tone` is what the colour of its edge means: a field of `Palette`."""
    return Html(
        f'<section class="mw-card mw-card-{tone}"><h2>{escape(title)}</h2>{inside}</section>'
    )


def build_list(
    items: Sequence[str], name: str, whole: str | None, links: BoardLinks, _: Translator
) -> str:
    """Return lines of markup as a list; where it is cut, a link to all of it.

    Parameters
    ----------
    name
        Of this list in the address.
    whole
        The name of the list that is asked for whole, if any.
    """
    most = ALL if whole == name else MOST
    listed = "".join(f"<li>{item}</li>" for item in items[:most])
    more = len(items) - most
    if more <= 0:
        return f"<ul>{listed}</ul>"
    said = _("and {count} more", count=more)
    rest = escape(said) if whole == name else str(link(links.board(whole=name), said))
    return f"<ul>{listed}</ul><p>{rest}</p>"
