"""What can be taken away from the record's screen: its entries as data."""

import json
from collections.abc import Mapping, Sequence

from components.record_words import WHY_HIDDEN, who_words
from components.takeaway import Column, TakenTable, Value
from data.record_lines import RecordLine
from locales import Translator
from locales.formats import format_number

MOST = 5_000
"""Entries in one file; the command `manage.py audit --json` gives all."""
LONGEST_CELL = 32_000
"""Characters that a cell of a workbook can hold, and some to spare."""


def take_record(lines: Sequence[RecordLine], cut: bool, title: str, _: Translator) -> TakenTable:
    """Return entries as data, one row each; what is hidden on the screen is hidden here.

    Parameters
    ----------
    cut
        Whether there are more than a file holds.
    """
    columns = (
        Column(_("Entry"), 0),
        Column(_("When")),
        Column(_("By whom")),
        Column(_("What was done")),
        Column(_("Sheet")),
        Column(_("Key")),
        Column(_("Before")),
        Column(_("After")),
        Column(_("Hash")),
        Column(_("Note")),
    )
    notes = [_("Texts are as they were written; a longer one than a cell can hold is cut short.")]
    if cut:
        most = format_number(MOST, 0, _.lang)
        notes.append(
            _("Only the newest are here. The most that one file holds: {count}", count=most)
        )
    return TakenTable("record", title, columns, [_row(line, _) for line in lines], notes)


def _row(line: RecordLine, _: Translator) -> tuple[Value, ...]:
    return (
        line.number,
        line.at.isoformat(timespec="seconds"),
        who_words(line, _),
        line.action,
        line.sheet,
        line.key or None,
        _said(line.before),
        _said(line.after),
        line.hash,
        _(WHY_HIDDEN[line.hidden]) if line.hidden is not None else None,
    )


def _said(values: Mapping[str, str] | None) -> str | None:
    """Return values as one text: the columns of the pack with what they held."""
    if values is None:
        return None
    return json.dumps(dict(values), ensure_ascii=False)[:LONGEST_CELL]
