"""Roll-outs: what is recorded, and what a draft could show by when."""

from collections.abc import Mapping
from datetime import date

from components.shell.cache.slots import remember
from components.shell.store import app_store
from data.contributions import Registration
from data.pack.expectation import ExpectationPack, NewExpectation, make_expectation_pack
from evidence.draft import Draft, Staircase, make_draft
from evidence.draft_reading import DraftGround, RecordedPlan
from evidence.draft_reading import read_draft_ground as read_ground
from evidence.draft_reading import read_recorded_plan as read_recorded
from evidence.draft_reading import read_standing as read_registrations
from evidence.suggest import Suggestion, suggest_rollouts
from locales import text


@remember
def read_draft_ground(version: int, until: date, indicator: str) -> DraftGround:
    """Return what drafts of one indicator stand on."""
    return read_ground(app_store(), until, indicator)


@remember
def read_standing(version: int, until: date) -> Mapping[str, Registration]:
    """Return every expectation that stands, by its contribution."""
    return read_registrations(app_store(), until)


@remember
def read_recorded_plan(version: int, until: date, contribution: str) -> RecordedPlan:
    """Return the roll-out that is recorded for a contribution that stands."""
    return read_recorded(app_store(), until, read_standing(version, until)[contribution])


@remember
def plan_draft(
    version: int, until: date, indicator: str, staircase: Staircase, hoped: float, lag: int
) -> Draft:
    """Return what a drafted roll-out could show by when; worked out once for the same draft."""
    ground = read_draft_ground(version, until, indicator).ground
    return make_draft(ground, staircase, hoped, lag)


@remember
def plan_sooner(
    version: int,
    until: date,
    indicator: str,
    staircase: Staircase,
    order: tuple[int, ...],
    gap: int,
    hoped: float,
    lag: int,
) -> tuple[Suggestion, ...]:
    """Return what would bring a draft's answer forward; searched once for the same draft."""
    ground = read_draft_ground(version, until, indicator).ground
    return suggest_rollouts(ground, staircase, order, gap, hoped, lag)


@remember
def write_expectation(version: int, new: NewExpectation, lang: str) -> ExpectationPack:
    """Return an expectation as a pack, or what is wrong with it."""
    return make_expectation_pack(app_store(), new, text(lang))
