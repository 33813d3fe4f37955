"""Each reached place's own difference: held to the estimate, to the weights, to simulated truth."""

import numpy as np
import pytest

from evidence.by_place import measure_places
from evidence.inputs import LinkData
from evidence.panel import Panel, build_panel, find_usable_places
from evidence.panel_link import judge_panel
from evidence.rollout import NEVER, trace_rollout
from evidence.weights import imputation_weights, weights_by_place
from tests.evidence.simulation import QUARTERS, SETTINGS, simulate_link

RUNS = 60


def panel_of(link: LinkData) -> Panel:
    return build_panel(link, trace_rollout(link), find_usable_places(link))


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_each_places_weights_are_those_of_the_estimate_with_its_cells_alone(setting) -> None:  # type: ignore[no-untyped-def]
    panel = panel_of(simulate_link(3, setting))
    rows = np.flatnonzero(panel.outcome.any(axis=1))
    found = weights_by_place(panel.baseline, panel.outcome)
    assert len(found) == len(rows) > 10
    for row, weights in zip(rows, found, strict=True):
        alone = np.zeros_like(panel.outcome)
        alone[row] = panel.outcome[row]
        np.testing.assert_allclose(
            weights, imputation_weights(panel.baseline, alone), rtol=0, atol=1e-10
        )


def test_the_estimate_is_the_mean_of_the_places_by_their_cells() -> None:
    link = simulate_link(5, effect=1.0)
    panel, judged = panel_of(link), judge_panel(link, deals=99)
    cells = panel.outcome.sum(axis=1)
    by_area = dict(zip(panel.units, cells.tolist(), strict=True))
    mean = np.average(
        [place.change for place in judged.places],
        weights=[by_area[place.area] for place in judged.places],
    )
    assert judged.estimate == pytest.approx(mean)
    reached = {unit for unit, start in zip(panel.units, panel.starts, strict=True) if start < NEVER}
    assert {place.area for place in judged.places} == reached
    assert {place.area: place.started for place in judged.places} == judged.starts


def test_the_limits_hold_the_truth_as_often_as_they_say() -> None:
    held, total = 0, 0
    for seed in range(RUNS):
        for place in judge_panel(simulate_link(seed, effect=1.0), deals=9).places:
            assert place.low is not None
            assert place.high is not None
            assert place.low < place.change < place.high
            held += place.low <= 1.0 <= place.high
            total += 1
    assert total == RUNS * 14
    assert 0.91 <= held / total <= 0.98


def test_where_down_is_good_a_fall_is_told_in_the_indicators_own_direction() -> None:
    up, down = simulate_link(7, effect=1.0), simulate_link(7, effect=1.0)
    object.__setattr__(down, "values", -down.values)
    object.__setattr__(down, "facts", type(down.facts)("lower", 1, "quarterly", "x"))
    for one, other in zip(
        judge_panel(up, deals=9).places, judge_panel(down, deals=9).places, strict=True
    ):
        assert (other.change, other.low, other.high) == pytest.approx(
            (-one.change, -(one.high or 0), -(one.low or 0))
        )


def test_without_enough_before_there_is_a_difference_and_no_limit() -> None:
    panel = panel_of(simulate_link(1, QUARTERS))
    short = panel.periods >= panel.starts.min() - 3
    cut = Panel(
        **{
            **{name: getattr(panel, name) for name in Panel.__dataclass_fields__},
            **{
                name: getattr(panel, name)[:, short]
                for name in ("values", "known", "baseline", "outcome", "delivery", "seen")
            },
            "periods": panel.periods[short],
        }
    )
    found = measure_places(cut, cut.units)
    assert len(found) == 14
    assert {(place.low, place.high) for place in found} == {(None, None)}
