"""The address: codes in, codes out, and what is not known is said."""

from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as st_given

from components.shell.address import (
    Choice,
    NumberChoice,
    href,
    read_choice,
    read_language,
    read_number,
    write_choice,
)
from components.shell.screens import BOARD, MAP, SCREENS, title_of
from data.settings import ROOT
from locales import text


class Address(dict[str, str]):
    """Stands in for the address of a browser."""

    def to_dict(self) -> dict[str, str]:
        return dict(self)


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Address:
    made = Address()
    monkeypatch.setattr(st, "query_params", made)
    return made


def test_a_known_code_is_the_choice(address: Address) -> None:
    address["area"] = "b"
    assert read_choice("area", ["a", "b"], "a") == Choice("b")


def test_without_a_code_the_sensible_one_is(address: Address) -> None:
    assert read_choice("area", ["a", "b"], "a") == Choice("a")
    assert read_choice("area", ["a", "b"]) == Choice(None)
    address["area"] = ""
    assert read_choice("area", ["a", "b"], "b") == Choice("b")


def test_an_unknown_code_is_named_and_the_sensible_one_shown(address: Address) -> None:
    address["area"] = "zz"
    assert read_choice("area", ["a"], "a") == Choice("a", unknown="zz")
    assert read_choice("area", [], "a") == Choice(None, unknown="zz")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("3", NumberChoice(3.0)),
        ("-5", NumberChoice(0.5, outside="-5")),
        ("1000", NumberChoice(40.0, outside="1000")),
        ("1.9", NumberChoice(1.9)),
        ("many", NumberChoice(2.0, unknown="many")),
        ("nan", NumberChoice(2.0, unknown="nan")),
        ("", NumberChoice(2.0)),
    ],
)
def test_a_number_out_of_bounds_is_named_and_the_nearer_bound_used(
    address: Address, asked: str, expected: NumberChoice
) -> None:
    address["lag"] = asked
    assert read_number("lag", 2.0, low=0.5, high=40.0) == expected


def test_of_a_number_that_must_be_whole_the_rest_is_cut_off(address: Address) -> None:
    address["lag"] = "1.9"
    found = read_number("lag", 2.0, low=0.0, high=40.0, whole=True)
    assert found == NumberChoice(1.0, outside="1.9")


def test_a_choice_is_written_as_its_code_and_the_rest_stays(address: Address) -> None:
    address.update(lang="cy", period="2023")
    write_choice("area", "W06000015")
    write_choice("period", None)
    write_choice("never there", None)
    assert address == {"lang": "cy", "area": "W06000015"}


@pytest.mark.parametrize("asked", ["en", "cy"])
def test_the_language_in_the_address_wins(address: Address, asked: str) -> None:
    address["lang"] = asked
    assert read_language() == asked


def test_links_are_relative_and_leave_out_what_is_not_chosen() -> None:
    assert href(BOARD, {"lang": "cy"}) == "./?lang=cy"
    assert href(MAP, {"area": None, "lang": "en", "period": ""}) == "./map?lang=en"
    assert href(MAP, {}) == "./map"


@given(st_given.text(min_size=1))
def test_whatever_a_code_holds_it_comes_back_from_the_link(code: str) -> None:
    try:
        made = href(MAP, {"area": code})
    except UnicodeEncodeError:  # half a pair of surrogates: no code and no address has one
        return
    assert parse_qs(urlsplit(made).query, keep_blank_values=True)["area"] == [code]


def test_every_screen_has_an_address_a_script_and_a_name_in_both_languages() -> None:
    assert len({screen.code for screen in SCREENS}) == len(SCREENS)
    for screen in SCREENS:
        assert (ROOT / screen.script).is_file()
        assert screen.script.count("/") == 2, "a flat pages/ folder is served without app.py"
        assert title_of(screen, text("en")) == screen.title
        assert title_of(screen, text("cy"))
    assert not list((ROOT / "pages").glob("*.py"))
