"""Words broken into lines that fit: how large they can be in the room there is for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from components.fonts import text_width

SLACK = 1.08
"""Room left for a screen, a slide or a page that sets the words in another font."""
WIDE_LETTER = 0.8
"""Of the size, how much wider a letter of another script or an emoji may be than ours."""
CUT = "…"


@dataclass(frozen=True)
class Fitted:
    """Words in lines, all at one size.

    Attributes
    ----------
    size, leading
        In units of the stage.
    cut
        Whether something was left out; the last line then ends in "…".
    """

    lines: tuple[str, ...]
    size: float
    leading: float
    cut: bool

    @property
    def height(self) -> float:
        """How tall the lines are together."""
        return len(self.lines) * self.leading


def fit_words(
    said: str,
    width: float,
    sizes: Sequence[float],
    most: int,
    *,
    weight: int = 400,
    spacing: float = 1.25,
    even: bool = False,
) -> Fitted:
    """Return words at the first size at which they fit, at the last with their end cut off.

    Parameters
    ----------
    sizes
        From large to small, in units.
    most
        Lines, at least one.
    spacing
        From line to line, in sizes.
    even
        Whether the lines are to be about as long as one another, as a title's are.
    """
    fitted = Fitted((), sizes[-1], sizes[-1] * spacing, False)
    for size in sizes:
        lines, cut = _break(said, width, size, weight, most)
        if even and not cut:
            lines = _even(said, width, size, weight, lines)
        fitted = Fitted(tuple(lines), size, size * spacing, cut)
        if not cut:
            break
    return fitted


def wide(said: str, size: float, weight: int = 400) -> float:
    """Return how much room a line of text is given, in units."""
    strange = sum(east_asian_width(letter) in "WF" for letter in said)
    return text_width(said, size, weight) * SLACK + strange * size * WIDE_LETTER


def _break(said: str, width: float, size: float, weight: int, most: int) -> tuple[list[str], bool]:
    rest = [piece for word in said.split() for piece in _pieces(word, width, size, weight)]
    lines: list[str] = []
    while rest and len(lines) < most:
        line = rest.pop(0)
        while rest and wide(f"{line} {rest[0]}", size, weight) <= width:
            line = f"{line} {rest.pop(0)}"
        lines.append(line)
    if rest:
        lines[-1] = _shorten(lines[-1], width, size, weight)
    return lines, bool(rest)


def _pieces(word: str, width: float, size: float, weight: int) -> list[str]:
    """Return a word that no line can hold in pieces that each fit one."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and wide(pieces[-1] + letter, size, weight) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _shorten(line: str, width: float, size: float, weight: int) -> str:
    """Return the last line with "…" at its end, which must fit too."""
    while line and wide(line + CUT, size, weight) > width:
        line = line[:-1]
    return line.rstrip(" ,;:.") + CUT


def _even(said: str, width: float, size: float, weight: int, lines: list[str]) -> list[str]:
    """Return the same number of lines, as narrow as they can be."""
    low, high, best = width / 2, width, lines
    for _ in range(7):
        middle = (low + high) / 2
        tried, cut = _break(said, middle, size, weight, len(lines))
        if cut or len(tried) > len(lines):
            low = middle
        else:
            high, best = middle, tried
    return best
