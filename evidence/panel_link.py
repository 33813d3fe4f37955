"""One link judged on its panel: the design chosen, the estimate, and every check of it."""

from dataclasses import replace

import numpy as np

from evidence.by_board import build_board_panel
from evidence.checks import is_survey_too_small
from evidence.dealing import DEALS
from evidence.demeaning import residual_variance
from evidence.designs import Design, DesignChoice, choose_design
from evidence.dose import MOST_UNRETURNED, measure_dose
from evidence.estimate import estimate_effect, varies
from evidence.inputs import LinkData
from evidence.panel import Panel, build_panel, find_usable_places, has_common_break, lacks_before
from evidence.panel_evidence import PanelEvidence, report_in_own_unit
from evidence.ready import find_ready_date, find_ready_period
from evidence.rollout import NEVER, Rollout, trace_rollout


def judge_panel(
    link: LinkData, deals: int = DEALS, suppressed_as: float | None = None
) -> PanelEvidence:
    """Judge one link on its panel of places; never an exception for thin or bad data.

    Parameters
    ----------
    deals
        How many times the roll-out is dealt again.
    suppressed_as
        What suppressed figures are taken as, in the indicator's unit; None: missing. See
        `suppressed.judge_suppressed`.

    Returns
    -------
    In the indicator's own unit and direction. Where the design is ``interrupted_series`` or
    ``none`` only the roll-out is told.
    """
    rollout = trace_rollout(link)
    usable = find_usable_places(link, suppressed_as)
    choice = choose_design(link, rollout, usable)
    found = _tell_rollout(link, rollout, choice)
    if choice.design in (Design.INTERRUPTED, Design.NONE):
        return found
    amount, unreturned = None, 0.0
    if choice.design is Design.DOSE:
        dose = measure_dose(link, np.arange(len(link.last_days)))
        if dose is not None:
            amount, unreturned = dose.known, dose.unreturned
    places = build_panel(link, rollout, usable, amount)
    panel = build_board_panel(link, places) if choice.by_board else places
    few = choice.few_places
    found = replace(
        found,
        by_board=panel.by_board,
        few_places=few,
        n_areas=len(panel.units),
        n_reached=int(panel.reached.sum()),
        n_periods=len(panel.periods),
        first_period=int(panel.periods[0]) if len(panel.periods) else None,
        last_period=int(panel.periods[-1]) if len(panel.periods) else None,
        dropped=panel.dropped,
        too_early=rollout.nothing_due or _is_too_early(link, panel, few),
        ready_on=find_ready_date(
            link,
            find_ready_period(
                panel.to_come,
                link.full_lag,
                link.minimums.after,
                panel.counting,
                few=few,
                cut=amount is None,
            ),
        ),
        missing=found.missing + _list_missing(link, rollout, panel, unreturned),
        caveats=found.caveats + _list_caveats(link, places, panel, few),
    )
    found = estimate_effect(link, panel, found, deals)
    return report_in_own_unit(found, panel.scale)


def _tell_rollout(link: LinkData, rollout: Rollout, choice: DesignChoice) -> PanelEvidence:
    started = np.flatnonzero(rollout.starts < NEVER)
    caveats = {
        "nothing_to_compare": choice.design is Design.INTERRUPTED,
        "delivery_stopped": rollout.stopped,
        "returns_missing": rollout.returns_missing,
    }
    return PanelEvidence(
        design=choice.design,
        by_board=choice.by_board,
        few_places=choice.few_places,
        too_early=rollout.nothing_due,
        starts={link.areas[at]: int(rollout.starts[at]) for at in started},
        first_start=int(rollout.starts[started].min()) if len(started) else None,
        last_start=int(rollout.starts[started].max()) if len(started) else None,
        missing=choice.missing,
        caveats=tuple(code for code, holds in caveats.items() if holds),
    )


def _is_too_early(link: LinkData, panel: Panel, few: bool) -> bool:
    """Return whether the lag has not elapsed for enough units × the minimum of periods."""
    enough = int((panel.outcome.sum(axis=1) >= link.minimums.after).sum())
    needed = int((panel.to_come < NEVER).sum()) if few else panel.counting.reached
    return enough < max(needed, 1)


def _list_missing(
    link: LinkData, rollout: Rollout, panel: Panel, unreturned: float
) -> tuple[str, ...]:
    dropped = np.isin(link.areas, panel.dropped)
    last = int(panel.periods.max(initial=-1))
    lost = dropped & (rollout.starts <= max(last, len(link.last_days) - 1))
    nobody = not (panel.to_come < NEVER).any() and bool(lost.any())
    short = lacks_before(link, rollout, np.arange(len(link.last_days)))
    reached_code = "periods_before" if (lost & short).any() else "places_reached"
    holds = {
        "places": len(panel.units) < panel.counting.units,
        reached_code: nobody,
        "returns": unreturned > MOST_UNRETURNED,
        "variation": bool(panel.values.size) and not varies(panel.values),
    }
    found = tuple(code for code, missing in holds.items() if missing)
    return found + tuple(f"area:{code}" for code in panel.dropped)


def _list_caveats(link: LinkData, places: Panel, panel: Panel, few: bool) -> tuple[str, ...]:
    residual = residual_variance(places.values, places.baseline & places.known)
    rows = np.flatnonzero(places.members.any(axis=0))
    holds = {
        "by_board": panel.by_board,
        "few_places": few,
        "series_break": has_common_break(link, panel),
        "survey_too_small": is_survey_too_small(link, rows, places.periods, residual, places.scale),
    }
    return tuple(code for code, holds_here in holds.items() if holds_here)
