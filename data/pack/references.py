"""What a pack refers to, in itself and in the store."""

from collections.abc import Collection, Iterator, Mapping

import numpy as np
from sqlalchemy import Connection

from data.pack.fitting import find_period_problems
from data.pack.problems import Problem, list_problems, show
from data.pack.standing import Standing, read_standing
from data.pack.table import Sheet
from locales import Translator


def find_reference_problems(
    connection: Connection, sheets: Mapping[str, Sheet], unread: Collection[str], _: Translator
) -> Iterator[Problem]:
    """Yield everything wrong with how a pack's sheets hang together and on the store.

    Parameters
    ----------
    unread
        Sheets of the pack of which not all keys are known; what refers to them is not judged.
    """
    standing = read_standing(connection, sheets)
    for sheet in sheets.values():
        yield from _find_unknown(sheet, standing, unread, _)
    yield from _find_second_headlines(standing, _)
    yield from _find_unlike_ends(standing, _)
    yield from _find_cycles(standing, _)
    yield from _find_foreign_predecessors(standing, _)
    yield from find_period_problems(connection, sheets, standing, _)


def _find_unknown(
    sheet: Sheet, standing: Standing, unread: Collection[str], _: Translator
) -> Iterator[Problem]:
    for column in sheet.schema.columns:
        if column.refers is None or column.refers in unread:
            continue
        words = sheet.words(column.name)
        used = {words.texts[code] for code in np.unique(words.codes)}
        messages = [
            _unknown(text, column.refers, standing, _) if text in used else None
            for text in words.texts
        ]
        yield from list_problems(sheet.schema.name, column.name, sheet.rows, words.codes, messages)


def _unknown(key: str, sheet: str, standing: Standing, _: Translator) -> str | None:
    if not key or key in standing.rows[sheet]:
        return None
    known = standing.name_known(sheet, key)
    if not known:
        return _("{value} is not in {sheet}, which is empty", value=show(key), sheet=sheet)
    return _(
        "{value} is not in {sheet}; known are {known}", value=show(key), sheet=sheet, known=known
    )


def _find_second_headlines(standing: Standing, _: Translator) -> Iterator[Problem]:
    """One headline an outcome, whoever names it: blame the rows of the pack, the later first."""
    origin = standing.origin["indicators"]
    headlines: dict[str, list[str]] = {}
    for key, row in standing.rows["indicators"].items():
        if row["headline"] == "yes" and row["outcome"]:
            headlines.setdefault(row["outcome"], []).append(key)
    for outcome, keys in headlines.items():
        keys.sort(key=lambda key: origin.get(key, 0))
        for key in keys[1:]:
            if key in origin:
                message = _(
                    "{outcome} has the headline {other} already; write `no` for one of them",
                    outcome=outcome,
                    other=keys[0],
                )
                yield Problem("indicators", origin[key], "headline", message)


def _find_unlike_ends(standing: Standing, _: Translator) -> Iterator[Problem]:
    """Both ends of a contribution are illustrative, or neither is."""
    for key, row in standing.rows["contributions"].items():
        output, indicator = row["output"], row["indicator"]
        ends = (
            standing.get("outputs", output, "illustrative"),
            standing.get("indicators", indicator, "illustrative"),
        )
        if "" in ends or ends[0] == ends[1]:
            continue
        message = _(
            "the output {output} and the indicator {indicator} must both be illustrative, or "
            "neither; link like to like",
            output=output,
            indicator=indicator,
        )
        places = (
            ("contributions", key, "indicator"),
            ("outputs", output, "illustrative"),
            ("indicators", indicator, "illustrative"),
        )
        for sheet, name, column in places:
            if name in standing.origin[sheet]:
                yield Problem(sheet, standing.origin[sheet][name], column, message)
                break


def _find_cycles(standing: Standing, _: Translator) -> Iterator[Problem]:
    origin = standing.origin["contributions"]
    before = {key: row["supersedes"] for key, row in standing.rows["contributions"].items()}
    for key in origin:
        if before[key] == key:
            continue  # said of the sheet itself
        seen, at = {key}, before[key]
        while at and at not in seen:
            seen.add(at)
            at = before.get(at, "")
        if at == key:
            message = _("the contributions replace each other in a circle; one must come first")
            yield Problem("contributions", origin[key], "supersedes", message)


def _find_foreign_predecessors(standing: Standing, _: Translator) -> Iterator[Problem]:
    rows = standing.rows["contributions"]
    for key, number in standing.origin["contributions"].items():
        row, earlier = rows[key], rows.get(rows[key]["supersedes"])
        if earlier is None or earlier is row:
            continue
        if row["output"] and earlier["output"] and row["output"] != earlier["output"]:
            message = _(
                "{other} is of the output {output}; a contribution replaces one of its own output",
                other=row["supersedes"],
                output=earlier["output"],
            )
            yield Problem("contributions", number, "supersedes", message)
        if row["registered_on"] and row["registered_on"] < earlier["registered_on"]:
            message = _(
                "{other}, which it replaces, was recorded on {date}, after it",
                other=row["supersedes"],
                date=earlier["registered_on"],
            )
            yield Problem("contributions", number, "registered_on", message)
