"""Every Welsh text that is shipped is spelt and mutated right."""

from functools import cache

import pytest
from cymraeg_mcp import spelling

from tests.locales.shipped_texts import (
    ShippedText,
    list_catalogue_texts,
    list_pack_texts,
    list_reference_texts,
)
from tests.locales.welsh import find_unknown_words, find_wrong_mutations, list_allowed


@cache
def shipped_welsh() -> tuple[ShippedText, ...]:
    texts = (*list_catalogue_texts(), *list_pack_texts(), *list_reference_texts())
    return tuple(text for text in texts if text.language == "cy")


def planted(text: str) -> list[ShippedText]:
    return [ShippedText("cy", "planted", text)]


def test_every_welsh_word_is_in_the_dictionary_or_allowed_with_a_reason() -> None:
    allowed = {word.casefold() for word in list_allowed()}
    unknown = [
        f"{text.where}: {word} in {text.text!r}"
        for word, text in find_unknown_words(shipped_welsh())
        if word.casefold() not in allowed
    ]
    assert unknown == []


def test_every_welsh_mutation_keeps_the_rules() -> None:
    allowed = {pair.casefold() for pair in list_allowed()}
    wrong = [
        f"{text.where}: {why} In {text.text!r}"
        for pair, why, text in find_wrong_mutations(shipped_welsh())
        if pair.casefold() not in allowed
    ]
    assert wrong == []


def test_every_allowed_word_is_needed_and_has_a_reason() -> None:
    used = {word.casefold() for word, _ in find_unknown_words(shipped_welsh())} | {
        pair.casefold() for pair, _, _ in find_wrong_mutations(shipped_welsh())
    }
    allowed = list_allowed()
    assert list(allowed) == sorted(allowed, key=str.casefold)
    assert all(allowed.values())
    assert [word for word in allowed if word.casefold() not in used] == []


def test_the_texts_checked_are_all_of_them() -> None:
    places = {text.where.split(":")[0] for text in shipped_welsh()}
    assert places >= {
        "data/packs/official/annotations.csv",
        "data/packs/official/indicators.csv",
        "data/reference/areas.csv",
        "data/reference/glossary.csv",
        "data/reference/note_codes.csv",
        "data/reference/reader_words.csv",
        "data/reference/verdict_labels.csv",
        "data/reference/wellbeing_goals.csv",
    }


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Cyfradd cyflogeath", ["cyflogeath"]),
        ("Mae'r delivery yn hwyr", ["delivery"]),
        ("Terfynau'r broses, yr hyn a gyflawnwyd", []),
        ("Ardal: {name_cy}, `manage.py import`, observations.csv, published_on", []),
        ("Cymhwyso’r holl ddewisiadau", []),
    ],
)
def test_a_word_that_is_no_welsh_is_found(text: str, unknown: list[str]) -> None:
    assert [word for word, _ in find_unknown_words(planted(text))] == unknown


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("ffigurau am Caerdydd", ["am Caerdydd"]),
        ("ffigurau am Gaerdydd", []),
        ("yn Nghaerdydd", ["yn Nghaerdydd"]),
        ("gyda teuluoedd", ["gyda teuluoedd"]),
        ("gyda theuluoedd", []),
        ("ffigurau am {place} Caerdydd", []),
    ],
)
def test_a_wrong_mutation_is_found(text: str, wrong: list[str]) -> None:
    assert [pair for pair, _, _ in find_wrong_mutations(planted(text))] == wrong


def test_the_dictionary_is_the_real_one() -> None:
    assert spelling.known("llywodraeth")
    assert not spelling.known("government")
