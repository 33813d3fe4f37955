"""*Wales as a whole*: the one word, its span and the limits of the change, as they are stored."""

from typing import Any

import pytest

from components.wales import SHAPES, wales_signal
from data.figures import list_indicators
from data.judgements import list_signals
from data.store import Store
from evidence.signal_sentences import WalesWord, say_wales
from locales import text
from models.area import WALES


@pytest.fixture(scope="module")
def facts(demonstration_store: Store) -> dict[str, Any]:
    with demonstration_store.read() as connection:
        return {each.code: each for each in list_indicators(connection)}


@pytest.fixture(scope="module")
def documents(demonstration_store: Store) -> dict[str, Any]:
    from datetime import date

    with demonstration_store.read() as connection:
        found = list_signals(connection, date(2026, 11, 22), area=WALES)
    return {indicator: judged.document for (indicator, _), judged in found.items()}


def test_the_word_is_the_stored_one_with_its_span(
    facts: dict[str, Any], documents: dict[str, Any]
) -> None:
    assert set(documents) <= set(facts)
    for code, document in documents.items():
        signal = wales_signal(document, facts[code])
        assert signal.word == document["moving"]
        assert signal.span is not None
        assert [signal.span.first, signal.span.last] == document["span"]


def test_the_change_is_the_trends_limits_times_the_periods_of_the_span(
    facts: dict[str, Any], documents: dict[str, Any]
) -> None:
    document = documents["cvd-found"]
    signal = wales_signal(document, facts["cvd-found"])
    quarters = len(document["periods"]) - 1
    assert signal.change95 == pytest.approx(
        tuple(limit * quarters for limit in document["trend"]["ci95"])
    )
    said = say_wales(signal, text("en"))
    assert said.startswith("Wales as a whole: Improving (from: January to March 2016")


def test_without_a_document_no_figure_is_published(facts: dict[str, Any]) -> None:
    signal = wales_signal(None, facts["cvd-found"])
    assert (signal.word, signal.span, signal.change95) == (WalesWord.NO_FIGURE, None, None)


def test_a_word_that_comes_from_the_latest_figure_alone_has_no_change(
    facts: dict[str, Any], documents: dict[str, Any]
) -> None:
    alone = {**documents["cvd-found"], "moving": "no_clear_change", "trend_line": None}
    assert wales_signal(alone, facts["cvd-found"]).change95 is None


def test_every_word_has_its_mark() -> None:
    assert set(SHAPES) == set(WalesWord)
