"""The logic model: every contribution an edge, drawn by what the figures say of it."""

from xml.etree.ElementTree import Element

import pytest

from components.board_facts import Fact
from components.logic_model import (
    LEFTS,
    MARKS,
    SHORT,
    STROKES,
    build_logic_model,
    key_sample,
    logic_model_alt,
    model_facts,
    model_outputs,
    short_words,
)
from components.palette import PALETTES
from data.bilingual import Both
from evidence.facts import VerdictCode
from locales import text
from tests.components.judging import judged, make_known
from tests.components.making import (
    make_link,
    make_mission,
    make_outcome,
    make_output,
)
from tests.components.markup import drawn_texts, read_drawing

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
LINK = make_link(make_output())
VISITS = make_link(make_output("q", title=Both("Visits", "Ymweliadau")), primary=False)


def read(mission: object, known: object = None, lang: str = "en") -> Element:
    made = build_logic_model(mission, known or make_known(), LIGHT, text(lang))  # type: ignore[arg-type]
    return read_drawing(made)


def edges(drawing: Element) -> list[Element]:
    """Return the edges from outcomes to outputs; those to the mission have the colour of frames."""
    return [
        each
        for each in drawing
        if each.tag == "path" and each.get("stroke") not in (LIGHT.line, None)
    ]


def test_each_contribution_is_an_edge_drawn_by_what_the_figures_say() -> None:
    known = make_known(judged(LINK) | dict(judged(VISITS, "delivered_not_moving")))
    drawing = read(make_mission(make_outcome(LINK, VISITS)), known)
    drawn = [(each.get("stroke"), each.get("stroke-width")) for each in edges(drawing)]
    assert drawn == [(LIGHT.better, "3"), (LIGHT.concern, "1.5")]
    shown = drawn_texts(drawing)
    assert "moved more" in shown
    assert "no movement" in shown


def test_two_contributions_of_one_output_are_two_edges_that_do_not_meet() -> None:
    second = make_link(LINK.output, indicator="j", primary=False)
    second = type(second)(**(vars(second) | {"code": "x"}))
    drawn = edges(read(make_mission(make_outcome(LINK), make_outcome(second, code="o2"))))
    ends = [float(each.get("d", "").rpartition(",")[2]) for each in drawn]
    assert len(ends) == 2
    assert abs(ends[0] - ends[1]) >= 20


def test_no_two_facts_look_the_same_without_colour() -> None:
    """By their mark, whose shapes differ, and by their word; the dash differs within a colour."""
    assert set(STROKES) == set(MARKS) == set(SHORT) == set(Fact) - {Fact.LOOSE}
    assert len({_shape(MARKS[fact](LIGHT)) for fact in SHORT}) == len(SHORT)
    assert len(set(STROKES.values())) == len(STROKES)
    for lang in ("en", "cy"):
        assert len({text(lang)(said) for said in SHORT.values()}) == len(SHORT)


def _shape(svg: str) -> tuple[tuple[str | None, ...], ...]:
    names = ("d", "r", "x", "stroke-dasharray", "points")
    return tuple(
        (each.tag, *(each.get(name) for name in names)) for each in read_drawing(svg).iter()
    )


@pytest.mark.parametrize("code", VerdictCode)
@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_verdict_has_a_short_word_that_fits_its_place(code: VerdictCode, lang: str) -> None:
    beneath = "delivered_not_moving" if code is VerdictCode.MOVING_ELSEWHERE else None
    known = make_known(judged(LINK, code.value, beneath=beneath))
    said = short_words(LINK, known, text(lang))
    drawing = read(make_mission(make_outcome(LINK)), known, lang)
    assert said in drawn_texts(drawing)  # whole: nothing of it is cut off
    placed = [float(mark.get("x", "0")) for mark in drawing.iter("svg") if mark is not drawing]
    assert all(LEFTS[1] + 330 < x < LEFTS[2] for x in placed)


def test_an_output_is_drawn_once_however_many_outcomes_it_serves() -> None:
    mission = make_mission(make_outcome(LINK), make_outcome(LINK, code="o2"))
    assert [output.code for output in model_outputs(mission)] == ["p"]
    assert drawn_texts(read(mission)).count("Checks") == 1


def test_what_is_missing_has_a_dashed_frame() -> None:
    mission = make_mission(make_outcome(), loose=(make_output(),))
    framed = [box for box in read(mission).iter("rect") if box.get("stroke-dasharray")]
    assert len(framed) == 2  # the outcome no output works on, the output that serves none


def test_the_picture_names_owner_team_and_who_set_it() -> None:
    shown = drawn_texts(read(make_mission(make_outcome(LINK)), lang="cy"))
    assert "Gweinidogion" in shown
    assert "Tîm" in shown
    assert any("Cyfarwyddwr" in each for each in shown)


def test_its_words_tell_the_same() -> None:
    mission = make_mission(
        make_outcome(LINK),
        make_outcome(code="o2", title=Both("Fair pay", "Cyflog teg")),
        loose=(make_output("l", title=Both("Lost", "Ar goll")),),
    )
    assert logic_model_alt(mission, make_known(judged(LINK)), EN) == (
        "Work for all. More people in work: Checks (moved more). Fair pay: no output. Serves no "
        "outcome: Lost"
    )


def test_the_key_holds_what_the_picture_has() -> None:
    known = make_known(judged(LINK) | dict(judged(VISITS, "wrong_way")))
    mission = make_mission(make_outcome(VISITS, LINK), make_outcome(LINK, code="o2"))
    assert model_facts(mission, known) == [Fact.MOVED, Fact.WORSE]
    (sample,) = read_drawing(key_sample(Fact.WORSE, LIGHT)).iter("path")
    assert sample.get("stroke-dasharray") == STROKES[Fact.WORSE].dash


def test_without_its_font_the_picture_is_small() -> None:
    mission = make_mission(make_outcome(LINK))
    plain = build_logic_model(mission, make_known(), LIGHT, EN, with_font=False)
    assert "@font-face" not in plain
    assert "@font-face" in build_logic_model(mission, make_known(), LIGHT, EN)
