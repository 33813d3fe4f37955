"""Pieces of DrawingML charts as text: python-pptx knows no chart that is both lines and a band."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, Literal

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml

from components.briefing.placed import SMALLEST, Box
from components.briefing.slides.arial import FAMILY
from components.briefing.slides.base import LANGUAGES
from components.briefing.slides.cleaned import clean
from components.briefing.slides.units import PER_UNIT, corners, points

Dash = Literal["solid", "dash", "sysDot"]
NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
NO_LINE = "<a:ln><a:noFill/></a:ln>"
NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""No line from a name that was moved to its point: it would cross the figures."""
SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def put_chart(slide: Any, box: Box, plot_area: str, workbook: bytes, lang: str) -> Any:
    """Put a native chart into a box, its data in a workbook of its own; return its frame."""
    empty = CategoryChartData()
    empty.categories = [""]
    empty.add_series("", [0])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *corners(box), empty)
    space = frame.chart.element
    for child in list(space):
        if not child.tag.endswith("}externalData"):
            space.remove(child)
    made = parse_xml(_space(plot_area, lang))
    for at, child in enumerate(list(made)):
        space.insert(at, child)
    frame.chart.part.chart_workbook.update_from_xlsx_blob(workbook)
    return frame


def _space(plot_area: str, lang: str) -> str:
    return (
        f'<c:chartSpace {NAMESPACES}><c:date1904 val="0"/><c:lang val="{LANGUAGES[lang]}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'<c:plotArea>{plot_area}</c:plotArea><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{letters('#1a1c20', lang)}</c:chartSpace>"
    )


def placed_plot(frame: Box, plot: Box) -> str:
    """Return where the plot itself stands in its frame; both on the stage."""
    parts = {
        "x": (plot.x - frame.x) / frame.width,
        "y": (plot.y - frame.y) / frame.height,
        "w": plot.width / frame.width,
        "h": plot.height / frame.height,
    }
    said = "".join(f'<c:{name} val="{value:.5f}"/>' for name, value in parts.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{said}</c:manualLayout></c:layout>'
    )


def letters(
    colour: str, lang: str, *, bold: bool = False, size: float = SMALLEST, one_line: bool = False
) -> str:
    """Return how the words of a part are set, in one line where they may not be broken."""
    heavy = ' b="1"' if bold else ' b="0"'
    turned = ' rot="0" vert="horz"' + (' wrap="none"' if one_line else "")
    return (
        f'<c:txPr><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr><a:defRPr lang="{LANGUAGES[lang]}" '
        f'sz="{round(points(size) * 100)}"{heavy}>{solid(colour)}<a:latin typeface="{FAMILY}"/>'
        f'<a:cs typeface="{FAMILY}"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{LANGUAGES[lang]}"/></a:p></c:txPr>'
    )


def solid(colour: str, opacity: float = 1.0) -> str:
    """Return a fill."""
    alpha = f'<a:alpha val="{round(opacity * 100000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}">{alpha}</a:srgbClr></a:solidFill>'


def stroke_xml(
    colour: str, width: float, dash: Dash = "solid", *, opacity: float = 1.0, flat: bool = False
) -> str:
    """Return a line, so many units wide."""
    return (
        f'<a:ln w="{round(width * PER_UNIT)}" cap="{"flat" if flat or dash != "solid" else "rnd"}">'
        f'{solid(colour, opacity)}<a:prstDash val="{dash}"/><a:round/></a:ln>'
    )


def marker_xml(symbol: str, size: int, inside: str, edge: str, width: float = 3) -> str:
    """Return the mark of a series' points, so many points large; `inside` empty: hollow."""
    filled = solid(inside) if inside else "<a:noFill/>"
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>'
        f"<c:spPr>{filled}{stroke_xml(edge, width)}</c:spPr></c:marker>"
    )


NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


def shown_xml(*which: str) -> str:
    """Return what a label says: some of `SHOWN`, or nothing."""
    return "".join(f'<c:show{each} val="{int(each in which)}"/>' for each in SHOWN)


def words_ref(reference: str, said: Sequence[str]) -> str:
    """Return words of the workbook, and what they were when the chart was made."""
    kept = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(clean(each))}</c:v></c:pt>' for at, each in enumerate(said)
    )
    return (
        f"<c:strRef><c:f>{reference}</c:f><c:strCache>"
        f'<c:ptCount val="{len(said)}"/>{kept}</c:strCache></c:strRef>'
    )


def numbers_ref(reference: str, values: Iterable[float | None]) -> str:
    """Return numbers of the workbook, every digit of them; none where there is none."""
    listed = list(values)
    kept = "".join(
        f'<c:pt idx="{at}"><c:v>{float(value)!r}</c:v></c:pt>'
        for at, value in enumerate(listed)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(listed)}"/>{kept}</c:numCache></c:numRef>'
    )


def number_format(unit: str, decimals: int, *, signed: bool = False) -> str:
    """Return how an axis writes numbers: thousands grouped, a real minus sign, % at each."""
    plain = "#,##0" + ("." + "0" * decimals if decimals else "") + (f'"{unit}"' if unit else "")
    return f"{'+' if signed else ''}{plain};\N{MINUS SIGN}{plain}" + (f";{plain}" if signed else "")
