"""One indicator as it was known on a day: its figures, and what its series say by themselves.

Today's signals are read as they are stored. For any other day they are judged anew, once, by
today's method; who asks keeps the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.annotations import Happening, Milestone, list_happenings, list_milestones
from data.areas import list_areas
from data.context import (
    TargetFacts,
    list_breaks,
    list_first_releases,
    list_mission_dates,
    list_targets,
)
from data.contributions import Registration, list_registrations
from data.figures import IndicatorFigures, get_indicator_figures
from data.store import Store
from evidence.judge_series import series_document
from evidence.reading import Case, indicator_series
from evidence.reading_series import baseline_period, series_areas, series_input

Documents = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class KnownIndicator:
    """An indicator as known on a day.

    Attributes
    ----------
    signals
        The signal document of each area that has one.
    targets, baselines
        By area: the furthest target, and the period that progress is counted from.
    happenings, milestones
        Of every area, in order of time.
    registrations
        The expectations that stood on that day.
    """

    day: date
    figures: IndicatorFigures
    signals: Documents
    targets: Mapping[str, TargetFacts]
    baselines: Mapping[str, str]
    happenings: tuple[Happening, ...]
    milestones: tuple[Milestone, ...]
    registrations: tuple[Registration, ...]


def know_indicator(
    store: Store, indicator: str, day: date, signals: Documents | None = None
) -> KnownIndicator:
    """Return an indicator as known on `day`.

    Parameters
    ----------
    signals
        By area, where they are known already; None: judged here.

    Raises
    ------
    KeyError
        Where there is no such indicator.
    """
    case = read_indicator_case(store, indicator, day)
    areas = series_areas(case, indicator)
    based = ((area, baseline_period(case, indicator, area)) for area in areas)
    documents = judge_areas(case, indicator) if signals is None else signals
    with store.read() as connection:
        return KnownIndicator(
            day=day,
            figures=case.series[indicator].figures,
            signals=MappingProxyType(dict(documents)),
            targets={area: facts for (_, area), facts in case.targets.items()},
            baselines={area: code for area, code in based if code is not None},
            happenings=list_happenings(connection, indicator),
            milestones=list_milestones(connection, indicator, day),
            registrations=case.registrations,
        )


def judge_areas(case: Case, indicator: str) -> dict[str, dict[str, Any]]:
    """Judge every series of an indicator as known on the case's day, by area."""
    return {
        area: series_document(case, indicator, area, series_input(case, indicator, area))
        for area in series_areas(case, indicator)
    }


def read_indicator_case(store: Store, indicator: str, day: date) -> Case:
    """Read what the series of one indicator are judged from, as known on `day`.

    Raises
    ------
    KeyError
        Where there is no such indicator.
    """
    with store.read() as connection:
        series = indicator_series(
            get_indicator_figures(connection, indicator, day),
            list_breaks(connection).get(indicator, ()),
            list_first_releases(connection, indicator, day),
        )
        targets = list_targets(connection, day)
        registered = list_registrations(connection, day)
        return Case(
            as_at=day,
            registrations=tuple(
                each for each in registered if each.indicator == indicator and not each.superseded
            ),
            series={indicator: series},
            deliveries=pd.DataFrame(),
            areas=list_areas(connection),
            targets={key: facts for key, facts in targets.items() if key[0] == indicator},
            mission_dates=list_mission_dates(connection),
        )
