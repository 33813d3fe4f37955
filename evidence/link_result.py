"""Everything about one link that is costly to work out: what is stored and not done twice."""

from dataclasses import dataclass
from datetime import date

from evidence.alone import WalesSeries, judge_alone, plan_alone
from evidence.dealing import DEALS
from evidence.designs import Design
from evidence.facts import Ends, Facts, VerdictCode
from evidence.inputs import LinkData
from evidence.panel_evidence import PanelEvidence
from evidence.planner import plan_panel
from evidence.suppressed import judge_suppressed, pick_suppressed_run
from evidence.verdict import Verdict, decide_verdict


@dataclass(frozen=True)
class LinkPlan:
    """What could be known by when.

    Attributes
    ----------
    mde80
        (last day of a period, smallest effect that would be seen) for each period to come.
    answer_ends, answer_on
        Last day of the earliest period with an honest answer, and when its figures are expected;
        None where there is none within the horizon.
    """

    mde80: tuple[tuple[date, float | None], ...]
    answer_ends: date | None
    answer_on: date | None


@dataclass(frozen=True)
class LinkResult:
    """One link, judged; planned where the verdict leaves something to wait for."""

    evidence: PanelEvidence
    verdict: Verdict
    plan: LinkPlan | None


@dataclass(frozen=True, eq=False)
class LinkCase:
    """What one link is judged from.

    Attributes
    ----------
    share_low, share_high
        Of the plan delivered; None where nothing was due.
    wales_moving
        The label of the Wales figure's trend, None without a Wales figure.
    """

    link: LinkData
    wales: WalesSeries
    share_low: float | None
    share_high: float | None
    wales_moving: str | None


WAITING = (VerdictCode.TOO_EARLY, VerdictCode.CANNOT_TELL)
"""Verdicts that leave something to wait for."""


def judge_link(case: LinkCase, deals: int = DEALS) -> LinkResult:
    """Judge one link, and plan it where needed; never an exception for thin or bad data."""
    if not len(case.link.last_days):
        nothing = PanelEvidence(Design.NONE, missing=("points",))
        return LinkResult(nothing, decide_verdict(state_facts(case, nothing)), None)
    runs = [_with_one_series(case, run) for run in judge_suppressed(case.link, deals)]
    read = [decide_verdict(state_facts(case, run)) for run in runs]
    chosen = pick_suppressed_run(runs, [verdict.code for verdict in read])
    verdict = decide_verdict(state_facts(case, chosen))
    plan = plan_link(case) if verdict.code in WAITING else None
    return LinkResult(chosen, verdict, plan)


def _with_one_series(case: LinkCase, run: PanelEvidence) -> PanelEvidence:
    if run.design is not Design.INTERRUPTED:
        return run
    return judge_alone(case.link, run, case.wales)


def state_facts(case: LinkCase, found: PanelEvidence) -> Facts:
    """Return what the rules of the verdict look at, up is good."""
    sign = case.link.facts.sign
    expectation = case.link.expectation
    effect = expectation.effect
    return Facts(
        expected=None if effect is None else effect * sign,
        lag_registered=expectation.lag is not None,
        has_direction=case.link.facts.better != "neither",
        design=found.design,
        estimate=None if found.estimate is None else found.estimate * sign,
        ci95=_oriented(found.ci95, sign),
        ci90=_oriented(found.ci90, sign),
        placebo_p=found.placebo_p,
        delivery_share_low=case.share_low,
        delivery_share_high=case.share_high,
        too_early=found.too_early,
        wales=case.wales_moving,
        missing=found.missing,
    )


def _oriented(ends: Ends | None, sign: int) -> Ends | None:
    if ends is None or sign > 0:
        return ends
    low, high = (None if end is None else -end for end in ends)
    return high, low


def plan_link(case: LinkCase) -> LinkPlan:
    """Work out the smallest visible effect by date, and the earliest honest answer."""
    link = case.link
    plan = plan_panel(link)
    if plan.design is Design.INTERRUPTED:
        alone = plan_alone(link, case.wales)
        planned = tuple((entry.period, entry.mde80) for entry in alone.mde80)
        answer = alone.earliest_answer
    else:
        planned = tuple((entry.period, entry.mde80) for entry in plan.mde80)
        answer = plan.earliest_answer
    ends = None if answer is None else link.timeline.last_day(answer)
    return LinkPlan(
        mde80=tuple((link.timeline.last_day(period), mde80) for period, mde80 in planned),
        answer_ends=ends,
        answer_on=None if ends is None else _published(link, ends),
    )


def _published(link: LinkData, ends: date) -> date:
    return date.fromordinal(ends.toordinal() + link.publication_delay)
