"""What an output is made of: its words, its roll-out, its quantities."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LAST_QUARTER = "2026-Q3"


@dataclass(frozen=True)
class Programme:
    """One output and its roll-out.

    ``waves`` maps a quarter to the places that start in it. ``planned`` is the quantity in all,
    ``delivered`` what came of it. ``spread`` says how a place's plan falls over its quarters from
    the start on (shares; ``None``: evenly to the last quarter). ``slower`` weighs where the
    shortfall falls, ``*`` standing for the places not named; in the places of ``never`` nothing
    came. ``replanned`` gives cells whose plan was lowered to what came, and the day of it.
    ``planned_on`` is the day the plan was recorded.
    """

    key: str
    team: str
    waves: Mapping[str, tuple[str, ...]]
    planned: int
    delivered: int
    planned_on: str
    basis: str
    title_en: str
    title_cy: str
    description_en: str
    description_cy: str
    for_whom_en: str
    for_whom_cy: str
    unit_en: str
    unit_cy: str
    starts_on: str
    ends_on: str
    budget_gbp: int
    spread: tuple[float, ...] | None = (1.0,)
    slower: Mapping[str, float] = field(default_factory=dict)
    never: tuple[str, ...] = ()
    reached: int | None = None
    replanned: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def starts(self) -> dict[str, str]:
        """The quarter in which each place is planned to start."""
        return {place: quarter for quarter, places in self.waves.items() for place in places}
