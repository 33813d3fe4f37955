"""What can be taken away from the figures' screen: every source as data."""

from collections.abc import Sequence
from datetime import date

from components.figures_view import DESIGNATIONS, figures_finding, is_overdue
from components.html import plain
from components.shell.address import current_parameters
from components.shell.page import OpenPage
from components.shell.takeaway import offer_takeaway
from components.sources import boundary_lines, licence_lines, source_lines
from components.takeaway import About, Column, TakenTable, Value
from components.words import period_words
from data.moment import Moment
from data.sources import Source
from locales import Translator
from locales.formats import format_date


def offer_figures(page: OpenPage, sources: Sequence[Source]) -> None:
    """Offer the table of sources."""
    _, moment = page.text, page.moment
    title = _("Where the figures come from")
    offer_takeaway(
        page,
        lambda: about_figures(page, sources),
        {"sources": lambda: take_sources(sources, moment, title, _)},
        {},
        {"sources": title},
    )


def about_figures(page: OpenPage, sources: Sequence[Source]) -> About:
    """Return what every file that is taken from the figures' screen says of itself."""
    _, moment = page.text, page.moment
    lines = licence_lines((each.facts for each in sources), _) + source_lines(moment, _)
    return About(
        view=f"{_('Where the figures come from')}. {figures_finding(sources, moment, _)}",
        as_at=_("Figures as at {date}.", date=format_date(moment.until, _.lang)),
        sources=lines + boundary_lines(_),
        illustrative=moment.illustrative,
        address=page.link(page.screen, **current_parameters()),
    )


def take_sources(
    sources: Sequence[Source], moment: Moment, title: str, _: Translator
) -> TakenTable:
    """Return every source, its freshness and its gaps, one row each."""
    columns = (
        Column(_("Indicator")),
        Column(_("Code")),
        Column(_("Illustrative")),
        Column(_("Figures from")),
        Column(_("Publisher")),
        Column(_("Licence")),
        Column(_("Status")),
        Column(_("Address of the source")),
        Column(_("First period")),
        Column(_("Last period")),
        Column(_("Periods"), 0),
        Column(_("Last published")),
        Column(_("Next release")),
        Column(_("Overdue")),
        Column(_("Local authority figures expected"), 0),
        Column(_("Local authority figures missing"), 0),
        Column(_("Periods without a figure for Wales"), 0),
    )
    rows = [_row(source, moment, _) for source in sources]
    return TakenTable("sources", title, columns, rows)


def _row(source: Source, moment: Moment, _: Translator) -> tuple[Value, ...]:
    facts, lang = source.facts, _.lang
    status = DESIGNATIONS.get(facts.designation or "")
    periods = (source.first_period, source.last_period)
    first, last = (code and period_words(code, source.kind, lang) for code in periods)
    return (
        plain(facts.title, lang),
        facts.code,
        _("yes") if facts.illustrative else _("no"),
        plain(facts.source, lang),
        plain(facts.publisher, lang),
        facts.licence,
        _(status) if status else facts.designation,
        facts.source_url,
        first,
        last,
        source.periods,
        _day(source.last_published),
        _day(facts.next_release),
        _("yes") if is_overdue(source, moment) else _("no"),
        source.expected,
        source.missing,
        source.without_wales,
    )


def _day(day: date | None) -> str | None:
    """Return a day as machines and spreadsheets of any language read it."""
    return day.isoformat() if day is not None else None
