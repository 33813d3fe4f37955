"""A chart as an SVG drawing: for files, for paper, for small pictures."""

from collections.abc import Iterator, Sequence

from components.chart import Band, Chart, Colour, Dash, Level, Line, Marks, Moment, Shape, Stretch
from components.chart_boxes import LEADING, SIZE
from components.chart_labels import Label
from components.chart_layout import TICK_SIZE, Layout, lay_out
from components.chart_top_labels import TopLabel
from components.palette import Palette
from components.svg import box, diamond, dot, drawing, line, words

DASHES: dict[Dash, str] = {"solid": "", "dashed": "7 5", "dotted": "2 4"}
BAND_OPACITY, STRETCH_OPACITY = 0.16, 0.12


def svg_chart(
    chart: Chart, palette: Palette, lang: str, width: float = 760, height: float = 380
) -> str:
    """Return a chart as SVG: the plot only; its title and source are the frame's.

    Parameters
    ----------
    width, height
        In pixels, everything included.
    """
    layout = lay_out(chart, lang, [width], height)
    plot = _Plot(layout, palette, width, height)
    shapes = [*plot.grid(), *plot.layers(chart), *plot.base(), *plot.names()]
    return drawing(width, height, shapes, with_font=True)


class _Plot:
    """Draws into the room that the margins leave."""

    def __init__(self, layout: Layout, palette: Palette, width: float, height: float) -> None:
        self.layout, self.palette, self.width = layout, palette, width
        self.left, self.top = layout.left, layout.top
        self.wide = max(width - layout.left - layout.right, 80.0)
        self.tall = max(height - layout.top - layout.bottom, 60.0)
        self.bottom = self.top + self.tall

    def across(self, value: float) -> float:
        return self.left + self.layout.x.share(value) * self.wide

    def down(self, value: float) -> float:
        return self.top + (1 - self.layout.y.share(value)) * self.tall

    def colour(self, name: Colour) -> str:
        return str(getattr(self.palette, name))

    def ink(self, name: Colour) -> str:
        """Return the colour of words: a rule's own is too pale to be read."""
        return self.palette.muted if name == "line" else self.colour(name)

    def grid(self) -> Iterator[str]:
        """Draw the horizontal rules with their numbers."""
        for value, said in self.layout.y.ticks:
            at = self.down(value)
            yield line(self.left, at, self.left + self.wide, at, self.palette.line)
            yield words(self.left - 8, at + 4.5, said, self.palette.muted, TICK_SIZE, anchor="end")
        if self.layout.y_unit:
            yield words(2, 13, self.layout.y_unit, self.palette.muted, TICK_SIZE)

    def base(self) -> Iterator[str]:
        """Draw the line at the foot with its ticks."""
        yield line(
            self.left, self.bottom, self.left + self.wide, self.bottom, self.palette.ink, 1.2
        )
        for value, said in self.layout.x.ticks:
            at = self.across(value)
            yield line(at, self.bottom, at, self.bottom + 5, self.palette.ink)
            yield words(at, self.bottom + 20, said, self.palette.muted, TICK_SIZE, anchor="middle")
        if self.layout.x_unit:
            yield words(
                self.left + self.wide / 2,
                self.bottom + 20 + LEADING,
                self.layout.x_unit,
                self.palette.muted,
                TICK_SIZE,
                anchor="middle",
            )

    def layers(self, chart: Chart) -> Iterator[str]:
        """Draw the layers, the first at the back; nothing leaves the plot."""
        yield (
            f'<clipPath id="plot"><rect x="{self.left:g}" y="{self.top - 6:g}" '
            f'width="{self.wide + 6:g}" height="{self.tall + 10:g}"/></clipPath>'
            '<g clip-path="url(#plot)">'
        )
        for layer in chart.layers:
            match layer:
                case Stretch():
                    yield self._stretch(layer)
                case Band():
                    yield self._band(layer)
                case Line():
                    yield from self._line(layer)
                case Level():
                    start = self.layout.x.low if layer.start is None else layer.start
                    end = self.layout.x.high if layer.end is None else layer.end
                    ends = [(start, layer.y), (end, layer.y)]
                    yield self._path(ends, layer.colour, layer.width, layer.dash)
                case Moment():
                    ends = [(layer.x, self.layout.y.low), (layer.x, self.layout.y.high)]
                    yield self._path(ends, layer.colour, 1.5, layer.dash)
                case Marks():
                    for point in layer.points:
                        yield self._mark(point.x, point.y, layer)
        yield "</g>"

    def _stretch(self, layer: Stretch) -> str:
        start = max(self.across(layer.start), self.left)
        end = min(self.across(layer.end), self.left + self.wide)
        return (
            f'<rect x="{start:.1f}" y="{self.top:.1f}" width="{max(end - start, 1):.1f}" '
            f'height="{self.tall:.1f}" fill="{self.colour(layer.colour)}" '
            f'fill-opacity="{STRETCH_OPACITY}"/>'
        )

    def _band(self, layer: Band) -> str:
        above = list(zip(layer.x, layer.upper, strict=True))
        below = list(zip(layer.x, layer.lower, strict=True))
        around = " ".join(
            f"{self.across(x):.1f},{self.down(y):.1f}" for x, y in [*above, *reversed(below)]
        )
        return (
            f'<polygon points="{around}" fill="{self.colour(layer.colour)}" '
            f'fill-opacity="{BAND_OPACITY}"/>'
        )

    def _line(self, layer: Line) -> Iterator[str]:
        for part in layer.parts:
            points = [(point.x, point.y) for point in part]
            if len(points) == 1:
                at = self.across(points[0][0]), self.down(points[0][1])
                yield dot(*at, layer.width, self.colour(layer.colour))
            elif points:
                yield self._path(points, layer.colour, layer.width, layer.dash)

    def _path(
        self, points: Sequence[tuple[float, float]], colour: Colour, width: float, dash: Dash
    ) -> str:
        steps = " ".join(f"{self.across(x):.1f},{self.down(y):.1f}" for x, y in points)
        dashes = f' stroke-dasharray="{DASHES[dash]}"' if DASHES[dash] else ""
        return (
            f'<polyline points="{steps}" fill="none" stroke="{self.colour(colour)}" '
            f'stroke-width="{width:g}" stroke-linejoin="round"{dashes}/>'
        )

    def _mark(self, x: float, y: float, layer: Marks) -> str:
        at = self.across(x), self.down(y)
        return draw_mark(*at, layer.size, layer.shape, self.colour(layer.colour), self.palette)

    def names(self) -> Iterator[str]:
        """Write the names: beside the lines, and above the stretches."""
        for label in self.layout.labels:
            yield from self._name(label)
        for top in self.layout.top_labels:
            yield from self._top_name(top)

    def _name(self, label: Label) -> Iterator[str]:
        x, y = self.across(label.x) + label.across, self.down(label.y) + label.down
        yield from self._lines(label.lines, x, y, label.colour, label.anchor)

    def _top_name(self, label: TopLabel) -> Iterator[str]:
        x = self.across(label.x)
        rows = label.row + len(label.lines)
        high = self.top - rows * LEADING - 2
        yield line(x, high, x, self.top, self.ink(label.colour))
        middle = self.top - (label.row + len(label.lines) / 2) * LEADING - 3
        beside = x + (5 if label.anchor == "start" else -5)
        yield from self._lines(label.lines, beside, middle, label.colour, label.anchor)

    def _lines(
        self, lines: Sequence[str], x: float, middle: float, colour: Colour, anchor: str
    ) -> Iterator[str]:
        first = middle - (len(lines) - 1) * LEADING / 2 + 0.34 * SIZE
        for at, said in enumerate(lines):
            yield words(x, first + at * LEADING, said, self.ink(colour), SIZE, anchor=anchor)


def draw_mark(x: float, y: float, size: float, shape: Shape, colour: str, palette: Palette) -> str:
    """Return one mark; a ring and a diamond are hollow."""
    half = size / 2
    if shape == "ring":
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:g}" fill="{palette.background}" '
            f'stroke="{colour}" stroke-width="2"/>'
        )
    if shape == "diamond":
        return diamond(x, y, half + 1, colour, palette.background)
    if shape == "square":
        return box(x - half, y - half, size, size, colour)
    if shape in ("triangle_up", "triangle_down"):
        up = -1 if shape == "triangle_up" else 1
        around = (
            (x - half - 0.5, y - up * half),
            (x + half + 0.5, y - up * half),
            (x, y + up * half),
        )
        corners = " ".join(f"{across:.1f},{down:.1f}" for across, down in around)
        return f'<polygon points="{corners}" fill="{colour}"/>'
    return dot(x, y, half, colour)
