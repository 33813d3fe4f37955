"""One series as it is drawn: which chart it allows, where its figures stand, where they break."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from components.chart import Colour, Point
from components.outcome_view import OutcomeView
from data.figures import Figure
from models.enums import AnnotationKind
from models.periods import Period

MONTHS = {"annual": 12, "quarterly": 3, "monthly": 1}
MOVED_COLOURS: Mapping[str, Colour] = {"improving": "better", "worsening": "concern"}


class Kind(StrEnum):
    """Which chart the method allows, by its name in `how_to_read`."""

    TREND = "trend"
    USUAL = "usual"


def chart_kind(document: Mapping[str, Any] | None) -> Kind:
    """Return which chart is drawn: the trend where the series drifts or moves, else the limits."""
    if document is None or document["spc"]["mean"] is None or document["spc"]["gated"]:
        return Kind.TREND
    return Kind.TREND if document["trend"]["label"] in MOVED_COLOURS else Kind.USUAL


def is_short_of_path(view: OutcomeView) -> bool | None:
    """Tell whether the latest figure is short of the straight path to the target; None without."""
    path, valued = target_path(view), view.valued(view.area)
    sign = view.measure.sign
    if path is None or not valued or view.facts.better == "neither":
        return None
    start, end = path
    latest = valued[-1]
    at = middle(view.span(latest.period))
    if not start.x < at <= end.x:
        return None
    wanted = start.y + (end.y - start.y) * (at - start.x) / (end.x - start.x)
    missing = sign * (round(wanted, view.facts.decimals) - (latest.value or 0.0))
    return bool(missing > 10 ** -(view.facts.decimals + 6))


def target_path(view: OutcomeView) -> tuple[Point, Point] | None:
    """Return the straight path from the baseline's figure to the target, None without either."""
    target = view.known.targets.get(view.area)
    if target is None:
        return None
    base = view.known.figures.cells.get((view.area, target.baseline_period))
    if base is None or base.value is None or target.period <= base.period:
        return None
    return (
        Point(middle(view.span(base.period)), base.value),
        Point(middle(view.span(target.period)), target.value),
    )


def point_classes(document: Mapping[str, Any] | None) -> dict[str, str]:
    """Return the class of each period's figure that the chart rests on."""
    if document is None:
        return {}
    return dict(zip(document["periods"], document["spc"]["points"], strict=True))


def adjusted_values(document: Mapping[str, Any] | None) -> dict[str, float]:
    """Return the value without its season by period; nothing where no season was taken out."""
    if document is None or document["adjusted_values"] is None:
        return {}
    return dict(zip(document["periods"], document["adjusted_values"], strict=True))


def split_runs(view: OutcomeView, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Return figures in runs without a missing period; a break begins a new one."""
    step = MONTHS[view.facts.frequency]
    fresh = {
        each.period
        for each in view.known.happenings
        if each.kind is AnnotationKind.BREAK and each.concerns(view.area)
    }
    runs: list[list[Figure]] = []
    before: int | None = None
    for figure in figures:
        day = view.span(figure.period).last_day
        at = (12 * day.year + day.month - 1) // step
        if before is None or at != before + 1 or figure.period in fresh:
            runs.append([])
        runs[-1].append(figure)
        before = at
    return runs


def decimal_year(day: date) -> float:
    """Return a day as a decimal year, months all of one length: 1 July 2024 is 2024.5."""
    return day.year + (day.month - 1 + (day.day - 1) / 31) / 12


def bounds(period: Period) -> tuple[float, float]:
    """Return where a period begins and ends, as decimal years."""
    last = period.last_day
    return decimal_year(period.first_day), last.year + last.month / 12


def middle(period: Period) -> float:
    """Return the middle of a period as a decimal year."""
    return sum(bounds(period)) / 2
