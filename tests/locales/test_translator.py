"""The translator: English is its own key, Welsh comes from the catalogue, forms fit the count."""

from pathlib import Path

import pytest

import locales
from locales import LANGUAGES, Translator, mark, text

CATALOGUE = """
msgid ""
msgstr ""
"Language: cy\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);\\n"

# unverified
msgid "Area: {name}"
msgstr "Ardal: {name}"

msgid "Board"
msgstr "Bwrdd"

msgctxt "health"
msgid "Board"
msgstr "Bwrdd iechyd"

msgid "{count} dog of {owner}"
msgid_plural "{count} dogs of {owner}"
msgstr[0] "{count} cŵn {owner}"
msgstr[1] "{count} ci {owner}"
msgstr[2] "{count} gi {owner}"
msgstr[3] "{count} chi {owner}"
msgstr[4] "{count} chi {owner}!"
msgstr[5] "{count} o gŵn {owner}"

msgid "Not translated"
msgstr ""

#, fuzzy
msgid "Guessed"
msgstr "Dyfaliad"

msgid "100% {sure}"
msgstr "100% {sure}"
"""


@pytest.fixture
def welsh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Translator:
    """A translator that reads a catalogue of this test's own."""
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "missions.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(locales, "HERE", tmp_path)
    return Translator("cy")


@pytest.fixture
def english() -> Translator:
    return Translator("en")


def test_english_is_its_own_key(english: Translator) -> None:
    assert english("Area: {name}", name="Cardiff") == "Area: Cardiff"
    assert english.pgettext("health", "Board") == "Board"
    assert english.ngettext("{count} dog", "{count} dogs", 1) == "1 dog"
    assert english.ngettext("{count} dog", "{count} dogs", 0) == "0 dogs"


def test_welsh_comes_from_the_catalogue(welsh: Translator) -> None:
    assert welsh("Area: {name}", name="Caerdydd") == "Ardal: Caerdydd"
    assert welsh.lang == "cy"


def test_a_word_that_is_two_words_in_welsh_is_told_apart(welsh: Translator) -> None:
    assert welsh("Board") == "Bwrdd"
    assert welsh.pgettext("health", "Board") == "Bwrdd iechyd"
    assert welsh.pgettext("other", "Board") == "Board"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "0 cŵn Nia"),
        (1, "1 ci Nia"),
        (2, "2 gi Nia"),
        (3, "3 chi Nia"),
        (4, "4 o gŵn Nia"),
        (6, "6 chi Nia!"),
        (22, "22 o gŵn Nia"),
    ],
)
def test_welsh_has_six_forms_and_takes_the_one_that_fits(
    welsh: Translator, count: int, expected: str
) -> None:
    one, many = "{count} dog of {owner}", "{count} dogs of {owner}"
    assert welsh.ngettext(one, many, count, owner="Nia") == expected


@pytest.mark.parametrize("message", ["Not translated", "Guessed", "Never heard of"])
def test_what_has_no_welsh_yet_shows_its_english(welsh: Translator, message: str) -> None:
    assert welsh(message) == message


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_stays_nothing_in_both_languages(lang: str) -> None:
    """gettext itself answers an empty message with the catalogue's own header."""
    assert text(lang)("") == ""
    assert text(lang).pgettext("context", "") == ""


def test_without_values_brackets_stay_as_they_are(welsh: Translator) -> None:
    assert welsh("100% {sure}") == "100% {sure}"
    assert welsh("100% {sure}", sure="sicr") == "100% sicr"


def test_what_is_put_in_is_not_read_for_brackets(welsh: Translator) -> None:
    assert welsh("Area: {name}", name="{count}") == "Ardal: {count}"


@pytest.mark.parametrize("lang", ["", "fr", "CY", "cy-GB", "../cy"])
def test_there_are_two_languages(lang: str) -> None:
    with pytest.raises(ValueError, match="is not one of en, cy"):
        text(lang)


def test_a_language_is_read_once() -> None:
    assert text("cy") is text("cy")
    assert text("cy") is not text("en")


def test_marking_a_message_leaves_it_alone() -> None:
    assert mark("Area: {name}") == "Area: {name}"
