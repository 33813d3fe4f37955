"""Words of the workshop never reach a reader: plain words stand for them."""

import csv
import re

import pytest

from tests.locales.shipped_texts import (
    REFERENCE,
    ShippedText,
    list_catalogue_texts,
    list_pack_texts,
    list_reference_texts,
)

# The glossary is for translators, the list of words is about itself: no screen shows either.
NOT_SHOWN = frozenset({"glossary.csv", "reader_words.csv"})

# The same letters, another word.
NOT_MEANT = {
    "treated to target": "the doctor's word, of patients: no place is treated to target",
}
# "Fan" is also how Welsh writes "man" (place) where it is mutated.
WELSH_WORDS_TOO = {"fan"}


def list_never_shown() -> list[str]:
    with (REFERENCE / "reader_words.csv").open(encoding="utf-8", newline="") as file:
        return [row["never_shown"] for row in csv.DictReader(file)]


def find_never_shown(text: ShippedText) -> list[str]:
    plain = text.text
    for phrase in NOT_MEANT:
        plain = re.sub(re.escape(phrase), "", plain, flags=re.IGNORECASE)
    return [
        word
        for word in list_never_shown()
        if not (text.language == "cy" and word in WELSH_WORDS_TOO)
        and re.search(rf"\b{re.escape(word)}s?\b", plain, _case_of(word))
    ]


def _case_of(word: str) -> re.RegexFlag:
    """Abbreviations are written in capitals; any other word may stand at a beginning."""
    return re.NOFLAG if word.isupper() else re.IGNORECASE


def test_no_text_shows_a_word_of_the_workshop() -> None:
    texts = [
        *list_catalogue_texts(),
        *list_pack_texts(),
        *list_reference_texts(without=NOT_SHOWN),
    ]
    assert texts
    shown = [
        f"{text.where}: {word} in {text.text!r}"
        for text in texts
        for word in find_never_shown(text)
    ]
    assert shown == []


@pytest.mark.parametrize("word", list_never_shown())
def test_each_word_is_found_where_it_is_shown(word: str) -> None:
    assert find_never_shown(ShippedText("en", "planted", f"The {word}, then.")) == [word]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Verdicts of last year", ["verdict"]),
        ("en", "People treated to target, %", []),
        ("en", "Places treated", ["treated"]),
        ("en", "Better, alphabet, fantasy, oddsmaker", []),
        ("cy", "Yn y fan hon", []),
        ("cy", "Y verdict", ["verdict"]),
        ("en", "The prospect of spc", []),
    ],
)
def test_a_word_is_found_as_a_word_only(language: str, text: str, found: list[str]) -> None:
    assert find_never_shown(ShippedText(language, "planted", text)) == found


def test_the_plain_words_are_plain() -> None:
    """What stands for a word of the workshop holds none itself."""
    with (REFERENCE / "reader_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for language in ("en", "cy"):
                text = ShippedText(language, row["never_shown"], row[f"shown_{language}"])
                assert find_never_shown(text) == []
