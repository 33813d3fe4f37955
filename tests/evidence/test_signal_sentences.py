"""Wales as a whole, progress and the chance of the target in words."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.bilingual import Both
from evidence.numbers import Measure
from evidence.signal_sentences import (
    ProgressWord,
    Span,
    WalesSignal,
    WalesWord,
    say_chart_notes,
    say_odds,
    say_progress,
    say_wales,
    say_wales_word,
)
from locales import LANGUAGES, text
from models.periods import PeriodKind
from tests.evidence.spoken import find_never_said

# A busy machine fails nothing here.
CALMLY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENGLISH = text("en")
SPAN = Span("2016", "2025", PeriodKind.YEAR)
PERCENT = Measure(Both("%", "%"), 1, "higher")
RISING = WalesSignal(WalesWord.IMPROVING, SPAN, PERCENT, (1.2, 4.9))


def test_say_wales_never_says_the_word_without_its_span() -> None:
    assert say_wales(RISING, ENGLISH) == (
        "Wales as a whole: Improving (from: 2016; to: 2025; 95% limits of the change: +1.2 to "
        "+4.9 percentage points)"
    )
    unusual = replace(RISING, word=WalesWord.WORSENING, change95=None)
    assert say_wales(unusual, ENGLISH) == "Wales as a whole: Worsening (from: 2016; to: 2025)"


def test_say_wales_without_a_figure_says_so() -> None:
    none = WalesSignal(WalesWord.NO_FIGURE, None, PERCENT)
    assert say_wales(none, ENGLISH) == "Wales as a whole: No figure for Wales is published"


def test_a_limit_of_the_change_never_shows_as_0_that_is_not() -> None:
    assert "+0.02 to +4.90" in say_wales(replace(RISING, change95=(0.02, 4.9)), ENGLISH)


@pytest.mark.parametrize(
    ("odds", "said"),
    [
        (0.3, "about 3 in 10, on this path"),
        (0.25, "about 3 in 10, on this path"),
        (0.05, "about 1 in 10, on this path"),
        (0.0499, "less than 1 in 10, on this path"),
        (0.0, "less than 1 in 10, on this path"),
        (0.95, "more than 9 in 10, on this path"),
        (0.9499, "about 9 in 10, on this path"),
        (1.0, "more than 9 in 10, on this path"),
        (None, "Too far ahead to say"),
    ],
)
def test_say_odds_in_tenths_and_never_for_certain(odds: float | None, said: str) -> None:
    assert say_odds(odds, ENGLISH) == said


@CALMLY
@given(st.floats(0, 1))
def test_say_odds_never_says_none_or_all_in_ten(odds: float) -> None:
    said = say_odds(odds, ENGLISH)
    assert "0 in 10" not in said
    assert "10 in 10" not in said


def test_say_progress() -> None:
    assert say_progress(ProgressWord.IMPROVED, SPAN, 2.5, PERCENT, ENGLISH) == (
        "Improved (from: 2016; to: 2025; change: +2.5 percentage points)"
    )
    assert say_progress(ProgressWord.NOT_ASSESSED, SPAN, None, PERCENT, ENGLISH) == (
        "Not assessed (from: 2016; to: 2025)"
    )
    assert say_progress(ProgressWord.NOT_ASSESSED, None, None, PERCENT, ENGLISH) == "Not assessed"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_is_said_in_both_languages_without_the_never_said(lang: str) -> None:
    _ = text(lang)
    said = [say_wales_word(word, _) for word in WalesWord]
    said += [say_progress(word, SPAN, 1.0, PERCENT, _) for word in ProgressWord]
    said += [say_odds(odds / 20, _) for odds in range(21)]
    said += say_chart_notes(gated=True, trial=True, adjusted=True, _=_)
    assert all(said)
    assert len({say_wales_word(word, _) for word in WalesWord}) == len(WalesWord)
    assert [found for each in said for found in find_never_said(each, lang)] == []


def test_say_chart_notes_says_only_what_holds() -> None:
    assert say_chart_notes(gated=False, trial=False, adjusted=False, _=ENGLISH) == []
    assert say_chart_notes(gated=True, trial=False, adjusted=False, _=ENGLISH) == [
        "This measure drifts; use the trend."
    ]
