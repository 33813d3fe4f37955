"""Cached reads, all of them: two lines each over a plain one.

Every key holds the store version and the last release passed, so a save shows at once in every
session and nothing is recomputed otherwise; what is drawn is keyed by language and theme too.
What is cached is frozen: it is shared between sessions and never changed by who reads it.
Caches are bounded. They are not Streamlit's own, whose making of keys was an eighth of a rerun
of the board.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

import pandas as pd

from components.verdict_cell import Evidence
from data.areas import list_areas
from data.deliveries import list_delivery_cells
from data.figures import IndicatorFacts, IndicatorFigures, get_indicator_figures, list_indicators
from data.judgements import is_stale, list_evidence, list_signals
from data.moment import Moment, get_moment
from data.names import list_names
from data.portfolio import Portfolio, get_portfolio
from data.sources import Source, list_sources
from data.store import open_store
from evidence.delivery import Delivered, measure_deliveries
from models.area import WALES

Known = TypeVar("Known")
Key = ParamSpec("Key")
ENTRIES = 64


class Slot(Generic[Known]):
    """Room for one thing: the first who asks makes it, whoever asks meanwhile waits for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: list[Known] = []

    def fill(self, make: Callable[[], Known]) -> Known:
        """Return what is held, made by `make` if nothing is yet; a failure holds nothing."""
        if not self._held:
            with self._lock:
                if not self._held:
                    self._held.append(make())
        return self._held[0]


def remember(read: Callable[Key, Known]) -> Callable[Key, Known]:
    """Make a read remember what it found, by store and arguments; these go by position."""
    slots = lru_cache(ENTRIES)(lambda *_: Slot[Known]())

    @wraps(read)
    def remembered(*key: Key.args, **_: Key.kwargs) -> Known:
        return slots(open_store(), *key).fill(lambda: read(*key))

    return remembered


def read_moment() -> Moment:
    """Return the moment: the version is read every run, the rest once a version and minute."""
    minute = datetime.now(UTC).replace(second=0, microsecond=0)  # releases come on the minute
    return _read_moment_at(open_store().version(), minute)


@remember
def _read_moment_at(version: int, minute: datetime) -> Moment:
    with open_store().read() as connection:
        return get_moment(connection, minute)


@remember
def read_portfolio(version: int, until: date) -> Portfolio:
    """Return missions, outcomes and outputs."""
    with open_store().read() as connection:
        return get_portfolio(connection, until)


@remember
def read_delivered(version: int, until: date) -> dict[str, Delivered]:
    """Return what each output has delivered."""
    with open_store().read() as connection:
        return measure_deliveries(list_delivery_cells(connection, until), until)


@remember
def read_evidence(version: int, until: date) -> Evidence:
    """Return what has been judged of every link, and what it takes to put it into words."""
    with open_store().read() as connection:
        return Evidence(
            {code: each.document for code, each in list_evidence(connection, until).items()},
            {facts.code: facts for facts in list_indicators(connection)},
            list_names(connection),
        )


@remember
def read_signals(version: int, until: date, indicator: str) -> dict[str, Mapping[str, Any]]:
    """Return what every series of an indicator says, by area."""
    with open_store().read() as connection:
        found = list_signals(connection, until, indicator=indicator)
    return {area: each.document for (_, area), each in found.items()}


@remember
def read_wales(version: int, until: date) -> dict[str, Mapping[str, Any]]:
    """Return what the Wales series of every indicator says, by indicator."""
    with open_store().read() as connection:
        found = list_signals(connection, until, area=WALES)
    return {indicator: each.document for (indicator, _), each in found.items()}


@remember
def read_staleness(version: int) -> bool:
    """Return whether the store was written to since it was last judged."""
    with open_store().read() as connection:
        return is_stale(connection)


@remember
def read_indicators(version: int) -> tuple[IndicatorFacts, ...]:
    """Return every indicator."""
    with open_store().read() as connection:
        return list_indicators(connection)


@remember
def read_figures(version: int, until: date, indicator: str) -> IndicatorFigures:
    """Return all current figures of one indicator."""
    with open_store().read() as connection:
        return get_indicator_figures(connection, indicator, until)


@remember
def read_sources(version: int, until: date) -> tuple[Source, ...]:
    """Return every source with its freshness and gaps."""
    with open_store().read() as connection:
        return list_sources(connection, until)


@remember
def read_areas(version: int) -> pd.DataFrame:
    """Return the areas."""
    with open_store().read() as connection:
        return list_areas(connection)


@lru_cache(4 * ENTRIES)
def _drawing(*_: object) -> Slot[Any]:
    return Slot()


def draw_once(
    what: str,
    version: int,
    until: date,
    lang: str,
    theme: str,
    choices: str,
    draw: Callable[[], Known],
) -> Known:
    """Return what `draw` makes; drawn once per store version, release, language and theme.

    Parameters
    ----------
    what
        The name of what is drawn.
    choices
        Whatever else it depends on, as text.
    """
    made: Known = _drawing(open_store(), what, version, until, lang, theme, choices).fill(draw)
    return made
