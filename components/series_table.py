"""One series as a table, with what the method makes of each figure."""

from collections.abc import Mapping

from components.html import Row, Table, plain
from components.outcome_series import Kind, adjusted_values, chart_kind, point_classes
from components.outcome_view import OutcomeView
from components.outcome_words import missing_words
from components.takeaway import Column, TakenTable, Value
from components.words import NOTES, limits_words, notes_words, period_words, unit_words
from data.figures import Figure
from locales import Translator, mark
from locales.formats import format_number

CLASSES: Mapping[str, str] = {
    "common": mark("as usual"),
    "improving": mark("stands out: better"),
    "concerning": mark("stands out: worse"),
}


def series_caption(view: OutcomeView, _: Translator) -> str:
    """Return what the table of one series is called."""
    return f"{view.names[view.area]}: {plain(view.facts.title, _.lang)}"


def build_series_table(view: OutcomeView, _: Translator) -> Table:
    """Return the series of the area that is looked at, latest first."""
    rows = []
    for figure in reversed(view.series(view.area)):
        cells = [period_words(figure.period, view.known.figures.kind, _.lang)]
        shown = _("no figure")
        if figure.value is not None:
            shown = format_number(figure.value, view.facts.decimals, _.lang)
        cells += [shown, limits_words(figure, view.facts, _) or _("not published")]
        cells += [
            each if isinstance(each, str) else _number(each, view, _)
            for each in _judged(view, figure, _)
        ]
        rows.append(Row([*cells, notes_words(figure, _)], picked=figure.period == view.period))
    heads = [head.title for head in _series_columns(view, _)]
    numbers = frozenset({1, 2} | ({3} if _is_adjusted(view) else set()))
    return Table(series_caption(view, _), heads, rows, numbers=numbers)


def take_series_table(view: OutcomeView, _: Translator) -> TakenTable:
    """Return the same table as data, the limits in columns of their own."""
    decimals = view.facts.decimals
    heads = _series_columns(view, _)
    limits = [Column(_("Lower 95% limit"), decimals), Column(_("Upper 95% limit"), decimals)]
    rows: list[list[Value]] = []
    for figure in reversed(view.series(view.area)):
        period = period_words(figure.period, view.known.figures.kind, _.lang)
        published = (period, figure.value, figure.lower, figure.upper)
        rows.append([*published, *_judged(view, figure, _), missing_words(figure, _)])
    columns = [*heads[:2], *limits, *heads[3:]]
    return TakenTable("series", series_caption(view, _), columns, rows, tuple(code_words(view, _)))


def _series_columns(view: OutcomeView, _: Translator) -> list[Column]:
    decimals = view.facts.decimals
    columns = [
        Column(_("Period")),
        Column(_("Figure ({unit})", unit=unit_words(view.facts, _.lang)), decimals),
        Column(_("95% limits")),
    ]
    if _is_adjusted(view):
        columns.append(Column(_("Without its season"), decimals))
    if _has_classes(view):
        columns.append(Column(_("This figure")))
    return [*columns, Column(_("Note"))]


def _judged(view: OutcomeView, figure: Figure, _: Translator) -> list[Value]:
    """Return what the method makes of one figure: without its season, and its class."""
    document = view.document(view.area)
    cells: list[Value] = []
    if _is_adjusted(view):
        cells.append(adjusted_values(document).get(figure.period))
    if _has_classes(view):
        found = point_classes(document).get(figure.period)
        cells.append(_(CLASSES[found]) if found else _("not judged"))
    return cells


def _number(value: Value, view: OutcomeView, _: Translator) -> str:
    return "" if value is None else format_number(float(value), view.facts.decimals, _.lang)


def _is_adjusted(view: OutcomeView) -> bool:
    document = view.document(view.area)
    return document is not None and bool(document["adjusted"])


def _has_classes(view: OutcomeView) -> bool:
    document = view.document(view.area)
    if document is None or document["spc"]["variation"] is None:  # too few for a verdict
        return False
    return chart_kind(document) is Kind.USUAL


def code_words(view: OutcomeView, _: Translator) -> list[str]:
    """Return each note code that stands in the series, and what it means."""
    codes = sorted({code for figure in view.series(view.area) for code in figure.notes})
    return [f"{code}: {_(NOTES.get(code, code))}" for code in codes]
