"""A map of the 22 places as named tiles, from a sheet or from classes of a screen's own."""

from collections.abc import Callable, Sequence

from components.briefing.deck import Key, MapPicture, Place
from components.map.sheet import MapClass, Sheet
from components.palette import PALETTES
from data.tiles import list_tiles
from locales import Translator

THEMES = ("light", "dark")


def map_key(klass: MapClass, count: int) -> Key:
    """Return a class as an entry of the key, in the colours of both themes."""
    light, dark = (PALETTES[theme] for theme in THEMES)
    return Key(
        klass.said,
        count,
        (klass.tint.fill(light), klass.tint.fill(dark)),
        (klass.tint.ink(light), klass.tint.ink(dark)),
        str(klass.form),
    )


def build_map_picture(
    classes: Sequence[MapClass],
    class_of: Callable[[str], int],
    said: Callable[[str], str],
    scale: str,
    finding: str,
    _: Translator,
) -> MapPicture:
    """Return the tiles with their key.

    Parameters
    ----------
    class_of
        Of each place's code, the index of its class.
    said
        Of each place's code, what stands under its name.
    finding
        The first sentence of what is told to who cannot see the map.
    """
    places = []
    counts = [0] * len(classes)
    for tile in list_tiles():
        at = class_of(tile.code)
        counts[at] += 1
        name, written = tile.name.in_language(_.lang)[0], said(tile.code)
        told = f"{name}: {written}; {classes[at].said}" if written else name
        short = tile.short.in_language(_.lang)[0]
        places.append(Place(tile.code, name, short, tile.column, tile.row, at, written, told))
    keys = tuple(map_key(*each) for each in zip(classes, counts, strict=True))
    alt = " ".join([f"{finding}.", *(f"{place.told}." for place in places)])
    return MapPicture(tuple(places), keys, scale, alt)


def sheet_picture(sheet: Sheet, said: Callable[[str], str], _: Translator) -> MapPicture:
    """Return a sheet of the dashboard's map as tiles."""
    return build_map_picture(
        sheet.classes,
        lambda code: sheet.shown[code].klass,
        said,
        sheet.scale,
        sheet.finding,
        _,
    )
