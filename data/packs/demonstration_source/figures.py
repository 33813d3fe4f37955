"""From simulated figures to published ones: rounding, limits, release dates and revisions."""

from data.packs.demonstration_source.measures import Measure
from data.packs.demonstration_source.periods import list_periods, release_date, shift_quarter
from data.packs.demonstration_source.places import CODES, PLACES, POPULATION, WALES
from data.packs.demonstration_source.series import (
    simulate_measure,
    weigh_half_width,
    weigh_wales,
)
from data.packs.demonstration_source.write import Row

DECIMALS = 1
# From this quarter on figures come out as provisional and are revised two releases later.
_PROVISIONAL_FROM = "2025-Q1"
_STILL_PROVISIONAL = ("2026-Q2", "2026-Q3")
# The survey did not go out in these places in the first year of the pandemic.
_NOT_AVAILABLE = {
    ("real-living-wage", "2020", place) for place in ("blaenau-gwent", "ceredigion", "merthyr")
}


def build_observations(measure: Measure, seed: int) -> list[Row]:
    """Return every published figure of one indicator, places and Wales, all vintages."""
    simulated = simulate_measure(measure, seed)
    final = _with_wales(simulated.final.tolist(), weigh_wales(simulated.final))
    provisional = _with_wales(simulated.provisional.tolist(), weigh_wales(simulated.provisional))
    rows: list[Row] = []
    for index, period in enumerate(list_periods(measure.frequency)):
        for area in (*PLACES, WALES):
            first, last = provisional[area][index], final[area][index]
            rows += _publish(measure, area, period, round(first, DECIMALS), round(last, DECIMALS))
    return rows


def _with_wales(places: list[list[float]], wales: list[float]) -> dict[str, list[float]]:
    return dict(zip(PLACES, places, strict=True)) | {WALES: wales}


def _publish(
    measure: Measure, area: str, period: str, provisional: float, final: float
) -> list[Row]:
    """Return the vintages of one figure: one, or a provisional one and its revision."""
    base = _describe(measure, area, period)
    first = release_date(period).isoformat()
    if (measure.key, period, area) in _NOT_AVAILABLE:
        return [base | {"published_on": first, "note": "x"}]
    if period in _STILL_PROVISIONAL:
        return [base | _value(measure, area, final) | {"published_on": first, "note": "p"}]
    if measure.frequency == "annual" or period < _PROVISIONAL_FROM:
        return [base | _value(measure, area, final) | {"published_on": first}]
    revised_on = release_date(shift_quarter(period, 2)).isoformat()
    return [
        base | _value(measure, area, provisional) | {"published_on": first, "note": "p"},
        base
        | _value(measure, area, final)
        | {"published_on": revised_on, "note": "r" if final != provisional else None},
    ]


def _describe(measure: Measure, area: str, period: str) -> Row:
    row: Row = {"indicator": measure.key, "area": CODES.get(area, area), "period": period}
    if measure.people_share:
        people = [POPULATION[place] for place in PLACES if area in (place, WALES)]
        row["denominator"] = sum(round(n * measure.people_share) for n in people)
    return row


def _value(measure: Measure, area: str, value: float) -> Row:
    if not measure.half_width:
        return {"value": value}
    half = measure.half_width if area != WALES else weigh_half_width(measure.half_width)
    return {
        "value": value,
        "lower": round(value - half, DECIMALS),
        "upper": round(value + half, DECIMALS),
    }
