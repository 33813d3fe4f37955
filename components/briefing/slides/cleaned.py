"""Words as a slide can hold them, and which way they run."""

from collections.abc import Iterable
from unicodedata import bidirectional

FROM_RIGHT = ("R", "AL")


def clean(said: str) -> str:
    """Return words without what XML cannot hold, blanks and line ends as one blank each."""
    return " ".join("".join(filter(_is_allowed, said)).split())


def _is_allowed(letter: str) -> bool:
    code = ord(letter)
    if code < 0x20:
        return letter in "\t\n\r"
    return not (0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE)


def runs_from_right(said: str) -> bool:
    """Return whether the first letter that has a direction runs from right to left."""
    strong: Iterable[str] = filter(None, map(_direction, said))
    return next(iter(strong), "L") in FROM_RIGHT


def _direction(letter: str) -> str:
    found = bidirectional(letter)
    return found if found == "L" or found in FROM_RIGHT else ""
