"""Periods: every kind, what is none, and that text order is time order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.enums import Frequency
from models.periods import KINDS_OF_FREQUENCY, PeriodKind, common_kind, kinds_of, parse_period

SPANS = {
    ("2024", PeriodKind.YEAR): ("2024-01-01", "2024-12-31"),
    ("2023-24", PeriodKind.FINANCIAL_YEAR): ("2023-04-01", "2024-03-31"),
    ("1999-00", PeriodKind.FINANCIAL_YEAR): ("1999-04-01", "2000-03-31"),
    ("2024-Q1", PeriodKind.QUARTER): ("2024-01-01", "2024-03-31"),
    ("2024-Q3", PeriodKind.QUARTER): ("2024-07-01", "2024-09-30"),
    ("2024-Q4", PeriodKind.QUARTER): ("2024-10-01", "2024-12-31"),
    ("2024-07", PeriodKind.MONTH): ("2024-07-01", "2024-07-31"),
    ("2024-02", PeriodKind.MONTH): ("2024-02-01", "2024-02-29"),
    ("2023-02", PeriodKind.MONTH): ("2023-02-01", "2023-02-28"),
    ("2020-2022", PeriodKind.POOLED): ("2020-01-01", "2022-12-31"),
    ("2011-12", PeriodKind.MONTH): ("2011-12-01", "2011-12-31"),
    ("2011-12", PeriodKind.FINANCIAL_YEAR): ("2011-04-01", "2012-03-31"),
}

BAD = [
    *("", " ", "24", "20244", "0999", "3000", "-2024", "2024 ", " 2024", "2024\n"),
    *("2023-25", "2023-23", "2023-22", "2024-24", "2024-13", "2024-00", "2024-1", "2024/25"),
    *("2024-Q0", "2024-Q5", "2024-q1", "2024Q1", "2024-Q", "2024-Q11", "Q1-2024"),
    *("2022-2020", "2020-2020", "2020-22-23", "2020–2022", "2024-07-01", "07-2024"),
    *("twenty", "2024.0", "٢٠٢٤", "2024-0٧", "202४"),
]


@pytest.mark.parametrize(("code", "kind"), SPANS)
def test_a_period_spans_its_days(code: str, kind: PeriodKind) -> None:
    period = parse_period(code, kind)
    first, last = SPANS[code, kind]
    assert (period.first_day, period.last_day) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )
    assert (period.code, period.kind) == (code, kind)


@pytest.mark.parametrize("code", BAD)
def test_a_bad_code_is_no_period_of_any_kind(code: str) -> None:
    assert kinds_of(code) == frozenset()
    for kind in PeriodKind:
        with pytest.raises(ValueError, match="is not a period of the kind"):
            parse_period(code, kind)


def test_a_code_is_refused_as_a_kind_it_is_not() -> None:
    with pytest.raises(ValueError, match="'2024-Q3' is not a period of the kind 'month'"):
        parse_period("2024-Q3", PeriodKind.MONTH)


def test_a_year_and_its_next_may_also_be_a_month() -> None:
    both = {PeriodKind.MONTH, PeriodKind.FINANCIAL_YEAR}
    ambiguous = {f"20{year:02}-{year + 1:02}" for year in range(12)}
    for code in ambiguous:
        assert kinds_of(code) == both
    assert kinds_of("2012-13") == {PeriodKind.FINANCIAL_YEAR}
    assert kinds_of("2011-11") == {PeriodKind.MONTH}


@pytest.mark.parametrize(
    ("codes", "frequency", "kind"),
    [
        (["2011-12"], None, PeriodKind.FINANCIAL_YEAR),
        (["2011-12"], Frequency.ANNUAL, PeriodKind.FINANCIAL_YEAR),
        (["2011-12"], Frequency.MONTHLY, PeriodKind.MONTH),
        (["2011-12"], Frequency.QUARTERLY, None),
        (["2011-12", "2012-01"], None, PeriodKind.MONTH),
        (["2011-12", "2012-13"], None, PeriodKind.FINANCIAL_YEAR),
        (["2011-12", "2012-01"], Frequency.ANNUAL, None),
        (["2023", "2024"], Frequency.ANNUAL, PeriodKind.YEAR),
        (["2023", "2024"], Frequency.QUARTERLY, None),
        (["2020-2022", "2021-2023"], Frequency.ANNUAL, PeriodKind.POOLED),
        (["2024-Q1", "2024-Q2"], Frequency.QUARTERLY, PeriodKind.QUARTER),
        (["2024-Q1", "2024"], None, None),
        (["2024", "nonsense"], None, None),
    ],
)
def test_codes_share_one_kind_or_none(
    codes: list[str], frequency: Frequency | None, kind: PeriodKind | None
) -> None:
    assert common_kind(codes, frequency) is kind


def test_every_kind_belongs_to_one_frequency() -> None:
    listed = [kind for kinds in KINDS_OF_FREQUENCY.values() for kind in kinds]
    assert sorted(listed) == sorted(PeriodKind)
    assert set(KINDS_OF_FREQUENCY) == set(Frequency)


def test_only_pooled_years_span_more_than_one() -> None:
    assert parse_period("2020-2022", PeriodKind.POOLED).years == 3
    assert parse_period("2023-24", PeriodKind.FINANCIAL_YEAR).years == 1
    assert parse_period("2024-Q3", PeriodKind.QUARTER).years == 1


years = st.integers(1000, 2990)
codes_of_one_kind = st.one_of(
    st.lists(years.map(str)),
    st.lists(years.map(lambda year: f"{year}-{(year + 1) % 100:02}")),
    st.lists(st.tuples(years, st.integers(1, 4)).map(lambda pair: f"{pair[0]}-Q{pair[1]}")),
    st.lists(st.tuples(years, st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02}")),
    st.lists(st.tuples(years, st.integers(1, 9)).map(lambda pair: f"{pair[0]}-{sum(pair)}")),
)


@given(codes_of_one_kind)
def test_within_one_kind_text_order_is_time_order(codes: list[str]) -> None:
    kind = common_kind(codes)
    assert kind is not None
    periods = [parse_period(code, kind) for code in codes]
    assert [period.code for period in sorted(periods)] == sorted(codes)


@given(st.text(alphabet="0123456789-Q٢२ \n", max_size=10) | st.text(max_size=10))
def test_whatever_is_a_period_is_plain_and_fits_its_column(text: str) -> None:
    for kind in kinds_of(text):
        period = parse_period(text, kind)
        assert text.isascii()
        assert len(text) <= 9
        assert period.first_day < period.last_day
        assert period.first_day.day == 1
        assert (period.last_day + timedelta(days=1)).day == 1
