"""What opens on a link: the event study, the checks, the strength, the dates, the numbers."""

from datetime import date
from typing import Any

import pytest

from components.checks_view import Held, chance_of, list_checks, take_checks
from components.expectation_view import expected_html, history_finding, lag_words, take_history
from components.link_dates_view import list_dates, no_line_html
from components.link_numbers import beside_finding, take_beside, take_numbers
from components.link_tables import shown_table
from components.palette import PALETTES
from components.since_start import read_since_start, since_chart, since_finding, take_since
from components.smallest_by_date import read_smallest, smallest_finding, take_smallest
from components.step_chart import read_one_series, step_chart, take_series, year_of
from components.strength_view import list_needed, strength_finding, strength_html
from data.bilingual import Both
from evidence.ladder import Rung
from locales import text
from models.periods import PeriodKind
from tests.components.linking import CODE, make_expectation, make_link_document, make_link_view
from tests.components.making import HOSTILE
from tests.components.markup import read_markup

_ = text("en")
PALETTE = PALETTES["light"]
ABSENT = (
    *("estimate", "ci95", "ci90", "p", "q", "mde80", "placebo_p", "own_trend_p", "second"),
    *("own_trend_agrees", "leave_one_out", "break_even", "weighted_estimate", "smallest_p"),
    *("places", "event_study", "outcome_from", "rung"),
)
NOTHING: dict[str, Any] = dict.fromkeys(ABSENT)
"""What a document lacks while there is no answer."""


def held(view_of: dict[str, Any]) -> dict[str, Held]:
    view = make_link_view(view_of)
    return {check.code: check.held for check in list_checks(view, _)}


# Before and after the start


def test_points_are_counted_from_the_first_outcome_on() -> None:
    view = make_link_view(make_link_document())
    shown = read_since_start(view)
    assert shown is not None
    assert shown.first_outcome == 2
    assert (shown.clear_better, shown.clear_worse, shown.unclear) == (1, 0, 1)
    worse = read_since_start(make_link_view(make_link_document(), better="lower"))
    assert worse is not None
    assert (worse.clear_better, worse.clear_worse) == (0, 1)


def test_a_pooled_window_makes_the_lag_longer() -> None:
    shown = read_since_start(make_link_view(make_link_document(), window=3))
    assert shown is not None
    assert shown.first_outcome == 4
    assert shown.clear_better + shown.clear_worse + shown.unclear == 0
    said = since_finding(shown, 0.5, _)
    assert said.endswith("There are no points yet from after the time to show.")


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.10, "Before it began the places ran alongside the rest."),
        (0.099, "Before it began the places ran nearly, but not quite, alongside the rest."),
        (0.05, "Before it began the places were already on another path."),
        (None, "Whether the places ran alongside the rest before it began could not be checked."),
    ],
)
def test_how_it_ran_before_is_said_only_as_the_rehearsal_allows(p: float, said: str) -> None:
    view = make_link_view(make_link_document())
    shown = read_since_start(view)
    assert shown is not None
    assert since_finding(shown, p, _).startswith(said)


def test_chart_and_table_hold_the_documents_points() -> None:
    document = make_link_document()
    view = make_link_view(document)
    shown = read_since_start(view)
    assert shown is not None
    rows = list(take_since(shown, view, _).rows)
    study = document["event_study"]
    assert rows == list(
        zip(*(study[key] for key in ("since_start", "estimates", "lower", "upper")), strict=True)
    )
    chart = since_chart(shown, view, _)
    assert chart.finding in chart.alt
    assert {type(layer).__name__ for layer in chart.layers} == {
        *("Stretch", "Band", "Level", "Line", "Marks")
    }


def test_without_an_event_study_there_is_nothing_to_show() -> None:
    assert read_since_start(make_link_view(make_link_document(event_study=None))) is None
    assert read_since_start(make_link_view(None)) is None


# The checks


