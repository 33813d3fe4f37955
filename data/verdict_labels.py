"""What a verdict is called: the one table behind every screen and export."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from data.bilingual import Both, both
from data.settings import REFERENCE

NOTHING_TO_COMPARE = ".all_wales"


@dataclass(frozen=True)
class VerdictLabel:
    """What one verdict is called, which column of the grid it is in, and its mark.

    `kind` is ``moved``, ``flat``, ``worse`` or ``open``; `mark` says what its shape is.
    """

    code: str
    label: Both
    kind: str
    mark: str


@lru_cache(maxsize=1)
def list_verdict_labels() -> Mapping[str, VerdictLabel]:
    """Return every row of the table, by its code."""
    with (REFERENCE / "verdict_labels.csv").open(encoding="utf-8", newline="") as file:
        return MappingProxyType(
            {
                row["code"]: VerdictLabel(row["code"], both(row, "label"), row["kind"], row["mark"])
                for row in csv.DictReader(file)
            }
        )


def get_verdict_label(code: str, *, nothing_to_compare: bool = False) -> VerdictLabel:
    """Return what a verdict is called.

    Parameters
    ----------
    nothing_to_compare
        Whether it comes from one series alone: then *more where delivered* would claim too much,
        and the verdicts that say so have a label of their own.

    Raises
    ------
    KeyError
        Where there is no such verdict.
    """
    labels = list_verdict_labels()
    if nothing_to_compare and code + NOTHING_TO_COMPARE in labels:
        return labels[code + NOTHING_TO_COMPARE]
    return labels[code]
