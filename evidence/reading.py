"""From the store to what the method takes: panels and series as known on a date.

The one place that turns what ``data`` returns into arrays. Nothing is filled in or dropped here;
what a missing or a suppressed figure means is for the method to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.areas import list_areas
from data.context import (
    TargetFacts,
    list_breaks,
    list_first_releases,
    list_mission_dates,
    list_targets,
)
from data.contributions import Registration, list_registrations
from data.deliveries import list_delivery_cells
from data.figures import Figure, IndicatorFigures, get_indicator_figures, list_indicators
from data.store import Snapshot, Store
from evidence.inputs import (
    EVERYWHERE,
    DeliveryCells,
    Expectation,
    IndicatorFacts,
    LinkData,
)
from models.area import WALES
from models.enums import AreaKind
from models.periods import Period, parse_period

NEWEST_COUNTED = 8
"""Periods that the publication delay is the median over (10.7 of the method)."""
CONFIDENTIAL = "c"
MONTHS = {"annual": 12, "quarterly": 3, "monthly": 1}


@dataclass(frozen=True)
class IndicatorSeries:
    """An indicator's figures on its calendar, as known on a date.

    Attributes
    ----------
    first_month
        Months since year 0 of the calendar's first period's last month.
    first_releases
        When each figure was first published, by (area, period).
    """

    figures: IndicatorFigures
    periods: tuple[Period, ...]
    step: int
    first_month: int
    breaks: tuple[tuple[str | None, str], ...]
    first_releases: Mapping[tuple[str, str], date]

    @property
    def length(self) -> int:
        """How many calendar periods there are from the first figure to the last."""
        return self.index_of(self.periods[-1]) + 1 if self.periods else 0

    def index_of(self, period: Period) -> int:
        """Return where a period stands on the calendar."""
        return (_months(period.last_day) - self.first_month) // self.step

    def index_of_code(self, code: str) -> int | None:
        """Return where a period stands by its code, None where it is of another kind."""
        if self.figures.kind is None:
            return None
        try:
            return self.index_of(parse_period(code, self.figures.kind))
        except ValueError:
            return None


@dataclass(frozen=True)
class Case:
    """Everything that is judged, as known on a date."""

    as_at: date
    registrations: tuple[Registration, ...]
    series: Mapping[str, IndicatorSeries]
    deliveries: pd.DataFrame
    areas: pd.DataFrame
    targets: Mapping[tuple[str, str], TargetFacts]
    mission_dates: Mapping[str, date]

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of the local authorities, sorted."""
        kinds = self.areas["kind"]
        return tuple(sorted(self.areas.index[kinds == AreaKind.LOCAL_AUTHORITY.value]))


def read_case(store: Store, as_at: date) -> Case:
    """Read everything that is judged, as known on `as_at`."""
    with store.read() as connection:
        return read_case_of(connection, as_at)


def read_case_of(connection: Snapshot, as_at: date) -> Case:
    """Read everything that is judged from one state of a store, as known on `as_at`."""
    breaks = list_breaks(connection)
    series = {
        facts.code: indicator_series(
            get_indicator_figures(connection, facts.code, as_at),
            breaks.get(facts.code, ()),
            list_first_releases(connection, facts.code, as_at),
        )
        for facts in list_indicators(connection)
    }
    return Case(
        as_at=as_at,
        registrations=list_registrations(connection, as_at),
        series=series,
        deliveries=list_delivery_cells(connection, as_at),
        areas=list_areas(connection),
        targets=list_targets(connection, as_at),
        mission_dates=list_mission_dates(connection),
    )


def indicator_series(
    figures: IndicatorFigures,
    breaks: tuple[tuple[str | None, str], ...],
    first_releases: Mapping[tuple[str, str], date],
) -> IndicatorSeries:
    """Return an indicator's figures on its calendar."""
    periods = tuple(
        parse_period(each, figures.kind) for each in figures.periods if figures.kind is not None
    )
    return IndicatorSeries(
        figures=figures,
        periods=periods,
        step=MONTHS[figures.facts.frequency],
        first_month=_months(periods[0].last_day) if periods else 0,
        breaks=breaks,
        first_releases=first_releases,
    )


def _months(day: date) -> int:
    return 12 * day.year + day.month - 1


def publication_delay(series: IndicatorSeries) -> int:
    """Return the days from the end of a period to its figure: the median of the last eight.

    Only periods count that were the newest when they were first published: of a series that was
    compiled at once only its last one does.
    """
    first: dict[str, date] = {}
    for (_, code), published in series.first_releases.items():
        first[code] = min(published, first.get(code, published))
    delays: list[int] = []
    earliest_after: date | None = None
    for period in reversed(series.periods):
        published = first[period.code]
        if earliest_after is None or published < earliest_after:
            delays.append((published - period.last_day).days)
            earliest_after = published
    return int(np.median(delays[:NEWEST_COUNTED])) if delays else 0


