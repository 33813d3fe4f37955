"""A sparkline: one series, its last figure, and the target if one was set."""

from components.html import Html, picture
from components.palette import Palette
from components.svg import diamond, dot, drawing, path
from components.words import period_words, value_words
from data.headlines import Headline
from locales import Translator

WIDTH, HEIGHT, MARGIN = 240, 56, 8


def build_sparkline(headline: Headline, palette: Palette, _: Translator) -> Html:
    """Return the headline's Wales series as a small picture; empty where there is no series."""
    series = [figure for figure in headline.series if figure.value is not None]
    if len(series) < 2:
        return Html("")
    values = [figure.value or 0.0 for figure in series]
    target = headline.target.value if headline.target else None
    known = [*values, *([] if target is None else [target])]
    low, high = min(known), max(known)
    room = WIDTH - 2 * MARGIN - (20 if target is not None else 0)

    def place(at: int, value: float) -> tuple[float, float]:
        across = MARGIN + room * at / (len(values) - 1)
        up = 0.5 if high == low else (value - low) / (high - low)
        return across, HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * up

    points = [place(at, value) for at, value in enumerate(values)]
    shapes = [path(points, palette.fact), dot(*points[-1], 4, palette.fact)]
    if target is not None:
        shapes.append(diamond(WIDTH - MARGIN - 2, place(0, target)[1], 5, palette.hoped, "none"))
    return picture(drawing(WIDTH, HEIGHT, shapes), _sparkline_alt(headline, _), "")


def _sparkline_alt(headline: Headline, _: Translator) -> str:
    first, last = headline.series[0], headline.series[-1]
    said = _(
        "Line for Wales: {first} ({first_period}) to {last} ({last_period})",
        first=value_words(first.value or 0.0, headline.facts, _.lang),
        first_period=period_words(first.period, headline.kind, _.lang),
        last=value_words(last.value or 0.0, headline.facts, _.lang),
        last_period=period_words(last.period, headline.kind, _.lang),
    )
    if headline.target is None:
        return said
    wanted = _(
        "target: {value} ({period})",
        value=value_words(headline.target.value, headline.facts, _.lang),
        period=period_words(headline.target.period, headline.kind, _.lang),
    )
    return f"{said}; {wanted}"
