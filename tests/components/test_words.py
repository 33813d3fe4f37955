"""Figures in words, by hand: units where they belong, changes that claim nothing."""

import pytest

from components.words import (
    NOTES,
    change_words,
    limits_words,
    notes_words,
    period_words,
    range_words,
    size_words,
    value_words,
)
from data.bilingual import Both
from locales import text
from models.enums import NoteCode
from models.periods import PeriodKind
from tests.components.making import make_facts, make_figure, make_headline

EN, CY = text("en"), text("cy")
PERCENT = {"unit": Both("%", "%")}
POUNDS = {"unit": Both("£", "£"), "decimals": 0}
RATE = {"unit": Both("per 1,000", "fesul 1,000")}


@pytest.mark.parametrize(
    ("value", "facts", "english", "welsh"),
    [
        (52.14, PERCENT, "52.1%", "52.1%"),
        (-0.5, PERCENT, "\u22120.5%", "\u22120.5%"),
        (612.4, POUNDS, "£612", "£612"),
        (-1612.4, POUNDS, "\u2212£1,612", "\u2212£1,612"),
        (612.4, POUNDS | {"unit": Both("£ a week", "£ yr wythnos")}, "£612 a week", None),
        (6.9, RATE, "6.9 per 1,000", "6.9 fesul 1,000"),
        (1234567.0, {"unit": Both("people", "o bobl"), "decimals": 0}, "1,234,567 people", None),
    ],
)
def test_a_value_has_its_unit_where_it_belongs(
    value: float, facts: dict[str, object], english: str, welsh: str | None
) -> None:
    assert value_words(value, make_facts(**facts), "en") == english
    if welsh:
        assert value_words(value, make_facts(**facts), "cy") == welsh


def test_a_range_says_its_unit_as_often_as_it_must() -> None:
    assert range_words(4.2, 7.9, make_facts(**RATE), EN) == "4.2 to 7.9 per 1,000"
    assert range_words(4.2, 7.9, make_facts(**PERCENT), EN) == "4.2% to 7.9%"
    assert range_words(400, 700, make_facts(**POUNDS), EN) == "£400 to £700"


@pytest.mark.parametrize(
    ("series", "base", "english"),
    [
        ({"2020": 50.0, "2023": 52.1}, "2020", "2.1 percentage points higher since 2020"),
        ({"2020": 52.1, "2023": 50.0}, "2020", "2.1 percentage points lower since 2020"),
        ({"2020": 50.04, "2023": 49.96}, "2020", "the same since 2020"),
        ({"2023": 50.0}, "2023", "this is the baseline"),
        ({"2023": 50.0}, None, "no baseline to count from"),
    ],
)
def test_a_change_is_the_difference_of_what_is_shown(
    series: dict[str, float], base: str | None, english: str
) -> None:
    assert change_words(make_headline(series, base), EN) == english
    assert change_words(make_headline(series, base), CY) != english


def test_a_change_adds_up_with_the_figures_beside_it() -> None:
    """50.04 reads 50.0 and 52.16 reads 52.2: a reader subtracts 2.2, and so do we."""
    found = change_words(make_headline({"2020": 50.04, "2023": 52.16}, "2020"), EN)
    assert found == "2.2 percentage points higher since 2020"


def test_without_a_figure_there_is_no_change_to_tell() -> None:
    assert change_words(make_headline({}), EN) == ""


def test_no_change_is_said_to_be_good_or_bad() -> None:
    for better in ("higher", "lower", "neither"):
        headline = make_headline({"2020": 50.0, "2023": 52.1}, "2020", better=better)
        assert change_words(headline, EN) == "2.1 percentage points higher since 2020"


def test_sizes_keep_their_unit_short() -> None:
    assert size_words(2.0, make_facts(**PERCENT), EN) == "2.0 percentage points"
    assert size_words(30.0, make_facts(**POUNDS), EN) == "£30"
    assert size_words(1.5, make_facts(**RATE), EN) == "1.5"


def test_limits_are_told_where_both_are_published() -> None:
    facts = make_facts()
    assert limits_words(make_figure(2, lower=1.0, upper=3.0), facts, EN) == "1.0 to 3.0"
    assert limits_words(make_figure(2, lower=1.0), facts, EN) == ""
    assert limits_words(make_figure(2), facts, EN) == ""


def test_every_note_the_store_accepts_has_words_in_both_languages() -> None:
    assert set(NOTES) == {code.value for code in NoteCode}
    for code in NoteCode:
        english = notes_words(make_figure(notes=(code.value,)), EN)
        welsh = notes_words(make_figure(notes=(code.value,)), CY)
        assert english not in ("", code.value)
        assert welsh not in ("", code.value, english)


def test_several_notes_stand_side_by_side() -> None:
    assert notes_words(make_figure(notes=("p", "e")), EN) == "provisional, estimated"


def test_a_period_is_in_words_or_as_it_is_written() -> None:
    assert period_words("2024-Q3", PeriodKind.QUARTER, "en") == "July to September 2024"
    assert period_words("2024-Q3", None, "en") == "2024-Q3"
