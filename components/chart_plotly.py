"""A chart as plotly's own plain dictionary: for the screen. No toolbar, labels on the lines."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from components.chart import (
    Band,
    Chart,
    Colour,
    Dash,
    Layer,
    Level,
    Line,
    Marks,
    Moment,
    Point,
    Shape,
    Stretch,
)
from components.chart_boxes import LEADING, SIZE
from components.chart_layout import TICK_SIZE, Layout, lay_out
from components.chart_scale import Scale
from components.chart_svg import BAND_OPACITY, STRETCH_OPACITY
from components.palette import Palette, rgba

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

FONT = "'Source Sans Pro', 'Source Sans', sans-serif"
WIDTHS = (350.0, 760.0)
"""Pixels between which the screen's width lies most often: a phone's, and a laptop's half."""
DASHES: dict[Dash, str] = {"solid": "solid", "dashed": "7px,5px", "dotted": "2px,4px"}
SHAPES: dict[Shape, str] = {
    "dot": "circle",
    "ring": "circle",
    "triangle_up": "triangle-up",
    "triangle_down": "triangle-down",
    "diamond": "diamond",
    "square": "square",
}
HOLLOW = ("ring", "diamond")
ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def plotly_figure(chart: Chart, palette: Palette, lang: str, height: int = 380) -> dict[str, Any]:
    """Return the figure as a plain dictionary, to be shown with ``theme=None``.

    Parameters
    ----------
    height
        In pixels; the width is the screen's.
    """
    layout = lay_out(chart, lang, WIDTHS, height)
    traces = [trace for layer in chart.layers for trace in _traces(layer, layout, palette)]
    return {"data": traces, "layout": _layout(layout, palette, height)}


def drawn_chart(chart: Chart, palette: Palette, lang: str, height: int = 380) -> "Figure":
    """Return the figure as plotly's own object, checked once: draw it once, show it often."""
    from components.chart_drawn import DrawnFigure  # plotly is slow to import

    return DrawnFigure(plotly_figure(chart, palette, lang, height))


def _traces(layer: Layer, layout: Layout, palette: Palette) -> list[dict[str, Any]]:
    x, y = layout.x, layout.y
    colour = getattr(palette, layer.colour)
    match layer:
        case Line():
            return [_line(layer, colour)]
        case Marks():
            return [_marks(layer, colour, palette)]
        case Band():
            across = [*layer.x, *reversed(layer.x)]
            return [_area(across, [*layer.upper, *reversed(layer.lower)], colour, BAND_OPACITY)]
        case Stretch():
            start, end = max(layer.start, x.low), min(layer.end, x.high)
            return [
                _area(
                    [start, end, end, start],
                    [y.low, y.low, y.high, y.high],
                    colour,
                    STRETCH_OPACITY,
                )
            ]
        case Level():
            ends = [x.low if layer.start is None else layer.start]
            ends.append(x.high if layer.end is None else layer.end)
            return [_rule(ends, [layer.y] * 2, colour, layer.width, layer.dash)]
        case Moment():
            return [_rule([layer.x] * 2, [y.low, y.high], colour, 1.5, layer.dash)]


def _line(layer: Line, colour: str) -> dict[str, Any]:
    points: list[Point | None] = []
    for part in layer.parts:
        points.extend([*part, None])
    points = points[:-1]
    alone = any(len(part) == 1 for part in layer.parts)  # a single figure would not be seen
    return {
        "type": "scatter",
        "mode": "lines+markers" if alone else "lines",
        "x": [point and point.x for point in points],
        "y": [point and point.y for point in points],
        "line": {"color": colour, "width": layer.width, "dash": DASHES[layer.dash]},
        "marker": {"size": layer.width * 2, "color": colour},
        **_hover(points),
    }


def _marks(layer: Marks, colour: str, palette: Palette) -> dict[str, Any]:
    hollow = layer.shape in HOLLOW
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.x for point in layer.points],
        "y": [point.y for point in layer.points],
        "marker": {
            "symbol": SHAPES[layer.shape],
            "size": layer.size,
            "color": palette.background if hollow else colour,
            "opacity": 1,
            "line": {"color": colour, "width": 2 if hollow else 0},
        },
        "cliponaxis": False,
        **_hover(layer.points),
    }


def _hover(points: Sequence[Point | None]) -> dict[str, Any]:
    told = [plotly_words(point.hover) if point else "" for point in points]
    if not any(told):
        return {"hoverinfo": "skip", "showlegend": False}
    return {"text": told, "hoverinfo": "text", "showlegend": False}


