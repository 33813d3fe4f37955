"""The empty presentation: 16:9, one layout with a title, our font and colours as its theme."""

import re
from datetime import datetime, time
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides

from components.briefing.placed import TALL, WIDE, Box
from components.briefing.slides.arial import FAMILY
from components.briefing.slides.cleaned import clean
from components.briefing.slides.units import corners, emu
from components.palette import PALETTES, Palette

LIGHT = PALETTES["light"]
LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}
LAYOUT = "Title Only"
TITLE = Box(80, 95, 1760, 150)
BODY = Box(80, 290, 1760, 640)
MOST_OF_A_PROPERTY = 255
"""Letters that a property of a file may hold."""


def start_slides() -> Slides:
    """Return a presentation without slides."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = emu(WIDE), emu(TALL)
    master = slides.slide_master
    for layout in list(slides.slide_layouts):
        if layout.name != LAYOUT:
            slides.slide_layouts.remove(layout)
    _keep_titles(master, {"TITLE": TITLE, "BODY": BODY})
    _keep_titles(slides.slide_layouts[0], {"TITLE": TITLE})
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _own_theme(theme.blob.decode("utf-8"), LIGHT).encode("utf-8")
    _drop_thumbnail(slides)
    _widen_notes(slides)
    return slides


def describe(slides: Slides, title: str, lang: str, said: str, day: Any) -> None:
    """Write what the file is: title, language, who made it, and the date its figures are of."""
    properties, noon = slides.core_properties, datetime.combine(day, time(12))
    properties.title = clean(title)[:MOST_OF_A_PROPERTY]
    properties.language = LANGUAGES[lang]
    properties.author = clean(said)[:MOST_OF_A_PROPERTY]
    properties.last_modified_by = properties.author
    properties.created = properties.modified = noon
    properties.revision = 1


def _keep_titles(page: Any, boxes: dict[str, Box]) -> None:
    """Leave only what is used of a page's placeholders, and move it to 16:9."""
    for shape in list(page.placeholders):
        box = boxes.get(shape.placeholder_format.type.name)
        if box is None:
            shape._element.getparent().remove(shape._element)
        else:
            shape.left, shape.top, shape.width, shape.height = corners(box)


def _own_theme(theme: str, palette: Palette) -> str:
    """Return a theme with our colours and font, so that what is added later looks like the rest."""
    colours = {
        "dk1": palette.ink,
        "lt1": palette.background,
        "dk2": palette.fact,
        "lt2": palette.surface,
        "accent1": palette.fact,
        "accent2": palette.better,
        "accent3": palette.concern,
        "accent4": palette.hoped,
        "accent5": palette.muted,
        "accent6": palette.classes[2],
        "hlink": palette.fact,
        "folHlink": palette.hoped,
    }
    for name, colour in colours.items():
        own = f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>", own, theme, count=1, flags=re.DOTALL)
    return re.sub(r'(<a:m(?:aj|in)orFont><a:latin typeface=")[^"]*', rf"\1{FAMILY}", theme)


def _drop_thumbnail(slides: Slides) -> None:
    """Take out the small picture of another file that the template carries."""
    package = slides.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(key)


def _widen_notes(slides: Slides) -> None:
    """Make the picture of the slide above its notes as wide as slides are."""
    for shape in slides.notes_master.placeholders:
        if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_IMAGE:
            shape.height = round(shape.width * TALL / WIDE)
