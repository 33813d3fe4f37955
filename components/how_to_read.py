"""Being written: the link from a chart to how its kind is read."""

from html import escape

from components.html import Html
from locales import Translator


def how_link(kind: str, address: str, _: Translator) -> Html:
    """Return the small link that leads from a chart to how its kind is read."""
    words = escape(_("How to read this"))
    return Html(f'<a class="mw-how mw-small" href="{escape(address)}" target="_self">{words}</a>')
