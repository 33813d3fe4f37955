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
    """What a place has had up to a day, by what is returned.

    `LATER`: planned for periods that had not ended; `WHOLE`: recorded for Wales, by no place.
    """

    DELIVERED = "delivered"
    UNRETURNED = "unreturned"
    WAITING = "waiting"
    LATER = "later"
    NONE = "none"
    WHOLE = "whole"


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
        How many people a rate is for, the same in every period.
    begun
        Ordinal of the first day of the first period with something delivered by the day asked for;
        None where nothing is.
    whole
        Delivered to Wales as a whole and to no place by name.
    for_wales
        Delivered to Wales as a whole, in no place's amount.
    """

    places: Mapping[str, PlaceHad]
    people: int
    begun: int | None
    whole: bool
    for_wales: float = 0.0


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
    later = set(own.loc[(own["last_day"] > day) & (own["planned"] > 0), "area"])
    whole = set(own["area"]) == {WALES}
    scale = _choose_scale(own, populations)
    places = {
        area: PlaceHad(Had.WHOLE, 0.0, None, 0.0, 0)
        if whole
        else _place(sums.loc[area] if area in sums.index else None, area in later, people, scale)
        for area, people in populations.items()
    }
    return DeliveredPerHead(
        places,
        scale,
        None if returned.empty else min(returned["first_day"]).toordinal(),
        whole,
        float(sums["amount"].get(WALES, 0.0)),
    )


def _choose_scale(own: pd.DataFrame, populations: Mapping[str, int]) -> int:
    """Return how many people rates are for: the same whichever period is shown."""
    amounts = own.groupby("area")["delivered"].sum()
    highest = max((amounts.get(area, 0.0) / n for area, n in populations.items()), default=0.0)
    return next((each for each in SCALES if highest * each >= 1), SCALES[-1])


def _place(sums: pd.Series | None, later: bool, people: int, scale: int) -> PlaceHad:
    rest = Had.LATER if later else Had.NONE
    if sums is None:
        return PlaceHad(rest, 0.0, None, 0.0, 0)
    amount, missing = float(sums["amount"]), int(sums["missing"])
    if amount > 0:
        had = Had.DELIVERED
    elif missing:
        had = Had.UNRETURNED
    else:
        had = Had.WAITING if sums["planned"] > 0 else rest
    rate = None if had is Had.UNRETURNED else amount / people * scale
    return PlaceHad(had, amount, rate, float(sums["planned"]), missing)
