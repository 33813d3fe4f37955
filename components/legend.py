"""The legend of a map: each class with its colour, its limits, and how many places are in it."""

from html import escape

from components.html import Html, picture
from components.map_view import MapView
from components.palette import Palette
from components.svg import box, drawing
from components.tiles import HATCH
from components.words import unit_words
from locales import Translator
from locales.formats import format_number

WIDTH, HEIGHT = 34, 20


def build_legend(view: MapView, palette: Palette, _: Translator) -> Html:
    """Return the legend as a list."""
    items = []
    if view.classes is not None:
        for number in reversed(range(len(view.classes.starts))):
            count = sum(view.class_of(code) == number for code in view.names)
            swatch = box(1, 1, WIDTH - 2, HEIGHT - 2, palette.classes[number], palette.muted)
            items.append(_item(swatch, span_words(view, number, _), count, _))
    if view.missing:
        hatch = HATCH.format(ground=palette.no_figure, line=palette.line)
        swatch = hatch + box(1, 1, WIDTH - 2, HEIGHT - 2, "url(#hatch)", palette.muted)
        items.append(_item(swatch, _("no figure"), len(view.missing), _))
    unit = escape(unit_words(view.figures.facts, _.lang))
    same = escape(_("Each colour holds about as many places as the next, in this period."))
    return Html(
        f'<h2 class="mw-small-title">{escape(_("Legend"))}</h2>'
        f'<p class="mw-small mw-muted">{unit}</p><ul class="mw-legend">{"".join(items)}</ul>'
        f'<p class="mw-small mw-muted mw-gap">{same}</p>'
    )


def span_words(view: MapView, number: int, _: Translator) -> str:
    """Return the limits of a class in words."""
    assert view.classes is not None
    low, high = view.classes.span(number)
    decimals = view.figures.facts.decimals
    if low == high:
        return format_number(low, decimals, _.lang)
    return _(
        "{lower} to {upper}",
        lower=format_number(low, decimals, _.lang),
        upper=format_number(high, decimals, _.lang),
    )


def _item(swatch: str, said: str, count: int, _: Translator) -> str:
    drawn = picture(drawing(WIDTH, HEIGHT, [swatch]), "", "")
    places = escape(_("places: {count}", count=count))
    return (
        f'<li>{drawn}<span>{escape(said)} <span class="mw-small mw-muted">· {places}</span>'
        "</span></li>"
    )
