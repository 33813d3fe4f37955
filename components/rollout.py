"""The roll-out of one output: what was planned and delivered in each place, period by period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

import pandas as pd

from models.area import WALES
from models.periods import PeriodKind, common_kind, parse_period, period_ending

MONTHS = {
    PeriodKind.YEAR: 12,
    PeriodKind.FINANCIAL_YEAR: 12,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
}


class State(StrEnum):
    """What became of a place, up to the date looked at."""

    DELIVERED = "delivered"
    WAITING = "waiting"
    NONE = "none"


@dataclass(frozen=True)
class Planned:
    """One place in one period: quantities in the output's unit.

    `replanned` is a later plan that differs, None where there is none; `delivered` is None while
    nothing is returned; `due` says whether the period had ended.
    """

    planned: float
    replanned: float | None
    delivered: float | None
    due: bool

    @property
    def share(self) -> float:
        """How much of what was planned first is delivered, 0 to 1; where none was, all or none."""
        if not self.delivered:
            return 0.0
        return min(1.0, self.delivered / self.planned) if self.planned > 0 else 1.0


@dataclass(frozen=True)
class PlaceRollout:
    """One place over all periods.

    Attributes
    ----------
    started
        The first period with something delivered; None where there is none.
    first_planned
        The first period for which anything is planned, first plan or a later one.
    planned_due, delivered
        Sums over the periods that have ended; `delivered` over what is returned.
    to_come
        Planned for periods that have not ended, by the newest plan.
    returns_missing
        Periods that have ended and are not returned.
    """

    area: str
    cells: Mapping[str, Planned]
    started: str | None
    first_planned: str | None
    planned_due: float
    delivered: float
    to_come: float
    returns_missing: int

    @property
    def state(self) -> State:
        """Whether it has any, is to have some, or none is planned."""
        if self.started is not None:
            return State.DELIVERED
        return State.NONE if self.first_planned is None else State.WAITING


@dataclass(frozen=True)
class Rollout:
    """The roll-out of one output.

    Attributes
    ----------
    periods
        From the first planned to the last, without gaps, where they are of one kind.
    places
        By area, those that the pack names.
    """

    kind: PeriodKind | None
    periods: tuple[str, ...]
    places: Mapping[str, PlaceRollout]

    def state(self, area: str) -> State:
        """Return what became of a place; one that the plan does not name has none."""
        place = self.place(area)
        return State.NONE if place is None else place.state

    def place(self, area: str) -> PlaceRollout | None:
        """Return the roll-out in a place; what is delivered to Wales is delivered everywhere."""
        return self.places.get(area) or self.places.get(WALES)

    def in_order(self, names: Mapping[str, str]) -> list[str]:
        """Return the areas of `names`, in their order, those that started earlier first."""
        last = len(self.periods)
        at = {code: number for number, code in enumerate(self.periods)}

        def order(area: str) -> tuple[int, int]:
            place = self.place(area)
            if place is None:
                return last, last
            return at.get(place.started or "", last), at.get(place.first_planned or "", last)

        return sorted(names, key=order)

    @property
    def starts(self) -> list[str]:
        """Every place's start, the earliest first."""
        return sorted(place.started for place in self.places.values() if place.started)


NO_ROLLOUT = Rollout(None, (), MappingProxyType({}))


def read_rollout(cells: pd.DataFrame, output: str, until: date) -> Rollout:
    """Return the roll-out of an output from the rows of `data.deliveries.list_delivery_cells`."""
    own = cells[cells["output"] == output]
    if own.empty:
        return NO_ROLLOUT
    kind = common_kind(own["period"].unique())
    places = {
        str(area): _read_place(str(area), rows.to_dict("records"), until)
        for area, rows in own.groupby("area", sort=True)
    }
    return Rollout(kind, _all_periods(own["period"].unique(), kind), MappingProxyType(places))


def _read_place(area: str, rows: Sequence[Mapping[str, object]], until: date) -> PlaceRollout:
    cells = {str(row["period"]): _read_cell(row, until) for row in rows}
    ordered = dict(sorted(cells.items()))
    due = [cell for cell in ordered.values() if cell.due]
    return PlaceRollout(
        area=area,
        cells=MappingProxyType(ordered),
        started=next((code for code, cell in ordered.items() if cell.delivered), None),
        first_planned=next(
            (code for code, cell in ordered.items() if cell.planned or cell.replanned), None
        ),
        planned_due=sum(cell.planned for cell in due),
        delivered=sum(cell.delivered or 0.0 for cell in due),
        to_come=sum(
            cell.planned if cell.replanned is None else cell.replanned
            for cell in ordered.values()
            if not cell.due
        ),
        returns_missing=sum(cell.delivered is None for cell in due),
    )


def _read_cell(row: Mapping[str, object], until: date) -> Planned:
    last_day = row["last_day"]
    assert isinstance(last_day, date)
    return Planned(
        _number(row["planned"]) or 0.0,
        _number(row["replanned"]),
        _number(row["delivered"]),
        last_day <= until,
    )


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type]


def _all_periods(codes: Iterable[str], kind: PeriodKind | None) -> tuple[str, ...]:
    """Return every period from the first code to the last; pooled ones as they are."""
    named = sorted(codes)
    if kind not in MONTHS:
        return tuple(named)
    last = parse_period(named[-1], kind).last_day
    found = [parse_period(named[0], kind)]
    while found[-1].last_day < last:
        found.append(period_ending(_months_later(found[-1].last_day, MONTHS[kind]), kind))
    return tuple(period.code for period in found)


def _months_later(last_day: date, months: int) -> date:
    """Return the last day of the month that lies so many months after a month's last day."""
    following = last_day.year * 12 + last_day.month + months
    return date.fromordinal(date(following // 12, following % 12 + 1, 1).toordinal() - 1)
