"""The font of our pictures: its files, and how wide its letters are.

Cut from Source Sans 3 by :mod:`components.fonts.make_fonts`; `README.md` beside it says from where
and under what licence.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

FAMILY = "Cenhadaeth Sans"
WEIGHTS = {400: "Regular", 600: "Semibold"}
FOLDER = Path(__file__).parent
SEMIBOLD = 600
UNKNOWN_LETTER = 600
"""Thousandths of the size for a letter that the font does not have."""


@lru_cache(maxsize=1)
def _widths() -> dict[str, dict[str, int]]:
    read: dict[str, dict[str, int]] = json.loads(
        (FOLDER / "widths.json").read_text(encoding="utf-8")
    )
    return read


@lru_cache(maxsize=8192)
def text_width(said: str, size: float, weight: int = 400) -> float:
    """Return how wide a line of text is, in pixels, at a font size in pixels."""
    widths = _widths()[WEIGHTS[SEMIBOLD if weight >= SEMIBOLD else 400]]
    return sum(widths.get(letter, UNKNOWN_LETTER) for letter in said) * size / 1000


def font_style(weights: Sequence[int]) -> str:
    """Return a style element that holds the font, for a drawing to carry; no letter is fetched."""
    return f"<style>{''.join(_face(weight) for weight in weights)}</style>"


@lru_cache(maxsize=len(WEIGHTS))
def _face(weight: int) -> str:
    data = b64encode((FOLDER / f"{WEIGHTS[weight]}.woff2").read_bytes()).decode()
    serves = "400 500" if weight < SEMIBOLD else "600 900"
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{serves};"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


def font_files() -> list[Path]:
    """Return the font's files for a drawing program: TrueType, one a weight."""
    return [FOLDER / f"{style}.ttf" for style in WEIGHTS.values()]
