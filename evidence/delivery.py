"""Was it delivered? The share of the plan, as a range while returns are missing.

Over-delivery in one place does not pay for another, and a missing return is not zero.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

import pandas as pd

ON_PLAN = 0.90
BEHIND = 0.50


@dataclass(frozen=True)
class Delivered:
    """What an output has delivered against its first plan, up to a date.

    Attributes
    ----------
    share, share_low, share_high
        Of the plan of all periods that have ended: counting returned cells only; counting a
        missing return as nothing; counting it as delivered to plan. None where nothing was due.
    planned, delivered
        Quantities over those periods, in the output's unit; `delivered` counts what is returned.
    reached_intended_share
        Of the delivered, the share that reached those it is for; None where nobody counted.
    places_planned, places_reached
        How many areas were to have some by now, and how many had.
    returns_missing
        How many cells of ended periods are not returned.
    replanned
        Whether any quantity was planned anew later.
    """

    share: float | None
    share_low: float | None
    share_high: float | None
    planned: float
    delivered: float
    reached_intended_share: float | None
    places_planned: int
    places_reached: int
    returns_missing: int
    replanned: bool


def measure_deliveries(cells: pd.DataFrame, until: date) -> dict[str, Delivered]:
    """Measure each output's delivery over the periods that ended on or before `until`.

    Parameters
    ----------
    cells
        One row per output × area × period with ``output``, ``area``, ``planned``, ``replanned``,
        ``delivered``, ``reached_intended`` and ``last_day``; quantities in the output's unit.
    """
    if cells.empty:
        return {}
    due = cells[cells["last_day"] <= until]
    by_area = _sum_by_area(due)
    outputs = pd.Index(sorted(cells["output"].unique()), name="output")
    measured = pd.DataFrame(
        {
            "planned": by_area["planned"],
            "delivered": by_area["delivered"],
            "planned_returned": by_area["planned_returned"],
            "of_returned": by_area["delivered"].clip(upper=by_area["planned_returned"]),
            "of_plan": by_area["delivered"].clip(upper=by_area["planned"]),
            "assumed": by_area["assumed"].clip(upper=by_area["planned"]),
            "counted": by_area["counted"],
            "reached": by_area["reached"],
            "places_planned": by_area["planned"] > 0,
            "places_reached": by_area["delivered"] > 0,
            "returns_missing": by_area["missing"],
            "replanned": by_area["replanned"],
        }
    )
    totals = measured.groupby(level="output").sum().reindex(outputs, fill_value=0)
    return {str(output): _delivered(row) for output, row in totals.to_dict("index").items()}


def measure_delivery(cells: pd.DataFrame, until: date) -> Delivered:
    """Measure the delivery of the one output that `cells` are of (`measure_deliveries`)."""
    return measure_deliveries(cells.assign(output="one"), until)["one"]


def _sum_by_area(due: pd.DataFrame) -> pd.DataFrame:
    """Return sums per output and area: in a place all periods count together."""
    returned = due["delivered"].notna()
    counted = returned & due["reached_intended"].notna()
    columns = pd.DataFrame(
        {
            "planned": due["planned"],
            "planned_returned": due["planned"].where(returned, 0.0),
            "delivered": due["delivered"].fillna(0.0),
            "assumed": due["delivered"].fillna(due["planned"]),
            "counted": due["delivered"].where(counted, 0.0),
            "reached": due["reached_intended"].where(counted, 0.0),
            "missing": ~returned,
            "replanned": due["replanned"].notna(),
        }
    ).astype(float)
    return columns.groupby([due["output"], due["area"]]).sum()


def _delivered(totals: dict[Hashable, float]) -> Delivered:
    return Delivered(
        share=_share(totals["of_returned"], totals["planned_returned"]),
        share_low=_share(totals["of_plan"], totals["planned"]),
        share_high=_share(totals["assumed"], totals["planned"]),
        planned=float(totals["planned"]),
        delivered=float(totals["delivered"]),
        reached_intended_share=_share(totals["reached"], totals["counted"]),
        places_planned=int(totals["places_planned"]),
        places_reached=int(totals["places_reached"]),
        returns_missing=int(totals["returns_missing"]),
        replanned=totals["replanned"] > 0,
    )


def _share(part: float, whole: float) -> float | None:
    return float(part / whole) if whole > 0 else None
