"""Cut the fonts of our pictures from the font of our pages.

The pages are set in Source Sans 3, which Streamlit carries. A file that is taken away, and a
picture on the screen, cannot use the page's font; they carry their own: two weights of the same
design, only the letters that English and Welsh need, under a name of our own, as the SIL Open
Font License asks of a changed font whose first name is reserved.

Run ``python -m components.fonts.make_fonts`` after a change here. It needs fontTools with brotli
(``requirements-dev.txt``); what it makes is in git.
"""

import json
from io import BytesIO
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from components.fonts import FAMILY, WEIGHTS

FOLDER = Path(__file__).parent
MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
LETTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0xA0, 0x180)))
    + "ẀẁẂẃẄẅỲỳ"
    + "‐‑–—‘’“”•…‰′″€₂\u2009\u202f−×÷±≈≠≤≥←↑→↓■□▲△▼▽●○◆✓"
)
ON_SCREEN = (
    "".join(map(chr, range(0x20, 0x7F))) + "£·ÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜÝàáâäèéêëìíîïòóôöùúûüýÿŴŵŶŷŸ"
    "ẀẁẂẃẄẅỲỳ–—‘’“”…−×±≤≥←→↑↓▲▼●○✓₂\u00a0"
)
"""The fewer letters that go with every picture on the screen; others fall to the reader's font."""


def cut(weight: int, letters: str, flavor: str | None) -> bytes:
    """Return one weight with only these letters, as TrueType or ``woff2``."""
    (source,) = MEDIA.glob("SourceSansVF-Upright.ttf.*.woff2")
    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": weight})
    options = Options(layout_features=["kern", "mark", "ccmp"], hinting=False, notdef_outline=True)
    options.name_IDs = [0, 13, 14]
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    _name(font, weight)
    font.flavor = flavor
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _name(font: TTFont, weight: int) -> None:
    style = WEIGHTS[weight]
    names = {1: FAMILY if weight == 400 else f"{FAMILY} {style}", 2: "Regular", 16: FAMILY}
    names |= {4: f"{FAMILY} {style}", 6: f"{FAMILY}-{style}".replace(" ", ""), 17: style}
    names |= {3: f"{FAMILY} {style}"}
    for number, said in names.items():
        font["name"].setName(said, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def advance_widths(weight: int) -> dict[str, int]:
    """Return how far each letter of a shipped weight moves the pen, in thousandths of its size."""
    font = TTFont(FOLDER / f"{WEIGHTS[weight]}.ttf")
    per_em = font["head"].unitsPerEm
    return {
        chr(code): round(1000 * font["hmtx"][glyph][0] / per_em)
        for code, glyph in sorted(font.getBestCmap().items())
    }


def main() -> None:
    """Write the fonts for files, the smaller ones for the screen, and the widths of the letters."""
    for weight, style in WEIGHTS.items():
        (FOLDER / f"{style}.ttf").write_bytes(cut(weight, LETTERS, None))
        (FOLDER / f"{style}.woff2").write_bytes(cut(weight, ON_SCREEN, "woff2"))
    widths = {style: advance_widths(weight) for weight, style in WEIGHTS.items()}
    text = json.dumps(widths, ensure_ascii=False, indent=0)
    (FOLDER / "widths.json").write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
