"""One indicator in one period, area by area: what every way of showing it on a map begins with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import pandas as pd

from components.html import plain
from components.words import period_words, range_words, value_words
from data.figures import Figure, IndicatorFigures
from evidence.classes import Classes, choose_classes
from locales import Translator, mark
from locales.alphabet import sort_key
from locales.formats import format_month
from models.area import WALES
from models.enums import AreaKind
from models.periods import parse_period


class Level(StrEnum):
    """Which areas the map is of."""

    PLACES = "places"
    BOARDS = "boards"
    REGIONS = "regions"


LEVELS: Mapping[Level, str] = {
    Level.PLACES: mark("Local authorities"),
    Level.BOARDS: mark("Health boards"),
    Level.REGIONS: mark("Regions"),
}
KINDS = {
    Level.PLACES: AreaKind.LOCAL_AUTHORITY,
    Level.BOARDS: AreaKind.HEALTH_BOARD,
    Level.REGIONS: AreaKind.REGION,
}


@dataclass(frozen=True)
class MapView:
    """One indicator in one period, area by area.

    Attributes
    ----------
    names
        Name by code, in the reader's language and the order of its alphabet.
    shown
        Figure by code, for areas that have one, a note without a value among them.
    classes
        The colour classes of this period; None where no area has a figure.
    reasons
        Why an area has no figure, in words, where more is known than that none is published.
    """

    figures: IndicatorFigures
    period: str
    names: Mapping[str, str]
    shown: Mapping[str, Figure]
    wales: Figure | None
    classes: Classes | None
    level: Level = Level.PLACES
    reasons: Mapping[str, str] = field(default_factory=dict)

    def value_of(self, code: str) -> float | None:
        """Return an area's value, None where there is none."""
        figure = self.shown.get(code)
        return None if figure is None else figure.value

    def class_of(self, code: str) -> int | None:
        """Return the class an area is in, None where it has no value."""
        value = self.value_of(code)
        return None if value is None or self.classes is None else self.classes.class_of(value)

    @property
    def missing(self) -> list[str]:
        """The codes of areas without a value, in the order of the names."""
        return [code for code in self.names if self.value_of(code) is None]


def area_names(areas: pd.DataFrame, level: Level, lang: str) -> dict[str, str]:
    """Return the names of the areas of a level by code, in the reader's alphabet."""
    found = areas.loc[areas["kind"] == KINDS[level], f"name_{lang}"].to_dict()
    return dict(sorted(found.items(), key=lambda each: sort_key(each[1], lang)))


def map_view(
    figures: IndicatorFigures,
    period: str,
    areas: pd.DataFrame,
    lang: str,
    level: Level = Level.PLACES,
    wales: Figure | None = None,
    reasons: Mapping[str, str] | None = None,
) -> MapView:
    """Return an indicator in a period.

    Parameters
    ----------
    wales
        The figure for Wales; by default the one among `figures`.
    """
    names = area_names(areas, level, lang)
    cells = {code: figures.cells.get((code, period)) for code in names}
    values = [cell.value for cell in cells.values() if cell and cell.value is not None]
    return MapView(
        figures,
        period,
        names,
        {code: figure for code, figure in cells.items() if figure is not None},
        wales or figures.cells.get((WALES, period)),
        choose_classes(values, figures.facts.decimals),
        level,
        reasons or {},
    )


def end_month(view: MapView, period: str, _: Translator) -> str:
    """Return the month in which a period ends, in words; the period itself where none is known."""
    if view.figures.kind is None or not period:
        return period
    return format_month(parse_period(period, view.figures.kind).last_day, _.lang)


def map_finding(view: MapView, _: Translator) -> str:
    """Return the map's one sentence: where half of the places lie, and Wales."""
    if not view.period:
        return _("No place has a figure yet")
    values = [figure.value for figure in view.shown.values() if figure.value is not None]
    period = period_words(view.period, view.figures.kind, _.lang)
    if not values:
        if view.level is not Level.PLACES:
            return _("{period}: not computed for any of these areas", period=period)
        return _("{period}: no place has a figure", period=period)
    if view.level is not Level.PLACES and min(values) < max(values):
        return _(
            "{period}: the areas lie in the range {range}",
            period=period,
            range=range_words(min(values), max(values), view.figures.facts, _),
        )
    if len(values) < 4:
        return _(
            "{period}: places with a figure: {count} of {total}",
            period=period,
            count=len(values),
            total=len(view.names),
        )
    low, high = np.quantile(values, [0.25, 0.75], method="closest_observation")
    return _(
        "{period}: half of the places lie in the range {range}",
        period=period,
        range=range_words(float(low), float(high), view.figures.facts, _),
    )


def map_detail(view: MapView, _: Translator) -> str:
    """Return the sentence under the finding: what is shown, Wales, and what is missing."""
    return " · ".join(_details(view, _))


def _details(view: MapView, _: Translator) -> Iterator[str]:
    yield plain(view.figures.facts.title, _.lang)
    if view.wales is None or view.wales.value is None:
        yield _("no figure for Wales is published")
    else:
        yield _("Wales: {value}", value=value_words(view.wales.value, view.figures.facts, _.lang))
    if view.missing and not view.reasons:
        yield _("no figure: {places}", places=", ".join(view.names[code] for code in view.missing))
