"""Drafts in an address and in files: what is written is what is read again, and what is drawn."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from components.chart import Level, Line, Marks, Moment
from components.palette import PALETTES
from components.plan_answers import OtherMeasure, build_answers, build_sooner
from components.plan_chart import build_plan_chart, decimal_year
from components.plan_record import new_expectation, output_names
from components.plan_rollout import (
    Chosen,
    PlanBasis,
    draft_rollout,
    list_starts,
    next_quarter,
    quarter_code,
    quarter_start,
    rollout_parameters,
)
from components.plan_staircase import build_plan_staircase, staircase_alt, staircase_table
from components.plan_takeaway import plan_pictures, plan_tables, plan_titles, take_sizes
from components.plan_view import (
    Drafted,
    PlanView,
    default_effect,
    draft_words,
    list_funding,
    month_end,
    place_names,
    plan_basis,
)
from data.areas import read_areas
from data.bilingual import Both
from evidence.alone import WalesSeries
from evidence.draft import Ground, make_draft, measure_place_noise, order_by_need
from evidence.draft_reading import DraftGround
from evidence.draft_sentences import Way
from evidence.suggest import suggest_rollouts
from locales import text
from models.periods import PeriodKind
from tests.components.making import HOSTILE, make_facts, make_output
from tests.components.markup import drawn_texts, read_drawing, read_markup
from tests.evidence.panel_runs import before_roll_out
from tests.evidence.simulation import simulate_link

TODAY = date(2014, 2, 9)
NAMES = {row["code"]: row["name_en"] for row in read_areas()}
ENGLISH = text("en")


def make_ground(title: str = "People found") -> DraftGround:
    """16 quarters from January 2010; published 40 days after their end."""
    link = replace(before_roll_out(simulate_link(1), 16), publication_delay=40)
    facts = make_facts(title=Both(title, title), frequency="quarterly", unit=Both("%", "%"))
    noise = measure_place_noise(link)
    assert noise is not None
    return DraftGround(
        ground=Ground(link, WalesSeries(np.full(16, np.nan), None)),
        facts=facts,
        kind=PeriodKind.QUARTER,
        years=1,
        place_sd=noise.variance**0.5,
        by_need=order_by_need(link),
        latest=tuple(float(row[-1]) for row in link.values),
    )


def choose(basis: PlanBasis, slot: str = "a", **changes: object) -> Drafted:
    good = Chosen(Way.NEED, 1, 4, None, 8, date(2014, 4, 1), 2, "", keeps_dates=True)
    rollout = draft_rollout(slot, replace(good, **changes), basis)  # type: ignore[arg-type]
    return Drafted(rollout, make_draft(basis.ground.ground, rollout.staircase, 1.2, 2))


def make_view(*plans: Drafted, funded: date | None = None, title: str = "People found") -> PlanView:
    ground = make_ground(title)
    basis = plan_basis(ground, None, TODAY)
    return PlanView(
        ground=ground,
        names=place_names(ground, NAMES.__getitem__, "en"),
        hoped=1.2,
        lag=2,
        plans=plans or (choose(basis),),
        funded=funded,
        today=TODAY,
        words=draft_words(ground.facts, 1.2, ground, "en"),
    )


@pytest.fixture(scope="module")
def basis() -> PlanBasis:
    return plan_basis(make_ground(), None, TODAY)


@pytest.mark.parametrize("way", [Way.NEED, Way.LOT])
def test_what_an_address_is_given_is_read_back_as_the_same_roll_out(
    basis: PlanBasis, way: Way
) -> None:
    drawn = choose(basis, way=way, number=7).rollout
    given = rollout_parameters("b", drawn.staircase, 2, drawn)
    assert given["by_b"] == way.value
    again = draft_rollout(
        "b",
        Chosen(
            Way(given["by_b"]),
            int(given.get("seed_b", 1)),
            int(given["waves_b"]),
            int(given["first_b"]),
            int(given["waiting_b"]),
            quarter_start(given["start_b"]),
            int(given["gap_b"]),
            "",
            keeps_dates=False,
        ),
        basis,
    )
    assert again.staircase == drawn.staircase


def test_a_roll_out_by_hand_stands_in_an_address_as_one_text(basis: PlanBasis) -> None:
    text_of_waves = "1200000000000000000012"
    drawn = choose(basis, way=Way.HAND, text=text_of_waves).rollout
    assert drawn.text == text_of_waves
    given = rollout_parameters("b", drawn.staircase, 2, drawn)
    assert given == {"by_b": "hand", "start_b": "2014-Q2", "gap_b": "2", "b": text_of_waves}
    assert drawn.staircase.sizes == (2, 2)
    assert drawn.order[:2] == tuple(
        place for place in basis.ground.by_need if drawn.staircase.waves[place] == 1
    )


def test_every_suggestion_can_be_put_into_an_address(basis: PlanBasis) -> None:
    drawn = choose(basis, waves=4, waiting=12, gap=4).rollout
    found = suggest_rollouts(basis.ground.ground, drawn.staircase, drawn.order, 4, 1.2, 2)
    assert found
    for each in found:
        given = rollout_parameters("b", each.staircase, 4, drawn)
        assert given["by_b"] == "need"
        assert int(given["waiting_b"]) == each.staircase.waiting


def test_quarters_and_months_are_named_by_their_first_and_last_days() -> None:
    assert quarter_code(date(2026, 11, 22)) == "2026-Q4"
    assert quarter_start("2026-Q4") == date(2026, 10, 1)
    assert next_quarter(date(2026, 12, 31)) == date(2027, 1, 1)
    assert month_end("2024-02") == date(2024, 2, 29)
    assert month_end("2026-12") == date(2026, 12, 31)
    assert decimal_year(date(2024, 7, 1)) == pytest.approx(2024.497, abs=1e-3)


def test_a_roll_out_may_begin_from_the_next_quarter_on(basis: PlanBasis) -> None:
    starts = list_starts(basis)
    assert starts[0] == "2014-Q2"
    assert len(starts) == 21


def test_the_default_hope_is_what_matters_else_a_places_usual_wander() -> None:
    ground = make_ground()
    assert ground.place_sd is not None
    assert default_effect(ground) == round(ground.place_sd, 1)
    set_by_hand = replace(ground, facts=replace(ground.facts, smallest_change=0.7))
    assert default_effect(set_by_hand) == 0.7
    assert default_effect(replace(ground, place_sd=None)) == 0.1
    assert default_effect(replace(ground, place_sd=6399.8)) == 6400
    assert default_effect(replace(ground, place_sd=0.001)) == 0.1


def test_the_chart_holds_the_drafts_own_numbers(basis: PlanBasis) -> None:
    view = make_view(choose(basis), choose(basis, "b", waves=1), funded=date(2015, 3, 31))
    chart = build_plan_chart(view, ENGLISH)
    lines = [layer for layer in chart.layers if isinstance(layer, Line)]
    drawn = {(point.x, point.y) for line in lines for part in line.parts for point in part}
    held = {
        (decimal_year(plan.draft.published(ends)), size)
        for plan in view.plans
        for ends, size in plan.draft.sizes
    }
    assert drawn
    assert drawn <= held
    marks = [layer for layer in chart.layers if isinstance(layer, Marks)]
    assert [mark.points[0].x for mark in marks] == [
        decimal_year(plan.draft.answer_on) for plan in view.plans if plan.draft.answer_on
    ]
    assert {mark.shape for mark in marks} == {"dot", "square"}
    (hope,) = (layer for layer in chart.layers if isinstance(layer, Level))
    assert (hope.y, hope.colour) == (1.2, "hoped")
    (money,) = (layer for layer in chart.layers if isinstance(layer, Moment))
    assert money.label == "funded until March 2015"


def test_nothing_is_drawn_full_before_there_are_figures_enough(basis: PlanBasis) -> None:
    view = make_view(choose(basis))
    draft = view.first.draft
    assert draft.ready_ends is not None
    ready = decimal_year(draft.published(draft.ready_ends))
    early, late = (
        layer for layer in build_plan_chart(view, ENGLISH).layers if isinstance(layer, Line)
    )
    assert (early.dash, late.dash) == ("dotted", "solid")
    assert early.parts[0][-1] == late.parts[0][0]
    assert late.parts[0][0].x == ready


def test_the_staircase_names_every_place_once_in_the_order_of_the_waves(
    basis: PlanBasis,
) -> None:
    view = make_view(choose(basis))
    plan = view.first
    drawing = build_plan_staircase(view, plan, PALETTES["light"], ENGLISH)
    names = [said for said in drawn_texts(read_drawing(drawing)) if said in view.names.values()]
    assert sorted(names) == sorted(view.names.values())
    table = staircase_table(view, plan, "Who", ENGLISH)
    assert [row.cells[0] for row in table.rows] == names  # type: ignore[union-attr]
    alt = staircase_alt(view, plan, ENGLISH)
    assert alt.startswith("Wave 1, from April 2014: ")
    assert "Places that wait: " in alt


def test_what_is_taken_away_holds_all_ten_years_and_every_roll_out(basis: PlanBasis) -> None:
    view = make_view(choose(basis), choose(basis, "b", waves=1))
    table = take_sizes(view, ENGLISH)
    assert len(table.rows) == 40
    assert [row[2] for row in table.rows] == [size for _, size in view.first.draft.sizes]
    answer = next(row for row in table.rows if row[3] == "yes")
    assert view.first.draft.answer_ends is not None
    assert answer[0] == view.words.name_period(view.first.draft.answer_ends)
    tables, pictures = plan_tables(view, ENGLISH), plan_pictures(view, ENGLISH)
    assert set(plan_titles(view, ENGLISH)) == set(tables) | set(pictures)
    assert len(tables["staircase-b"]().rows) == 22
    for make in pictures.values():
        assert make().svg.startswith("<svg")
        assert make().alt


def test_hostile_titles_stay_texts(basis: PlanBasis) -> None:
    view = make_view(choose(basis), title=HOSTILE)
    others = [OtherMeasure(view.ground.facts, "May 2020", "1.0")]
    made = build_sooner(view, [], others, lambda _each: "./plan", ENGLISH)
    assert " ".join(HOSTILE.split()) in read_markup(made.markup).text
    assert "<script" not in made.markup
    assert "<script" not in build_answers(view, ENGLISH).markup


def test_like_is_linked_to_like_and_the_effect_has_its_sign(basis: PlanBasis) -> None:
    view = make_view(choose(basis))
    outputs = {
        "real": make_output("real"),
        "made": make_output("made", illustrative=True),
    }
    assert list(output_names(outputs, view, "en")) == ["real"]
    given = {"en": "More.", "cy": "Mwy."}
    new = new_expectation(view, view.first, "real", given, 5.0, "other")
    assert (new.effect, new.lag, new.places_chosen) == (1.2, 2, "need")
    assert len(new.starts) == 14
    lower = replace(
        view, words=replace(view.words, measure=replace(view.words.measure, better="lower"))
    )
    assert new_expectation(lower, view.first, "real", given, 5.0, "other").effect == -1.2
    everywhere = choose(basis, waves=1, waiting=0)
    assert new_expectation(view, everywhere, "real", given, 5.0, "other").places_chosen == "all"


def test_money_is_listed_by_team_and_by_month() -> None:
    output = make_output("p")
    team = replace(output.team, funded_until=date(2027, 3, 31))
    found = list_funding({"p": replace(output, team=team)}, date(2026, 11, 22), ENGLISH)
    assert found.until == {"t": date(2027, 3, 31)}
    assert found.teams == {"t": "Team"}
    assert next(iter(found.months)) == "2026-11"
    assert found.months["2027-03"] == "March 2027"
    assert len(found.months) == 121
