"""How far the wording may go: each condition, each cap, and the codes that say why."""

from dataclasses import replace
from datetime import date, timedelta
from math import nextafter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.facts import VerdictCode
from evidence.ladder import (
    CAPS,
    Rung,
    RungDecision,
    RungFacts,
    decide_rung,
    is_consistent,
    is_drawn_by_lot,
    is_evidence,
    is_registered_late,
    passes_own_trend,
)

# A busy machine fails nothing here.
CALMLY = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
START = date(2022, 4, 1)
OUTCOME = date(2022, 12, 31)
DAY = timedelta(days=1)
TOP = RungFacts(
    code=VerdictCode.MOVING_AS_HOPED,
    p=0.001,
    q=0.004,
    placebo_p=0.6,
    leave_one_out_stable=True,
    own_trend_passes=True,
    by_lot=False,
    after_bad_year=False,
    registered_on=date(2021, 1, 1),
    first_start=START,
    first_outcome_ends=OUTCOME,
)
BY_LOT = replace(TOP, own_trend_passes=False, by_lot=True)


def rung_of(facts: RungFacts) -> Rung | None:
    return decide_rung(facts).rung


def test_decide_rung_reaches_the_top_by_own_trend_or_by_lot() -> None:
    assert decide_rung(TOP) == RungDecision(Rung.EVIDENCE, ())
    assert rung_of(BY_LOT) is Rung.EVIDENCE
    assert rung_of(replace(BY_LOT, by_lot=False)) is Rung.CONSISTENT


@pytest.mark.parametrize("code", list(VerdictCode))
def test_only_a_move_has_a_rung(code: VerdictCode) -> None:
    moved = code in ("moving_as_hoped", "moving_less_than_hoped")
    assert (rung_of(replace(TOP, code=code)) is not None) is moved


def test_a_verdict_without_a_rung_still_says_that_it_is_one_of_many() -> None:
    worse = replace(TOP, code=VerdictCode.WRONG_WAY, p=0.04, q=0.2, placebo_p=None)
    assert decide_rung(worse) == RungDecision(None, ("one_of_many",))


@pytest.mark.parametrize(
    ("change", "rung", "codes"),
    [
        ({"q": 0.05}, Rung.EVIDENCE, ()),
        ({"q": nextafter(0.05, 1)}, Rung.ASSOCIATION, ("one_of_many",)),
        ({"q": None}, Rung.ASSOCIATION, ()),
        ({"placebo_p": 0.10}, Rung.EVIDENCE, ()),
        ({"placebo_p": nextafter(0.10, 0)}, Rung.ASSOCIATION, ()),
        ({"placebo_p": None}, Rung.ASSOCIATION, ("no_placebo",)),
        ({"leave_one_out_stable": False}, Rung.ASSOCIATION, ("leave_one_out",)),
        ({"leave_one_out_stable": None}, Rung.ASSOCIATION, ()),
        ({"after_bad_year": True}, Rung.ASSOCIATION, ("bad_year",)),
        ({"design_caveats": ("few_places",)}, Rung.ASSOCIATION, ()),
        ({"design_caveats": ("by_board",)}, Rung.ASSOCIATION, ()),
        ({"design_caveats": ("nothing_to_compare",)}, Rung.ASSOCIATION, ()),
        ({"design_caveats": ("bundled:loans-first-sales",)}, Rung.ASSOCIATION, ()),
        ({"design_caveats": ("series_break", "same_places:x")}, Rung.EVIDENCE, ()),
        ({"registered_on": OUTCOME}, Rung.EVIDENCE, ()),
        ({"registered_on": OUTCOME + DAY}, Rung.CONSISTENT, ("registered_late",)),
        ({"first_outcome_ends": None}, Rung.CONSISTENT, ("registered_late",)),
    ],
)
def test_each_condition_and_cap_by_itself(
    change: dict[str, object], rung: Rung, codes: tuple[str, ...]
) -> None:
    assert decide_rung(replace(TOP, **change)) == RungDecision(rung, codes)  # type: ignore[arg-type]


def test_every_reason_is_told_and_the_lowest_cap_holds() -> None:
    found = decide_rung(
        replace(TOP, after_bad_year=True, registered_on=OUTCOME + DAY, placebo_p=None)
    )
    assert found.rung is Rung.ASSOCIATION
    assert found.caveats == ("bad_year", "registered_late", "no_placebo")


def test_a_lot_counts_only_where_it_was_recorded_before_the_first_start() -> None:
    assert is_drawn_by_lot(replace(BY_LOT, registered_on=START - DAY))
    assert not is_drawn_by_lot(replace(BY_LOT, registered_on=START))
    assert not is_drawn_by_lot(replace(BY_LOT, first_start=None))
    assert rung_of(replace(BY_LOT, registered_on=START)) is Rung.CONSISTENT


def test_is_registered_late() -> None:
    assert not is_registered_late(replace(TOP, registered_on=OUTCOME))
    assert is_registered_late(replace(TOP, registered_on=OUTCOME + DAY))


@pytest.mark.parametrize(
    ("p", "agrees", "passes"),
    [
        (0.05, True, True),
        (nextafter(0.05, 1), True, False),
        (0.01, False, False),
        (0.01, None, False),
        (None, True, False),
    ],
)
def test_passes_own_trend(p: float | None, agrees: bool | None, passes: bool) -> None:
    assert passes_own_trend(p, agrees) is passes


ANY_FACTS = st.builds(
    RungFacts,
    code=st.sampled_from(list(VerdictCode)),
    p=st.none() | st.floats(0, 1),
    q=st.none() | st.floats(0, 1) | st.just(0.01),
    placebo_p=st.none() | st.floats(0, 1),
    leave_one_out_stable=st.none() | st.booleans(),
    own_trend_passes=st.booleans(),
    by_lot=st.booleans(),
    after_bad_year=st.booleans(),
    registered_on=st.dates(date(2021, 1, 1), date(2023, 12, 31)),
    first_start=st.none() | st.just(START),
    first_outcome_ends=st.none() | st.just(OUTCOME),
    design_caveats=st.lists(
        st.sampled_from(["few_places", "by_board", "bundled:x", "series_break"]), max_size=2
    ).map(tuple),
)


@CALMLY
@given(ANY_FACTS)
def test_no_rung_is_reached_without_what_it_asks_for(facts: RungFacts) -> None:
    found = decide_rung(facts)
    order = [None, *Rung]
    if order.index(found.rung) >= order.index(Rung.CONSISTENT):
        assert is_consistent(facts)
        assert not facts.after_bad_year
        assert not {"few_places", "by_board", "bundled:x"} & set(facts.design_caveats)
    if found.rung is Rung.EVIDENCE:
        assert is_evidence(facts)
        assert found.caveats == ()
    assert set(found.caveats) <= set(CAPS)
