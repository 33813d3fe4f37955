"""Where a moment lies in a chart whose periods stand side by side, one as wide as the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.outcome_series import middle
from models.periods import common_kind, parse_period

NEAR = 0.01
"""Of a period, how far from its middle a point may lie that is of it."""


@dataclass(frozen=True)
class Times:
    """The middles of the periods of a chart as decimal years, in order."""

    middles: tuple[float, ...]

    def share(self, at: float) -> float:
        """Return how far along the plot a decimal year lies; beyond it below 0 or above 1."""
        step = self._step()
        return (0.5 + (at - self.middles[0]) / step) / len(self.middles)

    def index(self, at: float) -> int | None:
        """Return whose middle a decimal year is; None where it is nobody's."""
        near = [
            where for where, each in enumerate(self.middles) if abs(each - at) < NEAR * self._step()
        ]
        return near[0] if near else None

    def _step(self) -> float:
        many = len(self.middles)
        return (self.middles[-1] - self.middles[0]) / (many - 1) if many > 1 else 1.0


def read_times(codes: Sequence[str]) -> Times | None:
    """Return when the periods of a chart are; None where their codes are of no one kind."""
    kind = common_kind(codes) if codes else None
    if kind is None:
        return None
    return Times(tuple(middle(parse_period(code, kind)) for code in codes))
