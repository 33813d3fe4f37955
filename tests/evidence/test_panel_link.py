"""A link judged on its panel: what must not matter does not, and thin data is named, not fatal."""

from dataclasses import asdict, replace
from datetime import date
from math import isnan
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.bundles import find_bundles
from evidence.dealing import Deals, deal_rollouts, label_rollouts
from evidence.demeaning import double_demean
from evidence.designs import Design
from evidence.inference import prepare_kernels, run_test
from evidence.inputs import MINIMUMS, LinkData
from evidence.panel_evidence import PanelEvidence
from evidence.panel_link import judge_panel
from evidence.planner import plan_panel
from evidence.weights import imputation_weights
from tests.evidence.simulation import (
    BOARDS,
    CODES,
    NOBODY,
    QUARTERS,
    REALISTIC,
    YEARS,
    make_cells,
    make_link,
    raw_panel,
    simulate_link,
    wave_starts,
)

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DEALS = 199
ONE_DEAL = 1.01 / (DEALS + 1)


def judge(link: LinkData, deals: int = DEALS) -> PanelEvidence:
    """Judge, and see to it that no number that is none gets out."""
    found = judge_panel(link, deals)
    assert not list(find_nan(asdict(found)))
    return found


def find_nan(value: Any, path: str = "") -> list[str]:
    if isinstance(value, dict):
        return [hit for key, each in value.items() for hit in find_nan(each, f"{path}.{key}")]
    if isinstance(value, (list, tuple)):
        return [hit for at, each in enumerate(value) for hit in find_nan(each, f"{path}[{at}]")]
    return [path] if isinstance(value, float) and isnan(value) else []


def numbers(found: PanelEvidence) -> list[float]:
    assert found.ci95 is not None
    assert found.ci90 is not None
    values = [found.estimate, *found.ci95, *found.ci90, found.mde80, found.break_even]
    assert found.leave_one_out is not None
    values += [found.leave_one_out.lowest, found.leave_one_out.highest, found.weighted_estimate]
    assert found.second is not None
    return [float(value) for value in [*values, found.second.estimate] if value is not None]


@pytest.fixture(scope="module")
def link() -> LinkData:
    return simulate_link(3, QUARTERS, REALISTIC, 1.0)


def test_judge_panel_says_all_there_is_to_say(link: LinkData) -> None:
    found = judge(link, 999)
    assert found.design is Design.IMPUTATION
    assert (found.n_areas, found.n_reached, found.n_periods) == (22, 14, 40)
    assert found.estimate == pytest.approx(1.0, abs=0.7)
    assert found.ci95 is not None
    assert found.ci90 is not None
    assert found.ci95[0] <= found.ci90[0] < found.estimate < found.ci90[1] <= found.ci95[1]
    assert found.p is not None
    assert found.p < 0.05
    assert found.placebo_p is not None
    assert found.own_trend_p is not None
    assert found.second is not None
    assert found.second.event_study is not None
    assert not found.too_early
    assert (found.first_start, found.last_start) == (16, 28)
    assert found.outcome_from == date(2014, 9, 30), "period 18 from January 2010"
    assert found.ready_on == date(2015, 6, 30), "16 + 2 + 4 − 1: the second quarter of 2015"
    assert found.missing == ()
    assert found.caveats == ()


@FEW
@given(
    scale=st.sampled_from([1e-6, 0.37, 3.0, 1e9]),
    shift=st.sampled_from([-1e4, 0.0, 12.5, 3e5]),
    seed=st.integers(0, 5),
)
def test_unit_and_origin_move_nothing_but_units(scale: float, shift: float, seed: int) -> None:
    plain = simulate_link(seed, YEARS, effect=0.8)
    moved = replace(plain, values=scale * (plain.values + shift))
    first, second = judge(plain), judge(moved)
    assert numbers(second) == pytest.approx([scale * each for each in numbers(first)], rel=1e-5)
    for name in ("p", "placebo_p", "own_trend_p"):
        assert getattr(second, name) == pytest.approx(getattr(first, name), abs=ONE_DEAL)
    assert (second.missing, second.caveats) == (first.missing, first.caveats)


