"""The board's rows: three facts for every contribution, each with its mark, word and number."""

from components.board_table import board_table, headline_html, outcome_heading, say_both
from components.html import Html
from components.palette import PALETTES
from data.bilingual import Both
from data.portfolio import OutcomeFacts, OutputFacts
from evidence.facts import VerdictCode
from evidence.signal_sentences import WalesWord
from evidence.together import say_together
from locales import text
from tests.components.judging import LINKS, judged, make_document, make_known, make_wales
from tests.components.making import (
    make_delivered,
    make_figure,
    make_headline,
    make_link,
    make_outcome,
    make_output,
)
from tests.components.markup import Element, read_markup

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
LINK = make_link(make_output())
KNOWN = make_known(
    judged(LINK), {"p": make_delivered(0.93, reached_intended_share=0.19)}, {"i": make_wales()}
)


def table(
    *outcomes: OutcomeFacts, known: object = KNOWN, loose: tuple[OutputFacts, ...] = ()
) -> Element:
    made = board_table(
        outcomes,
        loose,
        known,  # type: ignore[arg-type]
        LINKS,
        LIGHT,
        "caption",
        lambda each: Html(f"<h3>{each.code}</h3>"),
        EN,
    )
    return read_markup(made)


def only_row(read: Element) -> list[str]:
    (row,) = (cells for cells in read.first("tbody").cells() if len(cells) == 5)
    return row


def test_a_row_tells_the_three_facts_and_the_needles_numbers() -> None:
    name, delivered, wales, more, needle = only_row(table(make_outcome(LINK)))
    assert name == "Checks Team"
    assert delivered == ("On plan: 93% 372 of 400 checks; places: 14; reached those it is for: 19%")
    assert wales == "Improving +1.0 to +3.0, 2021 to 2023 Employment"
    assert more == (
        "More where delivered, as hoped Wales is improving, and more so where this was delivered."
    )
    assert needle.endswith("+2.3 (+1.6 to +3.0); hoped for: +2.0")


def test_each_fact_has_its_mark_and_the_needle_says_what_it_shows() -> None:
    images = table(make_outcome(LINK)).first("tbody").all("img")
    assert [image.attributes["alt"] for image in images[:3]] == ["", "", ""]
    assert images[3].attributes["alt"].startswith("Where it was delivered, the figures moved by")


def test_what_is_not_judged_is_not_taken_for_anything_else() -> None:
    row = only_row(table(make_outcome(LINK), known=make_known()))
    assert row[1:] == ["No plan recorded", "Not judged yet Employment", "Not judged yet", ""]


def test_without_a_wales_figure_it_says_so() -> None:
    known = make_known(judged(LINK), wales={"other": make_wales()})
    row = only_row(table(make_outcome(LINK), known=known))
    assert row[2] == "No figure for Wales is published Employment"
    assert row[3].endswith(
        "No figure for Wales is published; the places where this was delivered moved more than "
        "the rest."
    )


def test_each_contribution_is_a_row_and_an_explored_one_says_so() -> None:
    explored = make_link(LINK.output, indicator="j", primary=False)
    explored = type(explored)(**(vars(explored) | {"code": "x"}))
    rows = [
        cells
        for cells in table(make_outcome(LINK, explored)).first("tbody").cells()
        if len(cells) == 5
    ]
    assert [row[0].endswith("explored; not its main purpose") for row in rows] == [False, True]


def test_the_sentence_beside_the_verdict_is_the_one_of_both_facts() -> None:
    for word in (WalesWord.IMPROVING, WalesWord.NO_CLEAR_CHANGE, WalesWord.WORSENING):
        known = make_known(judged(LINK, "cannot_tell"), wales={"i": make_wales(word.value)})
        wanted = say_together(word, VerdictCode.CANNOT_TELL, nothing_to_compare=False, _=CY)
        assert say_both(LINK, known, CY) == wanted
    elsewhere = judged(LINK, "moving_elsewhere", beneath="short_of_hoped")
    known = make_known(elsewhere, wales={"i": make_wales()})
    assert "less than was hoped for" in say_both(LINK, known, EN)
    alone = make_known(judged(LINK, design="interrupted_series"), wales={"i": make_wales()})
    assert "no place without this" in say_both(LINK, alone, EN)


def test_where_it_waits_it_says_until_when() -> None:
    waits = judged(
        LINK, "too_early", earliest_answer="2027", answer_on="2027-11-20", ready_on="2027-11-20"
    )
    assert only_row(table(make_outcome(LINK), known=make_known(waits)))[4] == (
        "Earliest honest answer, about: November 2027 (figures for 2027)"
    )
    poor = judged(
        LINK,
        "too_early",
        earliest_answer="2027",
        answer_on="2027-11-20",
        ready_on="2027-11-20",
        funded_until="2027-03-31",
    )
    assert only_row(table(make_outcome(LINK), known=make_known(poor)))[4] == (
        "Funded until March 2027; we could first know in about November 2027."
    )


def test_what_serves_no_outcome_and_what_no_output_works_on_are_both_shown() -> None:
    read = table(make_outcome(), loose=(make_output("l", title=Both("Lost", "Ar goll")),))
    assert "No output works on this outcome." in read.text
    assert "Outputs that serve no outcome" in read.text
    assert "Lost" in read.text
    assert "No figure is expected to move" in read.text


def test_an_outcomes_heading_links_to_it_and_says_its_figure_and_owner() -> None:
    read = read_markup(outcome_heading(make_outcome(), LINKS, LIGHT, EN))
    assert read.first("h3").first("a").attributes["href"] == LINKS.outcome("o")
    assert "Employment: 52.1% (2023) · Owner: Director" in read.text.replace(" :", ":")
    nothing = read_markup(outcome_heading(make_outcome(headline=None), LINKS, LIGHT, EN))
    assert "No headline indicator is set." in nothing.text


def test_a_headline_tells_wales_as_published_its_period_and_its_change() -> None:
    told = read_markup(headline_html(make_outcome(), LINKS, EN)).text
    assert told == "52.1% · 2023 · 2.1 percentage points higher since 2022 Employment"


def test_a_provisional_figure_is_said_to_be() -> None:
    headline = make_headline({"2022": 50.0, "2023": 52.1}, "2022")
    provisional = make_figure(52.1, "2023", notes=("p",))
    outcome = make_outcome(headline=type(headline)(**(vars(headline) | {"latest": provisional})))
    assert "2023, provisional" in read_markup(headline_html(outcome, LINKS, EN)).text


def test_without_a_wales_figure_there_is_no_mean_of_places() -> None:
    without = make_outcome(headline=make_headline({}))
    told = read_markup(headline_html(without, LINKS, EN)).text
    assert told == "Employment : no figure for Wales is published"
    nothing = read_markup(headline_html(make_outcome(headline=None), LINKS, EN)).text
    assert nothing == "No headline indicator is set."


def test_documents_of_other_links_do_not_leak_into_a_row() -> None:
    known = make_known({"other": make_document("wrong_way")})
    assert only_row(table(make_outcome(LINK), known=known))[3] == "Not judged yet"
