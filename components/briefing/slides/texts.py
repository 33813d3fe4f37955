"""Words on a slide: real text, in a box of its own or in a shape, each run in its language."""

from dataclasses import dataclass
from typing import Any, Literal

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from components.briefing.placed import Box
from components.briefing.slides.arial import BOLD, FAMILY
from components.briefing.slides.base import LANGUAGES
from components.briefing.slides.cleaned import clean, runs_from_right
from components.briefing.slides.fitted import FittedWords, fit_into
from components.briefing.slides.named import name
from components.briefing.slides.units import corners, emu, points

ALIGNED = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}


@dataclass(frozen=True)
class Style:
    """How words are set; `size` and `leading` in units, `colour` as ``#rrggbb``."""

    size: float
    colour: str
    lang: str
    leading: float = 0.0
    weight: int = 400
    align: Literal["left", "right", "center"] = "left"


def put_text(slide: Any, box: Box, said: str, style: Style, called: str) -> bool:
    """Put words in a box of their own, and return whether their end was cut off.

    Where nothing is left of them to be seen there is no box either.
    """
    if not clean(said):
        return False
    shape = slide.shapes.add_textbox(*corners(box))
    name(shape, called)
    return set_text(shape.text_frame, box, said, style)


def set_text(frame: Any, box: Box, said: str, style: Style, *, middle: bool = False) -> bool:
    """Set words into a frame that is as large as a box, and return whether their end was cut."""
    leading = style.leading or style.size * 1.2
    fitted = fit_into(clean(said), box, style.size, leading, style.weight)
    prepare_frame(frame, middle=middle)
    write_run(frame.paragraphs[0], fitted, style)
    return fitted.cut


def prepare_frame(frame: Any, *, middle: bool = False) -> None:
    """Make a frame one whose words stand where they are put, and are never resized."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP


def write_run(paragraph: Any, fitted: FittedWords, style: Style) -> None:
    """Write words as a paragraph with one run, from right to left where the words run so."""
    paragraph.alignment = ALIGNED[style.align]
    paragraph.line_spacing = Pt(points(fitted.leading))
    paragraph.space_before = paragraph.space_after = Pt(0)
    if runs_from_right(fitted.said):
        paragraph._p.get_or_add_pPr().set("rtl", "1")
        if style.align == "left":
            paragraph.alignment = PP_ALIGN.RIGHT
    run = paragraph.add_run()
    run.text = fitted.said
    font = run.font
    font.name, font.size, font.bold = FAMILY, Pt(points(fitted.size)), style.weight >= BOLD
    font.color.rgb = RGBColor.from_string(style.colour[1:].upper())
    properties = run._r.get_or_add_rPr()
    properties.set("lang", LANGUAGES.get(style.lang, style.lang))
    properties.set("dirty", "0")
    if fitted.spacing:
        properties.set("spc", str(round(points(fitted.spacing) * 100)))


def margins(frame: Any, sides: float, ends: float) -> None:
    """Leave so many units free around the words of a frame."""
    frame.margin_left = frame.margin_right = emu(sides)
    frame.margin_top = frame.margin_bottom = emu(ends)