def test_a_good_answer_holds_in_every_check() -> None:
    found = held(make_link_document())
    assert found.pop("break_even") is Held.WEIGH
    assert set(found.values()) == {Held.PASSED}


@pytest.mark.parametrize(
    ("code", "expected", "changed"),
    [
        ("rehearsal", Held.FAILED, {"placebo_p": 0.05}),
        ("rehearsal", Held.WEIGH, {"placebo_p": 0.09}),
        ("rehearsal", Held.OPEN, {"placebo_p": None}),
        ("own_trend", Held.FAILED, {"own_trend_p": 0.2}),
        ("own_trend", Held.FAILED, {"own_trend_agrees": False}),
        ("own_trend", Held.OPEN, {"own_trend_p": None}),
        ("one_place", Held.FAILED, {"leave_one_out": {"lowest": -1, "highest": 1, "stable": 0}}),
        ("many", Held.FAILED, {"q": 0.0501}),
        ("many", Held.OPEN, {"q": None}),
        ("large_enough", Held.FAILED, {"mde80": 2.1}),
        ("large_enough", Held.OPEN, {"mde80": None}),
        ("coarse", Held.FAILED, {"smallest_p": 0.02}),
        ("in_time", Held.FAILED, {"registered_on": "2023-01-01"}),
        ("in_time", Held.OPEN, {"outcome_from": None}),
        ("alone", Held.FAILED, {"caveats": ["bundled:q-i"]}),
        ("alone", Held.WEIGH, {"caveats": ["same_places:q"]}),
        ("enough", Held.FAILED, {"missing": ["places_reached"]}),
        ("enough", Held.PASSED, {"missing": ["area:W06000001"]}),
    ],
)
def test_each_check_is_its_own(code: str, expected: Held, changed: dict[str, Any]) -> None:
    found = held(make_link_document(**changed))
    assert found[code] is expected
    others = {name: state for name, state in found.items() if name not in (code, "break_even")}
    assert set(others.values()) == {Held.PASSED}


def test_for_a_null_a_sign_that_turns_is_no_failure_and_standing_out_otherwise_is() -> None:
    turned = {"lowest": -0.2, "highest": 0.3, "stable": False}
    found = held(make_link_document("delivered_not_moving", leave_one_out=turned, own_trend_p=0.4))
    assert (found["one_place"], found["own_trend"]) == (Held.WEIGH, Held.PASSED)
    assert held(make_link_document("cannot_tell", own_trend_p=0.01))["own_trend"] is Held.FAILED


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [("lot", Held.PASSED), ("need", Held.WEIGH), ("bad_year", Held.FAILED), ("all", Held.FAILED)],
)
def test_how_places_were_chosen_is_a_check(chosen: str, expected: Held) -> None:
    view = make_link_view(make_link_document(), expectation=make_expectation(places_chosen=chosen))
    assert {each.code: each.held for each in list_checks(view, _)}["chosen"] is expected


def test_one_series_is_not_asked_what_only_places_can_answer() -> None:
    numbers = {"estimate": 2.0, "ci95": [1.0, 3.0], "ci90": [1.2, 2.8]}
    found = held(make_link_document(**NOTHING | numbers | {"design": "interrupted_series"}))
    assert not {"rehearsal", "own_trend", "one_place"} & set(found)


def test_the_numbers_of_the_checks_are_the_documents() -> None:
    rows = {
        row[0]: row[2]
        for row in take_checks(list_checks(make_link_view(make_link_document()), _), _).rows
    }
    told = " ".join(str(each) for each in rows.values())
    for number in ("22", "4", "20", "1.1", "2.0", "60 of 100", "2.6", "1 in 10,000", "0.4"):
        assert number in told, number


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.0004, "fewer than 1 of 1,000"),
        (0.001, "about 1 of 1,000"),
        (0.0497, "about 50 of 1,000"),
        (0.31, "about 31 of 100"),
        (0.999, "nearly every try"),
    ],
)
def test_a_chance_is_said_in_tries(p: float, said: str) -> None:
    assert said in chance_of(p, _)


