"""A mission's page: the picture, the same in words, and what is missing."""

from components.board import BoardLinks
from components.gaps import list_gaps
from components.logic_model import build_logic_model, logic_model_alt, model_outputs
from components.mission_view import build_mission, mission_heading
from components.palette import PALETTES
from data.bilingual import Both
from locales import text
from tests.components.making import (
    HOSTILE,
    make_delivered,
    make_headline,
    make_link,
    make_mission,
    make_outcome,
    make_output,
)
from tests.components.markup import drawn_texts, read_drawing, read_markup, read_pictures

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
LINKS = BoardLinks(mission=lambda code: f"./m?{code}", indicator=lambda code: f"./i?{code}")


def test_each_expectation_is_an_edge_and_an_explored_one_is_dashed() -> None:
    first, second = make_output("p"), make_output("q", title=Both("Visits", "Ymweliadau"))
    outcome = make_outcome(make_link(first), make_link(second, primary=False))
    read = read_drawing(build_logic_model(make_mission(outcome), LIGHT, EN))
    edges = [edge.get("stroke-dasharray") for edge in read.iter("path")]
    assert sorted(edges, key=str) == ["5 4", None, None]  # mission to outcome, and the two


def test_an_output_is_drawn_once_however_many_outcomes_it_serves() -> None:
    link = make_link(make_output())
    mission = make_mission(make_outcome(link), make_outcome(link, code="o2"))
    assert [output.code for output in model_outputs(mission)] == ["p"]
    shown = drawn_texts(read_drawing(build_logic_model(mission, LIGHT, EN)))
    assert shown.count("Checks") == 1


def test_what_is_missing_has_a_dashed_frame() -> None:
    mission = make_mission(make_outcome(), loose=(make_output(),))
    read = read_drawing(build_logic_model(mission, LIGHT, EN))
    framed = [box for box in read.iter("rect") if box.get("stroke-dasharray")]
    assert len(framed) == 2  # the outcome no output works on, the output that serves none


def test_the_picture_names_owner_team_and_who_set_it() -> None:
    mission = make_mission(make_outcome(make_link(make_output())))
    shown = drawn_texts(read_drawing(build_logic_model(mission, LIGHT, CY)))
    assert "Gweinidogion" in shown
    assert "Tîm" in shown
    assert any("Cyfarwyddwr" in each for each in shown)


def test_its_words_tell_the_same() -> None:
    mission = make_mission(
        make_outcome(make_link(make_output())),
        make_outcome(code="o2", title=Both("Fair pay", "Cyflog teg")),
        loose=(make_output("l", title=Both("Lost", "Ar goll")),),
    )
    assert logic_model_alt(mission, EN) == (
        "Work for all. More people in work: Checks. Fair pay: no output. Serves no outcome: Lost"
    )


def test_hostile_words_stay_words_in_the_picture() -> None:
    hostile = Both(HOSTILE, HOSTILE)
    mission = make_mission(make_outcome(make_link(make_output(title=hostile))), title=hostile)
    made = build_mission(mission, {}, LINKS, LIGHT, EN)
    heading = mission_heading(mission, {}, EN)
    assert "script" not in read_markup(made).tags() | read_markup(heading).tags()
    for drawing in read_pictures(made):
        assert "script" not in {element.tag for element in drawing.iter()}


def test_gaps_are_told_one_by_one() -> None:
    nothing = make_outcome(code="n", indicators=(), headline=None, title=Both("N", "N"))
    no_headline = make_outcome(make_link(make_output()), headline=None, title=Both("H", "H"))
    no_figure = make_outcome(
        make_link(make_output()), headline=make_headline({}), title=Both("F", "F")
    )
    no_target = make_outcome(
        make_link(make_output()), headline=make_headline({"2023": 1.0}), title=Both("T", "T")
    )
    loose = make_output("l", title=Both("L", "L"))
    mission = make_mission(
        nothing, no_headline, no_figure, no_target, target_date=None, loose=(loose,)
    )
    assert list_gaps(mission, EN) == [
        "The mission has no date to reach it by.",
        "Outcome with no output: N",
        "Outcome with no indicator: N",
        "Outcome with no headline indicator: H",
        "Outcome with no figure for Wales: F",
        "Outcome with no target: T",
        "Output that serves no outcome: L",
    ]


def test_a_whole_mission_has_no_gaps_and_no_list_of_them() -> None:
    mission = make_mission(make_outcome(make_link(make_output())))
    assert list_gaps(mission, EN) == []
    assert "What is missing" not in read_markup(build_mission(mission, {}, LINKS, LIGHT, EN)).text
    assert list_gaps(make_mission(), EN) == ["The mission has no outcome."]


def test_the_heading_tells_why_by_whom_and_by_when() -> None:
    mission = make_mission(goals=("healthier", "prosperous"), illustrative=True)
    told = read_markup(mission_heading(mission, {}, EN)).text
    assert told.startswith("Work for all Illustrative figures")
    assert "Because." in told
    assert "Set by: Ministers, 1 January 2024 · to reach by: 1 January 2030" in told
    assert told.index("A prosperous Wales") < told.index("A healthier Wales")
    assert (
        "no date to reach it by"
        in read_markup(mission_heading(make_mission(target_date=None), {}, EN)).text
    )


def test_a_narrow_screen_gets_the_same_chain_as_a_list() -> None:
    mission = make_mission(make_outcome(make_link(make_output())), make_outcome(code="o2"))
    read = read_markup(build_mission(mission, {"p": make_delivered()}, LINKS, LIGHT, EN))
    narrow = next(
        each for each in read.all("div") if "mw-narrow-only" in each.attributes.get("class", "")
    )
    assert narrow.first("li").text.startswith("More people in work")
    assert "Checks" in narrow.text
    assert "no output" in narrow.text
