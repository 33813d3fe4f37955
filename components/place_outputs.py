"""What is planned and delivered in one place, and what came of it, before it is put into words."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from components.map_pair import PlaceChanged, classify_changes
from components.rollout import PlaceRollout, Rollout, read_rollout
from components.verdict_cell import Evidence
from data.portfolio import Link, OutputFacts, Portfolio
from evidence.delivery import Delivered, measure_delivery
from evidence.numbers import Measure
from models.area import WALES
from models.periods import PeriodKind, parse_period


@dataclass(frozen=True)
class PlaceLink:
    """What one output is to move, and what this place did by it.

    `changed` is None where the contribution is not judged place by place.
    """

    link: Link
    changed: PlaceChanged | None


@dataclass(frozen=True)
class PlaceOutput:
    """One output in one place.

    Attributes
    ----------
    for_wales
        Whether it is planned for Wales as a whole: then its quantities are Wales's.
    bases
        How the delivered quantities are known; codes, in the order of the alphabet.
    overdue
        The periods that have ended and are not returned.
    replanned_on
        The day on which it was last planned anew; None where it was not.
    """

    output: OutputFacts
    rollout: PlaceRollout
    kind: PeriodKind | None
    delivered: Delivered
    for_wales: bool
    bases: tuple[str, ...]
    overdue: tuple[str, ...]
    replanned_on: date | None
    links: tuple[PlaceLink, ...]

    @property
    def due_since(self) -> date | None:
        """When the first period ended that is not returned; None where all are."""
        if not self.overdue or self.kind is None:
            return None
        return parse_period(self.overdue[0], self.kind).last_day


def read_outputs(
    portfolio: Portfolio, evidence: Evidence, cells: pd.DataFrame, until: date, code: str
) -> tuple[tuple[PlaceOutput, ...], tuple[OutputFacts, ...]]:
    """Return the outputs that are planned for a place, and those that are not.

    Parameters
    ----------
    cells
        One row per output × area × period, as `data.deliveries.list_delivery_cells` returns them.
    """
    links = [
        link
        for mission in portfolio.missions
        for outcome in mission.outcomes
        for link in outcome.links
    ]
    near = cells[cells["area"].isin((code, WALES))]
    here, elsewhere = [], []
    for output in _outputs(portfolio, links):
        own = near[near["output"] == output.code]
        local = own[own["area"] == code]
        kept = own if local.empty else local
        mine = [link for link in links if link.output.code == output.code]
        read = _read(output, kept, until, code, mine, evidence)
        if read is None:
            elsewhere.append(output)
        else:
            here.append(read)
    return tuple(here), tuple(elsewhere)


def _outputs(portfolio: Portfolio, links: list[Link]) -> list[OutputFacts]:
    """Return every output once: those that are to move something first, in their order."""
    loose = [output for mission in portfolio.missions for output in mission.loose]
    found = [*(link.output for link in links), *loose, *portfolio.loose]
    return list({output.code: output for output in found}.values())


def _read(
    output: OutputFacts,
    cells: pd.DataFrame,
    until: date,
    code: str,
    links: list[Link],
    evidence: Evidence,
) -> PlaceOutput | None:
    rollout = read_rollout(cells, output.code, until)
    place = rollout.place(code)
    if place is None or (place.first_planned is None and place.started is None):
        return None
    overdue = [at for at, cell in place.cells.items() if cell.due and cell.delivered is None]
    return PlaceOutput(
        output=output,
        rollout=place,
        kind=rollout.kind,
        delivered=measure_delivery(cells, until),
        for_wales=place.area == WALES,
        bases=tuple(sorted({str(each) for each in cells["basis"].dropna()})),
        overdue=tuple(overdue),
        replanned_on=max(cells["replanned_on"].dropna(), default=None),
        links=tuple(PlaceLink(link, _changed(link, rollout, code, evidence)) for link in links),
    )


def _changed(link: Link, rollout: Rollout, code: str, evidence: Evidence) -> PlaceChanged | None:
    facts = evidence.indicators.get(link.indicator)
    if facts is None:
        return None
    sign = Measure(facts.unit, facts.decimals, facts.better).sign
    changes = classify_changes(evidence.documents.get(link.code), rollout, [code], sign)
    return changes[code] if changes else None
