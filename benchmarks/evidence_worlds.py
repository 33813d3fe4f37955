"""Worlds with a known truth, judged: many links as arrays, and what is counted of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

import numpy as np
from joblib import Parallel, delayed

from benchmarks.evidence_naive import (
    World,
    compare_before_after,
    compare_not_yet,
    compare_wales_before_after,
    correlate_delivery_with_level,
    deal_world,
    fit_twfe,
    impute,
)
from evidence.alone import WalesSeries
from evidence.facts import VerdictCode
from evidence.inputs import LinkData
from evidence.ladder import Rung, RungFacts, decide_rung, passes_own_trend
from evidence.link_result import LinkCase, state_facts
from evidence.panel_evidence import PanelEvidence
from evidence.panel_link import judge_panel
from evidence.verdict import decide_verdict
from tests.evidence.simulation import (
    CODES,
    PLAIN,
    SETTINGS,
    simulate_link,
    simulate_values,
    wave_starts,
)

EFFECTS = (0.0, 0.5, 1.0)
"""True effects of the table of false alarms and power, in SD of a place's noise."""
METHODS = (
    "before/after t-test on the places that have it",
    "before/after on the Wales line",
    "delivery against level, correlation over 22 places",
    "two-way fixed effects, ordinary standard error",
    "two-way fixed effects, cluster-robust",
    "Callaway–Sant'Anna + re-dealing",
    "imputation + studentised re-dealing (ours)",
)
OURS = METHODS[-1]
FAR_APART = 1_000_000
"""Between the seeds of cells, so that no two cells share their noise."""
CHUNK = 50

Made = TypeVar("Made")


@dataclass(frozen=True)
class Cell:
    """One cell of the tables: quarters or years, a scenario of section 1, and its number."""

    setting: str
    scenario: str
    number: int

    def seed(self, run: int) -> int:
        """Return the seed of a run, like that of no other cell's."""
        return self.number * FAR_APART + run


@dataclass(frozen=True)
class JudgedLink:
    """One link beside its truth; everything up is good and in SD of a place's noise.

    Attributes
    ----------
    truth
        The true effect.
    code
        The verdict, counted by the code beneath where there is one.
    low, high
        Ends of the 95% interval; NaN where open.
    mde80
        The smallest effect that would be found four times in five.
    top
        Whether it reaches the top rung, its own family (q = p), registered before the data, places
        not chosen by lot.
    """

    truth: float
    code: VerdictCode
    low: float
    high: float
    mde80: float
    top: bool

    @property
    def covers(self) -> bool:
        """Whether the interval holds the truth; one with an open end does not count as holding."""
        return self.low <= self.truth <= self.high

    @property
    def is_moving(self) -> bool:
        """Whether it reads as rule 6 or 7."""
        return self.code in (VerdictCode.MOVING_AS_HOPED, VerdictCode.MOVING_LESS_THAN_HOPED)

    @property
    def is_trap(self) -> bool:
        """Whether it reads as the performance trap."""
        return self.code is VerdictCode.DELIVERED_NOT_MOVING

    @property
    def is_wrong_way(self) -> bool:
        """Whether it reads as worse where delivered."""
        return self.code is VerdictCode.WRONG_WAY


def make_case(link: LinkData) -> LinkCase:
    """Return a link, delivered in full, without a Wales figure: the code beneath is what counts."""
    nothing = WalesSeries(np.full(len(link.last_days), np.nan), None)
    return LinkCase(link, nothing, share_low=1.0, share_high=1.0, wales_moving=None)


def judge_one(link: LinkData, truth: float, deals: int) -> JudgedLink:
    """Judge a link of a simulated world; figures are up is good."""
    found = judge_panel(link, deals)
    verdict = decide_verdict(state_facts(make_case(link), found))
    low, high = found.ci95 or (None, None)
    return JudgedLink(
        truth=truth,
        code=verdict.counted_as,
        low=_number(low),
        high=_number(high),
        mde80=_number(found.mde80),
        top=decide_rung(_rung_facts(link, found, verdict.counted_as)).rung is Rung.EVIDENCE,
    )


