"""What a map of one indicator and one period shows, worked out before anything is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from components.html import Html, illustrative_tag, plain
from components.words import period_words, range_words, value_words
from data.figures import Figure, IndicatorFigures
from data.tiles import list_tiles
from evidence.classes import Classes, choose_classes
from locales import Translator
from locales.alphabet import sort_key
from models.area import WALES


@dataclass(frozen=True)
class MapView:
    """One indicator in one period, place by place.

    Attributes
    ----------
    names
        Name by code, in the reader's language and the order of its alphabet.
    shown
        Figure by code, for places that have one, a note without a value among them.
    classes
        The colour classes of this period; None where no place has a figure.
    """

    figures: IndicatorFigures
    period: str
    names: Mapping[str, str]
    shown: Mapping[str, Figure]
    wales: Figure | None
    classes: Classes | None

    def class_of(self, code: str) -> int | None:
        """Return the class a place is in, None where it has no value."""
        figure = self.shown.get(code)
        if figure is None or figure.value is None or self.classes is None:
            return None
        return self.classes.class_of(figure.value)

    @property
    def missing(self) -> list[str]:
        """The codes of places without a value, in the order of the names."""
        return [code for code in self.names if self.class_of(code) is None]


def map_view(figures: IndicatorFigures, period: str, areas: pd.DataFrame, lang: str) -> MapView:
    """Work out what the map shows."""
    codes = [tile.code for tile in list_tiles()]
    names = {code: str(areas.loc[code, f"name_{lang}"]) for code in codes}
    ordered = sorted(codes, key=lambda code: sort_key(names[code], lang))
    cells = {code: figures.cells.get((code, period)) for code in ordered}
    values = [cell.value for cell in cells.values() if cell and cell.value is not None]
    return MapView(
        figures,
        period,
        {code: names[code] for code in ordered},
        {code: figure for code, figure in cells.items() if figure is not None},
        figures.cells.get((WALES, period)),
        choose_classes(values, figures.facts.decimals),
    )


def map_finding(view: MapView, _: Translator) -> str:
    """Return the map's one sentence: where half of the places lie, and Wales."""
    if not view.period:
        return _("No place has a figure yet")
    values = [figure.value for figure in view.shown.values() if figure.value is not None]
    period = period_words(view.period, view.figures.kind, _.lang)
    if not values:
        return _("{period}: no place has a figure", period=period)
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
    parts = [plain(view.figures.facts.title, _.lang)]
    if view.wales is None or view.wales.value is None:
        parts.append(_("no figure for Wales is published"))
    else:
        parts.append(
            _("Wales: {value}", value=value_words(view.wales.value, view.figures.facts, _.lang))
        )
    if view.missing:
        named = ", ".join(view.names[code] for code in view.missing)
        parts.append(_("no figure: {places}", places=named))
    return " · ".join(parts)


def map_heading(view: MapView, finding: str, detail: str, _: Translator) -> Html:
    """Return the finding as the title, the sentence under it, and whether it is illustrative."""
    tag = f" {illustrative_tag(_)}" if view.figures.facts.illustrative else ""
    return Html(f'<h1>{escape(finding)}</h1><p class="mw-lead mw-gap">{escape(detail)}{tag}</p>')
