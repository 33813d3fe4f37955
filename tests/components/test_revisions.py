"""What was revised, as a table and in one sentence, by hand."""

from datetime import date

from components.revisions import build_revisions, revisions_sentence, take_revisions
from data.vintages import Revision, Vintage
from locales import text
from tests.components.markup import read_markup
from tests.components.outcome_making import make_outcome_view

EN = text("en")
FIRST, LATER = date(2024, 5, 1), date(2024, 11, 1)


def revision(period: str, first: float | None, latest: float | None) -> Revision:
    return Revision(period, (Vintage(FIRST, first), Vintage(LATER, latest)))


def test_the_table_says_first_latest_and_the_difference() -> None:
    view = make_outcome_view()
    made = read_markup(build_revisions([revision("2023", 2.0, 1.6)], view, EN))
    _heads, row = made.first("table").cells()
    assert row == ["2023", "2.0", "1 May 2024", "1.6", "1 November 2024", "−0.4"]
    taken = take_revisions([revision("2023", 2.0, 1.6)], view, EN)
    assert list(taken.rows[0]) == ["2023", 2.0, "2024-05-01", 1.6, "2024-11-01", -0.4]


def test_a_withdrawn_figure_is_no_change_of_a_number() -> None:
    view = make_outcome_view()
    made = read_markup(build_revisions([revision("2023", 2.0, None)], view, EN))
    assert made.first("table").cells()[1][3:] == ["no figure", "1 November 2024", ""]


def test_the_sentence_counts_what_changed_and_by_how_much() -> None:
    view = make_outcome_view()
    three = [revision("2023", 2.0, 1.6), revision("2022", 2.0, 2.3), revision("2021", 2.0, 2.0)]
    assert revisions_sentence(three, view, EN) == (
        "Figures published more than once: 3 of 14. Changed: 2, by −0.4 at the most."
    )
    assert revisions_sentence(three[2:], view, EN).endswith("None of them changed.")
    assert revisions_sentence([], view, EN) == (
        "No figure of this series was published more than once."
    )
