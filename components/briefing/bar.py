"""What stands around a screen of a briefing on the wall: the bar beneath it, the annex's list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from components.briefing.deck import BriefingScreen, Deck
from components.briefing.stage import screen_unit
from components.html import Cell, Html, safe
from locales import Translator

COLUMNS = 2
ENTRY, ENTRY_LOW = 88.0, 46.0
"""Units of height of one entry of the annex's list: with the mission and kind above it, without."""
ROOM = 800.0


@dataclass(frozen=True)
class Way:
    """One entry of the bar.

    Attributes
    ----------
    address
        None where it leads nowhere now: it stays in its place and says so.
    name
        A slug for its class.
    lang
        Where it is in another language.
    """

    said: str
    address: str | None
    name: str
    lang: str = ""


def bar_html(
    before: Sequence[Way],
    after: Sequence[Way],
    standing: str,
    mark: str,
    full: str,
    _: Translator,
) -> Html:
    """Return the bar.

    Parameters
    ----------
    before, after
        What stands left of where one is, and at the right.
    standing
        Which screen this is, in words.
    mark
        What must be known of this briefing wherever it is seen: a preview, a draft; may be empty.
    full
        What the button for the full screen says; the browser shows it where it can be had.
    """
    marked = f'<span class="mw-stage-mark">{escape(mark)}</span>' if mark else ""
    return Html(
        f'<footer class="mw-foot mw-stage-bar"><nav aria-label="{escape(_("Screens"))}">'
        f"{''.join(map(_way, before))}"
        f'<span class="mw-stage-standing">{escape(standing)}</span>{marked}'
        f'<span class="mw-stage-apart"></span>{"".join(map(_way, after))}'
        f'<button type="button" class="mw-stage-full" hidden aria-pressed="false">'
        f"{escape(full)}</button></nav></footer>"
    )


def _way(way: Way) -> str:
    lang = f' lang="{way.lang}" hreflang="{way.lang}"' if way.lang else ""
    if way.address is None:
        return f'<span class="mw-stage-way mw-stage-off"{lang}>{escape(way.said)}</span>'
    return (
        f'<a class="mw-stage-way mw-stage-{way.name}" href="{escape(way.address)}" '
        f'target="_self"{lang}>{escape(way.said)}</a>'
    )


def frame_html(inner: Cell, bar: Html, name: str) -> Html:
    """Return a screen with its bar, as it fills the window; the browser knows it by `name`."""
    return Html(
        f'<div class="mw-stage-window"><div class="mw-stage-frame" data-screen="{escape(name)}">'
        f"{safe(inner)}{bar}</div></div>"
    )


def contents_html(deck: Deck, address: Callable[[str], str], _: Translator) -> Html:
    """Return the list of the annex: every screen of it, a link each."""
    title = _("What else there is: {count}", count=len(deck.annex))
    rows = max(-(-len(deck.annex) // COLUMNS), 1)
    tall = min(ROOM / rows, ENTRY)
    entries = "".join(_entry(each, address(each.code), tall) for each in deck.annex)
    style = f"--rows:{rows};--tall:{screen_unit(tall)}"
    return Html(
        '<div class="mw-stage">'
        f'<h1 class="mw-stage-contents-title" tabindex="-1">{escape(title)}</h1>'
        f'<ol class="mw-stage-contents" style="{style}">{entries}</ol></div>'
    )


def _entry(screen: BriefingScreen, address: str, tall: float) -> str:
    kicker = f"<span>{escape(screen.listed)}</span>" if tall >= ENTRY else ""
    whole = escape(f"{screen.listed}: {screen.title}")
    return (
        f'<li><a href="{escape(address)}" target="_self" title="{whole}">'
        f"{kicker}<b>{escape(screen.title)}</b></a></li>"
    )