# How far we can go


@pytest.mark.parametrize(
    ("rung", "changed", "needed"),
    [
        (Rung.EVIDENCE, {}, ()),
        (
            Rung.CONSISTENT,
            {"registered_on": "2024-01-01", "caveats": ["registered_late"]},
            ("late",),
        ),
        (Rung.CONSISTENT, {"own_trend_p": 0.4, "places_chosen": "need"}, ("own_trend",)),
        (Rung.ASSOCIATION, {"q": 0.2, "caveats": ["one_of_many"]}, ("q",)),
        (Rung.ASSOCIATION, {"placebo_p": 0.07}, ("rehearsal",)),
        (Rung.ASSOCIATION, {"placebo_p": None, "caveats": ["no_placebo"]}, ("no_rehearsal",)),
        (Rung.ASSOCIATION, {"caveats": ["few_places"]}, ("few_places",)),
        (Rung.ASSOCIATION, {"caveats": ["bundled:q-i", "same_places:q"]}, ("bundled:q-i",)),
        (None, {"placebo_p": 0.07}, ()),
    ],
)
def test_what_keeps_it_from_the_next_step_is_named(
    rung: Rung | None, changed: dict[str, Any], needed: tuple[str, ...]
) -> None:
    document = make_link_document(**changed | {"rung": rung.value if rung else None})
    assert list_needed(make_link_view(document)) == needed


def test_the_step_reached_is_marked_in_form_and_word() -> None:
    view = make_link_view(make_link_document(rung="consistent"))
    steps = read_markup(strength_html(view, PALETTE, _)).all("li")[:3]
    assert [each.attributes.get("aria-current") for each in steps] == [None, "step", None]
    assert [each.text.endswith("reached") for each in steps] == [False, True, False]


def test_an_answer_that_is_not_moved_has_no_strength() -> None:
    view = make_link_view(make_link_document("cannot_tell", rung=None))
    assert "has steps of strength" in strength_finding(view, _)


# The numbers, the other ways, the series, the plan


def test_a_link_without_an_answer_has_nothing_beside_it() -> None:
    assert take_beside(make_link_view(make_link_document("too_early", **NOTHING)), _) is None
    assert take_beside(make_link_view(None), _) is None


def test_other_ways_stand_beside_the_answer_in_one_unit() -> None:
    view = make_link_view(make_link_document())
    taken = take_beside(view, _)
    assert taken is not None
    assert [row[1] for row in taken.rows] == [2.34, 2.2, 2.1]
    assert "within" in beside_finding(view, taken, _)
    far = make_link_view(make_link_document(second={"method": "imputation_did", "estimate": 9.0}))
    taken = take_beside(far, _)
    assert taken is not None
    assert "beyond" in beside_finding(far, taken, _)


def test_numbers_that_are_not_there_have_no_row() -> None:
    rows = dict(take_numbers(make_link_view(make_link_document("too_early", **NOTHING)), _).rows)  # type: ignore[arg-type]
    assert "What came" not in rows
    assert rows["Hoped for"] == "+2.0 percentage points"
    assert rows["Delivered, of the whole plan"] == "100%"


def test_a_number_that_says_nothing_says_so() -> None:
    assert take_numbers(make_link_view(make_link_document("not_delivered")), _).notes
    assert not take_numbers(make_link_view(make_link_document()), _).notes


