"""Changed verdicts: which, from what to what, and everything that came in and can have done it."""

from datetime import date
from typing import Any

from data.changed import DeliveryNews, FigureNews, News
from data.judgements import Judgement
from evidence.changed import ChangedVerdict, Reason, Why, explain_changes, list_changed
from models.periods import PeriodKind

SINCE, NOW = date(2026, 8, 1), date(2026, 11, 22)
QUIET = News({}, {})


def judge(code: str, verdict: str, method: str = "1.0", **given: Any) -> dict[str, Judgement]:
    document = {
        "verdict": verdict,
        "design": "imputation_did",
        "superseded": False,
        "registered_on": "2022-01-01",
        "indicator": "i",
        "output": "p",
    } | given
    return {code: Judgement((code,), NOW, method, "", document)}


def only(before: dict[str, Judgement], after: dict[str, Judgement], news: News) -> ChangedVerdict:
    (change,) = explain_changes(before, after, news, SINCE)
    return change


def test_only_another_verdict_is_a_change() -> None:
    before = judge("a", "too_early") | judge("b", "cannot_tell") | judge("gone", "cannot_tell")
    after = judge("a", "moving_as_hoped") | judge("b", "cannot_tell", estimate=3.0)
    assert list_changed(before, after) == ["a"]
    change = only(before, after, QUIET)
    assert (change.contribution, change.before, change.after) == (
        "a",
        "too_early",
        "moving_as_hoped",
    )


def test_what_was_superseded_is_not_told() -> None:
    after = judge("a", "cannot_tell", superseded=True)
    assert list_changed(judge("a", "too_early"), after) == []


def test_every_reason_there_is_is_given_in_order() -> None:
    news = News(
        {"i": FigureNews("2026-Q3", PeriodKind.QUARTER, 46), "other": FigureNews("2027")},
        {"p": DeliveryNews(returned=3, replanned=2), "q": DeliveryNews(9, 9)},
    )
    change = only(judge("a", "too_early", "0.9"), judge("a", "cannot_tell"), news)
    assert change.reasons == (
        Reason(Why.METHOD),
        Reason(Why.NEW_FIGURES, "2026-Q3", PeriodKind.QUARTER),
        Reason(Why.REVISED, count=46),
        Reason(Why.REPLANNED, count=2),
        Reason(Why.RETURNED, count=3),
    )


def test_where_nothing_came_in_time_has_passed() -> None:
    change = only(judge("a", "too_early"), judge("a", "cannot_tell"), QUIET)
    assert change.reasons == (Reason(Why.TIME),)


def test_what_was_not_judged_then_was_registered_since_or_is_judged_for_the_first_time() -> None:
    news = News({"i": FigureNews("2026-Q3", PeriodKind.QUARTER)}, {})
    new = only({}, judge("a", "too_early", registered_on="2026-08-02"), news)
    assert (new.before, new.reasons) == (None, (Reason(Why.REGISTERED),))
    old = only({}, judge("a", "too_early", registered_on="2026-08-01"), news)
    assert old.reasons == (Reason(Why.FIRST_JUDGED),)


def test_each_side_says_whether_it_had_nothing_to_compare_with() -> None:
    alone = judge("a", "moving_as_hoped", design="interrupted_series")
    change = only(judge("a", "too_early"), alone, QUIET)
    assert (change.before_alone, change.after_alone) == (False, True)


def test_changes_come_in_the_order_of_their_codes() -> None:
    after = judge("b", "cannot_tell") | judge("a", "cannot_tell")
    changes = explain_changes({}, after, QUIET, SINCE)
    assert [change.contribution for change in changes] == ["a", "b"]
