"""The outcome's finding and its numbers, by hand: every combination of Wales and the places."""

from typing import Any

import pytest

from components.outcome_words import (
    bare_value,
    change_sentence,
    outcome_finding,
    outcome_lead,
    progress_words,
    target_words,
)
from data.bilingual import Both
from data.context import TargetFacts
from locales import text
from models.area import WALES
from tests.components.making import make_figure, place_codes
from tests.components.outcome_making import YEARS, make_document, make_outcome_view

EN, CY = text("en"), text("cy")
PLACES = place_codes()


def documents(wales: str, better: int = 0, worse: int = 0, rest: str = "no_clear_change") -> Any:
    words = ["improving"] * better + ["worsening"] * worse
    words += [rest] * (len(PLACES) - len(words))
    made = {code: make_document(word) for code, word in zip(PLACES, words, strict=True)}
    return {WALES: make_document(wales), **made}


@pytest.mark.parametrize(
    ("wales", "better", "worse", "said"),
    [
        ("improving", 9, 0, "Improving in Wales, and in 9 of the 22 places"),
        ("improving", 22, 0, "Improving in Wales, and in all 22 places"),
        ("improving", 9, 2, "Improving in Wales; of the 22 places, 9 improving and 2 worsening"),
        ("improving", 0, 0, "Improving in Wales; in no place can a clear change be told"),
        ("improving", 0, 2, "Improving in Wales; worsening in 2 of the 22 places"),
        ("worsening", 0, 5, "Worsening in Wales, and in 5 of the 22 places"),
        ("worsening", 0, 22, "Worsening in Wales, and in all 22 places"),
        ("worsening", 3, 0, "Worsening in Wales; improving in 3 of the 22 places"),
        ("no_clear_change", 0, 0, "No clear change in Wales, nor in any of the 22 places"),
        ("no_clear_change", 3, 0, "No clear change in Wales; improving in 3 of the 22 places"),
    ],
)
def test_the_finding_counts_the_places(wales: str, better: int, worse: int, said: str) -> None:
    view = make_outcome_view(documents(wales, better, worse))
    assert outcome_finding(view, EN) == said
    assert outcome_finding(view, CY) != said


def test_too_few_figures_are_too_few_whatever_the_line_looks_like() -> None:
    view = make_outcome_view(documents("too_few", rest="too_few"))
    assert outcome_finding(view, EN).startswith("Too few figures yet to say whether Wales, or any")


def test_without_a_good_direction_nothing_is_called_better() -> None:
    view = make_outcome_view(documents("neither", rest="neither"), better="neither")
    assert outcome_finding(view, EN) == "The figures alone: which way is better is not set"
    assert "improving" not in outcome_lead(view, EN).lower()


def test_places_without_a_figure_for_wales_are_counted_all_the_same() -> None:
    cells = {(code, year): 2.0 for code in PLACES for year in YEARS}
    made = documents("improving", 4)
    del made[WALES]
    view = make_outcome_view(made, cells)
    assert outcome_finding(view, EN) == (
        "No figure for Wales is published; improving in 4 of the 22 places"
    )
    assert "4 improving, 18 without a clear change" in outcome_lead(view, EN)


def test_places_without_a_figure_are_never_told_as_places_without_a_change() -> None:
    cells = {(code, year): 2.0 for code in (WALES, PLACES[0]) for year in YEARS}
    made = {code: make_document("improving") for code in (WALES, PLACES[0])}
    one = make_outcome_view(made, cells)
    assert outcome_finding(one, EN) == "Improving in Wales; places with a figure: 1 (1 improving)"
    unjudged = make_outcome_view({}, cells)
    assert outcome_finding(unjudged, EN) == (
        "Wales is not judged yet; places with a figure: 1 (1 not judged yet)"
    )
    alone = {(WALES, year): 2.0 for year in YEARS}
    none = make_outcome_view({WALES: make_document("improving")}, alone)
    assert outcome_finding(none, EN) == "Improving in Wales; no place has a figure"


def test_no_figures_at_all_are_said() -> None:
    view = make_outcome_view({}, {}, period="")
    assert outcome_finding(view, EN) == "No figures are published yet"
    assert outcome_lead(view, EN) == "Employment."


def test_figures_that_are_not_judged_are_not_called_unchanged() -> None:
    view = make_outcome_view({})
    assert outcome_finding(view, EN) == "Wales is not judged yet; no place is judged yet"
    assert "22 not judged yet" in outcome_lead(view, EN)


def test_the_lead_says_the_figure_what_became_of_it_and_that_it_is_provisional() -> None:
    made = documents("improving", 9)
    made[WALES]["change"] = {"change": 3.14, "ci95": [2.2, 4.04]}
    cells = {(WALES, year): 20.0 for year in YEARS[:-1]}
    cells[WALES, "2025"] = make_figure(21.7, "2025", notes=("p",))  # type: ignore[assignment]
    view = make_outcome_view(made, cells, baselines={WALES: "2019"})
    assert outcome_lead(view, EN).startswith(
        "Employment: 21.7% (2025, provisional). By its trend +3.1 percentage points since 2019 "
        "(95% limits +2.2 to +4.0)."
    )


def test_without_a_baseline_the_whole_span_is_told() -> None:
    made = documents("improving", 9)
    made[WALES]["trend"] = {"label": "improving", "slope": 0.2, "ci95": [0.1, 0.3], "p": 0.01}
    made[WALES]["trend_line"] = [1.0, 3.6]
    lead = outcome_lead(make_outcome_view(made), EN)
    assert "from: 2012; to: 2025; 95% limits of the change: +1.3 to +3.9 percentage points" in lead


def test_a_unit_that_the_title_says_is_not_said_again() -> None:
    title, unit = (
        Both("Admissions, under 75, per 100,000", None),
        Both("per 100,000 under 75", None),
    )
    assert bare_value(make_outcome_view(title=title, unit=unit), 84.1, EN) == "84.1"
    assert bare_value(make_outcome_view(unit=Both("years", None)), 58.5, EN) == "58.5 years"


@pytest.mark.parametrize(
    ("odds", "too_far", "said"),
    [(0.43, False, "about 4 in 10"), (None, True, "Too far ahead"), (None, False, "")],
)
def test_the_target_and_its_chance(odds: float | None, too_far: bool, said: str) -> None:
    made = documents("improving")
    made[WALES]["target"] = {"period": "2028", "value": 8.0, "odds": odds, "too_far": too_far}
    view = make_outcome_view(made, targets={WALES: TargetFacts("2028", 8.0, "2019")})
    told = target_words(view, WALES, EN)
    assert told.startswith("Target: 8.0% (2028).")
    assert said in told
    assert ("Chance" in told) == bool(said)


def test_the_change_of_two_figures_is_another_fact_than_the_trend() -> None:
    cells = {(WALES, year): 2.0 for year in YEARS} | {(WALES, "2025"): 2.5}
    view = make_outcome_view({WALES: make_document()}, cells, baselines={WALES: "2019"})
    assert change_sentence(view, WALES, EN) == ""
    assert progress_words(view, WALES, EN) == (
        "No clear change (from: 2019; to: 2025; change: +0.5 percentage points)"
    )
