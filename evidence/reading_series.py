"""From the store to one series: an indicator in one area, as known on a date."""

import numpy as np

from evidence.reading import Case, IndicatorSeries
from evidence.signals import SeriesInput
from models.area import WALES
from models.periods import Period


def calendar_index(period: Period, step: int) -> int:
    """Return a period's number counted from year 0: years, quarters or months of a January."""
    return (12 * period.last_day.year + period.last_day.month - 1) // step


def series_areas(case: Case, indicator: str) -> tuple[str, ...]:
    """Return the areas for which an indicator has any figure: Wales first, then by code."""
    found = {area for area, _ in case.series[indicator].figures.cells}
    wanted = (WALES, *case.places)
    return tuple(area for area in wanted if area in found)


def series_input(case: Case, indicator: str, area: str) -> SeriesInput:
    """Return one series' figures and what stands around it."""
    series = case.series[indicator]
    facts = series.figures.facts
    points = [
        (period, figure)
        for period in series.periods
        if (figure := series.figures.cells.get((area, period.code))) is not None
        and figure.value is not None
    ]
    target = case.targets.get((indicator, area))
    target_at = _index(series, target.period) if target else None
    return SeriesInput(
        t=np.array([calendar_index(period, series.step) for period, _ in points], dtype=np.int64),
        values=np.array([figure.value for _, figure in points], dtype=float),
        lower=_limits([figure.lower for _, figure in points]),
        upper=_limits([figure.upper for _, figure in points]),
        notes=tuple(";".join(figure.notes) for _, figure in points),
        frequency=facts.frequency,
        window=facts.window,
        better=facts.better,
        decimals=facts.decimals,
        unit=facts.unit.en or "",
        seasonal=facts.seasonal,
        smallest_change=facts.smallest_change,
        break_at=_break_at(series, area),
        target=(target.value, target_at) if target and target_at is not None else None,
        baseline_index=_baseline(case, indicator, area),
    )


def _limits(values: list[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _index(series: IndicatorSeries, code: str) -> int | None:
    at = series.index_of_code(code)
    return None if at is None else at + series.first_month // series.step


def _break_at(series: IndicatorSeries, area: str) -> int | None:
    """Return where the series last began afresh: for all areas, or for this one."""
    placed = [_index(series, code) for each, code in series.breaks if each in (None, area)]
    return max((at for at in placed if at is not None), default=None)


def baseline_period(case: Case, indicator: str, area: str) -> str | None:
    """Return the target's baseline; without one, the last period known when the mission was set."""
    target = case.targets.get((indicator, area))
    if target is not None:
        return target.baseline_period
    set_on = case.mission_dates.get(indicator)
    if set_on is None:
        return None
    known = [
        code
        for (each, code), published in case.series[indicator].first_releases.items()
        if each == area and published <= set_on
    ]
    return max(known, default=None)


def _baseline(case: Case, indicator: str, area: str) -> int | None:
    code = baseline_period(case, indicator, area)
    return None if code is None else _index(case.series[indicator], code)
