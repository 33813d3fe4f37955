"""What was measured of the method in simulated worlds: ``make bench-evidence`` writes the table."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from data.settings import REFERENCE

MEASURED = REFERENCE / "measured.csv"


@dataclass(frozen=True)
class Measured:
    """One measured share, in per cent: with quarterly figures, and with yearly ones."""

    quarters: float
    years: float


@lru_cache(maxsize=1)
def list_measured() -> Mapping[str, Measured]:
    """Return everything that was measured, by its code."""
    with MEASURED.open(encoding="utf-8", newline="") as file:
        return MappingProxyType(
            {
                row["code"]: Measured(float(row["quarters"]), float(row["years"]))
                for row in csv.DictReader(file)
            }
        )
