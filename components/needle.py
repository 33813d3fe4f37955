"""The needle: zero, the estimate with its 95% limits, and what was hoped for."""

from components.html import Html, picture
from components.palette import Palette
from components.svg import diamond, dot, drawing, line
from evidence.sentences import NUMBERLESS
from evidence.verdict_record import VerdictRecord

WIDTH, HEIGHT, MARGIN = 220, 26, 10
COLOURS = {"moved": "better", "flat": "concern", "worse": "concern", "open": "muted"}
KINDS = {
    "moving_as_hoped": "moved",
    "moving_less_than_hoped": "moved",
    "delivered_not_moving": "flat",
    "moving_elsewhere": "flat",
    "short_of_hoped": "flat",
    "wrong_way": "worse",
}


def build_needle(record: VerdictRecord, palette: Palette, alt: str) -> Html:
    """Return the needle as a small picture; empty where the verdict prints no number."""
    if record.code in NUMBERLESS or record.estimate is None or record.ci95 is None:
        return Html("")
    low, high = record.ci95
    hoped = record.expected or 0.0
    start, end = min(low, hoped, 0.0), max(high, hoped, 0.0)
    if end <= start:
        return Html("")

    def across(value: float) -> float:
        return MARGIN + (WIDTH - 2 * MARGIN) * (value - start) / (end - start)

    colour = getattr(palette, COLOURS[KINDS.get(record.code, "open")])
    middle = HEIGHT / 2
    shapes = [
        line(MARGIN, middle, WIDTH - MARGIN, middle, palette.line, 2),
        line(across(low), middle, across(high), middle, colour, 5),
        line(across(0.0), 3, across(0.0), HEIGHT - 3, palette.ink, 1.5),
        dot(across(record.estimate), middle, 5.5, colour, palette.background),
        diamond(across(hoped), middle, 5.5, palette.hoped, palette.background),
    ]
    return Html(f"{picture(drawing(WIDTH, HEIGHT, shapes), alt)}")
