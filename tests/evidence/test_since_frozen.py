"""What has changed since: everything that differs is told once, nothing that is the same is."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import assume, find, given, settings
from hypothesis import strategies as st

from data.bilingual import Both
from evidence.changed import Reason, Why
from evidence.frozen_facts import (
    BriefingFacts,
    FrozenCell,
    FrozenFigure,
    FrozenIndicator,
    FrozenLink,
    FrozenMission,
    FrozenOutcome,
    FrozenOutput,
    FrozenReview,
    FrozenTarget,
)
from evidence.signal_sentences import WalesWord
from evidence.since_changes import (
    Change,
    FigureChanged,
    LinkChanged,
    MethodChanged,
    NewFigures,
    OutputChanged,
    Part,
    PartChanged,
    What,
    WordChanged,
    WordsChanged,
)
from evidence.since_frozen import list_changes
from models.area import WALES
from models.periods import PeriodKind
from tests.evidence import freezing
from tests.evidence.freezing import (
    CARDIFF,
    NOW,
    POWYS,
    THEN,
    drop,
    get,
    list_entries,
    list_values,
    make_facts,
    make_indicator,
    make_link,
    make_output,
    put,
)

DEFINED = dict.fromkeys(("unit", "better", "decimals", "frequency"), What.REDEFINED)
TOTALS = dict.fromkeys(("planned", "delivered", "share", "share_low", "share_high"), What.DELIVERY)
TOLD: dict[type, dict[str, What | None]] = {
    BriefingFacts: {
        "until": None,
        "method": What.METHOD,
        **dict.fromkeys(("missions", "outcomes", "indicators", "outputs", "links")),
    },
    FrozenMission: {
        "title": What.RENAMED,
        "target_date": What.DATE,
        "closed_on": What.CLOSED,
    },
    FrozenOutcome: {
        "mission": What.MOVED,
        "title": What.RENAMED,
        "owner": What.OWNER,
        "headline": What.HEADLINE,
    },
    FrozenIndicator: {
        "outcome": What.MOVED,
        "title": What.RENAMED,
        **DEFINED,
        "figures": None,
        "words": What.WALES_WORD,
        "targets": None,
    },
    FrozenFigure: dict.fromkeys(("value", "lower", "upper", "notes"), What.REVISED),
    FrozenTarget: {
        **dict.fromkeys(("period", "value", "baseline_period"), What.TARGET),
        **dict.fromkeys(("odds", "too_far"), What.ODDS),
    },
    FrozenLink: {
        **dict.fromkeys(("output", "indicator", "expected", "replaces"), What.EXPECTATION),
        **dict.fromkeys(("verdict", "beneath", "alone"), What.VERDICT),
        "rung": What.STRENGTH,
        **dict.fromkeys(("estimate", "ci95"), What.ESTIMATE),
        "earliest_answer": What.ANSWER,
        "review": What.REVIEW,
    },
    FrozenReview: dict.fromkeys(("decision", "held_on", "review_on"), What.REVIEW),
    FrozenOutput: {
        "title": What.RENAMED,
        "unit": What.REDEFINED,
        "funded_until": What.FUNDING,
        **TOTALS,
        "cells": None,
    },
    FrozenCell: {
        **dict.fromkeys(("planned", "replanned"), What.REPLANNED),
        **dict.fromkeys(("delivered", "reached_intended"), What.DELIVERY),
    },
}
"""What a difference in each field is told as; None: in what it holds, or not at all."""


def only(then: BriefingFacts, now: BriefingFacts) -> Change:
    (change,) = list_changes(then, now)
    return change


def expect(kind: type, name: str, path: tuple[str, ...], then: Any, now: Any) -> What | None:
    if kind is FrozenFigure and name == "value" and then is not None and now is None:
        return What.WITHDRAWN
    if name == "words" and path[-1] != WALES:
        return What.PLACE_WORDS
    return TOLD[kind][name]


def code_of(change: Change) -> str:
    names = ("contribution", "indicator", "output", "code")
    return next(str(getattr(change, name)) for name in names if hasattr(change, name))


def test_every_field_of_every_fact_has_its_change() -> None:
    kinds = set(freezing.VALUES)
    assert kinds == set(TOLD)
    for kind in kinds:
        names = {field.name for field in fields(kind)}
        assert names == set(TOLD[kind]) == set(freezing.VALUES[kind])
    told = {what for each in TOLD.values() for what in each.values() if what}
    apart = {What.WITHDRAWN, What.PLACE_WORDS, What.NEW_FIGURES, What.ADDED, What.REMOVED}
    assert told | apart == set(What)


@settings(deadline=None)
@given(freezing.facts)
def test_what_is_the_same_is_not_told(found: BriefingFacts) -> None:
    assert list_changes(found, found) == ()


FULL = make_facts(
    links={
        "p-i": make_link(
            verdict="moving_elsewhere",
            beneath="delivered_not_moving",
            rung="association",
            estimate=1.0,
            ci95=(0.5, 1.5),
            replaces=("old",),
            review=FrozenReview("persist", THEN, NOW),
        )
    }
)
EVERY_VALUE = [
    pytest.param(found, *value, id=f"{name}-{'.'.join(value[0])}")
    for name, found in (("bare", make_facts()), ("full", FULL))
    for value in list_values(found)
]


@pytest.mark.parametrize(("then", "path", "kind", "name"), EVERY_VALUE)
def test_each_thing_there_is_is_told_when_it_differs(
    then: BriefingFacts, path: tuple[str, ...], kind: type, name: str
) -> None:
    old = get(then, path)
    new = find(_values(kind, name), lambda value: value != old)
    assert_told(then, path, kind, name, new)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_one_thing_that_differs_is_told_once_and_alone(data: st.DataObject) -> None:
    then = data.draw(freezing.facts)
    path, kind, name = data.draw(st.sampled_from(sorted(list_values(then), key=str)))
    new = data.draw(_values(kind, name))
    assume(new != get(then, path))
    assert_told(then, path, kind, name, new)


def _values(kind: type, name: str) -> st.SearchStrategy[Any]:
    if name == "words":
        return freezing.maybe(st.sampled_from(WalesWord))
    return freezing.VALUES[kind][name]


def assert_told(
    then: BriefingFacts, path: tuple[str, ...], kind: type, name: str, new: Any
) -> None:
    """Assert that another value at the end of `path` is told once, as what it is, and alone."""
    now = put(then, path, new)
    what = expect(kind, name, path, get(then, path), new)
    if what is None:
        assert list_changes(then, now) == ()
        return
    change = only(then, now)
    assert change.what is what
    if what is not What.METHOD:
        assert code_of(change) == path[1]
    if isinstance(change, FigureChanged):
        assert (change.area, change.period) == path[3:5]
        assert (change.then, change.now) == (get(then, path[:-1]), get(now, path[:-1]))
    if isinstance(change, WordsChanged):
        assert change.areas == (WordChanged(path[-1], get(then, path), new),)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_what_came_or_went_is_told_once_and_alone(data: st.DataObject) -> None:
    whole = data.draw(freezing.facts)
    assume(list_entries(whole))
    path = data.draw(st.sampled_from(list_entries(whole)))
    less = drop(whole, path)
    went, came = only(whole, less), only(less, whole)
    assert code_of(went) == code_of(came) == path[1]
    inner = path[2] if len(path) > 2 else path[0]
    expected = {
        "links": (What.EXPECTATION, What.EXPECTATION),
        "targets": (What.TARGET, What.TARGET),
        "figures": (What.WITHDRAWN, What.NEW_FIGURES),
    }.get(inner, (What.REMOVED, What.ADDED))
    assert (went.what, came.what) == expected


@settings(deadline=None, max_examples=100)
@given(freezing.facts, freezing.facts)
def test_two_different_days_are_never_told_as_the_same(
    then: BriefingFacts, now: BriefingFacts
) -> None:
    told = list_changes(then, now)
    alike = replace(then, until=now.until) == now
    assert bool(told) or alike or _differ_in_nothing_that_is_there(then, now)
    order = [list(What).index(change.what) for change in told]
    assert order == sorted(order)


def _differ_in_nothing_that_is_there(then: BriefingFacts, now: BriefingFacts) -> bool:
    """Whether they differ only in areas that are named and have nothing."""

    def without_empty(found: BriefingFacts) -> BriefingFacts:
        tidy = found
        for kind, name in (("indicators", "figures"), ("outputs", "cells")):
            for code, each in getattr(found, kind).items():
                held = {area: cells for area, cells in getattr(each, name).items() if cells}
                tidy = put(tidy, (kind, code, name), held)
        return replace(tidy, until=now.until)

    return without_empty(then) == without_empty(now)


def test_a_changed_verdict_says_what_came_in_meanwhile() -> None:
    then = make_facts()
    figures = {
        **make_indicator().figures,
        WALES: {"2025-Q4": FrozenFigure(49.0), "2026-Q3": FrozenFigure(53.0)},
    }
    now = make_facts(
        until=NOW,
        method="1.1",
        indicators={"i": make_indicator(figures=figures)},
        outputs={
            "p": make_output(
                cells={
                    CARDIFF: {"2026-Q1": FrozenCell(100.0, 90.0, 85.0, 20.0)},
                    POWYS: {"2026-Q4": FrozenCell(10.0, None, None, None)},
                }
            )
        },
        links={"p-i": make_link(verdict="moving_as_hoped", rung="association", estimate=1.0)},
    )
    (change, *others) = list_changes(then, now)
    assert isinstance(change, LinkChanged)
    assert (change.what, change.contribution) == (What.VERDICT, "p-i")
    assert change.reasons == (
        Reason(Why.METHOD),
        Reason(Why.NEW_FIGURES, "2026-Q3", PeriodKind.QUARTER),
        Reason(Why.REVISED, count=3),
        Reason(Why.REPLANNED, count=1),
        Reason(Why.RETURNED, count=1),
    )
    assert not {What.STRENGTH, What.ESTIMATE, What.ANSWER} & {each.what for each in others}
    (replanned,) = [each for each in others if each.what is What.REPLANNED]
    assert isinstance(replanned, OutputChanged)
    assert replanned.count == 2


def test_a_verdict_may_change_because_time_passed_but_not_on_the_same_day() -> None:
    then = make_facts()
    judged = {"p-i": make_link(verdict="cannot_tell")}
    later, same_day = make_facts(until=NOW, links=judged), make_facts(links=judged)
    assert getattr(only(then, later), "reasons", None) == (Reason(Why.TIME),)
    assert getattr(only(then, same_day), "reasons", None) == ()
    unjudged = make_facts(links={"p-i": make_link(verdict=None)})
    assert getattr(only(unjudged, later), "reasons", None) == (Reason(Why.FIRST_JUDGED),)


def test_new_figures_of_an_indicator_are_one_change_with_its_newest_period() -> None:
    figures = {
        area: {**periods, "2026-Q3": FrozenFigure(1.0), "2026-Q4": FrozenFigure(None, notes=("c",))}
        for area, periods in make_indicator().figures.items()
    }
    now = make_facts(indicators={"i": make_indicator(figures=figures)})
    assert only(make_facts(), now) == NewFigures("i", "2026-Q2", "2026-Q4", 6)
    empty = make_facts(indicators={"i": make_indicator(figures={})})
    assert only(empty, make_facts()) == NewFigures("i", None, "2026-Q2", 9)


def test_a_revision_as_small_as_numbers_allow_is_told() -> None:
    then, now = 52.1, 52.1 + 2**-47
    assert then != now
    path = ("indicators", "i", "figures", WALES, "2026-Q1", "value")
    change = only(put(make_facts(), path, then), put(make_facts(), path, now))
    assert isinstance(change, FigureChanged)
    assert change.what is What.REVISED


def test_a_note_in_place_of_a_figure_withdraws_it_and_a_figure_in_place_of_a_note_revises() -> None:
    path = ("indicators", "i", "figures", CARDIFF, "2026-Q1")
    noted = put(make_facts(), path, FrozenFigure(None, notes=("x",)))
    assert only(make_facts(), noted).what is What.WITHDRAWN
    assert only(noted, make_facts()).what is What.REVISED


def test_an_expectation_that_took_anothers_place_is_one_change() -> None:
    then = make_facts()
    newer = make_link(expected=3.0, replaces=("between", "p-i"))
    now = make_facts(links={"p-i-3": newer})
    assert only(then, now) == LinkChanged(What.EXPECTATION, "p-i", make_link(), newer, by="p-i-3")


def test_two_that_took_one_place_are_both_told() -> None:
    newer = make_link(replaces=("p-i",))
    changes = list_changes(make_facts(), make_facts(links={"x": newer, "y": newer}))
    assert {(code_of(each), getattr(each, "by", None)) for each in changes} in (
        {("p-i", "x"), ("y", None)},
        {("p-i", "y"), ("x", None)},
    )


def test_words_of_places_are_one_change_and_wales_another() -> None:
    words = dict.fromkeys(freezing.AREAS, WalesWord.IMPROVING)
    now = make_facts(indicators={"i": make_indicator(words=words)})
    wales, places = list_changes(make_facts(), now)
    was, is_now = WalesWord.NO_CLEAR_CHANGE, WalesWord.IMPROVING
    assert wales == WordsChanged(What.WALES_WORD, "i", (WordChanged(WALES, was, is_now),))
    changed = tuple(WordChanged(area, was, is_now) for area in (CARDIFF, POWYS))
    assert places == WordsChanged(What.PLACE_WORDS, "i", changed)


@pytest.mark.parametrize(
    ("path", "new", "expected"),
    [
        (("method",), "2.0", MethodChanged("1.0", "2.0")),
        (
            ("missions", "m", "closed_on"),
            NOW,
            PartChanged(What.CLOSED, Part.MISSION, "m", None, NOW),
        ),
        (
            ("outcomes", "o", "owner"),
            Both("Nobody", None),
            PartChanged(
                What.OWNER,
                Part.OUTCOME,
                "o",
                Both("Director", "Cyfarwyddwr"),
                Both("Nobody", None),
            ),
        ),
    ],
)
def test_a_change_carries_what_was_and_what_is(
    path: tuple[str, ...], new: Any, expected: Change
) -> None:
    assert only(make_facts(), put(make_facts(), path, new)) == expected