def link_data(case: Case, registration: Registration) -> LinkData:
    """Return one link's arrays; without any figure they have no periods."""
    series = case.series[registration.indicator]
    places = case.places
    grid = _grid(series, places)
    frame = case.areas.loc[list(places)]
    return LinkData(
        contribution=registration.code,
        output=registration.output,
        indicator=registration.indicator,
        as_at=case.as_at,
        vintage=_vintage(series, places),
        facts=indicator_facts(series),
        expectation=Expectation(
            effect=registration.effect,
            lag=registration.lag,
            design=registration.design,
            places_chosen=registration.places_chosen,
            strata=registration.strata,
            primary=registration.primary,
            registered_on=registration.registered_on,
        ),
        last_days=_calendar(series),
        areas=places,
        boards=tuple(frame["health_board"]),
        regions=tuple(frame["region"].fillna("")),
        population=frame["population"].to_numpy(dtype=float),
        values=grid["value"],
        lower=grid["lower"],
        upper=grid["upper"],
        suppressed=grid["suppressed"].astype(bool),
        deliveries=delivery_cells(case, registration.output),
        breaks=_breaks(series),
        publication_delay=publication_delay(series),
    )


def indicator_facts(series: IndicatorSeries) -> IndicatorFacts:
    """Return what the method needs to know of an indicator."""
    facts = series.figures.facts
    return IndicatorFacts(
        better=facts.better,
        decimals=facts.decimals,
        frequency=facts.frequency,
        unit=facts.unit.en or "",
        window=facts.window,
    )


def _calendar(series: IndicatorSeries) -> npt.NDArray[np.datetime64]:
    """Return the last day of every calendar period, (T,)."""
    months = series.first_month + series.step * np.arange(series.length)
    following = (months + 1 - 12 * 1970).astype("datetime64[M]")
    return cast(npt.NDArray[np.datetime64], following.astype("datetime64[D]") - 1)


def _grid(series: IndicatorSeries, places: tuple[str, ...]) -> dict[str, npt.NDArray[np.float64]]:
    """Return value, limits and whether suppressed, each (N, T), NaN where there is none."""
    shape = (len(places), series.length)
    grid = {name: np.full(shape, np.nan) for name in ("value", "lower", "upper")}
    grid["suppressed"] = np.zeros(shape)
    row = {code: at for at, code in enumerate(places)}
    column = {period.code: series.index_of(period) for period in series.periods}
    for (area, code), figure in series.figures.cells.items():
        if area in row:
            _fill(grid, row[area], column[code], figure)
    return grid


def _fill(grid: dict[str, npt.NDArray[np.float64]], row: int, column: int, figure: Figure) -> None:
    if figure.value is None:
        grid["suppressed"][row, column] = CONFIDENTIAL in figure.notes
        return
    for name in ("value", "lower", "upper"):
        found = getattr(figure, name)
        if found is not None:
            grid[name][row, column] = found


def _vintage(series: IndicatorSeries, places: tuple[str, ...]) -> str:
    """Return the latest publication date of the figures used: the places', else all; or nothing."""
    cells = series.figures.cells
    used = [figure.published_on for (area, _), figure in cells.items() if area in places]
    newest = max(used or [figure.published_on for figure in cells.values()], default=None)
    return newest.isoformat() if newest else ""


def _breaks(series: IndicatorSeries) -> tuple[tuple[str | None, int], ...]:
    """Return the breaks of the places' series: (area or None for all, index)."""
    placed = ((area, series.index_of_code(code)) for area, code in series.breaks if area != WALES)
    return tuple((area, index) for area, index in placed if index is not None)


def delivery_cells(case: Case, output: str) -> DeliveryCells:
    """Return an output's deliveries as arrays; empty where none is planned."""
    frame = case.deliveries
    cells = frame[frame["output"] == output] if len(frame) else frame
    index = {code: at for at, code in enumerate(case.places)}
    return DeliveryCells(
        area=np.array([index.get(area, EVERYWHERE) for area in cells["area"]], dtype=np.int64),
        first_day=np.array(list(cells["first_day"]), dtype="datetime64[D]"),
        last_day=np.array(list(cells["last_day"]), dtype="datetime64[D]"),
        planned=cells["planned"].to_numpy(dtype=float),
        delivered=cells["delivered"].to_numpy(dtype=float),
        replanned=cells["replanned"].to_numpy(dtype=float),
    )
