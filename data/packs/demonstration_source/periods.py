"""Quarters, years, and the days on which figures and returns come out."""

from datetime import date, timedelta

FIRST_YEAR = 2016
QUARTERS: tuple[str, ...] = tuple(
    f"{year}-Q{quarter}" for year in range(FIRST_YEAR, 2027) for quarter in (1, 2, 3, 4)
)[:-1]
YEARS: tuple[str, ...] = tuple(str(year) for year in range(FIRST_YEAR, 2026))

_THURSDAY = 3
_SATURDAY = 5
_RETURN_DAYS = 25
_ANNUAL_RELEASE_MONTH = 6


def list_periods(frequency: str) -> tuple[str, ...]:
    """Return every period of the world, oldest first."""
    return QUARTERS if frequency == "quarterly" else YEARS


def shift_quarter(quarter: str, steps: int) -> str:
    """Return the quarter ``steps`` later."""
    number = int(quarter[:4]) * 4 + int(quarter[-1]) - 1 + steps
    return f"{number // 4}-Q{number % 4 + 1}"


def count_quarters(first: str, last: str) -> int:
    """Return how many quarters there are from ``first`` to ``last``, both counted."""
    return (int(last[:4]) - int(first[:4])) * 4 + int(last[-1]) - int(first[-1]) + 1


def first_index(start_quarter: str, frequency: str) -> int:
    """Return the index of the first period that begins on or after the start of delivery."""
    if frequency == "quarterly":
        return QUARTERS.index(start_quarter)
    year, quarter = int(start_quarter[:4]), int(start_quarter[-1])
    return year - FIRST_YEAR + (quarter > 1)


def release_date(period: str) -> date:
    """Return the third Thursday of the second month after a quarter, or of June after a year."""
    if "-Q" not in period:
        return _third_thursday(int(period) + 1, _ANNUAL_RELEASE_MONTH)
    after = shift_quarter(period, 1)
    return _third_thursday(int(after[:4]), int(after[-1]) * 3 - 1)


def return_date(quarter: str) -> date:
    """Return the working day, about four weeks after the quarter, on which returns are recorded."""
    after = shift_quarter(quarter, 1)
    day = date(int(after[:4]), int(after[-1]) * 3 - 2, 1) + timedelta(days=_RETURN_DAYS)
    return day + timedelta(days=7 - day.weekday() if day.weekday() >= _SATURDAY else 0)


def _third_thursday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_THURSDAY - first.weekday()) % 7 + 14)
