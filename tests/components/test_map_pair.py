"""The two maps: each place is classed by what the document and the roll-out say of it."""

from typing import Any

import pytest

from components.map_pair import (
    CHANGED_WORDS,
    Changed,
    changed_map_html,
    changes_finding,
    classify_changes,
    classify_delivered,
    delivered_finding,
    delivered_map_html,
    take_places,
)
from components.palette import PALETTES
from components.rollout import State
from locales import text
from models.area import WALES
from tests.components.linking import CELLS, PLACES, make_cells, make_link_document, make_link_view
from tests.components.markup import read_markup, read_pictures

_ = text("en")
PALETTE = PALETTES["light"]


def classes(document: dict[str, Any], sign: int = 1) -> dict[str, Changed]:
    view = make_link_view(document, better="higher" if sign > 0 else "lower")
    changes = classify_changes(document, view.rollout, PLACES, sign)
    assert changes is not None
    return {area: each.changed for area, each in changes.items()}


def test_places_are_classed_by_their_own_limits() -> None:
    found = classes(make_link_document())
    assert [found[area] for area in PLACES[:5]] == [
        Changed.BETTER,
        Changed.WORSE,
        Changed.WITHIN,
        Changed.UNSIZED,
        Changed.REST,
    ]


def test_a_rise_is_worse_where_less_is_good() -> None:
    found = classes(make_link_document(expected=-2.0), sign=-1)
    assert [found[area] for area in PLACES[:3]] == [Changed.WORSE, Changed.BETTER, Changed.WITHIN]


def test_a_limit_at_no_difference_holds_it() -> None:
    place = {"area": PLACES[0], "started": "2022", "change": 1.0, "low": 0.0, "high": 2.0}
    assert classes(make_link_document(places=[place]))[PLACES[0]] is Changed.WITHIN


def test_places_on_another_path_are_never_coloured() -> None:
    found = classes(make_link_document("paths_differed"))
    assert {found[area] for area in PLACES[:2]} == {Changed.UNFAIR}
    assert not {Changed.BETTER, Changed.WORSE} & set(found.values())


def test_dropped_and_young_places_are_told_from_the_rest() -> None:
    document = make_link_document(
        places=make_link_document()["places"][:2],
        panel={"first": "2010", "last": "2025", "dropped": [PLACES[2], PLACES[9]]},
    )
    found = classes(document)
    assert [found[PLACES[at]] for at in (2, 3, 9, 10)] == [
        Changed.DROPPED,
        Changed.WAITING,
        Changed.DROPPED,
        Changed.REST,
    ]


@pytest.mark.parametrize(
    "document",
    [
        None,
        make_link_document("too_early"),
        make_link_document("not_delivered"),
        make_link_document(places=None),
    ],
)
def test_there_is_no_map_where_nothing_is_said_of_places(document: dict[str, Any] | None) -> None:
    view = make_link_view(document)
    assert classify_changes(document, view.rollout, PLACES, 1) is None


def test_the_left_map_tells_delivered_from_planned_and_neither() -> None:
    view = make_link_view(make_link_document())
    states = classify_delivered(view.rollout, PLACES)
    assert [states[PLACES[at]] for at in (0, 4, 5)] == [
        State.DELIVERED,
        State.WAITING,
        State.NONE,
    ]
    assert delivered_finding(view, states, _) == "Places: 4 of 22. Begun in: 2022"


def test_what_is_delivered_to_wales_is_delivered_everywhere() -> None:
    view = make_link_view(make_link_document(), cells=make_cells((WALES, "2022", 5.0, 5.0)))
    assert set(classify_delivered(view.rollout, PLACES).values()) == {State.DELIVERED}
    assert next(iter(view.rows)) == WALES


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_picture_finding_legend_and_table_count_the_same(lang: str) -> None:
    translate = text(lang)
    document = make_link_document()
    view = make_link_view(document, lang)
    changes = classify_changes(document, view.rollout, list(view.names), 1)
    assert changes is not None
    markup = changed_map_html(view, changes, PALETTE, translate)
    drawn, *_swatches = read_pictures(markup)
    fills = [each.get("fill") for each in drawn.iter("path")]
    assert (fills.count(PALETTE.better), fills.count(PALETTE.concern)) == (1, 1)
    assert changes_finding(changes, translate) in read_markup(markup).text
    words = {
        item.text.rsplit(": ", 1)[0]: int(item.text.rsplit(": ", 1)[1])
        for item in read_markup(markup).all("li")
    }
    taken = take_places(view, translate)
    for kind in Changed:
        said = translate(CHANGED_WORDS[kind])
        assert words.get(said, 0) == sum(row[4] == said for row in taken.rows)
    assert sum(words.values()) == 22


def test_the_left_picture_fills_what_is_delivered() -> None:
    view = make_link_view(make_link_document())
    drawn = read_pictures(delivered_map_html(view, PALETTE, _))[0]
    fills = [each.get("fill") for each in drawn.iter("path")]
    assert fills.count(PALETTE.fact) == 4
    assert fills.count(PALETTE.no_figure) == 17


def test_the_table_holds_each_places_numbers_and_an_empty_cell_where_there_are_none() -> None:
    view = make_link_view(make_link_document())
    rows = {row[0]: row for row in take_places(view, _).rows}
    first, last = rows[view.names[PLACES[0]]], rows[view.names[PLACES[10]]]
    assert first[3:4] + first[5:] == (100.0, 3.0, 1.0, 5.0)
    assert last[3:4] + last[5:] == (None, None, None, None)
    assert not CELLS.empty
