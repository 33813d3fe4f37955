"""What a panel says of a link, in the indicator's own unit and direction."""

from dataclasses import dataclass, field, replace
from datetime import date

from evidence.by_place import PlaceChange
from evidence.checks import LeaveOneOut
from evidence.designs import Design
from evidence.event_study import EventStudy
from evidence.inference import Interval
from evidence.series import finite_or_none
from evidence.synthetic import SyntheticControl

CALLAWAY = "callaway_santanna"
SYNTHETIC = "synthetic_control"


@dataclass(frozen=True)
class SecondOpinion:
    """Another method's answer, drawn beside and never judged by.

    `method` is ``callaway_santanna`` (with its event study), ``imputation_did`` (beside dose) or
    ``synthetic_control`` (with the twins).
    """

    method: str
    estimate: float | None
    event_study: EventStudy | None = None
    synthetic: SyntheticControl | None = None


@dataclass(frozen=True)
class OneSeries:
    """The one series of a link that has nothing to compare with, for drawing.

    `periods` are calendar indices; `path` is what the figures were on without the step, None
    where it cannot be fitted; `step_from` the first period that counts as after.
    """

    periods: tuple[int, ...]
    values: tuple[float, ...]
    path: tuple[float, ...] | None
    step_from: int


@dataclass(frozen=True)
class PanelEvidence:
    """All that the panel of a link says. None stands for what could not be computed.

    Attributes
    ----------
    design
        How the link is judged. Where it is ``interrupted_series`` or ``none`` the numbers are
        None: another method, or none, has to say.
    estimate, ci95, ci90, mde80, weighted_estimate
        In the indicator's unit, per reached place; `mde80` without sign. An end that is None is
        open. `weighted_estimate` counts places by population.
    p, placebo_p, own_trend_p
        Two-sided, by re-dealing.
    own_trend_agrees
        Whether the own-trend estimate has the sign of the estimate.
    leave_one_out
        Range over leaving every unit out in turn.
    break_even
        Gap in yearly improvement that alone would make the estimate, in the unit a year.
    second
        Second opinion, or None.
    n_areas, n_reached, n_periods
        Units, reached units and periods of the panel: places, or boards where `by_board`.
    smallest_p
        The smallest p the deals can give.
    too_early, ready_on
        Whether the lag has not elapsed for enough units, and the date when it can have; None
        where it never will.
    starts
        First period of each area that has started, by its code.
    first_start, last_start
        Calendar indices over all areas that have started, or None.
    outcome_from
        Last day of the earliest outcome period.
    places
        What each reached place did against the path that the rest give it.
    one_series
        What an interrupted series was fitted on, None for panels.
    first_period, last_period, dropped
        Calendar indices of the panel's ends, None without one, and places left out of it.
    missing, caveats
        Codes of the method's section 10.9, those that the panel decides.
    """

    design: Design
    by_board: bool = False
    few_places: bool = False
    estimate: float | None = None
    ci95: Interval | None = None
    ci90: Interval | None = None
    p: float | None = None
    mde80: float | None = None
    weighted_estimate: float | None = None
    placebo_p: float | None = None
    own_trend_p: float | None = None
    own_trend_agrees: bool | None = None
    leave_one_out: LeaveOneOut | None = None
    break_even: float | None = None
    second: SecondOpinion | None = None
    n_areas: int | None = None
    n_reached: int | None = None
    n_periods: int | None = None
    smallest_p: float | None = None
    too_early: bool = False
    ready_on: date | None = None
    starts: dict[str, int] = field(default_factory=dict)
    first_start: int | None = None
    last_start: int | None = None
    outcome_from: date | None = None
    places: tuple[PlaceChange, ...] = ()
    one_series: OneSeries | None = None
    first_period: int | None = None
    last_period: int | None = None
    dropped: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()


def report_in_own_unit(found: PanelEvidence, scale: float) -> PanelEvidence:
    """Return evidence that is in units of the panel, up is good, in the indicator's own unit.

    Parameters
    ----------
    scale
        Of the panel: multiplied by it a number is in the indicator's unit and direction. A
        negative one turns intervals round. What is not finite becomes None.
    """
    left_out = found.leave_one_out
    if left_out is not None:
        ends = sorted((left_out.lowest * scale, left_out.highest * scale))
        left_out = LeaveOneOut(ends[0], ends[1], left_out.stable)
    return replace(
        found,
        estimate=_times(found.estimate, scale),
        ci95=_turn(found.ci95, scale),
        ci90=_turn(found.ci90, scale),
        p=finite_or_none(found.p),
        mde80=_times(found.mde80, abs(scale)),
        weighted_estimate=_times(found.weighted_estimate, scale),
        placebo_p=finite_or_none(found.placebo_p),
        own_trend_p=finite_or_none(found.own_trend_p),
        leave_one_out=left_out,
        break_even=_times(found.break_even, scale),
        second=None if found.second is None else _report_second(found.second, scale),
        places=tuple(_report_place(each, scale) for each in found.places),
    )


def _report_place(place: PlaceChange, scale: float) -> PlaceChange:
    ends = sorted(end * scale for end in (place.low, place.high) if end is not None)
    low, high = ends if ends else (None, None)
    return replace(place, change=place.change * scale + 0.0, low=low, high=high)


def _report_second(second: SecondOpinion, scale: float) -> SecondOpinion:
    study, twins = second.event_study, second.synthetic
    if study is not None:
        ends = (_scaled(study.lower, scale), _scaled(study.upper, scale))
        low, high = ends if scale > 0 else (ends[1], ends[0])
        study = EventStudy(study.since_start, _scaled(study.estimates, scale), low, high)
    if twins is not None:
        twins = replace(
            twins,
            estimate=twins.estimate * scale,
            actual=tuple(_scaled(line, scale) for line in twins.actual),
            synthetic=tuple(_scaled(line, scale) for line in twins.synthetic),
        )
    return SecondOpinion(second.method, _times(second.estimate, scale), study, twins)


def _times(value: float | None, scale: float) -> float | None:
    # Plus zero, because a zero turned round would be written as -0.
    return None if value is None else finite_or_none(value * scale + 0.0)


def _turn(ends: Interval | None, scale: float) -> Interval | None:
    if ends is None:
        return None
    low, high = (_times(end, scale) for end in ends)
    return (low, high) if scale > 0 else (high, low)


def _scaled(values: tuple[float, ...], scale: float) -> tuple[float, ...]:
    return tuple(value * scale + 0.0 for value in values)
