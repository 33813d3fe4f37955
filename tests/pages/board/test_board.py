"""The board: what it says of the shipped packs agrees with their rows and with what is judged."""

import re
from collections import Counter
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.board_filters import Asked
from components.board_selection import Wanted
from components.shell.screens import BOARD
from data.judgements import list_evidence
from data.moment import get_moment
from data.store import Store
from data.verdict_labels import get_verdict_label
from locales import text
from locales.formats import format_date
from tests.components.markup import Element
from tests.data.filling import fill, rows
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.shipped import output_shares, sheet

TODAY = "2026-11-22"


def documents(store: Store) -> dict[str, dict[str, Any]]:
    """Return what is judged of every contribution, by its code."""
    with store.read() as connection:
        until = get_moment(connection).until
        return {
            code: dict(each.document) for code, each in list_evidence(connection, until).items()
        }


def rows_of(seen: Seen) -> dict[str, Element]:
    """Return the row of every contribution, by its code in the link it holds."""
    found = {}
    for part in seen.markup:
        for row in part.all("tr"):
            for link in row.all("a"):
                code = re.search(r"link\?contribution=([a-z0-9-]+)", link.attributes["href"])
                if code and row.attributes.get("role") == "row" and len(row.all("td")) == 4:
                    found[code[1]] = row
    return found


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_numbers_of_the_finding_add_up_to_the_outputs(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    total, *parts = map(
        int, re.findall(r"\d+", open_screen(demonstration_store, BOARD, lang).heading)
    )
    assert total == sum(parts) == len(sheet("outputs"))


def test_the_finding_counts_what_the_primary_contributions_say(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    judged = [each for each in documents(demonstration_store).values() if each["primary"]]
    kinds = Counter(
        "alone" if each["design"] == "interrupted_series" else each["kind"] for each in judged
    )
    loose = len(sheet("outputs")) - len({each["output"] for each in judged})
    heading = open_screen(demonstration_store, BOARD).heading
    assert f"for {kinds['moved']}, places that had them moved more" in heading
    assert f"{kinds['flat']} delivered and not moving" in heading
    assert f"{kinds['open']} cannot be told yet" in heading
    assert f"for {kinds['alone']}, the figures moved after " in heading
    assert f"{loose} serves no outcome" in heading


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_contribution_is_a_row_with_its_label_and_its_numbers(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    found = rows_of(open_screen(demonstration_store, BOARD, lang))
    judged = documents(demonstration_store)
    assert set(found) == set(judged)
    for code, document in judged.items():
        alone = document["design"] == "interrupted_series"
        label = get_verdict_label(document["verdict"], nothing_to_compare=alone)
        assert label.label.in_language(lang)[0] in found[code].text, code


def test_every_output_stands_with_its_share_of_the_plan(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    shares = output_shares(TODAY)
    found = rows_of(open_screen(demonstration_store, BOARD))
    for code, document in documents(demonstration_store).items():
        share = shares[document["output"]]
        assert share is not None
        assert f": {round(100 * share)}%" in found[code].all("td")[0].text, code


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_mission_outcome_and_owner_is_there(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    text_ = open_screen(demonstration_store, BOARD, lang).text
    wanted = {row[f"title_{lang}"] for name in ("missions", "outcomes") for row in sheet(name)}
    wanted |= {row["owner" if lang == "en" else "owner_cy"] for row in sheet("outcomes")}
    assert {title for title in wanted if title not in text_} == set()


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_trap_is_named_in_the_grid_and_leads_to_its_evidence(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    """The pharmacies: 400 of 400, and no movement where they are."""
    seen = open_screen(demonstration_store, BOARD, lang)
    (grid,) = (
        table
        for part in seen.markup
        for table in part.all("table")
        if "mw-matrix" in table.attributes["class"]
    )
    (busy,) = (
        cell for cell in grid.all("td") if "mw-cell-busy" in cell.attributes.get("class", "")
    )
    assert busy.text.startswith(text(lang)("Busy but flat"))
    (title,) = (row[f"title_{lang}"] for row in sheet("outputs") if row["output"] == "pharmacies")
    (link,) = (link for link in busy.all("a") if link.text == title)
    assert "contribution=pharmacies-no-bp-reading" in link.attributes["href"]
    assert busy.attributes["data-label"] == text(lang)("delivered on plan")


def test_headlines_are_as_published_for_wales(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    """The newest released Wales figure of each headline, read from the rows."""
    seen = open_screen(demonstration_store, BOARD)
    for indicator in sheet("indicators"):
        if indicator["headline"] != "yes":
            continue
        known = [
            row
            for row in sheet("observations")
            if row["indicator"] == indicator["indicator"]
            and row["area"] == "W92000004"
            and row["published_on"] <= TODAY
            and row["value"]
        ]
        newest = max(known, key=lambda row: (row["period"], row["published_on"]))
        figure = f"{float(newest['value']):.{indicator['decimals']}f}"
        assert f"{indicator['title_en']}: {figure}" in seen.text, indicator["indicator"]


@pytest.mark.parametrize("day", [date(2026, 8, 1), date(2025, 11, 1), date(2024, 11, 1)])
def test_what_changed_is_counted_from_a_day_that_the_address_gives(
    open_screen: OpenScreen, demonstration_store: Store, day: date
) -> None:
    with demonstration_store.read() as connection:
        then = list_evidence(connection, day)
    now = documents(demonstration_store)
    changed = {
        code
        for code, each in now.items()
        if code not in then or then[code].document["verdict"] != each["verdict"]
    }
    seen = open_screen(demonstration_store, BOARD, since=day.isoformat())
    card = card_of(seen, f"Changed since {format_date(day, 'en')}")
    named = {
        re.findall(r"contribution=([a-z0-9-]+)", item.first("a").attributes["href"])[0]
        for item in card.all("li")
    }
    assert named == changed
    assert bool(changed) or "No output is judged differently." in card.text


def test_one_of_the_days_has_a_change_to_tell(demonstration_store: Store) -> None:
    with demonstration_store.read() as connection:
        then = list_evidence(connection, date(2026, 8, 1))
    now = documents(demonstration_store)
    assert any(then[code].document["verdict"] != now[code]["verdict"] for code in then)


def card_of(seen: Seen, title: str) -> Element:
    (card,) = (
        section
        for part in seen.markup
        for section in part.all("section")
        if section.all("h2") and section.first("h2").text.startswith(title)
    )
    return card


def test_the_decision_that_is_due_is_the_pharmacies(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    due = [row for row in sheet("reviews") if TODAY <= row["review_on"] <= "2027-01-21"]
    assert [row["contribution"] for row in due] == ["pharmacies-no-bp-reading"]
    card = card_of(open_screen(demonstration_store, BOARD), "Decisions due")
    assert card.text == (
        "Decisions due: 1 Digital health check in pharmacies : 10 December 2026 · Owner: Director "
        "of Prevention (illustrative)"
    )


def test_ministers_are_told_what_only_they_can_settle(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    told = card_of(open_screen(demonstration_store, BOARD), "Only ministers").text
    for said in (
        "Mission with no date: Creating a strong, vibrant Welsh economy",
        "Outcome with no output: People can find fair work close to home",
        "Cholesterol nurses : Funded until March 2027; we could first know in about November 2027.",
        "Output that serves no outcome: Market-town business units",
    ):
        assert said in told


def test_how_fresh_the_figures_are_is_told(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    newest = max(
        row["published_on"] for row in sheet("observations") if row["published_on"] <= TODAY
    )
    assert newest == "2026-11-19"
    told = card_of(open_screen(demonstration_store, BOARD), "How fresh").text
    assert "Newest figures published: 19 November 2026" in told


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_a_filter_in_the_address_narrows_every_part_and_says_so(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    seen = open_screen(demonstration_store, BOARD, lang, says="flat", delivery="on_plan")
    _ = text(lang)
    assert set(rows_of(seen)) == {"pharmacies-no-bp-reading", "machines-bp-to-target"}
    assert [int(each) for each in re.findall(r"\d+", seen.heading)] == [2, 2]
    assert _("Only part of the board is shown, and counted.") in seen.text
    (clear,) = (
        link for part in seen.markup for link in part.all("a") if link.text == _("Show everything")
    )
    assert "says" not in clear.attributes["href"]
    assert seen.app.expander[0].label == _("Filter (chosen: {count})", count=2)


def test_a_copied_address_holds_what_was_chosen_and_nothing_that_goes_without_saying(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    def copied(**given: str) -> dict[str, str]:
        seen = open_screen(demonstration_store, BOARD, open="take", **given)
        (field,) = (each for part in seen.markup for each in part.all("input"))
        return dict(parse_qsl(urlsplit(field.attributes["value"]).query))

    assert copied() == {"lang": "en"}
    chosen = {"since": "2025-11-01", "page": "1", "says": "flat"}
    assert copied(**chosen) == {**chosen, "lang": "en"}


def test_links_of_the_board_hold_the_day_only_where_it_was_chosen() -> None:
    day = date(2025, 11, 1)
    for given in (None, day.isoformat()):
        asked = Asked(Wanted(says="flat"), day, given, None, ())
        assert asked.choices["since"] == given
        assert asked.choices["says"] == "flat"


def test_words_of_a_title_find_it(open_screen: OpenScreen, demonstration_store: Store) -> None:
    seen = open_screen(demonstration_store, BOARD, search="FFERYLLFEYDD")
    assert set(rows_of(seen)) == {"pharmacies-no-bp-reading"}
    assert "“FFERYLLFEYDD”" in seen.text


def test_filters_are_chosen_in_their_closed_part_and_stand_in_the_address(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    assert not open_screen(demonstration_store, BOARD).app.selectbox
    seen = open_screen(demonstration_store, BOARD, open="filter")
    choosers = {each.label: each for each in seen.app.selectbox}
    assert len(choosers) == 5
    choosers["What the figures say"].set_value("flat").run()
    after = Seen(seen.app)
    assert after.address["says"] == "flat"
    assert set(rows_of(after)) == {"pharmacies-no-bp-reading", "machines-bp-to-target"}


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("name", ["owner", "goal", "says", "delivery", "since", "whole", "page"])
def test_an_unknown_choice_is_said_and_the_known_ones_are_offered(
    open_screen: OpenScreen, demonstration_store: Store, name: str, lang: str
) -> None:
    seen = open_screen(demonstration_store, BOARD, lang, **{name: "no such"})
    (note,) = (
        each
        for part in seen.markup
        for each in part.every()
        if "role" in each.attributes and each.attributes["role"] == "alert"
    )
    assert "no such" in note.text
    assert note.all("a")
    assert len(rows_of(seen)) == len(sheet("contributions"))  # what is shown is the whole board


def test_nothing_that_matches_is_a_sentence_not_a_failure(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, BOARD, search="no such words anywhere")
    assert seen.heading == "No output matches."


def test_two_missions_need_no_pages(open_screen: OpenScreen, demonstration_store: Store) -> None:
    seen = open_screen(demonstration_store, BOARD)
    assert "Page 1" not in seen.text


def test_a_board_of_real_figures_says_nothing_of_illustration(
    open_screen: OpenScreen, sqlite_store: Store
) -> None:
    real = {
        each: rows(each, {"illustrative": False})
        for each in ("missions", "outcomes", "indicators", "outputs")
    }
    fill(sqlite_store, **real)
    seen = open_screen(sqlite_store, BOARD)
    assert "Illustrative" not in seen.text
    assert "made up" not in seen.text
    assert "the date this demonstration keeps" not in seen.text
