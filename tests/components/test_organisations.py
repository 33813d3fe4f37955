"""Who works on a mission: each organisation once, and the outcomes that hang on one alone."""

from components.organisations import build_organisations, list_silos, lone_organisation
from data.bilingual import Both
from data.portfolio import OutputFacts
from locales import text
from tests.components.judging import named
from tests.components.making import (
    HOSTILE,
    make_link,
    make_mission,
    make_outcome,
    make_output,
)
from tests.components.markup import read_markup

EN, CY = text("en"), text("cy")


def made_by(organisation: Both, code: str) -> OutputFacts:
    output = make_output(code, title=named(code))
    team = type(output.team)(**(vars(output.team) | {"organisation": organisation}))
    return make_output(code, title=named(code), team=team)


NHS, COUNCILS = named("NHS"), named("Councils")
A, B, C = made_by(NHS, "a"), made_by(NHS, "b"), made_by(COUNCILS, "c")


def test_an_outcome_that_one_organisation_alone_works_on_is_named() -> None:
    alone = make_outcome(make_link(A), make_link(B), title=named("Alone"))
    shared = make_outcome(make_link(A), make_link(C), title=named("Shared"), code="s")
    nobody = make_outcome(title=named("Nobody"), code="n")
    assert lone_organisation(alone) == NHS
    assert lone_organisation(shared) is None
    assert lone_organisation(nobody) is None
    assert list_silos(make_mission(alone, shared, nobody), EN) == ["Alone: NHS alone works on it"]


def test_each_organisation_stands_once_with_its_outputs_and_outcomes() -> None:
    mission = make_mission(
        make_outcome(make_link(A), make_link(B), title=named("First")),
        make_outcome(make_link(A), make_link(C), title=named("Second"), code="s"),
        loose=(made_by(named("Estates"), "l"),),
    )
    rows = read_markup(build_organisations(mission, EN)).first("tbody").cells()
    assert rows == [
        ["Councils", "c", "Second"],
        ["Estates", "l", "none"],
        ["NHS", "a b", "First Second"],
    ]


def test_a_mission_without_outputs_has_no_table() -> None:
    assert not build_organisations(make_mission(make_outcome()), EN).markup


def test_hostile_names_stay_text() -> None:
    hostile = made_by(Both(HOSTILE, None), "h")
    mission = make_mission(make_outcome(make_link(hostile)))
    for _ in (EN, CY):
        assert "script" not in read_markup(build_organisations(mission, _)).tags()
