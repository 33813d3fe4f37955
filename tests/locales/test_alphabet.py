"""Each language sorts by its own alphabet."""

from itertools import pairwise

import pytest

from data.tiles import list_tiles
from locales.alphabet import WELSH_LETTERS, sort_key


def ordered(words: list[str], lang: str) -> list[str]:
    return sorted(words, key=lambda word: sort_key(word, lang))


@pytest.mark.parametrize(
    "words",
    [
        ["cwm", "chwarae", "dŵr"],  # ch is a letter after c, before d
        ["dyn", "ddoe", "eog"],
        ["fory", "ffôn", "gardd"],
        ["gwynt", "ngardd", "haul"],  # ng stands after g, not after n
        ["lwc", "llan", "mam"],
        ["pysgod", "phonau", "radio"],
        ["rŵan", "rhaff", "sebon"],
        ["tŷ", "theatr", "un"],
        ["Acw", "Ach", "Ad"],
        ["bwlch", "bys"],
    ],
)
def test_digraphs_are_letters_of_their_own(words: list[str]) -> None:
    assert ordered(words[::-1], "cy") == words


def test_english_knows_no_digraphs() -> None:
    assert ordered(["Cwm", "Chester", "Llan", "Lwc"], "en") == ["Chester", "Cwm", "Llan", "Lwc"]


def test_every_letter_sorts_where_the_alphabet_has_it() -> None:
    for before, after in pairwise(WELSH_LETTERS):
        assert sort_key(before + "z", "cy") < sort_key(after, "cy"), (before, after)


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_capitals_and_accents_decide_only_between_equals(lang: str) -> None:
    assert ordered(["gêm", "gem", "Gen"], lang) == ["gem", "gêm", "Gen"]


def test_words_are_compared_one_by_one() -> None:
    assert ordered(["Sir Gaerfyrddin", "Sirol", "Sir y Fflint"], "cy") == [
        "Sir Gaerfyrddin",
        "Sir y Fflint",
        "Sirol",
    ]


def test_numbers_and_signs_do_not_break_the_order() -> None:
    assert ordered(["Y", "95%", "", "16 i 64"], "cy")[0] == ""
    assert ordered(["Indicator 2", "Indicator 1"], "cy") == ["Indicator 1", "Indicator 2"]


def test_letters_welsh_does_not_have_sort_too() -> None:
    assert ordered(["Vaynor", "Kidwelly", "Xanadu", "Zurich", "Quay", "Jones"], "cy") == [
        "Jones",
        "Kidwelly",
        "Quay",
        "Vaynor",
        "Xanadu",
        "Zurich",
    ]


def test_the_places_of_wales_in_welsh_order() -> None:
    names = ordered([tile.name.in_language("cy")[0] for tile in list_tiles()], "cy")
    assert names[:6] == [
        "Abertawe",
        "Blaenau Gwent",
        "Bro Morgannwg",
        "Caerdydd",
        "Caerffili",
        "Casnewydd",
    ]
    assert names.index("Gwynedd") < names.index("Merthyr Tudful") < names.index("Powys")
    assert names.index("Powys") < names.index("Rhondda Cynon Taf") < names.index("Sir Benfro")
