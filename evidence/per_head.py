"""What each place has had of an output, for every so many of the people who live there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from models.area import WALES

SCALES = (1_000, 10_000, 100_000)
"""People a rate may be for; the first that writes the highest with a digit before the point."""


class Had(StrEnum):
    """What a place has had up to a day, by what is returned."""

    DELIVERED = "delivered"
    UNRETURNED = "unreturned"
    WAITING = "waiting"
    NONE = "none"


@dataclass(frozen=True)
class PlaceHad:
    """One place.

    Attributes
    ----------
    amount
        Delivered in all, in the output's unit, over what is returned.
    rate
        `amount` for every `Delivery.people` of the population; None where nothing is returned.
    planned
        Of the first plan, over the same periods.
    returns_missing
        Periods that have ended and are not returned.
    """

    had: Had
    amount: float
    rate: float | None
    planned: float
    returns_missing: int


@dataclass(frozen=True)
class DeliveredPerHead:
    """An output place by place.

    Attributes
    ----------
    people
        How many people a rate is for.
    begun
        Ordinal of the first day of the first period with something delivered by the day asked for;
        None where nothing is.
    whole
        Delivered to Wales as a whole and to no place by name.
    """

    places: Mapping[str, PlaceHad]
    people: int
    begun: int | None
    whole: bool


def measure_per_head(
    cells: pd.DataFrame, output: str, day: date, populations: Mapping[str, int]
) -> DeliveredPerHead:
    """Measure what each place had up to the last day of a period.

    Parameters
    ----------
    cells
        As of ``data.deliveries.list_delivery_cells``: planned, delivered (missing while nothing is
        returned), first and last day.
    populations
        By area: those asked for. One fixed year of population: a rate changes by delivery alone.
    """
    own = cells[cells["output"] == output]
    due = own[own["last_day"] <= day]
    returned = due[due["delivered"] > 0]
    sums = due.groupby("area").agg(
        planned=("planned", "sum"),
        amount=("delivered", "sum"),
        missing=("delivered", lambda column: int(column.isna().sum())),
    )
    named = {str(area) for area in own["area"].unique()}
    places = {
        area: _place(sums.loc[area] if area in sums.index else None, area in named, people)
        for area, people in populations.items()
    }
    highest = max((each.amount / populations[area] for area, each in places.items()), default=0.0)
    scale = next((each for each in SCALES if highest * each >= 1), SCALES[-1])
    return DeliveredPerHead(
        {area: _rated(each, populations[area], scale) for area, each in places.items()},
        scale,
        None if returned.empty else min(returned["first_day"]).toordinal(),
        whole=named == {WALES},
    )


def _place(sums: pd.Series | None, named: bool, people: int) -> PlaceHad:
    if sums is None:
        return PlaceHad(Had.WAITING if named else Had.NONE, 0.0, None, 0.0, 0)
    amount, missing = float(sums["amount"]), int(sums["missing"])
    if amount > 0:
        had = Had.DELIVERED
    elif missing:
        had = Had.UNRETURNED
    else:
        had = Had.WAITING if sums["planned"] > 0 else Had.NONE
    return PlaceHad(had, amount, amount / people, float(sums["planned"]), missing)


def _rated(place: PlaceHad, people: int, scale: int) -> PlaceHad:
    if place.rate is None or place.had is Had.UNRETURNED:
        return PlaceHad(place.had, place.amount, None, place.planned, place.returns_missing)
    rate = place.amount / people * scale
    return PlaceHad(place.had, place.amount, rate, place.planned, place.returns_missing)
