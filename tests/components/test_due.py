"""What waits: decisions due within sixty days or past, and what only ministers can settle."""

from datetime import date, timedelta

from components.cards import MOST
from components.due import build_due, build_for_ministers, list_due, list_for_ministers
from data.bilingual import Both
from data.portfolio import Portfolio
from data.reviews import ReviewFacts
from locales import text
from tests.components.judging import LINKS, judged, make_known
from tests.components.making import (
    HOSTILE,
    TODAY,
    make_link,
    make_mission,
    make_outcome,
    make_output,
)
from tests.components.markup import read_markup

EN, CY = text("en"), text("cy")
LINK = make_link(make_output())


def review(days: int, contribution: str = "p-i") -> dict[str, ReviewFacts]:
    due = TODAY + timedelta(days)
    owner = Both("Director", "Cyfarwyddwr")
    return {
        contribution: ReviewFacts(
            contribution, date(2025, 1, 1), "pivot", owner, due, Both("Why", "Pam")
        )
    }


def test_a_decision_is_due_from_sixty_days_before_and_stays_so() -> None:
    for days, due in ((61, False), (60, True), (0, True), (-1, True), (-900, True)):
        assert bool(list_due([LINK], review(days), TODAY)) is due, days
    (late,) = list_due([LINK], review(-1), TODAY)
    assert late.overdue
    (today,) = list_due([LINK], review(0), TODAY)
    assert not today.overdue


def test_only_what_is_shown_is_due_and_the_earliest_comes_first() -> None:
    second = make_link(make_output("q"))
    reviews = review(20) | review(10, "q-i") | review(5, "elsewhere")
    found = list_due([LINK, second], reviews, TODAY)
    assert [due.link.code for due in found] == ["q-i", "p-i"]


def test_it_says_when_of_what_and_whose_it_is() -> None:
    card = read_markup(build_due(list_due([LINK], review(18), TODAY), None, LINKS, EN))
    assert card.text == ("Decisions due: 1 Checks : 10 December 2026 · Owner: Director")
    late = read_markup(build_due(list_due([LINK], review(-1), TODAY), None, LINKS, EN))
    assert "was due 21 November 2026" in late.text
    assert "No decision is due" in read_markup(build_due((), None, LINKS, EN)).text


def test_what_only_ministers_can_settle_is_computed() -> None:
    nurses = make_link(make_output("n", title=Both("Nurses", None)))
    ends = {
        "answer_on": "2027-11-20",
        "earliest_answer": "2027",
        "funded_until": "2027-03-31",
        "ready_on": "2027-11-20",
    }
    known = make_known(judged(nurses, "too_early", **ends))
    orphan = make_outcome(title=Both("Fair work", None), owner=Both("tbc", None), code="f")
    mission = make_mission(
        make_outcome(nurses),
        orphan,
        target_date=None,
        loose=(make_output("l", title=Both("Units", None)),),
    )
    lines = list_for_ministers(Portfolio((mission,), ()), known, LINKS, EN)
    told = [read_markup(line).text for line in lines]
    assert told == [
        "Mission with no date: Work for all",
        "Outcome that nobody owns: Fair work",
        "Outcome with no output: Fair work",
        "Nurses : Funded until March 2027; we could first know in about November 2027.",
        "Output that serves no outcome: Units",
    ]


def test_money_that_lasts_and_a_mission_that_is_closed_are_no_matter() -> None:
    lasting = judged(
        LINK, "too_early", answer_on="2027-01-20", earliest_answer="2026", funded_until="2027-03-31"
    )
    mission = make_mission(make_outcome(LINK), target_date=None, closed_on=TODAY)
    assert list_for_ministers(Portfolio((mission,), ()), make_known(lasting), LINKS, EN) == []
    assert not build_for_ministers([], None, LINKS, EN).markup


def test_long_lists_are_cut_and_counted() -> None:
    card = read_markup(build_for_ministers([str(at) for at in range(MOST + 2)], None, LINKS, EN))
    assert card.first("h2").text == f"Only ministers can settle: {MOST + 2}"
    assert len(card.all("li")) == MOST
    assert "and 2 more" in card.text


def test_hostile_names_stay_text() -> None:
    hostile = Both(HOSTILE, HOSTILE)
    mission = make_mission(
        make_outcome(title=hostile),
        title=hostile,
        target_date=None,
        loose=(make_output(title=hostile),),
    )
    for _ in (EN, CY):
        lines = list_for_ministers(Portfolio((mission,), ()), make_known(), LINKS, _)
        assert "script" not in read_markup(build_for_ministers(lines, None, LINKS, _)).tags()
