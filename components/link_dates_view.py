"""The dates that matter to a link, and what stands beside the maps in words."""

from collections.abc import Iterator
from datetime import date
from html import escape

from components.delivered import delivered_cell
from components.html import Html, say
from components.link_view import LinkView
from components.needle import has_needle
from components.palette import Palette
from evidence.link_dates import ends_before_answer
from locales import Translator
from locales.formats import format_date, format_month


def list_dates(view: LinkView, _: Translator) -> Iterator[tuple[str, bool]]:
    """Yield each date that matters as a line, and whether it is one to worry about."""
    document, told = view.document, view.told
    if document is not None and document["first_start"]:
        begun = date.fromisoformat(document["first_start"])
        yield _("First begun: {month}", month=format_month(begun, _.lang)), False
    if document is not None and _is_judged(view) and document["ready_on"]:
        ready = date.fromisoformat(document["ready_on"])
        yield _("Could first be judged: {month}", month=format_month(ready, _.lang)), False
    if told is not None and prints_numbers(view):
        for line in told.dates:
            yield line, line == told.dates[-1] and _is_money_short(view)
    yield from _figures(view, _)
    if view.expectation.review_on is not None:
        said = format_date(view.expectation.review_on, _.lang)
        if view.expectation.review_on < view.moment.today:
            yield _("Review was due: {date}", date=said), True
        else:
            yield _("Next review: {date}", date=said), False


def prints_numbers(view: LinkView) -> bool:
    """Whether its sentences print numbers: then there is a number line."""
    return view.record is not None and has_needle(view.record)


def _is_judged(view: LinkView) -> bool:
    return view.document is not None and view.document["estimate"] is not None


def _is_money_short(view: LinkView) -> bool:
    record = view.record
    return record is not None and ends_before_answer(record.code, record.dates)


def _figures(view: LinkView, _: Translator) -> Iterator[tuple[str, bool]]:
    vintage = view.document["vintage"] if view.document else None
    if vintage:
        newest = format_date(date.fromisoformat(vintage), _.lang)
        yield _("Newest figures used, published: {date}", date=newest), False
    if view.facts.next_release is not None:
        due = format_date(view.facts.next_release, _.lang)
        yield _("Next figures expected: {date}", date=due), False


def dates_html(view: LinkView, _: Translator) -> Html:
    """Return the dates that matter as a list."""
    lines = "".join(
        f'<li class="mw-link-concern mw-strong">{escape(said)}</li>'
        if worry
        else f"<li>{escape(said)}</li>"
        for said, worry in list_dates(view, _)
    )
    return Html(
        f'<h2>{escape(_("Dates that matter"))}</h2><ul class="mw-plain">{lines}</ul>'
        if lines
        else ""
    )


def reached_html(view: LinkView, palette: Palette, _: Translator) -> Html:
    """Return how much was delivered, and whom it reached."""
    return Html(
        f"<h2>{escape(_('Delivered, and whom it reached'))}</h2>"
        f"<p>{delivered_cell(view.output, view.delivered, palette, _)}</p>"
        f"{_for_whom_html(view, _)}"
    )


def _for_whom_html(view: LinkView, _: Translator) -> str:
    if not view.output.for_whom:
        return ""
    return f'<p class="mw-below">{escape(_("It is for:"))} {say(view.output.for_whom, _)}</p>'


def not_said_html(view: LinkView, _: Translator) -> Html:
    """Return what this does not say, what is missing, and what a team may consider."""
    told = view.told
    if told is None:
        return Html("")
    parts = [f"<h2>{escape(_('What this does not say'))}</h2><p>{escape(told.not_said)}</p>"]
    if told.missing and prints_numbers(view):
        listed = "".join(f"<li>{escape(each)}</li>" for each in told.missing)
        parts.append(f"<h2>{escape(_('What is missing'))}</h2><ul>{listed}</ul>")
    if told.prompt:
        parts.append(f'<p class="mw-strong mw-below">{escape(told.prompt)}</p>')
    return Html("".join(parts))


def no_line_html(view: LinkView, _: Translator) -> Html:
    """Say why there is no number line, and by when there may be one."""
    told = view.told
    why = _("No number is shown: what there is says nothing for or against.")
    if told is None:
        why = _("No number is shown before it has been held against the figures.")
    lines = [f"<p>{escape(each)}</p>" for each in (why, *(told.missing if told else ()))]
    for line in told.dates if told else ():
        worry = line == told.dates[-1] and _is_money_short(view) if told else False
        css = ' class="mw-strong mw-link-concern"' if worry else ""
        lines.append(f"<p{css}>{escape(line)}</p>")
    return Html(f'<div class="mw-note mw-no-line">{"".join(lines)}</div>')
