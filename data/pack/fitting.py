"""Periods: they fit the indicator's frequency, and an indicator or output has one kind of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from sqlalchemy import Connection, select

from data.pack.problems import Problem, list_problems
from data.pack.schema import SCHEMAS
from data.pack.standing import Standing
from data.pack.table import Sheet, number_columns
from locales import Translator
from models.enums import Frequency
from models.periods import KINDS_OF_FREQUENCY, PeriodKind, kinds_of, parse_period

_PERIODS_OF: dict[str, tuple[tuple[str, str], ...]] = {
    "indicators": (
        ("observations", "period"),
        ("targets", "target_period"),
        ("targets", "baseline_period"),
        ("annotations", "period"),
    ),
    "outputs": (("deliveries", "period"),),
}
"""Where the periods of an indicator or an output stand: sheet and column."""

_EXAMPLES: dict[PeriodKind, str] = {
    PeriodKind.YEAR: "2024",
    PeriodKind.FINANCIAL_YEAR: "2023-24",
    PeriodKind.QUARTER: "2024-Q3",
    PeriodKind.MONTH: "2024-07",
    PeriodKind.POOLED: "2020-2022",
}


@dataclass
class _Periods:
    """The periods of one indicator or output: in the pack, with how many rows, and in the store."""

    packed: Counter[str] = field(default_factory=Counter)
    stored: set[str] = field(default_factory=set)


def find_period_problems(
    connection: Connection, sheets: Mapping[str, Sheet], standing: Standing, _: Translator
) -> Iterator[Problem]:
    """Yield periods that do not fit, and changes of an indicator that its figures do not fit."""
    for owners in _PERIODS_OF:
        found = _collect(connection, sheets, owners)
        wrong: dict[tuple[str, str], str] = {}
        for owner, periods in found.items():
            row = standing.rows[owners].get(owner)
            if row is None or (owners == "indicators" and not row["frequency"]):
                continue  # said elsewhere
            wrong.update(_judge(owner, periods, row, _))
            number = standing.origin[owners].get(owner)
            if owners == "indicators" and number is not None:
                yield from _judge_change(number, periods, row, _)
        yield from _place(sheets, owners, wrong)


def _collect(
    connection: Connection, sheets: Mapping[str, Sheet], owners: str
) -> dict[str, _Periods]:
    found: dict[str, _Periods] = {}
    if owners in sheets:
        keys = sheets[owners].words(owners[:-1])
        found = {key: _Periods() for key in keys.texts if key}
    for name, column in _PERIODS_OF[owners]:
        if name in sheets:
            for owner, period, count in _count(sheets[name], owners[:-1], column):
                found.setdefault(owner, _Periods()).packed[period] += count
    for name, column in _PERIODS_OF[owners]:
        table = SCHEMAS[name].table
        owner_column, period_column = table.c[owners[:-1]], table.c[column]
        question = select(owner_column, period_column).distinct()
        if len(found) < 500:
            question = question.where(owner_column.in_(sorted(found)))
        for owner, period in connection.execute(question):
            if owner in found:
                found[owner].stored.add(period)
    return found


def _count(sheet: Sheet, owner: str, column: str) -> Iterator[tuple[str, str, int]]:
    """Yield each owner and period that stand together, and in how many rows."""
    (numbers,) = number_columns([sheet], [owner, column])
    _distinct, first, counts = np.unique(numbers, return_index=True, return_counts=True)
    owners, periods = sheet.words(owner), sheet.words(column)
    for position, count in zip(first.tolist(), counts.tolist(), strict=True):
        if owners.at(position) and periods.at(position):
            yield owners.at(position), periods.at(position), count


def _kinds_allowed(row: Mapping[str, str]) -> tuple[PeriodKind, ...]:
    frequency = row.get("frequency", "")
    return KINDS_OF_FREQUENCY[Frequency(frequency)] if frequency else tuple(PeriodKind)


def _main_kind(periods: _Periods, allowed: tuple[PeriodKind, ...]) -> PeriodKind | None:
    """Return the kind that the store's periods have, and of those the most rows of the pack."""
    fitting = [
        kind for kind in allowed if all(kind in kinds_of(code) for code in periods.stored)
    ] or list(allowed)
    votes = {
        kind: sum(count for code, count in periods.packed.items() if kind in kinds_of(code))
        for kind in fitting
    }
    return max(fitting, key=lambda kind: votes[kind]) if votes else None


def _judge(
    owner: str, periods: _Periods, row: Mapping[str, str], _: Translator
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield each of the pack's periods that does not fit, with the sentence that says so."""
    allowed = _kinds_allowed(row)
    kind = _main_kind(periods, allowed)
    for code in periods.packed:
        kinds = kinds_of(code)
        if not kinds & set(allowed):
            message = _(
                "{period} does not fit the frequency {frequency} of {indicator}; write it like "
                "{example}",
                period=code,
                frequency=row["frequency"],
                indicator=owner,
                example=_EXAMPLES[kind or allowed[0]],
            )
            yield (owner, code), message
        elif kind is not None and kind not in kinds:
            message = _(
                "{period} is another kind of period than the others of {owner}; write it like "
                "{example}",
                period=code,
                owner=owner,
                example=_EXAMPLES[kind],
            )
            yield (owner, code), message
        elif kind is PeriodKind.POOLED and "window" in row and not _is_pooled_right(code, row):
            message = _(
                "{period} pools {years} years, and the `window` of {indicator} is {window}",
                period=code,
                years=parse_period(code, kind).years,
                indicator=owner,
                window=row["window"] or "1",
            )
            yield (owner, code), message


def _is_pooled_right(code: str, row: Mapping[str, str]) -> bool:
    return parse_period(code, PeriodKind.POOLED).years == int(row["window"] or "1")


def _judge_change(
    number: int, periods: _Periods, row: Mapping[str, str], _: Translator
) -> Iterator[Problem]:
    """Yield what the indicator's row of the pack says that its figures in the store do not fit."""
    allowed = _kinds_allowed(row)
    for code in sorted(periods.stored):
        kinds = kinds_of(code)
        if not kinds & set(allowed):
            message = _(
                "the store holds figures of this indicator for {period}, which is not "
                "{frequency}; a series with another frequency is another indicator",
                period=code,
                frequency=row["frequency"],
            )
            yield Problem("indicators", number, "frequency", message)
            return
        if kinds == {PeriodKind.POOLED} and not _is_pooled_right(code, row):
            message = _(
                "the store holds figures of this indicator for {period}; its `window` is {years}",
                period=code,
                years=parse_period(code, PeriodKind.POOLED).years,
            )
            yield Problem("indicators", number, "window", message)
            return


def _place(
    sheets: Mapping[str, Sheet], owners: str, wrong: Mapping[tuple[str, str], str]
) -> Iterator[Problem]:
    for name, column in _PERIODS_OF[owners]:
        if name not in sheets:
            continue
        sheet = sheets[name]
        (numbers,) = number_columns([sheet], [owners[:-1], column])
        _distinct, first, codes = np.unique(numbers, return_index=True, return_inverse=True)
        held_by, periods = sheet.words(owners[:-1]), sheet.words(column)
        messages = [wrong.get((held_by.at(place), periods.at(place))) for place in first]
        yield from list_problems(name, column, sheet.rows, codes, messages)
