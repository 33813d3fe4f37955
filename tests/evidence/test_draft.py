"""Drafted roll-outs: the planner's own numbers, who comes when, and why there may be no answer."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from evidence.alone import WalesSeries
from evidence.designs import Design
from evidence.draft import (
    Draft,
    Ground,
    Staircase,
    WhyNone,
    add_quarters,
    draw_lot,
    make_draft,
    measure_place_noise,
    order_by_need,
    put_in_waves,
    read_staircase,
    share_out,
)
from evidence.inputs import LinkData
from evidence.planner import plan_panel
from tests.evidence.panel_runs import before_roll_out, judge_runs
from tests.evidence.simulation import CODES, make_cells, make_link, simulate_link

FIRST = date(2014, 4, 1)
NO_WALES = WalesSeries(np.full(16, np.nan), None)
COUNT = len(CODES)


@cache
def young(seed: int = 1) -> LinkData:
    """16 quarters from January 2010, four waves planned from the 17th on."""
    return before_roll_out(simulate_link(seed), 16)


def ground(link: LinkData | None = None) -> Ground:
    return Ground(link or young(), NO_WALES)


def steps(*sizes: int, gap: int = 2) -> Staircase:
    starts = tuple(add_quarters(FIRST, gap * wave) for wave in range(len(sizes)))
    return Staircase(put_in_waves(range(COUNT), sizes), starts)


def test_a_recorded_roll_out_drafted_again_has_the_same_numbers() -> None:
    link = young()
    plan = plan_panel(link)
    drafted = make_draft(ground(link), read_staircase(link.deliveries, COUNT), 1.0, 2)
    assert [size for _, size in drafted.sizes] == [entry.mde80 for entry in plan.mde80]
    assert plan.earliest_answer is not None
    assert drafted.answer_ends == link.timeline.last_day(plan.earliest_answer)
    assert drafted.design is plan.design


def test_a_change_of_the_predicted_size_is_found_four_times_in_five() -> None:
    """100 links judged when the last figure is there; the error of a share of .8 is .04."""
    links = [simulate_link(seed) for seed in range(500, 600)]
    predicted = []
    for link in links:
        drafted = make_draft(
            ground(before_roll_out(link, 16)), read_staircase(link.deliveries, COUNT), 1.0, 2
        )
        last = link.timeline.last_day(len(link.last_days) - 1)
        predicted.append(dict(drafted.sizes)[last])
    sizes = [size for size in predicted if size is not None]
    assert len(sizes) == len(links)
    assert 0.67 <= judge_runs(links, 199).power(float(np.median(sizes))) <= 0.92


def test_the_hope_is_for_the_better_whichever_way_that_is() -> None:
    link = young()
    down = replace(link, values=-link.values, facts=replace(link.facts, better="lower"))
    one, other = (make_draft(ground(each), steps(4, 4), 1.0, 2) for each in (link, down))
    assert one.answer_ends == other.answer_ends is not None
    assert [size for _, size in one.sizes] == pytest.approx([size for _, size in other.sizes])


def test_figures_come_after_their_delay() -> None:
    late = ground(replace(young(), publication_delay=50))
    drafted = make_draft(late, steps(4, 4, 3, 3), 1.5, 2)
    assert drafted.answer_ends is not None
    assert drafted.answer_on is not None
    assert (drafted.answer_on - drafted.answer_ends).days == 50
    ends, size = drafted.sizes[20]
    assert drafted.smallest_by(drafted.published(ends)) == size
    before = date.fromordinal(drafted.published(ends).toordinal() - 1)
    assert drafted.smallest_by(before) == drafted.sizes[19][1]
    assert drafted.smallest_by(date(2010, 1, 1)) is None


@pytest.mark.parametrize(
    ("staircase", "hoped", "reason"),
    [
        (steps(), 1.0, WhyNone.NOBODY),
        (steps(2), 50.0, WhyNone.FEW_PLACES),
        (steps(4, 4, 3, 3), 0.01, WhyNone.TOO_SMALL),
        (steps(4, 4, 4, 4, 4, gap=1), 50.0, WhyNone.PERIODS_AFTER),
        (steps(4, 4, 3, 3), 50.0, None),
    ],
)
def test_why_there_is_no_answer(staircase: Staircase, hoped: float, reason: WhyNone | None) -> None:
    drafted = make_draft(ground(), staircase, hoped, 2)
    assert drafted.why_none is reason
    assert (drafted.answer_ends is None) is (reason is not None)


def test_without_figures_or_direction_or_history_it_says_so() -> None:
    link = young()
    empty = replace(link, last_days=link.last_days[:0], values=link.values[:, :0])
    neither = replace(link, facts=replace(link.facts, better="neither"))
    short = before_roll_out(simulate_link(1), 5)
    reasons = [
        make_draft(ground(each), steps(4, 4), 1.0, 2).why_none for each in (empty, neither, short)
    ]
    assert reasons == [WhyNone.NO_FIGURES, WhyNone.NO_DIRECTION, WhyNone.PERIODS_BEFORE]


def test_everywhere_at_once_is_planned_on_one_series() -> None:
    link = make_link(np.random.default_rng(1).normal(size=(COUNT, 16)), np.full(COUNT, 16))
    drafted = make_draft(ground(link), steps(COUNT), 3.0, 0)
    assert drafted.design is Design.INTERRUPTED
    assert not drafted.has_comparison
    assert drafted.answer_ends is not None


def test_a_wave_that_has_begun_counts_as_delivered() -> None:
    """A draft whose first wave lies in the past does not wait for a return."""
    link = simulate_link(3)
    begun = Staircase(
        put_in_waves(range(COUNT), (6, 4)), (date(2016, 1, 1), add_quarters(date(2020, 1, 1), 0))
    )
    drafted = make_draft(Ground(link, WalesSeries(np.full(40, np.nan), None)), begun, 1.0, 2)
    assert drafted.sizes[0][1] is not None


def test_a_recorded_roll_out_is_read_place_by_place() -> None:
    """What is delivered goes before what is planned; nothing at all is never."""
    planned = [(0, 3, 5.0), (0, 4, 5.0), (1, 6, 5.0), (3, 9, 0.0)]
    cells = make_cells(planned, "quarterly", until=date(2010, 12, 31))
    found = read_staircase(cells, 5)
    assert found.waves == (1, 2, 0, 0, 0)
    assert found.starts == (date(2010, 10, 1), date(2011, 7, 1))
    assert found.sizes == (1, 1)
    assert (found.reached, found.waiting) == (2, 3)
    assert [found.start_of(place) for place in range(3)] == [*found.starts, None]


def test_the_worst_latest_figure_comes_first() -> None:
    values = np.array([[1.0, 5.0], [1.0, np.nan], [9.0, 2.0], [np.nan, np.nan]])
    link = make_link(values, [10**6] * 4)
    assert order_by_need(link) == (1, 2, 0, 3)
    lower = replace(link, facts=replace(link.facts, better="lower"))
    assert order_by_need(lower) == (0, 2, 1, 3)


def test_a_lot_of_the_same_number_always_draws_the_same() -> None:
    first = draw_lot(CODES, 7)
    assert first == draw_lot(CODES, 7)
    assert first != draw_lot(CODES, 8)
    assert sorted(first) == list(range(COUNT))
    assert first[:4] == (15, 10, 17, 18), "a number that is written down must draw alike for ever"


def test_every_place_is_as_likely_to_come_first() -> None:
    """2,200 lots, 100 first places expected each: 4.5 SD either way."""
    first = np.bincount([draw_lot(CODES, number)[0] for number in range(2_200)], minlength=COUNT)
    assert first.min() > 55
    assert first.max() < 145


@pytest.mark.parametrize(
    ("reached", "waves", "first", "sizes"),
    [
        (14, 4, None, (4, 4, 3, 3)),
        (14, 4, 8, (8, 2, 2, 2)),
        (3, 6, None, (1, 1, 1)),
        (5, 3, 9, (5,)),
        (0, 3, None, ()),
        (11, 1, 4, (11,)),
    ],
)
def test_places_are_shared_out_evenly(
    reached: int, waves: int, first: int | None, sizes: tuple[int, ...]
) -> None:
    assert share_out(reached, waves, first) == sizes


def test_place_noise_is_in_the_indicators_unit() -> None:
    """600 quarters of noise with SD 30: 3% is 2.5 standard errors of it."""
    values = 1_000 + 30 * np.random.default_rng(5).standard_normal((COUNT, 600))
    noise = measure_place_noise(make_link(values, np.full(COUNT, 10**6)))
    assert noise is not None
    assert noise.variance**0.5 == pytest.approx(30, rel=0.03)
    assert measure_place_noise(make_link(values[:, :2], np.full(COUNT, 10**6))) is None


def test_quarters_are_added_over_years() -> None:
    assert add_quarters(date(2026, 10, 1), 1) == date(2027, 1, 1)
    assert add_quarters(date(2026, 11, 15), -4) == date(2025, 11, 1)


def test_an_empty_draft_holds_nothing() -> None:
    nothing = Draft(Design.NONE)
    assert nothing.smallest is None
    assert nothing.answer_on is None
