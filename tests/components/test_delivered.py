"""*Delivered?* as a reader meets it: the word, the number, and what is not known."""

import pytest

from components.delivered import delivered_cell
from components.palette import PALETTES
from data.bilingual import Both
from evidence.delivery import Delivered
from locales import text
from tests.components.making import HOSTILE, make_delivered, make_output
from tests.components.markup import read_markup, read_pictures

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]


def told(delivered: Delivered | None, lang: str = "en") -> str:
    return read_markup(delivered_cell(make_output(), delivered, LIGHT, text(lang))).text


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1.0, "On plan: 100%"),
        (0.90, "On plan: 90%"),
        (0.89, "Behind plan: 89%"),
        (0.50, "Behind plan: 50%"),
        (0.49, "Not enough delivered: 49%"),
        (0.0, "Not enough delivered: 0%"),
    ],
)
def test_a_share_has_a_word_and_a_number(share: float, said: str) -> None:
    word, number = said.split(":")
    assert told(make_delivered(share)).startswith(said)
    welsh = told(make_delivered(share), "cy")
    assert number in welsh
    assert word not in welsh


def test_quantities_are_told_in_the_outputs_unit() -> None:
    assert "372 of 400 checks" in told(make_delivered(0.93))
    assert "places: 14" in told(make_delivered(0.93))


def test_missing_returns_are_told_with_the_range_they_leave() -> None:
    found = told(make_delivered(0.75, returns_missing=3, share_low=0.6, share_high=0.8))
    assert "returns missing: 3; between 60% and 80% of plan" in found
    assert "missing" not in told(make_delivered(0.75))


def test_a_plan_made_anew_is_told() -> None:
    assert "planned anew since" in told(make_delivered(0.75, replanned=True))
    assert "planned anew" not in told(make_delivered(0.75))


def test_what_is_not_due_not_returned_or_not_planned_is_said_so() -> None:
    assert told(None) == "No plan recorded"
    assert told(make_delivered(None, planned=0.0)) == "Nothing due yet"
    assert told(make_delivered(None, planned=5.0, returns_missing=1)) == "No returns yet"


def test_each_state_has_a_shape_of_its_own() -> None:
    """Never colour alone: the drawings differ with all colours taken out."""
    shapes = set()
    for delivered in (make_delivered(1.0), make_delivered(0.6), make_delivered(0.1), None):
        (drawing,) = read_pictures(delivered_cell(make_output(), delivered, LIGHT, EN))
        shapes.add(
            tuple(
                (element.tag, element.get("d"), element.get("r"), element.get("stroke-dasharray"))
                for element in drawing.iter()
            )
        )
    assert len(shapes) == 4


def test_whom_it_reached_is_told_where_somebody_counted() -> None:
    assert "reached those it is for: 19%" in told(make_delivered(reached_intended_share=0.19))
    assert "reached those it is for: 0%" in told(make_delivered(reached_intended_share=0.0))


def test_whom_it_reached_is_not_guessed() -> None:
    assert told(make_delivered()).endswith("whom it reached is not counted")


def test_a_share_stays_on_its_side_of_every_boundary() -> None:
    """89.6% is behind plan, and must not read 90% beside that word."""
    assert told(make_delivered(0.896)).startswith("Behind plan: 89%")
    assert told(make_delivered(0.496)).startswith("Not enough delivered: 49%")


def test_hostile_units_stay_text() -> None:
    output = make_output(unit=Both(HOSTILE, None))
    cell = delivered_cell(output, make_delivered(), LIGHT, CY)
    assert read_markup(cell).tags() <= {"img", "span", "br"}
