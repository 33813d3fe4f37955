"""Benjamini and Hochberg against SciPy, and who is in which family."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from evidence.multiple import (
    FamilyMember,
    adjust_benjamini_hochberg,
    adjust_families,
    is_one_of_many,
)

# A busy machine fails nothing here.
CALMLY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PROBABILITIES = st.floats(0, 1)


@CALMLY
@given(st.lists(PROBABILITIES | st.sampled_from([0.0, 0.05, 1.0, 1e-4]), min_size=1, max_size=40))
def test_adjust_benjamini_hochberg_is_scipys_to_the_last_bit(p: list[float]) -> None:
    assert adjust_benjamini_hochberg(p).tolist() == false_discovery_control(p).tolist()


def test_adjust_benjamini_hochberg_by_hand() -> None:
    """Ranks 1 to 4 of 4: .01 · 4, .02 · 2, .03 · 4/3, .5; the running minimum keeps .04."""
    found = adjust_benjamini_hochberg([0.5, 0.01, 0.03, 0.02])
    np.testing.assert_allclose(found, [0.5, 0.04, 0.04, 0.04], rtol=1e-12)


def test_one_link_is_its_own_family_and_none_is_no_trouble() -> None:
    assert adjust_benjamini_hochberg([0.03]).tolist() == [0.03]
    assert adjust_benjamini_hochberg([]).tolist() == []


@CALMLY
@given(st.data(), st.lists(PROBABILITIES, min_size=1, max_size=20))
def test_the_order_of_links_changes_nothing(data: st.DataObject, p: list[float]) -> None:
    order = data.draw(st.permutations(range(len(p))))
    shuffled = adjust_benjamini_hochberg([p[place] for place in order])
    assert shuffled.tolist() == adjust_benjamini_hochberg(p)[order].tolist()


@pytest.mark.parametrize("bad", [-0.1, 1.1, float("nan")])
def test_what_is_no_probability_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjust_benjamini_hochberg([0.5, bad])


def test_adjust_families_keeps_missions_and_exploratory_links_apart() -> None:
    found = adjust_families(
        [
            FamilyMember("a", "health", True, 0.01),
            FamilyMember("b", "health", True, 0.04),
            FamilyMember("c", "health", False, 0.04),
            FamilyMember("d", "economy", True, 0.04),
        ]
    )
    assert {name: each.q for name, each in found.items()} == {
        "a": 0.02,
        "b": 0.04,
        "c": 0.04,
        "d": 0.04,
    }
    assert {name: each.family_size for name, each in found.items()} == {
        "a": 2,
        "b": 2,
        "c": 1,
        "d": 1,
    }


def test_a_link_without_a_p_counts_for_nobody_and_has_no_q() -> None:
    found = adjust_families(
        [FamilyMember("a", "m", True, 0.03), FamilyMember("b", "m", True, None)]
    )
    assert (found["a"].q, found["a"].family_size) == (0.03, 1)
    assert (found["b"].q, found["b"].family_size) == (None, 1)


def test_a_link_registered_anew_does_not_reset_the_count() -> None:
    """The superseded one is a member as any other: q is that of two looks."""
    again = [FamilyMember("old", "m", True, 0.6), FamilyMember("new", "m", True, 0.03)]
    assert adjust_families(again)["new"].q == 0.06


@pytest.mark.parametrize(
    ("p", "q", "many"),
    [
        (0.05, 0.0501, True),
        (0.05, 0.05, False),
        (0.0501, 0.2, False),
        (0.01, 0.01, False),
        (None, None, False),
    ],
)
def test_is_one_of_many_where_p_stands_out_and_q_does_not(
    p: float | None, q: float | None, many: bool
) -> None:
    assert is_one_of_many(p, q) is many
