"""The way to the record of who changed what."""

from components.html import Html, link
from locales import Translator


def build_record_link(address: str, _: Translator) -> Html:
    """Return a paragraph that leads to it."""
    return Html(f'<p class="mw-gap">{link(address, _("Who changed what, and when"))}</p>')
