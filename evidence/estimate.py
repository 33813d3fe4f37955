"""The estimate of a panel with its p, intervals and checks, all from one set of deals."""

from dataclasses import dataclass, replace

import numpy as np

from evidence.by_place import measure_places
from evidence.callaway import callaway_weights
from evidence.checks import (
    find_path_gap,
    find_rehearsal_length,
    leave_one_out,
    own_trend_weights,
    placebo_weights,
)
from evidence.dealing import Deals, deal_rollouts, derive_seed, label_rollouts, sum_over_deals
from evidence.demeaning import double_demean
from evidence.designs import FEW_PLACES, Design
from evidence.dose import dose_weights
from evidence.event_study import draw_band, event_weights
from evidence.inference import DealtTest, p_of_zero, prepare_kernels, run_test
from evidence.inputs import Floats, LinkData
from evidence.panel import PLACES, Panel, build_panel, find_usable_places
from evidence.panel_evidence import (
    CALLAWAY,
    SYNTHETIC,
    PanelEvidence,
    SecondOpinion,
)
from evidence.rollout import trace_rollout
from evidence.smallest_effect import DOSE_COUNT, count_comparisons, find_smallest_effect
from evidence.synthetic import fit_synthetic_control
from evidence.weights import imputation_weights

NO_VARIATION = 1e-9
"""Demeaned figures below this share of the largest figure do not vary between places."""
COARSE_P = 0.01
"""A smallest possible p above this is said."""
CONFIDENCE = 0.95
ONE_SIDED = 0.90
"""Its upper end is a one-sided 95% bound."""


@dataclass(frozen=True, eq=False)
class Checks:
    """Weights (N, T) of what is dealt besides the estimate; None where it cannot be done."""

    placebo: Floats | None
    own_trend: Floats | None
    since_start: list[int]
    events: Floats


def varies(values: Floats) -> bool:
    """Return whether (N, T) figures vary between places beyond rounding."""
    return bool(np.abs(double_demean(values)).max() > NO_VARIATION * np.abs(values).max())


def estimate_effect(
    link: LinkData, panel: Panel, found: PanelEvidence, deals: int
) -> PanelEvidence:
    """Add the numbers of a panel to what is found of it, in units of the panel, up is good."""
    if not (panel.outcome.any() and varies(panel.values)):
        return found
    dose = found.design is Design.DOSE
    weights = dose_weights(panel.delivery) if dose else _binary_weights(panel)
    demeaned, demeaned_delivery = double_demean(panel.values), double_demean(panel.seen)
    kernels = prepare_kernels(weights @ demeaned.T, weights @ demeaned_delivery.T)
    if kernels is None:
        missing = () if found.too_early else ("variation",)
        return replace(found, missing=found.missing + missing)
    dealt = _deal(link, panel, deals, dose)
    checks = _prepare_checks(link, panel, found)
    extra = _stack_checks(checks, demeaned)
    sums = sum_over_deals(np.concatenate([kernels.cells, *extra]), dealt)
    test = run_test(kernels, dealt, sums[:5])
    found = _add_test(found, panel, test, dealt)
    found = _add_checks(found, checks, extra, sums[5:], dealt.every)
    gap = find_path_gap(weights, panel, link.timeline.per_year)
    return replace(
        found,
        weighted_estimate=_weigh_by_population(link, panel, dose),
        leave_one_out=leave_one_out(panel, dose),
        break_even=None if gap is None else test.estimate / gap,
        places=() if dose else measure_places(panel, link.areas),
        second=_seek_second(link, panel, found, checks, demeaned, sums),
        outcome_from=link.timeline.last_day(int(panel.periods[panel.outcome.any(axis=0)][0])),
    )


def _binary_weights(panel: Panel, importance: Floats | None = None) -> Floats:
    return imputation_weights(panel.baseline, panel.outcome, importance=importance)


def _deal(link: LinkData, panel: Panel, deals: int, dose: bool) -> Deals:
    cells = (panel.delivery,) if dose else (panel.baseline, panel.outcome)
    seed = derive_seed(link.contribution, link.vintage)
    return deal_rollouts(seed, label_rollouts(*cells), deals, panel.strata)


def _prepare_checks(link: LinkData, panel: Panel, found: PanelEvidence) -> Checks:
    nothing = np.empty((0, *panel.values.shape))
    if found.design is Design.DOSE:
        return Checks(None, None, [], nothing)
    earlier = find_rehearsal_length(link, panel)
    placebo = placebo_weights(panel, earlier) if earlier >= 1 else None
    since, events = ([], nothing) if found.few_places else event_weights(panel, max(earlier, 1))
    return Checks(placebo, own_trend_weights(panel), since, events)


