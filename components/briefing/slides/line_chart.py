"""A series over time as a native chart that can be edited: lines, and the likely range as a band.

Its workbook holds the periods in words and a column a series. A band is two more columns, an
unseen area with another on it: there is no other way that every program draws.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from components.briefing.deck import ChartPicture, Role, Series
from components.briefing.placed import SMALLEST, Box
from components.briefing.slides.arial import arial_width
from components.briefing.slides.chart_scale import Steps, find_steps
from components.briefing.slides.chart_xml import (
    NO_LEADERS,
    NO_LINE,
    letters,
    number_format,
    numbers_ref,
    placed_plot,
    put_chart,
    shown_xml,
    solid,
    words_ref,
)
from components.briefing.slides.line_axes import AXES, axes_xml
from components.briefing.slides.line_band import Band, find_band
from components.briefing.slides.line_labels import LEADING, Corner, End, Spot, place_names
from components.briefing.slides.line_looks import LOOKS, look_xml
from components.briefing.slides.line_marks import marks_xml
from components.briefing.slides.line_periods import put_periods
from components.briefing.slides.line_surroundings import find_surroundings, put_surroundings
from components.briefing.slides.named import name
from components.briefing.slides.texts import Style, put_text
from components.briefing.slides.units import inner
from components.briefing.slides.workbook import column_range, write_data
from components.chart_svg import BAND_OPACITY
from components.palette import Palette
from components.words import ATTACHED
from locales import text
from locales.formats import format_number

UNIT_ROOM, PERIODS_ROOM, NAME_ROOM = 44.0, 50.0, 420.0
"""Units above the chart for its unit, under it for its years, at most beside it for names."""
CLEAR = {True: 6.0, False: 22.0}
"""Units that a name beside a line's end is moved on: a program knows of its own mark only."""


def put_line_chart(
    slide: Any, box: Box, picture: ChartPicture, lang: str, colours: Palette
) -> None:
    """Put a chart into a box, with its unit above where that does not stand at each number."""
    if picture.unit not in ATTACHED:
        style = Style(SMALLEST, colours.muted, lang)
        unit = Box(box.x, box.y, box.width, UNIT_ROOM - 6)
        put_text(slide, unit, picture.unit, style, "unit")
        box = inner(box, top=UNIT_ROOM)
    around = find_surroundings(picture, lang, box)
    drawn = _LineChart(box, picture, lang, colours, around.room)
    put_surroundings(slide, around, box, drawn.plot, lang, colours)
    frame = put_chart(slide, box, drawn.plot_area(), write_data(drawn.rows()), lang)
    name(frame, "chart", picture.alt)
    put_periods(slide, drawn.plot, picture, lang, colours)


