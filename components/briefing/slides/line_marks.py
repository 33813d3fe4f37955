"""Single figures of a native chart that are marked: provisional ones, and those that stand out."""

from collections.abc import Iterator

from components.briefing.deck import ChartPicture
from components.briefing.slides.chart_xml import marker_xml
from components.briefing.slides.line_times import read_times
from components.chart import Marks, Shape
from components.palette import Palette

SYMBOLS: dict[Shape, str] = {
    "ring": "circle",
    "triangle_up": "triangle",
    "triangle_down": "square",
}
"""Native charts know no triangle that points down."""
SIZES = {"circle": 8, "triangle": 11, "square": 9}


def marks_xml(picture: ChartPicture, palette: Palette) -> str:
    """Return the points of the figures that look different from the rest."""
    found = dict(_marked(picture, palette))
    return "".join(
        f'<c:dPt><c:idx val="{at}"/>{marker}<c:bubble3D val="0"/></c:dPt>'
        for at, marker in sorted(found.items())
    )


def _marked(picture: ChartPicture, palette: Palette) -> Iterator[tuple[int, str]]:
    times = read_times(picture.codes)
    if times is None:
        return
    for layer in picture.chart.layers:
        if not isinstance(layer, Marks) or layer.label or layer.shape not in SYMBOLS:
            continue
        symbol, colour = SYMBOLS[layer.shape], str(getattr(palette, layer.colour))
        # Some programs draw no edge: a ring is a paler disc in them.
        inside = palette.classes[0] if layer.shape == "ring" else colour
        for point in layer.points:
            at = times.index(point.x)
            if at is not None:
                yield at, marker_xml(symbol, SIZES[symbol], inside, colour, 3.5)
