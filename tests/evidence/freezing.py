"""What a briefing stood on, made by hand and at random, and ways to change one thing in it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from data.bilingual import Both
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
from models.area import WALES

CARDIFF, POWYS = "W06000015", "W06000023"
AREAS = (WALES, CARDIFF, POWYS)
PERIODS = ("2025-Q4", "2026-Q1", "2026-Q2")
THEN, NOW = date(2026, 5, 22), date(2026, 11, 22)
FUNDED = date(2027, 3, 31)
Path = tuple[str, ...]
"""Names of fields and codes, from the facts to one value in them."""


def make_indicator(**changes: Any) -> FrozenIndicator:
    good: dict[str, Any] = {
        "outcome": "o",
        "title": Both("Measured at last", "Wedi'i fesur"),
        "unit": Both("%", "%"),
        "better": "higher",
        "decimals": 1,
        "frequency": "quarterly",
        "figures": {
            area: {period: FrozenFigure(50.0 + at) for at, period in enumerate(PERIODS)}
            for area in AREAS
        },
        "words": dict.fromkeys(AREAS, WalesWord.NO_CLEAR_CHANGE),
        "targets": {WALES: FrozenTarget("2028-Q4", 60.0, "2021-Q2", 0.32, False)},
    }
    return FrozenIndicator(**good | changes)


def make_output(**changes: Any) -> FrozenOutput:
    good: dict[str, Any] = {
        "title": Both("Checks", "Gwiriadau"),
        "unit": Both("checks", "gwiriadau"),
        "funded_until": FUNDED,
        "planned": 100.0,
        "delivered": 80.0,
        "share": 0.8,
        "share_low": 0.8,
        "share_high": 0.8,
        "cells": {CARDIFF: {"2026-Q1": FrozenCell(100.0, None, 80.0, 20.0)}},
    }
    return FrozenOutput(**good | changes)


def make_link(**changes: Any) -> FrozenLink:
    good: dict[str, Any] = {
        "output": "p",
        "indicator": "i",
        "expected": 2.0,
        "replaces": (),
        "verdict": "too_early",
        "beneath": None,
        "alone": False,
        "rung": None,
        "estimate": None,
        "ci95": None,
        "earliest_answer": "2027-Q3",
        "review": None,
    }
    return FrozenLink(**good | changes)


def make_facts(**changes: Any) -> BriefingFacts:
    """Return a mission with one of everything."""
    good: dict[str, Any] = {
        "until": THEN,
        "method": "1.0",
        "missions": {"m": FrozenMission(Both("Health", "Iechyd"), date(2035, 12, 31), None)},
        "outcomes": {
            "o": FrozenOutcome(
                "m", Both("Found sooner", None), Both("Director", "Cyfarwyddwr"), "i"
            )
        },
        "indicators": {"i": make_indicator()},
        "outputs": {"p": make_output()},
        "links": {"p-i": make_link()},
    }
    return BriefingFacts(**good | changes)


numbers = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(max_size=6)
codes = st.sampled_from(["a", "b", "c-1"])
both = st.builds(Both, st.none() | texts, st.none() | texts)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def by(keys: tuple[str, ...], values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from(keys), values, max_size=3)


VALUES: dict[type, dict[str, st.SearchStrategy[Any]]] = {}
"""What each field may hold, for every kind of fact."""


def made(kind: type) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: st.builds(kind, **VALUES[kind]))


VALUES[FrozenMission] = {"title": both, "target_date": maybe(days), "closed_on": maybe(days)}
VALUES[FrozenOutcome] = {"mission": codes, "title": both, "owner": both, "headline": maybe(codes)}
VALUES[FrozenFigure] = {
    **{name: maybe(numbers) for name in ("value", "lower", "upper")},
    "notes": st.lists(st.sampled_from("rpc"), max_size=2).map(tuple),
}
VALUES[FrozenTarget] = {
    "period": st.sampled_from(PERIODS),
    "value": numbers,
    "baseline_period": st.sampled_from(PERIODS),
    "odds": maybe(numbers),
    "too_far": st.booleans(),
}
VALUES[FrozenIndicator] = {
    "outcome": codes,
    "title": both,
    "unit": both,
    "better": st.sampled_from(["higher", "lower"]),
    "decimals": st.integers(0, 3),
    "frequency": st.just("quarterly") | st.just("annual"),
    "figures": by(AREAS, by(PERIODS, made(FrozenFigure))),
    "words": st.fixed_dictionaries(dict.fromkeys(AREAS, maybe(st.sampled_from(WalesWord)))),
    "targets": by(AREAS, made(FrozenTarget)),
}
VALUES[FrozenReview] = {
    "decision": st.sampled_from(["persist", "pivot", "stop"]),
    "held_on": days,
    "review_on": days,
}
VALUES[FrozenLink] = {
    "output": codes,
    "indicator": codes,
    "expected": numbers,
    "replaces": st.lists(codes.map("old-{}".format), max_size=2, unique=True).map(tuple),
    "verdict": maybe(st.sampled_from(["too_early", "cannot_tell"])),
    "beneath": maybe(st.just("delivered_not_moving")),
    "alone": st.booleans(),
    "rung": maybe(st.sampled_from(["association", "evidence"])),
    "estimate": maybe(numbers),
    "ci95": maybe(st.tuples(maybe(numbers), maybe(numbers))),
    "earliest_answer": maybe(st.sampled_from(PERIODS)),
    "review": maybe(made(FrozenReview)),
}
VALUES[FrozenCell] = {
    "planned": numbers,
    **{name: maybe(numbers) for name in ("replanned", "delivered", "reached_intended")},
}
VALUES[FrozenOutput] = {
    "title": both,
    "unit": both,
    "funded_until": maybe(days),
    **{
        name: maybe(numbers)
        for name in ("planned", "delivered", "share", "share_low", "share_high")
    },
    "cells": by(AREAS, by(PERIODS, made(FrozenCell))),
}
KEYS = ("a", "b", "c-1")
VALUES[BriefingFacts] = {
    "until": days,
    "method": st.sampled_from(["1.0", "1.1"]),
    "missions": by(KEYS, made(FrozenMission)),
    "outcomes": by(KEYS, made(FrozenOutcome)),
    "indicators": by(KEYS, made(FrozenIndicator)),
    "outputs": by(KEYS, made(FrozenOutput)),
    "links": by(KEYS, made(FrozenLink)),
}
facts = made(BriefingFacts)
INNERMOST = (FrozenReview,)
"""What is replaced whole."""


def list_values(found: Any, path: Path = ()) -> Iterator[tuple[Path, type, str]]:
    """Give the path to every value that stands by itself, whose field it is, and its name.

    A mapping that holds nothing stands by itself for nothing.
    """
    for field in fields(found):
        value, here = getattr(found, field.name), (*path, field.name)
        entries = [(here, value)]
        while entries:
            at, each = entries.pop()
            if isinstance(each, Mapping):
                entries.extend(((*at, key), inner) for key, inner in each.items())
            elif is_dataclass(each) and type(each) in VALUES and type(each) not in INNERMOST:
                yield from list_values(each, at)
            else:
                yield at, type(found), field.name


def list_entries(found: BriefingFacts) -> list[Path]:
    """Return the paths to everything that may come or go by itself."""
    entries = [
        (name, code)
        for name in ("missions", "outcomes", "indicators", "outputs", "links")
        for code in getattr(found, name)
    ]
    for code, indicator in found.indicators.items():
        entries += [("indicators", code, "targets", area) for area in indicator.targets]
        entries += [
            ("indicators", code, "figures", area, period)
            for area, periods in indicator.figures.items()
            for period in periods
        ]
    return entries


def put(found: Any, path: Path, value: Any) -> Any:
    """Return the same with another value at the end of `path`; nothing else is touched."""
    if not path:
        return value
    step, *rest = path
    if isinstance(found, Mapping):
        return {**found, step: put(found[step], tuple(rest), value)}
    return replace(found, **{step: put(getattr(found, step), tuple(rest), value)})


def drop(found: Any, path: Path) -> Any:
    """Return the same without what is at the end of `path`."""
    step, *rest = path
    if not rest:
        return {key: value for key, value in found.items() if key != step}
    if isinstance(found, Mapping):
        return {**found, step: drop(found[step], tuple(rest))}
    return replace(found, **{step: drop(getattr(found, step), tuple(rest))})


def get(found: Any, path: Path) -> Any:
    """Return what is at the end of `path`."""
    for step in path:
        found = found[step] if isinstance(found, Mapping) else getattr(found, step)
    return found