@FEW
@given(seed=st.integers(0, 50), design=st.sampled_from(["binary", "dose"]))
def test_negating_figures_with_their_good_direction_flips_signs_only(
    seed: int, design: str
) -> None:
    up = simulate_link(seed, YEARS, effect=0.8)
    up = replace(up, expectation=replace(up.expectation, design=design))
    down = replace(
        up,
        values=-up.values,
        facts=replace(up.facts, better="lower"),
        expectation=replace(up.expectation, effect=-1.0),
    )
    first, second = judge(up), judge(down)
    assert first.ci95 is not None
    assert first.ci90 is not None
    assert second.estimate == -(first.estimate or 0)
    assert second.ci95 == (-(first.ci95[1] or 0), -(first.ci95[0] or 0))
    assert second.ci90 == (-(first.ci90[1] or 0), -(first.ci90[0] or 0))
    assert first.break_even is not None
    assert second.break_even == -first.break_even
    for name in ("p", "mde80", "placebo_p", "own_trend_p", "own_trend_agrees", "missing"):
        assert getattr(first, name) == getattr(second, name)


@FEW
@given(seed=st.integers(0, 50))
def test_names_of_places_do_not_matter_when_the_deals_go_with_them(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values, starts = simulate_link(seed).values, wave_starts(rng, QUARTERS)
    renamed = rng.permutation(22)
    back = np.argsort(renamed)

    def test(rows: np.ndarray, deals: Deals | None) -> tuple[Any, Deals]:
        panel = raw_panel(values[rows], starts[rows], 2)
        weights = imputation_weights(panel.baseline, panel.outcome)
        labels = label_rollouts(panel.baseline, panel.outcome)
        deals = deals or deal_rollouts(1, labels, DEALS)
        deals = replace(deals, labels=labels)
        kernels = prepare_kernels(
            weights @ double_demean(panel.values).T, weights @ double_demean(panel.delivery).T
        )
        assert kernels is not None
        return run_test(kernels, deals), deals

    plain, deals = test(np.arange(22), None)
    moved, _ = test(renamed, replace(deals, order=back[deals.order[:, renamed]]))
    assert moved.p_value(0.0) == plain.p_value(0.0)
    assert moved.interval(0.95) == pytest.approx(plain.interval(0.95), rel=1e-6)


@FEW
@given(seed=st.integers(0, 50), at=st.sampled_from(["W06000000", "W06000007", "W06000099"]))
def test_a_place_without_data_changes_nothing_but_missing(seed: int, at: str) -> None:
    plain = simulate_link(seed, YEARS, effect=0.5)
    order = np.argsort([*plain.areas, at])
    empty = np.full((1, plain.values.shape[1]), np.nan)

    def add(cells: np.ndarray, row: np.ndarray) -> np.ndarray:
        return np.concatenate([cells, row])[order]

    more = replace(
        plain,
        areas=tuple(np.array([*plain.areas, at])[order].tolist()),
        boards=tuple(np.array([*plain.boards, "W11000029"])[order].tolist()),
        regions=tuple(np.array([*plain.regions, "mid-wales"])[order].tolist()),
        population=add(plain.population, np.array([1e5])),
        values=add(plain.values, empty),
        lower=add(plain.lower, empty),
        upper=add(plain.upper, empty),
        suppressed=add(plain.suppressed, np.zeros(empty.shape, dtype=bool)),
        deliveries=replace(plain.deliveries, area=np.argsort(order)[plain.deliveries.area]),
    )
    first, second = judge(plain), judge(more)
    assert second.missing == (f"area:{at}",)
    assert second.dropped == (at,)
    assert replace(second, missing=(), dropped=()) == first


def test_the_same_data_give_the_same_verdict(link: LinkData) -> None:
    assert judge(link) == judge(link)
    other = judge(replace(link, contribution="another"))
    assert other.estimate == judge(link).estimate
    assert other.ci95 != judge(link).ci95, "each link has deals of its own"


def test_constant_series_do_not_vary() -> None:
    starts = wave_starts(np.random.default_rng(1), QUARTERS)
    levels = np.random.default_rng(1).normal(size=(22, 1))
    for values in (np.zeros((22, 40)), levels + np.sin(np.arange(40))):
        found = judge(make_link(values + np.zeros((22, 40)), starts, lag=2))
        assert found.missing == ("variation",)
        assert found.estimate is None


def test_no_figure_at_all_leaves_the_wales_figure() -> None:
    found = judge(make_link(np.full((22, 40), np.nan), np.full(22, 16)))
    assert found.design is Design.INTERRUPTED
    assert "nothing_to_compare" in found.caveats


def test_one_period_is_too_little() -> None:
    found = judge(make_link(np.ones((22, 1)), np.full(22, NOBODY)))
    assert found.design is Design.NONE
    assert found.missing == ("points",)


def test_all_at_once_tells_the_starts_for_the_interrupted_series(link: LinkData) -> None:
    found = judge(make_link(link.values, np.full(22, 20), lag=2))
    assert found.design is Design.INTERRUPTED
    assert (found.first_start, found.last_start) == (20, 20)
    assert found.starts == dict.fromkeys(CODES, 20)
    assert found.estimate is None


def test_one_place_uses_every_deal_once(link: LinkData) -> None:
    found = judge(make_link(link.values, np.where(np.arange(22) == 4, 20, NOBODY), lag=2))
    assert found.few_places
    assert found.smallest_p == 1 / 22
    assert {"few_places", "smallest_p"} <= set(found.caveats)
    assert found.ci95 is not None
    assert found.mde80 == pytest.approx(((found.ci95[1] or 0) - (found.ci95[0] or 0)) / 2)
    assert found.second is not None
    assert found.second.method == "synthetic_control"


def test_one_place_of_19_cannot_reject_and_has_no_interval(link: LinkData) -> None:
    values = link.values.copy()
    values[19:] = np.nan
    found = judge(make_link(values, np.where(np.arange(22) == 4, 20, NOBODY), lag=2))
    assert found.n_areas == 19
    assert "interval" in found.missing
    assert found.ci95 == (None, None)
    assert found.mde80 is None


def test_delivery_after_the_last_figure_is_too_early(link: LinkData) -> None:
    starts = np.where(np.arange(22) % 4 == 0, 20, NOBODY)
    found = judge(make_link(link.values[:, :17], starts, lag=2))
    assert found.design is Design.IMPUTATION
    assert found.too_early
    assert found.estimate is None
    assert found.ready_on == date(2016, 6, 30), "period 20 + 2 + 4 − 1, from January 2010"


@pytest.mark.parametrize(("periods", "early"), [(21, True), (22, False)])
def test_the_lag_must_have_elapsed_in_four_places(periods: int, early: bool) -> None:
    """Starts at 16, lag 2, four periods of outcome: the figures must reach period 21."""
    values = np.random.default_rng(1).normal(size=(22, periods))
    found = judge(make_link(values, np.where(np.arange(22) % 5 == 0, 16, NOBODY), lag=2))
    assert found.too_early is early
    assert found.estimate is not None, "numbers are kept wherever there are outcome cells"


def test_publication_delay_moves_the_date(link: LinkData) -> None:
    late = replace(link, publication_delay=45)
    assert judge(late).ready_on == date(2015, 8, 14)


def test_nothing_planned_has_no_date(link: LinkData) -> None:
    found = judge(make_link(link.values, np.full(22, NOBODY)))
    assert found.too_early
    assert found.ready_on is None


def test_too_few_usable_places_are_named(link: LinkData) -> None:
    values = link.values.copy()
    values[10:] = np.nan
    found = judge(replace(link, values=values))
    assert "places" in found.missing
    assert {f"area:{code}" for code in CODES[10:]} <= set(found.missing)


def test_reached_places_without_history_are_named() -> None:
    starts = np.where(np.arange(22) % 4 == 0, 3, NOBODY)
    found = judge(make_link(np.random.default_rng(1).normal(size=(22, 40)), starts))
    assert "periods_before" in found.missing
    assert f"area:{CODES[0]}" in found.missing
    assert found.estimate is None


def test_reached_places_without_figures_are_named() -> None:
    starts = np.where(np.arange(22) % 4 == 0, 16, NOBODY)
    values = np.random.default_rng(1).normal(size=(22, 40))
    values[starts < NOBODY] = np.nan
    found = judge(make_link(values, starts))
    assert "places_reached" in found.missing


def test_a_break_is_said_and_stays(link: LinkData) -> None:
    found = judge(replace(link, breaks=((None, 20),)))
    assert found.caveats == ("series_break",)
    assert found.estimate == judge(link).estimate


def test_a_survey_that_is_too_small_is_said(link: LinkData) -> None:
    wide = replace(link, lower=link.values - 3, upper=link.values + 3)
    assert judge(wide).caveats == ("survey_too_small",)
    narrow = replace(link, lower=link.values - 0.5, upper=link.values + 0.5)
    assert judge(narrow).caveats == ()


def test_dose_is_judged_on_amounts(link: LinkData) -> None:
    amounts = np.random.default_rng(5).uniform(50, 150, 22)
    cells = [(area, 16, float(amounts[area])) for area in range(22)]
    link = replace(
        make_link(link.values, np.full(22, NOBODY), lag=2, design="dose"),
        deliveries=make_cells(cells, "quarterly", link.as_at),
    )
    found = judge(link)
    assert found.design is Design.DOSE
    assert found.n_reached == 22
    assert (found.placebo_p, found.own_trend_p) == (None, None)
    assert found.second is None, "nobody waits: the binary row has nothing to compare with"
    assert found.leave_one_out is not None


def test_dose_beside_what_binary_would_give(link: LinkData) -> None:
    found = judge(replace(link, expectation=replace(link.expectation, design="dose")))
    assert found.design is Design.DOSE
    assert found.second is not None
    assert found.second.method == "imputation_did"
    assert found.second.estimate == pytest.approx(judge(link).estimate, rel=1e-9)


@pytest.mark.parametrize(("missing", "named"), [(1, False), (2, True)])
def test_missing_returns_of_a_dose(link: LinkData, missing: int, named: bool) -> None:
    """1 of 14 is 7%, 2 are 14%: above a tenth the amounts are not known well enough."""
    delivered = link.deliveries.delivered.copy()
    delivered[:missing] = np.nan
    dose = replace(
        link,
        expectation=replace(link.expectation, design="dose"),
        deliveries=replace(link.deliveries, delivered=delivered),
    )
    found = judge(dose)
    assert ("returns" in found.missing) is named
    assert "returns_missing" in found.caveats


def test_strata_keep_deals_within_boards(link: LinkData) -> None:
    """Two places in each of two boards, dealt within their boards: C(6,1)·C(5,1) deals."""
    starts = np.full(22, NOBODY)
    first, second = "W11000023", "W11000028"
    starts[BOARDS.index(first)] = starts[BOARDS.index(second)] = 20
    by_lot = make_link(link.values, starts, lag=2, strata="health_board")
    assert judge(by_lot).smallest_p == 1 / (BOARDS.count(first) * BOARDS.count(second))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_data_is_so_bad_that_judging_fails(data: st.DataObject) -> None:
    """Any mix of gaps, starts, returns, breaks and suppressed figures: a result, and no NaN."""
    frequency = data.draw(st.sampled_from(sorted(MINIMUMS)))
    periods = data.draw(st.integers(1, 30))
    rng = np.random.default_rng(data.draw(st.integers(0, 1_000)))
    values = rng.normal(size=(22, periods)) * data.draw(st.sampled_from([1.0, 1e-200, 1e200]))
    values[rng.random(values.shape) < data.draw(st.sampled_from([0.0, 0.1, 0.6, 1.0]))] = np.nan
    if data.draw(st.booleans()):
        values = np.round(values)
    reached = data.draw(st.integers(0, 22))
    starts = np.full(22, NOBODY)
    starts[:reached] = rng.integers(-3, periods + 6, reached)
    link = make_link(
        values,
        starts,
        frequency,
        data.draw(st.integers(0, 4)),
        design=data.draw(st.sampled_from(["binary", "dose"])),
        better=data.draw(st.sampled_from(["higher", "lower", "neither"])),
        strata=data.draw(st.sampled_from([None, "health_board", "region"])),
    )
    delivered = link.deliveries.delivered.copy()
    delivered[rng.random(len(delivered)) < 0.2] = np.nan
    delivered[rng.random(len(delivered)) < 0.1] = 0.0
    link = replace(
        link,
        facts=replace(link.facts, window=data.draw(st.integers(1, 3))),
        deliveries=replace(link.deliveries, delivered=delivered),
        suppressed=rng.random(values.shape) < 0.05,
        breaks=((CODES[2], periods // 2), (None, 1)),
        lower=values - 1,
        upper=values + 1,
    )
    found = judge(link, 49)
    assert not list(find_nan(asdict(plan_panel(link))))
    assert find_bundles([link, replace(link, contribution="b", output="b")]) is not None
    if found.estimate is not None and not found.missing:
        assert found.ci95 is not None
        assert None not in found.ci95
