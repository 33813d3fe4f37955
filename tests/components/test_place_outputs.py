"""What comes to a place: never zero for what is not returned, never a plan rewritten unseen."""

from datetime import date
from typing import Any

import pytest

from components.html import Html
from components.map_pair import chance_words
from components.place_outputs import PlaceLink, PlaceOutput
from components.place_outputs_table import (
    change_words,
    delivered_words,
    known_words,
    outputs_notes,
    overdue_words,
    quantity_words,
    replanned_words,
    start_words,
    verdict_words,
)
from components.place_take import take_outputs
from components.place_waiting import list_due, list_missing
from data.store import Store
from locales import text
from models.area import WALES
from tests.components.making import TODAY
from tests.components.place_making import CARDIFF, WREXHAM, read_place, read_place_known
from tests.data.filling import fill, rows

EN = text("en")
NONE: dict[str, Any] = {"delivered": None, "reached_intended": None, "basis": None}


def cell(period: str, planned: float, delivered: float | None, **changes: Any) -> dict[str, Any]:
    returned = NONE if delivered is None else {"delivered": delivered, "reached_intended": None}
    return {"area": CARDIFF, "period": period, "planned": planned} | returned | changes


def only(store: Store, *cells: dict[str, Any]) -> PlaceOutput:
    fill(store, deliveries=rows("deliveries", *cells))
    (found,) = read_place(store).outputs
    return found


def test_all_that_was_planned_and_came(sqlite_store: Store) -> None:
    found = only(
        sqlite_store,
        cell("2023", 10, 8, reached_intended=2.0),
        cell("2024", 10, 12),
        cell("2027", 5, None),
    )
    assert delivered_words(found, EN) == "On plan: 100%"
    assert quantity_words(found, EN) == "20 of 20 pobl"
    assert start_words(found, EN) == "Begun in: 2023"
    assert known_words(found, EN) == "checked"
    assert replanned_words(found, EN) == ""
    assert overdue_words(found, EN) == ""
    assert found.delivered.reached_intended_share == 0.25


def test_a_missing_return_makes_a_range_and_is_named(sqlite_store: Store) -> None:
    found = only(sqlite_store, cell("2023", 10, 9), cell("2024", 10, None), cell("2025", 10, None))
    assert delivered_words(found, EN) == "On plan: 30% to 97%"
    assert overdue_words(found, EN) == "not returned yet; periods: 2; first: 2024; last: 2025"
    view = read_place(sqlite_store)
    assert "Not returned yet: Output (2024, 2025)" in list_missing(view, EN)
    (due,) = [each for each in list_due(view, {}, TODAY, EN) if each.said.startswith("Returns")]
    assert (due.day, due.overdue) == (date(2024, 12, 31), True)
    assert due.said == "Returns due: Output; periods: 2"


def test_nothing_returned_is_not_returned_yet_and_never_zero(sqlite_store: Store) -> None:
    found = only(sqlite_store, cell("2024", 10, None))
    assert delivered_words(found, EN) == "Not returned yet"
    assert quantity_words(found, EN) == "planned: 10 pobl"
    assert start_words(found, EN) == "Planned from: 2024"
    known = read_place_known(sqlite_store, CARDIFF)
    (row,) = take_outputs(read_place(sqlite_store), known.evidence, EN).rows
    assert row[3:7] == (10.0, None, None, None)


def test_a_return_of_nothing_is_zero(sqlite_store: Store) -> None:
    found = only(sqlite_store, cell("2024", 10, 0))
    assert delivered_words(found, EN) == "Not enough delivered: 0%"
    assert quantity_words(found, EN) == "0 of 10 pobl"


def test_what_lies_ahead_is_planned_for_later(sqlite_store: Store) -> None:
    found = only(sqlite_store, cell("2027", 7, None))
    assert delivered_words(found, EN) == "Nothing due yet"
    assert quantity_words(found, EN) == "planned for later: 7 pobl"