@dataclass(frozen=True)
class _LineChart:
    box: Box
    picture: ChartPicture
    lang: str
    palette: Palette
    above: float
    """Units above the plot for the names of what happened."""

    @cached_property
    def count(self) -> int:
        return len(self.picture.periods)

    @cached_property
    def steps(self) -> Steps:
        values = (value for series in self.picture.series for value in series.values)
        return find_steps(values, self.picture.decimals)

    @cached_property
    def band(self) -> Band | None:
        return find_band(self.picture.series)

    @property
    def attached(self) -> str:
        return self.picture.unit if self.picture.unit in ATTACHED else ""

    @cached_property
    def plot(self) -> Box:
        """Return where the lines are drawn: what the words around them leave."""
        numbers = (
            format_number(value, self.steps.decimals, self.lang) + self.attached
            for value in self.steps.numbers()
        )
        left = max(arial_width(said, SMALLEST) for said in numbers) + 24
        names = [
            arial_width(f"{each.name} {self._value(each)}", SMALLEST, 600)
            for each in self.picture.series
        ]
        right = min(max(names, default=0.0) + 34, NAME_ROOM)
        return inner(self.box, left, max(LEADING / 2, self.above), right, PERIODS_ROOM)

    # The workbook

    def rows(self) -> list[list[str | float | None]]:
        """Return the workbook: its header, then a row a period."""
        _ = text(self.lang)
        columns: list[tuple[str, Sequence[float | None]]] = [
            (series.name, series.values) for series in self.picture.series
        ]
        if self.band:
            columns.append((_("likely range: band begins at"), self.band.base))
            columns.append((_("likely range: height of the band"), self.band.height))
        head = [self.picture.unit, *(said for said, _values in columns)]
        body = [
            [period, *(values[at] for _said, values in columns)]
            for at, period in enumerate(self.picture.periods)
        ]
        return [head, *body]

    def _column(self, series: int, values: Sequence[float | None]) -> str:
        """Return what a series refers to: its periods and its numbers."""
        column, last = series + 1, self.count + 1
        periods = words_ref(column_range(0, 2, last), self.picture.periods)
        return (
            f"<c:cat>{periods}</c:cat><c:val>"
            f"{numbers_ref(column_range(column, 2, last), values)}</c:val>"
        )

    # The chart

    def plot_area(self) -> str:
        """Return the chart: the band at the back, the lines before it, one pair of axes."""
        lines = "".join(self._line(at, each) for at, each in enumerate(self.picture.series))
        return (
            placed_plot(self.box, self.plot)
            + (self._areas(self.band) if self.band else "")
            + '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{lines}<c:marker val="1"/>{AXES}</c:lineChart>'
            + axes_xml(self.steps, self.attached, self.lang, self.palette)
        )

    def _areas(self, band: Band) -> str:
        first, said = len(self.picture.series), self.rows()[0]
        unseen = f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>"
        seen = f"<c:spPr>{solid(self.palette.fact, BAND_OPACITY)}{NO_LINE}</c:spPr>"
        areas = "".join(
            self._head(at, said[at + 1]) + f"{look}{self._column(at, values)}</c:ser>"
            for at, look, values in (
                (first, unseen, band.base),
                (first + 1, seen, band.height),
            )
        )
        return (
            '<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>'
            f"{areas}{AXES}</c:areaChart>"
        )

    def _head(self, at: int, said: Any) -> str:
        named = words_ref(column_range(at + 1, 1, 1), [said])
        return f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>{named}</c:tx>'

    def _line(self, at: int, series: Series) -> str:
        look = look_xml(series.role, self.count, self.palette)
        data = self._column(at, series.values)
        return (
            f"{self._head(at, series.name)}{look}{self._marks(series)}{self._label(at, series)}"
            f'{data}<c:smooth val="0"/></c:ser>'
        )

    def _marks(self, series: Series) -> str:
        """Return the figures that are marked, which are those of the first series of facts."""
        facts = next((each for each in self.picture.series if each.role is Role.FACT), None)
        return marks_xml(self.picture, self.palette) if series is facts else ""

    def _value(self, series: Series) -> str:
        """Return the value that stands after a target's name; empty where it is in the name."""
        if series.role is not Role.TARGET:
            return ""
        value = next((each for each in series.values[::-1] if each is not None), 0.0)
        said = format_number(value, self.picture.decimals, self.lang) + self.attached
        return "" if said in series.name else said

    def _label(self, at: int, series: Series) -> str:
        spot = next((each for each in self.spots if each.series == at), None)
        if spot is None:
            return ""
        look = LOOKS[series.role]
        style = letters(
            getattr(self.palette, look.colour), self.lang, bold=look.bold, one_line=True
        )
        moved, number, shown = "", "", shown_xml("SerName")
        if self._value(series):
            form = number_format(self.attached, self.picture.decimals).replace('"', "&quot;")
            number = f'<c:numFmt formatCode="{form}" sourceLinked="0"/>'
            shown = f"{shown_xml('SerName', 'Val')}<c:separator> </c:separator>"
        if spot.down or spot.side == "r":
            right = CLEAR[bool(look.symbol)] / self.box.width if spot.side == "r" else 0.0
            down = spot.down / self.box.height
            moved = (
                f'<c:layout><c:manualLayout><c:x val="{right:.5f}"/>'
                f'<c:y val="{down:.5f}"/></c:manualLayout></c:layout>'
            )
        return (
            f'<c:dLbls><c:dLbl><c:idx val="{spot.point}"/>{moved}{number}<c:spPr><a:noFill/>'
            f'{NO_LINE}</c:spPr>{style}<c:dLblPos val="{spot.side}"/>{shown}</c:dLbl>'
            f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{style}{shown_xml()}{NO_LEADERS}</c:dLbls>"
        )

    @cached_property
    def spots(self) -> list[Spot]:
        """Return where the names of the lines stand."""
        runs = [run for series in self.picture.series for run in self._runs(series)]
        return place_names(list(self._ends()), runs, self.plot.width, self.plot.height)

    def _ends(self) -> Iterator[End]:
        for at, series in enumerate(self.picture.series):
            known = [where for where, value in enumerate(series.values) if value is not None]
            if known and series.name:
                x, y = self._corner(known[-1], series.values[known[-1]] or 0.0)
                said = f"{series.name} {self._value(series)}".strip()
                wide = arial_width(said, SMALLEST, 600)
                yield End(at, known[-1], x, y, wide, known[-1] == self.count - 1)

    def _runs(self, series: Series) -> Iterator[list[Corner]]:
        run: list[Corner] = []
        for at, value in enumerate(series.values):
            if value is None:
                yield run
                run = []
            else:
                run.append(self._corner(at, value))
        yield run

    def _corner(self, at: int, value: float) -> Corner:
        x = (at + 0.5) / self.count * self.plot.width
        return x, (1 - self.steps.share(value)) * self.plot.height
