"""The names of stretches and moments, in rows above the chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.chart import Chart, Colour, Moment, Stretch
from components.chart_boxes import LEADING, SIZE, SPARE, Anchor, Box, measure_lines, overlap
from components.chart_scale import Scale
from components.svg import wrap

TOP_LABEL_WIDTHS = (190.0, 96.0)
MOST_ROWS = 8
ANCHORED: tuple[Anchor, ...] = ("start", "end")


@dataclass(frozen=True)
class TopLabel:
    """A name above the chart, joined to its stretch or moment; row 0 is the lowest."""

    lines: tuple[str, ...]
    colour: Colour
    x: float
    row: int
    anchor: Anchor


def list_top_labels(
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
            cost += 100 * overlap(box, there)
            cost += 30 * overlap(_stem(label, x, wide), there)
            cost += 30 * overlap(_stem(other, x, wide), box)
    return cost


def _top_box(label: TopLabel, x: Scale, wide: float) -> Box:
    at = x.share(label.x) * wide + (4 if label.anchor == "start" else -4)
    width = measure_lines(label.lines) * SPARE
    start = at if label.anchor == "start" else at - width
    rows = label.row + len(label.lines)
    return start, -rows * LEADING + 1, start + width, -label.row * LEADING - 1


def _stem(label: TopLabel, x: Scale, wide: float) -> Box:
    """Return the thin line from a name down to the plot."""
    at = x.share(label.x) * wide
    return at, -(label.row + len(label.lines)) * LEADING, at + 1, 0.0
