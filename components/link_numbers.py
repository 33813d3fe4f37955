"""Every number of a link in one table, and the other ways of looking at it beside the estimate."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from components.checks_view import chance_of
from components.link_view import LinkView
from components.number_line import unit_of
from components.takeaway import Column, TakenTable
from components.verdict_cell import number_decimals
from components.words import period_words
from evidence.numbers import (
    choose_decimals,
    format_delivery_share,
    format_difference,
    format_signed,
    format_size,
)
from evidence.sentences import NUMBERLESS
from locales import Translator, mark
from locales.formats import format_date, format_number, format_share
from models.enums import Frequency
from models.periods import common_kind

Line = tuple[str, str]

DESIGNS: Mapping[str, str] = {
    "imputation_did": mark("places reached against places not reached yet"),
    "dose_twfe": mark("places where more was delivered against places where less was"),
    "interrupted_series": mark("one series against the path it was on"),
    "none": mark("no comparison is possible"),
}
SECONDS: Mapping[str, str] = {
    "callaway_santanna": mark("Each wave against the places not yet reached"),
    "imputation_did": mark("Reached or not, whatever the amount"),
    "synthetic_control": mark("Against a mix of other places that ran alongside before"),
}


def take_numbers(view: LinkView, _: Translator) -> TakenTable:
    """Return every number that a link's evidence holds, in words."""
    rows = list(_list_numbers(view, _)) if view.document else []
    notes = []
    if view.record is not None and view.record.code in NUMBERLESS and view.record.estimate:
        notes.append(_("The difference is worked out but not judged by."))
    return TakenTable(
        "numbers",
        _("The numbers as a table"),
        (Column(_("What")), Column(_("Number"))),
        rows,
        tuple(notes),
    )


def _list_numbers(view: LinkView, _: Translator) -> Iterator[Line]:
    assert view.document is not None
    document = view.document
    yield _("What the figures say"), view.told.title if view.told else ""
    yield _("How it is looked at"), _(DESIGNS[document["design"]])
    yield from _delivery(document, _)
    yield from _change(view, document, _)
    yield from _chances(document, _)
    yield from _sizes(document, _)
    yield from _dates(view, document, _)


def _delivery(document: Mapping[str, Any], _: Translator) -> Iterator[Line]:
    low, high = document["delivery_share_low"], document["delivery_share_high"]
    if document["delivery_share"] is not None:
        share = format_delivery_share(document["delivery_share"], _.lang)
        yield _("Delivered, of the plan that is returned"), share
    if low is not None and high is not None:
        ends = [format_delivery_share(end, _.lang) for end in (low, high)]
        said = (
            ends[0] if ends[0] == ends[1] else _("{lower} to {upper}", lower=ends[0], upper=ends[1])
        )
        yield _("Delivered, of the whole plan"), said
    if document["reached_intended_share"] is not None:
        share = format_share(document["reached_intended_share"], _.lang)
        yield _("Of the delivered, reached those it is for"), share


def _change(view: LinkView, document: Mapping[str, Any], _: Translator) -> Iterator[Line]:
    measure = view.measure
    decimals = decimals_of(document, view)
    if document["expected"] is not None:
        hoped = format_difference(document["expected"], measure, decimals, _)
        yield _("Hoped for"), hoped
    if document["estimate"] is not None:
        came = format_difference(document["estimate"], measure, decimals, _)
        yield _("What came"), came
    for name, ends in ((_("95% limits"), "ci95"), (_("90% limits"), "ci90")):
        if document[ends] is not None:
            yield name, _limits(document[ends], view, decimals, _)
    if document["mde80"] is not None:
        seen = format_size(document["mde80"], measure, decimals, _)
        yield _("Smallest change we could have seen"), seen
    if document["weighted_estimate"] is not None:
        weighted = format_difference(document["weighted_estimate"], measure, decimals, _)
        yield _("What came, counting places by how many people live there"), weighted
    second = document["second"]
    if second is not None and second["estimate"] is not None:
        other = format_difference(second["estimate"], measure, decimals, _)
        yield _("Another way of looking at it"), f"{_(SECONDS[second['method']])}: {other}"
    if document["leave_one_out"] is not None:
        left = document["leave_one_out"]
        span = [left["lowest"], left["highest"]]
        yield _("Leaving out each place in turn"), _limits(span, view, decimals, _)
    if document["break_even"] is not None:
        gap = format_difference(document["break_even"], measure, decimals, _)
        yield _("Earlier path against the rest that alone would give this, a year"), gap


