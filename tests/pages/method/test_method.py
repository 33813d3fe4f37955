"""The method's screen: the whole of it, one chart at a time, and a store that holds nothing."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from components.how_to_read import KINDS
from components.method_view import SECTIONS
from components.shell.screens import LINK, METHOD
from data.store import Store
from data.verdict_labels import list_verdict_labels
from locales import text
from tests.fixtures.apps import OpenScreen, Seen
from tests.fixtures.stores import Databases
from tests.pages.english import find_english
from tests.pages.shipped import sheet

ALERT = {"en": "There is no “pie” here.", "cy": "Nid oes “pie” yma."}


@pytest.fixture(scope="module")
def empty_store(sqlite_databases: Databases) -> Iterator[Store]:
    with sqlite_databases.opened(sqlite_databases.make_migrated()) as opened:
        yield opened


def linked(seen: Seen, screen: str) -> list[str]:
    """Return the addresses of a screen that are linked to, in order."""
    found = [link.attributes["href"] for part in seen.markup for link in part.all("a")]
    return [each for each in found if urlsplit(each).path == f"./{screen}"]


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_it_opens_on_the_question_and_every_answer(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    _ = text(lang)
    seen = open_screen(demonstration_store, METHOD, lang)
    assert seen.heading == _(
        "Did it get better where it was delivered, more than where it was not?"
    )
    answers = {row[0] for row in seen.table(_("Every answer, and its mark"))}
    assert {label.label.in_language(lang)[0] for label in list_verdict_labels().values()} <= answers


def test_the_examples_are_the_stores_own_and_lead_to_their_evidence(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, METHOD)
    table = {row[0]: row[-1] for row in seen.table("Every answer, and its mark") if len(row) == 4}
    outputs = {row["output"]: row["title_en"] for row in sheet("outputs")}
    assert table["More where delivered, as hoped"] == outputs["screening"]
    assert table["Delivered, no movement where it went"] == outputs["pharmacies"]
    assert table["Worse where delivered"] == "none at present"
    asked = {parse_qs(urlsplit(each).query)["contribution"][0] for each in linked(seen, LINK.code)}
    assert {"screening-cvd-found", "pharmacies-no-bp-reading"} <= asked
    assert asked <= {row["contribution"] for row in sheet("contributions")}


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_address_with_a_chart_opens_on_how_it_is_read(
    open_screen: OpenScreen, demonstration_store: Store, kind: str, lang: str
) -> None:
    _ = text(lang)
    seen = open_screen(demonstration_store, METHOD, lang, chart=kind)
    assert seen.heading == _("How to read this: {chart}", chart=_(KINDS[kind]))
    first = next(part for part in seen.markup if part.all("h1"))
    assert first.all("ol")[0].all("li")
    others = {
        parse_qs(urlsplit(each).query).get("chart", [""])[0] for each in linked(seen, "method")
    }
    assert others - {""} >= set(KINDS) - {kind}


@pytest.mark.parametrize("lang", ALERT)
def test_an_unknown_chart_is_said_and_the_known_ones_are_offered(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    seen = open_screen(demonstration_store, METHOD, lang, chart="pie")
    (alert,) = (
        each
        for part in seen.markup
        for each in part.every()
        if each.attributes.get("role") == "alert"
    )
    assert alert.text.startswith(ALERT[lang])
    assert len(alert.all("a")) == len(KINDS)
    assert seen.table(text(lang)("Every answer, and its mark"))


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_an_empty_store_is_told_the_method_without_examples(
    open_screen: OpenScreen, empty_store: Store, lang: str
) -> None:
    _ = text(lang)
    given = {"open": ".".join(SECTIONS)}
    seen = open_screen(empty_store, METHOD, lang, **given)
    assert seen.heading == _(
        "Did it get better where it was delivered, more than where it was not?"
    )
    assert all(len(row) <= 3 for row in seen.table(_("Every answer, and its mark")))
    assert _("For example:") not in seen.text
    assert linked(seen, LINK.code) == []


def test_what_is_open_is_in_the_address(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    closed = open_screen(demonstration_store, METHOD)
    opened = open_screen(demonstration_store, METHOD, open="fooled.not-done")
    assert "No league tables" not in closed.text
    assert "No league tables" in opened.text
    assert len(opened.table("Measured in ")) == 5


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_what_is_taken_away_is_what_is_shown(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    _ = text(lang)
    whole = open_screen(demonstration_store, METHOD, lang, open="take")
    one = open_screen(demonstration_store, METHOD, lang, chart="usual", open="take")
    answers = _("Every answer, and its mark")
    reading = _("How to read this: {chart}", chart=_(KINDS["usual"]))
    told = [" ".join(each for each in seen.words()) for seen in (whole, one)]
    assert all(answers in each for each in told)
    assert "PNG" not in told[0]
    buttons = [each.replace("\\", "") for each in one.words() if "PNG" in each]
    assert any(reading in each for each in buttons)


EVERY_PART = ".".join((*SECTIONS, "take"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "given", [{"open": EVERY_PART}, *({"chart": kind} for kind in KINDS)], ids=str
)
def test_in_welsh_it_holds_no_english_of_ours(
    open_screen: OpenScreen, demonstration_store: Store, given: dict[str, str], theme: str
) -> None:
    seen = open_screen(demonstration_store, METHOD, "cy", theme, **given)
    assert find_english(seen.words()) == []
