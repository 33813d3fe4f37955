"""Where everything in a chart goes: scales, ticks, and labels that do not touch each other.

Both writers ask here, so the figure on the screen and the drawing in a file agree. Places are
in the chart's own numbers with a shift in pixels, because the screen decides its width later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, isfinite, log10
from typing import Literal

from components.chart import Axis, Band, Chart, Colour, Level, Line, Marks, Moment, Stretch
from components.fonts import text_width
from components.svg import wrap
from components.words import ATTACHED
from locales.formats import format_number

Anchor = Literal["start", "middle", "end"]

SIZE = 14.0
LEADING = 17.0
"""Pixels from one line of text to the next."""
TICK_SIZE = 13.0
YEARS = range(1500, 2500)
MOST_TICKS = 6
LABEL_WIDTH = 126.0
"""Pixels that a name beside a line may take before it is broken into lines."""
TOP_LABEL_WIDTHS = (190.0, 96.0)
MOST_ROWS = 8
ANCHORED: tuple[Anchor, ...] = ("start", "end")
SPARE = 1.05
"""Room left for a reader's browser that sets the words in another font."""
AT_EDGE = 0.015
"""Share of the axis within which a line's end counts as lying at the right edge."""


@dataclass(frozen=True)
class Scale:
    """One axis: its two ends, and where which words are written along it."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    def share(self, value: float) -> float:
        """Return how far along the axis a value lies: 0 at its low end, 1 at its high end."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True)
class Label:
    """A name written into the chart.

    Attributes
    ----------
    x, y
        Where it belongs, in the chart's numbers.
    across, down
        Shift from there in pixels: of the anchored end, and of the middle of the text.
    """

    lines: tuple[str, ...]
    colour: Colour
    x: float
    y: float
    across: float
    down: float
    anchor: Anchor


@dataclass(frozen=True)
class TopLabel:
    """A name above the chart, joined to its stretch or moment; row 0 is the lowest."""

    lines: tuple[str, ...]
    colour: Colour
    x: float
    row: int
    anchor: Anchor


@dataclass(frozen=True)
class Layout:
    """Where everything goes; the margins are pixels around the plot."""

    x: Scale
    y: Scale
    left: float
    right: float
    top: float
    bottom: float
    labels: tuple[Label, ...]
    top_labels: tuple[TopLabel, ...]
    y_unit: str
    x_unit: str


def lay_out(chart: Chart, lang: str, widths: Sequence[float], height: float) -> Layout:
    """Work out where everything goes.

    Parameters
    ----------
    widths
        The widths in pixels at which nothing may touch; where the width is not known, the
        narrowest and a usual one.
    height
        In pixels, margins included.
    """
    x, y = _x_scale(chart, lang), _y_scale(chart, lang)
    y_unit = "" if chart.y.unit in ATTACHED else chart.y.unit
    x_unit = "" if chart.x.unit in ATTACHED else chart.x.unit
    left = max((text_width(said, TICK_SIZE) for _, said in y.ticks), default=0.0) + 14
    edge = [each for each in _names(chart, x) if each.at_edge]
    free = [each for each in _names(chart, x) if not each.at_edge]
    right = max((_width(each.lines) * SPARE for each in edge), default=0.0) + (12 if edge else 10)
    inner = [max(width - left - right, 80.0) for width in widths]
    top_labels = _top_labels(chart, x, inner, left, right)
    rows = max((each.row + len(each.lines) for each in top_labels), default=0)
    top = 10 + rows * LEADING + (6 if rows else 0) + (LEADING + 4 if y_unit else 0)
    bottom = 30 + (LEADING if x_unit else 0)
    tall = max(height - top - bottom, 60.0)
    labels = [*_column(edge, x.high, y, tall)]
    for name in free:
        labels.append(_beside(name, labels, chart, x, y, inner, tall))
    return Layout(x, y, left, right, top, bottom, tuple(labels), top_labels, y_unit, x_unit)


# Scales


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


def _x_scale(chart: Chart, lang: str) -> Scale:
    values = list(_xs(chart))
    low, high = _ends(values, chart.x, 0.015)
    if chart.x.ticks:
        return Scale(low, high, _within(chart.x.ticks, low, high))
    if floor(low) in YEARS and floor(high) in YEARS:
        return Scale(low, high, _year_ticks(chart, low, high))
    return Scale(low, high, _round_ticks(chart.x, low, high, lang))


def _y_scale(chart: Chart, lang: str) -> Scale:
    low, high = _ends(list(_ys(chart)), chart.y, 0.06)
    ticks = chart.y.ticks or _round_ticks(chart.y, low, high, lang)
    return Scale(low, high, _within(ticks, low, high))


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


# Names


@dataclass(frozen=True)
class _Name:
    """A name and the end of what it names."""

    lines: tuple[str, ...]
    colour: Colour
    x: float
    y: float
    at_edge: bool


