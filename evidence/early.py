"""What can be learnt before the figures can tell: delivery by place, whom it reached, what is next.

Counts of what was delivered say nothing of whether it helped.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.expectations import Expectation
from evidence.facts import VerdictCode

WAITING = frozenset({VerdictCode.TOO_EARLY, VerdictCode.NOT_ENOUGH_DATA, VerdictCode.NOT_SET_UP})
"""Verdicts beside which what can be learnt now comes first."""


@dataclass(frozen=True)
class Reach:
    """What was planned and delivered in one place, or in one period, by a date.

    Attributes
    ----------
    code
        The area or the period.
    planned, delivered
        Quantities over periods that have ended; `delivered` is None where nothing is returned.
    reached_share
        Of the delivered where it was counted, the share that reached those it is for; None where
        nobody counted.
    missing
        Returns that are missing; they are not zero.
    """

    code: str
    planned: float
    delivered: float | None
    reached_share: float | None
    missing: int

    @property
    def share(self) -> float | None:
        """Of the plan, over-delivery not counted; None where it cannot be told."""
        if self.delivered is None or self.planned <= 0:
            return None
        return min(1.0, self.delivered / self.planned)


def is_waiting(document: Mapping[str, Any] | None) -> bool:
    """Return whether the figures cannot say anything yet of a link."""
    return document is None or (document["beneath"] or document["verdict"]) in WAITING


def reach_by_place(cells: pd.DataFrame, output: str, until: date) -> tuple[Reach, ...]:
    """Return what each place was to have by a date and has, by area.

    Parameters
    ----------
    cells
        As `data.deliveries.list_delivery_cells` returns them.
    """
    return _reach(cells, output, until, "area")


def reach_by_period(cells: pd.DataFrame, output: str, until: date) -> tuple[Reach, ...]:
    """Return what was to be delivered in each period that has ended and was, in order of time."""
    return _reach(cells, output, until, "period")


def _reach(cells: pd.DataFrame, output: str, until: date, by: str) -> tuple[Reach, ...]:
    due = cells[(cells["output"] == output) & (cells["last_day"] <= until)]
    return tuple(_sum(str(code), own) for code, own in due.groupby(by, sort=True) if _is_meant(own))


def _is_meant(cells: pd.DataFrame) -> bool:
    """Whether anything was planned or came; a plan of nothing is no place to learn from."""
    return bool((cells["planned"] > 0).any() or (cells["delivered"] > 0).any())


def _sum(code: str, cells: pd.DataFrame) -> Reach:
    returned = cells[cells["delivered"].notna()]
    counted = returned[returned["reached_intended"].notna()]
    of = float(counted["delivered"].sum())
    return Reach(
        code,
        float(cells["planned"].sum()),
        float(returned["delivered"].sum()) if len(returned) else None,
        float(counted["reached_intended"].sum()) / of if of > 0 else None,
        int(len(cells) - len(returned)),
    )


def find_earlier(
    code: str,
    expectations: Mapping[str, Expectation],
    documents: Mapping[str, Mapping[str, Any]],
) -> tuple[str, ...]:
    """Return the other expectations of the same output that can be judged, or can be sooner.

    Those that say something already come first, then by when they can be judged.
    """
    own = documents.get(code)
    own_day = own["ready_on"] if own else None
    found = []
    for other in expectations.values():
        document = documents.get(other.code)
        if other.code == code or not other.stands or document is None:
            continue
        if other.output != expectations[code].output:
            continue
        waits, day = is_waiting(document), document["ready_on"]
        if not waits or (day and own_day and day < own_day):
            found.append((waits, day or "", other.code))
    return tuple(code for _waits, _day, code in sorted(found))
