"""The strip: one indicator here among the similar places and Wales, on one row; never a ranking."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.fonts import SEMIBOLD
from components.html import Html, picture, plain
from components.palette import Palette
from components.place_view import PlaceRow, PlaceView
from components.svg import dot, drawing, line, words, wrap
from components.words import number_words, range_words, short_words
from locales import Translator

WIDTH, HEIGHT, MARGIN = 168.0, 26.0, 8.0
ROW, NAME_WIDTH, VALUE_WIDTH, STRIP_WIDTH, HEAD = 40.0, 450.0, 150.0, 360.0, 34.0
VALUE_END = NAME_WIDTH + VALUE_WIDTH - 24
SIZE, LINE = 14.0, 17.0


@dataclass(frozen=True)
class Place:
    """Where a strip is drawn: its left end, its width and its middle, in pixels."""

    left: float
    width: float
    middle: float


def has_strip(row: PlaceRow) -> bool:
    """Return whether there is anything to hold beside anything: two numbers at least."""
    return len(_values(row)) > 1


def build_strip(row: PlaceRow, palette: Palette, _: Translator) -> Html:
    """Return the small picture of one indicator; nothing where there is nothing to hold beside."""
    if not has_strip(row):
        return Html("")
    shapes = draw_strip(row, Place(MARGIN, WIDTH - 2 * MARGIN, HEIGHT / 2), palette)
    return picture(drawing(WIDTH, HEIGHT, shapes), strip_alt(row, _), "mw-place-strip")


def draw_strip(row: PlaceRow, place: Place, palette: Palette) -> Iterator[str]:
    """Draw the strip: similar places as short lines, Wales as a long one, this place as a dot."""
    values = _values(row)
    low, high = min(values), max(values)

    def across(value: float) -> float:
        share = 0.5 if high == low else (value - low) / (high - low)
        return place.left + place.width * share

    middle = place.middle
    yield line(place.left, middle, place.left + place.width, middle, palette.line, 1.5)
    for value in row.similar.values():
        yield line(across(value), middle - 5, across(value), middle + 5, palette.muted, 2)
    if row.wales is not None and row.wales.value is not None:
        at = across(row.wales.value)
        yield line(at, middle - 11, at, middle + 11, palette.fact, 2.5)
    if row.here is not None and row.here.value is not None:
        if row.here.lower is not None and row.here.upper is not None:
            ends = across(row.here.lower), across(row.here.upper)
            yield line(ends[0], middle, ends[1], middle, palette.ink, 3)
        yield dot(across(row.here.value), middle, 5.5, palette.ink, palette.background)


def _values(row: PlaceRow) -> list[float]:
    told = [row.wales.value] if row.wales else []
    if row.here:
        told += [row.here.value, row.here.lower, row.here.upper]
    return [*row.similar.values(), *(each for each in told if each is not None)]


def strip_alt(row: PlaceRow, _: Translator) -> str:
    """Return what the picture shows, in words."""
    facts, lang = row.facts, _.lang
    here = row.here.value if row.here else None
    wales = row.wales.value if row.wales else None
    parts = [
        _(
            "here: {value}",
            value=_("no figure") if here is None else short_words(here, facts, lang),
        ),
        _(
            "Wales: {value}",
            value=_("no figure") if wales is None else number_words(wales, facts, lang),
        ),
    ]
    if row.similar:
        ends = min(row.similar.values()), max(row.similar.values())
        parts.append(_("similar places: {range}", range=range_words(*ends, facts, _)))
    return "; ".join(parts)


def strip_key(_: Translator) -> str:
    """Say what the shapes of a strip are."""
    return _(
        "Dot: this place, with its 95% limits where they are published; long line: Wales; short "
        "lines: similar places. Each strip has its own scale; further right is not better."
    )


def draw_strips(view: PlaceView, palette: Palette, _: Translator) -> str:
    """Return every strip of the outcomes' indicators as one drawing, with names and numbers."""
    rows = [row for each in view.outcomes for row in each.rows if has_strip(row)]
    width = NAME_WIDTH + VALUE_WIDTH + STRIP_WIDTH + 2 * MARGIN
    shapes = [*_heads(palette, _)]
    for at, row in enumerate(rows):
        middle = HEAD + ROW * (at + 0.5)
        place = Place(NAME_WIDTH + VALUE_WIDTH, STRIP_WIDTH, middle)
        shapes += [*_named(row, middle, palette, _), *draw_strip(row, place, palette)]
    foot = HEAD + ROW * len(rows) + 1.5 * LINE
    key = wrap(strip_key(_), width - 2 * MARGIN, SIZE, 3, 400)
    shapes += [
        words(MARGIN, foot + LINE * at, said, palette.muted, SIZE) for at, said in enumerate(key)
    ]
    return drawing(width, foot + LINE * len(key), shapes, with_font=True)


def _heads(palette: Palette, _: Translator) -> Sequence[str]:
    return (
        words(MARGIN, 20, _("Indicator"), palette.muted, SIZE),
        words(VALUE_END, 20, _("Here"), palette.muted, SIZE, anchor="end"),
    )


def _named(row: PlaceRow, middle: float, palette: Palette, _: Translator) -> Iterator[str]:
    lines = wrap(plain(row.facts.title, _.lang), NAME_WIDTH - MARGIN, SIZE, 2, 400)
    first = middle + 5 - LINE * (len(lines) - 1) / 2
    for at, said in enumerate(lines):
        yield words(MARGIN, first + LINE * at, said, palette.ink, SIZE)
    here = row.here.value if row.here else None
    told = _("no figure") if here is None else short_words(here, row.facts, _.lang)
    yield words(VALUE_END, middle + 5, told, palette.ink, SIZE, weight=SEMIBOLD, anchor="end")