def _names(chart: Chart, x: Scale) -> Iterator[_Name]:
    for layer in chart.layers:
        if isinstance(layer, Stretch | Moment) or not layer.label:
            continue
        end = _end_of(layer, x)
        if end is None:
            continue
        lines = tuple(wrap(layer.label, LABEL_WIDTH, SIZE, most=4, weight=400))
        at_edge = x.share(end[0]) >= 1 - 2 * AT_EDGE
        yield _Name(lines, layer.colour, *end, at_edge)


def _end_of(layer: Line | Marks | Band | Level, x: Scale) -> tuple[float, float] | None:
    """Return where a layer ends on the right, None where it has nothing."""
    match layer:
        case Line():
            points = [point for part in layer.parts for point in part]
        case Marks():
            points = list(layer.points)
        case Band():
            if not layer.x:
                return None
            at = max(range(len(layer.x)), key=lambda at: layer.x[at])
            return layer.x[at], (layer.lower[at] + layer.upper[at]) / 2
        case Level():
            return (x.high if layer.end is None else layer.end), layer.y
    if not points:
        return None
    last = max(points, key=lambda point: point.x)
    return last.x, last.y


def _width(lines: Sequence[str], size: float = SIZE) -> float:
    return max(text_width(line, size) for line in lines)


def _column(names: list[_Name], right: float, y: Scale, tall: float) -> list[Label]:
    """Return the names at the right edge, one under the other, each as near its line as it can."""
    ordered = sorted(names, key=lambda name: -name.y)
    wanted = [(1 - y.share(name.y)) * tall for name in ordered]
    heights = [len(name.lines) * LEADING for name in ordered]
    middles = keep_apart(wanted, heights, -6.0, tall + 6.0)
    return [
        Label(name.lines, name.colour, right, name.y, 9.0, middle - at, "start")
        for name, middle, at in zip(ordered, middles, wanted, strict=True)
    ]


def keep_apart(wanted: list[float], heights: list[float], top: float, bottom: float) -> list[float]:
    """Return middles in the same order, none overlapping, each group centred on what it wanted."""
    groups: list[tuple[float, float, list[int]]] = []  # top of the group, its height, its members

    def push(start: float, total: float, members: list[int]) -> None:
        groups.append((max(top, min(start, bottom - total)), total, members))

    for at, (middle, height) in enumerate(zip(wanted, heights, strict=True)):
        push(middle - height / 2, height, [at])
        while len(groups) > 1 and groups[-2][0] + groups[-2][1] > groups[-1][0]:
            _top, second, below = groups.pop()
            _top, first, above = groups.pop()
            members, offset, starts = above + below, 0.0, []
            for member in members:
                starts.append(wanted[member] - heights[member] / 2 - offset)
                offset += heights[member]
            push(sum(starts) / len(starts), first + second, members)
    middles = [0.0] * len(wanted)
    for start, _total, members in groups:
        for member in members:
            middles[member] = start + heights[member] / 2
            start += heights[member]
    return middles


_Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels of the plot."""

_BESIDE: tuple[tuple[float, float, Anchor], ...] = (
    (9, 0, "start"),
    (0, -1, "middle"),
    (0, 1, "middle"),
    (4, -1, "start"),
    (4, 1, "start"),
    (2, -1, "end"),
    (2, 1, "end"),
    (0, -2.2, "middle"),
    (0, 2.2, "middle"),
    (2, -2.2, "end"),
    (2, 2.2, "end"),
    (0, -3.6, "middle"),
    (0, 3.6, "middle"),
)
"""Where a name may stand beside its line's end: across in pixels, down in heights of it."""


def _beside(
    name: _Name,
    placed: Sequence[Label],
    chart: Chart,
    x: Scale,
    y: Scale,
    inner: Sequence[float],
    tall: float,
) -> Label:
    """Return the name where it hides least: no other name, no line, nothing beyond the plot."""
    best: tuple[float, Label] | None = None
    high = len(name.lines) * LEADING
    for rank, (across, heights, anchor) in enumerate(_BESIDE):
        clear = 8 if heights else 0
        sign = (heights > 0) - (heights < 0)
        down = sign * clear + heights * high / 2 if heights else 0.0
        label = Label(name.lines, name.colour, name.x, name.y, float(across), down, anchor)
        cost = float(rank)
        for wide in inner:
            box = _box(label, x, y, wide, tall)
            cost += 40 * _beyond(box, wide, tall)
            cost += sum(60 * _overlap(box, _box(other, x, y, wide, tall)) for other in placed)
            cost += 8 * sum(_inside(point, box) for point in _ink(chart, x, y, wide, tall))
        if best is None or cost < best[0]:
            best = cost, label
    assert best is not None
    return best[1]


def _box(label: Label, x: Scale, y: Scale, wide: float, tall: float) -> _Box:
    width, high = _width(label.lines), len(label.lines) * LEADING
    at = x.share(label.x) * wide + label.across
    left = {"start": at, "middle": at - width / 2, "end": at - width}[label.anchor]
    middle = (1 - y.share(label.y)) * tall + label.down
    return left, middle - high / 2, left + width, middle + high / 2


