"""The rules of the verdict: each boundary, their order, and that one always decides."""

from dataclasses import replace
from math import inf, nan, nextafter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.verdict_labels import get_verdict_label
from evidence.designs import Design
from evidence.facts import Facts, VerdictCode
from evidence.verdict import (
    NOT_ENOUGH,
    RULES,
    Verdict,
    decide_verdict,
    is_cannot_tell,
    is_delivered_not_moving,
    is_moving_as_hoped,
    is_moving_elsewhere,
    is_moving_less_than_hoped,
    is_not_delivered,
    is_not_enough_data,
    is_not_set_up,
    is_part_delivered,
    is_paths_differed,
    is_short_of_hoped,
    is_too_early,
    is_wrong_way,
)

# A busy machine fails nothing here.
CALMLY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
GOOD = Facts(
    expected=1.0,
    lag_registered=True,
    has_direction=True,
    design=Design.IMPUTATION,
    estimate=1.0,
    ci95=(0.4, 1.6),
    ci90=(0.5, 1.5),
    placebo_p=0.6,
    delivery_share_low=0.93,
    delivery_share_high=0.95,
)
TRAP = replace(GOOD, estimate=0.05, ci95=(-0.4, 0.5), ci90=(-0.3, 0.4))
JUST_ABOVE_0 = nextafter(0.0, 1.0)
JUST_BELOW_0 = nextafter(0.0, -1.0)
BELOW_HALF = nextafter(0.5, 0.0)


def with_limits(low: float, high: float, high90: float) -> Facts:
    return replace(GOOD, ci95=(low, high), ci90=(low, high90))


def code_of(facts: Facts) -> VerdictCode:
    return decide_verdict(facts).code


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"expected": None}, ("expected_effect",)),
        ({"expected": nan}, ("expected_effect",)),
        ({"lag_registered": False}, ("lag",)),
        ({"expected": 0.0}, ("expected_effect_sign",)),
        ({"expected": JUST_BELOW_0}, ("expected_effect_sign",)),
        ({"has_direction": False}, ("direction",)),
        ({"has_direction": False, "expected": -1.0}, ("direction",)),
        ({"expected": None, "lag_registered": False}, ("expected_effect", "lag")),
    ],
)
def test_is_not_set_up(change: dict[str, object], missing: tuple[str, ...]) -> None:
    facts = replace(GOOD, **change)  # type: ignore[arg-type]
    assert is_not_set_up(facts)
    assert decide_verdict(facts) == Verdict(VerdictCode.NOT_SET_UP, None, "open", missing)


def test_the_smallest_hope_is_a_hope() -> None:
    assert not is_not_set_up(replace(GOOD, expected=JUST_ABOVE_0))


@pytest.mark.parametrize("code", sorted(NOT_ENOUGH))
def test_is_not_enough_data_names_what_is_missing(code: str) -> None:
    facts = replace(GOOD, missing=("area:W06000023", code))
    assert is_not_enough_data(facts)
    found = decide_verdict(facts)
    assert found.code == "not_enough_data"
    assert set(found.missing) == {code, "area:W06000023"}


@pytest.mark.parametrize(
    "ends", [(None, 1.0), (-1.0, None), (-inf, 1.0), (-1.0, inf), (nan, 1.0), None]
)
@pytest.mark.parametrize("level", ["ci95", "ci90"])
def test_an_open_interval_is_not_enough(level: str, ends: tuple[float, float] | None) -> None:
    found = decide_verdict(replace(GOOD, **{level: ends}))  # type: ignore[arg-type]
    assert (found.code, found.missing) == ("not_enough_data", ("interval",))


def test_an_open_interval_counts_only_once_there_are_outcome_cells() -> None:
    young = replace(GOOD, estimate=None, ci95=None, ci90=None, too_early=True)
    assert (code_of(young), decide_verdict(young).missing) == ("too_early", ())


def test_a_dropped_place_does_not_decide() -> None:
    found = decide_verdict(replace(GOOD, missing=("area:W06000023",)))
    assert (found.code, found.missing) == ("moving_as_hoped", ("area:W06000023",))


def test_without_a_design_there_are_too_few_points() -> None:
    bare = replace(GOOD, design=Design.NONE, estimate=None, ci95=None, ci90=None)
    assert decide_verdict(bare).missing == ("points",)
    assert decide_verdict(replace(bare, missing=("places",))).missing == ("places",)


@pytest.mark.parametrize(("share", "holds"), [(BELOW_HALF, True), (0.5, False), (0.0, True)])
def test_is_not_delivered_below_half_at_the_best(share: float, holds: bool) -> None:
    facts = replace(GOOD, delivery_share_low=0.0, delivery_share_high=share)
    assert is_not_delivered(facts) is holds
    assert (code_of(facts) == "not_delivered") is holds


