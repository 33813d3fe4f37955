"""The board by hand: its finding, its missions, its pages; and that no title can become markup."""

from datetime import date
from typing import Any

import pytest

from components.board import board_finding, board_heading, build_board
from components.board_beside import Beside
from components.board_facts import Known
from components.board_selection import Wanted
from components.board_view import BoardView, board_view
from components.html import Html
from components.palette import PALETTES
from data.bilingual import Both
from data.portfolio import Portfolio
from locales import text
from tests.components.judging import LINKS, all_on_plan, judged, make_known, make_wales
from tests.components.making import (
    HOSTILE,
    MOMENT,
    make_headline,
    make_link,
    make_mission,
    make_outcome,
    make_output,
)
from tests.components.markup import Element, read_markup

EN, CY = text("en"), text("cy")
NOTHING = Beside(MOMENT, None, {}, None, (), {}, ())
LINK = make_link(make_output())
FLAT = make_known(judged(LINK, "delivered_not_moving"), all_on_plan("p"), {"i": make_wales()})


def one_output() -> Portfolio:
    return Portfolio((make_mission(make_outcome(LINK)),), ())


def view_of(portfolio: Portfolio, known: Known = FLAT, **asked: Any) -> BoardView:
    return board_view(portfolio, known, Wanted(**asked))


def board(
    portfolio: Portfolio, known: Known = FLAT, lang: str = "en", number: int = 1, **asked: Any
) -> Element:
    view = view_of(portfolio, known, **asked)
    made = build_board(view, number, known, NOTHING, LINKS, PALETTES["light"], text(lang))
    return read_markup(made)


def test_the_finding_counts_each_output_once_wherever_it_hangs() -> None:
    """p serves two outcomes of two missions; q is loose at one and r at none."""
    first = make_mission(make_outcome(LINK), make_outcome(LINK, code="o2"))
    second = make_mission(make_outcome(LINK), code="n", loose=(make_output("q"), LINK.output))
    portfolio = Portfolio((first, second), (make_output("r"),))
    assert board_finding(view_of(portfolio), EN) == (
        "Of 3 outputs: 1 delivered and not moving; 2 serve no outcome."
    )


def test_the_finding_the_grid_and_the_mission_count_the_same() -> None:
    read = board(one_output())
    headings = [each.text for each in read.all("h2")]
    assert headings[0] == "One output is busy but flat"
    assert "Its one outcome is improving. Its one output: delivered and not moving." in read.text
    assert board_finding(view_of(one_output()), EN) == "One output: delivered and not moving."


def test_a_filter_says_that_only_what_matches_is_counted() -> None:
    portfolio = Portfolio((make_mission(make_outcome(LINK), loose=(make_output("q"),)),), ())
    assert "that match" not in board_finding(view_of(portfolio), EN)
    filtered = board_finding(view_of(portfolio, says="flat"), EN)
    assert filtered == "One output matches: delivered and not moving."
    assert board_finding(view_of(portfolio, says="worse"), EN) == "No output matches."


def test_the_heading_names_what_is_busy_but_flat_and_what_is_stale() -> None:
    heading = board_heading(view_of(one_output()), Html("<p>note</p>"), "stale", LINKS, EN)
    read = read_markup(heading)
    assert read.first("h1").text == "One output: delivered and not moving."
    assert read.text.endswith("Busy but flat Checks stale note")
    (link,) = read.all("a")
    assert link.attributes["href"] == LINKS.contribution("p-i")


def test_links_lead_to_the_screens_of_what_they_name() -> None:
    addresses = {link.attributes["href"] for link in board(one_output()).all("a")}
    assert addresses == {
        LINKS.mission("m"),
        LINKS.present("m"),
        LINKS.outcome("o"),
        LINKS.indicator("o", "i"),
        LINKS.contribution("p-i"),
        LINKS.figures,
        LINKS.how("grid"),
        LINKS.how("needle"),
    }


def test_a_mission_says_by_when_or_that_no_date_is_set() -> None:
    def horizon(**given: Any) -> str:
        portfolio = Portfolio((make_mission(make_outcome(LINK), **given),), ())
        return next(each.text for each in board(portfolio).all("h2") if "Work" in each.text)

    assert horizon() == "Work for all to reach by: 1 January 2030"
    assert horizon(target_date=None) == "Work for all no date to reach it by"
    assert horizon(closed_on=date(2026, 5, 1)) == "Work for all closed: 1 May 2026"