def _beyond(box: _Box, wide: float, tall: float) -> float:
    """Return how far a box leaves the plot, in lines of text; the top and right give a little."""
    out = max(0.0, -box[0]) + max(0.0, box[2] - wide - 6)
    return (out + max(0.0, -box[1]) + max(0.0, box[3] - tall)) / LEADING


def _overlap(one: _Box, other: _Box) -> float:
    across = min(one[2], other[2]) + 4 - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return 1.0 if across > 0 and down > 0 else 0.0


def _inside(point: tuple[float, float], box: _Box) -> bool:
    return box[0] - 3 <= point[0] <= box[2] + 3 and box[1] <= point[1] <= box[3]


def _ink(
    chart: Chart, x: Scale, y: Scale, wide: float, tall: float
) -> Iterator[tuple[float, float]]:
    """Yield points along everything that is drawn as a line, every few pixels."""

    def at(across: float, up: float) -> tuple[float, float]:
        return x.share(across) * wide, (1 - y.share(up)) * tall

    for layer in chart.layers:
        match layer:
            case Line():
                for part in layer.parts:
                    yield from _along([at(point.x, point.y) for point in part])
            case Marks():
                yield from (at(point.x, point.y) for point in layer.points)
            case Level():
                start = x.low if layer.start is None else layer.start
                end = x.high if layer.end is None else layer.end
                yield from _along([at(start, layer.y), at(end, layer.y)])
            case Moment():
                yield from _along([at(layer.x, y.low), at(layer.x, y.high)])


def _along(corners: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    yield from corners
    for (x1, y1), (x2, y2) in pairwise(corners):
        steps = int(max(abs(x2 - x1), abs(y2 - y1)) / 6)
        for step in range(1, steps):
            yield x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps


# Names above the chart


def _top_labels(
    chart: Chart, x: Scale, inner: Sequence[float], left: float, right: float
) -> tuple[TopLabel, ...]:
    """Return the names of stretches and moments in rows, no name on another or on its line."""
    named = [
        (layer.start if isinstance(layer, Stretch) else layer.x, layer.label, layer.colour)
        for layer in chart.layers
        if isinstance(layer, Stretch | Moment) and layer.label
    ]
    named.sort(key=lambda each: each[0])
    orders = (named[::-1], named)  # which names sit lowest: the last ones, or the first ones
    tried = [_in_rows(order, x, inner, left, right) for order in orders]
    return min(tried, key=lambda each: each[0])[1]


def _in_rows(
    named: Sequence[tuple[float, str, Colour]],
    x: Scale,
    inner: Sequence[float],
    left: float,
    right: float,
) -> tuple[float, tuple[TopLabel, ...]]:
    """Return the names in rows, each where it costs least after those before it, and the cost."""
    placed: list[TopLabel] = []
    total = 0.0
    for at, label, colour in named:
        at = min(max(at, x.low), x.high)
        options = [
            TopLabel(tuple(lines), colour, at, row, anchor)
            for lines in _broken(label, min(inner))
            for row in range(MOST_ROWS)
            for anchor in ANCHORED
        ]
        costs = [_top_cost(option, placed, x, inner, left, right) for option in options]
        cost = min(costs)
        placed.append(options[costs.index(cost)])
        total += cost
    return total, tuple(placed)


def _broken(label: str, room: float) -> list[list[str]]:
    """Return a name in as few lines as fit, and in narrower ones, for a place near an edge."""
    widths = (min(width, room) for width in TOP_LABEL_WIDTHS)
    return [wrap(label, width, SIZE, most=4, weight=400) for width in widths]


def _top_cost(
    label: TopLabel,
    placed: Sequence[TopLabel],
    x: Scale,
    inner: Sequence[float],
    left: float,
    right: float,
) -> float:
    cost = label.row + 0.9 * len(label.lines) + (4.0 if label.anchor == "end" else 0.0)
    for wide in inner:
        box = _top_box(label, x, wide)
        cost += max(0.0, -left - box[0]) + max(0.0, box[2] - wide - right)
        for other in placed:
            there = _top_box(other, x, wide)
            cost += 100 * _overlap(box, there)
            cost += 30 * _overlap(_stem(label, x, wide), there)
            cost += 30 * _overlap(_stem(other, x, wide), box)
    return cost


def _top_box(label: TopLabel, x: Scale, wide: float) -> _Box:
    at = x.share(label.x) * wide + (4 if label.anchor == "start" else -4)
    width = _width(label.lines) * SPARE
    start = at if label.anchor == "start" else at - width
    rows = label.row + len(label.lines)
    return start, -rows * LEADING + 1, start + width, -label.row * LEADING - 1


def _stem(label: TopLabel, x: Scale, wide: float) -> _Box:
    """Return the thin line from a name down to the plot."""
    at = x.share(label.x) * wide
    return at, -(label.row + len(label.lines)) * LEADING, at + 1, 0.0
