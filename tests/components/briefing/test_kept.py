"""What is frozen comes back as it was, and what was frozen long ago still opens."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from components.briefing.deck import Deck, GridPicture, Kind, TablePicture
from components.briefing.kept import (
    KeptOtherwise,
    ShapeUnknown,
    is_same,
    read_document,
    write_document,
)
from tests.components.briefing import decks
from tests.components.briefing.kept_shape_1 import make_deck, make_facts, make_screen

GOLDEN = Path(__file__).with_name("kept_shape_1.json")
"""A briefing as the first version kept it. Never written again: such briefings are out there."""

FACTS = make_facts()


def through_json(document):
    return json.loads(json.dumps(document, ensure_ascii=False, allow_nan=False))


def assert_comes_back(made: dict[str, Deck]) -> None:
    kept = read_document(through_json(write_document(made, FACTS)))
    assert is_same(kept.facts, FACTS)
    assert kept.decks.keys() == made.keys()
    for lang, deck in made.items():
        assert is_same(kept.decks[lang], deck)
        assert [type(each.picture) for each in kept.decks[lang].all_screens()] == [
            type(each.picture) for each in deck.all_screens()
        ]


@pytest.mark.parametrize("title", ["Health", "Iechyd ŵ", "🏴 שלום", "x" * 500, "<b>&amp;\u2028"])
def test_a_deck_comes_back_as_it_was(title: str) -> None:
    assert_comes_back({"en": make_deck("en", title), "cy": make_deck("cy", title)})


def test_a_deck_of_every_kind_of_screen_comes_back_as_it_was() -> None:
    assert_comes_back({"en": decks.deck("en"), "cy": decks.deck("cy")})


def test_what_was_kept_by_the_first_version_opens_for_ever() -> None:
    kept = read_document(json.loads(GOLDEN.read_text(encoding="utf-8")))
    assert set(kept.decks) == {"en", "cy"}
    assert is_same(kept.decks["en"], make_deck("en"))
    assert is_same(kept.decks["cy"], make_deck("cy"))
    assert is_same(kept.facts, FACTS)


@pytest.mark.parametrize("shape", [None, 0, 2, "1"])
def test_a_shape_of_a_later_version_is_not_guessed_at(shape: object) -> None:
    document = {**write_document({"en": make_deck()}, FACTS), "shape": shape}
    with pytest.raises(ShapeUnknown):
        read_document(document)


def test_nothing_is_kept_that_would_come_back_as_another() -> None:
    lost = make_screen(Kind.GRID, GridPicture(("on plan",), (), "an empty grid"))
    with pytest.raises(KeptOtherwise):
        write_document({"en": replace(make_deck(), screens=(lost,))}, FACTS)


def test_the_same_is_the_same_in_every_field_and_class() -> None:
    assert is_same((1, "a"), [1, "a"])
    assert is_same(1, 1.0)
    assert not is_same(1, True)
    assert not is_same(1, "1")
    assert not is_same(None, 0)
    assert not is_same({"a": 1}, {"a": 1, "b": 2})
    assert not is_same("ab", ["a", "b"])
    assert not is_same(["a"], "a")
    assert not is_same((1,), (1, 2))
    assert not is_same(TablePicture((), (), ""), GridPicture((), (), ""))
    assert not is_same(make_deck(), make_deck(title="Another"))
