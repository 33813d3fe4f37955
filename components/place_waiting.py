"""What is missing in one place, and what is due there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from components.html import Html, plain
from components.outcome_words import missing_words
from components.place_view import PlaceRow, PlaceView
from components.words import period_words
from data.portfolio import OutputFacts
from data.reviews import ReviewFacts
from locales import Translator
from locales.formats import format_date

LONG_PAST = timedelta(days=365)
"""Money that ended longer ago is not due any more."""


@dataclass(frozen=True)
class Due:
    """What is due on a day; `overdue` where something should have been done by now.

    `named` are the things it is about, where there may be many.
    """

    day: date
    said: str
    overdue: bool = False
    named: str = ""


def list_missing(view: PlaceView, _: Translator) -> list[str]:
    """Return one sentence for each thing that is missing here."""
    found = [said for row in view.rows for said in _missing_figure(row, _)]
    found += [
        _(
            "Not returned yet: {output} ({periods})",
            output=plain(each.output.title, _.lang),
            periods=", ".join(period_words(at, each.kind, _.lang) for at in each.overdue),
        )
        for each in view.outputs
        if each.overdue
    ]
    return found


def _missing_figure(row: PlaceRow, _: Translator) -> Iterator[str]:
    figures, title = row.figures, plain(row.facts.title, _.lang)
    if row.here is None:
        yield f"{title}: {missing_words(figures.note, _)}"
    elif figures.newest and figures.period and figures.newest > figures.period:
        note = f" ({missing_words(figures.note, _)})" if figures.note else ""
        said = _(
            "{indicator}: newest here: {period}; newest anywhere: {newest}",
            indicator=title,
            period=period_words(figures.period, figures.kind, _.lang),
            newest=period_words(figures.newest, figures.kind, _.lang),
        )
        yield f"{said}{note}"


def list_due(
    view: PlaceView, reviews: Mapping[str, ReviewFacts], today: date, _: Translator
) -> tuple[Due, ...]:
    """Return what is due here, the earliest first: returns, figures, decisions, money."""
    found = [*_returns(view, _), *_releases(view, today, _), *_reviews(view, reviews, today, _)]
    found += _money(view, today, _)
    return tuple(sorted(found, key=lambda due: due.day))


def _returns(view: PlaceView, _: Translator) -> Iterator[Due]:
    for each in view.outputs:
        if each.overdue and each.due_since:
            title = plain(each.output.title, _.lang)
            count = len(each.overdue)
            said = _("Returns due: {output}; periods: {count}", output=title, count=count)
            yield Due(each.due_since, said, overdue=True)


def _releases(view: PlaceView, today: date, _: Translator) -> Iterator[Due]:
    """Give the next release of each indicator, those of one day together."""
    by_day: dict[date, list[str]] = defaultdict(list)
    for row in view.rows:
        if row.facts.next_release is not None:
            by_day[row.facts.next_release].append(plain(row.facts.title, _.lang))
    for day, titles in by_day.items():
        said = _("New figures, indicators: {count}", count=len(titles))
        yield Due(day, said, day < today, "; ".join(titles))


def _reviews(
    view: PlaceView, reviews: Mapping[str, ReviewFacts], today: date, _: Translator
) -> Iterator[Due]:
    for output in view.outputs:
        for each in output.links:
            review = reviews.get(each.link.code)
            if review is not None:
                title = plain(output.output.title, _.lang)
                said = _("Decision to look at again: {output}", output=title)
                named = plain(each.link.indicator_title, _.lang)
                yield Due(review.review_on, said, review.review_on < today, named)


def _money(view: PlaceView, today: date, _: Translator) -> Iterator[Due]:
    by_day: dict[date, list[OutputFacts]] = defaultdict(list)
    for each in view.outputs:
        until = each.output.team.funded_until
        if until is not None and today - until <= LONG_PAST:
            by_day[until].append(each.output)
    for day, outputs in by_day.items():
        named = "; ".join(plain(output.title, _.lang) for output in outputs)
        ended = day < today
        said = (
            _("Money ended: {outputs}", outputs=named)
            if ended
            else _("Money ends: {outputs}", outputs=named)
        )
        yield Due(day, said)


def build_waiting(missing: Sequence[str], due: Sequence[Due], _: Translator) -> Html:
    """Return both lists side by side."""
    none = f"<p>{escape(_('Every figure and every return is there.'))}</p>"
    gaps = "".join(f"<li>{escape(each)}</li>" for each in missing)
    listed = "".join(f"<li>{_due_item(each, _)}</li>" for each in due)
    nothing = f"<p>{escape(_('Nothing is due that is known here.'))}</p>"
    return Html(
        '<div class="mw-place-waiting mw-section">'
        f"<section><h2>{escape(_('What is missing here'))}</h2>"
        f"{f'<ul>{gaps}</ul>' if gaps else none}</section>"
        f"<section><h2>{escape(_('What is due'))}</h2>"
        f"{f'<ul>{listed}</ul>' if listed else nothing}</section></div>"
    )


def due_day(due: Due, _: Translator) -> str:
    """Return the day, and that it has passed where it has."""
    day = format_date(due.day, _.lang)
    return _("was due {date}", date=day) if due.overdue else day


def _due_item(due: Due, _: Translator) -> str:
    named = f' <span class="mw-place-screen">({escape(due.named)})</span>' if due.named else ""
    return f"<strong>{escape(due_day(due, _))}</strong>: {escape(due.said)}{named}"
