"""The shipped packs read plainly, for numbers that a screen must agree with."""

import csv
from collections import defaultdict
from functools import cache
from typing import Any

from data.settings import SHIPPED_PACKS

Row = dict[str, str]


@cache
def sheet(name: str, pack: str = "demonstration") -> tuple[Row, ...]:
    """Return the rows of one shipped sheet."""
    with (SHIPPED_PACKS[pack] / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def output_shares(until: str) -> dict[str, float | None]:
    """Return each output's share of its first plan, cell by cell: the long way round.

    Quarters and months only; a cell is due once its last month is over.
    """
    cells: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in sorted(sheet("deliveries"), key=lambda row: row["recorded_on"]):
        if row["recorded_on"] <= until and _last_day(row["period"]) <= until:
            cells[row["output"], row["area"], row["period"]].append(row)
    sums: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for (output, area, _), records in cells.items():
        returned = [record["delivered"] for record in records if record["delivered"]]
        place = sums[output][area]
        if returned:
            place[0] += float(returned[-1])
            place[1] += float(records[0]["planned"])
    return {row["output"]: _share(list(sums[row["output"]].values())) for row in sheet("outputs")}


def _share(places: list[list[float]]) -> float | None:
    planned = sum(place[1] for place in places)
    return sum(min(place) for place in places) / planned if planned else None


def _last_day(period: str) -> str:
    if "Q" in period:
        return f"{period[:4]}-{('03-31', '06-30', '09-30', '12-31')[int(period[-1]) - 1]}"
    return f"{period[:4]}-12-31" if len(period) == 4 else f"{period}-28"


def latest(indicator: str, area: str, period: str, pack: str) -> Any:
    """Return the newest vintage of one figure."""
    found = [
        row
        for row in sheet("observations", pack)
        if (row["indicator"], row["area"], row["period"]) == (indicator, area, period)
    ]
    return max(found, key=lambda row: row["published_on"])["value"]
