"""What is one's own as a list: numbers stand in the unit of their indicator."""

import pytest

from components.entering.lists import build_list
from components.entering.names import Names
from locales import text
from tests.components.markup import read_markup

INDICATOR = {
    "indicator": "i",
    "title_en": "Share",
    "title_cy": "Cyfran",
    "unit_en": "%",
    "unit_cy": "%",
    "decimals": "1",
    "better": "higher",
}
OUTPUT = {"output": "o", "title_en": "Checks", "title_cy": "Gwiriadau", "team": "t"}


@pytest.mark.parametrize(
    ("hoped", "lang", "said"),
    [
        ("2.5", "en", "+2.5 percentage points"),
        ("-3", "en", "−3.0 percentage points"),
        ("0.04", "cy", "+0.04 pwynt canran"),
    ],
)
def test_what_is_hoped_for_has_its_sign_its_unit_and_every_digit(
    hoped: str, lang: str, said: str
) -> None:
    expectation = {
        "contribution": "c",
        "output": "o",
        "indicator": "i",
        "expected_effect": hoped,
        "registered_on": "2021-12-06",
    }
    rows = {"indicators": [INDICATOR], "outputs": [OUTPUT], "contributions": [expectation]}
    names = Names(rows, {}, lang)
    made = build_list("contributions", {"c": expectation}, str, None, names, text(lang))
    assert said in read_markup(made).text


def test_a_target_has_the_unit_of_its_indicator() -> None:
    target = {
        "indicator": "i",
        "area": "W92000004",
        "kind": "target",
        "target_period": "2028",
        "target_value": "22",
        "set_on": "2021-11-01",
    }
    names = Names({"indicators": [INDICATOR], "targets": [target]}, {}, "en")
    made = build_list("targets", {"t": target}, str, None, names, text("en"))
    assert "22.0%" in read_markup(made).text
