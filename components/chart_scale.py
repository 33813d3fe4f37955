"""The two axes of a chart: where they end, and where which words are written along them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

from components.chart import Axis, Band, Chart, Level, Line, Marks, Moment, Stretch
from components.words import ATTACHED
from locales.formats import format_number

YEARS = range(1500, 2500)
MOST_TICKS = 6


@dataclass(frozen=True)
class Scale:
    """One axis: its two ends, and where which words are written along it."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    def share(self, value: float) -> float:
        """Return how far along the axis a value lies: 0 at its low end, 1 at its high end."""
        return (value - self.low) / (self.high - self.low)


def make_x_scale(chart: Chart, lang: str) -> Scale:
    """Return the axis from left to right: years, periods or numbers."""
    values = list(_xs(chart))
    low, high = _ends(values, chart.x, 0.015)
    if chart.x.ticks:
        return Scale(low, high, _within(chart.x.ticks, low, high))
    if floor(low) in YEARS and floor(high) in YEARS:
        return Scale(low, high, _year_ticks(chart, low, high))
    return Scale(low, high, _round_ticks(chart.x, low, high, lang))


def make_y_scale(chart: Chart, lang: str) -> Scale:
    """Return the axis from the bottom up."""
    low, high = _ends(list(_ys(chart)), chart.y, 0.06)
    ticks = chart.y.ticks or _round_ticks(chart.y, low, high, lang)
    return Scale(low, high, _within(ticks, low, high))


def _xs(chart: Chart) -> Iterator[float]:
    for layer in chart.layers:
        match layer:
            case Line():
                yield from (point.x for part in layer.parts for point in part)
            case Marks():
                yield from (point.x for point in layer.points)
            case Band():
                yield from layer.x
            case Stretch():
                yield from (layer.start, layer.end)
            case Moment():
                yield layer.x
            case Level():
                yield from (at for at in (layer.start, layer.end) if at is not None)


def _ys(chart: Chart) -> Iterator[float]:
    for layer in chart.layers:
        match layer:
            case Line():
                yield from (point.y for part in layer.parts for point in part)
            case Marks():
                yield from (point.y for point in layer.points)
            case Band():
                yield from (*layer.lower, *layer.upper)
            case Level():
                yield layer.y


def _ends(values: list[float], axis: Axis, room: float) -> tuple[float, float]:
    """Return the ends of an axis: what is asked for, else what is needed and a little room."""
    known = [value for value in values if isfinite(value)] or [0.0, 1.0]
    low, high = min(known), max(known)
    spare = (high - low) * room or abs(high) * 0.1 or 1.0
    low = low - spare if axis.low is None else axis.low
    high = high + spare if axis.high is None else axis.high
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def _within(
    ticks: Sequence[tuple[float, str]], low: float, high: float
) -> tuple[tuple[float, str], ...]:
    return tuple(tick for tick in ticks if low - 1e-9 <= tick[0] <= high + 1e-9)


def _year_ticks(chart: Chart, low: float, high: float) -> tuple[tuple[float, str], ...]:
    """Return whole years: written under the points of a yearly series, else where they begin."""
    lines = [layer for layer in chart.layers if isinstance(layer, Line)]
    parts = {round(p.x % 1, 3) for line in lines for part in line.parts for p in part}
    begin = parts.pop() if len(parts) == 1 else 0.0
    first, last = ceil(low - begin - 1e-9), floor(high - begin + 1e-9)
    step = next((step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step < MOST_TICKS), 100)
    start = first if step == 1 else ceil(first / step) * step
    return tuple((year + begin, str(year)) for year in range(start, last + 1, step))


def _round_ticks(axis: Axis, low: float, high: float, lang: str) -> tuple[tuple[float, str], ...]:
    """Return round numbers between two ends, no finer than the axis has decimals."""
    rough = max((high - low) / MOST_TICKS, 10.0**-axis.decimals)
    power = floor(log10(rough) + 1e-9)
    step = next(
        nice * 10.0**power for nice in (1, 2, 5, 10) if nice * 10.0**power >= rough * (1 - 1e-9)
    )
    decimals = max(0, -floor(log10(step) + 1e-9))
    numbers = range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)
    return tuple(
        (number * step, tick_words(number * step, axis, decimals, lang)) for number in numbers
    )


def tick_words(value: float, axis: Axis, decimals: int, lang: str) -> str:
    """Return a number as it stands at an axis: with its sign and per cent where they belong."""
    number = format_number(value, decimals, lang)
    plus = "+" if axis.signed and round(value, decimals) > 0 else ""
    return f"{plus}{number}{axis.unit if axis.unit in ATTACHED else ''}"
