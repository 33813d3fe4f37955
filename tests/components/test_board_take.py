"""The board's tables to take away: the screen's facts, numbers as numbers, nothing left out."""

from components.board_facts import Fact, Share, Standing
from components.board_take import take_grid, take_rows
from data.bilingual import Both
from data.portfolio import Portfolio
from locales import text
from tests.components.judging import judged, make_document, make_known, make_wales
from tests.components.making import (
    make_delivered,
    make_link,
    make_mission,
    make_outcome,
    make_output,
)

EN, CY = text("en"), text("cy")
LINK = make_link(make_output())


def test_a_row_holds_what_the_screen_shows() -> None:
    known = make_known(
        judged(LINK), {"p": make_delivered(0.93, reached_intended_share=0.19)}, {"i": make_wales()}
    )
    taken = take_rows(Portfolio((make_mission(make_outcome(LINK)),), ()), known, "Board", EN)
    (row,) = taken.rows
    told = dict(zip([column.title for column in taken.columns], row, strict=True))
    assert (told["Mission"], told["Outcome"], told["Output"], told["Team"]) == (
        "Work for all",
        "More people in work",
        "Checks",
        "Team",
    )
    assert (told["Share of plan delivered"], told["Delivered"], told["Planned"]) == (
        "93%",
        372.0,
        400.0,
    )
    assert told["Share that reached those it is for"] == 0.19
    assert (told["Wales as a whole"], told["Years"]) == ("Improving", "2021 to 2023")
    assert told["More where delivered?"] == "More where delivered, as hoped"
    assert (told["Estimate"], told["Lower 95% limit"], told["Upper 95% limit"]) == (2.3, 1.6, 3.0)
    assert told["Hoped for"] == 2.0
    assert "+2.3" in str(told["Finding"])


def test_what_is_not_known_is_empty_and_never_zero() -> None:
    mission = make_mission(make_outcome(LINK), make_outcome(code="o2"), loose=(make_output("l"),))
    portfolio = Portfolio((mission,), (make_output("s"),))
    taken = take_rows(portfolio, make_known(), "Board", EN)
    assert len(taken.rows) == 4
    assert all(len(row) == len(taken.columns) for row in taken.rows)
    assert not any(value == 0 for row in taken.rows for value in row)


def test_a_verdict_that_prints_no_number_gives_none_away() -> None:
    known = make_known(judged(LINK, "too_early"))
    taken = take_rows(Portfolio((make_mission(make_outcome(LINK)),), ()), known, "Board", EN)
    told = dict(zip([column.title for column in taken.columns], taken.rows[0], strict=True))
    assert (told["Estimate"], told["Lower 95% limit"], told["Upper 95% limit"]) == (None,) * 3
    assert told["Hoped for"] == 2.0


def test_the_grid_lists_each_output_with_its_row_and_column() -> None:
    def stand(code: str, fact: Fact, share: Share) -> Standing:
        output = make_output(code, title=Both(code.upper(), None))
        return Standing(output, make_link(output), fact, share)

    made = [
        stand("a", Fact.MOVED, Share.BEHIND),
        stand("b", Fact.FLAT, Share.ON_PLAN),
        Standing(make_output("l"), None, Fact.LOOSE, Share.EARLY),
    ]
    assert take_grid(made, "Grid", EN).rows == (
        ("moved more", "behind", "A", "no"),
        ("no movement", "delivered on plan", "B", "yes"),
    )


def test_decimals_are_the_most_that_any_row_needs() -> None:
    fine = {"estimate": 0.0123, "ci95": [0.004, 0.02], "ci90": [0.005, 0.019], "expected": 0.01}
    second = make_link(make_output("q"))
    known = make_known({"p-i": make_document(), "q-i": make_document(**fine)})
    mission = make_mission(make_outcome(LINK, second))
    taken = take_rows(Portfolio((mission,), ()), known, "Board", CY)
    decimals = {column.decimals for column in taken.columns[14:18]}
    assert decimals == {3}
    assert [row[14] for row in taken.rows] == [2.3, 0.012]