def _area(x: list[float], y: list[float], colour: str, opacity: float) -> dict[str, Any]:
    red, green, blue, _ = rgba(colour)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": f"rgba({red},{green},{blue},{opacity})",
        "line": {"width": 0},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _rule(x: list[float], y: list[float], colour: str, width: float, dash: Dash) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": width, "dash": DASHES[dash]},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _layout(layout: Layout, palette: Palette, height: int) -> dict[str, Any]:
    return {
        "height": height,
        "margin": {
            "l": layout.left,
            "r": layout.right,
            "t": layout.top,
            "b": layout.bottom,
            "autoexpand": False,
        },
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": SIZE, "color": palette.ink},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": palette.background,
            "bordercolor": palette.muted,
            "font": {"family": FONT, "size": SIZE, "color": palette.ink},
            "align": "left",
        },
        "xaxis": {
            **_axis(layout.x, palette),
            "showgrid": False,
            "linecolor": palette.ink,
            "linewidth": 1.2,
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": palette.ink,
        },
        "yaxis": {**_axis(layout.y, palette), "gridcolor": palette.line, "showline": False},
        "annotations": [*_annotations(layout, palette)],
        "shapes": [*_stems(layout, palette, height)],
    }


def _axis(scale: Scale, palette: Palette) -> dict[str, Any]:
    return {
        "range": [scale.low, scale.high],
        "tickmode": "array",
        "tickvals": [value for value, _ in scale.ticks],
        "ticktext": [plotly_words(said) for _, said in scale.ticks],
        "tickangle": 0,
        "tickfont": {"size": TICK_SIZE, "color": palette.muted},
        "fixedrange": True,
        "zeroline": False,
        "automargin": False,
    }


def _ink(colour: Colour, palette: Palette) -> str:
    return palette.muted if colour == "line" else str(getattr(palette, colour))


def _annotations(layout: Layout, palette: Palette) -> list[dict[str, Any]]:
    """Return every word in the chart but the ticks: names beside lines, above stretches, units."""
    written = [
        _words(
            label.lines,
            _ink(label.colour, palette),
            x=label.x,
            y=label.y,
            xanchor=ANCHORS[label.anchor],
            xshift=label.across,
            yshift=-label.down,
        )
        for label in layout.labels
    ]
    written += [
        _words(
            top.lines,
            _ink(top.colour, palette),
            x=top.x,
            y=1,
            yref="paper",
            xanchor=ANCHORS[top.anchor],
            xshift=5 if top.anchor == "start" else -5,
            yshift=(top.row + len(top.lines) / 2) * LEADING + 3,
        )
        for top in layout.top_labels
    ]
    unit = {"xref": "paper", "yref": "paper", "font": {"size": TICK_SIZE, "color": palette.muted}}
    if layout.y_unit:
        at = {"x": 0, "y": 1, "xanchor": "left", "xshift": 2 - layout.left}
        at |= {"yshift": layout.top - 9}
        written.append(_words((layout.y_unit,), palette.muted, **at) | unit)
    if layout.x_unit:
        at = {"x": 0.5, "y": 0, "xanchor": "center", "yshift": -15 - LEADING}
        written.append(_words((layout.x_unit,), palette.muted, **at) | unit)
    return written


def _words(lines: Sequence[str], colour: str, **place: Any) -> dict[str, Any]:
    return {
        "text": "<br>".join(plotly_words(line) for line in lines),
        "showarrow": False,
        "yanchor": "middle",
        "align": "left" if place.get("xanchor") == "left" else "right",
        "borderpad": 0,
        "font": {"color": colour, "size": SIZE},
        **place,
    }


def _stems(layout: Layout, palette: Palette, height: int) -> list[dict[str, Any]]:
    """Return the thin lines from the names above the plot down to it."""
    tall = max(height - layout.top - layout.bottom, 60.0)
    return [
        {
            "type": "line",
            "x0": top.x,
            "x1": top.x,
            "yref": "paper",
            "y0": 1,
            "y1": 1 + ((top.row + len(top.lines)) * LEADING + 2) / tall,
            "line": {"color": _ink(top.colour, palette), "width": 1},
        }
        for top in layout.top_labels
    ]


def plotly_words(said: str) -> str:
    """Return a text that plotly shows as it is: it would read markup; a new line stays one."""
    return "<br>".join(escape(line, quote=False) for line in said.split("\n"))
