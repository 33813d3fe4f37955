"""Drafts on the demonstration's own figures: the same numbers as `manage.py plan`."""

import pytest

from data.clock import released_until
from data.store import Store
from evidence.draft import make_draft, read_staircase
from evidence.draft_reading import read_draft_ground, read_recorded_plan, read_standing
from evidence.judge_links import link_case
from evidence.link_result import plan_link
from evidence.reading import link_data, read_case
from evidence.reports import plan_document
from tests.pages.shipped import latest, sheet

CONTRIBUTIONS = [row["contribution"] for row in sheet("contributions")]


@pytest.mark.parametrize("contribution", CONTRIBUTIONS)
def test_a_contributions_own_roll_out_has_the_numbers_of_its_plan(
    demonstration_store: Store, contribution: str
) -> None:
    with demonstration_store.read() as connection:
        as_at = released_until(connection)
    standing = read_standing(demonstration_store, as_at)[contribution]
    recorded = read_recorded_plan(demonstration_store, as_at, standing)
    expected = recorded.registration
    found = read_draft_ground(demonstration_store, as_at, expected.indicator)
    drafted = make_draft(found.ground, recorded.staircase, abs(expected.effect), expected.lag)
    document = plan_document(demonstration_store, contribution)
    assert [found.period_code(ends) for ends, _ in drafted.sizes] == [
        entry["period"] for entry in document["mde80"]
    ]
    # The document is rounded to ten significant digits.
    assert [size for _, size in drafted.sizes] == [
        None if entry["value"] is None else pytest.approx(entry["value"], rel=1e-9)
        for entry in document["mde80"]
    ]
    answer = drafted.answer_ends and found.period_code(drafted.answer_ends)
    assert answer == document["earliest_answer"]


def test_the_latest_figures_are_those_that_were_published(demonstration_store: Store) -> None:
    with demonstration_store.read() as connection:
        as_at = released_until(connection)
    found = read_draft_ground(demonstration_store, as_at, "chol-to-target")
    for area, value in zip(found.areas, found.latest, strict=True):
        published = latest("chol-to-target", area, "2026-Q3", "demonstration")
        assert value == float(published)
    first, last = (found.latest[found.by_need[at]] for at in (0, -1))
    assert first == min(value for value in found.latest if value is not None)
    assert last == max(value for value in found.latest if value is not None)


def test_an_unknown_indicator_is_a_key_error(demonstration_store: Store) -> None:
    with demonstration_store.read() as connection:
        as_at = released_until(connection)
    with pytest.raises(KeyError):
        read_draft_ground(demonstration_store, as_at, "nonsense")


def test_drafts_of_simulated_links_have_the_planners_numbers(
    simulated_store: Store,
) -> None:
    """Every eighth of two hundred: delivered in part, late, everywhere at once."""
    with simulated_store.read() as connection:
        as_at = released_until(connection)
    case = read_case(simulated_store, as_at)
    looked_at = 0
    for registration in case.registrations[::8]:
        if registration.superseded or registration.design != "binary":
            continue
        link = link_data(case, registration)
        plan = plan_link(link_case(case, registration, link, None, {}))
        ground = read_draft_ground(simulated_store, as_at, registration.indicator).ground
        staircase = read_staircase(link.deliveries, len(link.areas))
        assert registration.effect * ground.link.facts.sign > 0
        drafted = make_draft(ground, staircase, abs(registration.effect), registration.lag)
        assert drafted.sizes == plan.mde80, registration.code
        assert drafted.answer_ends == plan.answer_ends
        assert drafted.answer_on == plan.answer_on
        looked_at += 1
    assert looked_at > 15
