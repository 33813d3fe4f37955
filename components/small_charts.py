"""The 22 places as one picture of small charts, laid out as the tile map of Wales, one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.fonts import SEMIBOLD, text_width
from components.outcome_view import OutcomeView
from components.palette import Palette
from components.svg import box, dot, drawing, path, words, wrap
from components.words import range_words
from data.figures import Figure
from data.tiles import Tile, list_tiles
from evidence.signal_sentences import WalesWord
from locales import Translator, mark
from locales.formats import format_number

WIDTH, HEIGHT, GAP, PAD = 118, 90, 6, 8
NAME_SIZE, SMALLEST_NAME, VALUE_SIZE = 13.5, 11.4, 13
TOP, VALUE_ROOM = 32, 44
MOST_BEYOND = 3
"""Places that may lie beyond the scale, so that one extreme place does not flatten the rest."""

FLATTENED = 0.5
NAMED: dict[WalesWord | None, str] = {
    WalesWord.IMPROVING: mark("Improving: {places}."),
    WalesWord.WORSENING: mark("Worsening: {places}."),
    WalesWord.NO_CLEAR_CHANGE: mark("No clear change: {places}."),
    WalesWord.TOO_FEW: mark("Too few figures to say: {places}."),
    WalesWord.NEITHER: mark("No good direction is set: {places}."),
    WalesWord.NO_FIGURE: mark("No figure: {places}."),
    None: mark("Not judged yet: {places}."),
}
COLOURS = {WalesWord.IMPROVING: "better", WalesWord.WORSENING: "concern"}


@dataclass(frozen=True)
class SmallScale:
    """The one scale of all small charts; `beyond` are the places that leave it."""

    low: float
    high: float
    beyond: frozenset[str]

    def share(self, value: float) -> float:
        """Return how far up a value stands, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def small_scale(view: OutcomeView) -> SmallScale:
    """Choose the scale: all figures of the 22 places, but for a few that would flatten the rest."""
    ends = {
        code: (min(values), max(values))
        for code in view.places
        if (values := [figure.value or 0.0 for figure in view.valued(code)])
    }
    if not ends:
        return SmallScale(0.0, 1.0, frozenset())
    kept = dict(ends)
    beyond: set[str] = set()
    for _n in range(min(MOST_BEYOND, len(ends) // 4)):
        furthest = min(kept, key=lambda code: _spread({k: v for k, v in kept.items() if k != code}))
        rest = {code: each for code, each in kept.items() if code != furthest}
        if _spread(rest) < FLATTENED * _spread(kept):
            beyond.add(furthest)
            kept = rest
    lows, highs = zip(*kept.values(), strict=True)
    return _scale(min(lows), max(highs), frozenset(beyond))


def _scale(low: float, high: float, beyond: frozenset[str] = frozenset()) -> SmallScale:
    room = 0.0 if high > low else 0.5
    return SmallScale(low - room, high + room, beyond)


def _spread(ends: dict[str, tuple[float, float]]) -> float:
    return max(high for _l, high in ends.values()) - min(low for low, _h in ends.values())


def build_small_charts(
    view: OutcomeView, palette: Palette, _: Translator, *, with_key: bool = False
) -> str:
    """Return the picture as SVG.

    Parameters
    ----------
    with_key
        Whether it says what its shapes mean: where it stands alone.
    """
    tiles, scale = list_tiles(), small_scale(view)
    shapes = _key(view, palette, _) if with_key else []
    for tile in tiles:
        shapes.extend(_tile(view, tile, scale, palette, _))
    across = max(tile.column for tile in tiles) + 1
    down = max(tile.row for tile in tiles) + 1
    size = across * (WIDTH + GAP) + GAP, down * (HEIGHT + GAP) + GAP
    return drawing(*size, shapes, with_font=True)


def _key(view: OutcomeView, palette: Palette, _: Translator) -> list[str]:
    """Return what the shapes and the scale mean, in the empty corner of the north-east."""
    left, shapes = 2 * GAP + WIDTH + PAD, []
    meanings = (
        (WalesWord.IMPROVING, palette.better, _("improving")),
        (WalesWord.NO_CLEAR_CHANGE, palette.muted, _("no clear change")),
        (WalesWord.WORSENING, palette.concern, _("worsening")),
    )
    for at, (word, colour, said) in enumerate(meanings):
        down = GAP + 12 + 19 * at
        shapes += [end_mark(left, down, word, colour)]
        shapes += [words(left + 12, down + 4.5, said, palette.ink, VALUE_SIZE)]
    room = 4 * (WIDTH + GAP) - PAD
    for at, line in enumerate(wrap(scale_words(view, _), room, VALUE_SIZE, 2, 400)):
        shapes.append(words(left - 5, GAP + 74 + 16 * at, line, palette.muted, VALUE_SIZE))
    return shapes


def _tile(
    view: OutcomeView, tile: Tile, scale: SmallScale, palette: Palette, _: Translator
) -> list[str]:
    x, y = GAP + tile.column * (WIDTH + GAP), GAP + tile.row * (HEIGHT + GAP)
    word = view.word(tile.code)
    colour = str(getattr(palette, COLOURS.get(word, "muted")))  # type: ignore[arg-type]
    picked = tile.code == view.area
    frame, thick = (palette.hoped, 3.0) if picked else (palette.line, 1.0)
    heavy = SEMIBOLD if word in COLOURS else 400
    name, size = _name(tile, _.lang)
    ink = colour if word in COLOURS else palette.ink
    shapes = [
        box(x, y, WIDTH, HEIGHT, palette.surface, frame, stroke_width=thick),
        words(x + PAD, y + 20, name, ink, size, weight=heavy),
    ]
    valued = view.valued(tile.code)
    if not valued:
        shapes.append(words(x + PAD, y + 58, _("no figure"), palette.muted, VALUE_SIZE))
        return shapes
    return [*shapes, *_line(view, tile.code, (x, y), scale, word, colour, palette, _)]


def _line(
    view: OutcomeView,
    code: str,
    corner: tuple[float, float],
    scale: SmallScale,
    word: WalesWord | None,
    colour: str,
    palette: Palette,
    _: Translator,
) -> list[str]:
    if code in scale.beyond:
        values = [figure.value or 0.0 for figure in view.valued(code)]
        scale = _scale(min(values), max(values), scale.beyond)
    left, right = corner[0] + PAD, corner[0] + WIDTH - VALUE_ROOM
    top, bottom = corner[1] + TOP, corner[1] + HEIGHT - PAD - (8 if code in scale.beyond else 0)
    count = max(len(view.known.figures.periods) - 1, 1)
    at = {period: each for each, period in enumerate(view.known.figures.periods)}

    def place(figure: Figure) -> tuple[float, float]:
        up = scale.share(figure.value or 0.0)
        return left + (right - left) * at[figure.period] / count, bottom - (bottom - top) * up

    shapes = []
    for run in _runs(view.valued(code), at):
        points = [place(figure) for figure in run]
        shapes.append(
            path(points, colour, 1.8) if len(points) > 1 else dot(*points[0], 1.6, colour)
        )
    last = view.valued(code)[-1]
    end = place(last)
    shapes.append(end_mark(*end, word, colour))
    shown = format_number(last.value or 0.0, view.facts.decimals, _.lang)
    size = VALUE_SIZE * min(1.0, (VALUE_ROOM - 12) / text_width(shown, VALUE_SIZE))
    level = min(max(end[1] + 4.5, top + 4), bottom + 2)
    shapes.append(words(corner[0] + WIDTH - PAD + 3, level, shown, palette.ink, size, anchor="end"))
    if code in scale.beyond:
        shapes.append(words(left, bottom + 13, _("its own scale"), palette.muted, 11))
    return shapes


def _runs(figures: Sequence[Figure], at: dict[str, int]) -> list[list[Figure]]:
    """Return figures in runs: one that is missing interrupts the line."""
    runs: list[list[Figure]] = []
    for figure in figures:
        if not runs or at[figure.period] != at[runs[-1][-1].period] + 1:
            runs.append([])
        runs[-1].append(figure)
    return runs


def end_mark(x: float, y: float, word: WalesWord | None, colour: str) -> str:
    """Return the shape at the end of a line: up for the better, down for the worse, else a dot."""
    if word is WalesWord.IMPROVING:
        return f'<path d="M{x - 5:.1f},{y + 4:.1f}h10l-5,-9z" fill="{colour}"/>'
    if word is WalesWord.WORSENING:
        return f'<path d="M{x - 5:.1f},{y - 4:.1f}h10l-5,9z" fill="{colour}"/>'
    return dot(x, y, 3.2, colour)


def _name(tile: Tile, lang: str) -> tuple[str, float]:
    """Return a place's name and a size at which it fits its tile; its short name where none is."""
    name = tile.name.in_language(lang)[0]
    size = NAME_SIZE * min(1.0, (WIDTH - 2 * PAD) / text_width(name, NAME_SIZE, SEMIBOLD))
    return (name, size) if size >= SMALLEST_NAME else (tile.short.in_language(lang)[0], NAME_SIZE)


def small_charts_alt(view: OutcomeView, finding: str, _: Translator) -> str:
    """Return what who cannot see the picture is told: the counts, and who they are."""
    moving = [
        told
        for word, told in named_places(view, _).items()
        if word in (WalesWord.IMPROVING, WalesWord.WORSENING)
    ]
    return " ".join(part for part in (f"{finding}.", *moving, scale_words(view, _)) if part)


def named_places(view: OutcomeView, _: Translator) -> dict[WalesWord | None, str]:
    """Name the places of each word that there is, where they stand in no picture."""
    told: dict[WalesWord | None, str] = {}
    for word, said in NAMED.items():
        named = _named(view, word)
        if named:
            told[word] = _(said, places=named)
    return told


def _named(view: OutcomeView, word: WalesWord | None) -> str:
    return ", ".join(view.names[code] for code in view.places if view.word(code) is word)


def scale_words(view: OutcomeView, _: Translator) -> str:
    """Say the one scale of the small charts, and who lies beyond it; nothing without a figure."""
    if not any(view.valued(code) for code in view.places):
        return ""
    scale = small_scale(view)
    told = _("One scale: {range}.", range=range_words(scale.low, scale.high, view.facts, _))
    beyond = ", ".join(view.names[code] for code in view.places if code in scale.beyond)
    return f"{told} {_('On a scale of its own: {places}.', places=beyond)}" if beyond else told