def test_a_plan_made_anew_is_said_with_its_day(sqlite_store: Store) -> None:
    anew = cell("2024", 4, None, recorded_on=date(2025, 2, 1))
    returned = cell("2024", 4, 4, recorded_on=date(2025, 6, 1))
    found = only(sqlite_store, cell("2024", 10, None), anew, returned)
    assert replanned_words(found, EN) == (
        "planned anew on 1 February 2025; this is against the first plan"
    )
    assert quantity_words(found, EN) == "4 of 10 pobl"


def test_what_is_delivered_to_wales_is_said_to_be_of_wales(sqlite_store: Store) -> None:
    found = only(sqlite_store, cell("2024", 10, 5, area=WALES))
    assert found.for_wales
    assert quantity_words(found, EN) == "5 of 10 pobl (for Wales as a whole)"


def test_a_plan_of_its_own_goes_before_the_one_for_wales(sqlite_store: Store) -> None:
    found = only(sqlite_store, cell("2024", 10, 5, area=WALES), cell("2024", 4, 3))
    assert not found.for_wales
    assert quantity_words(found, EN) == "3 of 4 pobl"


def test_what_never_comes_here_is_named_in_one_line(sqlite_store: Store) -> None:
    fill(sqlite_store, deliveries=rows("deliveries", cell("2024", 4, 3, area=WREXHAM)))
    view = read_place(sqlite_store)
    known = read_place_known(sqlite_store, CARDIFF)
    assert view.outputs == ()
    assert outputs_notes(view, known.evidence, EN) == ["Not planned here: Output."]


def _is_of(row: tuple[Any, ...], output: PlaceOutput, link: PlaceLink) -> bool:
    return (row[0], row[10]) == (output.output.title.en, link.link.indicator_title.en)


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_what_a_place_did_stands_with_its_limits_and_with_what_it_does_not_say(
    demonstration_store: Store, lang: str
) -> None:
    _ = text(lang)
    view = read_place(demonstration_store, WREXHAM, lang=lang)
    evidence = read_place_known(demonstration_store, WREXHAM).evidence
    links = {each.link.code: each for output in view.outputs for each in output.links}
    document = evidence.documents["screening-cvd-found"]
    (place,) = [each for each in document["places"] if each["area"] == WREXHAM]
    said = change_words(links["screening-cvd-found"], evidence, _)
    for number in (place["change"], place["low"], place["high"]):
        assert f"{abs(number):.1f}" in said
    assert chance_words(_) in outputs_notes(view, evidence, _)
    assert verdict_words(links["screening-cvd-found"], evidence, _)


def test_no_number_is_said_where_the_figures_give_none(demonstration_store: Store) -> None:
    view = read_place(demonstration_store, CARDIFF)
    evidence = read_place_known(demonstration_store, CARDIFF).evidence
    links = {each.link.code: each for output in view.outputs for each in output.links}
    early = change_words(links["nurses-chol-to-target"], evidence, EN)
    assert early == "Here: no number is shown yet."
    everywhere = change_words(links["one-application-decision-days"], evidence, EN)
    assert everywhere == "Here: no place by itself is held against the rest."
    unfair = change_words(links["hubs-new-products"], evidence, EN)
    assert unfair.endswith("no fair comparison.")


def test_the_file_holds_what_the_store_holds(demonstration_store: Store) -> None:
    view = read_place(demonstration_store, WREXHAM)
    known = read_place_known(demonstration_store, WREXHAM)
    table = take_outputs(view, known.evidence, EN)
    assert {len(row) for row in table.rows} == {len(table.columns)}
    own = known.cells[known.cells["area"] == WREXHAM]
    for each in view.outputs:
        cells = own[own["output"] == each.output.code]
        due = cells[cells["last_day"] <= TODAY]
        rows_ = [row for row in table.rows if row[0] == each.output.title.en]
        assert len(rows_) == max(len(each.links), 1)
        assert rows_[0][3:5] == (due["planned"].sum(), due["delivered"].sum())
    for each in view.outputs:
        for link in each.links:
            if link.changed and link.changed.low is not None:
                said = change_words(link, known.evidence, EN)
                (row,) = [row for row in table.rows if _is_of(row, each, link)]
                for number in row[12:15]:
                    assert f"{abs(float(number or 0)):g}" in said
    assert not any(isinstance(value, Html) for row in table.rows for value in row)
