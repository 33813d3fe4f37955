"""Whether boundaries are those of Wales' 22 local authorities, and fit to be drawn."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from data.areas import read_areas
from data.borders import find_borders_apart, find_overlaps
from data.boundary_rings import MOST_POINTS, RingWrong, make_polygons
from data.connectors.open_geography import SourceRead, names_of
from data.geometry import Feature, Polygon, feature_of, polygons_of
from locales import Translator
from models.enums import AreaKind

DEGREES = frozenset({"EPSG:4326", "URN:OGC:DEF:CRS:EPSG::4326", "URN:OGC:DEF:CRS:OGC:1.3:CRS84"})
"""Names of the coordinate reference system that GeoJSON is in, in capitals."""

Areas = dict[str, dict[str, Any]]


class BoundariesWrong(ValueError):
    """A source was refused; `problems` says all that is wrong with it, one sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class CheckedBoundaries:
    """The 22 places, right and in the project's form.

    Attributes
    ----------
    places
        Feature by code, in order of code; five decimals, RFC 7946 winding, our own names.
    points
        How many positions their rings have, the closing ones too.
    warnings
        Sentences that name neighbours whose border is not drawn alike.
    """

    places: dict[str, Feature]
    points: int
    warnings: tuple[str, ...]


def check_boundaries(read: SourceRead, _: Translator) -> CheckedBoundaries:
    """Return what a source gave in the project's form.

    Raises
    ------
    BoundariesWrong
        With everything that is wrong.
    """
    areas = {row["code"]: row for row in read_areas() if row["kind"] == AreaKind.LOCAL_AUTHORITY}
    problems = list(_find_wrong_places(read, areas, _))
    outlines: dict[str, list[Polygon]] = {}
    for code, feature in _by_code(read.features):
        try:
            outlines[code] = make_polygons(feature, _)
        except RingWrong as wrong:
            problems.append(f"{_name(code, areas, _)}: {wrong}")
    points = sum(len(ring) for each in outlines.values() for polygon in each for ring in polygon)
    problems += _find_wrong_together(outlines, points, areas, _)
    if problems:
        raise BoundariesWrong(problems)
    places = {
        code: feature_of(
            {key: areas[code][key] for key in ("code", "name_en", "name_cy")}, polygons
        )
        for code, polygons in sorted(outlines.items())
    }
    return CheckedBoundaries(places, points, tuple(_warn_of_borders(places, areas, _)))


def _find_wrong_places(read: SourceRead, areas: Areas, _: Translator) -> Iterator[str]:
    """Yield what is wrong with which places there are, and with what they are called."""
    if read.crs is not None and read.crs.upper() not in DEGREES:
        yield _("The source is in {crs}; EPSG:4326 would be right.", crs=read.crs)
    if any(names_of(each) is None for each in read.features):
        yield _("A place in the source has no code; each needs one, as in LAD24CD.")
    codes = Counter(code for code, _feature in _by_code(read.features))
    if missing := sorted(areas.keys() - codes.keys()):
        yield _(
            "Not in the source: {places}. All 22 local authorities of Wales must be.",
            places=", ".join(_name(code, areas, _) for code in missing),
        )
    if unknown := sorted(codes.keys() - areas.keys()):
        yield _(
            "Unknown: {places}. Only the 22 local authorities of Wales may be in the source.",
            places=", ".join(unknown),
        )
    for code in sorted(code for code, count in codes.items() if count > 1):
        yield _("{place}: it is there twice; once is right.", place=_name(code, areas, _))
    for _code, feature in _by_code(read.features):
        yield from _find_wrong_names(feature, areas, _)


def _find_wrong_names(feature: Feature, areas: Areas, _: Translator) -> Iterator[str]:
    """Yield names that are another place's; the source need not have one in both languages."""
    code, *given = names_of(feature) or ("", "", "")
    if code not in areas:
        return
    for language, name in zip(("en", "cy"), given, strict=True):
        known = areas[code][f"name_{language}"]
        if name and name.casefold() != known.casefold():
            yield _(
                "{place}: the source calls it {name}; {known} would be right.",
                place=_name(code, areas, _),
                name=name,
                known=known,
            )


def _find_wrong_together(
    outlines: dict[str, list[Polygon]], points: int, areas: Areas, _: Translator
) -> Iterator[str]:
    if points > MOST_POINTS:
        yield _(
            "The outlines have too many points ({count}; at most {limit} are right): take the"
            " ultra generalised ones (BUC).",
            count=points,
            limit=MOST_POINTS,
        )
    for pair in find_overlaps(outlines):
        yield _(
            "These lie over each other: {places}. Each must lie beside the other.",
            places=", ".join(_name(code, areas, _) for code in dict.fromkeys(pair)),
        )


def _warn_of_borders(places: dict[str, Feature], areas: Areas, _: Translator) -> Iterator[str]:
    outlines = {code: polygons_of(feature) for code, feature in places.items()}
    for codes in find_borders_apart(outlines):
        yield _(
            "These do not draw their border alike: {places}. Health boards and regions may show"
            " a line within.",
            places=", ".join(_name(code, areas, _) for code in codes),
        )


def _by_code(features: Iterable[Any]) -> Iterator[tuple[str, Feature]]:
    for feature in features:
        names = names_of(feature)
        if names is not None:
            yield names[0], feature


def _name(code: str, areas: Areas, _: Translator) -> str:
    """Return a place as it is named to whoever runs the command."""
    return f"{areas[code][f'name_{_.lang}']} ({code})" if code in areas else code
