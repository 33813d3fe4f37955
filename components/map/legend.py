"""The legend of a map: each class with its look, what it says, and how many places are in it."""

from collections.abc import Iterator
from html import escape

from components.html import Html
from components.map.sheet import Form, MapClass, Mode, Ramp, Sheet, Tint
from components.map.tiles import level_of
from components.map.view import Level
from components.palette import Palette
from locales import Translator, mark

OVER = Tint(Ramp.SCALE, 1)
"""What a form stands over in the legend: over a colour, not over the grey of no figure."""
ROWS = (mark("much"), mark("less"), mark("none"))
COLUMNS = (mark("worse"), mark("unclear"), mark("better"))


def build_legend(sheet: Sheet, palette: Palette, _: Translator, beside: str = "") -> Html:
    """Return the legend: as a list, and for delivered × changed as a square of nine before it.

    Parameters
    ----------
    beside
        Markup that stands beside the square.
    """
    square = ""
    if sheet.mode is Mode.CROSS:
        square = f'<div class="mw-cross">{_square(sheet, palette, _)}{beside}</div>'
    return Html(
        f'<h2 class="mw-small-title">{escape(_("Legend"))}</h2>'
        f'<p class="mw-small mw-muted">{escape(sheet.scale)}</p>{square}'
        f'<ul class="mw-legend">{"".join(_items(sheet, palette, _))}</ul>'
    )


def list_entries(sheet: Sheet) -> Iterator[tuple[MapClass, Form, str, int]]:
    """Yield every entry: a class to look like, its form, what it says, and how many places."""
    for klass, count in zip(sheet.classes, sheet.counts(), strict=True):
        yield klass, klass.form, klass.said, count
    for form, said in sheet.forms.items():
        shown = sum(sheet.form_of(code) is form for code in sheet.names)
        yield MapClass(said, OVER), form, said, shown


def count_words(sheet: Sheet, count: int, _: Translator) -> str:
    """Return how many places are in a class, or how many boards or regions."""
    if level_of(sheet) is Level.PLACES:
        return _("places: {count}", count=count)
    return _("areas: {count}", count=count)


def _items(sheet: Sheet, palette: Palette, _: Translator) -> Iterator[str]:
    for klass, form, said, count in list_entries(sheet):
        places = escape(count_words(sheet, count, _))
        yield (
            f"<li>{swatch(klass.tint, form, palette)}<span>{escape(said)} "
            f'<span class="mw-small mw-muted">· {places}</span></span></li>'
        )


def swatch(tint: Tint, form: Form, palette: Palette) -> str:
    """Return the little box of an entry: its colour, and the form over it."""
    fill = palette.background if form is Form.EMPTY else tint.fill(palette)
    return f'<i class="mw-swatch mw-form-{form}" style="background-color:{fill}"></i>'


def _square(sheet: Sheet, palette: Palette, _: Translator) -> str:
    """Return the nine fields with how many places are in each, as a small table."""
    counts = {klass.tint: count for klass, count in zip(sheet.classes, sheet.counts(), strict=True)}
    head = "".join(f'<th scope="col">{escape(_(name))}</th>' for name in COLUMNS)
    body = ""
    for row, name in enumerate(ROWS):
        fields = "".join(
            _field(Tint(Ramp.CROSS, 3 * (2 - row) + column), counts, palette) for column in range(3)
        )
        body += f'<tr><th scope="row">{escape(_(name))}</th>{fields}</tr>'
    caption = escape(_("Delivered (down) × changed (across): places"))
    return (
        f'<table class="mw-square"><caption>{caption}</caption><thead><tr><td></td>{head}</tr>'
        f"</thead><tbody>{body}</tbody></table>"
    )


def _field(tint: Tint, counts: dict[Tint, int], palette: Palette) -> str:
    look = f"background-color:{tint.fill(palette)};color:{tint.ink(palette)}"
    return f'<td style="{look}">{counts.get(tint, 0)}</td>'
