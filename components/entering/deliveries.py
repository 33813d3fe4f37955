"""Deliveries of one output in one period, place by place: as they stand, and as they are typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from components.entering.names import Names, period
from components.html import Html, Row, Table, table_html
from data.entry import Entry
from locales import Translator
from locales.formats import format_date, format_quantity
from models.periods import Period, PeriodKind, common_kind, parse_period, period_ending

TextRow = Mapping[str, str]
TYPED = ("planned", "delivered", "reached_intended")
RETURNED = ("delivered", "reached_intended", "basis")
NEXT_PERIODS = 8
MONTHS = {
    PeriodKind.YEAR: 12,
    PeriodKind.FINANCIAL_YEAR: 12,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
    PeriodKind.POOLED: 12,
}
"""From the end of one period to the end of the next."""


@dataclass(frozen=True)
class Cell:
    """What is recorded of one place in one period.

    Attributes
    ----------
    first
        The first plan, which what is delivered is held against; empty where there is none.
    newest
        The last row, None where there is none.
    now
        What stands: the last plan, and what was last returned.
    """

    area: str
    first: str
    newest: TextRow | None
    now: TextRow


def read_cells(rows: Iterable[TextRow], output: str, code: str) -> dict[str, Cell]:
    """Return what is recorded of an output in a period, by place; rows by the date of each."""
    found: dict[str, list[TextRow]] = {}
    for row in rows:
        if row["output"] == output and row["period"] == code:
            found.setdefault(row["area"], []).append(row)
    return {area: _cell(area, each) for area, each in found.items()}


def empty_cell(output: str, area: str, code: str) -> Cell:
    """Return a place of which nothing is recorded."""
    return Cell(area, "", None, {"output": output, "area": area, "period": code})


def list_known_places(
    rows: Iterable[TextRow], output: str, periods: Mapping[str, date], code: str
) -> frozenset[str]:
    """Return the places of which anything is recorded in a period or in one before it."""
    return frozenset(
        row["area"]
        for row in rows
        if row["output"] == output and periods[row["period"]] <= periods[code]
    )


def _cell(area: str, rows: Sequence[TextRow]) -> Cell:
    ordered = sorted(rows, key=lambda row: row["recorded_on"])
    returned = [row for row in ordered if row["delivered"]]
    last = {name: returned[-1][name] for name in RETURNED} if returned else {}
    return Cell(area, ordered[0]["planned"], ordered[-1], {**ordered[-1], **last})


def make_delivery_entries(
    cells: Iterable[Cell],
    typed: TextRow,
    basis: str,
    seen: Mapping[str, TextRow | None],
    today: date,
) -> list[Entry]:
    """Return a row of today for each place of which something is typed that does not stand yet.

    Parameters
    ----------
    typed
        By ``area.column``.
    basis
        How what is returned is known.
    seen
        The last row of each place as it stood when typing began.
    """
    entries = []
    for cell in cells:
        said = {name: typed.get(f"{cell.area}.{name}", cell.now.get(name, "")) for name in TYPED}
        changed = {name for name, text in said.items() if text != cell.now.get(name, "")}
        if not changed:
            continue
        known = {"basis": basis} if changed & set(RETURNED) else {}
        row = {**cell.now, **said, **known, "recorded_on": today.isoformat()}
        entries.append(Entry("deliveries", row, seen.get(cell.area)))
    return entries


def usual_basis(cells: Iterable[Cell]) -> str:
    """Return how most of what is returned is known; nothing where nobody says."""
    said = [cell.now.get("basis", "") for cell in cells if cell.now.get("delivered")]
    return max(sorted(set(said)), key=said.count, default="")


def list_periods(rows: Iterable[TextRow], output: str, today: date) -> dict[str, date]:
    """Return the periods of an output and the next few of its kind: code and last day, in order.

    They go on at least to the one that today is in. An output without any is offered quarters.
    """
    codes = sorted({row["period"] for row in rows if row["output"] == output})
    kind = common_kind(codes) if codes else PeriodKind.QUARTER
    if kind is None:
        return {}
    known = [parse_period(code, kind) for code in codes]
    last = known[-1].last_day if known else _quarter_before(today)
    years = known[-1].years if known else 1
    return {each.code: each.last_day for each in (*known, *_following(last, kind, years, today))}


def _quarter_before(day: date) -> date:
    """Return the last day of the quarter before a day's own."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1) - timedelta(days=1)


def _following(last: date, kind: PeriodKind, years: int, today: date) -> list[Period]:
    """Return the periods of a kind that follow the one that ends on a day, up to today's own."""
    found: list[Period] = []
    end = last
    while len(found) < NEXT_PERIODS or end < today:
        for _month in range(MONTHS[kind]):
            end = _month_end(end + timedelta(days=1))
        found.append(period_ending(end, kind, years))
    return found


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def opening_period(periods: Mapping[str, date], today: date) -> str | None:
    """Return the last period that has ended, else the first there is."""
    ended = [code for code, last in periods.items() if last <= today]
    return ended[-1] if ended else next(iter(periods), None)


def first_plan_words(cell: Cell, planned: str, _: Translator) -> str:
    """Return the first plan of a place that is planned anew; nothing where it is not."""
    if not cell.first or cell.first == planned:
        return ""
    return _("First plan, which counts: {planned}", planned=_quantity(cell.first, _.lang))


def build_cells(cells: Sequence[Cell], code: str, names: Names, _: Translator) -> Html:
    """Return what stands of each place as a table."""
    rows = [
        Row(
            (
                names.of("areas", cell.area),
                _quantity(cell.first, _.lang),
                _quantity(cell.now.get("planned", ""), _.lang),
                _returned(cell.now.get("delivered", ""), _),
                _quantity(cell.now.get("reached_intended", ""), _.lang),
                _day(cell.now.get("recorded_on", ""), _.lang),
            )
        )
        for cell in cells
    ]
    columns = (
        _("Place"),
        _("First plan"),
        _("Plan now"),
        _("Delivered"),
        _("Reached those it is for"),
        _("Recorded on"),
    )
    caption = _("What is recorded, {period}", period=period(code, [code], _.lang))
    return table_html(Table(caption, columns, rows, numbers=frozenset({1, 2, 3, 4})))


def _quantity(text: str, lang: str) -> str:
    return format_quantity(float(text), lang) if text else "–"


def _returned(text: str, _: Translator) -> str:
    return _quantity(text, _.lang) if text else _("not returned")


def _day(text: str, lang: str) -> str:
    return format_date(date.fromisoformat(text), lang) if text else "–"


def order_areas(areas: Iterable[str], names: Names) -> list[str]:
    """Return places in the order of the reader's alphabet, Wales first."""
    held = set(areas)
    return [area for area in names.areas if area in held]
