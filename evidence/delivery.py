"""Was it delivered? The share of the plan, as a range while returns are missing.

Over-delivery in one place does not pay for another, and a missing return is not zero.
"""

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


def measure_delivery(cells: pd.DataFrame, until: date) -> Delivered:
    """Measure one output's delivery over the periods that ended on or before `until`.

    Parameters
    ----------
    cells
        One row per area × period with ``area``, ``planned``, ``replanned``, ``delivered``,
        ``reached_intended`` and ``last_day``; quantities in the output's unit.
    """
    due = cells[cells["last_day"] <= until]
    returned = due["delivered"].notna()
    by_area = (
        pd.DataFrame(
            {
                "planned": due["planned"],
                "planned_returned": due["planned"].where(returned, 0.0),
                "delivered": due["delivered"].fillna(0.0),
                "assumed": due["delivered"].fillna(due["planned"]),
            }
        )
        .groupby(due["area"])
        .sum()
    )
    planned = float(by_area["planned"].sum())
    return Delivered(
        share=_capped_share(by_area["delivered"], by_area["planned_returned"]),
        share_low=_capped_share(by_area["delivered"], by_area["planned"]),
        share_high=_capped_share(by_area["assumed"], by_area["planned"]),
        planned=planned,
        delivered=float(by_area["delivered"].sum()),
        reached_intended_share=_reached_share(due),
        places_planned=int((by_area["planned"] > 0).sum()),
        places_reached=int((by_area["delivered"] > 0).sum()),
        returns_missing=int((~returned).sum()),
        replanned=bool(due["replanned"].notna().any()),
    )


def _capped_share(delivered: pd.Series, planned: pd.Series) -> float | None:
    total = float(planned.sum())
    if total <= 0:
        return None
    return float(delivered.clip(upper=planned).sum()) / total


def _reached_share(due: pd.DataFrame) -> float | None:
    counted = due.dropna(subset=["reached_intended", "delivered"])
    total = float(counted["delivered"].sum())
    return float(counted["reached_intended"].sum()) / total if total > 0 else None


def measure_deliveries(cells: pd.DataFrame, until: date) -> dict[str, Delivered]:
    """Measure every output's delivery, by output."""
    return {
        str(output): measure_delivery(group, until) for output, group in cells.groupby("output")
    }
