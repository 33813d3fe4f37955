"""A screen of a briefing as our own HTML: for the wall and for paper, from the one layout.

Everything stands where the layout puts it, in a unit that the stylesheet is told: on a screen a
share of the window, on paper a pixel. In a window too small for it the same parts follow one
another as a plain page.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path

from components.briefing.deck import BriefingScreen, Deck, Sign
from components.briefing.layout import lay_out
from components.briefing.placed import (
    Placed,
    PlacedFrame,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from components.briefing.stage_pictures import Unit, at_box, lines_html, picture_html
from components.briefing.told import SHAPES
from components.html import Html
from components.palette import Palette
from components.svg import diamond

SHEET = Path(__file__).with_name("stage.css")


def diamond_sign(palette: Palette) -> str:
    """A hollow diamond: what was hoped for."""
    shape = diamond(10, 10, 8, palette.hoped, palette.background)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20">'
        f"{shape}</svg>"
    )


SIGNS: Mapping[Sign, Callable[[Palette], str]] = {
    **SHAPES,
    Sign.DIAMOND: diamond_sign,
}


def screen_unit(units: float) -> str:
    """Return units as a share of the window."""
    return f"calc(var(--mw-unit)*{units:.5g})"


def paper_unit(units: float) -> str:
    """Return units on paper: a pixel each."""
    return f"{units:.5g}px"


@lru_cache(maxsize=1)
def stage_style() -> str:
    """Return the stylesheet of the stage; its colours are the custom properties of the theme."""
    return SHEET.read_text(encoding="utf-8")


def stage_html(
    screen: BriefingScreen,
    deck: Deck,
    number: int,
    count: int,
    palette: Palette,
    unit: Unit,
) -> Html:
    """Return one screen.

    Parameters
    ----------
    number, count
        Which of how many; `number` 0 where it is not counted.
    unit
        :func:`screen_unit` or :func:`paper_unit`.
    """
    placed = lay_out(screen, deck, number, count)
    inner = "".join(_listed(placed, deck, palette, unit))
    return Html(f'<div class="mw-stage">{inner}</div>')


def _listed(placed: Sequence[Placed], deck: Deck, palette: Palette, unit: Unit) -> Iterator[str]:
    """Yield everything in reading order, the items of a list within one."""
    open_item = False
    for each in placed:
        of_item = isinstance(each, PlacedText) and each.name.startswith("item-")
        begins = isinstance(each, PlacedText) and each.tag == "li"
        if open_item and (begins or not of_item):
            yield "</li>" if begins else "</li></ul>"
        if begins:
            yield "<li>" if open_item else '<ul class="mw-stage-items"><li>'
        open_item = of_item
        yield _one(each, deck, palette, unit)
    if open_item:
        yield "</li></ul>"


def _one(each: Placed, deck: Deck, palette: Palette, unit: Unit) -> str:
    match each:
        case PlacedText():
            return _text(each, palette, unit)
        case PlacedRule():
            style = f"{at_box(each.box, unit)}background-color:var(--mw-{each.colour})"
            return f'<div class="mw-stage-at mw-stage-rule" style="{style}"></div>'
        case PlacedFrame():
            css = "mw-stage-dashed" if each.dashed else "mw-stage-filled"
            style = f"{at_box(each.box, unit)}border-color:var(--mw-{each.colour})"
            return f'<div class="mw-stage-at {css}" style="{style}"></div>'
        case PlacedPicture():
            return str(picture_html(each, deck.lang, palette, unit))


def _text(each: PlacedText, palette: Palette, unit: Unit) -> str:
    tag = "p" if each.tag == "li" else each.tag
    sizes = f"--s:{unit(each.size)};--l:{unit(each.leading)};"
    look = f"color:var(--mw-{each.colour});font-weight:{each.weight};text-align:{each.align}"
    css = f"mw-stage-at mw-stage-text mw-stage-{each.name.rsplit('-', 1)[-1]}"
    css += " mw-stage-signed" if each.sign is not Sign.NONE else ""
    lang = f' lang="{escape(each.lang)}"' if each.lang else ""
    way = ' dir="auto"' if each.name == "comment" else ""
    focus = ' tabindex="-1"' if tag == "h1" else ""
    return (
        f'<{tag} class="{css}" style="{at_box(each.box, unit)}{sizes}{look}"{lang}{way}{focus}>'
        f"{_sign(each.sign, palette)}{_words(each)}</{tag}>"
    )


def _words(each: PlacedText) -> str:
    """Return the lines; where they are cut, who cannot see them is told all of it."""
    said = lines_html(each.lines)
    if not each.whole:
        return said
    return (
        f'<span aria-hidden="true">{said}</span>'
        f'<span class="mw-stage-unseen">{escape(each.whole)}</span>'
    )


def _sign(sign: Sign, palette: Palette) -> str:
    """Return a sign as a ground of its own: it says nothing that its words do not."""
    if sign is Sign.NONE:
        return ""
    data = b64encode(SIGNS[sign](palette).encode()).decode()
    ground = f"background-image:url(data:image/svg+xml;base64,{data})"
    return f'<span class="mw-stage-sign" style="{ground}"></span>'
