"""The dates that matter to a link, and when money ends before an answer comes."""

from dataclasses import replace
from datetime import date

import pytest

from evidence.facts import VerdictCode
from evidence.link_dates import LinkDates, say_dates
from locales import text
from models.periods import PeriodKind

ENGLISH = text("en")
NURSES = LinkDates(
    judged_from=date(2027, 11, 18),
    answer="2027-Q3",
    answer_kind=PeriodKind.QUARTER,
    answer_on=date(2027, 11, 18),
    funded_until=date(2027, 3, 31),
)


def said(code: VerdictCode, dates: LinkDates) -> list[str]:
    return list(say_dates(code, dates, ENGLISH))


def test_money_that_ends_before_the_answer_is_told_in_one_sentence() -> None:
    assert said(VerdictCode.TOO_EARLY, NURSES) == [
        "Earliest honest answer, about: November 2027 (figures for July to September 2027)",
        "Funded until March 2027; we could first know in about November 2027.",
    ]


def test_both_dates_are_told_where_they_differ() -> None:
    later = replace(NURSES, answer="2028-Q3", answer_on=date(2028, 11, 18))
    assert said(VerdictCode.TOO_EARLY, later)[:2] == [
        "It can be judged from about: November 2027",
        "Earliest honest answer, about: November 2028 (figures for July to September 2028)",
    ]
    assert len(said(VerdictCode.CANNOT_TELL, later)) == 2


@pytest.mark.parametrize(
    ("until", "told"),
    [(date(2027, 11, 18), "Funded until: November 2027"), (date(2027, 11, 17), "Funded until Nov")],
)
def test_money_that_lasts_to_the_day_lasts(until: date, told: str) -> None:
    assert said(VerdictCode.TOO_EARLY, replace(NURSES, funded_until=until))[-1].startswith(told)


def test_no_answer_in_ten_years_is_said_and_no_date_made_up() -> None:
    never = LinkDates(judged_from=date(2027, 11, 18), never=True, funded_until=date(2027, 3, 31))
    assert said(VerdictCode.CANNOT_TELL, never) == [
        "With this roll-out no honest answer comes within ten years.",
        "Funded until: March 2027",
    ]


def test_a_verdict_that_is_reached_waits_for_no_date() -> None:
    assert said(VerdictCode.MOVING_AS_HOPED, NURSES) == ["Funded until: March 2027"]
    assert said(VerdictCode.MOVING_AS_HOPED, LinkDates()) == []
    assert said(VerdictCode.TOO_EARLY, LinkDates()) == []
