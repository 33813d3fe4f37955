"""Reported in the indicator's own unit and direction, and nothing that is no number."""

from dataclasses import replace

import pytest

from evidence.checks import LeaveOneOut
from evidence.designs import Design
from evidence.event_study import EventStudy
from evidence.panel_evidence import PanelEvidence, SecondOpinion, report_in_own_unit
from evidence.synthetic import SyntheticControl

INSIDE = PanelEvidence(
    design=Design.IMPUTATION,
    estimate=0.5,
    ci95=(0.1, 0.9),
    ci90=(0.2, None),
    p=0.01,
    mde80=0.4,
    weighted_estimate=0.6,
    break_even=0.05,
    leave_one_out=LeaveOneOut(0.3, 0.7, stable=True),
    second=SecondOpinion(
        "callaway_santanna", 0.45, EventStudy((-1, 0), (0.0, 0.5), (0.0, 0.1), (0.0, 0.9))
    ),
)


def test_lower_is_better_turns_signs_and_sorts_limits_again() -> None:
    found = report_in_own_unit(INSIDE, -8.0)
    assert found.estimate == -4.0
    assert found.ci95 == pytest.approx((-7.2, -0.8))
    assert found.ci90 == (None, -1.6)
    assert found.p == 0.01
    assert found.mde80 == 3.2, "a size has no sign"
    assert found.weighted_estimate == pytest.approx(-4.8)
    assert found.break_even == -0.4
    assert found.leave_one_out is not None
    assert (found.leave_one_out.lowest, found.leave_one_out.highest) == pytest.approx((-5.6, -2.4))
    assert found.leave_one_out.stable
    assert found.second is not None
    assert found.second.estimate == -3.6
    study = found.second.event_study
    assert study is not None
    assert study.lower == pytest.approx((0.0, -7.2))
    assert study.upper == pytest.approx((0.0, -0.8))


def test_higher_is_better_only_changes_the_unit() -> None:
    found = report_in_own_unit(INSIDE, 2.0)
    assert found.ci95 == (0.2, 1.8)
    assert found.ci90 == (0.4, None)


def test_twins_are_in_the_unit_of_the_figures() -> None:
    twins = SyntheticControl(0.5, ("a",), (0, 1), ((1.0, 2.0),), ((1.0, 1.5),))
    inside = replace(INSIDE, second=SecondOpinion("synthetic_control", 0.5, synthetic=twins))
    second = report_in_own_unit(inside, -2.0).second
    assert second is not None
    assert second.synthetic is not None
    assert second.synthetic.actual == ((-2.0, -4.0),)
    assert second.synthetic.estimate == second.estimate == -1.0


def test_what_is_not_finite_is_none() -> None:
    odd = replace(INSIDE, estimate=float("nan"), mde80=float("inf"), p=float("nan"))
    found = report_in_own_unit(odd, 1.0)
    assert (found.estimate, found.mde80, found.p) == (None, None, None)