def decimals_of(document: Mapping[str, Any], view: LinkView) -> int:
    """Return with how many decimals a link's numbers are written: as in its sentence."""
    record = view.record
    if record is None or record.ci95 is None or record.ci90 is None:
        return choose_decimals(view.facts.decimals, [document["expected"]])
    return number_decimals(record)


def _limits(ends: list[float | None], view: LinkView, decimals: int, _: Translator) -> str:
    low, high = ends
    if low is None or high is None:
        return _("no end")
    return _(
        "{lower} to {upper}",
        lower=format_signed(low, decimals, _.lang),
        upper=format_difference(high, view.measure, decimals, _),
    )


def _chances(document: Mapping[str, Any], _: Translator) -> Iterator[Line]:
    for said, key in (
        (_("How often chance alone gives as much"), "p"),
        (_("How often chance alone gives as much, among all links of the mission"), "q"),
        (_("How often chance alone gives as much, in the rehearsal on earlier dates"), "placebo_p"),
        (_("How often chance alone gives as much, each place against its own path"), "own_trend_p"),
    ):
        if document[key] is not None:
            yield said, chance_of(document[key], _)


def _sizes(document: Mapping[str, Any], _: Translator) -> Iterator[Line]:
    for said, key in (
        (_("Health boards compared") if document["by_board"] else _("Places compared"), "n_areas"),
        (_("Of them reached"), "n_reached"),
        (_("Periods"), "n_periods"),
        (_("Links of the mission looked at together"), "family_size"),
    ):
        if document[key] is not None:
            yield said, format_number(document[key], 0, _.lang)


def _dates(view: LinkView, document: Mapping[str, Any], _: Translator) -> Iterator[Line]:
    panel = document["panel"]
    if panel is not None and view.kind is not None:
        first, last = (period_words(panel[end], view.kind, _.lang) for end in ("first", "last"))
        yield _("Figures from"), first
        yield _("Figures up to"), last
    answer = document["earliest_answer"]
    if answer is not None:
        kind = common_kind([answer], Frequency(view.facts.frequency))
        yield _("Earliest honest answer, figures for"), period_words(answer, kind, _.lang)
    for said, key in (
        (_("Funded until"), "funded_until"),
        (_("First begun on"), "first_start"),
        (_("Expectation recorded on"), "registered_on"),
        (_("Newest figures published on"), "vintage"),
    ):
        if document[key]:
            yield said, format_date(date.fromisoformat(document[key]), _.lang)


def take_beside(view: LinkView, _: Translator) -> TakenTable | None:
    """Return the estimate beside other ways of looking at it, in one unit; None without them."""
    document = view.document
    if document is None or document["estimate"] is None:
        return None
    rows: list[tuple[str, float | None, str]] = [
        (_("What it is judged by"), document["estimate"], _("every place counts the same"))
    ]
    if document["weighted_estimate"] is not None:
        said = _("places count by how many people live there")
        rows.append((_("By population"), document["weighted_estimate"], said))
    second = document["second"]
    if second is not None and second["estimate"] is not None:
        said = _(SECONDS[second["method"]])
        rows.append((_("Another way of looking at it"), second["estimate"], said))
    if len(rows) == 1:
        return None
    unit = unit_of(view.measure, _)
    return TakenTable(
        "beside",
        _("The answer, and other ways of looking at it"),
        (
            Column(_("Way of looking")),
            Column(_("Difference ({unit})", unit=unit), decimals_of(document, view)),
            Column(_("What it does")),
        ),
        rows,
        (_("Only the first is judged by; the others stand beside it so that you can compare."),),
    )


def beside_finding(view: LinkView, taken: TakenTable, _: Translator) -> str:
    """Say whether the other ways of looking lie within the limits of the answer."""
    low, high = (view.document or {}).get("ci95") or (None, None)
    others = [float(row[1]) for row in taken.rows[1:] if isinstance(row[1], float)]
    if low is not None and high is not None and all(low <= each <= high for each in others):
        return _("The other ways of looking give answers within the 95% limits of the first.")
    return _("Another way of looking gives an answer beyond the 95% limits of the first.")
