"""What happened around the figures of a native chart: breaks, events, launches, behind the lines.

A native chart has no place for them: they are shapes behind it, their names above it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from components.briefing.deck import ChartPicture
from components.briefing.placed import SMALLEST, Box
from components.briefing.slides.arial import arial_width
from components.briefing.slides.line_times import Times, read_times
from components.briefing.slides.named import mark_decorative
from components.briefing.slides.shapes import blend, fill, put_outline, put_shape, stroke
from components.briefing.slides.texts import Style, put_text
from components.chart import Moment, Stretch
from components.chart_layout import lay_out
from components.chart_svg import STRETCH_OPACITY
from components.chart_top_labels import TopLabel
from components.palette import Palette

LEADING, BESIDE, STEM = 36.0, 10.0, 2.0
CHART_SCALE = 2.25
"""Units for a pixel of the layout of charts, whose letters are then as wide as ours."""


@dataclass(frozen=True)
class Surroundings:
    """Stretches and moments of a chart, with their names in rows.

    Attributes
    ----------
    times
        None where the periods are of no one kind: then nothing is drawn.
    """

    stretches: tuple[Stretch, ...]
    moments: tuple[Moment, ...]
    labels: tuple[TopLabel, ...]
    times: Times | None

    @property
    def room(self) -> float:
        """Return how many units above the plot the names take."""
        return LEADING * max((each.row + len(each.lines) for each in self.labels), default=0)


def find_surroundings(picture: ChartPicture, lang: str, box: Box) -> Surroundings:
    """Return what surrounds the figures of a chart that fills a box."""
    layers, times = picture.chart.layers, read_times(picture.codes)
    stretches = tuple(layer for layer in layers if isinstance(layer, Stretch))
    moments = tuple(layer for layer in layers if isinstance(layer, Moment))
    if times is None or not (stretches or moments):
        return Surroundings((), (), (), times)
    size = box.width / CHART_SCALE, box.height / CHART_SCALE
    labels = lay_out(picture.chart, lang, [size[0]], size[1]).top_labels
    return Surroundings(stretches, moments, labels, times)


def put_surroundings(
    slide: Any, around: Surroundings, box: Box, plot: Box, lang: str, palette: Palette
) -> None:
    """Put them on a slide; what is put after them stands before them."""
    times = around.times
    if times is None:
        return
    for start, end, colour in _stretches(around, times, plot):
        shape = put_shape(slide.shapes, Box(start, plot.y, end - start, plot.height))
        fill(shape, blend(palette.background, str(getattr(palette, colour)), STRETCH_OPACITY))
        mark_decorative(shape, "stretch")
    for moment in around.moments:
        x = _across(times, moment.x, plot)
        line = put_outline(slide.shapes, [[(x, plot.y), (x, plot.y + plot.height)]], closed=False)
        stroke(line, _ink(moment.colour, palette), 3.0, dashed=moment.dash != "solid")
        mark_decorative(line, "moment")
    for at, label in enumerate(around.labels, start=1):
        _put_name(slide, label, f"moment-{at}", times, box, plot, lang, palette)


def _stretches(around: Surroundings, times: Times, plot: Box) -> Iterator[tuple[float, float, str]]:
    for each in around.stretches:
        start, end = _across(times, each.start, plot), _across(times, each.end, plot)
        if end > start:
            yield start, end, each.colour


def _across(times: Times, at: float, plot: Box) -> float:
    return plot.x + min(max(times.share(at), 0.0), 1.0) * plot.width


def _ink(colour: str, palette: Palette) -> str:
    """Return the colour of words: a rule's own is too pale to be read."""
    return str(palette.muted if colour == "line" else getattr(palette, colour))


def _put_name(
    slide: Any,
    label: TopLabel,
    called: str,
    times: Times,
    box: Box,
    plot: Box,
    lang: str,
    palette: Palette,
) -> None:
    x, ink = _across(times, label.x, plot), _ink(label.colour, palette)
    top = plot.y - LEADING * (label.row + len(label.lines))
    stem = put_shape(slide.shapes, Box(x - STEM / 2, top, STEM, plot.y - top))
    fill(stem, ink)
    mark_decorative(stem, "stem")
    wide = max(arial_width(line, SMALLEST) for line in label.lines) * 1.02 + 6
    left = x + BESIDE if label.anchor == "start" else x - BESIDE - wide
    left = min(max(left, box.x), box.x + box.width - wide)
    align = "left" if label.anchor == "start" else "right"
    place = Box(left, top, wide, LEADING * len(label.lines))
    style = Style(SMALLEST, ink, lang, LEADING, align=align)
    put_text(slide, place, " ".join(label.lines), style, called)
