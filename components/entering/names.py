"""What readers call the rows that a form names: missions, measures, outputs, places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.html import plain
from components.words import period_words
from data.bilingual import both
from data.pack.schema import SCHEMAS
from evidence.numbers import Measure
from locales import Translator
from locales.alphabet import sort_key
from models.periods import common_kind

Row = Mapping[str, str]
Rows = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class Names:
    """What everything that can be entered is called.

    Attributes
    ----------
    rows
        By sheet, in the pack's own texts.
    areas
        Wales and its places by code, in the order of the reader's alphabet.
    """

    rows: Rows
    areas: Mapping[str, str]
    lang: str

    def of(self, sheet: str, key: str) -> str:
        """Return what one row is called; its key where there is none."""
        if sheet == "areas":
            return self.areas.get(key, key)
        column = SCHEMAS[sheet].keys[0]
        row = next((row for row in self.rows[sheet] if row[column] == key), None)
        return key if row is None else self.title(sheet, row)

    def title(self, sheet: str, row: Row) -> str:
        """Return what a row is called."""
        if sheet == "contributions":
            output, indicator = row["output"], row["indicator"]
            return f"{self.of('outputs', output)} → {self.of('indicators', indicator)}"
        if sheet == "targets":
            return " · ".join((
                self.of("indicators", row["indicator"]),
                self.of("areas", row["area"]),
                period(row["target_period"], [row["target_period"]], self.lang),
            ))  # fmt: skip
        return plain(both(row, "title"), self.lang)

    def measure(self, indicator: str) -> Measure | None:
        """Return how numbers of an indicator are written; None where there is no such one."""
        row = next((row for row in self.rows["indicators"] if row["indicator"] == indicator), None)
        return row and Measure(both(row, "unit"), int(row["decimals"] or 0), row["better"])

    def offer(self, sheet: str, illustrative: str | None = None) -> dict[str, str]:
        """Return the rows that a field may name, by code, in the order of their names.

        Parameters
        ----------
        illustrative
            Only rows that are, or are not; like is linked to like.
        """
        if sheet == "areas":
            return dict(self.areas)
        column = SCHEMAS[sheet].keys[0]
        names = {
            row[column]: self.title(sheet, row)
            for row in self.rows[sheet]
            if illustrative in (None, row.get("illustrative"))
        }
        return dict(sorted(names.items(), key=lambda each: sort_key(each[1], self.lang)))


def period(code: str, codes: Sequence[str], lang: str) -> str:
    """Return a period in words; `codes` are those of its kind."""
    return period_words(code, common_kind(codes), lang)


def own_rows(rows: Rows, sheet: str, team: str | None) -> list[Row]:
    """Return the rows of a sheet that a writer may change: a team those of its own outputs."""
    own = {row["output"] for row in rows["outputs"] if row["team"] == team}
    if sheet == "outputs":
        return [row for row in rows[sheet] if row["team"] == team]
    if sheet in ("deliveries", "contributions"):
        return [row for row in rows[sheet] if row["output"] in own]
    return list(rows[sheet])


def standing(rows: Sequence[Row]) -> list[Row]:
    """Return the expectations that no other has taken the place of."""
    gone = {row["supersedes"] for row in rows}
    return [row for row in rows if row["contribution"] not in gone]


def said(text: str, _: Translator) -> str:
    """Return a text of a cell, or that there is none."""
    return text or _("nothing")
