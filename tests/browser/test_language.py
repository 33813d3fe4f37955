"""Switching the language in place: what is chosen next is a code, and all chosen before stays."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from components.shell.screens import BOARD, MAP, OUTCOME, PLACE, PLAN, Screen
from locales import Translator, text
from tests.browser.screens import (
    CARDIFF,
    LONG,
    POWYS,
    arrive,
    parameters,
    path_of,
    settled,
    wait_until,
)

NAMES = {"en": "English", "cy": "Cymraeg"}
CARDIFF_IN = {"en": "Cardiff", "cy": "Caerdydd"}
WHAT_IS_WRONG = '[role="alert"], .mw-note-concern, [data-testid="stException"]'
BY_HAND = f"{'1' * 5}{'0' * 17}"
ALL_BUT_CONWY = f"11011{'0' * 17}"

Do = Callable[[Page, Translator], None]


@dataclass(frozen=True)
class Step:
    """One thing a reader chooses, and what the address holds of it then; None: nothing."""

    do: Do
    gives: dict[str, str | None]


@dataclass(frozen=True)
class Case:
    """One screen: what is chosen at first, after a switch to Welsh, and after one back."""

    screen: Screen
    at_first: dict[str, str]
    in_welsh: tuple[Step, ...]
    in_english: tuple[Step, ...]


def from_list(label: str, name: str) -> Do:
    def do(page: Page, _: Translator) -> None:
        page.get_by_role("combobox", name=_(label), exact=True).click()
        shown = CARDIFF_IN[_.lang] if name == CARDIFF else _(name)
        page.get_by_role("option", name=shown, exact=True).click()

    return do


def next_in_list(label: str) -> Do:
    def do(page: Page, _: Translator) -> None:
        field = page.get_by_role("combobox", name=_(label), exact=True)
        field.click()
        page.get_by_role("option").first.wait_for()
        field.press("ArrowDown")
        field.press("Enter")

    return do


def one_of(label: str, name: str) -> Do:
    """Press a radio, or a button of a row: each is one radio of a group."""

    def do(page: Page, _: Translator) -> None:
        group = page.get_by_role("radiogroup", name=_(label), exact=True)
        group.get_by_text(_(name), exact=True).click()

    return do


def earlier(page: Page, _: Translator) -> None:
    page.get_by_role("slider").press("ArrowLeft")


def written(label: str, words: str) -> Do:
    def do(page: Page, _: Translator) -> None:
        field = field_of(page, _(label))
        field.fill(words)
        field.press("Enter")

    return do


def field_of(page: Page, label: str) -> Locator:
    """Return the field of a label, which may have its unit behind it."""
    return page.locator(f'input[aria-label^="{label}"]')


def conwy_taken_out(page: Page, _: Translator) -> None:
    """Take one of several that are chosen out again: it is called the same in both languages."""
    page.get_by_role("button", name="Remove Conwy").click()


CASES = (
    Case(
        MAP,
        {"indicator": "first-sales", "mode": "delivered-changed", "as": "tiles"},
        (
            Step(from_list("Place", CARDIFF), {"area": CARDIFF}),
            Step(one_of("Order of the table", "by value, in groups"), {"sort": "value"}),
            Step(earlier, {"period": "2026-Q2"}),
            Step(one_of("Show", "Change"), {"mode": "change"}),
        ),
        (
            Step(earlier, {"period": "2026-Q1"}),
            Step(one_of("Show", "Signal"), {"mode": "signal"}),
            Step(from_list("Place", "Powys"), {"area": POWYS}),
        ),
    ),
    Case(
        OUTCOME,
        {"outcome": "e1", "indicator": "selling-outside", "period": "2023"},
        (
            Step(from_list("Area", CARDIFF), {"area": CARDIFF}),
            Step(from_list("Period", "2022"), {"period": "2022"}),
        ),
        (
            Step(from_list("Area", "Powys"), {"area": POWYS}),
            Step(from_list("Period", "2024"), {"period": "2024"}),
        ),
    ),
    Case(
        PLACE,
        {"area": POWYS, "similar": "population"},
        (
            Step(from_list("Indicators", "Headlines only"), {"show": "headlines"}),
            Step(from_list("Place", CARDIFF), {"area": CARDIFF}),
        ),
        (
            Step(
                from_list("Similar places are decided by", "The same region"), {"similar": "region"}
            ),
            Step(from_list("Place", "Powys"), {"area": POWYS}),
        ),
    ),
    Case(
        PLAN,
        {"indicator": "cvd-found", "by": "hand", "a": BY_HAND, "start": "2027-Q1"},
        (
            Step(written("Hoped for", "3"), {"effect": "3"}),
            Step(conwy_taken_out, {"a": ALL_BUT_CONWY}),
            Step(next_in_list("First wave from"), {"start": "2027-Q2"}),
        ),
        (
            Step(written("Quarters between waves", "3"), {"gap": "3"}),
            Step(one_of("Who comes first", "by lot"), {"by": "lot", "a": None}),
            Step(one_of("Roll-outs", "Compare with another roll-out"), {"compare": "yes"}),
        ),
    ),
    Case(
        BOARD,
        {"open": "filter", "goal": "prosperous"},
        (Step(written("Words in a title", "e"), {"search": "e"}),),
        (Step(from_list("Delivered?", "behind"), {"delivery": "behind"}),),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.screen.code or "board")
def test_what_is_chosen_after_a_switch_is_a_code_and_the_rest_stays(page: Page, case: Case) -> None:
    held = {**case.at_first, "lang": "en"}
    arrive(page, path_of(case.screen, **held))
    for lang, steps in (("cy", case.in_welsh), ("en", case.in_english)):
        held |= {"lang": lang}
        page.get_by_role("link", name=NAMES[lang], exact=True).click()
        expect(page.locator("html")).to_have_attribute("lang", lang, timeout=LONG)
        for step in steps:
            settled(page)
            step.do(page, text(lang))
            held = {name: code for name, code in (held | step.gives).items() if code is not None}
            wait_for_address(page, held)
            expect(page.locator(WHAT_IS_WRONG)).to_have_count(0)


def wait_for_address(page: Page, held: dict[str, str]) -> None:
    wait_until(page, lambda: parameters(page) == held)
    settled(page)
