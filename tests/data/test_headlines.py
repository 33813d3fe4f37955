"""Headlines for Wales: the latest figure, and which figure progress is counted from."""

from datetime import date
from typing import Any

import pytest

from data.headlines import Headline, TargetFacts, list_headlines
from data.store import Store
from tests.data.filling import fill, rows

LATER = date(2025, 6, 1)


def observed(*figures: tuple[str, float | None, date]) -> list[dict[str, Any]]:
    """Return figures for Wales: period, value, when published."""
    return rows(
        "observations",
        *(
            {"period": period, "value": value, "published_on": day, "lower": None, "upper": None}
            | ({"note": "x"} if value is None else {})
            for period, value, day in figures
        ),
    )


def headline(store: Store, until: date = LATER) -> Headline:
    with store.read() as connection:
        return list_headlines(connection, until)["o"]


FOUR_YEARS = observed(
    ("2020", 10.0, date(2021, 6, 1)),
    ("2021", 11.0, date(2022, 6, 1)),
    ("2022", 12.0, date(2023, 6, 1)),
    ("2023", 13.0, date(2024, 6, 1)),
)


def test_with_a_target_the_baseline_is_the_targets(store: Store) -> None:
    fill(store, observations=FOUR_YEARS)  # the target counts from 2020, the mission from 2024
    found = headline(store)
    assert found.latest is not None
    assert found.baseline is not None
    assert (found.latest.period, found.latest.value) == ("2023", 13.0)
    assert (found.baseline.period, found.baseline.value) == ("2020", 10.0)
    assert found.target == TargetFacts("2030", 1.0, "2020")
    assert [figure.period for figure in found.series] == ["2020", "2021", "2022", "2023"]


@pytest.mark.parametrize(
    ("set_on", "period"),
    [
        (date(2023, 5, 31), "2021"),
        (date(2023, 6, 1), "2022"),
        (date(2024, 1, 1), "2022"),
        (date(2021, 5, 31), None),
    ],
)
def test_without_one_it_is_what_was_last_known_when_the_mission_was_set(
    store: Store, set_on: date, period: str | None
) -> None:
    fill(store, "targets", missions=rows("missions", {"set_on": set_on}), observations=FOUR_YEARS)
    found = headline(store)
    assert found.target is None
    assert (found.baseline.period if found.baseline else None) == period


def test_the_baseline_is_the_figure_as_revised_and_not_as_it_was(store: Store) -> None:
    revised = observed(("2020", 10.5, date(2024, 7, 1)))
    fill(store, observations=FOUR_YEARS + revised)
    assert headline(store, date(2024, 6, 30)).baseline == headline(store, date(2024, 6, 1)).baseline
    found = headline(store).baseline
    assert found is not None
    assert (found.value, found.revised) == (10.5, True)


def test_a_baseline_that_was_never_published_is_missing(store: Store) -> None:
    fill(store, observations=FOUR_YEARS[1:])
    assert headline(store).baseline is None


def test_a_withdrawn_last_figure_leaves_the_one_before_as_the_latest(store: Store) -> None:
    gone = observed(("2023", None, date(2024, 8, 1)))
    fill(store, observations=FOUR_YEARS + gone)
    found = headline(store)
    assert found.latest is not None
    assert found.latest.period == "2022"
    assert [figure.period for figure in found.series] == ["2020", "2021", "2022"]


def test_places_do_not_stand_in_for_wales(store: Store) -> None:
    places = [row | {"area": "W06000015"} for row in FOUR_YEARS]
    fill(store, observations=places)
    found = headline(store)
    assert (found.latest, found.baseline, found.series, found.kind) == (None, None, (), None)


def test_a_milestone_is_no_target_and_a_target_to_come_is_not_known(store: Store) -> None:
    step = {"kind": "milestone", "target_period": "2027"}
    future = {"target_value": 2.0, "set_on": date(2025, 6, 2)}
    fill(store, targets=rows("targets", {}, step, future), observations=FOUR_YEARS)
    assert headline(store).target == TargetFacts("2030", 1.0, "2020")
    assert headline(store, date(2025, 6, 2)).target == TargetFacts("2030", 2.0, "2020")


def test_only_a_headline_is_one(store: Store) -> None:
    fill(store, indicators=rows("indicators", {"headline": False}))
    with store.read() as connection:
        assert list_headlines(connection, LATER) == {}


def test_nothing_is_known_before_its_release(store: Store) -> None:
    fill(store, observations=FOUR_YEARS)
    found = headline(store, date(2023, 5, 31)).latest
    assert found is not None
    assert found.period == "2021"
