"""A text in one language stands in for the other, and says which it is."""

import pytest

from data.bilingual import Both, both


@pytest.mark.parametrize(
    ("given", "lang", "shown"),
    [
        (Both("Health", "Iechyd"), "en", ("Health", "en")),
        (Both("Health", "Iechyd"), "cy", ("Iechyd", "cy")),
        (Both("Health", None), "cy", ("Health", "en")),
        (Both(None, "Iechyd"), "en", ("Iechyd", "cy")),
        (Both("Health", ""), "cy", ("Health", "en")),
    ],
)
def test_the_reader_gets_their_language_else_the_other_by_its_name(
    given: Both, lang: str, shown: tuple[str, str]
) -> None:
    assert given.in_language(lang) == shown
    assert given


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_where_there_is_no_text_at_all_it_is_empty(lang: str) -> None:
    assert Both(None, None).in_language(lang)[0] == ""
    assert not Both(None, "")


def test_a_pair_is_read_from_either_way_of_naming_it() -> None:
    assert both({"title_en": "A", "title_cy": "B"}, "title") == Both("A", "B")
    assert both({"owner": "A", "owner_cy": None}, "owner") == Both("A", None)
    assert both({"title_en": "", "title_cy": "B"}, "title") == Both(None, "B")
