"""The way from a mission to its briefing."""

from html import escape

from components.board_links import BoardLinks
from components.html import Html, link, say
from data.portfolio import MissionFacts
from locales import Translator


def present_html(mission: MissionFacts, links: BoardLinks, _: Translator) -> Html:
    """Return the way to a mission's briefing; who hears it is told which mission's."""
    whose = f'<span class="mw-hidden">: {say(mission.title, _)}</span>'
    words = Html(f"{escape(_('Present'))}{whose}")
    shown = link(links.present(mission.code), words)
    return Html(f'<span class="mw-small mw-nowrap">{shown}</span>')
