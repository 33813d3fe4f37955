"""What is one's own to change, as a list, and the way to a new one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from html import escape

from components.entering.labels import choices, label
from components.entering.names import Names
from components.html import Html, Row, Table, link, table_html
from components.words import value_words
from evidence.numbers import Measure, format_difference
from locales import Translator, mark
from locales.alphabet import sort_key
from locales.formats import format_date

TextRow = Mapping[str, str]
BESIDE: Mapping[str, tuple[str, ...]] = {
    "missions": ("set_on", "closed_on"),
    "outcomes": ("mission", "owner"),
    "indicators": ("outcome", "headline"),
    "targets": ("kind", "target_value", "set_on"),
    "outputs": ("starts_on", "ends_on"),
    "deliveries": ("starts_on", "ends_on"),
    "contributions": ("expected_effect", "registered_on"),
}
"""What stands beside the name of a row."""
IN_UNIT = ("expected_effect", "target_value")
"""What is told in the unit of the row's indicator."""
ADD: Mapping[str, str] = {
    "missions": mark("Add a mission"),
    "outcomes": mark("Add an outcome"),
    "indicators": mark("Add an indicator"),
    "targets": mark("Add a target"),
    "outputs": mark("Add an output"),
    "contributions": mark("Add an expectation"),
}
CAPTIONS: Mapping[str, str] = {
    "missions": mark("Missions you may change"),
    "outcomes": mark("Outcomes you may change"),
    "indicators": mark("Indicators you may change"),
    "targets": mark("Targets you may follow by another"),
    "outputs": mark("Outputs of your team"),
    "deliveries": mark("Outputs of your team, to enter deliveries"),
    "contributions": mark("Expectations that stand, of your team"),
}


def build_list(
    sheet: str,
    rows: Mapping[str, TextRow],
    address: Callable[[str], str],
    new: str | None,
    names: Names,
    _: Translator,
) -> Html:
    """Return the rows of a sheet with a link to the form of each, and a link to a new one.

    Parameters
    ----------
    rows
        By what each is known by in the address.
    address, new
        Of a row's form, and of a new row's; None where there is none.
    """
    called = "outputs" if sheet == "deliveries" else sheet
    titles = {key: names.title(called, row) for key, row in rows.items()}
    ordered = sorted(rows, key=lambda key: sort_key(titles[key], names.lang))
    beside = BESIDE[sheet]
    listed = [
        Row(
            (
                link(address(key), titles[key]),
                *(_cell(rows[key], name, names, _) for name in beside),
            )
        )
        for key in ordered
    ]
    columns = (_("Name"), *(label(name, _) for name in beside))
    table = table_html(Table(_(CAPTIONS[sheet]), columns, listed, stacks=True)) if listed else ""
    nothing = "" if listed else f"<p>{escape(_('There is nothing yet.'))}</p>"
    add = f'<p class="mw-gap">{link(new, _(ADD[sheet]))}</p>' if new else ""
    return Html(f'<section class="mw-gap mw-entries">{table}{nothing}{add}</section>')


def _cell(row: TextRow, column: str, names: Names, _: Translator) -> str:
    said = row.get(column, "")
    if not said:
        return "–"
    if column.endswith("_on"):
        return format_date(date.fromisoformat(said), _.lang)
    if column in ("mission", "outcome"):
        return names.of(f"{column}s", said)
    if column in ("headline", "kind"):
        return choices(column, _)[said]
    if column in IN_UNIT:
        return _in_unit(column, said, names.measure(row["indicator"]), _)
    if column == "owner" and _.lang == "cy":
        return row.get("owner_cy") or said
    return said


def _in_unit(column: str, said: str, measure: Measure | None, _: Translator) -> str:
    """Return a number of the pack in its unit, no digit less; what is hoped for with its sign."""
    if measure is None:
        return said
    value, decimals = float(said), max(measure.decimals, len(said.partition(".")[2]))
    if column == "expected_effect":
        return format_difference(value, measure, decimals, _)
    return value_words(value, replace(measure, decimals=decimals), _.lang)
