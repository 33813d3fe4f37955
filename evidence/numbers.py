"""Numbers on the way out: for JSON to ten significant digits, for readers as few as are honest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from numbers import Integral, Real
from typing import Any

from data.bilingual import Both
from evidence.delivery import BEHIND, ON_PLAN
from evidence.verdict import TRAP_SHARE
from locales import Translator
from locales.formats import MINUS, format_number, format_share

SIGNIFICANT_DIGITS = 10
MOST_DECIMALS = 10
SMALLEST_P = 0.001
PERCENT = ("%", "per cent", "percent")
MONEY = "£"


@dataclass(frozen=True)
class Measure:
    """How an indicator's numbers are written, and which way is good.

    `better` is ``higher``, ``lower`` or ``neither``.
    """

    unit: Both
    decimals: int
    better: str

    @property
    def sign(self) -> int:
        """1 where up is good, −1 where down is."""
        return -1 if self.better == "lower" else 1


def round_for_json(value: float | None) -> float | None:
    """Return a number to ten significant digits, None where it is none (NaN, infinite)."""
    if value is None or not isfinite(value):
        return None
    rounded = float(f"{float(value):.{SIGNIFICANT_DIGITS}g}")
    if not isfinite(rounded):  # the largest of floats round up to what is none
        return float(value)
    # Adding zero turns −0.0 into 0.0: the same number must have the same bytes.
    return rounded + 0.0


def to_json(value: Any) -> Any:
    """Return a result with every number in it fit for JSON, however deep it lies.

    Tuples and arrays become lists; texts, truths, whole numbers and None stay.
    """
    if isinstance(value, Mapping):
        return {str(key): to_json(each) for key, each in value.items()}
    if hasattr(value, "tolist"):
        return to_json(value.tolist())
    if isinstance(value, str) or value is None or isinstance(value, bool):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return round_for_json(float(value))
    if isinstance(value, Sequence):
        return [to_json(each) for each in value]
    return value


def choose_decimals(
    decimals: int,
    limits: Sequence[float | None],
    apart: Sequence[tuple[float | None, float | None]] = (),
) -> int:
    """Choose with how many decimals the numbers of one sentence are written.

    Parameters
    ----------
    decimals
        The indicator's own.
    limits
        Numbers that must not show as 0 unless they are.
    apart
        Pairs that a rule found different and that must not show as equal: a reader would see a
        sentence at odds with its own numbers.

    Returns
    -------
    int
        The indicator's decimals, or as many more as that takes, up to ten.
    """
    nonzero = [value for value in limits if value]
    pairs = [(a, b) for a, b in apart if a is not None and b is not None and a != b]
    for enough in range(decimals, MOST_DECIMALS):
        if all(round(value, enough) for value in nonzero) and all(
            round(a, enough) != round(b, enough) for a, b in pairs
        ):
            return enough
    return max(decimals, MOST_DECIMALS)


def format_signed(value: float, decimals: int, lang: str) -> str:
    """Return a difference with its sign: +1.2, −0.4, and 0.0 without one."""
    shown = format_number(value, decimals, lang)
    return f"+{shown}" if value > 0 and round(value, decimals) else shown


def format_difference(value: float, measure: Measure, decimals: int, _: Translator) -> str:
    """Return a signed difference with its unit; of percentages, in percentage points."""
    signed = format_signed(value, decimals, _.lang)
    if signed[0] in ("+", MINUS):
        return signed[0] + format_size(float(value), measure, decimals, _)
    return format_size(value, measure, decimals, _)


def format_size(value: float, measure: Measure, decimals: int, _: Translator) -> str:
    """Return how large a difference is, with its unit and without its sign."""
    number = format_number(abs(value), decimals, _.lang)
    unit = measure.unit.in_language(_.lang)[0]
    if is_percentage(measure):
        return _("{number} percentage points", number=number)
    if unit.startswith(MONEY):
        return f"{MONEY}{number} {unit.removeprefix(MONEY).strip()}".rstrip()
    return f"{number} {unit}".rstrip()


def is_percentage(measure: Measure) -> bool:
    """Whether the unit is a percentage, by its English name or its sign."""
    return any(unit in PERCENT for unit in (measure.unit.en, measure.unit.cy))


def format_p(p: float, _: Translator) -> str:
    """Return a p to three decimals, or that it is under 0.001."""
    if p < SMALLEST_P:
        return _("under {number}", number=format_number(SMALLEST_P, 3, _.lang))
    return format_number(p, 3, _.lang)


def format_delivery_share(share: float, lang: str) -> str:
    """Return a share of the plan as a whole per cent, on the side of every boundary it is on.

    49.6% is less than half, and must not read 50% beside a sentence that says so.
    """
    percent = round(100 * share)
    for boundary in (BEHIND, TRAP_SHARE, ON_PLAN):
        if share < boundary and percent >= round(100 * boundary):
            percent -= 1
    return format_share(share if percent == round(100 * share) else percent / 100, lang)


def round_to_tenths(probability: float) -> int:
    """Return a probability in tenths, a half upwards, as it is written: 0.25 is 3 in 10."""
    tenths = (Decimal(str(probability)) * 10).quantize(Decimal(1), ROUND_HALF_UP)
    return min(10, max(0, int(tenths)))
