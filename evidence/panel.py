"""The panel a link is judged on: up is good, gaps filled, who is in, and what each cell is."""

from dataclasses import dataclass

import numpy as np

from evidence.demeaning import fill_missing
from evidence.inputs import FEWEST_PLACES, Bools, Floats, Ints, LinkData
from evidence.rollout import NEVER, Rollout
from evidence.series import scale_of
from evidence.weights import only_estimable

MOST_MISSING = 0.20
"""A place that lacks more of its periods is dropped."""


@dataclass(frozen=True)
class Counting:
    """What counts as enough: places, or health boards where the roll-out went by board."""

    reached: int = 4
    waiting: int = 3
    units: int = FEWEST_PLACES


PLACES = Counting()
BOARDS = Counting(reached=2, waiting=2, units=4)


@dataclass(frozen=True, eq=False)
class Panel:
    """N units (local authorities, or boards) over T periods, up is good.

    Attributes
    ----------
    units
        Codes, sorted.
    members
        (N, all areas of the link) shares: which places a unit is the mean of.
    periods
        (T,) calendar indices; there may be holes.
    values
        (N, T) figures ÷ `scale`, gaps filled.
    scale
        Power of two, signed so that `values × scale` is in the indicator's own unit and direction.
    known
        (N, T) whether the figure was there.
    starts, to_come
        (N,) calendar index, `NEVER` for units that start after the panel ends or not at all; and
        with all starts so far and those still planned, wherever the panel ends.
    baseline, outcome
        (N, T) cells before the start; and from start + lag + window − 1 on. Others are excluded.
    delivery, seen
        (N, T) D: 1 in outcome cells (delivered per head for dose); and with the mask and the
        filling of the figures.
    strata
        (N,) numbers of the strata the deals stay within, or None.
    dropped
        Codes of the places left out.
    counting
        Whether places or boards are counted, and how many are enough.
    """

    units: tuple[str, ...]
    members: Floats
    periods: Ints
    values: Floats
    scale: float
    known: Bools
    starts: Ints
    to_come: Ints
    baseline: Bools
    outcome: Bools
    delivery: Floats
    seen: Floats
    strata: Ints | None
    dropped: tuple[str, ...]
    counting: Counting = PLACES

    @property
    def reached(self) -> Bools:
        """(N,) whether a unit has started within the panel."""
        found: Bools = self.starts < NEVER
        return found

    @property
    def by_board(self) -> bool:
        """Whether the units are health boards."""
        return self.counting == BOARDS

    def fill(self, values: Floats) -> Floats:
        """Return (N, T) values with the panel's mask and filling applied to them."""
        return fill_missing(values, self.known)


@dataclass(frozen=True, eq=False)
class UsablePlaces:
    """Places with a usable series, before anything is said of delivery.

    `rows` are indices into the areas of the link, `periods` calendar indices; `values` (all
    areas, all periods) is oriented, with suppressed figures set or missing.
    """

    rows: Ints
    periods: Ints
    values: Floats


def find_usable_places(link: LinkData, suppressed_as: float | None = None) -> UsablePlaces:
    """Drop periods with fewer than half of the places, then places missing over 20% of the rest.

    A place without any figure is not counted in the half.
    """
    values = link.values * link.facts.sign
    if suppressed_as is not None:
        values = np.where(link.suppressed, suppressed_as * link.facts.sign, values)
    known = np.isfinite(values)
    some = known.any(axis=1)
    periods = np.flatnonzero((2 * known[some].sum(axis=0) >= some.sum()) & known.any(axis=0))
    if not len(periods):
        return UsablePlaces(np.array([], dtype=np.int64), periods, values)
    missing = 1 - known[:, periods].mean(axis=1)
    return UsablePlaces(np.flatnonzero(some & (missing <= MOST_MISSING)), periods, values)


def find_panel_end(starts: Ints, periods: Ints, waiting: int) -> int:
    """Return the last period in which enough units have not started; −1 without one."""
    left = (starts[:, None] > periods).sum(axis=0) >= waiting
    return int(periods[left].max(initial=-1))


