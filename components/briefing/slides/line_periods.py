"""The years under a chart: one text with a stop under each period that is named.

A program that names the periods itself breaks or turns the words where they are many.
"""

from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml

from components.briefing.deck import ChartPicture
from components.briefing.placed import SMALLEST, Box
from components.briefing.slides.arial import arial_width
from components.briefing.slides.fitted import FittedWords
from components.briefing.slides.named import name
from components.briefing.slides.shapes import DRAWING
from components.briefing.slides.texts import Style, prepare_frame, write_run
from components.briefing.slides.units import PER_UNIT, corners
from components.palette import Palette

YEARS = (1, 2, 5, 10, 20, 50, 100)
"""Every how many years one is named, the first that leaves room."""
APART, UNDER, TALL = 30.0, 10.0, 40.0
Named = tuple[tuple[int, str], ...]
"""Which periods are named, and what is written under them."""


def put_periods(slide: Any, plot: Box, picture: ChartPicture, lang: str, palette: Palette) -> None:
    """Write the periods under the plot, as many as stand side by side."""
    named = choose_periods(picture.codes, picture.periods, plot.width)
    if not named:
        return
    # A stop needs room at either side of the plot: half a name may stand beyond it.
    side = max(arial_width(said, SMALLEST) for _at, said in named) / 2 + 4
    box = Box(plot.x - side, plot.y + plot.height + UNDER, plot.width + 2 * side, TALL)
    shape = slide.shapes.add_textbox(*corners(box))
    name(shape, "periods")
    prepare_frame(shape.text_frame)
    paragraph = shape.text_frame.paragraphs[0]
    said = FittedWords("".join(f"\t{words}" for _at, words in named), SMALLEST, SMALLEST * 1.2)
    write_run(paragraph, said, Style(SMALLEST, palette.muted, lang))
    slot = plot.width / len(picture.periods)
    stops = "".join(
        f'<a:tab pos="{round((side + (at + 0.5) * slot) * PER_UNIT)}" algn="ctr"/>'
        for at, _words in named
    )
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<a:tabLst xmlns:a="{DRAWING}">{stops}</a:tabLst>'))


def choose_periods(codes: Sequence[str], periods: Sequence[str], width: float) -> Named:
    """Return which periods are named: the first of a year by the year, a year by its own words."""
    within = periods_a_year(codes)
    slot = width / max(len(periods), 1)
    if within == 1:
        every = list(enumerate(periods))
    else:
        first = "Q1" if within == 4 else "01"
        every = [(at, code[:4]) for at, code in enumerate(codes) if code[5:] == first]
    widest = max((arial_width(said, SMALLEST) for _at, said in every), default=0.0) + APART
    step = next((many for many in YEARS if many * within * slot >= widest), YEARS[-1])
    if within == 1:
        return tuple(every[(len(every) - 1) % step :: step])
    return tuple((at, year) for at, year in every if int(year) % step == 0) or tuple(every[:1])


def periods_a_year(codes: Sequence[str]) -> int:
    """Return how many periods make a year: 4 of quarters, 12 of months, else 1."""
    if any("Q" in code for code in codes):
        return 4
    months = [code for code in codes if len(code) == len("2024-07") and code[4] == "-"]
    # A year from April is written like a month: its last two digits are the next year's.
    return 12 if any(int(code[5:]) != (int(code[:4]) + 1) % 100 for code in months) else 1
