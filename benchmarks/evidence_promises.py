"""What is promised of the verdicts, counted: each promise with its bound, met or not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.evidence_worlds import JudgedLink
from evidence.facts import VerdictCode

Links = Sequence[JudgedLink]

SHOWN = (
    (VerdictCode.MOVING_AS_HOPED, "as hoped"),
    (VerdictCode.MOVING_LESS_THAN_HOPED, "less than hoped"),
    (VerdictCode.DELIVERED_NOT_MOVING, "no movement (the trap)"),
    (VerdictCode.SHORT_OF_HOPED, "short of hoped"),
    (VerdictCode.CANNOT_TELL, "cannot tell"),
    (VerdictCode.PATHS_DIFFERED, "not comparable"),
    (VerdictCode.WRONG_WAY, "worse"),
)
"""The columns of the confusion table, by the code beneath."""


@dataclass(frozen=True)
class Promise:
    """One thing counted, with the least and the most it may be in quarters and in years."""

    text: str
    count: Callable[[Links, Links], float]
    least: tuple[float, float] = (0.0, 0.0)
    most: tuple[float, float] = (1.0, 1.0)

    def bound(self, at: int) -> str:
        """Return the bound as text; `at` is 0 for quarters, 1 for years."""
        least, most = self.least[at], self.most[at]
        if least and most < 1:
            return f"{_percent(least).removesuffix('%')}–{_percent(most)}"
        return f"≥ {_percent(least)}" if least else f"≤ {_percent(most)}"

    def is_met(self, share: float, at: int) -> bool:
        """Return whether a share is within the bound."""
        return self.least[at] <= share <= self.most[at]


def share(links: Links, holds: Callable[[JudgedLink], bool]) -> float:
    """Return the share of links of which something holds."""
    return sum(map(holds, links)) / len(links)


PROMISES = (
    Promise(
        "no effect, read as moving or as worse",
        lambda nulls, _: share(nulls, lambda link: link.is_moving or link.is_wrong_way),
        most=(0.065, 0.065),
    ),
    Promise(
        "true effect of 1 SD, read as moving",
        lambda _, trues: share(trues, lambda link: link.is_moving),
        least=(0.84, 0.74),
    ),
    Promise(
        "95% interval covers the truth",
        lambda nulls, trues: share([*nulls, *trues], lambda link: link.covers),
        least=(0.93, 0.93),
        most=(0.965, 0.965),
    ),
    Promise(
        "true effect, read as the trap or as worse",
        lambda _, trues: share(trues, lambda link: link.is_trap or link.is_wrong_way),
        most=(0.005, 0.005),
    ),
    Promise(
        "no effect, found to be the trap",
        lambda nulls, _: share(nulls, lambda link: link.is_trap),
        least=(0.42, 0.35),
    ),
    Promise(
        "no effect, top rung",
        lambda nulls, _: share(nulls, lambda link: link.top),
        most=(0.006, 0.006),
    ),
    Promise(
        "true effect, top rung, order not drawn by lot",
        lambda _, trues: share(trues, lambda link: link.top),
        least=(0.18, 0.12),
    ),
)
"""Over links without and with an effect of 1 SD, E = 1 SD, each its own family."""

STEEPER_TOP = Promise(
    "no effect, top rung",
    lambda nulls, _: share(nulls, lambda link: link.top),
    most=(0.03, 0.03),
)
HONEST_MDE = Promise(
    "an effect of the size of the median smallest visible change, found",
    lambda nulls, _: find_power_at_median(nulls),
    least=(0.73, 0.73),
    most=(0.87, 0.87),
)


def find_power_at_median(nulls: Links) -> float:
    """Return how often an effect as large as the median MDE80 is found.

    The interval of a link moved by τ is its interval plus τ: the test looks at Y − τD only.
    """
    effect = float(np.median([link.mde80 for link in nulls]))
    return share(nulls, lambda link: link.low + effect > 0)


def count_codes(links: Links) -> list[float]:
    """Return the share of links in each column of the confusion table, and of all other codes."""
    found = [sum(link.code is code for link in links) / len(links) for code, _ in SHOWN]
    return [*found, max(0.0, 1 - sum(found))]


def _percent(value: float) -> str:
    return f"{100 * value:.1f}".removesuffix(".0") + "%"