def test_is_too_early() -> None:
    assert not is_too_early(GOOD)
    for change in (
        {"too_early": True},
        {"delivery_share_low": None, "delivery_share_high": None},
        {"estimate": None},
    ):
        facts = replace(GOOD, **change)  # type: ignore[arg-type]
        assert is_too_early(facts)
        assert code_of(facts) == "too_early"


@pytest.mark.parametrize(("p", "holds"), [(0.05, True), (nextafter(0.05, 1), False), (None, False)])
def test_is_paths_differed_up_to_five_in_a_hundred(p: float | None, holds: bool) -> None:
    assert is_paths_differed(replace(GOOD, placebo_p=p)) is holds


@pytest.mark.parametrize(
    ("limits", "holds"),
    [
        ((-2.0, -1.0, -1.1), True),  # wrong way
        ((0.4, 1.6, 1.5), True),  # as hoped
        ((0.1, 0.9, 0.8), True),  # less than hoped
        ((-0.4, 0.5, 0.4), True),  # delivered, not moving
        ((-0.4, 0.9, 0.7), False),  # short of hoped
        ((-0.4, 1.6, 1.5), False),  # cannot tell
    ],
)
def test_is_paths_differed_only_where_it_would_read_as_rules_5_to_8(
    limits: tuple[float, float, float], holds: bool
) -> None:
    facts = replace(with_limits(*limits), placebo_p=0.01)
    assert is_paths_differed(facts) is holds
    assert (code_of(facts) == "paths_differed") is holds


def test_an_interrupted_series_has_no_paths_that_differ() -> None:
    assert not is_paths_differed(replace(GOOD, placebo_p=0.01, design=Design.INTERRUPTED))


@pytest.mark.parametrize(("high", "holds"), [(JUST_BELOW_0, True), (0.0, False)])
def test_is_wrong_way_below_nothing(high: float, holds: bool) -> None:
    facts = with_limits(-1.0, high, -0.2)
    assert is_wrong_way(facts) is holds
    assert code_of(facts) == ("wrong_way" if holds else "delivered_not_moving")


@pytest.mark.parametrize(
    ("low", "high90", "code"),
    [
        (JUST_ABOVE_0, 1.0, "moving_as_hoped"),
        (0.0, 1.0, "cannot_tell"),
        (JUST_ABOVE_0, nextafter(1.0, 0), "moving_less_than_hoped"),
        (0.0, nextafter(1.0, 0), "short_of_hoped"),
        (0.0, 0.5, "short_of_hoped"),
        (0.0, BELOW_HALF, "delivered_not_moving"),
        (JUST_ABOVE_0, BELOW_HALF, "moving_less_than_hoped"),
        (2.0, 3.0, "moving_as_hoped"),
    ],
)
def test_rules_6_to_10_at_their_boundaries(low: float, high90: float, code: str) -> None:
    assert code_of(with_limits(low, 4.0, high90)) == code


def test_is_moving_as_hoped() -> None:
    assert is_moving_as_hoped(GOOD)
    assert not is_moving_as_hoped(replace(GOOD, expected=nextafter(1.5, 2)))


def test_is_moving_less_than_hoped() -> None:
    assert is_moving_less_than_hoped(replace(GOOD, expected=nextafter(1.5, 2)))
    assert not is_moving_less_than_hoped(replace(GOOD, expected=1.5))


def test_is_delivered_not_moving() -> None:
    assert is_delivered_not_moving(TRAP)
    assert not is_delivered_not_moving(replace(TRAP, expected=0.8))


def test_is_short_of_hoped() -> None:
    assert is_short_of_hoped(replace(TRAP, expected=0.8))
    assert is_short_of_hoped(replace(TRAP, expected=nextafter(0.4, 1)))
    assert not is_short_of_hoped(replace(TRAP, expected=0.4))


def test_is_cannot_tell() -> None:
    assert is_cannot_tell(replace(TRAP, expected=0.4))
    assert not is_cannot_tell(replace(TRAP, expected=nextafter(0.4, 1)))


@pytest.mark.parametrize(("share", "part"), [(0.8, False), (nextafter(0.8, 0), True), (None, True)])
def test_is_part_delivered_below_four_fifths_at_the_worst(share: float | None, part: bool) -> None:
    found = decide_verdict(replace(TRAP, delivery_share_low=share))
    assert found.code == "delivered_not_moving"
    assert found.caveats == (("part_delivered",) if part else ())
    assert not is_part_delivered(VerdictCode.SHORT_OF_HOPED, replace(TRAP, delivery_share_low=0.6))


@pytest.mark.parametrize(
    ("facts", "beneath"),
    [(TRAP, "delivered_not_moving"), (replace(TRAP, expected=0.8), "short_of_hoped")],
)
def test_is_moving_elsewhere_over_rules_8_and_9(facts: Facts, beneath: str) -> None:
    found = decide_verdict(replace(facts, wales="improving"))
    assert (found.code, found.beneath, found.kind) == ("moving_elsewhere", beneath, "flat")
    assert found.counted_as == beneath


