"""Nobody is ranked above another whose limits overlap: groups, held to what they promise."""

from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.apart import Limits, group_apart

# A busy machine fails nothing here.
CALMLY = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WHOLE = st.integers(-20, 20).map(float)
ANY = st.floats(-1e6, 1e6)


@st.composite
def some_limits(draw: st.DrawFn) -> dict[str, Limits]:
    """Return up to 22 keys with limits; whole numbers, so that many touch and many are equal."""
    ends = draw(st.lists(st.tuples(WHOLE, WHOLE) | st.tuples(ANY, ANY), min_size=0, max_size=22))
    keys = draw(st.permutations([f"key-{at:02d}" for at in range(len(ends))]))
    return {
        key: Limits((first + second) / 2, min(first, second), max(first, second))
        for key, (first, second) in zip(keys, ends, strict=True)
    }


def overlap(one: Limits, other: Limits) -> bool:
    return one.low <= other.high and other.low <= one.high


def reached_from(start: str, group: tuple[str, ...], limits: dict[str, Limits]) -> set[str]:
    """Return whom a chain of overlaps within the group leads to."""
    reached, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        found = {key for key in group if overlap(limits[key], limits[at])} - reached
        reached |= found
        waiting.extend(found)
    return reached


@CALMLY
@given(some_limits())
def test_every_key_is_in_one_group(limits: dict[str, Limits]) -> None:
    groups = group_apart(limits)
    assert sorted(key for group in groups for key in group) == sorted(limits)
    assert all(groups)


@CALMLY
@given(some_limits())
def test_no_two_groups_overlap(limits: dict[str, Limits]) -> None:
    for group, other in combinations(group_apart(limits), 2):
        assert not any(overlap(limits[one], limits[two]) for one in group for two in other)


@CALMLY
@given(some_limits())
def test_any_two_of_a_group_are_joined_by_a_chain_of_overlaps(limits: dict[str, Limits]) -> None:
    for group in group_apart(limits):
        assert reached_from(group[0], group, limits) == set(group)


@CALMLY
@given(some_limits())
def test_groups_run_from_high_to_low(limits: dict[str, Limits]) -> None:
    for higher, lower in pairwise(group_apart(limits)):
        assert min(limits[key].low for key in higher) > max(limits[key].high for key in lower)


@CALMLY
@given(some_limits())
def test_within_a_group_keys_stand_as_they_came(limits: dict[str, Limits]) -> None:
    at = {key: place for place, key in enumerate(limits)}
    for group in group_apart(limits):
        assert list(group) == sorted(group, key=at.__getitem__)


def test_limits_that_touch_overlap() -> None:
    touching = {"a": Limits(1, 0, 2), "b": Limits(3, 2, 4)}
    assert group_apart(touching) == (("a", "b"),)
    assert group_apart(touching | {"b": Limits(3, 2.001, 4)}) == (("b",), ("a",))


def test_a_chain_holds_together_what_does_not_overlap_itself() -> None:
    chain = {"low": Limits(1, 0, 2), "high": Limits(9, 8, 10), "between": Limits(5, 1, 9)}
    assert group_apart(chain) == (("low", "high", "between"),)
    del chain["between"]
    assert group_apart(chain) == (("high",), ("low",))


def test_equal_limits_are_one_group_even_without_width() -> None:
    assert group_apart(dict.fromkeys("cab", Limits(1, 0, 2))) == (("c", "a", "b"),)
    assert group_apart(dict.fromkeys("cab", Limits(1, 1, 1))) == (("c", "a", "b"),)


def test_one_alone_and_none_at_all() -> None:
    assert group_apart({"a": Limits(1, 0, 2)}) == (("a",),)
    assert group_apart({}) == ()


@pytest.mark.parametrize("value", [0.0, 9.0])
def test_where_the_number_lies_within_its_limits_changes_nothing(value: float) -> None:
    assert group_apart({"a": Limits(value, 0, 9), "b": Limits(12, 10, 14)}) == (("b",), ("a",))
