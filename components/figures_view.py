"""The figures screen: every source, how fresh it is, and what is missing from it."""

from collections.abc import Callable, Sequence
from html import escape

from components.html import Group, Html, Row, Table, illustrative_tag, link, plain, say, table_html
from components.words import period_words
from data.moment import Moment
from data.sources import Source
from locales import Translator, mark
from locales.alphabet import sort_key
from locales.formats import format_date, format_number, format_share

DESIGNATIONS = {
    "official": mark("official statistics"),
    "accredited": mark("accredited official statistics"),
    "in_development": mark("official statistics in development"),
    "management": mark("management information"),
    "none": mark("no official status"),
}

WEB = ("https://", "http://")  # of other addresses a browser might run one


def figures_finding(sources: Sequence[Source], moment: Moment, _: Translator) -> str:
    """Return the screen's one sentence: how many sources, how many overdue or with gaps."""
    return _(
        "Sources: {count}. Overdue: {overdue}. With gaps: {gaps}.",
        count=len(sources),
        overdue=sum(is_overdue(source, moment) for source in sources),
        gaps=sum(source.missing > 0 or source.figures == 0 for source in sources),
    )


def is_overdue(source: Source, moment: Moment) -> bool:
    """Return whether the expected release has passed without newer figures."""
    expected = source.facts.next_release
    if expected is None or expected > moment.today:
        return False
    return source.last_published is None or source.last_published < expected


def build_figures(
    sources: Sequence[Source], moment: Moment, address: Callable[[str], str], _: Translator
) -> Html:
    """Return the table of sources: official ones first, then illustrative ones."""

    def order(source: Source) -> tuple[object, ...]:
        return sort_key(plain(source.facts.title, _.lang), _.lang)

    rows: list[Row | Group] = []
    for illustrative, heading in ((False, _("Published figures")), (True, _("Illustrative"))):
        wanted = [each for each in sources if each.facts.illustrative is illustrative]
        if wanted:
            tag = f" {illustrative_tag(_)}" if illustrative else ""
            rows.append(Group(Html(f"{escape(heading)}{tag}")))
            rows.extend(_row(each, moment, address, _) for each in sorted(wanted, key=order))
    columns = (
        _("Indicator"),
        _("Publisher and licence"),
        _("Periods"),
        _("As at"),
        _("Next release"),
        _("Gaps"),
    )
    table = table_html(Table(_("Where the figures come from"), columns, rows, stacks=True))
    return Html(f'<div class="mw-section">{table}</div>')


def _row(source: Source, moment: Moment, address: Callable[[str], str], _: Translator) -> Row:
    facts = source.facts
    role = _("measures an outcome") if facts.outcome else _("context beside the missions")
    title = Html(
        f"{link(address(facts.code), say(facts.title, _))}<br>"
        f'<span class="mw-small mw-muted">{escape(role)}</span>'
    )
    return Row(
        (
            title,
            _publisher(source, _),
            _periods(source, _),
            _as_at(source, _),
            _next(source, moment, _),
            _gaps(source, _),
        )
    )


def _publisher(source: Source, _: Translator) -> Html:
    facts = source.facts
    status = DESIGNATIONS.get(facts.designation or "")
    told = [str(say(facts.publisher, _))]
    address = facts.source_url or ""
    if address.lower().startswith(WEB):
        told.append(_outside(address, str(say(facts.source, _))))
    else:
        told.append(str(say(facts.source, _)))
    told.append(escape(_("Licence: {licence}", licence=facts.licence)))
    if status:
        told.append(escape(_("Status: {status}", status=_(status))))
    elif facts.designation:
        told.append(escape(_("Status: {status}", status=facts.designation)))
    first, *rest = told
    return Html(f'{first}<br><span class="mw-small mw-muted">{"<br>".join(rest)}</span>')


def _outside(address: str, words: str) -> str:
    return f'<a href="{escape(address)}" target="_blank" rel="noopener">{words}</a>'


def _periods(source: Source, _: Translator) -> Html:
    if source.first_period is None or source.last_period is None:
        return Html(f'<span class="mw-muted">{escape(_("no figures yet"))}</span>')
    last = period_words(source.last_period, source.kind, _.lang)
    first = period_words(source.first_period, source.kind, _.lang)
    since = _("first: {period}", period=first)
    count = _("periods: {count}", count=source.periods)
    return Html(
        f'{escape(last)}<br><span class="mw-small mw-muted">{escape(since)}<br>'
        f"{escape(count)}</span>"
    )


def _as_at(source: Source, _: Translator) -> Html:
    if source.last_published is None:
        return Html("")
    date = escape(format_date(source.last_published, _.lang))
    said = escape(_("as compiled") if source.as_compiled else _("last published"))
    return Html(f'{date}<br><span class="mw-small mw-muted">{said}</span>')


def _next(source: Source, moment: Moment, _: Translator) -> Html:
    expected = source.facts.next_release
    if expected is None:
        return Html(f'<span class="mw-muted">{escape(_("not announced here"))}</span>')
    date = escape(format_date(expected, _.lang))
    if is_overdue(source, moment):
        return Html(f'{date}<br><span class="mw-strong">{escape(_("overdue"))}</span>')
    return Html(date)


def _gaps(source: Source, _: Translator) -> Html:
    told = []
    if source.figures == 0:
        told.append(_("no figures yet"))
    if source.missing:
        told.append(
            _(
                "local authority figures missing: {missing} of {expected} ({share})",
                missing=format_number(source.missing, 0, _.lang),
                expected=format_number(source.expected, 0, _.lang),
                share=format_share(source.missing / source.expected, _.lang),
            )
        )
    if source.without_wales:
        told.append(_("periods without a figure for Wales: {count}", count=source.without_wales))
    if not told:
        return Html(f'<span class="mw-muted">{escape(_("none"))}</span>')
    return Html("<br>".join(escape(each) for each in told))
