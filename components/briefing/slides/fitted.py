"""Words set in Arial into the room that the layout left for them, which knew another font.

Nothing is left to the program that opens the slide: it would have to shrink the words itself, and
each does it in its own way.
"""

from dataclasses import dataclass
from math import floor

from components.briefing.placed import Box
from components.briefing.slides.arial import arial_width, break_lines
from components.briefing.slides.units import SMALLEST_POINTS, UNITS_A_POINT

SCALES = (1.0, 0.97, 0.94, 0.91, 0.88)
SMALLEST = SMALLEST_POINTS * UNITS_A_POINT
TIGHTEST = -0.8
"""Units taken from between two letters before words are cut: 0.4 points."""
SPARE = 0.994
"""Share of a box's width that is counted on: programs round the widths of letters."""
CUT = "…"


@dataclass(frozen=True)
class FittedWords:
    """Words as they are set.

    Attributes
    ----------
    size, leading
        In units of the stage.
    spacing
        Added between two letters, in units; negative where they stand closer.
    cut
        Whether something was left out; `said` then ends in "…".
    """

    said: str
    size: float
    leading: float
    spacing: float = 0.0
    cut: bool = False


def fit_into(said: str, box: Box, size: float, leading: float, weight: int = 400) -> FittedWords:
    """Return words as large as their box allows, down to the smallest; then their end is cut.

    Parameters
    ----------
    size, leading
        Wanted, in units.
    """
    ratio = leading / size
    width, tried = box.width * SPARE, FittedWords(said, size, leading)
    for scale in SCALES:
        smaller = max(size * scale, min(size, SMALLEST))
        tried = FittedWords(said, smaller, smaller * ratio)
        if len(break_lines(said, width, smaller, weight)) <= _most(box, tried):
            return tried
    return _squeezed(tried, width, _most(box, tried), weight)


def _most(box: Box, words: FittedWords) -> int:
    """Return how many lines a box holds; one always."""
    return max(floor(box.height / words.leading + 0.1), 1)


def _squeezed(words: FittedWords, width: float, most: int, weight: int) -> FittedWords:
    """Return words with their letters closer together, their end cut where that is not enough."""
    # Closer letters are as good as a wider line: what a line holds grows by what each gives up.
    narrow = arial_width("n", words.size, weight)
    wider = width * narrow / (narrow + TIGHTEST)
    said, cut = words.said, False
    if len(break_lines(said, wider, words.size, weight)) > most:
        said, cut = _shortened(said, wider, most, words.size, weight), True
    return FittedWords(said, words.size, words.leading, TIGHTEST, cut)


def _shortened(said: str, width: float, most: int, size: float, weight: int) -> str:
    lines = break_lines(said.rstrip(CUT), width, size, weight)[:most]
    last = lines[-1]
    while last and arial_width(last + CUT, size, weight) > width:
        last = last[:-1]
    return " ".join([*lines[:-1], last.rstrip(" ,;:.") + CUT])
