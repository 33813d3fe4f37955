"""From the tables of docs/method.md to the numbers that the screen *How is this judged?* tells.

The benchmark calls it once the tables are written; ``python -m benchmarks.evidence_measured``
does the same without measuring anew.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.evidence_tables import METHOD_PAGE
from data.measured import MEASURED

WAYS = {
    "before_after_places": "before and after, in the places that have it",
    "before_after_wales": "before and after, on the line for Wales",
    "levels": "which places stand higher, those with more of it or with less?",
    "ours": "what is done here",
}
STEEPER = ("steeper paths, quarters: nothing", "steeper paths, years: nothing")
PROMISED = {
    "steeper.evidence": "no effect, top rung; steeper paths",
    "nothing.evidence": "no effect, top rung; realistic",
    "real.flat_or_worse": "true effect, read as the trap or as worse; realistic",
}
WORLDS = re.compile(r"([\d,]+) simulated worlds")


def read_measured(page: Path = METHOD_PAGE) -> dict[str, tuple[float, float]]:
    """Return what the tables of the page say, by code: (quarters, years), shares in per cent.

    Raises
    ------
    KeyError
        Where a row is not there.
    """
    text = page.read_text(encoding="utf-8")
    headline, promises = _rows(text, "headline"), _rows(text, "promises")
    confusion = _rows(text, "confusion")
    found: dict[str, tuple[float, float]] = {"worlds": _worlds(text)}
    for code, said in WAYS.items():
        found[f"{code}.alarm"] = _pair(headline[said][0])
        found[f"{code}.found"] = _pair(headline[said][1])
    moved = [_number(confusion[said][1]) + _number(confusion[said][2]) for said in STEEPER]
    found["steeper.moved"] = (round(moved[0], 1), round(moved[1], 1))
    for code, said in PROMISED.items():
        found[code] = _number(promises[said][0]), _number(promises[said][2])
    return found


def write_measured(found: Mapping[str, tuple[float, float]], path: Path = MEASURED) -> None:
    """Write the table that the store ships."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("code", "quarters", "years"))
        rows.writerows((code, f"{first:g}", f"{last:g}") for code, (first, last) in found.items())


def _rows(text: str, name: str) -> dict[str, Sequence[str]]:
    """Return the rows of a table by their first cell."""
    table = text.partition(f"<!-- table:{name} -->")[2].partition("<!-- /table")[0]
    lines = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("|")]
    return {first: rest for first, *rest in lines}


def _pair(cell: str) -> tuple[float, float]:
    first, last = cell.split(" / ")
    return _number(first), _number(last)


def _number(cell: str) -> float:
    return float(cell.rstrip("%").replace(",", ""))


def _worlds(text: str) -> tuple[float, float]:
    found = WORLDS.search(text)
    if found is None:
        raise KeyError("simulated worlds")
    return _number(found[1]), _number(found[1])


if __name__ == "__main__":
    write_measured(read_measured())
