"""The portfolio: what belongs to what, which expectation stands, and what hangs loose."""

from datetime import date

from data.bilingual import Both
from data.portfolio import MissionFacts, Portfolio, get_portfolio
from data.store import Store
from tests.data.filling import fill, rows

DAY, LATER = date(2024, 1, 1), date(2025, 6, 1)


def portfolio(store: Store, until: date = LATER) -> Portfolio:
    with store.read() as connection:
        return get_portfolio(connection, until)


def only_mission(store: Store, until: date = LATER) -> MissionFacts:
    (mission,) = portfolio(store, until).missions
    return mission


def test_a_mission_holds_its_outcomes_and_these_what_works_on_them(store: Store) -> None:
    fill(store)
    mission = only_mission(store)
    (outcome,) = mission.outcomes
    (link,) = outcome.links
    assert mission.title == Both("Mission", None)
    assert outcome.title == Both(None, "Canlyniad")
    assert outcome.owner == Both("Somebody", None)
    assert (outcome.indicators, outcome.headline is None) == (("i",), False)
    assert (link.code, link.output.code, link.indicator, link.primary) == ("c", "p", "i", True)
    assert (link.output.team.code, link.output.unit) == ("t", Both(None, "pobl"))
    assert (mission.loose, portfolio(store).loose) == ((), ())


def test_an_expectation_stands_from_its_day_until_another_supersedes_it(store: Store) -> None:
    newer = {"contribution": "d", "supersedes": "c", "registered_on": date(2025, 1, 1)}
    fill(store, contributions=rows("contributions", {}, newer))

    def standing(until: date) -> list[str]:
        return [each.code for each in only_mission(store, until).outcomes[0].links]

    assert standing(date(2023, 12, 31)) == []
    assert standing(date(2024, 12, 31)) == ["c"]
    assert standing(date(2025, 1, 1)) == ["d"]


def test_primary_expectations_come_first(store: Store) -> None:
    fill(
        store,
        "reviews",
        indicators=rows("indicators", {}, {"indicator": "j", "headline": False}),
        contributions=rows(
            "contributions",
            {"contribution": "a", "primary": False},
            {"contribution": "b", "indicator": "j"},
        ),
    )
    assert [each.code for each in only_mission(store).outcomes[0].links] == ["b", "a"]


def test_an_output_nothing_is_hoped_of_hangs_at_its_teams_mission(store: Store) -> None:
    fill(store, "contributions", "reviews")
    mission = only_mission(store)
    assert [output.code for output in mission.loose] == ["p"]
    assert mission.outcomes[0].links == ()
    assert portfolio(store).loose == ()


def test_an_output_of_a_team_funded_for_no_outcome_hangs_at_no_mission(store: Store) -> None:
    team = rows("teams", {"outcome": None, "funding": "project"})
    fill(store, "contributions", "reviews", teams=team)
    assert only_mission(store).loose == ()
    assert [output.code for output in portfolio(store).loose] == ["p"]


def test_an_output_that_moves_only_a_context_figure_serves_no_outcome(store: Store) -> None:
    context = rows("indicators", {}, {"indicator": "k", "outcome": None, "headline": False})
    towards = rows("contributions", {"indicator": "k"})
    fill(store, "reviews", indicators=context, contributions=towards)
    assert [output.code for output in only_mission(store).loose] == ["p"]


def test_open_missions_come_first_then_the_oldest(store: Store) -> None:
    missions = rows(
        "missions",
        {"closed_on": date(2020, 1, 1), "set_on": date(2016, 1, 1)},
        {"mission": "young", "set_on": date(2023, 1, 1), "closed_on": None},
        {"mission": "old", "set_on": date(2021, 1, 1), "closed_on": None},
    )
    fill(store, missions=missions)
    assert [mission.code for mission in portfolio(store).missions] == ["old", "young", "m"]


def test_a_missions_goals_are_a_list(store: Store) -> None:
    fill(store, missions=rows("missions", {"goals": "healthier;more-equal"}))
    assert only_mission(store).goals == ("healthier", "more-equal")
    assert portfolio(store).mission("m") == only_mission(store)


def test_an_empty_store_has_an_empty_portfolio(store: Store) -> None:
    assert portfolio(store) == Portfolio((), ())