def _rung_facts(link: LinkData, found: PanelEvidence, code: VerdictCode) -> RungFacts:
    first_start: date = link.deliveries.first_day.min().astype(object)
    return RungFacts(
        code=code,
        p=found.p,
        q=found.p,
        placebo_p=found.placebo_p,
        leave_one_out_stable=found.leave_one_out.stable if found.leave_one_out else None,
        own_trend_passes=passes_own_trend(found.own_trend_p, found.own_trend_agrees),
        by_lot=False,
        after_bad_year=False,
        registered_on=first_start - timedelta(days=1),
        first_start=first_start,
        first_outcome_ends=found.outcome_from,
        design_caveats=found.caveats,
    )


def judge_cell(
    cell: Cell, effect: float, runs: int, deals: int, workers: int = 1
) -> list[JudgedLink]:
    """Judge so many links of a cell; those with an effect have noise of their own."""
    first = FAR_APART // 2 if effect else 0

    def judge(run: int) -> JudgedLink:
        seed = cell.seed(first + run)
        link = simulate_link(seed, SETTINGS[cell.setting], cell.scenario, effect)
        return judge_one(link, effect, deals)

    return spread(judge, range(runs), workers)


def look_at_cell(
    cell: Cell, runs: int, deals: int, workers: int = 1
) -> dict[str, dict[float, float]]:
    """Return how often each method rejects at 5%: at no effect either way, else the right way."""

    def look(run: int) -> Any:
        return look_every_way(cell, cell.seed(run), deals)

    found = np.array(spread(look, range(runs), workers))  # runs × methods × effects
    shares = found.mean(axis=0)
    return {
        method: dict(zip(EFFECTS, shares[at].tolist(), strict=True))
        for at, method in enumerate(METHODS)
    }


def look_every_way(cell: Cell, seed: int, deals: int) -> list[list[bool]]:
    """Return, for each method and effect, whether one simulated world raises its alarm."""
    world = make_world(cell, seed)
    dealt = deal_world(world, seed, deals)
    raised: list[list[bool]] = [[] for _ in METHODS]
    for effect in EFFECTS:
        values = world.values + effect * world.delivery
        ordinary, robust = fit_twfe(values, world)
        findings = (
            compare_before_after(values, world),
            compare_wales_before_after(values, world),
            correlate_delivery_with_level(values, world),
            ordinary,
            robust,
            compare_not_yet(dealt, effect),
            impute(dealt, effect),
        )
        for at, (p, estimate) in enumerate(findings):
            raised[at].append(p <= 0.05 and (effect == 0 or estimate > 0))
    return raised


def make_world(cell: Cell, seed: int) -> World:
    """Return one panel of section 1 without an effect."""
    setting = SETTINGS[cell.setting]
    rng = np.random.default_rng(seed)
    level = 2 * rng.standard_normal(len(CODES))
    starts = wave_starts(rng, setting, None if cell.scenario == PLAIN else level)
    return World(
        simulate_values(rng, setting, cell.scenario, level, starts, 0.0), starts, setting.lag
    )


def spread(work: Callable[[int], Made], runs: Sequence[int], workers: int) -> list[Made]:
    """Do the same for each run, in chunks over processes."""

    def do(chunk: Sequence[int]) -> list[Made]:
        return [work(run) for run in chunk]

    chunks = [runs[at : at + CHUNK] for at in range(0, len(runs), CHUNK)]
    if workers == 1:
        return _joined(do(chunk) for chunk in chunks)
    return _joined(Parallel(n_jobs=workers)(delayed(do)(chunk) for chunk in chunks))


def _joined(parts: Iterable[list[Made]]) -> list[Made]:
    return [each for part in parts for each in part]


def _number(value: float | None) -> float:
    return np.nan if value is None else value
