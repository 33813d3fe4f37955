"""What was revised in a series: first published, latest, and the difference."""

from collections.abc import Sequence
from html import escape

from components.html import Html, Row, Table, table_html
from components.outcome_view import OutcomeView
from components.takeaway import Column, TakenTable, Value
from components.words import period_words, unit_words
from data.vintages import Revision, Vintage
from evidence.numbers import choose_decimals, format_signed
from locales import Translator
from locales.formats import format_date, format_number


def difference(revision: Revision) -> float | None:
    """Return the latest figure less the one published first; None where either has no value."""
    first, latest = revision.first.value, revision.latest.value
    return None if first is None or latest is None else round(latest - first, 10)


def revisions_sentence(revisions: Sequence[Revision], view: OutcomeView, _: Translator) -> str:
    """Say how many figures were revised and by how much at the most."""
    if not revisions:
        return _("No figure of this series was published more than once.")
    changes = [change for each in revisions if (change := difference(each))]
    told = _(
        "Figures published more than once: {count} of {total}.",
        count=len(revisions),
        total=len(view.series(view.area)),
    )
    if not changes:
        return f"{told} {_('None of them changed.')}"
    most = max(changes, key=abs)
    decimals = choose_decimals(view.facts.decimals, [most])
    size = format_signed(most, decimals, _.lang)
    return f"{told} {_('Changed: {count}, by {size} at the most.', count=len(changes), size=size)}"


def build_revisions(revisions: Sequence[Revision], view: OutcomeView, _: Translator) -> Html:
    """Return the sentence and the table of what was revised."""
    said = f"<p>{escape(revisions_sentence(revisions, view, _))}</p>"
    if not revisions:
        return Html(said)
    rows = [Row(_cells(each, view, _)) for each in revisions]
    heads = [column.title for column in _columns(view, _)]
    table = Table(_caption(view, _), heads, rows, numbers=frozenset({1, 3, 5}), stacks=True)
    return Html(f'{said}<div class="mw-gap mw-revisions">{table_html(table)}</div>')


def take_revisions(revisions: Sequence[Revision], view: OutcomeView, _: Translator) -> TakenTable:
    """Return the same table as data."""
    rows: list[list[Value]] = [
        [
            period_words(each.period, view.known.figures.kind, _.lang),
            each.first.value,
            each.first.published_on.isoformat(),
            each.latest.value,
            each.latest.published_on.isoformat(),
            difference(each),
        ]
        for each in revisions
    ]
    notes = (revisions_sentence(revisions, view, _),)
    return TakenTable("revisions", _caption(view, _), _columns(view, _), rows, notes)


def _caption(view: OutcomeView, _: Translator) -> str:
    unit = unit_words(view.facts, _.lang)
    return _("Revised figures: {area} ({unit})", area=view.names[view.area], unit=unit)


def _columns(view: OutcomeView, _: Translator) -> list[Column]:
    decimals = view.facts.decimals
    return [
        Column(_("Period")),
        Column(_("First published"), decimals),
        Column(_("Date of the first")),
        Column(_("Latest"), decimals),
        Column(_("Date of the latest")),
        Column(_("Difference"), decimals),
    ]


def _cells(each: Revision, view: OutcomeView, _: Translator) -> list[str]:
    change = difference(each)
    decimals = choose_decimals(view.facts.decimals, [change])
    return [
        period_words(each.period, view.known.figures.kind, _.lang),
        _value(each.first, view, _),
        format_date(each.first.published_on, _.lang),
        _value(each.latest, view, _),
        format_date(each.latest.published_on, _.lang),
        "" if change is None else format_signed(change, decimals, _.lang),
    ]


def _value(vintage: Vintage, view: OutcomeView, _: Translator) -> str:
    if vintage.value is None:
        return _("no figure")
    return format_number(vintage.value, view.facts.decimals, _.lang)
