"""Many simulated links judged: what the tests hold in small and the benchmarks in full size.

An interval of a link without effect, moved by τ, is the interval of the same link with effect τ:
the test looks at Y − τD only. So one batch of nulls gives false alarms, coverage, and the power at
any effect.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from evidence.designs import choose_design
from evidence.inputs import Bools, Floats, LinkData
from evidence.noise import measure_noise
from evidence.panel import find_usable_places
from evidence.panel_evidence import PanelEvidence
from evidence.panel_link import judge_panel
from evidence.planner import build_future_panel, end_at, predict_smallest_effect
from evidence.rollout import trace_rollout
from tests.evidence.simulation import (
    BOARDS,
    NOBODY,
    QUARTERS,
    Setting,
    autoregressive,
    make_cells,
    make_link,
    simulate_link,
)


@dataclass(frozen=True)
class Runs:
    """Judged links that have no effect, R of them, in SD of a place's noise.

    Attributes
    ----------
    low, high, high90
        (R,) ends of the 95% interval and the upper one of the 90%; NaN where open.
    p, placebo_p, smallest
        (R,) p, of the placebo (NaN where none), and MDE80.
    own_trend
        (R,) whether the own-trend check passes.
    """

    low: Floats
    high: Floats
    high90: Floats
    p: Floats
    placebo_p: Floats
    smallest: Floats
    own_trend: Bools

    @property
    def false_alarms(self) -> float:
        """Share with p ≤ .05."""
        return float((self.p <= 0.05).mean())

    @property
    def coverage(self) -> float:
        """Share of 95% intervals that hold the truth."""
        return float(((self.low <= 0) & (self.high >= 0)).mean())

    def power(self, effect: float) -> float:
        """Share that would reject no effect were there one."""
        return float(((self.low + effect > 0) | (self.high + effect < 0)).mean())


def judge_runs(links: Iterable[LinkData], deals: int) -> Runs:
    """Judge links without effect."""
    return collect_runs([judge_panel(link, deals) for link in links])


def collect_runs(found: list[PanelEvidence]) -> Runs:
    """Return what is counted of judged links."""

    def column(values: Iterable[float | None]) -> Floats:
        return np.array([np.nan if value is None else value for value in values], dtype=float)

    return Runs(
        low=column(each.ci95[0] if each.ci95 else None for each in found),
        high=column(each.ci95[1] if each.ci95 else None for each in found),
        high90=column(each.ci90[1] if each.ci90 else None for each in found),
        p=column(each.p for each in found),
        placebo_p=column(each.placebo_p for each in found),
        smallest=column(each.mde80 for each in found),
        own_trend=np.array(
            [
                each.own_trend_p is not None
                and each.own_trend_p <= 0.05
                and bool(each.own_trend_agrees)
                for each in found
            ]
        ),
    )


def null_links(setting: Setting, scenario: str, runs: int, seed: int = 0) -> Iterable[LinkData]:
    """Return links of section 1 without effect."""
    return (simulate_link(seed + run, setting, scenario) for run in range(runs))


def board_links(runs: int, share: float = 0.3, seed: int = 0) -> Iterable[LinkData]:
    """Return quarterly links without effect, rolled out by board; boards share part of the noise.

    Three boards of seven, with two places or more each, start at 16, 20 and 24.
    """
    names = sorted(set(BOARDS))
    of = np.array([names.index(board) for board in BOARDS])
    several = [at for at in range(len(names)) if (of == at).sum() > 1]
    for run in range(runs):
        rng = np.random.default_rng(seed + run)
        own = autoregressive(rng, 0.6, (len(BOARDS), 40))
        common = autoregressive(rng, 0.6, (len(names), 40))
        starts = np.full(len(BOARDS), NOBODY)
        for board, start in zip(rng.permutation(several)[:3], (16, 20, 24), strict=True):
            starts[of == board] = start
        values = np.sqrt(1 - share) * own + np.sqrt(share) * common[of]
        yield make_link(values, starts, lag=2, name=f"board-{seed + run}")


def single_links(runs: int, places: int = 1, seed: int = 0) -> Iterable[LinkData]:
    """Return quarterly links without effect that reach one to three places at once."""
    for run in range(runs):
        rng = np.random.default_rng(seed + run)
        starts = np.full(len(BOARDS), NOBODY)
        starts[rng.permutation(len(BOARDS))[:places]] = 20
        values = autoregressive(rng, 0.6, (len(BOARDS), 40))
        yield make_link(values, starts, lag=2, name=f"single-{seed + run}")


def dose_links(runs: int, seed: int = 0) -> Iterable[LinkData]:
    """Return quarterly links without effect: 14 places, amounts ramped up over eight quarters."""
    for run in range(runs):
        rng = np.random.default_rng(seed + run)
        link = simulate_link(seed + run, QUARTERS)
        starts = trace_rollout(link).starts
        amount = rng.uniform(0.5, 1.5, len(BOARDS)) * link.population / 1_000
        cells = [
            (area, int(starts[area]) + step, float(amount[area] / 8))
            for area in np.flatnonzero(starts < NOBODY)
            for step in range(8)
        ]
        yield replace(
            link,
            expectation=replace(link.expectation, design="dose"),
            deliveries=make_cells(cells, "quarterly", link.as_at),
        )


def before_roll_out(link: LinkData, periods: int) -> LinkData:
    """Return a link as it was known when only its first periods had figures, all else planned."""
    lasts = link.last_days[:periods]
    as_at: date = lasts[-1].astype(date) + timedelta(days=40)
    return replace(
        link,
        as_at=as_at,
        last_days=lasts,
        values=link.values[:, :periods],
        lower=link.lower[:, :periods],
        upper=link.upper[:, :periods],
        suppressed=link.suppressed[:, :periods],
        deliveries=replace(link.deliveries, delivered=np.full(len(link.deliveries.area), np.nan)),
    )


def predict_last(link: LinkData, periods: int) -> float:
    """Return the MDE80 planned from the first periods for the last period there is."""
    young = before_roll_out(link, periods)
    rollout, usable = trace_rollout(young), find_usable_places(young)
    choice = choose_design(young, rollout, usable)
    last = len(link.last_days) - 1
    future = build_future_panel(young, rollout, usable, choice, last)
    noise = measure_noise(future.values[:, :periods])
    assert noise is not None
    found = predict_smallest_effect(end_at(future, last), noise, choice)
    assert found is not None
    return found * abs(future.scale)
