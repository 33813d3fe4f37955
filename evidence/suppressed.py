"""Counts that are withheld because they are small: judged at the least and the most they can be."""

from collections.abc import Sequence
from dataclasses import replace

from evidence.dealing import DEALS
from evidence.inputs import LinkData
from evidence.panel_evidence import PanelEvidence
from evidence.panel_link import judge_panel

LEAST, MOST = 0.0, 4.0
"""A withheld count is at least and at most so many (StatsWales withholds below 5)."""


def judge_suppressed(link: LinkData, deals: int = DEALS) -> tuple[PanelEvidence, ...]:
    """Judge a link with withheld counts taken as 0 and as 4; once where there are none.

    Withheld rates are missing: then there is one result too.
    """
    if link.facts.is_count and link.suppressed.any():
        return judge_panel(link, deals, LEAST), judge_panel(link, deals, MOST)
    return (judge_panel(link, deals),)


def pick_suppressed_run(runs: Sequence[PanelEvidence], verdicts: Sequence[str]) -> PanelEvidence:
    """Return the run to print: the one whose estimate is nearer zero, if the verdicts agree.

    If they do not, it carries the missing code ``suppressed``.

    Parameters
    ----------
    verdicts
        The code that each run reads as.
    """
    chosen = min(runs, key=lambda run: abs(run.estimate) if run.estimate is not None else 0.0)
    if len(set(verdicts)) == 1:
        return chosen
    return replace(chosen, missing=(*chosen.missing, "suppressed"))
