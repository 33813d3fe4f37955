"""The needle: zero, the estimate with its 95% limits, and what was hoped for."""

from components.html import Html, picture
from components.palette import Palette
from components.svg import diamond, dot, line
from data.verdict_labels import get_verdict_label
from evidence.sentences import NUMBERLESS
from evidence.verdict_record import VerdictRecord

WIDTH, HEIGHT, MARGIN = 200, 26, 10
COLOURS = {"moved": "better", "flat": "concern", "worse": "concern", "open": "muted"}


def has_needle(record: VerdictRecord) -> bool:
    """Whether there is an estimate to draw and the verdict is one that prints numbers."""
    return record.code not in NUMBERLESS and record.estimate is not None and bool(record.ci95)


def needle_colour(record: VerdictRecord, palette: Palette) -> str:
    """Return the colour of what the figures say of a link."""
    label = get_verdict_label(record.code, nothing_to_compare=record.has_nothing_to_compare)
    return str(getattr(palette, COLOURS[label.kind]))


def build_needle(record: VerdictRecord, palette: Palette, alt: str) -> Html:
    """Return the needle as a small picture; empty where the verdict prints no number."""
    if not has_needle(record) or record.estimate is None or record.ci95 is None:
        return Html("")
    low, high = record.ci95
    hoped = record.expected or 0.0
    start, end = min(low, hoped, 0.0), max(high, hoped, 0.0)
    if end <= start:
        return Html("")

    def across(value: float) -> float:
        return MARGIN + (WIDTH - 2 * MARGIN) * (value - start) / (end - start)

    colour = needle_colour(record, palette)
    middle = HEIGHT / 2
    shapes = (
        line(MARGIN, middle, WIDTH - MARGIN, middle, palette.line, 2),
        line(across(low), middle, across(high), middle, colour, 5),
        line(across(0.0), 3, across(0.0), HEIGHT - 3, palette.ink, 1.5),
        dot(across(record.estimate), middle, 5.5, colour, palette.background),
        diamond(across(hoped), middle, 5.5, palette.hoped, palette.background),
    )
    drawn = (  # no words in it, so no font is named
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(shapes)}</svg>'
    )
    return picture(drawn, alt)
