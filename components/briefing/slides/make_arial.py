"""Measure the letters of Arial, from a font whose letters are as wide as Arial's.

Run ``python -m components.briefing.slides.make_arial FOLDER`` where FOLDER holds Liberation Sans
(Debian: fonts-liberation). It needs fontTools (``requirements-dev.txt``); what it makes is in git.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

from components.briefing.slides.arial import WIDTHS
from components.fonts.make_fonts import LETTERS

FILES = {"Regular": "LiberationSans-Regular.ttf", "Bold": "LiberationSans-Bold.ttf"}


def advance_widths(path: Path) -> dict[str, int]:
    """Return how far each letter moves the pen, in thousandths of the size."""
    font = TTFont(path)
    per_em, glyphs = font["head"].unitsPerEm, font.getBestCmap()
    return {
        letter: round(1000 * font["hmtx"][glyphs[ord(letter)]][0] / per_em)
        for letter in sorted(LETTERS)
        if ord(letter) in glyphs
    }


def main(folder: Path) -> None:
    """Write the widths of both weights."""
    widths = {weight: advance_widths(folder / name) for weight, name in FILES.items()}
    text = json.dumps(widths, ensure_ascii=False, indent=0)
    WIDTHS.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
