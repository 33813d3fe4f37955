"""What a benchmark found: one thing against another, and whether the budget is met."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One row of the table.

    Attributes
    ----------
    took
        What was measured and its yardstick, in their own units: for the eye, since only the
        ratio can be compared between machines.
    ratio
        The one divided by the other; for a size, the size itself in `unit`.
    budget
        The highest ratio that is good; None where none was set.
    why
        Where it is not met: the plain reason.
    """

    what: str
    took: str
    against: str
    ratio: float
    budget: float | None = None
    why: str = ""
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the budget is met; without a budget, always."""
        return self.budget is None or self.ratio <= self.budget

    def row(self) -> str:
        """Return the row as Markdown."""
        budget = f"≤ {self.budget:g}{self.unit}" if self.budget is not None else "none"
        verdict = "" if self.budget is None else "met" if self.met else "**not met**"
        reason = "" if self.met else self.why
        cells = (
            self.what,
            self.took,
            self.against,
            f"{self.ratio:.2f}{self.unit}",
            budget,
            verdict,
            reason,
        )
        return f"| {' | '.join(cells)} |"


HEAD = (
    "| measured | took | yardstick | ratio | budget | | reason |\n|---|---:|---:|---:|---:|---|---|"
)