def test_illustrative_missions_are_marked_and_others_are_not() -> None:
    marked = Portfolio((make_mission(illustrative=True),), ())
    assert "Illustrative figures" in board(marked).text
    assert "Illustrative" not in board(one_output()).text


def large(missions: int, outputs: int) -> Portfolio:
    """Return a portfolio with so many outputs at each mission, five outcomes each."""
    made = []
    for code in range(missions):
        links = [make_link(make_output(f"p-{code}-{at}")) for at in range(outputs)]
        outcomes = (
            make_outcome(
                *links[at::5], code=f"o-{code}-{at}", title=Both(f"Goal {code}.{at}", None)
            )
            for at in range(5)
        )
        made.append(make_mission(*outcomes, code=f"m-{code}", title=Both(f"Mission {code}", None)))
    return Portfolio(tuple(made), ())


def test_one_page_has_no_pager_and_no_other_missions() -> None:
    read = board(one_output())
    assert not read.all("nav")
    assert "The other missions" not in read.text


def test_a_large_board_shows_a_page_and_every_other_mission_by_its_sentence() -> None:
    portfolio = large(12, 17)
    read = board(portfolio, number=2)
    assert all(f"Mission {at}" in read.text for at in range(12))
    assert read.text.count("Show its outputs") == 11
    assert read.text.count("Of 17 outputs") == 12
    (pager,) = read.all("nav")
    assert pager.first("span").text == "Page 2 of 12"
    (current,) = (each for each in pager.every() if "aria-current" in each.attributes)
    assert current.text == "2"
    assert [link.attributes["href"] for link in pager.all("a")][:2] == ["./?page=1", "./?page=3"]


@pytest.mark.parametrize("number", [1, 7])
def test_a_page_of_a_government_stays_small_enough_to_send(number: int) -> None:
    portfolio = large(12, 17)
    documents = {}
    for mission in portfolio.missions:
        for outcome in mission.outcomes:
            for link in outcome.links:
                documents |= judged(link, "delivered_not_moving")
    known = make_known(documents, wales={"i": make_wales()})
    view = view_of(portfolio, known)
    made = build_board(view, number, known, NOTHING, LINKS, PALETTES["light"], EN)
    assert len(str(made).encode()) < 150_000
    assert sum(part.rows for part in view.pages[number - 1]) <= 30


def test_outputs_of_no_mission_stand_under_their_own_heading() -> None:
    portfolio = Portfolio((make_mission(),), (make_output("x", title=Both("Stray", "Crwydr")),))
    read = board(portfolio)
    assert "Outputs that serve no outcome" in [each.text for each in read.all("h2")]
    assert "Stray" in read.text


def test_no_title_of_any_kind_becomes_markup() -> None:
    hostile = Both(HOSTILE, None)
    output = make_output(title=hostile, unit=hostile, for_whom=hostile)
    team = type(output.team)(**(vars(output.team) | {"name": hostile, "organisation": hostile}))
    output = make_output(title=hostile, unit=hostile, for_whom=hostile, team=team)
    facts = {"title": hostile, "unit": hostile}
    headline = make_headline({"2022": 50.0, "2023": 52.1}, "2022", **facts)
    outcome = make_outcome(
        make_link(output, indicator_title=hostile), title=hostile, owner=hostile, headline=headline
    )
    mission = make_mission(outcome, title=hostile, why=hostile, set_by=hostile, loose=(output,))
    for lang in ("en", "cy"):
        read = board(Portfolio((mission,), (output,)), FLAT, lang)
        assert "script" not in read.tags()
        assert all("onerror" not in image.attributes for image in read.all("img"))
        assert " ".join(HOSTILE.split()) in read.text


def test_titles_without_welsh_are_marked_on_the_welsh_board() -> None:
    mission = make_mission(make_outcome(title=Both("Only English", None)))
    heading = board(Portfolio((mission,), ()), lang="cy").first("h3")
    assert heading.first("span").attributes["lang"] == "en"
    assert "heb ei gyfieithu eto" in heading.text
