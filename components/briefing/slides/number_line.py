"""What came of one contribution as a native scatter chart that can be edited, and its words."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from components.briefing.deck import LinePicture
from components.briefing.placed import Box
from components.briefing.slides.chart_scale import Steps, find_steps
from components.briefing.slides.chart_xml import (
    NO_LINE,
    NO_MARKER,
    letters,
    marker_xml,
    number_format,
    numbers_ref,
    placed_plot,
    put_chart,
    stroke_xml,
    words_ref,
)
from components.briefing.slides.named import name
from components.briefing.slides.number_words import ROWS, Label, place_labels, put_ends, put_label
from components.briefing.slides.units import inner
from components.briefing.slides.workbook import column_range, write_data
from components.palette import Palette
from locales import text

BAR, LEAST_BAR, AXIS, SIDE = 92.0, 56.0, 56.0, 30.0
"""Units of the band in which the estimate lies, at the least too, of the axis, at either end."""
UNSEEN = 0.12
"""Opacity of what could have been missed: programs differ in what they draw in front."""
MIDDLE, ABOVE = 0.5, 0.84
"""Where what came and what was hoped for lie, so that neither hides the other."""
MOST_STEPS = 8
ALONG, UP = 601, 602


def put_number_line(
    slide: Any, box: Box, picture: LinePicture, lang: str, colours: Palette
) -> None:
    """Put a number line into a box: words above and below it, each beside what it names."""
    line = _NumberLine(box, picture, lang, colours)
    frame = put_chart(slide, line.frame, line.plot_area(), write_data(line.rows()), lang)
    name(frame, "number-line", picture.alt)
    for label in line.labels:
        put_label(slide, label, line.frame, line.row, lang, colours)
    put_ends(slide, box, picture, lang, colours)


@dataclass(frozen=True)
class Mark:
    """One series: its name, its points along and up the chart, and its look."""

    said: str
    points: tuple[tuple[float, float], ...]
    line: str = NO_LINE
    marker: str = NO_MARKER


@dataclass(frozen=True)
class _NumberLine:
    box: Box
    picture: LinePicture
    lang: str
    palette: Palette

    @property
    def colour(self) -> str:
        return str(getattr(self.palette, self.picture.colour))

    @cached_property
    def said(self) -> dict[str, str]:
        return dict(self.picture.said)

    @cached_property
    def steps(self) -> Steps:
        shown = self.picture
        reach = [0.0, shown.estimate, shown.expected, *shown.ci95, *shown.ci90]
        if shown.mde is not None:
            reach += [-shown.mde, shown.mde]
        return find_steps(reach, shown.decimals + 1, most=MOST_STEPS)

    @cached_property
    def frame(self) -> Box:
        """Return the chart's own room: between the words above and those below."""
        above, below = self._rows(above=True), self._rows(above=False)
        tall = max(self.box.height - (above + below + 1) * self.row, LEAST_BAR + AXIS)
        return Box(self.box.x, self.box.y + above * self.row, self.box.width, tall)

    @cached_property
    def row(self) -> float:
        """Return how tall each row of words is: what the line itself leaves of the box."""
        least, most = ROWS
        many = self._rows(above=True) + self._rows(above=False) + 1
        return min(max((self.box.height - BAR - AXIS) / many, least), most)

    def _rows(self, *, above: bool) -> int:
        return 1 + max((label.row for label in self.labels if label.above is above), default=-1)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Return the words beside the line, in rows in which none touches another."""
        return place_labels(self.picture, self.box, self.across, self.lang, self.palette)

    @cached_property
    def plot(self) -> Box:
        return inner(self.frame, SIDE, 0, SIDE, AXIS)

    def across(self, value: float) -> float:
        """Return where on the stage a value lies."""
        return self.box.x + SIDE + self.steps.share(value) * (self.box.width - 2 * SIDE)

    # The chart

    def marks(self) -> tuple[Mark, ...]:
        """Return the series, from the back to the front."""
        _, shown, palette = text(self.lang), self.picture, self.palette
        unseen = ()
        if shown.mde is not None:
            ends = ((-shown.mde, MIDDLE), (shown.mde, MIDDLE))
            thick = stroke_xml(palette.muted, self._thick(), opacity=UNSEEN, flat=True)
            unseen = (Mark(self.said.get("mde", ""), ends, thick),)
        ring = marker_xml("circle", 17, self.colour, palette.background, 4)
        hope = marker_xml("diamond", 18, "", palette.hoped, 5)
        return (
            *unseen,
            Mark(_("no difference"), ((0.0, 0.0), (0.0, 1.0)), stroke_xml(palette.ink, 3)),
            self._limits(_("95% limits"), shown.ci95, 6),
            self._limits(_("90% limits"), shown.ci90, 20),
            Mark(self.said.get("expected", ""), ((shown.expected, ABOVE),), marker=hope),
            Mark(self.said.get("estimate", ""), ((shown.estimate, MIDDLE),), marker=ring),
        )

    def _thick(self) -> float:
        """Return how tall the grey is: most of the band, so that it is seen behind the rest."""
        return 0.62 * (self.frame.height - AXIS)

    def _limits(self, said: str, ends: tuple[float, float], width: float) -> Mark:
        flat = stroke_xml(self.colour, width, flat=True)
        return Mark(said, ((ends[0], MIDDLE), (ends[1], MIDDLE)), flat)

    def rows(self) -> list[list[str | float | None]]:
        """Return the workbook: a row a point, in the order of the series."""
        head: list[str | float | None] = ["", self.picture.unit, text(self.lang)("height drawn at")]
        body: list[list[str | float | None]] = [
            [mark.said, x, y] for mark in self.marks() for x, y in mark.points
        ]
        return [head, *body]

    def plot_area(self) -> str:
        """Return the chart: its series over one axis of numbers."""
        series, row = "", 2
        for at, mark in enumerate(self.marks()):
            last = row + len(mark.points) - 1
            along = numbers_ref(column_range(1, row, last), (x for x, _y in mark.points))
            up = numbers_ref(column_range(2, row, last), (y for _x, y in mark.points))
            series += (
                f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
                f"<c:tx>{words_ref(column_range(0, row, row), [mark.said])}</c:tx>"
                f"<c:spPr>{mark.line}</c:spPr>{mark.marker}"
                f'<c:xVal>{along}</c:xVal><c:yVal>{up}</c:yVal><c:smooth val="0"/></c:ser>'
            )
            row = last + 1
        return (
            f"{placed_plot(self.frame, self.plot)}"
            '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
            f'{series}<c:axId val="{ALONG}"/><c:axId val="{UP}"/></c:scatterChart>{self._axes()}'
        )

    def _axes(self) -> str:
        steps, palette = self.steps, self.palette
        numbers = number_format("", steps.decimals, signed=True)
        return (
            f'<c:valAx><c:axId val="{ALONG}"/><c:scaling><c:orientation val="minMax"/>'
            f'<c:max val="{steps.high!r}"/><c:min val="{steps.low!r}"/></c:scaling>'
            '<c:delete val="0"/><c:axPos val="b"/>'
            f'<c:numFmt formatCode="{numbers}" sourceLinked="0"/>'
            '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
            f"<c:spPr>{stroke_xml(palette.muted, 2)}</c:spPr>"
            f"{letters(palette.ink, self.lang)}"
            f'<c:crossAx val="{UP}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
            f'<c:majorUnit val="{steps.step!r}"/></c:valAx>'
            f'<c:valAx><c:axId val="{UP}"/><c:scaling><c:orientation val="minMax"/>'
            '<c:max val="1"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="l"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
            f'<c:crossAx val="{ALONG}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
            "</c:valAx>"
        )
