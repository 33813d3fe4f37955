"""Before spending: the smallest change that would be seen by when, and the earliest honest answer.

From the figures before the roll-out and the planned starts alone; nothing is simulated.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import sqrt

import numpy as np

from evidence.by_board import build_board_panel
from evidence.demeaning import fill_missing
from evidence.designs import Design, DesignChoice, choose_design
from evidence.dose import dose_weights, measure_dose
from evidence.inputs import Floats, LinkData
from evidence.noise import Noise, measure_noise
from evidence.panel import (
    PLACES,
    Panel,
    UsablePlaces,
    find_kept_places,
    find_panel_end,
    find_usable_places,
)
from evidence.rollout import NEVER, Rollout, trace_rollout
from evidence.series import finite_or_none, scale_of, t_quantile
from evidence.smallest_effect import DOSE_COUNT, count_comparisons, effect_factor
from evidence.weights import imputation_weights, only_estimable

HORIZON_YEARS = 10


@dataclass(frozen=True)
class PlannedEffect:
    """The smallest effect found four times in five if figures ran up to a period."""

    period: int
    mde80: float | None


@dataclass(frozen=True)
class Plan:
    """What a panel could show by when.

    Attributes
    ----------
    design
        How the link would be judged; ``interrupted_series`` and ``none`` are planned elsewhere.
    mde80
        One entry for each calendar period to come, ten years of them, in the indicator's unit,
        without sign. None where there is nothing to estimate yet.
    earliest_answer
        Calendar index of the first period whose figures could tell the hoped-for effect from
        none; None if never with this roll-out, or where no effect is hoped for.
    published_about
        When that period's figures can be expected.
    missing
        ``periods_before`` where the history is too short to plan from, ``points``, ``places``.
    ready
        Calendar index of the first period whose figures are enough to judge by, whatever is
        hoped for; None if never.
    """

    design: Design
    mde80: tuple[PlannedEffect, ...] = ()
    earliest_answer: int | None = None
    published_about: date | None = None
    missing: tuple[str, ...] = ()
    ready: int | None = None


@dataclass(frozen=True, eq=False)
class Ahead:
    """What a panel will look like, and what it takes to tell what it could show by when.

    Attributes
    ----------
    future
        The panel up to `last`, figures to come as 0.
    first, last
        The calendar periods to come, ten years of them.
    """

    link: LinkData
    choice: DesignChoice
    future: Panel
    noise: Noise
    first: int
    last: int

    def smallest_effect(self, period: int) -> float | None:
        """Return MDE80 in the indicator's unit if figures ran up to a period."""
        mde80 = predict_smallest_effect(end_at(self.future, period), self.noise, self.choice)
        return None if mde80 is None else finite_or_none(mde80 * abs(self.future.scale))

    def is_ready(self, period: int) -> bool:
        """Return whether by then enough units have enough figures past the lag."""
        if self.choice.few_places:
            return False
        after = end_at(self.future, period).outcome.sum(axis=1)
        return bool((after >= self.link.minimums.after).sum() >= self.future.counting.reached)

    def could_answer(self, period: int, mde80: float | None) -> bool:
        """Return whether MDE80 ≤ E by then, and there are figures enough to judge by."""
        hoped = (self.link.expectation.effect or 0.0) * self.link.facts.sign
        return mde80 is not None and mde80 <= hoped and self.is_ready(period)


def look_ahead(link: LinkData) -> Ahead | Plan:
    """Return what a link is planned from, or the plan where there is nothing to plan from."""
    rollout = trace_rollout(link)
    usable = find_usable_places(link)
    choice = choose_design(link, rollout, usable)
    if choice.design in (Design.INTERRUPTED, Design.NONE):
        return Plan(choice.design, missing=choice.missing)
    first = first_future_period(link)
    last = first + HORIZON_YEARS * link.timeline.per_year - 1
    future = build_future_panel(link, rollout, usable, choice, last)
    noise = measure_noise(_read_history(future, usable, first, link.minimums.history))
    if noise is None or len(future.units) < future.counting.units:
        code = "periods_before" if noise is None else "places"
        return Plan(choice.design, missing=(*choice.missing, code))
    return Ahead(link, choice, future, noise, first, last)


