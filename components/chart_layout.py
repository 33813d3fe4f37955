"""Where everything in a chart goes: scales, ticks, and labels that do not touch each other.

Both writers ask here, so the figure on the screen and the drawing in a file agree. Places are
in the chart's own numbers with a shift in pixels, because the screen decides its width later.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from components.chart import Chart
from components.chart_boxes import LEADING, SPARE, measure_lines
from components.chart_labels import Label, list_names, place_beside, stack_names
from components.chart_scale import Scale, make_x_scale, make_y_scale
from components.chart_top_labels import TopLabel, list_top_labels
from components.fonts import text_width
from components.words import ATTACHED

TICK_SIZE = 13.0


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
    x, y = make_x_scale(chart, lang), make_y_scale(chart, lang)
    y_unit = "" if chart.y.unit in ATTACHED else chart.y.unit
    x_unit = "" if chart.x.unit in ATTACHED else chart.x.unit
    left = max((text_width(said, TICK_SIZE) for _, said in y.ticks), default=0.0) + 14
    names = list(list_names(chart, x))
    edge = [each for each in names if each.at_edge]
    free = [each for each in names if not each.at_edge]
    spare = 12 if edge else 10
    right = max((measure_lines(each.lines) * SPARE for each in edge), default=0.0) + spare
    inner = [max(width - left - right, 80.0) for width in widths]
    top_labels = list_top_labels(chart, x, inner, left, right)
    rows = max((each.row + len(each.lines) for each in top_labels), default=0)
    top = 10 + rows * LEADING + (6 if rows else 0) + (LEADING + 4 if y_unit else 0)
    bottom = 30 + (LEADING if x_unit else 0)
    tall = max(height - top - bottom, 60.0)
    labels = [*stack_names(edge, x.high, y, tall)]
    for name in free:
        labels.append(place_beside(name, labels, chart, x, y, inner, tall))
    return Layout(x, y, left, right, top, bottom, tuple(labels), top_labels, y_unit, x_unit)
