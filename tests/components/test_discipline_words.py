"""Disciplines in words: the usual ones in both languages, any other as its team wrote it."""

import csv

import pytest

from components.discipline_words import USUAL, name_discipline, say_discipline
from data.settings import SHIPPED_PACKS
from locales import text


def test_those_of_the_demonstration_are_known_in_both_languages() -> None:
    path = SHIPPED_PACKS["demonstration"] / "members.csv"
    with path.open(encoding="utf-8", newline="") as file:
        found = {row["discipline"] for row in csv.DictReader(file)}
    assert found <= USUAL
    assert name_discipline("nursing", "cy") == "nyrsio"
    assert name_discipline("nursing", "en") == "nursing"


@pytest.mark.parametrize(("lang", "marked"), [("en", False), ("cy", True)])
def test_one_that_is_not_known_is_marked_as_english_and_stays_words(
    lang: str, marked: bool
) -> None:
    said = str(say_discipline("<b>bees</b>", text(lang)))
    assert "&lt;b&gt;bees&lt;/b&gt;" in said
    assert ('lang="en"' in said) is marked
    assert str(say_discipline("nursing", text(lang))) == name_discipline("nursing", lang)
