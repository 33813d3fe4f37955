"""A form of one row: what it begins with, and the row that it makes of what is typed."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from data.entry import Entry
from data.meanwhile import DATED
from data.pack.schema import SCHEMAS
from models.area import WALES

Row = Mapping[str, str]
NOTHING: Row = MappingProxyType({})
KEY_LENGTH = 56
"""Of a key made of a title; a number may follow."""

_BEGINS_WITH: Mapping[str, Row] = {
    "indicators": {"headline": "no", "decimals": "1"},
    "targets": {"area": WALES, "kind": "target"},
    "contributions": {"design": "binary", "primary": "yes"},
}


@dataclass(frozen=True)
class Form:
    """One row that is entered.

    Attributes
    ----------
    key
        By which the row is known in the address; None of a new one.
    seen
        The row as it stood when the form was opened; None of a new one.
    """

    sheet: str
    key: str | None
    seen: Row | None = None

    @property
    def code(self) -> str:
        """What the form is kept by in a session."""
        return f"{self.sheet}/{self.key or '+'}"

    @property
    def begins_with(self) -> Row:
        """What the fields hold before anything is typed."""
        return _BEGINS_WITH.get(self.sheet, NOTHING) if self.seen is None else self.seen

    def value(self, column: str, typed: Row) -> str:
        """Return what a field holds."""
        return typed.get(column, self.begins_with.get(column, ""))

    def is_changed(self, typed: Row) -> bool:
        """Return whether anything was typed that is not what the form began with."""
        return any(said != self.begins_with.get(name, "") for name, said in typed.items())


def make_entries(
    form: Form, typed: Row, taken: Collection[str], today: date, team: str | None
) -> list[Entry]:
    """Return the row that a form would save; none where nothing was changed.

    Parameters
    ----------
    taken
        Keys of the sheet that are in the store.
    team
        Of the writer; a new output is that team's.
    """
    if not form.is_changed(typed):
        return []
    row = {**form.begins_with, **typed}
    dated = DATED.get(form.sheet)
    if dated is not None:
        return [Entry(form.sheet, {**row, dated: today.isoformat()}, form.seen)]
    if form.sheet == "contributions":
        return [Entry(form.sheet, _new_expectation(form, row, taken, today))]
    if form.seen is not None:
        return [Entry(form.sheet, row, form.seen)]
    (key,) = SCHEMAS[form.sheet].keys
    own = {"team": team or ""} if form.sheet == "outputs" else {}
    title = typed.get("title_en", "").strip() or typed.get("title_cy", "")
    return [Entry(form.sheet, {**row, **own, key: suggest_key(title, key, taken)})]


def _new_expectation(form: Form, row: Row, taken: Collection[str], today: date) -> dict[str, str]:
    """Return an expectation of today; of one that is there the next, and the old one stays."""
    words = f"{row.get('output', '')} {row.get('indicator', '')}"
    return {
        **row,
        "contribution": suggest_key(words, "contribution", taken),
        "registered_on": today.isoformat(),
        "supersedes": form.key or "",
    }


def suggest_key(title: str, fallback: str, taken: Collection[str]) -> str:
    """Return a key made of a title that no row has yet."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    key = "-".join(words)[:KEY_LENGTH].rstrip("-") or fallback
    numbered = (f"{key}-{number}" for number in range(2, len(taken) + 3))
    return key if key not in taken else next(each for each in numbered if each not in taken)


def key_of(sheet: str, row: Row) -> str:
    """Return what a row is known by in the address: its key, without the date of a later one."""
    names = (name for name in SCHEMAS[sheet].keys if name != DATED.get(sheet))
    return "/".join(row[name] for name in names)


def newest_rows(sheet: str, rows: Sequence[Row]) -> dict[str, Row]:
    """Return rows by what they are known by; of those that follow each other the last."""
    return {key_of(sheet, row): row for row in rows}  # in the order of their keys, dates last
