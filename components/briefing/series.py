"""A series over time as a chart that is drawn and as the numbers it is drawn from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from components.briefing.deck import ChartPicture, Role, Series
from components.chart import Band, Chart, Layer, Level, Point
from components.html import plain
from components.outcome_chart import series_chart
from components.outcome_series import (
    MONTHS,
    Kind,
    adjusted_values,
    chart_kind,
    middle,
    target_path,
)
from components.outcome_view import OutcomeView
from components.outcome_words import bare_value
from components.takeaway import Column, TakenTable, Value
from components.words import notes_words, period_words, unit_words
from evidence.numbers import choose_decimals
from locales import Translator
from models.periods import Period, period_ending

Values = tuple[float | None, ...]


def series_picture(view: OutcomeView, _: Translator) -> ChartPicture | None:
    """Return the chart of the area that is looked at; None where it has no figure."""
    periods = list_calendar(view)
    if not periods:
        return None
    chart = calm_chart(series_chart(view, _), _)
    return ChartPicture(
        chart=chart,
        codes=tuple(each.code for each in periods),
        periods=tuple(period_words(each.code, view.known.figures.kind, _.lang) for each in periods),
        series=tuple(list_series(view, periods, _)),
        unit=unit_words(view.facts, _.lang),
        decimals=view.facts.decimals,
        alt=chart.alt,
    )


def calm_chart(chart: Chart, _: Translator) -> Chart:
    """Return a chart whose usual variation is drawn and not named: the notes say what it is.

    Read from four metres it names what happened, what is hoped for and what is likely.
    """
    named = _("likely range")

    def is_quiet(layer: Layer) -> bool:
        return isinstance(layer, Level) or (isinstance(layer, Band) and layer.label != named)

    layers = (replace(each, label="") if is_quiet(each) else each for each in chart.layers)
    return replace(chart, layers=tuple(layers))


def list_calendar(view: OutcomeView) -> list[Period]:
    """Return every period from the first figure to the last figure, target or likely range."""
    valued = view.valued(view.area)
    if not valued or view.known.figures.kind is None:
        return []
    first, last = view.span(valued[0].period), view.span(valued[-1].period)
    document, target = view.document(view.area), view.known.targets.get(view.area)
    ends = [last.last_day]
    if target is not None:
        ends.append(view.span(target.period).last_day)
    if document is not None and document["target"] is not None:
        ends += [view.span(each["period"]).last_day for each in document["likely_range"]]
    found, step = [first], MONTHS[view.facts.frequency]
    while found[-1].last_day < max(ends):
        day = _months_later(found[-1].last_day, step)
        found.append(period_ending(day, first.kind, first.years))
    return found


def _months_later(last_day: date, months: int) -> date:
    """Return the last day of a month, so many months after another last day of a month."""
    at = last_day.year * 12 + last_day.month - 1 + months + 1
    return date(at // 12, at % 12 + 1, 1) - timedelta(days=1)


def list_series(view: OutcomeView, periods: Sequence[Period], _: Translator) -> Iterator[Series]:
    """Yield the figures, and what the method and the target make of the time around them."""
    codes = [each.code for each in periods]
    values = {figure.period: figure.value for figure in view.valued(view.area)}
    shown, document = adjusted_values(view.document(view.area)), view.document(view.area)
    name = view.names[view.area]
    if shown:
        yield Series(_("without its season"), Role.FACT, _at(codes, shown))
        yield Series(_("as published"), Role.MIDDLE, _at(codes, values))
    else:
        yield Series(name, Role.FACT, _at(codes, values))
    if document is not None and document["n"]:
        yield from _judged(view, document, periods, _)
    path, target = target_path(view), view.known.targets.get(view.area)
    if path is not None:
        yield Series(_("path to the target"), Role.PATH, _straight(path, periods))
    for step in view.known.milestones:
        if step.area == view.area:
            said = _("milestone {value}", value=bare_value(view, step.value, _))
            yield Series(said, Role.TARGET, _at(codes, {step.period: step.value}))
    if target is not None:
        yield Series(_("target"), Role.TARGET, _at(codes, {target.period: target.value}))
    if document is not None and document["target"] is not None and document["likely_range"]:
        ranges = document["likely_range"]
        lows = {each["period"]: each["lower"] for each in ranges}
        highs = {each["period"]: each["upper"] for each in ranges}
        yield Series(_("likely range, low"), Role.LIKELY_LOW, _at(codes, lows))
        yield Series(_("likely range, high"), Role.LIKELY_HIGH, _at(codes, highs))


def _judged(
    view: OutcomeView, document: dict[str, object], periods: Sequence[Period], _: Translator
) -> Iterator[Series]:
    """Yield the trend, or the mean with its limits, over the periods that they were made from."""
    spc, (first, last) = document["spc"], document["span"]
    within = [first <= each.code <= last for each in periods]
    if chart_kind(document) is Kind.TREND:
        line = document["trend_line"]
        if line is not None and spc["mean"] is not None:
            ends = [middle(view.span(code)) for code in (first, last)]
            path = [(ends[0], line[0]), (ends[1], line[1])]
            yield Series(_("trend"), Role.MIDDLE, _between(path, periods))
        return
    for role, name, key in (
        (Role.MIDDLE, _("mean"), "mean"),
        (Role.LIMIT, _("upper limit"), "upper_limit"),
        (Role.LIMIT, _("lower limit"), "lower_limit"),
    ):
        yield Series(name, role, tuple(spc[key] if inside else None for inside in within))


def _at(codes: Sequence[str], values: dict[str, float]) -> Values:
    return tuple(values.get(code) for code in codes)


def _straight(path: tuple[Point, Point], periods: Sequence[Period]) -> Values:
    return _between([(point.x, point.y) for point in path], periods)


def _between(ends: Sequence[tuple[float, float]], periods: Sequence[Period]) -> Values:
    """Return the straight line between two points at each period's middle; None outside them."""
    (start, low), (end, high) = ends
    found: list[float | None] = []
    for each in periods:
        at = middle(each)
        if at in (start, end):
            found.append(low if at == start else high)
        elif start < at < end:
            found.append(low + (high - low) * (at - start) / (end - start))
        else:
            found.append(None)
    return tuple(found)


def series_table(view: OutcomeView, _: Translator) -> TakenTable | None:
    """Return the numbers of the chart as a table; None where the area has no figure."""
    periods = list_calendar(view)
    if not periods:
        return None
    made = list(list_series(view, periods, _))
    figures = {figure.period: figure for figure in view.series(view.area)}
    decimals = view.facts.decimals
    rows: list[tuple[Value, ...]] = []
    for at, each in enumerate(periods):
        figure = figures.get(each.code)
        rows.append(
            (
                period_words(each.code, view.known.figures.kind, _.lang),
                each.code,
                *(one.values[at] for one in made),
                figure.lower if figure else None,
                figure.upper if figure else None,
                notes_words(figure, _) if figure else "",
            )
        )
    columns = (
        Column(_("Period")),
        Column(_("Code")),
        *(Column(each.name, _decimals(each, decimals)) for each in made),
        Column(_("Lower 95% limit"), decimals),
        Column(_("Upper 95% limit"), decimals),
        Column(_("Note")),
    )
    title = plain(view.facts.title, _.lang)
    return TakenTable("series", title, columns, rows, (unit_words(view.facts, _.lang),))


def _decimals(series: Series, decimals: int) -> int:
    """Return with how many decimals a column is shown: figures as published, the rest finer."""
    if series.role in (Role.FACT, Role.TARGET):
        return decimals
    return choose_decimals(decimals + 1, [each for each in series.values if each is not None][:1])
