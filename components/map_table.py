"""The map in words: a table of every place."""

from components.html import Row, Table
from components.map_view import MapView
from components.words import limits_words, notes_words, unit_words
from data.figures import Figure
from locales import Translator
from locales.formats import format_number


def build_map_table(view: MapView, picked: str | None, caption: str, _: Translator) -> Table:
    """Return Wales and the 22 places by name, with limits and notes where published."""
    rows = [Row(_cells(view, _("Wales"), view.wales, _))]
    rows += [
        Row(_cells(view, name, view.shown.get(code), _), picked=code == picked)
        for code, name in view.names.items()
    ]
    value = _("Figure ({unit})", unit=unit_words(view.figures.facts, _.lang))
    columns = (_("Place"), value, _("95% limits"), _("Note"))
    return Table(caption, columns, rows, numbers=frozenset({1, 2}))


def _cells(view: MapView, name: str, figure: Figure | None, _: Translator) -> tuple[str, ...]:
    if figure is None:
        return name, _("no figure"), "", ""
    decimals = view.figures.facts.decimals
    shown = (
        _("no figure") if figure.value is None else format_number(figure.value, decimals, _.lang)
    )
    limits = limits_words(figure, view.figures.facts, _) or _("not published")
    return name, shown, limits, notes_words(figure, _)
