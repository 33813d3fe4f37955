"""Outputs that cannot be told apart, because they were rolled out together."""

from collections.abc import Mapping, Sequence

import numpy as np

from evidence.by_board import build_board_panel
from evidence.demeaning import double_demean
from evidence.designs import Design, choose_design
from evidence.dose import NO_DIFFERENCE, measure_dose
from evidence.inputs import Floats, LinkData
from evidence.panel import Panel, build_panel, find_usable_places
from evidence.rollout import NEVER, find_starts, trace_rollout
from evidence.timeline import Days

TOGETHER = 0.8
"""Double-demeaned deliveries that correlate more are one bundle."""


def find_bundles(links: Sequence[LinkData]) -> dict[str, tuple[str, ...]]:
    """Return for each contribution the other outputs' contributions it cannot be told from.

    Two outputs linked to the same indicator whose D (x for dose), double-demeaned on this link's
    own panel, correlate > .8. Only links with such others have an entry.
    """
    found: dict[str, tuple[str, ...]] = {}
    by_indicator: dict[str, list[LinkData]] = {}
    for link in links:
        by_indicator.setdefault(link.indicator, []).append(link)
    for link in links:
        others = [each for each in by_indicator[link.indicator] if each.output != link.output]
        panel = _build_own_panel(link) if others else None
        if panel is None:
            continue
        together = [each.contribution for each in others if _goes_with(link, panel, each)]
        if together:
            found[link.contribution] = tuple(sorted(together))
    return found


def find_same_places(link: LinkData, others: Mapping[str, Days]) -> tuple[str, ...]:
    """Return the other outputs that start within ± lag in at least half of the reached places.

    Parameters
    ----------
    others
        (N,) first days of delivery by output (`rollout.first_days_of_delivery`), areas as in the
        link; its own output is passed over.
    """
    starts = trace_rollout(link).starts
    reached = starts < NEVER
    lag = link.expectation.lag
    names = [output for output in others if output != link.output]
    if lag is None or not reached.any() or not names:
        return ()
    theirs = find_starts(np.stack([others[output] for output in names]), link.timeline)
    near = (np.abs(theirs[:, reached] - starts[reached]) <= lag).sum(axis=1)
    return tuple(sorted(names[at] for at in np.flatnonzero(2 * near >= reached.sum())))


def _build_own_panel(link: LinkData) -> Panel | None:
    """Return the panel a link is judged on; None where it is judged on none."""
    rollout, usable = trace_rollout(link), find_usable_places(link)
    choice = choose_design(link, rollout, usable)
    if choice.design in (Design.INTERRUPTED, Design.NONE):
        return None
    dose = None
    if choice.design is Design.DOSE:
        dose = measure_dose(link, np.arange(len(link.last_days)))
    places = build_panel(link, rollout, usable, None if dose is None else dose.known)
    return build_board_panel(link, places) if choice.by_board else places


def _goes_with(link: LinkData, panel: Panel, other: LinkData) -> bool:
    theirs = _place_on_panel(link, panel, other)
    return theirs is not None and _correlate(panel.delivery, theirs) > TOGETHER


def _place_on_panel(link: LinkData, panel: Panel, other: LinkData) -> Floats | None:
    """Return the D (or x) of another link in the units and periods of this one's panel."""
    if other.expectation.lag is None or other.areas != link.areas:
        return None
    if other.expectation.design == "dose":
        dose = measure_dose(other, panel.periods)
        amounts = None if dose is None else dose.known
    else:
        starts = trace_rollout(other).starts
        amounts = (panel.periods >= starts[:, None] + other.full_lag).astype(float)
    if amounts is None:
        return None
    means: Floats = panel.members @ amounts
    return means


def _correlate(own: Floats, theirs: Floats) -> float:
    """Return the correlation of two (N, T) deliveries, double-demeaned; 0 where one is flat."""
    if not own.size:
        return 0.0
    first, second = double_demean(own), double_demean(theirs)
    if min(np.abs(first).max(), np.abs(second).max()) <= NO_DIFFERENCE:
        return 0.0
    return float((first * second).sum() / np.sqrt((first**2).sum() * (second**2).sum()))