@pytest.mark.parametrize("wales", [None, "worsening", "no_clear_change", "too_few"])
def test_there_is_no_overlay_unless_wales_improves(wales: str | None) -> None:
    found = decide_verdict(replace(TRAP, wales=wales))
    assert (found.code, found.beneath) == ("delivered_not_moving", None)


def test_there_is_no_overlay_by_interrupted_series_nor_over_another_rule() -> None:
    alone = replace(TRAP, wales="improving", design=Design.INTERRUPTED)
    assert code_of(alone) == "delivered_not_moving"
    assert not is_moving_elsewhere(
        VerdictCode.CANNOT_TELL, replace(TRAP, wales="improving", expected=0.3)
    )


def test_part_delivered_is_told_beneath_the_overlay_too() -> None:
    found = decide_verdict(replace(TRAP, wales="improving", delivery_share_low=0.6))
    assert (found.code, found.caveats) == ("moving_elsewhere", ("part_delivered",))


def test_the_rules_are_asked_in_their_order() -> None:
    """Each of these facts makes one more rule hold; the first of them decides."""
    facts = with_limits(-2.0, -1.0, -1.1)
    order = [code_of(facts)]
    for change in (
        {"placebo_p": 0.01},
        {"too_early": True},
        {"delivery_share_high": 0.3, "delivery_share_low": 0.3},
        {"missing": ("points",)},
        {"lag_registered": False},
    ):
        facts = replace(facts, **change)  # type: ignore[arg-type]
        order.append(code_of(facts))
    assert order == [
        "wrong_way",
        "paths_differed",
        "too_early",
        "not_delivered",
        "not_enough_data",
        "not_set_up",
    ]


ANY = st.none() | st.floats() | st.sampled_from([0.0, 0.5, 1.0, -0.0, 0.25])
ENDS = st.none() | st.tuples(ANY, ANY)
CODES = st.sampled_from([*sorted(NOT_ENOUGH), "area:W06000001"])
ANY_FACTS = st.builds(
    Facts,
    expected=ANY,
    lag_registered=st.booleans(),
    has_direction=st.booleans(),
    design=st.sampled_from(list(Design)),
    estimate=ANY,
    ci95=ENDS,
    ci90=ENDS,
    placebo_p=st.none() | st.floats(0, 1),
    delivery_share_low=st.none() | st.floats(0, 1),
    delivery_share_high=st.none() | st.floats(0, 1),
    too_early=st.booleans(),
    wales=st.none() | st.sampled_from(["improving", "worsening", "no_clear_change"]),
    missing=st.lists(CODES, max_size=2).map(tuple),
)


@CALMLY
@given(ANY_FACTS)
@example(replace(GOOD, ci95=(1.0, -1.0), ci90=(0.0, 0.0)))
def test_one_rule_always_decides_whatever_the_facts(facts: Facts) -> None:
    found = decide_verdict(facts)
    assert found.kind == get_verdict_label(found.code).kind
    assert (found.beneath is not None) == (found.code == "moving_elsewhere")
    assert bool(found.missing) >= (found.code in ("not_set_up", "not_enough_data"))


NUMBER = st.floats(-3, 3) | st.sampled_from([0.0, 0.5, 1.0])


@CALMLY
@given(st.lists(NUMBER, min_size=3, max_size=3).map(sorted), st.floats(0.01, 3))
def test_on_closed_intervals_exactly_one_of_rules_5_to_10_holds(
    limits: list[float], expected: float
) -> None:
    low, high90, high = limits
    facts = replace(with_limits(low, high, high90), expected=expected)
    assert sum(holds(facts) for _, holds in RULES[5:]) == 1


@CALMLY
@given(ANY_FACTS, st.floats(0.001, 1000))
def test_the_unit_changes_no_verdict(facts: Facts, factor: float) -> None:
    """Limits a rounding error away from a boundary are left out: scaling may move them over."""

    def scaled(value: float | None) -> float | None:
        return None if value is None else value * factor

    def ends(pair: tuple[float | None, float | None] | None) -> object:
        return None if pair is None else (scaled(pair[0]), scaled(pair[1]))

    known = [facts.expected, facts.estimate, *(facts.ci95 or ()), *(facts.ci90 or ())]
    sizes = [abs(value) for value in known if value]
    if any(not 1e-100 < size < 1e100 for size in sizes):
        return
    if any(
        abs(a / b - ratio) < 1e-9 for a in sizes for b in sizes for ratio in (0.5, 1) if a is not b
    ):
        return
    other = replace(
        facts,
        expected=scaled(facts.expected),
        estimate=scaled(facts.estimate),
        ci95=ends(facts.ci95),  # type: ignore[arg-type]
        ci90=ends(facts.ci90),  # type: ignore[arg-type]
    )
    assert decide_verdict(other) == decide_verdict(facts)
