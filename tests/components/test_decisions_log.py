"""The log of decisions: what has become of each, in step with the board."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from components.decision_words import STATES, state_of
from components.decisions_log import Asked, LoggedDecision, decisions_finding, list_decisions
from components.due import list_due
from data.bilingual import Both
from data.expectations import list_expectations
from data.figures import list_indicators
from data.moment import get_moment
from data.portfolio import Portfolio, get_portfolio
from data.reviews import ReviewRecord, list_newest_reviews, list_reviews
from data.store import Store
from locales import text
from tests.components.linking import make_expectation
from tests.components.making import TODAY, make_facts, make_link, make_mission, make_outcome
from tests.components.making import make_output as output_of

EN, CY = text("en"), text("cy")


def make_review(code: str = "r", **changes: object) -> ReviewRecord:
    good: dict[str, object] = {
        "contribution": "p-i",
        "held_on": date(2025, 1, 1),
        "decision": "persist",
        "owner": Both("Lead", None),
        "review_on": TODAY + timedelta(365),
        "reason": Both("Because", None),
        "code": code,
        "learned": Both(None, None),
        "change_our_mind": Both(None, None),
        "attended": None,
        "outcome_of_last": None,
        "evidence": None,
    }
    return ReviewRecord(**(good | changes))  # type: ignore[arg-type]


def log(*reviews: ReviewRecord) -> tuple[LoggedDecision, ...]:
    """Return the log of one link, of which a second expectation took the first one's place."""
    output = output_of()
    link = make_link(output)
    expectations = {
        "p-i": make_expectation(superseded_by="p-i-2"),
        "p-i-2": make_expectation("p-i-2", supersedes="p-i"),
    }
    portfolio = Portfolio((make_mission(make_outcome(link)),), ())
    return list_decisions(reviews, expectations, portfolio, {"i": make_facts()}, TODAY)


@pytest.mark.parametrize(
    ("days", "state"),
    [(-1, "overdue"), (0, "due"), (60, "due"), (61, "stands")],
)
def test_the_last_decision_waits_for_its_day(days: int, state: str) -> None:
    review = make_review(review_on=TODAY + timedelta(days))
    assert state_of(review, None, TODAY) == state


@pytest.mark.parametrize("said", ["right", "wrong", "unclear", None])
def test_an_earlier_one_is_what_the_next_said_of_it(said: str | None) -> None:
    later = make_review("s", outcome_of_last=said)
    overdue = make_review(review_on=date(2025, 6, 1))
    assert state_of(overdue, later, TODAY) == (said or "followed")


def test_a_decision_about_what_was_replaced_is_followed_by_the_new_one() -> None:
    first = make_review(held_on=date(2024, 1, 1), decision="pivot", review_on=date(2025, 1, 1))
    second = make_review("s", contribution="p-i-2", outcome_of_last="wrong")
    found = log(first, second)
    assert [(each.review.code, each.state, each.standing) for each in found] == [
        ("s", "stands", "p-i-2"),
        ("r", "wrong", "p-i-2"),
    ]


def test_what_waits_for_somebody_comes_first_by_its_day_then_the_newest() -> None:
    old = make_review(held_on=date(2024, 1, 1), review_on=date(2024, 6, 1))
    found = log(old, make_review("s", review_on=TODAY - timedelta(1)))
    assert [each.state for each in found] == ["overdue", "followed"]
    assert decisions_finding(found, EN) == "Decisions: 2. Overdue: 1."
    assert decisions_finding(found, CY) == "Penderfyniadau: 2. Yn hwyr: 1."
    assert decisions_finding((), EN) == "No decision is recorded here yet"


def test_what_is_asked_for_is_shown_alone() -> None:
    (found,) = log(make_review())
    assert Asked("t", "m", "persist", "stands").wants(found)
    for asked in (Asked("u"), Asked(mission="n"), Asked(decision="stop"), Asked(state="wrong")):
        assert not asked.wants(found)


def test_every_state_has_its_words_in_both_languages() -> None:
    for word in STATES.values():
        assert EN(word) != CY(word)


def test_the_board_waits_for_the_same_decisions(demonstration_store: Store) -> None:
    """The board's *decisions due*, worked out by its own rule, against the log on several days."""
    with demonstration_store.read() as connection:
        moment = get_moment(connection)
        portfolio = get_portfolio(connection, moment.until)
        expectations = list_expectations(connection, moment.until)
        indicators = {facts.code: facts for facts in list_indicators(connection)}
        reviews = list_reviews(connection, moment.until)
        newest = list_newest_reviews(connection, moment.until)
    links = [
        link
        for mission in portfolio.missions
        for outcome in mission.outcomes
        for link in outcome.links
    ]
    some = 0
    for days in (0, 30, 90, 200, 400):
        today = moment.today + timedelta(days)
        board = {(each.link.code, each.overdue) for each in list_due(links, newest, today)}
        found = list_decisions(reviews, expectations, portfolio, indicators, today)
        logged = {(each.standing, each.state == "overdue") for each in found if each.is_due}
        assert logged == board
        some += len(board)
    assert some > 4


def test_a_review_of_what_is_not_there_is_left_out() -> None:
    assert log(replace(make_review(), contribution="gone")) == ()
