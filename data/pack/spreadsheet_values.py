"""What a spreadsheet's cell means in a pack: its text, by the kind of its column."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite, ulp

from data.pack.cells import DIGITS, write_number
from models.columns import Kind

EPOCH = datetime(1899, 12, 30)
EPOCH_1904 = datetime(1904, 1, 1)
FIRST_DAY_NUMBER = 10_000
"""A whole number from here on is a day in a date column (18 May 1927); a year is not."""
NOISE = 2
"""How many steps of a double a sum such as 0.1 + 0.2 may be off from what a cell shows."""


@dataclass(frozen=True)
class Cell:
    """A cell as the file has it.

    Attributes
    ----------
    form
        ``n`` a number, ``date`` a number shown as a date, ``d`` a date as text, ``b`` true or
        false, ``e`` an error; anything else is text.
    """

    form: str
    value: str
    is_formula: bool = False


def text_of_cell(cell: Cell, kind: Kind | None, *, from_1904: bool) -> str:
    """Return what a cell would be in a CSV file of the pack.

    Parameters
    ----------
    kind
        What its column holds; None for the header and for columns that a pack does not have.
    """
    if cell.form == "b":
        return _text_of_truth(cell.value, kind)
    if cell.form == "e":
        return ""
    if cell.form == "d":
        return cell.value.removesuffix("Z").removesuffix("T00:00:00")
    if cell.form not in ("n", "date") or not cell.value:
        return cell.value
    number = float(cell.value)
    if cell.form == "date":
        return _text_of_day(number, kind, from_1904)
    if kind is Kind.DATE and number.is_integer() and number >= FIRST_DAY_NUMBER:
        return _text_of_day(number, kind, from_1904)
    return _text_of_number(number)


def _text_of_truth(value: str, kind: Kind | None) -> str:
    if kind is Kind.YES_NO:
        return "yes" if value == "1" else "no"
    return "TRUE" if value == "1" else "FALSE"


def _text_of_day(number: float, kind: Kind | None, from_1904: bool) -> str:
    try:
        moment = (EPOCH_1904 if from_1904 else EPOCH) + timedelta(seconds=round(number * 86_400))
    except (OverflowError, ValueError):
        return _text_of_number(number)
    day = moment.date().isoformat()
    if moment.time() != datetime.min.time():
        return moment.isoformat(sep=" ")
    # A spreadsheet turns the month 2024-07 into its first day.
    return day.removesuffix("-01") if kind is Kind.PERIOD else day


def _text_of_number(number: float) -> str:
    if not isfinite(number):
        return str(number)
    shown = float(f"{number:.{DIGITS}g}")
    return write_number(shown if abs(number - shown) <= NOISE * ulp(number) else number)
