"""The kinds of charts by name, and the link from a chart to how its kind is read."""

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from components.html import Html
from locales import Translator, mark

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "grid": mark("The grid of outputs"),
        "needle": mark("The needle"),
        "numberline": mark("The number line"),
        "usual": mark("Usual variation"),
        "trend": mark("The line and its trend"),
        "tiles": mark("The 22 places in small"),
        "map": mark("The map"),
        "cross": mark("Delivered × changed"),
        "mappair": mark("Two maps side by side"),
        "staircase": mark("The staircase of the roll-out"),
        "since_start": mark("Before and after the start"),
        "step": mark("One series and its step"),
        "smallest": mark("The smallest change we could see, by date"),
        "logic": mark("From why to how"),
    }
)
"""What a reader calls each kind, by its code in the address; in the order they are offered."""


def kind_names(_: Translator) -> dict[str, str]:
    """Return the name of every kind in the reader's language, by code."""
    return {code: _(name) for code, name in KINDS.items()}


def how_link(kind: str, address: str, _: Translator) -> Html:
    """Return the small link that leads from a chart to how its kind is read.

    Parameters
    ----------
    kind
        One of `KINDS`.
    address
        Of the method's screen with ``chart=kind``.

    Raises
    ------
    KeyError
        Where there is no such kind.
    """
    named = escape(_("How to read this: {chart}", chart=_(KINDS[kind])))
    words = escape(_("How to read this"))
    return Html(
        f'<a class="mw-how mw-small" href="{escape(address)}" target="_self" '
        f'aria-label="{named}">{words}</a>'
    )