def _stack_checks(checks: Checks, demeaned: Floats) -> list[Floats]:
    """Return what else is summed over the deals: ΣA and ΣA² of two tests, T of each event."""
    stacked = []
    for weights in (checks.placebo, checks.own_trend):
        if weights is not None:
            terms = weights @ demeaned.T
            stacked.append(np.stack([terms, terms**2]))
    if len(checks.events):
        stacked.append(checks.events @ demeaned.T)
    return stacked


def _add_test(found: PanelEvidence, panel: Panel, test: DealtTest, dealt: Deals) -> PanelEvidence:
    ci95, ci90 = test.interval(CONFIDENCE), test.interval(ONE_SIDED)
    is_open = None in ci95 or None in ci90
    reached = int(panel.outcome.any(axis=1).sum())
    smallest: float | None
    if found.design is Design.DOSE:
        smallest = find_smallest_effect(test.spread, len(panel.units), DOSE_COUNT)
    elif not panel.by_board and reached <= FEW_PLACES:
        smallest = None if ci95[0] is None or ci95[1] is None else (ci95[1] - ci95[0]) / 2
    else:
        comparisons = count_comparisons(panel.outcome, panel.starts, panel.periods)
        smallest = find_smallest_effect(test.spread, len(panel.units), comparisons)
    coarse = 1 / dealt.distinct > COARSE_P
    return replace(
        found,
        estimate=test.estimate,
        ci95=ci95,
        ci90=ci90,
        p=test.p_value(0.0),
        mde80=smallest,
        smallest_p=dealt.smallest_p,
        missing=found.missing + (("interval",) if is_open else ()),
        caveats=found.caveats + (("smallest_p",) if coarse else ()),
    )


def _add_checks(
    found: PanelEvidence, checks: Checks, extra: list[Floats], sums: Floats, every: bool
) -> PanelEvidence:
    column = 0
    if checks.placebo is not None:
        p = p_of_zero(extra[0][0], sums[:2], every)
        found = replace(found, placebo_p=p)
        column = 2
    if checks.own_trend is not None and found.estimate is not None:
        terms = extra[column // 2][0]
        agrees = bool(np.sign(np.trace(terms)) == np.sign(found.estimate))
        p = p_of_zero(terms, sums[column : column + 2], every)
        found = replace(found, own_trend_p=p, own_trend_agrees=agrees)
    return found


def _weigh_by_population(link: LinkData, panel: Panel, dose: bool) -> float | None:
    """Return the estimate with units counted by population; None where one is not known."""
    population = (panel.members > 0) @ link.population
    if not (np.isfinite(population).all() and population.sum() > 0):
        return None
    if dose:
        weights = dose_weights(panel.delivery, population)
    else:
        weights = _binary_weights(panel, population[:, None])
    divisor = float((weights * panel.seen).sum())
    return float((weights * panel.values).sum()) / divisor if divisor > 0 else None


def _seek_second(
    link: LinkData,
    panel: Panel,
    found: PanelEvidence,
    checks: Checks,
    demeaned: Floats,
    sums: Floats,
) -> SecondOpinion | None:
    if found.design is Design.DOSE:
        return _binary_beside_dose(link)
    if found.few_places:
        twins = fit_synthetic_control(panel)
        return None if twins is None else SecondOpinion(SYNTHETIC, twins.estimate, synthetic=twins)
    weights = callaway_weights(panel, link.full_lag)
    divisor = float((weights * panel.seen).sum())
    estimate = float((weights * demeaned).sum()) / divisor if divisor > 0 else None
    study = None
    if len(checks.events):
        at_once = np.einsum("hnt,nt->h", checks.events, demeaned)
        study = draw_band(checks.since_start, at_once, sums[-len(checks.events) :])
    return SecondOpinion(CALLAWAY, estimate, event_study=study)


def _binary_beside_dose(link: LinkData) -> SecondOpinion | None:
    """Return what the binary row would say, None where it has nobody waiting to compare with."""
    panel = build_panel(link, trace_rollout(link), find_usable_places(link))
    if int(panel.outcome.any(axis=1).sum()) < PLACES.reached:
        return None
    weights = _binary_weights(panel)
    divisor = float((weights * panel.seen).sum())
    if divisor <= 0:
        return None
    own = float((weights * panel.values).sum()) / divisor
    return SecondOpinion(Design.IMPUTATION.value, own)
