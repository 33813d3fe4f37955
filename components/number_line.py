"""The number line: no difference, what came with its limits, what was hoped for, what is unseen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from components.fonts import text_width
from components.needle import COLOURS, has_needle
from components.palette import Palette
from components.rows import free_row
from components.svg import box, diamond, drawing, line, words, wrap
from components.verdict_cell import number_decimals
from data.verdict_labels import get_verdict_label
from evidence.numbers import (
    Measure,
    format_signed,
    format_size,
    is_percentage,
)
from evidence.verdict_record import VerdictRecord
from locales import Translator

MARGIN = 26
SIZE, SMALL = 15, 14
ROW = 19
"""Pixels from one row of labels to the next."""
GAP = 14
"""Pixels that two labels keep between them."""
GLYPH = 18
"""Pixels that a mark before a label takes."""
BAR = 40
"""Height of the band in which the estimate lies."""
ROOM = 0.06
"""Share of the span left free at either end."""
STEPS = (1, 2, 2.5, 5, 10)
MOST_TICKS = 9


@dataclass(frozen=True)
class NumberLine:
    """What the number line shows, in the indicator's own unit and direction.

    Attributes
    ----------
    mde
        The smallest change that could have been seen, without sign; None where it is not known.
    kind
        ``better``, ``concern`` or ``muted``: the colour of what came, and what it means.
    start, end
        The ends of the axis.
    """

    estimate: float
    ci95: tuple[float, float]
    ci90: tuple[float, float]
    hoped: float | None
    mde: float | None
    kind: str
    measure: Measure
    decimals: int
    start: float
    end: float

    def share(self, value: float) -> float:
        """Return how far along the axis a value lies: 0 at its start, 1 at its end."""
        return (value - self.start) / (self.end - self.start)


@dataclass(frozen=True)
class Label:
    """A text beside the line: its middle and width in pixels, its row (0 the nearest), its mark."""

    said: str
    middle: float
    wide: float
    row: int
    colour: str
    glyph: str


def read_number_line(record: VerdictRecord | None) -> NumberLine | None:
    """Return what the number line shows; None where the verdict prints no number."""
    if record is None or not has_needle(record):
        return None
    if record.estimate is None or record.ci95 is None or record.ci90 is None:
        return None
    mde = record.mde80
    reach = [*record.ci95, *record.ci90, record.estimate, 0.0]
    reach += [] if record.expected is None else [record.expected]
    reach += [] if mde is None else [-mde, mde]
    low, high = min(reach), max(reach)
    room = ROOM * (high - low) or 1.0
    return NumberLine(
        estimate=record.estimate,
        ci95=record.ci95,
        ci90=record.ci90,
        hoped=record.expected,
        mde=mde,
        kind=COLOURS[get_verdict_label(record.code).kind],
        measure=record.measure,
        decimals=number_decimals(record),
        start=low - room,
        end=high + room,
    )


def round_numbers(low: float, high: float, most: int = MOST_TICKS) -> tuple[float, ...]:
    """Return round numbers, evenly spaced, from `low` to `high`; 0 where it lies within."""
    rough = (high - low) / most
    power = 10.0 ** floor(log10(rough))
    step = next(power * each for each in STEPS if power * each >= rough)
    first, last = ceil(low / step), floor(high / step)
    return tuple(round(at * step, 10) for at in range(first, last + 1))


def draw_number_line(
    shown: NumberLine, palette: Palette, _: Translator, width: float = 1240
) -> str:
    """Return the number line as SVG; its labels never touch one another."""
    return _Picture(shown, palette, _, width).draw()


class _Picture:
    """Draws one number line into a width; rows of labels decide its height."""

    def __init__(self, shown: NumberLine, palette: Palette, _: Translator, width: float) -> None:
        self.shown, self.palette, self._, self.width = shown, palette, _, width
        self.colour = str(getattr(palette, shown.kind))
        self.above = self._place(self._named_above())
        self.below = self._place(self._named_below())
        self.top = ROW * (1 + max(label.row for label in self.above)) + 4
        self.foot = self.top + BAR + ROW * (1 + max(label.row for label in self.below)) + 10

    def draw(self) -> str:
        shapes = [*self._zone(), *self._axis(), *self._estimate(), *self._hope(), *self._said()]
        return drawing(self.width, self.foot + 2 * ROW + 8, shapes, with_font=True)

    def across(self, value: float) -> float:
        return MARGIN + (self.width - 2 * MARGIN) * self.shown.share(value)

    def _zone(self) -> Iterator[str]:
        mde = self.shown.mde
        if mde is not None:
            start, end = self.across(-mde), self.across(mde)
            yield box(start, self.top, end - start, BAR, self.palette.no_figure)

    def _axis(self) -> Iterator[str]:
        palette, foot = self.palette, self.foot
        yield line(MARGIN, foot, self.width - MARGIN, foot, palette.muted, 1.2)
        numbers = round_numbers(self.shown.start, self.shown.end, self._most_ticks())
        decimals = tick_decimals(numbers)
        for value in numbers:
            at = self.across(value)
            said = format_signed(value, decimals, self._.lang)
            yield line(at, foot, at, foot + 5, palette.muted, 1.2)
            yield words(at, foot + ROW, said, palette.ink, SMALL, anchor="middle")
        yield from self._ends()
        zero = self.across(0.0)
        yield line(zero, self.top - 3, zero, self.top + BAR + 3, palette.ink, 1.8)

    def _most_ticks(self) -> int:
        widest = text_width(format_signed(-1000.0, self.shown.measure.decimals, "en"), SMALL)
        return max(2, min(MOST_TICKS, int(self.width / (widest + 3 * GAP))))

    def _ends(self) -> Iterator[str]:
        """Write which way is better, and the unit between."""
        palette, base = self.palette, self.foot + 2 * ROW + 1
        better, worse = self._("better"), self._("worse")
        up = self.shown.measure.sign > 0
        left, right = (worse, better) if up else (better, worse)
        colours = (palette.concern, palette.better) if up else (palette.better, palette.concern)
        yield from self._arrow(MARGIN, base, left, colours[0], -1)
        yield from self._arrow(self.width - MARGIN, base, right, colours[1], 1)
        taken = 2 * (max(text_width(better, SMALL), text_width(worse, SMALL)) + MARGIN + 20)
        unit = wrap(unit_of(self.shown.measure, self._), self.width - taken, SMALL, 1, 400)
        yield words(
            self.width / 2, base, unit[0] if unit else "", palette.muted, SMALL, anchor="middle"
        )

    def _arrow(self, x: float, base: float, said: str, colour: str, way: int) -> Iterator[str]:
        middle = base - 5
        tip, back = x, x - way * 9
        yield (
            f'<polygon points="{tip:.1f},{middle:.1f} {back:.1f},{middle - 5:.1f} '
            f'{back:.1f},{middle + 5:.1f}" fill="{colour}"/>'
        )
        anchor = "end" if way > 0 else "start"
        yield words(back - way * 5, base, said, colour, SMALL, weight=600, anchor=anchor)

    def _estimate(self) -> Iterator[str]:
        middle, shown = self.top + BAR / 2, self.shown
        for ends, thick in ((shown.ci95, 3.5), (shown.ci90, 10)):
            yield line(
                self.across(ends[0]), middle, self.across(ends[1]), middle, self.colour, thick
            )
        yield ring(self.across(shown.estimate), middle, 8.5, self.colour, self.palette)

    def _hope(self) -> Iterator[str]:
        if self.shown.hoped is not None:
            palette = self.palette
            at = self.across(self.shown.hoped)
            yield diamond(at, self.top + BAR / 2, 10, palette.hoped, palette.background)

    def _named_above(self) -> Iterator[tuple[str, float, str, str]]:
        shown, _ = self.shown, self._
        low, high = (format_signed(end, shown.decimals, _.lang) for end in shown.ci95)
        estimate = format_signed(shown.estimate, shown.decimals, _.lang)
        came = _(
            "what came: {estimate} (95% limits {low} to {high})",
            estimate=estimate,
            low=low,
            high=high,
        )
        if text_width(came, SIZE, 600) + GLYPH > self.width - 4:
            came = _("what came: {estimate}", estimate=estimate)
        yield came, self.across(shown.estimate), self.colour, "ring"
        if shown.hoped is not None:
            said = format_signed(shown.hoped, shown.decimals, _.lang)
            hoped = _("hoped for: {expected}", expected=said)
            yield hoped, self.across(shown.hoped), self.palette.hoped, "diamond"

    def _named_below(self) -> Iterator[tuple[str, float, str, str]]:
        shown, _ = self.shown, self._
        zero = self.across(0.0)
        yield _("no difference"), zero, self.palette.ink, ""
        if shown.mde is not None:
            mde = format_size(shown.mde, shown.measure, shown.decimals, _)
            unseen = _("grey: smaller than {mde} could have been missed", mde=mde)
            # Beside the middle rather than under it, where there is room: one row is enough.
            half = text_width(unseen, SMALL) / 2
            beside = zero + text_width(_("no difference"), SMALL) / 2 + GAP + half + 2
            fits = beside + half <= self.width - 2
            for said in wrap(unseen, self.width - 4, SMALL, 3, 400):
                yield said, beside if fits else zero, self.palette.muted, ""

    def _place(self, named: Iterator[tuple[str, float, str, str]]) -> list[Label]:
        """Give every label the nearest row in which it touches no other."""
        placed: list[Label] = []
        for said, at, colour, glyph in named:
            wide = text_width(said, SIZE if glyph else SMALL, 600 if glyph else 400)
            wide += GLYPH if glyph else 0
            middle = min(max(at, wide / 2 + 2), self.width - wide / 2 - 2)
            row = free_row(placed, middle, wide, GAP)
            placed.append(Label(said, middle, wide, row, colour, glyph))
        return placed

    def _said(self) -> Iterator[str]:
        for label in self.above:
            base = self.top - 8 - ROW * label.row
            left = label.middle - label.wide / 2
            yield self._glyph(label, left + 6, base - 5)
            yield words(left + GLYPH, base, label.said, label.colour, SIZE, weight=600)
        for label in self.below:
            base = self.top + BAR + ROW * (label.row + 1)
            yield words(label.middle, base, label.said, label.colour, SMALL, anchor="middle")

    def _glyph(self, label: Label, x: float, y: float) -> str:
        if label.glyph == "diamond":
            return diamond(x, y, 6, label.colour, self.palette.background)
        return ring(x, y, 5, label.colour, self.palette)


def ring(x: float, y: float, radius: float, colour: str, palette: Palette) -> str:
    """Return the mark of what came: a ring."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{palette.background}" '
        f'stroke="{colour}" stroke-width="{radius / 2.8:.1f}"/>'
    )


def tick_decimals(numbers: Sequence[float]) -> int:
    """Return with how many decimals round numbers are written."""
    return next(
        (few for few in range(11) if all(round(value, few) == value for value in numbers)), 10
    )


def unit_of(measure: Measure, _: Translator) -> str:
    """Return the unit of a difference: points where the indicator is a percentage."""
    if is_percentage(measure):
        return _("percentage points")
    return measure.unit.in_language(_.lang)[0]
