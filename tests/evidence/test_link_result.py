"""One link judged from what is known of it: facts turned the right way up, plans, and bad data."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from evidence.alone import WalesSeries
from evidence.designs import Design
from evidence.facts import VerdictCode
from evidence.inputs import DeliveryCells, LinkData
from evidence.link_result import LinkCase, LinkResult, judge_link, plan_link, state_facts
from evidence.numbers import to_json
from evidence.panel_evidence import PanelEvidence
from tests.evidence.simulation import NOBODY, YEARS, make_link, simulate_link

DEALS = 199


def case_of(link: LinkData, wales: str | None = None, share: float | None = 1.0) -> LinkCase:
    """Return a link delivered to that share, the Wales figure the mean of places."""
    values = link.values.mean(axis=0) if len(link.values) else np.zeros(0)
    return LinkCase(link, WalesSeries(values, None), share, share, wales)


def all_at_once(effect: float, periods: int = 40) -> LinkData:
    """Return a link that reaches every place half-way through."""
    rng = np.random.default_rng(4)
    values = rng.normal(size=(22, periods)) + effect * (np.arange(periods) >= periods // 2)
    return make_link(values, np.full(22, periods // 2))


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_judge_link_in_either_direction(better: str) -> None:
    sign = -1.0 if better == "lower" else 1.0
    link = simulate_link(1, YEARS, effect=2.0)
    link = replace(
        link,
        values=sign * link.values,
        facts=replace(link.facts, better=better),
        expectation=replace(link.expectation, effect=sign * 2.0),
    )
    result = judge_link(case_of(link), DEALS)
    assert result.verdict.code is VerdictCode.MOVING_AS_HOPED
    assert result.evidence.estimate is not None
    assert result.evidence.estimate * sign > 0, "reported in the indicator's own direction"
    assert result.plan is None, "there is nothing to wait for"


def test_judge_link_lets_the_wales_figure_lie_over_a_flat_link() -> None:
    found = [judge_link(case_of(simulate_link(seed, YEARS)), DEALS) for seed in range(6)]
    flat = [at for at, each in enumerate(found) if each.verdict.kind == "flat"]
    assert flat, "of six links without effect one at least is found flat"
    over = judge_link(case_of(simulate_link(flat[0], YEARS), wales="improving"), DEALS)
    assert over.verdict.code is VerdictCode.MOVING_ELSEWHERE
    assert over.verdict.beneath is found[flat[0]].verdict.code
    assert over.evidence == found[flat[0]].evidence


def test_judge_link_asks_one_series_where_nobody_waits() -> None:
    result = judge_link(case_of(all_at_once(3.0)), DEALS)
    assert result.evidence.design is Design.INTERRUPTED
    assert result.verdict.code is VerdictCode.MOVING_AS_HOPED
    assert "nothing_to_compare" in result.evidence.caveats


def test_judge_link_plans_what_is_open() -> None:
    """A young roll-out: three waves of four have a year's figures, the lag has not elapsed."""
    waves = np.full(22, NOBODY)
    waves[:12] = np.repeat([38, 42, 46], 4)
    values = np.random.default_rng(2).normal(size=(22, 40))
    link = make_link(values, waves, lag=2)
    link = replace(link, expectation=replace(link.expectation, effect=2.0), publication_delay=45)
    result = judge_link(case_of(link), DEALS)
    assert result.verdict.code is VerdictCode.TOO_EARLY
    assert result.plan is not None
    ends, on = result.plan.answer_ends, result.plan.answer_on
    assert ends is not None
    assert on is not None
    assert (on - ends).days == 45
    assert ends > link.as_at
    smallest = dict(result.plan.mde80)[ends]
    assert smallest is not None
    assert smallest <= 2.0


def test_plan_link_of_one_series() -> None:
    link = replace(all_at_once(0.0), expectation=replace(all_at_once(0.0).expectation, effect=9.0))
    plan = plan_link(case_of(link))
    assert plan.mde80
    assert plan.answer_ends is not None
    assert all(day > link.last_days[-1].astype(date) for day, _ in plan.mde80)


def test_state_facts_turns_lower_is_better_round() -> None:
    link = simulate_link(1, YEARS)
    link = replace(link, facts=replace(link.facts, better="lower"))
    found = PanelEvidence(Design.IMPUTATION, estimate=-2.0, ci95=(-3.0, -1.0), ci90=(None, -1.5))
    facts = state_facts(case_of(link), found)
    assert (facts.expected, facts.estimate) == (-1.0, 2.0)
    assert (facts.ci95, facts.ci90) == ((1.0, 3.0), (1.5, None))


