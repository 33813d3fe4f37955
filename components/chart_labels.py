"""The names of lines, marks and bands: at their ends, where they hide least."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from components.chart import Band, Chart, Colour, Level, Line, Marks, Moment, Stretch
from components.chart_boxes import LEADING, SIZE, Anchor, Box, measure_lines, overlap
from components.chart_scale import Scale
from components.svg import wrap

LABEL_WIDTH = 126.0
"""Pixels that a name beside a line may take before it is broken into lines."""
AT_EDGE = 0.015
"""Share of the axis within which a line's end counts as lying at the right edge."""
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
class Name:
    """A name and the end of what it names."""

    lines: tuple[str, ...]
    colour: Colour
    x: float
    y: float
    at_edge: bool


def list_names(chart: Chart, x: Scale) -> Iterator[Name]:
    """Yield the name of every layer that has one and is drawn between the axes."""
    for layer in chart.layers:
        if isinstance(layer, Stretch | Moment) or not layer.label:
            continue
        end = _end_of(layer, x)
        if end is None:
            continue
        lines = tuple(wrap(layer.label, LABEL_WIDTH, SIZE, most=4, weight=400))
        at_edge = x.share(end[0]) >= 1 - 2 * AT_EDGE
        yield Name(lines, layer.colour, *end, at_edge)


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


def stack_names(names: list[Name], right: float, y: Scale, tall: float) -> list[Label]:
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


def place_beside(
    name: Name,
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
            cost += sum(60 * overlap(box, _box(other, x, y, wide, tall)) for other in placed)
            cost += 8 * sum(_inside(point, box) for point in _ink(chart, x, y, wide, tall))
        if best is None or cost < best[0]:
            best = cost, label
    assert best is not None
    return best[1]


def _box(label: Label, x: Scale, y: Scale, wide: float, tall: float) -> Box:
    width, high = measure_lines(label.lines), len(label.lines) * LEADING
    at = x.share(label.x) * wide + label.across
    left = {"start": at, "middle": at - width / 2, "end": at - width}[label.anchor]
    middle = (1 - y.share(label.y)) * tall + label.down
    return left, middle - high / 2, left + width, middle + high / 2


def _beyond(box: Box, wide: float, tall: float) -> float:
    """Return how far a box leaves the plot, in lines of text; the top and right give a little."""
    out = max(0.0, -box[0]) + max(0.0, box[2] - wide - 6)
    return (out + max(0.0, -box[1]) + max(0.0, box[3] - tall)) / LEADING


def _inside(point: tuple[float, float], box: Box) -> bool:
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
