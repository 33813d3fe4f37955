"""What every object on a slide says of itself: its name, and what who cannot see it is told."""

from typing import Any

from pptx.oxml import parse_xml

from components.briefing.slides.cleaned import clean

DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)


def name(shape: Any, said: str, alt: str = "") -> None:
    """Name an object, and give it its alternative text; words in a box are their own."""
    properties = shape._element._nvXxPr.cNvPr
    properties.set("name", clean(said))
    if alt:
        properties.set("descr", clean(alt))


def mark_decorative(shape: Any, said: str) -> None:
    """Mark an object that says nothing which words beside it do not say."""
    name(shape, said)
    shape._element._nvXxPr.cNvPr.append(parse_xml(DECORATIVE))
