"""Calendar periods of one frequency as whole numbers, before, within and after the figures.

Index 0 is the first period of the figures; −1 the one before it. A figure pooled over several
periods sits at its last one.
"""

from dataclasses import dataclass
from datetime import date
from typing import cast

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.datetime64]
Ints = npt.NDArray[np.int64]

PERIODS_PER_YEAR = {"annual": 1, "quarterly": 4, "monthly": 12}
MONTHS_PER_YEAR = 12


@dataclass(frozen=True)
class Timeline:
    """Periods of `step` months, end to end; period 0 begins with `first_month`.

    Attributes
    ----------
    first_month
        Months since January 1970.
    step
        Months in a period: 1, 3 or 12.
    """

    first_month: int
    step: int

    @property
    def per_year(self) -> int:
        """How many periods make a year."""
        return MONTHS_PER_YEAR // self.step

    def first_day(self, index: int) -> date:
        """Return the first day of a period."""
        return _as_date(np.datetime64(self.first_month + self.step * index, "M"))

    def last_day(self, index: int) -> date:
        """Return the last day of a period."""
        following = np.datetime64(self.first_month + self.step * (index + 1), "M")
        return _as_date(following.astype("datetime64[D]") - np.timedelta64(1, "D"))

    def containing(self, days: Days) -> Ints:
        """Return the periods that days lie in, any shape."""
        months = days.astype("datetime64[M]").astype(np.int64)
        return (months - self.first_month) // self.step

    def beginning_from(self, days: Days) -> Ints:
        """Return the first periods that begin on or after each day, any shape."""
        inside = self.containing(days)
        begins = (self.first_month + self.step * inside).astype("datetime64[M]")
        return inside + (begins.astype("datetime64[D]") < days)


def read_timeline(last_days: Days, frequency: str) -> Timeline:
    """Return the timeline whose period 0 ends on the first of `last_days`.

    Parameters
    ----------
    last_days
        (T,) last day of each period of the figures, contiguous, T ≥ 1. Only the first is read.
        First days are not asked for: a pooled period begins before the one it sits at.
    frequency
        ``annual``, ``quarterly`` or ``monthly``.
    """
    step = MONTHS_PER_YEAR // PERIODS_PER_YEAR[frequency]
    last_month = int(last_days[0].astype("datetime64[M]").astype(np.int64))
    return Timeline(last_month + 1 - step, step)


def _as_date(moment: np.datetime64) -> date:
    return cast(date, moment.astype("datetime64[D]").item())
