"""Outputs rolled out together are named, whatever they are linked to."""

from dataclasses import replace

import numpy as np
import pytest

from evidence.bundles import find_bundles, find_same_places
from evidence.inputs import LinkData
from evidence.rollout import first_days_of_delivery
from evidence.timeline import Days
from tests.evidence.simulation import NOBODY, make_link


def link_at(name: str, starts: np.ndarray, lag: int = 2, design: str = "binary") -> LinkData:
    values = np.random.default_rng(1).normal(size=(22, 40))
    link = make_link(values, starts, lag=lag, name=name, design=design)
    return replace(link, output=f"output-of-{name}")


@pytest.fixture
def waves() -> np.ndarray:
    starts = np.full(22, NOBODY)
    starts[[0, 4, 8, 12, 16, 20]] = [16, 16, 20, 20, 24, 24]
    return starts


def begun(links: dict[str, LinkData]) -> dict[str, Days]:
    """Return the first days of delivery by output."""
    return {
        name: first_days_of_delivery(link.deliveries, len(link.areas))
        for name, link in links.items()
    }


def test_two_outputs_rolled_out_together_are_one_bundle(waves: np.ndarray) -> None:
    first, second = link_at("first", waves), link_at("second", waves, lag=3)
    assert find_bundles([first, second]) == {"first": ("second",), "second": ("first",)}


def test_other_places_another_indicator_or_the_same_output_are_no_bundle(
    waves: np.ndarray,
) -> None:
    first = link_at("first", waves)
    elsewhere = link_at("elsewhere", np.roll(waves, 1))
    other = replace(link_at("other", waves), indicator="another")
    again = replace(link_at("again", waves), output=first.output)
    assert find_bundles([first, elsewhere, other, again]) == {}


def test_a_bundle_of_amounts(waves: np.ndarray) -> None:
    """Dose and binary in the same places: x and D nearly the same."""
    dose = link_at("dose", waves, design="dose")
    even = replace(dose.deliveries, planned=dose.population[dose.deliveries.area])
    dose = replace(dose, deliveries=replace(even, delivered=even.planned))
    assert find_bundles([dose, link_at("binary", waves)]) == {
        "dose": ("binary",),
        "binary": ("dose",),
    }


def test_all_at_once_is_no_panel_to_correlate_on() -> None:
    everywhere = np.full(22, 16)
    assert find_bundles([link_at("first", everywhere), link_at("second", everywhere)]) == {}


def test_find_same_places_counts_starts_within_the_lag(waves: np.ndarray) -> None:
    link = link_at("first", waves)
    half = waves.copy()
    half[[0, 4, 8]] = NOBODY
    others = {
        "output-of-first": link,
        "near": link_at("near", np.where(waves < NOBODY, waves + 2, NOBODY)),
        "far": link_at("far", np.where(waves < NOBODY, waves + 3, NOBODY)),
        "half": link_at("half", half),
        "everywhere": link_at("everywhere", np.full(22, 18)),
    }
    assert find_same_places(link, begun(others)) == ("everywhere", "half", "near")


def test_without_reached_places_nothing_is_the_same() -> None:
    link = link_at("first", np.full(22, NOBODY))
    assert find_same_places(link, begun({"other": link_at("other", np.full(22, 16))})) == ()


def test_without_other_outputs_nothing_is_the_same(waves: np.ndarray) -> None:
    link = link_at("first", waves)
    assert find_same_places(link, begun({link.output: link})) == ()
