"""The link's page: what the figures say of one link, and what opens when it is asked for."""

import pytest

from components.shell.screens import LINK
from data.clock import released_until
from data.judgements import list_evidence
from data.store import Store
from data.verdict_labels import get_verdict_label
from evidence.sentences import NUMBERLESS
from tests.data.filling import fill, rows
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.shipped import sheet

LANGUAGES = ("en", "cy")
CONTRIBUTIONS = [row["contribution"] for row in sheet("contributions")]
EVERYTHING = "places.series.rollout.since.checks.second.caveats.strength.plan.expectation.numbers"
FOUND, NURSES = "screening-cvd-found", "nurses-chol-to-target"
ALONE = "one-application-decision-days"


def documents(store: Store) -> dict[str, dict[str, object]]:
    with store.read() as connection:
        found = list_evidence(connection, released_until(connection))
    return {code: dict(each.document) for code, each in found.items()}


def pictures(seen: Seen) -> list[str]:
    return [
        image.attributes["alt"]
        for part in seen.markup
        for image in part.all("img")
        if image.attributes["alt"]
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CONTRIBUTIONS)
def test_every_link_says_its_label_and_opens_in_full(
    open_screen: OpenScreen, demonstration_store: Store, code: str, lang: str
) -> None:
    document = documents(demonstration_store)[code]
    seen = open_screen(demonstration_store, LINK, lang, contribution=code, open=EVERYTHING)
    verdict = str(document["verdict"])
    alone = document["design"] == "interrupted_series"
    label = get_verdict_label(verdict, nothing_to_compare=alone)
    assert seen.heading == label.label.in_language(lang)[0]
    captions = [each.text for part in seen.markup for each in part.all("caption")]
    assert len(captions) >= 4
    assert len(captions) == len(set(captions))
    assert len(pictures(seen)) >= (3 if verdict in NUMBERLESS else 5)


def test_the_number_line_and_the_maps_say_what_the_sentence_says(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, LINK, contribution=FOUND)
    wide, narrow, delivered, changed = pictures(seen)
    assert wide == narrow
    assert wide in seen.text
    assert delivered.split(". ", 1)[1] in seen.text
    assert changed.split(". ", 1)[1] in seen.text


def test_places_delivered_and_changed_are_counted_from_the_packs_own_rows(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    begun = {
        row["area"]
        for row in sheet("deliveries")
        if row["output"] == "screening" and float(row["delivered"] or 0) > 0
    }
    seen = open_screen(demonstration_store, LINK, contribution=FOUND, open="places")
    assert f"Places: {len(begun)} of 22." in seen.text
    table = seen.table("The two maps in words")
    assert sum(row[1] == "delivered" for row in table) == len(begun)
    document = documents(demonstration_store)[FOUND]
    better = sum(place["low"] > 0 for place in document["places"])  # type: ignore[attr-defined]
    assert sum(row[4].startswith("better") for row in table) == better


def test_where_no_number_is_printed_it_says_why_and_by_when(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, LINK, contribution=NURSES)
    assert "No number is shown" in seen.text
    assert "Funded until March 2027; we could first know in about November 2027." in seen.text
    assert not any("95% limits" in each for each in pictures(seen))


def test_what_has_nothing_to_compare_with_shows_its_one_series(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, LINK, contribution=ALONE, open="series")
    rows_ = seen.table("Wales, and the path it was on, in words")
    series = documents(demonstration_store)[ALONE]["series"]
    assert len(rows_) - 1 == len(series["periods"])  # type: ignore[index]
    assert any("the path it was on" in each for each in pictures(seen))


def test_an_opened_section_is_in_the_address_and_what_is_closed_is_not_drawn(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    closed = open_screen(demonstration_store, LINK, contribution=FOUND)
    opened = open_screen(demonstration_store, LINK, contribution=FOUND, open="numbers")
    assert "What came" not in closed.text
    assert dict(map(tuple, opened.table("The numbers as a table")))["What came"].startswith("+1.1")


def test_another_link_is_chosen_from_the_list(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, LINK, "cy", contribution=FOUND)
    box = seen.app.selectbox[0]
    assert box.value == FOUND
    assert len(box.options) == len(CONTRIBUTIONS)
    box.set_value(NURSES).run()
    after = Seen(seen.app)
    assert after.address == {"lang": "cy", "contribution": NURSES}
    assert after.heading == "Rhy gynnar i ddweud"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_link_is_said_and_the_known_ones_are_offered(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    seen = open_screen(demonstration_store, LINK, lang, contribution="nonsense")
    (alert,) = (
        each
        for part in seen.markup
        for each in part.every()
        if each.attributes.get("role") == "alert"
    )
    assert len(alert.all("a")) == len(CONTRIBUTIONS)
    assert seen.heading


def test_other_links_of_the_same_output_are_offered(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, LINK, contribution=FOUND)
    links = [each.attributes["href"] for part in seen.markup for each in part.all("a")]
    assert any("contribution=screening-cvd-admissions-u75" in each for each in links)


def test_a_store_without_expectations_says_so(open_screen: OpenScreen, sqlite_store: Store) -> None:
    fill(sqlite_store, "contributions", "reviews")
    for lang, said in (("en", "No expectation is recorded yet"), ("cy", "Nid oes disgwyliad")):
        assert open_screen(sqlite_store, LINK, lang).heading.startswith(said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_replaced_expectation_opens_and_leads_to_the_one_that_stands(
    open_screen: OpenScreen, sqlite_store: Store, lang: str
) -> None:
    newer = {"contribution": "d", "supersedes": "c", "expected_effect": -0.2}
    fill(sqlite_store, contributions=rows("contributions", {}, newer))
    seen = open_screen(sqlite_store, LINK, lang, contribution="c", open="expectation.rollout")
    links = [
        each.attributes["href"]
        for part in seen.markup
        for each in part.every()
        if each.tag == "a" and "contribution=d" in each.attributes["href"]
    ]
    assert len(links) == 2  # the note above, and the history
    assert seen.heading == {"en": "Not judged yet", "cy": "Heb ei farnu eto"}[lang]


def test_sections_that_are_not_there_do_no_harm(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, LINK, contribution=NURSES, open="since.nonsense..plan")
    assert seen.heading == "Too early to tell"
