"""The axes of a native chart over time: periods side by side, and round numbers."""

from components.briefing.slides.chart_scale import Steps
from components.briefing.slides.chart_xml import NO_LINE, letters, number_format, stroke_xml
from components.palette import Palette

PERIODS, NUMBERS = 501, 502
AXES = f'<c:axId val="{PERIODS}"/><c:axId val="{NUMBERS}"/>'


def axes_xml(steps: Steps, unit: str, lang: str, palette: Palette) -> str:
    """Return both axes; the periods are named under the chart, for programs break long words."""
    words = letters(palette.muted, lang)
    numbers = number_format(unit, steps.decimals).replace('"', "&quot;")
    return (
        f'<c:catAx><c:axId val="{PERIODS}"/>'
        '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        f"<c:spPr>{stroke_xml(palette.ink, 2)}</c:spPr>"
        f'<c:crossAx val="{NUMBERS}"/><c:crosses val="min"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{NUMBERS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{steps.high!r}"/><c:min val="{steps.low!r}"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/>'
        f"<c:majorGridlines><c:spPr>{stroke_xml(palette.line, 1.2)}</c:spPr></c:majorGridlines>"
        f'<c:numFmt formatCode="{numbers}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{NO_LINE}</c:spPr>{words}"
        f'<c:crossAx val="{PERIODS}"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{steps.step!r}"/></c:valAx>'
    )
