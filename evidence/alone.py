"""A link that has nothing to compare with: the interrupted series in the place of the panel."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from evidence.inputs import Floats, Ints, LinkData
from evidence.interrupted import (
    AFTER_NEEDED,
    InterruptedPlan,
    fit_interrupted_series,
    plan_interrupted_series,
)
from evidence.panel_evidence import OneSeries, PanelEvidence
from evidence.planner import first_future_period
from evidence.rollout import NEVER, trace_rollout


@dataclass(frozen=True, eq=False)
class WalesSeries:
    """The Wales figure on the link's calendar, (T,) with NaN where there is none."""

    values: Floats
    seasonal: bool | None


@dataclass(frozen=True, eq=False)
class _Series:
    """The one series that is judged: its figures, their calendar, and how many places it means."""

    values: Floats
    periods: Ints
    places: int
    is_average: bool


def judge_alone(link: LinkData, found: PanelEvidence, wales: WalesSeries) -> PanelEvidence:
    """Judge a link on the Wales figure, else on the mean of places with complete series.

    Parameters
    ----------
    found
        What `panel_link.judge_panel` told of the roll-out, its design the interrupted series.
    """
    series = _choose_series(link, wales)
    starts = trace_rollout(link).starts
    started = starts[starts < NEVER]
    caveats = (*found.caveats, *(("average_of_places",) if series.is_average else ()))
    found = replace(
        found,
        n_areas=series.places,
        n_reached=len(started),
        n_periods=len(series.periods),
        ready_on=_ready_on(link),
        caveats=caveats,
    )
    if len(series.periods) == 0:
        return replace(found, missing=(*found.missing, "points"))
    if not len(started):
        return replace(found, too_early=True)
    fit = fit_interrupted_series(
        series.values,
        series.periods,
        int(started.min()),
        int(started.max()),
        link.expectation.lag or 0,
        link.facts.window,
        link.facts.frequency,
        wales.seasonal,
    )
    outcome_from = int(started.max()) + link.full_lag
    return replace(
        found,
        estimate=fit.estimate,
        ci95=fit.ci95,
        ci90=fit.ci90,
        p=fit.p,
        mde80=fit.mde80,
        too_early=found.too_early or fit.too_early,
        outcome_from=link.timeline.last_day(outcome_from),
        one_series=OneSeries(
            tuple(series.periods.tolist()), tuple(series.values.tolist()), fit.path, outcome_from
        ),
        first_period=int(series.periods[0]),
        last_period=int(series.periods[-1]),
        missing=(*found.missing, *fit.missing),
    )


def plan_alone(link: LinkData, wales: WalesSeries) -> InterruptedPlan:
    """Plan an interrupted series from its starts, those so far and those planned."""
    series = _choose_series(link, wales)
    to_come = trace_rollout(link).to_come
    coming = to_come[to_come < NEVER]
    effect = link.expectation.effect
    if not len(coming) or not len(series.periods) or effect is None:
        return InterruptedPlan(("periods_before",), (), None)
    return plan_interrupted_series(
        series.values,
        series.periods,
        int(coming.min()),
        int(coming.max()),
        link.expectation.lag or 0,
        link.facts.window,
        link.facts.frequency,
        wales.seasonal,
        effect,
        first_future_period(link) - 1,
    )


def _choose_series(link: LinkData, wales: WalesSeries) -> _Series:
    known = ~np.isnan(wales.values)
    if known.any():
        return _Series(wales.values[known], np.flatnonzero(known), 1, is_average=False)
    complete = ~np.isnan(link.values).any(axis=1)
    if not complete.any():
        return _Series(np.zeros(0), np.zeros(0, dtype=np.int64), 0, is_average=False)
    mean = link.values[complete].mean(axis=0)
    return _Series(mean, np.arange(len(mean)), int(complete.sum()), is_average=True)


def _ready_on(link: LinkData) -> date | None:
    """Return when the series can have its minimum after the lag; None where nothing is planned."""
    to_come = trace_rollout(link).to_come
    coming = to_come[to_come < NEVER]
    if not len(coming):
        return None
    last = int(coming.max()) + link.full_lag + AFTER_NEEDED[link.facts.frequency] - 1
    return link.timeline.last_day(last) + timedelta(days=link.publication_delay)