def test_the_step_chart_breaks_the_line_where_it_began() -> None:
    series = {
        "periods": ["2019", "2020", "2021", "2022"],
        "values": [1.0, None, 3.0, 7.0],
        "path": [1.0, 1.5, 2.0, 2.5],
        "from": "2022",
    }
    view = make_link_view(make_link_document(design="interrupted_series", series=series))
    read = read_one_series(view)
    assert read is not None
    lines = [each for each in step_chart(read, view, _).layers if type(each).__name__ == "Line"]
    assert [[[point.y for point in run] for run in each.parts] for each in lines] == [
        [[1.0, 1.5, 2.0, 2.5]],
        [[1.0], [3.0], [7.0]],
    ]
    rows = take_series(read, view, _).rows
    assert [row[0] for row in rows] == ["2022", "2021", "2020", "2019"]
    assert [row[3] for row in rows] == ["after", "before", "before", "before"]


def test_a_period_lies_at_its_middle() -> None:
    assert year_of("2024", PeriodKind.YEAR) == pytest.approx(2024.5, abs=0.01)
    assert year_of("2024-Q1", PeriodKind.QUARTER) == pytest.approx(2024.123, abs=0.01)
    assert year_of("2023-24", PeriodKind.FINANCIAL_YEAR) == pytest.approx(2023.75, abs=0.01)


def test_what_could_be_seen_is_enough_only_from_the_answer_on() -> None:
    plan = {
        "mde80": [
            {"period": str(year), "value": value}
            for year, value in ((2027, None), (2028, 1.9), (2029, 1.8))
        ]
    }
    view = make_link_view(
        make_link_document("too_early", **NOTHING | {"plan": plan, "earliest_answer": "2029"})
    )
    shown = read_smallest(view)
    assert shown is not None
    assert [row[2] for row in take_smallest(shown, view, _).rows] == ["not yet", "not yet", "yes"]
    assert smallest_finding(shown, view, _).endswith("2029")
    never = make_link_view(make_link_document(plan=plan, answer_never=True))
    shown = read_smallest(never)
    assert shown is not None
    assert "within ten years" in smallest_finding(shown, never, _)


# The dates and the expectation


def test_money_that_ends_first_is_marked() -> None:
    document = make_link_document(
        "too_early",
        **NOTHING
        | {"answer_on": "2031-01-01", "earliest_answer": "2030", "ready_on": "2031-01-01"},
    )
    markup = read_markup(no_line_html(make_link_view(document), _))
    (worry,) = (
        each for each in markup.all("p") if "mw-link-concern" in each.attributes.get("class", "")
    )
    assert worry.text == "Funded until March 2030; we could first know in about January 2031."


def test_a_review_that_is_due_is_marked() -> None:
    late = make_expectation(review_on=date(2026, 1, 1))
    lines = dict(list_dates(make_link_view(make_link_document(), expectation=late), _))
    assert lines["Review was due: 1 January 2026"] is True
    due = make_expectation(review_on=date(2027, 1, 1))
    lines = dict(list_dates(make_link_view(make_link_document(), expectation=due), _))
    assert lines["Next review: 1 January 2027"] is False


@pytest.mark.parametrize(
    ("lag", "frequency", "said"),
    [
        (0, "monthly", "in the same period"),
        (1, "annual", "after one year"),
        (1, "quarterly", "after one quarter"),
        (3, "monthly", "after 3 months"),
    ],
)
def test_the_lag_is_said_in_the_indicators_periods(lag: int, frequency: str, said: str) -> None:
    assert lag_words(lag, frequency, _) == said


def test_hostile_words_stay_words() -> None:
    expectation = make_expectation(hypothesis=Both(HOSTILE, None))
    view = make_link_view(make_link_document(), expectation=expectation)
    box = read_markup(expected_html(view, PALETTE, _))
    assert " ".join(HOSTILE.split()) in box.text
    table = shown_table(take_history([expectation], view, _), _)
    assert "script" not in read_markup(table).tags()


def test_the_history_counts_what_was_replaced() -> None:
    first = make_expectation("a", superseded_by=CODE)
    assert history_finding([first], _) == "Recorded once and not changed since."
    assert "times: 1" in history_finding([make_expectation(), first], _)
