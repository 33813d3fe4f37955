"""The board and its one sentence, by hand; and that no title can become markup."""

from components.board import BoardLinks, board_finding, build_board, headline_html, mission_sentence
from data.bilingual import Both
from data.portfolio import Portfolio
from locales import text
from tests.components.making import (
    HOSTILE,
    MOMENT,
    make_delivered,
    make_figure,
    make_headline,
    make_link,
    make_mission,
    make_outcome,
    make_output,
)
from tests.components.markup import Element, read_markup

EN, CY = text("en"), text("cy")
LINKS = BoardLinks(
    mission=lambda code: f"./mission?mission={code}&lang=en",
    indicator=lambda code: f"./map?indicator={code}&lang=en",
)


def board(portfolio: Portfolio, lang: str = "en", **delivered: float | None) -> Element:
    found = {code: make_delivered(share) for code, share in delivered.items()}
    return read_markup(build_board(portfolio, found, MOMENT, LINKS, "light", text(lang)))


def one_output() -> Portfolio:
    return Portfolio((make_mission(make_outcome(make_link(make_output()))),), ())


def test_the_finding_counts_outputs_on_plan_wherever_they_hang() -> None:
    """Of five, p at 93% and q at exactly 90% are on plan; the others are behind or unknown."""
    p, q, behind, unknown, absent = (make_output(code) for code in ("p", "q", "b", "u", "a"))
    mission = make_mission(make_outcome(make_link(p), make_link(q)), loose=(behind,))
    portfolio = Portfolio((mission,), (unknown, absent))
    delivered = {
        "p": make_delivered(0.93),
        "q": make_delivered(0.90),
        "b": make_delivered(0.89),
        "u": make_delivered(None),
        "not on the board": make_delivered(1.0),
    }
    assert "2 of 5" in board_finding(portfolio, delivered, EN)
    assert "2 of 3" in mission_sentence(mission, delivered, EN)


def test_an_output_that_serves_two_outcomes_counts_once() -> None:
    link = make_link(make_output())
    mission = make_mission(make_outcome(link), make_outcome(link, code="o2"))
    assert "1 of 1" in mission_sentence(mission, {"p": make_delivered(1.0)}, EN)


def test_a_mission_without_outputs_says_so() -> None:
    mission = make_mission()
    assert mission_sentence(mission, {}, EN) == "No output is recorded yet."
    assert mission_sentence(mission, {}, CY) != "No output is recorded yet."


def test_an_output_that_moves_two_indicators_of_an_outcome_is_one_row() -> None:
    output = make_output()
    second = make_link(output, indicator="j", indicator_title=Both("Pay", "Cyflog"))
    portfolio = Portfolio((make_mission(make_outcome(make_link(output), second)),), ())
    rows = [row for row in board(portfolio, p=0.93).first("tbody").cells() if len(row) == 4]
    assert len(rows) == 1
    assert "Employment" in rows[0][3]
    assert "Pay" in rows[0][3]


def test_a_row_tells_the_three_facts() -> None:
    rows = board(one_output(), p=0.93).first("tbody").cells()
    name, delivered, reached, judged = next(row for row in rows if len(row) == 4)
    assert name.startswith("Checks")
    assert "Team" in name
    assert delivered.startswith("On plan: 93%")
    assert reached.startswith("Not counted")
    assert judged == "Not judged yet Employment"


def test_links_keep_to_the_addresses_they_are_given() -> None:
    addresses = {link.attributes["href"] for link in board(one_output()).all("a")}
    assert addresses == {LINKS.mission("m"), LINKS.indicator("i")}


def test_an_outcome_shows_wales_as_published_its_period_and_its_change() -> None:
    told = read_markup(headline_html(make_outcome(), LINKS, EN)).text
    assert told.startswith("52.1% · Wales, 2023 · 2.1 percentage points higher since 2022")
    assert told.endswith("Employment")


def test_a_provisional_figure_is_said_to_be() -> None:
    headline = make_headline({"2022": 50.0, "2023": 52.1}, "2022")
    provisional = make_figure(52.1, "2023", notes=("p",))
    outcome = make_outcome(headline=type(headline)(**(vars(headline) | {"latest": provisional})))
    assert "2023 (provisional)" in read_markup(headline_html(outcome, LINKS, EN)).text


def test_without_a_wales_figure_it_says_so_and_means_no_mean_of_places() -> None:
    without = make_outcome(headline=make_headline({}))
    told = read_markup(headline_html(without, LINKS, EN)).text
    assert told == "Employment : no figure for Wales is published"
    nothing = read_markup(headline_html(make_outcome(headline=None), LINKS, EN)).text
    assert nothing == "No headline indicator is set."


def test_what_serves_no_outcome_and_what_no_output_works_on_are_both_shown() -> None:
    mission = make_mission(make_outcome(), loose=(make_output("l", title=Both("Lost", "Ar goll")),))
    portfolio = Portfolio((mission,), (make_output("x", title=Both("Stray", "Crwydr")),))
    told = board(portfolio).text
    assert "No output works on this outcome." in told
    assert "Outputs that serve no outcome" in told
    assert "Lost" in told
    assert "Stray" in told


def test_illustrative_missions_are_marked_and_others_are_not() -> None:
    marked = Portfolio((make_mission(illustrative=True),), ())
    assert "Illustrative figures" in board(marked).text
    assert "Illustrative" not in board(one_output()).text


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
        read = board(Portfolio((mission,), (output,)), lang, p=0.5)
        assert "script" not in read.tags()
        assert all("onerror" not in image.attributes for image in read.all("img"))
        assert " ".join(HOSTILE.split()) in read.text


def test_titles_without_welsh_are_marked_on_the_welsh_board() -> None:
    mission = make_mission(make_outcome(title=Both("Only English", None)))
    read = board(Portfolio((mission,), ()), "cy")
    heading = read.first("h3")
    assert heading.first("span").attributes["lang"] == "en"
    assert "heb ei gyfieithu eto" in heading.text
