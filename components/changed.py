"""*Changed since* a day: each changed verdict, from what to what, and why."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from html import escape

from components.board_links import BoardLinks
from components.cards import build_card, build_list
from components.html import Html, link, say
from components.words import period_words
from data.portfolio import Link
from data.verdict_labels import get_verdict_label
from evidence.changed import ChangedVerdict, Reason, Why
from locales import Translator, mark
from locales.formats import format_date

REASONS: Mapping[Why, str] = {
    Why.METHOD: mark("another version of the method"),
    Why.REGISTERED: mark("newly registered"),
    Why.FIRST_JUDGED: mark("judged for the first time"),
    Why.NEW_FIGURES: mark("new figures for {period}"),
    Why.REVISED: mark("figures revised: {count}"),
    Why.REPLANNED: mark("planned anew: {count}"),
    Why.RETURNED: mark("new returns: {count}"),
    Why.TIME: mark("time has passed, so more of it can be judged"),
}


def changed_days(days: Sequence[date], lang: str) -> dict[str, str]:
    """Return the days that changes may be counted from, by ISO date, newest first.

    Parameters
    ----------
    days
        The days as at which links have been judged, newest first; the newest is today's.
    """
    return {day.isoformat(): format_date(day, lang) for day in days[1:]}


def build_changed(
    since: date | None,
    changes: Sequence[ChangedVerdict],
    shown: Collection[Link],
    links: BoardLinks,
    days: Mapping[str, str],
    whole: str | None,
    _: Translator,
) -> Html:
    """Return the list of changes among the contributions that are shown.

    Parameters
    ----------
    since
        None where nothing was judged before.
    days
        What else they may be counted from.
    whole
        The name of the list that is asked for whole, if any.
    """
    if since is None:
        told = _("Nothing was judged before, so there is nothing to hold it against yet.")
        return build_card(_("Changed since"), f"<p>{escape(told)}</p>", "hoped")
    by_code = {each.code: each for each in shown}
    items = [
        _item(each, by_code[each.contribution], links, _)
        for each in changes
        if each.contribution in by_code
    ]
    listed = build_list(items, "changed", whole, links, _)
    if not items:
        listed = f"<p>{escape(_('No output is judged differently.'))}</p>"
    title = _("Changed since {date}", date=format_date(since, _.lang))
    return build_card(title, listed + _other_days(since, links, days, _), "hoped")


def _item(change: ChangedVerdict, towards: Link, links: BoardLinks, _: Translator) -> str:
    name = link(links.contribution(change.contribution), say(towards.output.title, _))
    return f"{name}: {escape(say_change(change, towards, _))}"


def say_change(change: ChangedVerdict, towards: Link, _: Translator) -> str:
    """Say from what to what a verdict changed, and what came in meanwhile."""
    after = _label(change.after, change.after_alone, _)
    why = "; ".join(say_reason(reason, _) for reason in change.reasons)
    if change.before is None:
        said = _("now “{after}”", after=after)
    else:
        before = _label(change.before, change.before_alone, _)
        said = _("from “{before}” to “{after}”", before=before, after=after)
    return f"{said} ({why})"


def say_reason(reason: Reason, _: Translator) -> str:
    """Put one reason into words."""
    period = period_words(reason.period, reason.kind, _.lang) if reason.period else ""
    return _(REASONS[reason.why], period=period, count=reason.count)


def _label(code: str, alone: bool, _: Translator) -> str:
    return get_verdict_label(code, nothing_to_compare=alone).label.in_language(_.lang)[0]


def _other_days(since: date, links: BoardLinks, days: Mapping[str, str], _: Translator) -> str:
    """Return links to what has changed since other days: a few of those there are."""
    others = [code for code in days if code != since.isoformat()][:4]
    if not others:
        return ""
    told = " · ".join(str(link(links.board(since=code), days[code])) for code in others)
    return (
        f'<p class="mw-small"><span class="mw-muted">{escape(_("Count from:"))}</span> {told}</p>'
    )
