"""One place over time, beside Wales: a plotly figure, its finding and its table."""

from typing import Any

from components.html import Row, Table
from components.map_view import MapView
from components.palette import Palette
from components.words import limits_words, period_words, unit_words, value_words
from data.figures import Figure
from locales import Translator
from locales.formats import format_number
from models.area import WALES
from models.periods import parse_period

FONT = "'Source Sans Pro', 'Source Sans', sans-serif"
HEIGHT = 320


def place_finding(view: MapView, code: str, _: Translator) -> str:
    """Return one sentence: the place's figure and Wales's, claiming nothing."""
    figure = view.shown.get(code)
    facts = view.figures.facts
    name = view.names[code]
    if figure is None or figure.value is None:
        return _("{place}: no figure", place=name)
    own = value_words(figure.value, facts, _.lang)
    if view.wales is None or view.wales.value is None:
        return _("{place}: {value}", place=name, value=own)
    return _(
        "{place}: {value} · Wales: {wales}",
        place=name,
        value=own,
        wales=value_words(view.wales.value, facts, _.lang),
    )


def _series(view: MapView, code: str) -> list[Figure]:
    cells = (view.figures.cells.get((code, period)) for period in view.figures.periods)
    return [figure for figure in cells if figure is not None and figure.value is not None]


def build_place_chart(view: MapView, code: str, palette: Palette, _: Translator) -> dict[str, Any]:
    """Return the figure as plotly's own plain dictionary: no toolbar, labels on the lines."""
    place, wales = _series(view, code), _series(view, WALES)
    traces = []
    if wales:
        traces.append(_line(view, wales, palette.muted, 1.5, _))
    if place:
        traces.extend(_limits(view, place, palette))
        traces.append(_line(view, place, palette.fact, 2.5, _))
    names = [(wales, _("Wales"), palette.muted), (place, view.names[code], palette.fact)]
    return {"data": traces, "layout": _layout(view, names, palette, _.lang)}


def _day(view: MapView, figure: Figure) -> str:
    assert view.figures.kind is not None
    period = parse_period(figure.period, view.figures.kind)
    start = period.first_day
    return start.replace(year=period.last_day.year if period.years > 1 else start.year).isoformat()


def _line(
    view: MapView, series: list[Figure], colour: str, width: float, _: Translator
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [_day(view, figure) for figure in series],
        "y": [figure.value for figure in series],
        "line": {"color": colour, "width": width},
        "text": [
            f"{period_words(figure.period, view.figures.kind, _.lang)}: "
            f"{value_words(figure.value or 0.0, view.figures.facts, _.lang)}"
            for figure in series
        ],
        "hoverinfo": "text",
        "showlegend": False,
    }


def _limits(view: MapView, series: list[Figure], palette: Palette) -> list[dict[str, Any]]:
    known = [each for each in series if each.lower is not None and each.upper is not None]
    if not known:
        return []
    days = [_day(view, figure) for figure in known]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": days + days[::-1],
            "y": [each.upper for each in known] + [each.lower for each in reversed(known)],
            "fill": "toself",
            "fillcolor": palette.fact + "22",
            "line": {"width": 0},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def _layout(
    view: MapView, names: list[tuple[list[Figure], str, str]], palette: Palette, lang: str
) -> dict[str, Any]:
    ends = [(series[-1], name, colour) for series, name, colour in names if series]
    ends.sort(key=lambda end: end[0].value or 0.0)
    apart = 16 if len(ends) > 1 else 0  # pixels, so that two labels never touch
    return {
        "height": HEIGHT,
        "margin": {"l": 48, "r": 130, "t": 12, "b": 32},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": palette.ink},
        "xaxis": {"showgrid": False, "linecolor": palette.muted, "fixedrange": True},
        "yaxis": {
            "gridcolor": palette.line,
            "zeroline": False,
            "fixedrange": True,
            "nticks": 6,
            "ticksuffix": "%" if unit_words(view.figures.facts, lang) == "%" else "",
        },
        "hovermode": "closest",
        "annotations": [
            {
                "x": _day(view, last),
                "y": last.value,
                "text": name,
                "xanchor": "left",
                "xshift": 8,
                "yshift": apart * (at - 0.5) if apart else 0,
                "showarrow": False,
                "font": {"color": colour, "size": 14},
            }
            for at, (last, name, colour) in enumerate(ends)
        ],
    }


def build_place_table(view: MapView, code: str, caption: str, _: Translator) -> Table:
    """Return the place's series beside Wales's, latest first."""
    decimals = view.figures.facts.decimals
    rows = []
    for period in reversed(view.figures.periods):
        own = view.figures.cells.get((code, period))
        wales = view.figures.cells.get((WALES, period))
        rows.append(
            Row(
                (
                    period_words(period, view.figures.kind, _.lang),
                    _number(own, decimals, _),
                    limits_words(own, view.figures.facts, _) if own else "",
                    _number(wales, decimals, _),
                )
            )
        )
    unit = unit_words(view.figures.facts, _.lang)
    columns = (
        _("Period"),
        f"{view.names[code]} ({unit})",
        _("95% limits"),
        f"{_('Wales')} ({unit})",
    )
    return Table(caption, columns, rows, numbers=frozenset({1, 2, 3}))


def _number(figure: Figure | None, decimals: int, _: Translator) -> str:
    if figure is None or figure.value is None:
        return _("no figure")
    return format_number(figure.value, decimals, _.lang)
