"""Indicators: their figures, as known now and on a day, and what their series say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from components.shell.cache.slots import remember
from components.shell.store import app_store
from data.annotations import Happening, list_happenings
from data.context import TargetFacts, list_targets
from data.figures import IndicatorFacts, IndicatorFigures, get_indicator_figures, list_indicators
from data.judgements import list_signals
from data.sources import Source, list_sources
from data.vintages import Revision, list_release_days, list_revisions
from evidence.known_on import KnownIndicator, know_indicator
from models.area import WALES


@remember
def read_indicators(version: int) -> tuple[IndicatorFacts, ...]:
    """Return every indicator."""
    with app_store().read() as connection:
        return list_indicators(connection)


@remember
def read_figures(version: int, until: date, indicator: str) -> IndicatorFigures:
    """Return all current figures of one indicator."""
    with app_store().read() as connection:
        return get_indicator_figures(connection, indicator, until)


@remember
def read_targets(version: int, until: date, indicator: str) -> dict[str, TargetFacts]:
    """Return the targets of an indicator, by area."""
    with app_store().read() as connection:
        found = list_targets(connection, until)
    return {area: each for (code, area), each in found.items() if code == indicator}


@remember
def read_sources(version: int, until: date) -> tuple[Source, ...]:
    """Return every source with its freshness and gaps."""
    with app_store().read() as connection:
        return list_sources(connection, until)


@remember
def read_happenings(version: int, indicator: str) -> tuple[Happening, ...]:
    """Return what happened to an indicator's series."""
    with app_store().read() as connection:
        return list_happenings(connection, indicator)


@remember
def read_signals(version: int, until: date, indicator: str) -> dict[str, Mapping[str, Any]]:
    """Return what every series of an indicator says, by area."""
    with app_store().read() as connection:
        found = list_signals(connection, until, indicator=indicator)
    return {area: each.document for (_, area), each in found.items()}


@remember
def read_wales(version: int, until: date) -> dict[str, Mapping[str, Any]]:
    """Return what the Wales series of every indicator says, by indicator."""
    with app_store().read() as connection:
        found = list_signals(connection, until, area=WALES)
    return {indicator: each.document for (indicator, _), each in found.items()}


@remember
def read_known(version: int, until: date, indicator: str, day: date) -> KnownIndicator:
    """Return an indicator as known on a day; for any day but `until` it is judged, once."""
    signals = read_signals(version, until, indicator) if day == until else None
    return know_indicator(app_store(), indicator, day, signals)


@remember
def read_release_days(version: int, until: date, indicator: str) -> tuple[date, ...]:
    """Return the days on which figures of an indicator were published, newest first."""
    with app_store().read() as connection:
        return list_release_days(connection, indicator, until)


@remember
def read_revisions(version: int, until: date, indicator: str, area: str) -> tuple[Revision, ...]:
    """Return the figures of one series that were published more than once."""
    with app_store().read() as connection:
        return list_revisions(connection, indicator, area, until)
