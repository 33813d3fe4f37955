"""Every code has its sentence, and the method's page names every code."""

import re
from pathlib import Path

import pytest

from data.settings import ROOT
from evidence.caveats import CAVEATS, MISSING, say_all_caveats, say_caveat, say_missing, split_code
from evidence.facts import VerdictCode
from evidence.ladder import CAPS
from evidence.verdict import NOT_ENOUGH
from locales import text

METHOD = ROOT / "docs" / "method.md"
ENGLISH = text("en")

# The two tables of the method's definitions.
METHOD_MISSING = {
    *("expected_effect", "lag", "expected_effect_sign", "direction"),
    *("periods_before", "places_reached", "places", "points"),
    *("variation", "interval", "suppressed", "returns", "area"),
}
METHOD_CAVEATS = {
    *("by_board", "few_places", "nothing_to_compare", "average_of_places"),
    *("part_delivered", "delivery_stopped", "returns_missing"),
    *("series_break", "survey_too_small", "smallest_p", "bundled", "same_places"),
    *("bad_year", "registered_late", "no_placebo", "leave_one_out", "one_of_many"),
}


def test_every_code_of_the_method_has_a_sentence_and_no_other_has() -> None:
    assert set(MISSING) == METHOD_MISSING
    assert set(CAVEATS) == METHOD_CAVEATS
    assert set(MISSING) >= NOT_ENOUGH
    assert set(CAVEATS) >= set(CAPS)


@pytest.mark.parametrize("code", [*VerdictCode, *CAVEATS, *MISSING])
def test_the_page_on_the_method_names_every_code(code: str) -> None:
    assert re.search(rf"`{code}[`:]", Path(METHOD).read_text(encoding="utf-8")), code


def test_two_codes_do_not_say_the_same() -> None:
    assert len({*MISSING.values(), *CAVEATS.values()}) == len(MISSING) + len(CAVEATS)


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("few_places", ("few_places", "")),
        ("area:W06000023", ("area", "W06000023")),
        ("bundled:a:b", ("bundled", "a:b")),
    ],
)
def test_split_code(code: str, parts: tuple[str, str]) -> None:
    assert split_code(code) == parts


def test_what_a_detail_names_is_called_what_a_reader_calls_it() -> None:
    names = {"W06000023": "Powys", "loans": "Growth loans"}
    assert say_missing("area:W06000023", names, ENGLISH).endswith(": Powys")
    assert say_caveat("bundled:loans", names, ENGLISH).endswith(": Growth loans")
    assert say_caveat("same_places:hubs", names, ENGLISH).endswith(": hubs")


def test_a_name_with_braces_is_shown_and_not_filled_in() -> None:
    assert say_caveat("bundled:x", {"x": "{name}"}, ENGLISH).endswith(": {name}")


def test_say_all_caveats_says_each_once_in_one_order() -> None:
    codes = ["one_of_many", "by_board", "bundled:a", "bundled:b", "by_board"]
    said = say_all_caveats(codes, {}, ENGLISH)
    assert said == say_all_caveats(
        ["bundled:a", "bundled:b", "by_board", "one_of_many"], {}, ENGLISH
    )
    assert len(said) == 4


def test_an_unknown_code_is_not_passed_over() -> None:
    with pytest.raises(KeyError):
        say_caveat("nonsense", {}, ENGLISH)
