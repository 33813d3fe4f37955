"""The map's tiles in a box: the 22 places left, its key and the outlines of Wales right."""

from dataclasses import dataclass

from components.briefing.deck import Key, MapPicture, Place
from components.briefing.fitting import Fitted, fit_words
from components.briefing.placed import SMALLEST, Box
from components.map_svg import map_height

TILES = 0.62
"""Share of the width that the tiles take."""
GAP, BETWEEN = 8.0, 44.0
NAME_SIZES = 34.0, 32.0, 30.0, 29.0
KEY_SIZES = 33.0, 31.0, 29.0
SPACING = 1.2
SWATCH = 54.0, 34.0
LEAST_OUTLINES = 150.0
"""Units of height under which the outlines say nothing."""


@dataclass(frozen=True)
class LaidTile:
    """One place: its tile, its short name and the figure under it, from `top` on."""

    place: Place
    box: Box
    name: Fitted
    said: Fitted
    top: float


@dataclass(frozen=True)
class LaidKey:
    """One entry of the key: where its colour is shown, and what it means beside it."""

    key: Key
    swatch: Box
    said: Fitted
    at: Box


@dataclass(frozen=True)
class LaidMap:
    """Everything of the map in its place, in units of the stage.

    Attributes
    ----------
    scale
        What the colours are of, and where it is written.
    outlines
        Where Wales is drawn; None where there is no room for it.
    """

    tiles: tuple[LaidTile, ...]
    scale: Fitted
    scale_at: Box
    keys: tuple[LaidKey, ...]
    outlines: Box | None


def lay_out_map(picture: MapPicture, box: Box) -> LaidMap:
    """Return the map in a box of the stage."""
    left = Box(box.x, box.y, box.width * TILES, box.height)
    x = box.x + left.width + BETWEEN
    right = Box(x, box.y, box.x + box.width - x, box.height)
    scale = fit_words(picture.scale, right.width, KEY_SIZES, 2, weight=600, spacing=SPACING)
    keys, end = _keys(picture, right, right.y + scale.height + 16)
    return LaidMap(
        _tiles(picture, left),
        scale,
        Box(right.x, right.y, right.width, scale.height),
        keys,
        _outlines(right, end + 24),
    )


def _tiles(picture: MapPicture, box: Box) -> tuple[LaidTile, ...]:
    across = max((place.column for place in picture.places), default=0) + 1
    down = max((place.row for place in picture.places), default=0) + 1
    step = (box.width + GAP) / across, (box.height + GAP) / down
    width, height = step[0] - GAP, step[1] - GAP
    size = _tile_size(picture, width, height)
    return tuple(
        _tile(
            place,
            Box(box.x + place.column * step[0], box.y + place.row * step[1], width, height),
            size,
        )
        for place in picture.places
    )


def _tile_size(picture: MapPicture, width: float, height: float) -> float:
    """Return one size for every tile, at which name and figure fit all of them."""
    for size in NAME_SIZES:
        fits = all(
            not _fit(said, width, size, weight).cut
            for place in picture.places
            for said, weight in ((place.short, 600), (place.said, 400))
        )
        if fits and 2 * size * SPACING <= height:
            return size
    return float(SMALLEST)


def _tile(place: Place, box: Box, size: float) -> LaidTile:
    name, said = _fit(place.short, box.width, size, 600), _fit(place.said, box.width, size, 400)
    top = box.y + (box.height - name.height - said.height) / 2
    return LaidTile(place, box, name, said, top)


def _fit(said: str, width: float, size: float, weight: int) -> Fitted:
    return fit_words(said, width - 8, [size], 1, weight=weight, spacing=SPACING)


def _keys(picture: MapPicture, right: Box, y: float) -> tuple[tuple[LaidKey, ...], float]:
    """Return the entries of the key, one under the other, and where they end."""
    inset = SWATCH[0] + 18
    laid: list[LaidKey] = []
    for key in picture.keys:
        said = fit_words(
            f"{key.said}: {key.count}", right.width - inset, KEY_SIZES, 2, spacing=SPACING
        )
        tall = max(said.height, SWATCH[1])
        middle = y + said.leading / 2
        swatch = Box(right.x, middle - SWATCH[1] / 2, *SWATCH)
        laid.append(LaidKey(key, swatch, said, Box(right.x + inset, y, right.width - inset, tall)))
        y += tall + 14
    return tuple(laid), y - 14


def _outlines(right: Box, y: float) -> Box | None:
    """Return where Wales fits under the key, at its own proportions."""
    tall = right.y + right.height - y
    if tall < LEAST_OUTLINES:
        return None
    shape = map_height(1000) / 1000
    width = min(right.width, tall / shape)
    return Box(right.x + (right.width - width) / 2, y + tall - width * shape, width, width * shape)
