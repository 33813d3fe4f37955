"""How far the wording may go: association, consistent, evidence; each rung asks for more.

The verdict stays whatever the rung. A verdict other than *moving as hoped* or *less than hoped*
has no rung and is worded no higher than association.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evidence.facts import VerdictCode
from evidence.multiple import FALSE_DISCOVERY_RATE, is_one_of_many
from evidence.series import SIGNIFICANT

RAN_ALONGSIDE = 0.10
"""The p of the rehearsal on earlier dates from which the places ran alongside the others."""


class Rung(StrEnum):
    """The rungs, lowest first."""

    ASSOCIATION = "association"
    CONSISTENT = "consistent"
    EVIDENCE = "evidence"


CAPS = {
    "bad_year": Rung.ASSOCIATION,
    "few_places": Rung.ASSOCIATION,
    "by_board": Rung.ASSOCIATION,
    "nothing_to_compare": Rung.ASSOCIATION,
    "bundled": Rung.ASSOCIATION,
    "no_placebo": Rung.ASSOCIATION,
    "leave_one_out": Rung.ASSOCIATION,
    "one_of_many": Rung.ASSOCIATION,
    "registered_late": Rung.CONSISTENT,
}
"""Each caveat that keeps the wording low, and the highest rung it leaves."""


@dataclass(frozen=True)
class RungFacts:
    """What the ladder looks at.

    Attributes
    ----------
    code
        The verdict.
    p, q, placebo_p
        None where there is none.
    leave_one_out_stable
        Whether the estimate keeps its sign without any one place; None where it was not tried.
    own_trend_passes
        See :func:`passes_own_trend`.
    by_lot, after_bad_year
        How the places were chosen.
    registered_on
        When the expectation was recorded.
    first_start
        The first day of the first delivery anywhere.
    first_outcome_ends
        The last day of the earliest outcome period, whenever it was published.
    design_caveats
        Codes known from the design: ``few_places``, ``by_board``, ``nothing_to_compare``,
        ``bundled:…``; others are ignored.
    """

    code: VerdictCode
    p: float | None
    q: float | None
    placebo_p: float | None
    leave_one_out_stable: bool | None
    own_trend_passes: bool
    by_lot: bool
    after_bad_year: bool
    registered_on: date
    first_start: date | None
    first_outcome_ends: date | None
    design_caveats: tuple[str, ...] = ()


@dataclass(frozen=True)
class RungDecision:
    """How far the wording may go, and the codes (10.9) of what keeps it there.

    `rung` is None for a verdict that has none. Two reasons for not climbing have no code: the
    rehearsal's p between 0.05 and 0.10, and an own-trend check that does not pass.
    """

    rung: Rung | None
    caveats: tuple[str, ...]


def decide_rung(facts: RungFacts) -> RungDecision:
    """Decide the highest rung that every condition and cap leaves."""
    many = ("one_of_many",) if is_one_of_many(facts.p, facts.q) else ()
    if facts.code not in (VerdictCode.MOVING_AS_HOPED, VerdictCode.MOVING_LESS_THAN_HOPED):
        return RungDecision(None, many)
    reasons = (*list_reasons(facts), *many)
    known = (*reasons, *(code.partition(":")[0] for code in facts.design_caveats))
    highest = [_climbed(facts), *(CAPS[code] for code in known if code in CAPS)]
    return RungDecision(min(highest, key=list(Rung).index), reasons)


def list_reasons(facts: RungFacts) -> tuple[str, ...]:
    """Name what caps the rung, beyond what the design already says."""
    holds = {
        "bad_year": facts.after_bad_year,
        "registered_late": is_registered_late(facts),
        "no_placebo": facts.placebo_p is None,
        "leave_one_out": facts.leave_one_out_stable is False,
    }
    return tuple(code for code, it_holds in holds.items() if it_holds)


def is_registered_late(facts: RungFacts) -> bool:
    """Whether the expectation is not shown to precede the figures it is judged on."""
    return facts.first_outcome_ends is None or facts.registered_on > facts.first_outcome_ends


def is_drawn_by_lot(facts: RungFacts) -> bool:
    """Whether lots decided the order; it counts only where that was recorded before the start."""
    return (
        facts.by_lot and facts.first_start is not None and facts.registered_on < facts.first_start
    )


def passes_own_trend(p: float | None, agrees: bool | None) -> bool:
    """Whether the estimate with a line for each place is significant, with the same sign."""
    return p is not None and p <= SIGNIFICANT and agrees is True


def is_consistent(facts: RungFacts) -> bool:
    """Whether q, the rehearsal on earlier dates and leaving out each place all hold."""
    return (
        facts.q is not None
        and facts.q <= FALSE_DISCOVERY_RATE
        and facts.placebo_p is not None
        and facts.placebo_p >= RAN_ALONGSIDE
        and facts.leave_one_out_stable is True
    )


def is_evidence(facts: RungFacts) -> bool:
    """Whether, consistent besides, it was recorded in time and by lot or passes its own trend."""
    return (
        is_consistent(facts)
        and not is_registered_late(facts)
        and (facts.own_trend_passes or is_drawn_by_lot(facts))
    )


def _climbed(facts: RungFacts) -> Rung:
    if is_evidence(facts):
        return Rung.EVIDENCE
    return Rung.CONSISTENT if is_consistent(facts) else Rung.ASSOCIATION
