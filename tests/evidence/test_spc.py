"""XmR charts: published cases of NHSRplotthedots, each rule, the gate, and odd input."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evidence.spc import (
    XmrChart,
    assess_assurance,
    classify_points,
    count_verdict_points,
    find_outside,
    find_seven_one_side,
    find_seven_trend,
    find_sides,
    find_special_causes,
    find_two_in_three,
    fit_xmr,
    judge_chart,
)
from tests.evidence.simulated_series import draw_noise, share

CASES = json.loads((Path(__file__).parent / "data" / "spc_reference_cases.json").read_text())
RULES = {name.split(" ")[0]: cases for name, cases in CASES["rule_cases"].items()}
PUBLISHED = 1e-5
"""The limits are published with seven digits."""

ROUNDED = 5e-3
"""Some of them with three."""


def chart_of(values: list[float], screen: bool = True) -> XmrChart:
    chart = fit_xmr(np.array(values, dtype=float), screen)
    assert chart is not None
    return chart


def signs(values: list[int]) -> Any:
    return np.array(values, dtype=np.int8)


def spread_back(ends: list[int]) -> list[int]:
    """Return which points are part of seven, from which points end seven."""
    return [int(any(end != 0 for end in ends[at : at + 7])) for at in range(len(ends))]


@pytest.mark.parametrize("case", CASES["limits_cases"], ids=lambda case: case["id"])
def test_fit_xmr_gives_the_published_limits(case: dict[str, Any]) -> None:
    known = case["y"][: case.get("fix_after_n_points", len(case["y"]))]
    found = chart_of(known, case["screen_outliers"])
    expected = case["expect"]
    rounded = max(len(str(number)) for number in expected.values()) < 8
    near = ROUNDED if rounded else PUBLISHED
    assert found.mean == pytest.approx(expected["mean"], abs=near)
    assert found.lower_limit == pytest.approx(expected["lpl"], abs=near)
    assert found.upper_limit == pytest.approx(expected["upl"], abs=near)


def test_fit_xmr_near_limits_are_two_thirds_of_the_way() -> None:
    found = chart_of(CASES["limits_cases"][0]["y"])
    assert found.near_upper - found.mean == pytest.approx(
        (found.upper_limit - found.mean) * 2 / 3, rel=1e-12
    )
    assert found.mean - found.near_lower == pytest.approx(found.near_upper - found.mean)


def test_fit_xmr_screens_once_only() -> None:
    values = [0.0, 1.0] * 8 + [4.0] + [0.0, 1.0] * 8 + [100.0]
    ranges = np.abs(np.diff(values))
    kept = ranges[ranges < 3.267 * ranges.mean()]
    assert (kept >= 3.267 * kept.mean()).any()  # a second round would screen more
    found = chart_of(values)
    assert found.upper_limit - found.mean == pytest.approx(2.66 * kept.mean(), rel=1e-12)


def test_fit_xmr_of_almost_nothing() -> None:
    assert fit_xmr(np.array([])) is None
    assert fit_xmr(np.array([3.0])) is None
    assert chart_of([0.1] * 9) == XmrChart(*[pytest.approx(0.1, rel=1e-12)] * 5)


def test_fit_xmr_keeps_limits_open_where_only_one_step_was_ever_seen() -> None:
    found = chart_of([1.0] * 12 + [2.0])
    assert found.lower_limit < 1.0 < found.mean < found.upper_limit < 2.0


@pytest.mark.parametrize(("sides", "ends"), RULES["seven_one_side"])
def test_find_seven_one_side(sides: list[int], ends: list[int]) -> None:
    found = find_seven_one_side(signs(sides))
    expected = [part * side for part, side in zip(spread_back(ends), sides, strict=True)]
    assert found.tolist() == expected


def test_find_seven_one_side_is_broken_by_a_point_on_the_mean() -> None:
    assert not find_seven_one_side(signs([1, 1, 1, 0, 1, 1, 1, 1])).any()


@pytest.mark.parametrize(("values", "ends"), RULES["seven_point_trend"])
def test_find_seven_trend(values: list[float], ends: list[int]) -> None:
    found = find_seven_trend(np.array(values, dtype=float))
    assert found.tolist() == [part * sum(ends) for part in spread_back(ends)]


def test_find_seven_trend_gives_the_peak_between_two_runs_to_the_later() -> None:
    found = find_seven_trend(np.array([*range(7), *range(5, -1, -1)], dtype=float))
    assert found.tolist() == [1] * 6 + [-1] * 7


@pytest.mark.parametrize(("ends", "part"), RULES["part_of_seven"])
def test_the_spread_over_seven_is_the_published_one(ends: list[int], part: list[int]) -> None:
    assert spread_back(ends) == part


@pytest.mark.parametrize(("near", "sides", "window"), RULES["two_in_three"])
def test_find_two_in_three(near: list[int], sides: list[int], window: list[int]) -> None:
    found = find_two_in_three(signs(near) * signs(sides), signs(sides))
    coloured = np.array(window) * np.array(near) * np.array(sides)
    assert found.tolist() == coloured.tolist()


@pytest.mark.parametrize(("near", "sides", "coloured"), RULES["part_of_two_in_three"])
def test_find_two_in_three_colours_only_near_points(
    near: list[int], sides: list[int], coloured: list[int]
) -> None:
    assert find_two_in_three(signs(near), signs(sides)).tolist() == coloured
    assert find_two_in_three(-signs(near), -signs(sides)).tolist() == [-c for c in coloured]


def test_points_on_opposite_sides_are_not_two_in_three() -> None:
    case = RULES["opposite_sides_not_flagged"]
    values = np.array(case["y"], dtype=float)
    points = classify_points(find_special_causes(values, chart_of(case["y"])), "higher")
    named = {"common": "common_cause"}
    assert [named.get(point, point) for point in points[-2:]] == case["expect_last_two_point_type"]


def test_find_outside_counts_a_point_on_the_limit_as_inside() -> None:
    values = np.array([3.0, 3.1, 1.0, 0.9, 2.0])
    assert find_outside(values, 1.0, 3.0).tolist() == [0, 1, 0, -1, 0]


def test_find_sides_takes_rounding_for_equality() -> None:
    assert find_sides(np.array([0.1 + 0.2, 0.3, 0.4]), 0.3).tolist() == [0, 0, 1]


def test_find_special_causes_takes_the_first_rule_that_applies() -> None:
    chart = XmrChart(0, -3, 3, -2, 2)
    rising_below = np.array([-2.9, -2.5, -1.8, -1.5, -1.2, -0.9, -0.5])
    # Rising although below the mean and twice near the lower limit: the run decides.
    assert find_special_causes(rising_below, chart).tolist() == [1] * 7
    falling_out = np.array([2.9, 2, 1, 0, -1, -2, -3.5])
    assert find_special_causes(falling_out, chart).tolist() == [-1] * 7
    above_in_a_fall = np.array([3.5, 2, 1, 0, -1, -2, -2.5])
    assert find_special_causes(above_in_a_fall, chart).tolist() == [1] + [-1] * 6
    near_twice = np.array([0.5, 2.5, 1.0, 2.2, -0.5])
    assert find_special_causes(near_twice, chart).tolist() == [0, 1, 0, 1, 0]
    low_run = np.array([-1, -0.5, -1, -0.5, -1, -0.5, -1.0])
    assert find_special_causes(low_run, chart).tolist() == [-1] * 7


def test_classify_points_by_what_is_better() -> None:
    assert classify_points(signs([1, 0, -1]), "higher") == ("improving", "common", "concerning")
    assert classify_points(signs([1, 0, -1]), "lower") == ("concerning", "common", "improving")
    assert classify_points(signs([1, 0, -1]), "neither") == ("common",) * 3


@pytest.mark.parametrize("case", CASES["assurance_cases"])
@pytest.mark.parametrize(
    ("word", "better"), [("increase", "higher"), ("decrease", "lower"), ("neutral", "neither")]
)
def test_assess_assurance(case: dict[str, Any], word: str, better: str) -> None:
    chart = XmrChart(0, case["lpl"], case["upl"], 0, 0)
    assert assess_assurance(chart, case["target"], better) == case[word]
    assert assess_assurance(chart, None, better) is None


def judge(values: Any, *, needed: int = 12, drifts: bool = False, better: str = "higher") -> Any:
    values = np.asarray(values, dtype=float)
    periods = np.arange(len(values), dtype=np.int64)
    return judge_chart(values, periods, better, 5.0, needed, drifts)


STEADY = [0.0, 1.0, 0.5, -0.6, 0.2, -1.0, 0.3, 0.9, -0.4, -0.2, 0.6, -0.8, 0.1]


def test_judge_chart_says_the_latest_points_class_and_the_target() -> None:
    found = judge([*STEADY, 9.0])
    assert (found.variation, found.points[-1], found.sides[-1]) == ("improving", "improving", 1)
    assert (found.gated, found.trial) == (False, False)
    assert judge(STEADY).variation == "common"
    assert judge(STEADY).assurance == "consistent_fail"


def test_judge_chart_gates_what_drifts() -> None:
    wandering = np.cumsum(np.random.default_rng(4).normal(size=30))
    for found in (judge(wandering), judge([*STEADY, 9.0], drifts=True)):
        assert found.gated
        assert set(found.points) == {"common"}
        assert set(found.sides) == {0}
        assert found.variation == "common"
        assert found.mean is not None
        assert found.upper_limit > found.lower_limit


def test_judge_chart_by_number_of_points() -> None:
    five, six, eleven = judge(STEADY[:5]), judge(STEADY[:6]), judge([*STEADY[:10], 30.0])
    assert (five.mean, five.lower_limit, five.variation) == (None, None, None)
    assert six.upper_limit is not None
    assert (eleven.variation, eleven.assurance, set(eleven.points)) == (None, None, {"common"})
    twelve = judge(STEADY[:12])
    assert (twelve.variation, twelve.trial) == ("common", True)
    assert not judge(STEADY[:13]).trial
    assert judge(STEADY, needed=36).variation is None


def test_judge_chart_where_no_way_is_better_keeps_the_sides() -> None:
    found = judge([*STEADY, 9.0], better="neither")
    assert (found.variation, found.sides[-1], found.assurance) == (None, 1, None)
    assert judge(STEADY, better="neither").variation == "common"


def test_judge_chart_of_a_constant_series_is_common() -> None:
    found = judge([0.1] * 20)
    assert set(found.points) == {"common"}
    assert not found.gated


def test_count_verdict_points_wants_three_cycles_of_possible_months() -> None:
    assert count_verdict_points("monthly", may_be_seasonal=True) == 36
    assert count_verdict_points("monthly", may_be_seasonal=False) == 12
    assert count_verdict_points("quarterly", may_be_seasonal=True) == 12


def test_the_gate_keeps_drifting_noise_from_crying_wolf() -> None:
    """Autocorrelation .6, 20 points: without the gate 7 in 10 charts flag a point somewhere."""
    runs = draw_noise(np.random.default_rng(6), 400, 20, 0.6)
    bare = [bool(find_special_causes(run, chart_of(run.tolist())).any()) for run in runs]
    gated = [set(judge(run).points) != {"common"} for run in runs]
    # Standard error of a share of 400: .023.
    assert share(bare) > 0.6
    assert share(gated) < share(bare) / 2
