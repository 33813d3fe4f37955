"""What drafts stand on, read from the store: one indicator's figures, and recorded roll-outs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import numpy as np
import pandas as pd

from data.areas import list_areas
from data.context import list_breaks, list_first_releases
from data.contributions import Registration, list_registrations
from data.deliveries import COLUMNS, list_delivery_cells
from data.figures import IndicatorFacts, get_indicator_figures
from data.store import Store
from evidence.draft import (
    Ground,
    Staircase,
    measure_place_noise,
    order_by_need,
    read_staircase,
)
from evidence.inputs import Floats
from evidence.judge_links import link_case
from evidence.reading import Case, IndicatorSeries, delivery_cells, indicator_series, link_data
from models.enums import Design, PlacesChosen
from models.periods import PeriodKind, period_ending

NO_DELIVERIES = pd.DataFrame(columns=COLUMNS)
DRAFTED = "draft"
"""In the place of a code: of an output that there is not yet, and of its expectation."""


@dataclass(frozen=True, eq=False)
class DraftGround:
    """One indicator as roll-outs are drafted on it.

    Attributes
    ----------
    kind, years
        Of its periods, to name them; None where there are no figures.
    place_sd
        SD of one place's figures off the path that all share, in its unit; None where there are
        too few.
    by_need
        Places, as positions in the order of their codes, the worst latest figure first.
    latest
        Each place's latest figure, None where it has none.
    """

    ground: Ground
    facts: IndicatorFacts
    kind: PeriodKind | None
    years: int
    place_sd: float | None
    by_need: tuple[int, ...]
    latest: tuple[float | None, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        """The codes of the places, sorted."""
        return self.ground.link.areas

    def period_code(self, ends: date) -> str:
        """Return the period of the indicator that ends on a day, as the pack writes it."""
        return period_ending(ends, self.kind or PeriodKind.YEAR, self.years).code


@dataclass(frozen=True)
class RecordedPlan:
    """A contribution's own roll-out and expectation, to begin a draft with."""

    registration: Registration
    staircase: Staircase


def read_draft_ground(store: Store, as_at: date, indicator: str) -> DraftGround:
    """Read what drafts of one indicator stand on, as known on a date.

    Raises
    ------
    KeyError
        Where there is no such indicator.
    """
    with store.read() as connection:
        figures = get_indicator_figures(connection, indicator, as_at)
        series = indicator_series(
            figures,
            list_breaks(connection).get(indicator, ()),
            list_first_releases(connection, indicator, as_at),
        )
        case = _case(as_at, {indicator: series}, list_areas(connection), NO_DELIVERIES)
    drafted = _draft_registration(indicator, as_at)
    link = link_data(case, drafted)
    noise = measure_place_noise(link) if len(link.last_days) else None
    return DraftGround(
        ground=Ground(link, link_case(case, drafted, link, None, {}).wales),
        facts=figures.facts,
        kind=figures.kind,
        years=series.periods[-1].years if series.periods else 1,
        place_sd=None if noise is None else noise.variance**0.5,
        by_need=order_by_need(link),
        latest=tuple(_latest(row) for row in link.values),
    )


def read_standing(store: Store, as_at: date) -> Mapping[str, Registration]:
    """Read every expectation that stands, by its contribution."""
    with store.read() as connection:
        registrations = list_registrations(connection, as_at)
    return MappingProxyType({each.code: each for each in registrations if not each.superseded})


def read_recorded_plan(store: Store, as_at: date, registration: Registration) -> RecordedPlan:
    """Read the roll-out that is recorded for a contribution."""
    with store.read() as connection:
        cells, areas = list_delivery_cells(connection, as_at), list_areas(connection)
    case = _case(as_at, {}, areas, cells)
    own = delivery_cells(case, registration.output)
    return RecordedPlan(registration, read_staircase(own, len(case.places)))


def _case(
    as_at: date, series: Mapping[str, IndicatorSeries], areas: pd.DataFrame, cells: pd.DataFrame
) -> Case:
    return Case(
        as_at=as_at,
        registrations=(),
        series=series,
        deliveries=cells,
        areas=areas,
        targets={},
        mission_dates={},
    )


def _draft_registration(indicator: str, as_at: date) -> Registration:
    """Return an expectation that holds nothing yet; a draft brings its own."""
    return Registration(
        code=DRAFTED,
        output=DRAFTED,
        indicator=indicator,
        mission=None,
        effect=1.0,
        lag=0,
        design=Design.BINARY.value,
        places_chosen=PlacesChosen.OTHER.value,
        strata=None,
        primary=False,
        registered_on=as_at,
        superseded=False,
        funded_until=None,
    )


def _latest(row: Floats) -> float | None:
    known = np.flatnonzero(np.isfinite(row))
    return float(row[known[-1]]) if len(known) else None
