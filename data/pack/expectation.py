"""An expectation and its roll-out as a pack: to hand in where one may not write.

The same rules as for any pack say what is wrong with it, so what is written out can be brought
in: against the store it was drafted on, and unless somebody was faster.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

from data.areas import list_areas
from data.deliveries import list_delivery_cells
from data.pack.cells import write_number
from data.pack.changes import compare_pack, find_refused_changes
from data.pack.problems import Problem, sort_problems
from data.pack.references import find_reference_problems
from data.pack.table import Sheet
from data.pack.typed import number_rows, parse_typed
from data.pack.write_csv import csv_chunks
from data.pack.write_workbook import CREATED, write_workbook
from data.store import Store
from locales import Translator
from locales.alphabet import sort_key
from locales.formats import format_date
from models import Contribution
from models.area import WALES
from models.columns import table_of
from models.enums import Design
from models.periods import PeriodKind, common_kind, period_ending

CONTRIBUTIONS = table_of(Contribution)
KEY_LENGTH = 60
MONTHS = {
    PeriodKind.YEAR: 12,
    PeriodKind.FINANCIAL_YEAR: 12,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
}
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class NewExpectation:
    """What is expected of an output, as somebody would record it.

    Attributes
    ----------
    effect
        Signed, in the indicator's unit.
    lag
        The indicator's periods.
    starts
        (area code, first day) of each place that is to get it; waves begin with quarters.
    quantity
        What each place is to get, in the output's unit.
    """

    output: str
    indicator: str
    hypothesis_en: str
    hypothesis_cy: str
    effect: float
    lag: int
    places_chosen: str
    primary: bool
    registered_on: date
    starts: tuple[tuple[str, date], ...]
    quantity: float


@dataclass(frozen=True)
class ExpectationPack:
    """The pack, or all that is wrong with it.

    Attributes
    ----------
    name
        The contribution's key: a name for the files.
    workbook, archive
        The bytes of the XLSX workbook and of the folder of CSV files as a ZIP; empty where
        anything is wrong.
    rows
        The same by sheet, each row with its texts by column; none where anything is wrong.
    """

    name: str
    problems: tuple[Problem, ...]
    workbook: bytes
    archive: bytes
    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)


def make_expectation_pack(store: Store, new: NewExpectation, _: Translator) -> ExpectationPack:
    """Write an expectation as a pack, checked on its own and against the store."""
    with store.read() as connection:
        key, earlier = _name_contribution(connection, new)
        deliveries, problems = _plan_deliveries(connection, new, _)
        rows = {"deliveries": deliveries, "contributions": [_contribution_row(new, key, earlier)]}
        pack = parse_typed(key, {name: number_rows(found) for name, found in rows.items()}, _)
        problems.extend(pack.problems)
        problems.extend(find_reference_problems(connection, pack.sheets, pack.unread, _))
        for changes in compare_pack(connection, pack.sheets).values():
            problems.extend(find_refused_changes(changes, _))
    if problems:
        return ExpectationPack(key, tuple(sort_problems(problems)), b"", b"")
    sheets = [sheet for sheet in pack.sheets.values() if len(sheet)]
    return ExpectationPack(key, (), _write_workbook(sheets, _), _write_archive(sheets), rows)


def _name_contribution(connection: Connection, new: NewExpectation) -> tuple[str, str]:
    """Return a key that is not taken, and the standing expectation of the same link, if any."""
    rows = connection.execute(select(CONTRIBUTIONS)).mappings().all()
    taken = {row["contribution"] for row in rows}
    replaced = {row["supersedes"] for row in rows}
    standing = [
        row
        for row in rows
        if row["output"] == new.output
        and row["indicator"] == new.indicator
        and row["contribution"] not in replaced
    ]
    latest = max(
        standing, key=lambda row: (row["registered_on"], row["contribution"]), default=None
    )
    plain = f"{new.output}-{new.indicator}"[:KEY_LENGTH].rstrip("-") or "contribution"
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    key = plain if plain not in taken else next(each for each in numbered if each not in taken)
    return key, latest["contribution"] if latest else ""


def _contribution_row(new: NewExpectation, key: str, earlier: str) -> dict[str, str]:
    return {
        "contribution": key,
        "output": new.output,
        "indicator": new.indicator,
        "hypothesis_en": new.hypothesis_en,
        "hypothesis_cy": new.hypothesis_cy,
        "expected_effect": _number(new.effect),
        "lag_periods": str(new.lag),
        "design": Design.BINARY.value,
        "places_chosen": new.places_chosen,
        "primary": "yes" if new.primary else "no",
        "registered_on": new.registered_on.isoformat(),
        "supersedes": earlier,
    }


def _plan_deliveries(
    connection: Connection, new: NewExpectation, _: Translator
) -> tuple[Rows, list[Problem]]:
    """Return the plans that turn what is recorded of an output into the roll-out, and why not.

    A place that has begun has begun; one that is planned to begin when it is drafted to stays as
    it is; any other open plan is planned anew as nothing.
    """
    cells = list_delivery_cells(connection, new.registered_on)
    own = cells[cells["output"] == new.output]
    names = list_areas(connection)[f"name_{_.lang}"]
    kind = common_kind(own["period"].unique()) if len(own) else PeriodKind.QUARTER
    whole = _Recorded(own[own["area"] == WALES])
    starts = dict(new.starts)
    rows: Rows = []
    problems: list[Problem] = []
    begun_already: dict[str, date] = {}
    for area in sorted({*own["area"], *starts} - {WALES}):
        recorded, start = _Recorded(own[own["area"] == area]), starts.get(area)
        begun = min(filter(None, (recorded.begun, whole.begun)), default=None)
        if begun is not None and begun != start:
            begun_already[str(names[area])] = begun
        if begun is not None or recorded.planned == start:
            continue
        period = None if start is None else _period_from(start, kind)
        if start is not None and period is None:
            problems.append(_wrong_kind(str(names[area]), _))
        planned = [(code, 0.0) for code in recorded.open_periods if code != period]
        if period is not None:
            planned.append((period, new.quantity))
        rows.extend(_delivery_row(new, area, code, amount) for code, amount in planned)
    if begun_already:
        problems.append(_begun_already(begun_already, _))
    if rows:
        rows.extend(_delivery_row(new, WALES, code, 0.0) for code in whole.open_periods)
    return rows, problems


class _Recorded:
    """What is recorded of one place: when it began, or is planned to, and what is open."""

    def __init__(self, cells: pd.DataFrame) -> None:
        plan = cells["replanned"].fillna(cells["planned"])
        begun = cells[cells["delivered"] > 0]
        still = cells[cells["delivered"].isna() & (plan > 0)]
        self.begun: date | None = min(begun["first_day"], default=None)
        self.planned: date | None = min(still["first_day"], default=None)
        self.open_periods: list[str] = sorted(still["period"])


def _delivery_row(new: NewExpectation, area: str, period: str, amount: float) -> dict[str, str]:
    return {
        "output": new.output,
        "area": area,
        "period": period,
        "planned": _number(amount),
        "recorded_on": new.registered_on.isoformat(),
    }


def _begun_already(begun: Mapping[str, date], _: Translator) -> Problem:
    """Return one problem for all the places that have begun; `begun` by their names."""
    (area, since), *others = begun.items()
    if others:
        message = _(
            "these places have had it already, which stays; draft their starts where they are: "
            "{areas}",
            areas=", ".join(sorted(begun, key=lambda name: sort_key(name, _.lang))),
        )
    else:
        message = _(
            "{area} has had it since {date}, which stays; draft its start there",
            area=area,
            date=format_date(since, _.lang),
        )
    return Problem("deliveries", None, "area", message)


def _wrong_kind(area: str, _: Translator) -> Problem:
    message = _(
        "no period of this output begins on the day that {area} is drafted to start; begin its "
        "waves with a period that the output is planned by",
        area=area,
    )
    return Problem("deliveries", None, "period", message)


def _period_from(start: date, kind: PeriodKind | None) -> str | None:
    """Return the period of a kind that begins on a day; None where none does."""
    if kind not in MONTHS:
        return None
    months = 12 * start.year + start.month - 1 + MONTHS[kind]
    ends = date.fromordinal(date(months // 12, months % 12 + 1, 1).toordinal() - 1)
    try:
        found = period_ending(ends, kind)
    except ValueError:
        return None
    return found.code if found.first_day == start else None


def _number(value: float) -> str:
    return write_number(value) if np.isfinite(value) else str(value)


def _write_workbook(sheets: Sequence[Sheet], _: Translator) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "expectation.xlsx"
        write_workbook(path, sheets, _)
        return path.read_bytes()


def _write_archive(sheets: Sequence[Sheet]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, content in _files(sheets):
            # The same bytes for the same pack, whenever it is made.
            archive.writestr(ZipInfo(name, CREATED.timetuple()[:6]), content, ZIP_DEFLATED)
    return held.getvalue()


def _files(sheets: Sequence[Sheet]) -> Iterator[tuple[str, bytes]]:
    for sheet in sheets:
        yield f"{sheet.schema.name}.csv", b"".join(csv_chunks(sheet))
