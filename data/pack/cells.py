"""One cell: its text into the one canonical text of what it means.

The canonical text is what is compared, written out and hashed. A function a kind; each raises
:class:`Refused` with the sentence a reader sees.
"""

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from math import isfinite
from urllib.parse import urlsplit

from data.areas import read_areas
from data.pack.problems import show
from data.pack.schema import SheetColumn
from data.pack.trim import trim
from locales import Translator
from models.area import WALES
from models.columns import Kind
from models.enums import AreaKind
from models.periods import kinds_of

CELL_LENGTH = 32_767
"""What a spreadsheet holds in a cell, in UTF-16 units."""
DIGITS = 15
"""Significant digits that a spreadsheet holds."""
EARLIEST_YEAR = 1900
LARGEST_WHOLE = 2**31 - 1
LARGEST_POWER = 300
RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t")

_PLAIN_NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SLUG = re.compile(r"[a-z0-9-]{1,64}")
_FREE_TEXT = (Kind.TEXT, Kind.JSON)


class Refused(ValueError):
    """A cell's text is not what its column holds; the message says what would be right."""


def canonical(text: str, column: SheetColumn, _: Translator) -> str:
    """Return the canonical text of a cell; empty where the cell is.

    Raises
    ------
    Refused
        Where the text is not what the column holds.
    """
    if text[:1] == "\t" and column.kind in _FREE_TEXT:
        raise Refused(_runs_as_formula(text, _))
    found = trim(unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    return _READERS[column.kind](found, column, _) if found else ""


def write_number(number: float) -> str:
    """Return a number as its shortest plain decimal: no exponent, no ``-0``, no ``.0``."""
    plain = format(Decimal(repr(number + 0.0)), "f")
    return plain.removesuffix(".0")


def _read_number(text: str, column: SheetColumn, _: Translator) -> str:
    if not _PLAIN_NUMBER.fullmatch(text) or len(text) > LARGEST_POWER:
        message = _(
            "{value} is not a plain number; write digits and at most one point, such as 1234.5",
            value=show(text),
        )
        raise Refused(message)
    exact = Decimal(text)
    if len(exact.normalize().as_tuple().digits) > DIGITS or not _survives(exact):
        message = _(
            "{value} has more than {limit} significant digits; round it",
            value=show(text),
            limit=DIGITS,
        )
        raise Refused(message)
    _check_range(exact, text, column, _)
    return write_number(float(exact))


def _survives(exact: Decimal) -> bool:
    return Decimal(write_number(float(exact))) == exact


def _check_range(number: Decimal, text: str, column: SheetColumn, _: Translator) -> None:
    low, high = column.pack.low, column.pack.high
    if low is not None and number < low:
        message = _(
            "{value} is less than {low}, the least there can be", value=show(text), low=int(low)
        )
        raise Refused(message)
    if high is not None and number > high:
        message = _(
            "{value} is more than {high}, the most there can be", value=show(text), high=int(high)
        )
        raise Refused(message)


def _read_integer(text: str, column: SheetColumn, _: Translator) -> str:
    plain = _read_number(text, column, _)
    if "." in plain or abs(int(plain)) > LARGEST_WHOLE:
        raise Refused(_("{value} is not a whole number, such as 4", value=show(text)))
    return plain


def check_date(text: str, _: Translator) -> None:
    """Raise :class:`Refused` unless a text is a date that a spreadsheet holds."""
    if not _DATE.fullmatch(text):
        message = _("{value} is not a date; write it as 2026-07-31", value=show(text))
        raise Refused(message)
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise Refused(_("there is no such date as {value}", value=text)) from error
    if found.year < EARLIEST_YEAR:
        message = _("{value} is before {year}", value=text, year=EARLIEST_YEAR)
        raise Refused(message)


def _read_date(text: str, column: SheetColumn, _: Translator) -> str:
    check_date(text, _)
    return text


def _read_period(text: str, column: SheetColumn, _: Translator) -> str:
    if not text.isascii() or not kinds_of(text):
        message = _(
            "{value} is not a period; write 2024, 2023-24, 2024-Q3, 2024-07 or 2020-2022",
            value=show(text),
        )
        raise Refused(message)
    return text


def _read_slug(text: str, column: SheetColumn, _: Translator) -> str:
    if not _SLUG.fullmatch(text):
        message = _(
            "{value} is not a key; write up to 64 small letters a to z, digits and hyphens",
            value=show(text),
        )
        raise Refused(message)
    return text


@cache
def area_codes() -> frozenset[str]:
    """Return the areas a pack may name: Wales and its 22 local authorities."""
    typed = (AreaKind.COUNTRY, AreaKind.LOCAL_AUTHORITY)
    return frozenset(row["code"] for row in read_areas() if row["kind"] in typed)


@cache
def _computed_areas() -> frozenset[str]:
    return frozenset(row["code"] for row in read_areas()) - area_codes()


def _read_area(text: str, column: SheetColumn, _: Translator) -> str:
    if text in area_codes():
        return text
    if text in _computed_areas():
        message = _(
            "{value} is computed from its local authorities; give their figures", value=text
        )
        raise Refused(message)
    authorities = sorted(area_codes() - {WALES})
    message = _(
        "{value} is not a known area; write {wales} for Wales or a local authority's code, "
        "{first} to {last}",
        value=show(text),
        wales=WALES,
        first=authorities[0],
        last=authorities[-1],
    )
    raise Refused(message)


def _read_choice(text: str, column: SheetColumn, _: Translator) -> str:
    if text not in column.pack.choices:
        raise Refused(_unknown_word(text, column, _))
    return text


def _read_choices(text: str, column: SheetColumn, _: Translator) -> str:
    words = [trim(word) for word in text.split(";")]
    for word in words:
        if word not in column.pack.choices:
            raise Refused(_unknown_word(word, column, _))
    if len(set(words)) < len(words):
        raise Refused(_("{value} names one twice; name each once", value=show(text)))
    return ";".join(words)


def _unknown_word(word: str, column: SheetColumn, _: Translator) -> str:
    known = ", ".join(column.pack.choices)
    return _("{value} is not one of: {known}", value=show(word) or "''", known=known)


def _read_yes_no(text: str, column: SheetColumn, _: Translator) -> str:
    if text not in ("yes", "no"):
        raise Refused(_("{value} is neither `yes` nor `no`", value=show(text)))
    return text


def _read_text(text: str, column: SheetColumn, _: Translator) -> str:
    if text.startswith(RUNS_AS_FORMULA):
        raise Refused(_runs_as_formula(text, _))
    if any(_is_control(sign) for sign in text):
        message = _(
            "{value} holds a control character; of those only a line break is allowed",
            value=show(text),
        )
        raise Refused(message)
    if len(text.encode("utf-16-le")) // 2 > CELL_LENGTH:
        message = _("the text is longer than the {limit} characters of a cell", limit=CELL_LENGTH)
        raise Refused(message)
    if column.name == "source_url":
        _check_address(text, _)
    return text


def _is_control(sign: str) -> bool:
    return sign in "\ufffe\uffff" or (sign != "\n" and unicodedata.category(sign) in ("Cc", "Cs"))


def _runs_as_formula(text: str, _: Translator) -> str:
    return _(
        "{value} begins with a sign that a spreadsheet would run; begin it with a letter, a digit "
        "or a quotation mark",
        value=show(text),
    )


def _check_address(text: str, _: Translator) -> None:
    try:
        parts = urlsplit(text)
        right = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        right = False
    if not right or any(sign.isspace() for sign in text):
        message = _(
            "{value} is not an address; write one that begins with `https://` or `http://`",
            value=show(text),
        )
        raise Refused(message)


def _read_json(text: str, column: SheetColumn, _: Translator) -> str:
    line = _read_text(text, column, _).replace("\n", " ")
    try:
        json.loads(line, parse_constant=_refuse_constant, parse_float=_read_finite)
    except (ValueError, RecursionError) as error:
        message = _("{value} is not one line of JSON without NaN or infinity", value=show(text))
        raise Refused(message) from error
    return line


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _read_finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


_READERS: dict[Kind, Callable[[str, SheetColumn, Translator], str]] = {
    Kind.SLUG: _read_slug,
    Kind.TEXT: _read_text,
    Kind.DATE: _read_date,
    Kind.PERIOD: _read_period,
    Kind.NUMBER: _read_number,
    Kind.INTEGER: _read_integer,
    Kind.YES_NO: _read_yes_no,
    Kind.CHOICE: _read_choice,
    Kind.CHOICES: _read_choices,
    Kind.AREA: _read_area,
    Kind.JSON: _read_json,
}
