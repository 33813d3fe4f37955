"""From a programme to its delivery rows: the plan by place and quarter, and the returns."""

from collections.abc import Mapping
from zlib import crc32

import numpy as np

from data.packs.demonstration_source.periods import count_quarters, return_date, shift_quarter
from data.packs.demonstration_source.places import CODES, POPULATION
from data.packs.demonstration_source.programme import LAST_QUARTER, Programme
from data.packs.demonstration_source.write import Row

Cell = tuple[str, str]

# A community service needs two quarters to find its feet; afterwards quarters differ a little.
_FIRST_QUARTERS = (0.6, 0.85)
_WOBBLE = 0.06
# How much places differ in whom they reach.
_REACH_WOBBLE = 0.12


def build_deliveries(programme: Programme, seed: int) -> list[Row]:
    """Return the plan rows and the return rows of one output.

    The plan is recorded before the first start, the return after the quarter. Where a cell was
    re-planned, a row of that day carries the lower plan; the first plan stays beside it.
    """
    rng = np.random.default_rng([seed, crc32(f"deliveries:{programme.key}".encode())])
    plan = split_plan(programme)
    done = split_delivered(programme, plan, rng)
    reached = _split_reached(programme, done, rng)
    rows: list[Row] = []
    for (place, quarter), planned in plan.items():
        cell: Row = {"output": programme.key, "area": CODES[place], "period": quarter}
        rows.append({**cell, "planned": planned, "recorded_on": programme.planned_on})
        replanned_on = programme.replanned.get((place, quarter))
        if replanned_on:
            planned = done[place, quarter]
            rows.append({**cell, "planned": planned, "recorded_on": replanned_on})
        rows.append(
            {
                **cell,
                "planned": planned,
                "delivered": done[place, quarter],
                "reached_intended": reached.get((place, quarter)),
                "basis": programme.basis,
                "recorded_on": return_date(quarter).isoformat(),
            }
        )
    return rows


def split_plan(programme: Programme) -> dict[Cell, int]:
    """Return the planned quantity of each place and quarter; it sums to ``planned``."""
    starts = programme.starts
    weights = {place: float(POPULATION[place]) for place in starts}
    if programme.spread is None:
        # A place that starts earlier has more quarters to reach its people in.
        weights = {p: w * count_quarters(starts[p], LAST_QUARTER) for p, w in weights.items()}
    totals = share_out(programme.planned, weights, least=1)
    plan: dict[Cell, int] = {}
    for place, start in starts.items():
        shares = programme.spread or (1.0,) * count_quarters(start, LAST_QUARTER)
        quarters = {shift_quarter(start, n): share for n, share in enumerate(shares)}
        for quarter, planned in share_out(totals[place], quarters).items():
            plan[place, quarter] = planned
    return plan


def split_delivered(
    programme: Programme, plan: Mapping[Cell, int], rng: np.random.Generator
) -> dict[Cell, int]:
    """Return what was delivered in each place and quarter; it sums to ``delivered``.

    No place delivers more than its plan in all, so the shortfall is the same counted place by
    place (as the method counts it) and counted for Wales.
    """
    totals: dict[str, int] = dict.fromkeys(programme.starts, 0)
    for (place, _), planned in plan.items():
        totals[place] += planned
    missing = _split_shortfall(programme, totals)
    done: dict[Cell, int] = {}
    for place, start in programme.starts.items():
        cells = {quarter: planned for (where, quarter), planned in plan.items() if where == place}
        if programme.spread is None:
            pace = {q: n * _pace(count_quarters(start, q), rng) for q, n in cells.items()}
            split = share_out(totals[place] - missing[place], pace)
        else:
            split = _take_from_last(cells, missing[place])
        done |= {(place, quarter): amount for quarter, amount in split.items()}
    return done


def share_out(total: int, weights: Mapping[str, float], least: int = 0) -> dict[str, int]:
    """Share a whole number out by weight, by largest remainders; each gets ``least`` or more."""
    rest = total - least * len(weights)
    whole = sum(weights.values())
    exact = {key: rest * weight / whole for key, weight in weights.items()}
    parts = {key: int(value) for key, value in exact.items()}
    order = sorted(weights, key=lambda key: (parts[key] - exact[key], key))
    for key in order[: rest - sum(parts.values())]:
        parts[key] += 1
    return {key: part + least for key, part in parts.items()}


def _split_shortfall(programme: Programme, totals: Mapping[str, int]) -> dict[str, int]:
    missing = {place: totals[place] * (place in programme.never) for place in totals}
    if programme.never or programme.planned == programme.delivered:
        return missing
    everywhere = programme.slower.get("*", 0.0)
    factors = {place: programme.slower.get(place, everywhere) for place in totals}
    weights = {place: totals[place] * factor for place, factor in factors.items() if factor}
    return missing | share_out(programme.planned - programme.delivered, weights)


def _take_from_last(cells: Mapping[str, int], missing: int) -> dict[str, int]:
    split = dict(cells)
    for quarter in sorted(cells, reverse=True):
        taken = min(split[quarter], missing)
        split[quarter] -= taken
        missing -= taken
    return split


def _pace(quarter_number: int, rng: np.random.Generator) -> float:
    wobble = 1.0 + _WOBBLE * float(rng.standard_normal())
    first = quarter_number <= len(_FIRST_QUARTERS)
    return wobble * (_FIRST_QUARTERS[quarter_number - 1] if first else 1.0)


def _split_reached(
    programme: Programme, done: Mapping[Cell, int], rng: np.random.Generator
) -> dict[Cell, int]:
    if programme.reached is None:
        return {}
    factors = {
        place: 1.0 + _REACH_WOBBLE * float(rng.uniform(-1.0, 1.0)) for place in programme.starts
    }
    names = {f"{place} {quarter}": (place, quarter) for place, quarter in done}
    weights = {name: done[cell] * factors[cell[0]] for name, cell in names.items()}
    return {names[name]: part for name, part in share_out(programme.reached, weights).items()}
