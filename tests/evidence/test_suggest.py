"""What brings an answer forward: found by search, held against the planner, never promised."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from evidence.draft import Staircase, make_draft
from evidence.suggest import FEWEST_WAITING, list_alternatives, suggest_rollouts
from tests.evidence.simulation import CODES
from tests.evidence.test_draft import COUNT, ground, steps, young

ORDER = tuple(range(COUNT))


def test_a_larger_first_wave_brings_the_answer_forward() -> None:
    drafted = steps(2, 2, 2, 2, gap=4)
    now = make_draft(ground(), drafted, 1.2, 2)
    found = suggest_rollouts(ground(), drafted, ORDER, 4, 1.2, 2)
    assert found
    for each in found:
        assert each.draft == make_draft(ground(), each.staircase, 1.2, 2)
        assert each.draft.answer_ends is not None
        assert now.answer_ends is not None
        assert each.draft.answer_ends < now.answer_ends
        assert each.staircase.waiting >= FEWEST_WAITING
    assert found[0].staircase.reached >= drafted.reached


def test_the_soonest_of_all_that_were_tried_is_given() -> None:
    """Held against planning every alternative in full."""
    drafted = steps(3, 3, 3, 2)
    answers = [
        made.answer_ends
        for other in list_alternatives(drafted, ORDER, 2, young().as_at)
        if (made := make_draft(ground(), other, 1.0, 2)).has_comparison and made.answer_ends
    ]
    found = suggest_rollouts(ground(), drafted, ORDER, 2, 1.0, 2)
    assert min(each.draft.answer_ends for each in found if each.draft.answer_ends) == min(answers)


def test_where_nothing_helps_nothing_is_suggested() -> None:
    assert suggest_rollouts(ground(), steps(4, 4), ORDER, 2, 0.001, 2) == ()
    link = young()
    neither = ground(replace(link, facts=replace(link.facts, better="neither")))
    assert suggest_rollouts(neither, steps(4, 4), ORDER, 2, 1.0, 2) == ()


def test_everywhere_at_once_is_answered_by_letting_some_wait() -> None:
    (found,) = suggest_rollouts(ground(), steps(COUNT), ORDER, 2, 1.5, 2)
    assert found.draft.has_comparison
    assert found.staircase.waiting >= FEWEST_WAITING


def test_who_has_begun_stays() -> None:
    drafted = steps(4, 4, 3, 3)
    today = drafted.starts[1]
    others = list(list_alternatives(drafted, ORDER, 2, today))
    assert others
    for other in others:
        assert [other.start_of(place) for place in range(8)] == [
            drafted.start_of(place) for place in range(8)
        ]
        assert all(start > today for start in other.starts[2:])


def test_nothing_is_left_to_change_once_all_waves_have_begun() -> None:
    assert list(list_alternatives(steps(4, 4), ORDER, 2, date(2030, 1, 1))) == []


@pytest.mark.parametrize("sizes", [(1,), (0, 3), (21,)])
def test_odd_roll_outs_are_searched_without_a_slip(sizes: tuple[int, ...]) -> None:
    for other in list_alternatives(steps(*sizes), ORDER, 1, date(2010, 1, 1)):
        assert len(other.waves) == len(CODES)
        assert max(other.waves) == len(other.starts)
        assert np.all(np.diff([day.toordinal() for day in other.starts]) > 0)


def test_an_empty_roll_out_has_no_alternatives() -> None:
    nobody = Staircase((0,) * COUNT, ())
    assert suggest_rollouts(ground(), nobody, ORDER, 2, 1.0, 2) == ()
