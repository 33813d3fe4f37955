"""What a sheet must hold on its own: filled cells, one row a key, values that agree."""

from collections.abc import Callable, Iterator

import numpy as np

from data.pack.cells import Refused, check_date
from data.pack.problems import Problem
from data.pack.table import Mask, Sheet, number_columns
from locales import Translator
from models.enums import AboutKey, NoteCode
from models.periods import kinds_of

Rule = Callable[[Sheet, Translator], Iterator[Problem]]


def find_sheet_problems(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    """Yield everything wrong with a sheet that can be told from the sheet alone."""
    yield from _find_empty_cells(sheet, _)
    yield from _find_empty_pairs(sheet, _)
    yield from _find_doubled_keys(sheet, _)
    yield from _find_disordered(sheet, _)
    for rule in _RULES.get(sheet.schema.name, ()):
        yield from rule(sheet, _)


def rows_where(sheet: Sheet, mask: Mask, column: str, message: str) -> Iterator[Problem]:
    """Yield a problem of one column for each row where `mask` holds."""
    for position in np.flatnonzero(mask):
        yield Problem(sheet.schema.name, int(sheet.rows[position]), column, message)


def has_whole_key(sheet: Sheet) -> Mask:
    """Return which rows have a key that could be read."""
    whole = np.ones(len(sheet), dtype=bool)
    for name in sheet.schema.keys:
        whole &= ~sheet.is_bad(name)
        if sheet.schema.column(name).pack.required:
            whole &= ~sheet.is_empty(name)
    return whole


def _find_empty_cells(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    message = _("the cell is empty; every row needs it")
    for column in sheet.schema.columns:
        if column.pack.required:
            empty = sheet.is_empty(column.name) & ~sheet.is_bad(column.name)
            yield from rows_where(sheet, empty, column.name, message)


def _find_empty_pairs(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    for stem in sheet.schema.pairs:
        english, welsh = f"{stem}_en", f"{stem}_cy"
        empty = sheet.is_empty(english) & sheet.is_empty(welsh)
        empty &= ~sheet.is_bad(english) & ~sheet.is_bad(welsh)
        message = _("{en} and {cy} are both empty; fill at least one", en=english, cy=welsh)
        yield from rows_where(sheet, empty, english, message)


def _find_doubled_keys(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    whole = np.flatnonzero(has_whole_key(sheet))
    (numbers,) = number_columns([sheet], sheet.schema.keys)
    order = whole[np.argsort(numbers[whole], kind="stable")]
    again = np.flatnonzero(numbers[order[1:]] == numbers[order[:-1]]) + 1
    first: dict[int, int] = {}
    for place in again:
        earlier, later = int(order[place - 1]), int(order[place])
        first[later] = first.get(earlier, earlier)
        message = _(
            "row {row} has the same key ({keys}); leave one of the two",
            row=int(sheet.rows[first[later]]),
            keys=", ".join(sheet.schema.keys),
        )
        yield Problem(sheet.schema.name, int(sheet.rows[later]), sheet.schema.keys[0], message)


_ORDERED: dict[str, tuple[tuple[str, str], ...]] = {
    "missions": (("set_on", "target_date"), ("set_on", "closed_on")),
    "teams": (("formed_on", "funded_until"),),
    "members": (("joined_on", "left_on"),),
    "outputs": (("starts_on", "ends_on"),),
    "reviews": (("held_on", "review_on"),),
}
"""Pairs of dates of which the second must not be before the first."""


def _find_disordered(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    for earlier, later in _ORDERED.get(sheet.schema.name, ()):
        starts, ends = sheet.words(earlier).as_list(), sheet.words(later).as_list()
        wrong = [bool(s and e and e < s) for s, e in zip(starts, ends, strict=True)]
        message = _("{later} is before {earlier}", later=later, earlier=earlier)
        yield from rows_where(sheet, np.array(wrong, dtype=bool), later, message)


def _check_about(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    values = sheet.words("value")
    for position in np.flatnonzero(sheet.words("key").is_in([AboutKey.TODAY])).tolist():
        if not values.at(position):
            continue
        try:
            check_date(values.at(position), _)
        except Refused as refused:
            yield Problem("about", int(sheet.rows[position]), "value", str(refused))


def _check_indicators(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    headline = sheet.words("headline").is_in(["yes"])
    lost = headline & sheet.is_empty("outcome") & ~sheet.is_bad("outcome")
    message = _("a headline needs an outcome; fill `outcome`, or write `no`")
    yield from rows_where(sheet, lost, "headline", message)
    zero = sheet.numbers("smallest_change") == 0
    message = _("the smallest change that matters is more than 0; or leave it empty")
    yield from rows_where(sheet, zero, "smallest_change", message)


def _check_targets(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    targets, baselines = sheet.words("target_period"), sheet.words("baseline_period")
    both = zip(targets.as_list(), baselines.as_list(), strict=True)
    # Text order is time order within one kind; another kind is said elsewhere.
    late = [bool(kinds_of(end) & kinds_of(start)) and start > end for end, start in both]
    message = _("the baseline is after the target period; progress is counted from before")
    yield from rows_where(sheet, np.array(late, dtype=bool), "baseline_period", message)


def _check_observations(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    value, lower, upper = (sheet.numbers(name) for name in ("value", "lower", "upper"))
    without = np.isnan(value) & ~sheet.is_bad("value")
    nothing = without & sheet.is_empty("note") & ~sheet.is_bad("note")
    message = _(
        "there is neither a value nor a note; say in `note` why there is none, such as {code}",
        code=NoteCode.NOT_AVAILABLE.value,
    )
    yield from rows_where(sheet, nothing, "value", message)
    for name, limit in (("lower", lower), ("upper", upper)):
        message = _("there is a limit and no value; give the value, or take the limit out")
        yield from rows_where(sheet, without & ~np.isnan(limit), name, message)
    message = _("the lower limit is above the value")
    yield from rows_where(sheet, lower > value, "lower", message)
    message = _("the upper limit is below the value")
    yield from rows_where(sheet, upper < value, "upper", message)
    unheld = (lower > upper) & ~(lower > value) & ~(upper < value)
    yield from rows_where(sheet, unheld, "lower", _("the lower limit is above the upper limit"))


def _check_deliveries(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    delivered, reached = sheet.numbers("delivered"), sheet.numbers("reached_intended")
    message = _("more were reached than delivered; it is a part of the delivered")
    yield from rows_where(sheet, reached > delivered, "reached_intended", message)
    unknown = np.isnan(delivered) & ~sheet.is_bad("delivered") & ~np.isnan(reached)
    message = _("`reached_intended` is filled and `delivered` is empty; give what was delivered")
    yield from rows_where(sheet, unknown, "reached_intended", message)


def _check_contributions(sheet: Sheet, _: Translator) -> Iterator[Problem]:
    message = _("an expected effect of 0 is no expectation; give what is hoped for")
    yield from rows_where(sheet, sheet.numbers("expected_effect") == 0, "expected_effect", message)
    own = sheet.words("contribution").as_list()
    other = sheet.words("supersedes").as_list()
    itself = np.array([bool(a) and a == b for a, b in zip(own, other, strict=True)], dtype=bool)
    yield from rows_where(sheet, itself, "supersedes", _("a contribution cannot replace itself"))


_RULES: dict[str, tuple[Rule, ...]] = {
    "about": (_check_about,),
    "indicators": (_check_indicators,),
    "targets": (_check_targets,),
    "observations": (_check_observations,),
    "deliveries": (_check_deliveries,),
    "contributions": (_check_contributions,),
}
