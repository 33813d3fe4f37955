"""Numbers, dates and periods as a reader of each language writes them."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

from locales import mark, text

MINUS = "\N{MINUS SIGN}"

QUARTERS = (
    mark("January to March {year}"),
    mark("April to June {year}"),
    mark("July to September {year}"),
    mark("October to December {year}"),
)
LOCALES = {"en": "en_GB", "cy": "cy"}


@lru_cache(maxsize=8192)
def format_number(value: float, decimals: int, lang: str) -> str:
    """Return a number with thousands grouped and exactly `decimals` decimals."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    shown = format_decimal(round(value, decimals) + 0.0, format=pattern, locale=LOCALES[lang])
    return str(shown).replace("-", MINUS)


def format_quantity(value: float, lang: str) -> str:
    """Return a quantity with as many decimals as it needs, two at the most."""
    decimals = next((n for n in (0, 1) if round(value, n) == round(value, 2)), 2)
    return format_number(value, decimals, lang)


def format_share(share: float, lang: str) -> str:
    """Return a share as a whole per cent; one just short of the whole never reads 100%."""
    percent = round(100 * share)
    if percent == 100 and share < 1:
        percent = 99
    if percent == 0 and share > 0:
        percent = 1
    return f"{format_number(percent, 0, lang)}%"


@lru_cache(maxsize=4096)
def format_date(day: date, lang: str) -> str:
    """Return a date in words: 22 November 2026, 22 Tachwedd 2026."""
    return str(babel_date(day, format="d MMMM y", locale=LOCALES[lang]))


@lru_cache(maxsize=4096)
def format_month(day: date, lang: str) -> str:
    """Return a month in words: November 2026, Tachwedd 2026."""
    return str(babel_date(day, format="MMMM y", locale=LOCALES[lang]))


@lru_cache(maxsize=4096)
def format_period(code: str, kind: str, lang: str) -> str:
    """Return a period in words.

    Parameters
    ----------
    kind
        ``year``, ``financial_year``, ``quarter``, ``month`` or ``pooled``.
    """
    _ = text(lang)
    year = int(code[:4])
    if kind == "quarter":
        return _(QUARTERS[int(code[-1]) - 1], year=year)
    if kind == "month":
        return format_month(date(year, int(code[5:7]), 1), lang)
    if kind == "financial_year":
        return _("April {first} to March {last}", first=year, last=year + 1)
    if kind == "pooled":
        return _("{first} to {last}", first=year, last=code[5:])
    return code
