"""What is known of a link when it is put into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence.caveats import split_code
from evidence.designs import Design
from evidence.facts import VerdictCode
from evidence.ladder import Rung
from evidence.link_dates import LinkDates
from evidence.numbers import Measure

Range = tuple[float, float]
NO_DATES = LinkDates()


@dataclass(frozen=True)
class VerdictRecord:
    """What is known of a link when it is put into words; numbers as in ``evidence --json``.

    Attributes
    ----------
    code, beneath, rung, design, caveats, missing
        As decided.
    measure
        The indicator's unit, decimals and good direction.
    estimate, ci95, ci90, expected, mde80
        In the indicator's own unit and direction, limits ascending, not rounded.
    family_size
        How many links of the mission were looked at together.
    delivery_share_low, delivery_share_high
        Of the plan; None where nothing was due.
    dates
        When it can be judged, and until when there is money.
    names
        What a reader calls the places, contributions and outputs that codes name.
    """

    code: VerdictCode
    measure: Measure
    design: Design
    beneath: VerdictCode | None = None
    rung: Rung | None = None
    estimate: float | None = None
    ci95: Range | None = None
    ci90: Range | None = None
    expected: float | None = None
    mde80: float | None = None
    family_size: int = 1
    delivery_share_low: float | None = None
    delivery_share_high: float | None = None
    caveats: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    dates: LinkDates = NO_DATES
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def counted_as(self) -> VerdictCode:
        """The code that the numbers speak of: the one beneath, where there is one."""
        return self.beneath or self.code

    @property
    def has_nothing_to_compare(self) -> bool:
        """Whether it comes from one series alone."""
        return self.design == Design.INTERRUPTED

    def has_caveat(self, name: str) -> bool:
        """Whether a caveat of that name is among the codes, with or without a detail."""
        return any(split_code(code)[0] == name for code in self.caveats)

    @property
    def least(self) -> float:
        """How much better it is at the least: the 95% limit nearer the bad side, up is good."""
        low, high = self.ci95 or (0.0, 0.0)
        return min(low * self.measure.sign, high * self.measure.sign)

    @property
    def most(self) -> float:
        """How much better it is at the most: the one-sided 95% limit, up is good."""
        low, high = self.ci90 or (0.0, 0.0)
        return max(low * self.measure.sign, high * self.measure.sign)

    @property
    def hoped(self) -> float:
        """What was hoped for, up is good."""
        return (self.expected or 0.0) * self.measure.sign
