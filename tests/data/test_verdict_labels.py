"""The one table of what a verdict is called."""

import pytest

from data.verdict_labels import NOTHING_TO_COMPARE, get_verdict_label, list_verdict_labels
from evidence.facts import VerdictCode


def test_every_verdict_has_a_label_in_both_languages_and_no_label_is_left_over() -> None:
    labels = list_verdict_labels()
    assert {code.removesuffix(NOTHING_TO_COMPARE) for code in labels} == set(VerdictCode)
    assert all(label.label.en and label.label.cy and label.mark for label in labels.values())
    assert {label.kind for label in labels.values()} == {"moved", "flat", "worse", "open"}


def test_two_labels_do_not_say_the_same() -> None:
    labels = list_verdict_labels().values()
    for language in ("en", "cy"):
        texts = [label.label.in_language(language)[0] for label in labels]
        assert len(set(texts)) == len(texts)


def test_without_places_to_compare_with_no_label_says_more_where_delivered() -> None:
    for code in ("moving_as_hoped", "moving_less_than_hoped"):
        alone = get_verdict_label(code, nothing_to_compare=True)
        assert "nothing to compare with" in (alone.label.en or "")
        assert "More where" in (get_verdict_label(code).label.en or "")
        assert alone.kind == "moved"


def test_a_verdict_without_a_second_label_keeps_its_own() -> None:
    assert get_verdict_label("cannot_tell", nothing_to_compare=True) == get_verdict_label(
        "cannot_tell"
    )


def test_a_verdict_that_is_none_has_no_label() -> None:
    with pytest.raises(KeyError):
        get_verdict_label("wonderful")
