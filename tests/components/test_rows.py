"""Words beside a line stand in the nearest row that has room for them."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from components.rows import free_row

GAP = 10.0
WORDS = st.tuples(st.floats(0, 500), st.floats(1, 200))


@dataclass(frozen=True)
class Words:
    middle: float
    wide: float
    row: int


def touch(one: Words, other: Words) -> bool:
    left, right = sorted((one, other), key=lambda each: each.middle)
    return right.middle - right.wide / 2 - GAP < left.middle + left.wide / 2 - 1e-6


def test_words_stand_beside_the_line_where_nothing_is_in_their_way() -> None:
    placed = [Words(100.0, 80.0, 0)]
    assert free_row([], 100.0, 80.0, GAP) == 0
    assert free_row(placed, 190.0, 80.0, GAP) == 0
    assert free_row(placed, 189.0, 80.0, GAP) == 1


def test_a_row_that_was_passed_over_is_taken_by_who_fits() -> None:
    placed = [Words(100.0, 20.0, 0), Words(300.0, 20.0, 1)]
    assert free_row(placed, 300.0, 20.0, GAP) == 0
    assert free_row([*placed, Words(300.0, 20.0, 0)], 300.0, 20.0, GAP) == 2


@given(st.lists(WORDS, max_size=8))
def test_no_words_touch_any_in_their_row(asked: list[tuple[float, float]]) -> None:
    placed: list[Words] = []
    for middle, wide in asked:
        placed.append(Words(middle, wide, free_row(placed, middle, wide, GAP)))
    for at, one in enumerate(placed):
        assert not any(touch(one, other) for other in placed[:at] if other.row == one.row)
        nearer = range(one.row)
        assert all(any(o.row == row for o in placed[:at]) for row in nearer)