def plan_panel(link: LinkData) -> Plan:
    """Plan a panel link from its history and its starts, those so far and those planned.

    The plan is made from `link.deliveries` and `link.expectation`, which may be drafts.
    """
    ahead = look_ahead(link)
    if isinstance(ahead, Plan):
        return ahead
    planned = [
        PlannedEffect(period, ahead.smallest_effect(period))
        for period in range(ahead.first, ahead.last + 1)
    ]
    answer = next(
        (entry.period for entry in planned if ahead.could_answer(entry.period, entry.mde80)), None
    )
    about = None
    if answer is not None:
        about = link.timeline.last_day(answer) + timedelta(days=link.publication_delay)
    ready = next((entry.period for entry in planned if ahead.is_ready(entry.period)), None)
    choice = ahead.choice
    return Plan(choice.design, tuple(planned), answer, about, choice.missing, ready)


def first_future_period(link: LinkData) -> int:
    """Return the first calendar period that has no figure and ends after the date asked for."""
    today = np.array([np.datetime64(link.as_at, "D")])
    current = int(link.timeline.containing(today)[0])
    ended = link.timeline.last_day(current) <= link.as_at
    return max(len(link.last_days), current + ended)


def predict_smallest_effect(panel: Panel, noise: Noise, choice: DesignChoice) -> float | None:
    """Return MDE80 of a panel with first-order autoregressive noise; None without outcomes.

    SD² = Σ_i w_iᵀVw_i, V = σ²φ^|s−t|. For one to three places the half-width of the 95%
    interval stands in its place.
    """
    is_dose = choice.design is Design.DOSE
    if is_dose:
        weights = dose_weights(panel.delivery)
    else:
        weights = imputation_weights(panel.baseline, panel.outcome)
    if not (panel.outcome.any() and weights.any()):
        return None
    apart = np.abs(panel.periods[:, None] - panel.periods)
    spread = sqrt(
        float(((weights @ noise.autocorrelation**apart) * weights).sum() * noise.variance)
    )
    if choice.few_places:
        return t_quantile(0.975, len(panel.units) - 1) * spread
    comparisons = count_comparisons(panel.outcome, panel.starts, panel.periods)
    return effect_factor(DOSE_COUNT if is_dose else comparisons) * spread


def build_future_panel(
    link: LinkData, rollout: Rollout, usable: UsablePlaces, choice: DesignChoice, last: int
) -> Panel:
    """Return the panel up to a period to come, with planned starts, figures to come as 0.

    No return is waited for: what is planned counts as delivered.
    """
    is_dose = choice.design is Design.DOSE
    waiting = 0 if is_dose else PLACES.waiting
    rows = find_kept_places(link, rollout, usable, waiting)
    observed = usable.periods
    periods = np.concatenate([observed, np.arange(int(observed[-1]) + 1, last + 1)])
    starts = rollout.to_come[rows]
    if not choice.by_board:
        periods = periods[periods <= find_panel_end(starts, periods, waiting)]
    seen = usable.values[np.ix_(rows, periods[np.isin(periods, observed)])]
    known = np.isfinite(seen)
    scale = scale_of(np.where(known, seen, 0.0))
    values = np.zeros((len(rows), len(periods)))
    values[:, : seen.shape[1]] = fill_missing(seen / scale, known)
    baseline = (periods < starts[:, None]) & (periods != rollout.straddled[rows][:, None])
    after = periods >= starts[:, None] + link.full_lag
    outcome = after if is_dose else only_estimable(baseline, after)
    dose = measure_dose(link, periods) if is_dose else None
    delivery = outcome.astype(float) if dose is None else dose.to_come[rows]
    panel = Panel(
        units=tuple(link.areas[row] for row in rows),
        members=np.eye(len(link.areas))[rows],
        periods=periods,
        values=values,
        scale=scale,
        known=np.ones(values.shape, dtype=bool),
        starts=starts,
        to_come=starts,
        baseline=baseline,
        outcome=outcome,
        delivery=delivery,
        seen=delivery,
        strata=None,
        dropped=(),
    )
    return build_board_panel(link, panel) if choice.by_board else panel


def end_at(panel: Panel, period: int) -> Panel:
    """Return the panel as it is when figures run up to a period."""
    kept = panel.periods <= period
    return replace(
        panel,
        periods=panel.periods[kept],
        values=panel.values[:, kept],
        known=panel.known[:, kept],
        starts=np.where(panel.starts <= period, panel.starts, NEVER),
        baseline=panel.baseline[:, kept],
        outcome=panel.outcome[:, kept],
        delivery=panel.delivery[:, kept],
        seen=panel.seen[:, kept],
    )


def _read_history(panel: Panel, usable: UsablePlaces, first: int, least: int) -> Floats:
    """Return the (N, T0) figures before the first start and today; (N, 0) where too few."""
    start = min(int(panel.to_come.min(initial=NEVER)), first)
    history = panel.values[:, (panel.periods < start) & np.isin(panel.periods, usable.periods)]
    return history if history.shape[1] >= least else history[:, :0]
