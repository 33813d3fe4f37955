"""Changes of places where the truth is known: simulated noise and paths, and the demonstration."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import norm

from data.clock import released_until
from data.deliveries import list_delivery_cells
from data.figures import get_indicator_figures
from data.store import Store
from evidence.inputs import Floats
from evidence.moves import NORMAL_95, Grid, Moved, Moves, lay_grid
from evidence.per_head import Had, measure_per_head
from tests.components.making import place_codes
from tests.evidence.moving import PLACES, QUARTERS, before, draw_places, grid_of, since, width
from tests.evidence.simulated_series import draw_noise

DRAWS, QUIET, ALL = 300, 24, 40


def tolerance(share: float) -> float:
    """Return four binomial standard errors of a share of 300 runs of 22 places.

    The places of a run share one measured noise: that leaves 0.0026 of 0.95, beside 0.0027.
    """
    return float(4 * np.sqrt(share * (1 - share) / (DRAWS * 22)))


def simulated(made: Callable[[np.random.Generator, Floats], Floats]) -> list[tuple[Moves, Floats]]:
    """Return, run by run, the moves of figures of AR(1) noise (.5) on a path, and the truth."""
    random = np.random.default_rng(20261122)
    ends = grid_of(np.zeros((1, ALL))).ends
    found = []
    for _run in range(DRAWS):
        noise = draw_noise(random, 22, ALL, 0.5)
        path = made(random, noise)
        truth = path[:, -4:].mean(axis=1) - path[:, QUIET - 4 : QUIET].mean(axis=1)
        grid = Grid(PLACES, QUARTERS[:ALL], ends, path + noise, np.full(path.shape, np.nan), 4, 1)
        found.append((since(grid, ends[QUIET]), truth))
    return found


def share_of(runs: list[tuple[Moves, Floats]], moved: Moved) -> float:
    return float(
        np.mean(
            [[runs[at][0].places[area].moved is moved for area in PLACES] for at in range(DRAWS)]
        )
    )


def covered(runs: list[tuple[Moves, Floats]]) -> float:
    held = [
        (found.places[area].low or 0) <= true <= (found.places[area].high or 0)
        for found, truth in runs
        for area, true in zip(PLACES, truth, strict=True)
    ]
    return float(np.mean(held))


def test_the_limits_hold_what_is_true_of_a_place_19_times_in_20() -> None:
    """Truth: each place's own change since it began, and Wales's ups and downs, common to all."""

    def path(random: np.random.Generator, noise: Floats) -> Floats:
        own = np.where(np.arange(ALL) >= QUIET, random.normal(0, 2, size=(22, 1)), 0.0)
        levels = random.normal(50, 10, size=(22, 1))
        return levels + own + random.normal(size=ALL).cumsum()

    assert covered(simulated(path)) == pytest.approx(0.95, abs=tolerance(0.95))


def test_where_nothing_changed_no_more_than_one_in_forty_is_better_or_worse() -> None:
    runs = simulated(lambda random, noise: np.zeros_like(noise))
    for moved in (Moved.BETTER, Moved.WORSE):
        assert share_of(runs, moved) == pytest.approx(0.025, abs=tolerance(0.025))


def test_where_wales_moved_for_all_each_place_did_and_the_limits_say_how_far() -> None:
    """It is the plain change, no finding: every place is better, reached or not.

    The limits are those of a place's own noise. What moved all alike makes them neither wider nor
    narrower, and lies within them 19 times in 20.
    """
    step = np.where(np.arange(ALL) >= QUIET, 12.0, 0.0)
    still = simulated(lambda random, noise: np.zeros_like(noise))
    moved = simulated(lambda random, noise: np.zeros_like(noise) + step)
    assert share_of(moved, Moved.BETTER) > 0.999
    assert covered(moved) == pytest.approx(0.95, abs=tolerance(0.95))
    for (first, _), (second, _) in zip(still[:20], moved[:20], strict=True):
        for area in PLACES:
            change = second.places[area].change - first.places[area].change
            assert change == pytest.approx(12.0)
            assert width(second.places[area]) == pytest.approx(width(first.places[area]))


def test_ups_and_downs_of_wales_are_not_taken_for_noise_of_a_place() -> None:
    values, stormy = draw_places(14), draw_places(14)
    stormy += 30 * np.random.default_rng(1).normal(size=48)
    calm, rough = since(grid_of(values)).places, since(grid_of(stormy)).places
    for area in PLACES:
        assert width(rough[area]) == pytest.approx(width(calm[area]))


def test_the_limits_are_of_the_normal_distribution() -> None:
    assert pytest.approx(norm.ppf(0.975)) == NORMAL_95


@pytest.fixture(scope="module")
def shipped(demonstration_store: Store) -> Callable[[str, str], tuple[set[str], Moves, Moves]]:
    """Return which places had an output, and what all did since it began and before."""

    def read(output: str, indicator: str) -> tuple[set[str], Moves, Moves]:
        with demonstration_store.read() as connection:
            until = released_until(connection)
            cells = list_delivery_cells(connection, until)
            figures = get_indicator_figures(connection, indicator, until)
        had = measure_per_head(cells, output, until, dict.fromkeys(place_codes(), 1))
        reached = {area for area, each in had.places.items() if each.had is Had.DELIVERED}
        grid, at = lay_grid(figures, tuple(place_codes())), figures.periods[-1]
        assert had.begun is not None
        return reached, since(grid, had.begun, at), before(grid, had.begun, at)

    return read


def better_share(moves: Moves, places: set[str]) -> float:
    assert places <= set(moves.places)
    return sum(moves.places[area].moved is Moved.BETTER for area in places) / len(places)


Shipped = Callable[[str, str], tuple[set[str], Moves, Moves]]


def test_where_paths_differed_the_places_reached_were_better_before_already(
    shipped: Shipped,
) -> None:
    """Regional AI and innovation hubs went where new products were on the rise by themselves."""
    reached, _after, earlier = shipped("hubs", "new-products")
    others = set(place_codes()) - reached
    assert len(reached) == 8
    assert better_share(earlier, reached) > 0.5 > 0.1 > better_share(earlier, others)


def test_where_all_move_nearly_every_place_is_better_whether_it_had_it_or_not(
    shipped: Shipped,
) -> None:
    """A new contract pays for it everywhere: machines stand in ten places."""
    reached, after, _earlier = shipped("machines", "bp-to-target")
    others = set(place_codes()) - reached
    assert (len(reached), len(others)) == (10, 12)
    assert better_share(after, reached) >= 0.9
    assert better_share(after, others) >= 0.9
