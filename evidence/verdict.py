"""The verdict of a link: one function a rule, and the first rule that holds decides.

Everything here is oriented so that up is good: lower-is-better figures come multiplied by −1.
`L`, `U` are the ends of the 95% interval, `U90` the upper end of the 90% one (a one-sided 95%
bound), `E` the registered hoped-for effect. Boundaries are as written: ``<`` is not ``≤``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from data.verdict_labels import get_verdict_label
from evidence.delivery import BEHIND
from evidence.designs import Design
from evidence.facts import Facts, VerdictCode
from evidence.series import SIGNIFICANT

TRAP_SHARE = 0.80
"""Delivered at least so far, and not moving: the performance trap. With less: not so far."""
IMPROVING = "improving"

NOT_ENOUGH = frozenset(
    {"periods_before", "places_reached", "places", "points"}
    | {"variation", "interval", "suppressed", "returns"}
)
"""What is missing here leaves nothing to judge; a dropped place (``area:…``) does not."""


@dataclass(frozen=True)
class Verdict:
    """What is said of a link.

    Attributes
    ----------
    code, beneath
        `beneath` is the code under ``moving_elsewhere``, else None.
    kind
        ``moved``, ``flat``, ``worse`` or ``open``: the row of the grid of named cells.
    missing
        What was given, and what the rules themselves found missing.
    caveats
        ``part_delivered``, or nothing.
    """

    code: VerdictCode
    beneath: VerdictCode | None
    kind: str
    missing: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()

    @property
    def counted_as(self) -> VerdictCode:
        """The code that whoever counts verdicts counts: the one beneath, where there is one."""
        return self.beneath or self.code


def decide_verdict(facts: Facts) -> Verdict:
    """Decide the one verdict of a link: the first rule that holds, then the overlay."""
    code = next(code for code, holds in RULES if holds(facts))
    beneath = code if is_moving_elsewhere(code, facts) else None
    said = VerdictCode.MOVING_ELSEWHERE if beneath else code
    found = {
        VerdictCode.NOT_SET_UP: list_not_set_up,
        VerdictCode.NOT_ENOUGH_DATA: list_not_enough,
    }.get(code)
    missing = (*(found(facts) if found else ()), *facts.missing)
    return Verdict(
        said,
        beneath,
        get_verdict_label(said).kind,
        tuple(dict.fromkeys(missing)),
        ("part_delivered",) if is_part_delivered(code, facts) else (),
    )


def is_not_set_up(facts: Facts) -> bool:
    """Rule 0: no registered effect and lag, no good direction, or an effect hoped to be bad."""
    return bool(list_not_set_up(facts))


def list_not_set_up(facts: Facts) -> tuple[str, ...]:
    """Name what was not registered."""
    sign_is_wrong = facts.has_direction and facts.expected is not None and facts.expected <= 0
    absent = {
        "expected_effect": facts.expected is None,
        "lag": not facts.lag_registered,
        "expected_effect_sign": sign_is_wrong,
        "direction": not facts.has_direction,
    }
    return tuple(code for code, is_absent in absent.items() if is_absent)


def is_not_enough_data(facts: Facts) -> bool:
    """Rule 1: a minimum fails, nothing varies, or an interval has no end."""
    return bool(list_not_enough(facts))


def list_not_enough(facts: Facts) -> tuple[str, ...]:
    """Name what there is not enough of; an open interval only once there is an estimate."""
    found = [code for code in facts.missing if code in NOT_ENOUGH]
    if facts.estimate is not None and not facts.is_bounded:
        found.append("interval")
    if facts.design == Design.NONE and not found:
        found.append("points")
    return tuple(dict.fromkeys(found))


def is_not_delivered(facts: Facts) -> bool:
    """Rule 2: less than half of the plan, even if every missing return was delivered to plan."""
    return facts.delivery_share_high is not None and facts.delivery_share_high < BEHIND


def is_too_early(facts: Facts) -> bool:
    """Rule 3: nothing was due yet, or the lag has not elapsed; without outcome cells it cannot."""
    return facts.delivery_share_high is None or facts.too_early or facts.estimate is None


def is_paths_differed(facts: Facts) -> bool:
    """Rule 4: the places differed before delivery, and the result would read as rules 5 to 8."""
    return (
        facts.design != Design.INTERRUPTED
        and facts.placebo_p is not None
        and facts.placebo_p <= SIGNIFICANT
        and any(
            holds(facts)
            for holds in (
                is_wrong_way,
                is_moving_as_hoped,
                is_moving_less_than_hoped,
                is_delivered_not_moving,
            )
        )
    )


def is_wrong_way(facts: Facts) -> bool:
    """Rule 5: U < 0."""
    return facts.high < 0


def is_moving_as_hoped(facts: Facts) -> bool:
    """Rule 6: L > 0 and U90 ≥ E, also where E ≤ L."""
    return facts.low > 0 and facts.high90 >= facts.hoped


def is_moving_less_than_hoped(facts: Facts) -> bool:
    """Rule 7: L > 0 and U90 < E."""
    return facts.low > 0 and facts.high90 < facts.hoped


def is_delivered_not_moving(facts: Facts) -> bool:
    """Rule 8: L ≤ 0 ≤ U and U90 < E/2; with enough delivered, the performance trap."""
    return _holds_none(facts) and facts.high90 < facts.hoped / 2


def is_short_of_hoped(facts: Facts) -> bool:
    """Rule 9: L ≤ 0 ≤ U and E/2 ≤ U90 < E: the hoped-for size is ruled out, less is not."""
    return _holds_none(facts) and facts.hoped / 2 <= facts.high90 < facts.hoped


def is_cannot_tell(facts: Facts) -> bool:
    """Rule 10: L ≤ 0 ≤ U and U90 ≥ E: the hoped-for effect cannot be told from nothing."""
    return _holds_none(facts) and facts.high90 >= facts.hoped


def is_moving_elsewhere(code: VerdictCode, facts: Facts) -> bool:
    """Overlay: rule 8 or 9 decided, and the Wales figure, which is another series, improves."""
    flat = (VerdictCode.DELIVERED_NOT_MOVING, VerdictCode.SHORT_OF_HOPED)
    return code in flat and facts.wales == IMPROVING and facts.design != Design.INTERRUPTED


def is_part_delivered(code: VerdictCode, facts: Facts) -> bool:
    """Whether rule 8 decided with less delivered than the performance trap needs."""
    share = facts.delivery_share_low
    return code is VerdictCode.DELIVERED_NOT_MOVING and (share is None or share < TRAP_SHARE)


RULES: tuple[tuple[VerdictCode, Callable[[Facts], bool]], ...] = (
    (VerdictCode.NOT_SET_UP, is_not_set_up),
    (VerdictCode.NOT_ENOUGH_DATA, is_not_enough_data),
    (VerdictCode.NOT_DELIVERED, is_not_delivered),
    (VerdictCode.TOO_EARLY, is_too_early),
    (VerdictCode.PATHS_DIFFERED, is_paths_differed),
    (VerdictCode.WRONG_WAY, is_wrong_way),
    (VerdictCode.MOVING_AS_HOPED, is_moving_as_hoped),
    (VerdictCode.MOVING_LESS_THAN_HOPED, is_moving_less_than_hoped),
    (VerdictCode.DELIVERED_NOT_MOVING, is_delivered_not_moving),
    (VerdictCode.SHORT_OF_HOPED, is_short_of_hoped),
    (VerdictCode.CANNOT_TELL, is_cannot_tell),
)
"""From the top; rules 4 to 10 are only reached with a hope, an estimate and closed intervals."""


def _holds_none(facts: Facts) -> bool:
    return facts.low <= 0 <= facts.high
