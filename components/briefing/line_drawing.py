"""The number line of a briefing: no difference, what came, what was hoped for, what is unseen.

The same marks as on the link's screen, in letters that are read across a room.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from components.briefing.deck import LinePicture
from components.briefing.fitting import fit_words, wide
from components.briefing.placed import SMALLEST
from components.fonts import SEMIBOLD
from components.number_line import ring, round_numbers, tick_decimals
from components.palette import Palette
from components.rows import free_row
from components.svg import box, diamond, drawing, line, words
from evidence.numbers import format_signed
from locales import text

NAMED, SMALL = 34.0, 30.0
LEADING = 1.24
MARGIN, BAND = 56.0, 84.0
GLYPH, GAP = 42.0, 28.0
"""What a mark before a name takes, and what two names keep between them."""
ROOM = 0.06
MOST_TICKS = 8
AXIS = 2 * SMALL * LEADING + 26
"""Units that the axis takes under it: its numbers, and which way is better."""


@dataclass(frozen=True)
class _Name:
    said: str
    middle: float
    wide: float
    row: int
    colour: str
    mark: str


def draw_line(shown: LinePicture, palette: Palette, lang: str, width: float, height: float) -> str:
    """Return the number line as SVG of that size; its names touch nothing."""
    return _Drawing(shown, palette, lang, width, height).draw()


class _Drawing:
    """Draws into the room that its names leave."""

    def __init__(
        self, shown: LinePicture, palette: Palette, lang: str, width: float, height: float
    ) -> None:
        self.shown, self.palette, self.lang = shown, palette, lang
        self.width, self.height = width, height
        mde = shown.mde or 0.0
        reach = (*shown.ci95, *shown.ci90, shown.estimate, shown.expected, 0.0, mde, -mde)
        low, high = min(reach), max(reach)
        room = ROOM * (high - low) or 1.0
        self.start, self.end = low - room, high + room
        self.colour = str(getattr(palette, shown.colour))
        self.above, self.below = self._place(self._above()), self._place(self._below())
        rows = 1 + max((name.row for name in self.above), default=-1)
        under = 1 + max((name.row for name in self.below), default=-1)
        used = (rows * NAMED + under * SMALL) * LEADING + 24
        spare = max(height - used - BAND - AXIS, 0.0)
        self.top = rows * NAMED * LEADING + 12 + spare / 2
        self.band = BAND + min(spare / 3, 60.0)
        self.foot = self.top + self.band + under * SMALL * LEADING + 20

    def draw(self) -> str:
        """Return the drawing, what lies at the back first."""
        shapes = [*self._unseen(), *self._axis(), *self._came(), *self._hoped(), *self._names()]
        return drawing(self.width, self.height, shapes, with_font=True)

    def across(self, value: float) -> float:
        """Return where a value stands."""
        share = (value - self.start) / (self.end - self.start)
        return MARGIN + (self.width - 2 * MARGIN) * share

    def _said(self, name: str) -> str:
        return dict(self.shown.said).get(name, "")

    def _above(self) -> Iterator[tuple[str, float, str, str]]:
        came, hoped = self._said("estimate"), self._said("expected")
        if came:
            yield came, self.across(self.shown.estimate), self.colour, "ring"
        if hoped:
            yield hoped, self.across(self.shown.expected), self.palette.hoped, "diamond"

    def _below(self) -> Iterator[tuple[str, float, str, str]]:
        yield text(self.lang)("no difference"), self.across(0.0), self.palette.ink, ""
        unseen = self._said("mde")
        if unseen and self.shown.mde is not None:
            yield unseen, self.across(0.0), self.palette.muted, ""

    def _place(self, named: Iterator[tuple[str, float, str, str]]) -> list[_Name]:
        """Give every name the nearest row in which it touches no other."""
        placed: list[_Name] = []
        for said, at, colour, mark in named:
            size, weight = (NAMED, SEMIBOLD) if mark else (SMALL, 400)
            room = self.width - 8 - (GLYPH if mark else 0)
            kept = fit_words(said, room, [size, SMALLEST], 1, weight=weight).lines[0]
            taken = wide(kept, size, weight) + (GLYPH if mark else 0)
            middle = min(max(at, taken / 2 + 4), self.width - taken / 2 - 4)
            row = free_row(placed, middle, taken, GAP)
            placed.append(_Name(kept, middle, taken, row, colour, mark))
        return placed

    def _unseen(self) -> Iterator[str]:
        if self.shown.mde is not None:
            start, end = self.across(-self.shown.mde), self.across(self.shown.mde)
            yield box(start, self.top, end - start, self.band, self.palette.no_figure)

    def _axis(self) -> Iterator[str]:
        palette, foot = self.palette, self.foot
        yield line(MARGIN, foot, self.width - MARGIN, foot, palette.muted, 2.4)
        numbers = round_numbers(self.start, self.end, MOST_TICKS)
        decimals = tick_decimals(numbers)
        for value in numbers:
            at = self.across(value)
            if MARGIN <= at <= self.width - MARGIN:
                said = format_signed(value, decimals, self.lang)
                yield line(at, foot, at, foot + 10, palette.muted, 2.4)
                yield words(at, foot + 14 + SMALL, said, palette.ink, SMALL, anchor="middle")
        yield from self._ends(foot + 14 + SMALL * (1 + LEADING))
        zero = self.across(0.0)
        yield line(zero, self.top - 6, zero, self.top + self.band + 6, palette.ink, 3.6)

    def _ends(self, base: float) -> Iterator[str]:
        """Write which way is better, and the unit between."""
        palette, _ = self.palette, text(self.lang)
        ends = {
            "higher": ((_("worse"), palette.concern), (_("better"), palette.better)),
            "lower": ((_("better"), palette.better), (_("worse"), palette.concern)),
        }.get(self.shown.better, ())
        for (said, colour), way in zip(ends, (-1, 1), strict=False):
            yield from self._arrow(base, said, colour, way)
        room = self.width - 2 * MARGIN - 500
        unit = fit_words(self.shown.unit, room, [SMALL], 1).lines
        if unit:
            yield words(self.width / 2, base, unit[0], palette.muted, SMALL, anchor="middle")

    def _arrow(self, base: float, said: str, colour: str, way: int) -> Iterator[str]:
        tip = MARGIN if way < 0 else self.width - MARGIN
        back, middle = tip - way * 20, base - 10
        yield (
            f'<polygon points="{tip:.1f},{middle:.1f} {back:.1f},{middle - 11:.1f} '
            f'{back:.1f},{middle + 11:.1f}" fill="{colour}"/>'
        )
        anchor = "end" if way > 0 else "start"
        yield words(back - way * 10, base, said, colour, SMALL, weight=SEMIBOLD, anchor=anchor)

    def _came(self) -> Iterator[str]:
        middle = self.top + self.band / 2
        for ends, thick in ((self.shown.ci95, 8), (self.shown.ci90, 22)):
            start, end = self.across(ends[0]), self.across(ends[1])
            yield line(start, middle, end, middle, self.colour, thick)
        yield ring(self.across(self.shown.estimate), middle, 19, self.colour, self.palette)

    def _hoped(self) -> Iterator[str]:
        at, middle = self.across(self.shown.expected), self.top + self.band / 2
        yield _hope(at, middle, 22, self.palette)

    def _names(self) -> Iterator[str]:
        for name in self.above:
            base = self.top - 16 - NAMED * LEADING * name.row
            left = name.middle - name.wide / 2
            if name.mark == "diamond":
                yield _hope(left + 15, base - 11, 13, self.palette)
            else:
                yield ring(left + 15, base - 11, 11, name.colour, self.palette)
            yield words(left + GLYPH, base, name.said, name.colour, NAMED, weight=SEMIBOLD)
        for name in self.below:
            base = self.top + self.band + 6 + SMALL * LEADING * (name.row + 1)
            yield words(name.middle, base, name.said, name.colour, SMALL, anchor="middle")


def _hope(x: float, y: float, half: float, palette: Palette) -> str:
    drawn = diamond(x, y, half, palette.hoped, palette.background)
    return drawn.replace('stroke-width="2"', 'stroke-width="4"')