def without_places(link: LinkData, kept: int) -> LinkData:
    """Return the link with figures in the first places only."""
    values = link.values.copy()
    values[kept:] = np.nan
    return replace(link, values=values)


def without_figures(link: LinkData) -> LinkData:
    """Return the link of an indicator that never had a figure."""
    none = np.zeros((22, 0))
    return replace(
        link,
        vintage="",
        last_days=link.last_days[:0],
        values=none,
        lower=none,
        upper=none,
        suppressed=none.astype(bool),
    )


def first_periods(link: LinkData, periods: int) -> LinkData:
    """Return the link with so many periods only."""
    return replace(
        link,
        last_days=link.last_days[:periods],
        values=link.values[:, :periods],
        lower=link.lower[:, :periods],
        upper=link.upper[:, :periods],
        suppressed=link.suppressed[:, :periods],
    )


def undelivered(link: LinkData) -> LinkData:
    """Return the link without a plan or a delivery."""
    days = link.last_days[:0]
    nothing = DeliveryCells(np.zeros(0, dtype=np.int64), days, days, np.zeros(0), np.zeros(0))
    return replace(link, deliveries=nothing)


def withheld(link: LinkData) -> LinkData:
    """Return the link of a count whose every figure is withheld."""
    facts = replace(link.facts, decimals=0, unit="people")
    hidden = np.full(link.values.shape, True)
    return replace(link, facts=facts, values=link.values * np.nan, suppressed=hidden)


BAD: dict[str, tuple[Callable[[LinkData], LinkData], float | None, VerdictCode, str | None]] = {
    "no figures": (without_figures, 1.0, VerdictCode.NOT_ENOUGH_DATA, "points"),
    "one period": (lambda x: first_periods(x, 1), 1.0, VerdictCode.NOT_ENOUGH_DATA, "points"),
    "all missing": (
        lambda x: replace(x, values=x.values * np.nan),
        1.0,
        VerdictCode.NOT_ENOUGH_DATA,
        "points",
    ),
    "constant": (
        lambda x: replace(x, values=x.values * 0 + 3),
        1.0,
        VerdictCode.NOT_ENOUGH_DATA,
        "variation",
    ),
    "all withheld": (withheld, 1.0, VerdictCode.NOT_ENOUGH_DATA, "variation"),
    "one place": (lambda x: without_places(x, 1), 1.0, VerdictCode.NOT_ENOUGH_DATA, None),
    "eleven places": (lambda x: without_places(x, 11), 1.0, VerdictCode.NOT_ENOUGH_DATA, "places"),
    "nothing planned": (undelivered, None, VerdictCode.TOO_EARLY, None),
    "hardly delivered": (lambda x: x, 0.2, VerdictCode.NOT_DELIVERED, None),
    "neither way is better": (
        lambda x: replace(x, facts=replace(x.facts, better="neither")),
        1.0,
        VerdictCode.NOT_SET_UP,
        "direction",
    ),
    "hoped for worse": (
        lambda x: replace(x, expectation=replace(x.expectation, effect=-1.0)),
        1.0,
        VerdictCode.NOT_SET_UP,
        "expected_effect_sign",
    ),
    "nothing hoped for": (
        lambda x: replace(x, expectation=replace(x.expectation, effect=None, lag=None)),
        1.0,
        VerdictCode.NOT_SET_UP,
        "lag",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_judge_link_on_bad_data(name: str) -> None:
    spoil, share, code, missing = BAD[name]
    result = judge_link(case_of(spoil(simulate_link(3, YEARS)), share=share), DEALS)
    assert result.verdict.code is code
    assert missing is None or missing in result.verdict.missing
    hold_finite(result)


@pytest.mark.parametrize("size", [1e-300, 1e-9, 1e15, 1e300])
def test_judge_link_at_the_ends_of_what_floats_hold(size: float) -> None:
    link = simulate_link(3, YEARS, effect=2.0)
    link = replace(
        link, values=size * link.values, expectation=replace(link.expectation, effect=2 * size)
    )
    result = judge_link(case_of(link), DEALS)
    assert result.verdict.code is VerdictCode.MOVING_AS_HOPED
    hold_finite(result)


def hold_finite(result: LinkResult) -> None:
    """Fail where a number on the way out is not finite, before anything rounds it away."""
    found = result.evidence
    numbers = [found.estimate, found.p, found.mde80, found.placebo_p, found.own_trend_p]
    numbers += [found.weighted_estimate, found.break_even, found.smallest_p]
    numbers += [*(found.ci95 or ()), *(found.ci90 or ())]
    json.dumps(numbers, allow_nan=False)
    if result.plan is not None:
        json.dumps([to_json(mde80) for _, mde80 in result.plan.mde80], allow_nan=False)
