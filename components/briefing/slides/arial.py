"""How wide words are in Arial, which every machine that opens slides has, or one as wide."""

import json
from functools import lru_cache
from pathlib import Path
from unicodedata import category, east_asian_width

FAMILY = "Arial"
BOLD = 600
"""From this weight on, words are set in bold."""
WIDTHS = Path(__file__).parent / "arial.json"
WIDE_LETTER, UNKNOWN_LETTER = 1300, 620
"""Thousandths of the size for an emoji or a letter of China, and for any other not in the table."""
NO_WIDTH = ("Mn", "Me", "Cf")
"""Categories of what stands on the letter before it, or is not seen."""


@lru_cache(maxsize=1)
def _widths() -> dict[str, dict[str, int]]:
    read: dict[str, dict[str, int]] = json.loads(WIDTHS.read_text(encoding="utf-8"))
    return read


@lru_cache(maxsize=8192)
def arial_width(said: str, size: float, weight: int = 400) -> float:
    """Return how wide a line is, in the units of `size`."""
    widths = _widths()["Bold" if weight >= BOLD else "Regular"]
    return sum(_letter(letter, widths) for letter in said) * size / 1000


def _letter(letter: str, widths: dict[str, int]) -> int:
    if letter in widths:
        return widths[letter]
    if category(letter) in NO_WIDTH:
        return 0
    return WIDE_LETTER if east_asian_width(letter) in "WF" else UNKNOWN_LETTER


def break_lines(said: str, width: float, size: float, weight: int = 400) -> list[str]:
    """Return words in the lines that a slide sets them in, a word that no line holds in pieces."""
    lines: list[str] = []
    for word in said.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and arial_width(joined, size, weight) <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, width, size, weight))
    return lines


def _pieces(word: str, width: float, size: float, weight: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and arial_width(pieces[-1] + letter, size, weight) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
