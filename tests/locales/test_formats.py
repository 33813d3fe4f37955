"""Numbers, shares, dates and periods as each language writes them."""

from datetime import date

import pytest

from locales.formats import (
    MINUS,
    format_date,
    format_month,
    format_number,
    format_period,
    format_quantity,
    format_share,
)

LANGUAGES = ("en", "cy")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (1234567.891, 1, "1,234,567.9"),
        (1234.0, 0, "1,234"),
        (999.0, 0, "999"),
        (-1234.5, 1, f"{MINUS}1,234.5"),
        (0.5, 2, "0.50"),
        (-0.04, 1, "0.0"),
        (-0.0, 0, "0"),
        (52.25, 1, "52.2"),
        (2.0, 0, "2"),
    ],
)
def test_numbers_group_thousands_and_have_a_real_minus(
    value: float, decimals: int, shown: str, lang: str
) -> None:
    assert format_number(value, decimals, lang) == shown


def test_a_real_minus_is_no_hyphen() -> None:
    assert format_number(-3, 0, "en") == "\u22123"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(400.0, "400"), (12.5, "12.5"), (1.25, "1.25"), (1 / 3, "0.33"), (1e6, "1,000,000")],
)
def test_a_quantity_has_the_decimals_it_needs(value: float, shown: str) -> None:
    assert format_quantity(value, "en") == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.0, "0%"),
        (0.001, "1%"),
        (0.123, "12%"),
        (0.93, "93%"),
        (0.996, "99%"),
        (0.9999999, "99%"),
        (1.0, "100%"),
        (12.0, "1,200%"),
    ],
)
def test_a_share_never_claims_all_or_nothing_too_early(share: float, shown: str) -> None:
    assert format_share(share, "en") == shown


@pytest.mark.parametrize(
    ("lang", "day", "month"),
    [
        ("en", "22 November 2026", "November 2026"),
        ("cy", "22 Tachwedd 2026", "Tachwedd 2026"),
    ],
)
def test_dates_are_in_words(lang: str, day: str, month: str) -> None:
    assert format_date(date(2026, 11, 22), lang) == day
    assert format_month(date(2026, 11, 1), lang) == month


def test_every_month_has_its_welsh_name() -> None:
    names = [format_month(date(2024, month, 1), "cy").split()[0] for month in range(1, 13)]
    assert names == [
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ]


@pytest.mark.parametrize(
    ("code", "kind", "english", "welsh"),
    [
        ("2024", "year", "2024", "2024"),
        ("2023-24", "financial_year", "April 2023 to March 2024", "Ebrill 2023 i Fawrth 2024"),
        ("1999-00", "financial_year", "April 1999 to March 2000", "Ebrill 1999 i Fawrth 2000"),
        ("2024-Q1", "quarter", "January to March 2024", "Ionawr i Fawrth 2024"),
        ("2024-Q2", "quarter", "April to June 2024", "Ebrill i Fehefin 2024"),
        ("2024-Q3", "quarter", "July to September 2024", "Gorffennaf i Fedi 2024"),
        ("2024-Q4", "quarter", "October to December 2024", "Hydref i Ragfyr 2024"),
        ("2024-07", "month", "July 2024", "Gorffennaf 2024"),
        ("2020-2022", "pooled", "2020 to 2022", "2020 i 2022"),
    ],
)
def test_periods_are_in_words(code: str, kind: str, english: str, welsh: str) -> None:
    assert format_period(code, kind, "en") == english
    assert format_period(code, kind, "cy") == welsh


def test_a_code_that_could_be_two_periods_is_said_as_its_kind() -> None:
    assert format_period("2011-12", "month", "en") == "December 2011"
    assert format_period("2011-12", "financial_year", "en") == "April 2011 to March 2012"
