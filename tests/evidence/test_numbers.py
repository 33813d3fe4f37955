"""Numbers on the way out: JSON to ten digits, texts on the right side of every boundary."""

import json
from math import inf, nan

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.bilingual import Both
from evidence.numbers import (
    Measure,
    choose_decimals,
    format_delivery_share,
    format_difference,
    format_p,
    format_signed,
    format_size,
    round_for_json,
    round_to_tenths,
    to_json,
)
from locales import LANGUAGES, text

# A busy machine fails nothing here.
CALMLY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PERCENT = Measure(Both("%", "%"), 1, "higher")
DAYS = Measure(Both("working days", "o ddiwrnodau gwaith"), 1, "lower")
POUNDS = Measure(Both("£ per hour", "£ yr awr"), 2, "higher")
ENGLISH = text("en")


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (1 / 3, 0.3333333333),
        (123456.7890123, 123456.789),
        (0.00012345678912, 0.0001234567891),
        (-2.0, -2.0),
        (nan, None),
        (inf, None),
        (-inf, None),
        (None, None),
    ],
)
def test_round_for_json_keeps_ten_significant_digits(
    value: float | None, rounded: float | None
) -> None:
    assert round_for_json(value) == rounded


def test_round_for_json_knows_one_zero() -> None:
    assert str(round_for_json(-0.0)) == "0.0"


@CALMLY
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_round_for_json_rounds_once(value: float) -> None:
    once = round_for_json(value)
    assert once is not None
    assert round_for_json(once) == once
    # Half a unit of the tenth digit; the smallest of floats have fewer digits than ten.
    assert abs(once - value) <= max(abs(value) * 5e-10, 1e-320)


def test_to_json_reaches_every_number_however_deep() -> None:
    found = to_json(
        {
            "limits": (np.float64(1 / 3), nan),
            "series": np.array([1.5, np.nan]),
            "count": np.int64(22),
            "true": np.True_,
            "name": "loans",
            "none": None,
            "deep": [{"p": np.float32(0.5)}],
        }
    )
    assert json.loads(json.dumps(found, allow_nan=False)) == {
        "limits": [0.3333333333, None],
        "series": [1.5, None],
        "count": 22,
        "true": True,
        "name": "loans",
        "none": None,
        "deep": [{"p": 0.5}],
    }


@CALMLY
@given(st.lists(st.floats() | st.none() | st.integers(), max_size=5))
def test_to_json_lets_no_nan_out(values: list[object]) -> None:
    json.dumps(to_json({"values": values, "deep": [values]}), allow_nan=False)


@pytest.mark.parametrize(
    ("decimals", "limits", "chosen"),
    [
        (1, [0.4, 2.0], 1),
        (1, [0.04, 2.0], 2),
        (0, [-0.004, 2.0], 3),
        (1, [0.0, 2.0], 1),
        (1, [None, 2.0], 1),
        (2, [], 2),
        (1, [1e-30], 10),
    ],
)
def test_choose_decimals_never_shows_a_limit_as_0_that_is_not(
    decimals: int, limits: list[float | None], chosen: int
) -> None:
    assert choose_decimals(decimals, limits) == chosen


@pytest.mark.parametrize(
    ("pair", "chosen"),
    [((0.96, 1.0), 2), ((0.94, 1.0), 1), ((1.0, 1.0), 1), ((None, 1.0), 1), ((0.999, 1.0), 3)],
)
def test_choose_decimals_keeps_apart_what_a_rule_told_apart(
    pair: tuple[float | None, float | None], chosen: int
) -> None:
    assert choose_decimals(1, [], [pair]) == chosen


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1.24, "+1.2"), (-1.24, "−1.2"), (0.0, "0.0"), (0.04, "0.0"), (-0.04, "0.0")],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_format_signed_has_a_sign_unless_it_shows_nothing(
    value: float, shown: str, lang: str
) -> None:
    assert format_signed(value, 1, lang) == shown


@pytest.mark.parametrize(
    ("measure", "value", "english"),
    [
        (PERCENT, 1.2, "+1.2 percentage points"),
        (PERCENT, -0.4, "−0.4 percentage points"),
        (DAYS, -6.0, "−6.0 working days"),
        (POUNDS, 0.35, "+£0.35 per hour"),
        (POUNDS, -1200.0, "−£1,200.00 per hour"),
        (PERCENT, 0.0, "0.0 percentage points"),
    ],
)
def test_format_difference(measure: Measure, value: float, english: str) -> None:
    assert format_difference(value, measure, measure.decimals, ENGLISH) == english


def test_a_percentage_is_known_by_its_english_name_in_welsh_too() -> None:
    measure = Measure(Both("per cent", "y cant"), 1, "higher")
    assert format_size(1.2, measure, 1, ENGLISH) == "1.2 percentage points"
    assert format_size(1.2, measure, 1, text("cy")) == "1.2 pwynt canran"


def test_format_size_has_no_sign() -> None:
    assert format_size(-6.0, DAYS, 1, text("cy")) == "6.0 o ddiwrnodau gwaith"
    assert format_size(-0.35, POUNDS, 2, ENGLISH) == "£0.35 per hour"


@pytest.mark.parametrize(
    ("p", "shown"),
    [(0.0004, "under 0.001"), (0.00099999, "under 0.001"), (0.001, "0.001"), (0.0526, "0.053")],
)
def test_format_p(p: float, shown: str) -> None:
    assert format_p(p, ENGLISH) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.93, "93%"),
        (0.4999, "49%"),
        (0.5, "50%"),
        (0.7961, "79%"),
        (0.8961, "89%"),
        (0.9, "90%"),
        (0.999, "99%"),
        (1.0, "100%"),
        (0.001, "1%"),
        (0.0, "0%"),
    ],
)
def test_format_delivery_share_reads_on_the_side_it_is_on(share: float, shown: str) -> None:
    assert format_delivery_share(share, "en") == shown


@CALMLY
@given(st.floats(0, 1))
def test_format_delivery_share_keeps_to_the_bands_of_the_rules(share: float) -> None:
    percent = int(format_delivery_share(share, "en").rstrip("%"))
    for boundary in (50, 80, 90):
        assert (100 * share >= boundary) == (percent >= boundary)
    assert abs(percent - 100 * share) <= 1


@pytest.mark.parametrize(
    ("probability", "tenths"),
    [(0.0, 0), (0.0499, 0), (0.05, 1), (0.25, 3), (0.35, 4), (0.15, 2), (0.949, 9), (0.95, 10)],
)
def test_round_to_tenths_rounds_a_half_upwards(probability: float, tenths: int) -> None:
    assert round_to_tenths(probability) == tenths


def test_up_is_good_unless_lower_is_better() -> None:
    signs = {better: Measure(Both("%", "%"), 1, better).sign for better in ("higher", "lower")}
    assert signs == {"higher": 1, "lower": -1}
