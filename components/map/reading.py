"""From what is asked of the map to what it shows: reads what is kept, works out the sheet once."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pandas as pd

from components.map.change import change_sheet
from components.map.choices import Asked
from components.map.cross import before_sheet, cross_sheet
from components.map.crossed import Cross
from components.map.delivered import choose_rates, delivered_sheet
from components.map.gap import gap_sheet
from components.map.limits import Signals
from components.map.sheet import Mode, Sheet
from components.map.signal import signal_sheet
from components.map.small import Times, choose_times
from components.map.value import value_sheet
from components.map.view import Level, MapView, map_view
from components.shell import cache
from components.shell.page import OpenPage
from components.words import period_words
from data.figures import IndicatorFigures
from data.rollups import NotComputed, NotComputedBecause, RolledUp
from evidence.classes import Classes, choose_classes
from evidence.moves import YEARLY, Moves, NoMoves
from evidence.per_head import DeliveredPerHead
from locales import Translator
from models.area import WALES
from models.enums import Frequency
from models.periods import parse_period


def read_view(page: OpenPage, asked: Asked, period: str | None = None) -> MapView:
    """Return the indicator in a period, of the areas that are asked for."""
    at = asked.period if period is None else period
    areas = cache.read_areas(page.moment.version)
    if asked.level is Level.PLACES:
        return map_view(asked.figures, at, areas, page.lang)
    rolled = cache.read_rolled_up(
        page.moment.version, page.moment.until, asked.indicator, asked.level
    )
    reasons = {
        code: reason_words(why, areas, page.text)
        for (code, each), why in rolled.reasons.items()
        if each == at
    }
    figures = with_wales(rolled, asked.figures)
    return map_view(figures, at, areas, page.lang, asked.level, reasons=reasons)


def with_wales(rolled: RolledUp, figures: IndicatorFigures) -> IndicatorFigures:
    """Return the computed figures with the published ones of Wales beside them."""
    wales = {key: cell for key, cell in figures.cells.items() if key[0] == WALES}
    return replace(rolled.figures, cells=MappingProxyType({**rolled.figures.cells, **wales}))


def reason_words(why: NotComputed, areas: pd.DataFrame, _: Translator) -> str:
    """Say why a board or region has no figure."""
    named = ", ".join(str(areas.loc[code, f"name_{_.lang}"]) for code in why.members)
    match why.because:
        case NotComputedBecause.NO_RULE:
            return _("not computed here: this measure neither adds up nor has denominators")
        case NotComputedBecause.NO_FIGURE:
            return _("not computed here: no figure for: {places}", places=named)
        case NotComputedBecause.NO_DENOMINATOR:
            return _("not computed here: no denominator for: {places}", places=named)
        case NotComputedBecause.NOTHING_COUNTED:
            return _("not computed here: nobody is counted in it")


def read_sheet(page: OpenPage, asked: Asked, view: MapView) -> Sheet:
    """Return what the map shows."""
    return page.draw("map sheet", lambda: _make_sheet(page, asked, view, None), asked.key)


def _make_sheet(page: OpenPage, asked: Asked, view: MapView, rates: Classes | None) -> Sheet:
    _, key = page.text, (page.moment.version, page.moment.until)
    signals = _signals(page, asked)
    match asked.mode:
        case Mode.VALUE:
            return value_sheet(view, signals, _)
        case Mode.CHANGE:
            return change_sheet(view, signals, _)
        case Mode.SIGNAL:
            return signal_sheet(view, signals, _)
        case Mode.GAP:
            return gap_sheet(view, cache.read_targets(*key, asked.indicator), signals, _)
        case Mode.DELIVERED:
            assert asked.output is not None
            return delivered_sheet(view, read_had(page, asked, view), asked.output, _, rates)
        case Mode.CROSS:
            return cross_sheet(view, read_cross(page, asked, view), _)


def _signals(page: OpenPage, asked: Asked) -> Signals:
    """Return the stored signals: of the 22 places and Wales; a roll-up has none."""
    key = page.moment.version, page.moment.until
    found = cache.read_signals(*key, asked.indicator)
    return found if asked.level is Level.PLACES else {}


def read_had(page: OpenPage, asked: Asked, view: MapView) -> DeliveredPerHead:
    """Return what each area had of the output up to the end of the period shown."""
    assert asked.output is not None
    return cache.read_per_head(
        page.moment.version,
        page.moment.until,
        asked.output.code,
        asked.level,
        _last_day(view, page.moment.until),
    )


def _last_day(view: MapView, until: date) -> date:
    if view.figures.kind is None or not view.period:
        return until
    return parse_period(view.period, view.figures.kind).last_day


def read_cross(page: OpenPage, asked: Asked, view: MapView) -> Cross:
    """Return what delivered × changed is made from."""
    assert asked.output is not None
    key = page.moment.version, page.moment.until
    had = read_had(page, asked, view)
    since, before = _moves(page, asked, view)
    documents = cache.read_evidence(*key).documents.values()
    evidence = next(
        (
            each
            for each in documents
            if each["output"] == asked.output.code
            and each["indicator"] == asked.indicator
            and not each["superseded"]
        ),
        None,
    )
    return Cross(asked.output, had, since, before, evidence)


def _moves(page: OpenPage, asked: Asked, view: MapView) -> tuple[Moves | NoMoves, Moves | NoMoves]:
    assert asked.output is not None
    key = page.moment.version, page.moment.until
    begun = cache.read_per_head(*key, asked.output.code, asked.level, page.moment.until).begun
    if begun is None:
        return NoMoves.NOT_BEGUN, NoMoves.NOT_BEGUN
    return cache.read_moves(*key, asked.indicator, begun, view.period)


def read_before(page: OpenPage, asked: Asked, view: MapView) -> Sheet | None:
    """Return the small map of the change before, beside delivered × changed alone."""
    if asked.mode is not Mode.CROSS:
        return None
    return page.draw(
        "map before",
        lambda: before_sheet(view, read_cross(page, asked, view), page.text),
        asked.key,
    )


def read_times(page: OpenPage, asked: Asked) -> Times | None:
    """Return the same map at several times up to the newest; None where there is but one.

    Of a target that is set for one time there is none either, nor of signals, whose newest word
    is made in another way than those of earlier figures.

    It stays the same while the slider moves, so that a browser is sent it once.
    """
    return page.draw("map times", lambda: _make_times(page, asked), asked.key_of_all)


def _make_times(page: OpenPage, asked: Asked) -> Times | None:
    facts = asked.figures.facts
    yearly = YEARLY[Frequency(facts.frequency)]
    chosen = choose_times(asked.figures.periods, yearly)
    if len(chosen) < 2 or asked.mode in (Mode.GAP, Mode.SIGNAL):
        return None
    views = [read_view(page, asked, period) for period in chosen]
    if asked.mode is Mode.VALUE:
        views = _on_one_scale(views)
    rates = None
    if asked.mode is Mode.DELIVERED:
        rates = choose_rates(read_had(page, asked, views[-1]))
    return Times(
        tuple(period_words(code, asked.figures.kind, page.lang) for code in chosen),
        tuple(_make_sheet(page, asked, view, rates) for view in views),
    )


def _on_one_scale(views: list[MapView]) -> list[MapView]:
    """Return the same with classes of all periods together, so that they can be compared."""
    values = [
        figure.value for view in views for figure in view.shown.values() if figure.value is not None
    ]
    classes = choose_classes(values, views[-1].figures.facts.decimals)
    return [replace(view, classes=classes) for view in views]