def find_kept_places(link: LinkData, rollout: Rollout, usable: UsablePlaces, waiting: int) -> Ints:
    """Return the usable places less reached ones with too few periods before, or a break inside.

    `waiting` is how many places must wait in the last period of the panel; 0 for dose.
    """
    rows, periods = usable.rows, usable.periods
    end = find_panel_end(rollout.starts[rows], periods, waiting)
    short = lacks_before(link, rollout, periods) & (rollout.starts <= end)
    broken = {code for code, at in link.breaks if code and _is_inside(at, periods, end)}
    return np.array(
        [row for row in rows.tolist() if not short[row] and link.areas[row] not in broken],
        dtype=np.int64,
    )


def lacks_before(link: LinkData, rollout: Rollout, periods: Ints) -> Bools:
    """Return (all areas,) whether there are too few baseline periods before the start."""
    before = (periods < rollout.starts[:, None]) & ~rollout.is_unclear(periods)
    found: Bools = before.sum(axis=1) < link.minimums.before
    return found


def build_panel(
    link: LinkData, rollout: Rollout, usable: UsablePlaces, amount: Floats | None = None
) -> Panel:
    """Return the panel of places.

    Parameters
    ----------
    amount
        (all areas, all periods) what is delivered per head, for dose: then no cell is excluded
        and the panel is not cut where few places wait. None for binary.
    """
    waiting = 0 if amount is not None else PLACES.waiting
    rows = find_kept_places(link, rollout, usable, waiting)
    end = find_panel_end(rollout.starts[rows], usable.periods, waiting)
    periods = usable.periods[usable.periods <= end]
    return _assemble(link, rollout, usable, rows, periods, amount)


def _assemble(
    link: LinkData,
    rollout: Rollout,
    usable: UsablePlaces,
    rows: Ints,
    periods: Ints,
    amount: Floats | None,
) -> Panel:
    end = int(periods.max(initial=-1))
    starts = np.where(rollout.starts[rows] <= end, rollout.starts[rows], NEVER)
    raw = usable.values[np.ix_(rows, periods)]
    known = np.isfinite(raw)
    scale = scale_of(np.where(known, raw, 0.0))
    unclear = rollout.is_unclear(periods)[rows]
    if amount is not None:
        unclear[:] = False
    baseline = (periods < starts[:, None]) & ~unclear
    after = periods >= starts[:, None] + link.full_lag
    outcome = only_estimable(baseline, after & ~unclear) if amount is None else after
    delivery = outcome.astype(float) if amount is None else amount[np.ix_(rows, periods)]
    return Panel(
        units=tuple(link.areas[row] for row in rows),
        members=np.eye(len(link.areas))[rows],
        periods=periods,
        values=fill_missing(raw / scale, known),
        scale=scale * link.facts.sign,
        known=known,
        starts=starts,
        to_come=rollout.to_come[rows],
        baseline=baseline,
        outcome=outcome,
        delivery=delivery,
        seen=fill_missing(delivery, known),
        strata=_number_strata(link, rows),
        dropped=tuple(code for at, code in enumerate(link.areas) if at not in set(rows.tolist())),
    )


def has_common_break(link: LinkData, panel: Panel) -> bool:
    """Return whether the whole indicator has a break inside the panel."""
    end = int(panel.periods.max(initial=-1))
    return any(code is None and _is_inside(at, panel.periods, end) for code, at in link.breaks)


def _is_inside(at: int, periods: Ints, end: int) -> bool:
    return len(periods) > 0 and int(periods[0]) < at <= end


def _number_strata(link: LinkData, rows: Ints) -> Ints | None:
    codes = {"health_board": link.boards, "region": link.regions}.get(link.expectation.strata or "")
    if codes is None:
        return None
    return np.unique([codes[row] for row in rows], return_inverse=True)[1].astype(np.int64)
