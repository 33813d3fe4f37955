"""What happened to a series along the way: when, where, and what, as a list."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from components.html import Html, plain, say
from components.outcome_view import OutcomeView
from components.words import period_words
from data.annotations import Happening
from locales import Translator, mark
from models.enums import AnnotationKind
from models.periods import PeriodKind

KINDS = {
    AnnotationKind.BREAK: mark("the series begins afresh"),
    AnnotationKind.EVENT: mark("event"),
    AnnotationKind.METHOD: mark("how it is measured"),
}


def happenings_html(view: OutcomeView, _: Translator) -> Html:
    """Return what happened, in order of time, under its heading; nothing where nothing did."""
    if not view.known.happenings:
        return Html("")
    listed = list_happened(view.known.happenings, view.known.figures.kind, view.names, _)
    heading = escape(_("What else happened"))
    return Html(f'<div class="mw-section"><h2>{heading}</h2>{listed}</div>')


def list_happened(
    happenings: Sequence[Happening],
    kind: PeriodKind | None,
    names: Mapping[str, str],
    _: Translator,
) -> Html:
    """Return what happened as a list, in order of time; the same over several periods is one.

    Parameters
    ----------
    kind
        Of the periods.
    names
        Of areas, by code.
    """

    def same(each: Happening) -> tuple[str, str, str]:
        return each.area or "", each.kind, plain(each.text, _.lang)

    groups = [list(group) for _key, group in groupby(sorted(happenings, key=same), same)]
    groups.sort(key=lambda group: group[0].period)
    items = "".join(_item(group, kind, names, _) for group in groups)
    return Html(f'<ul class="mw-happenings">{items}</ul>')


def _item(
    group: list[Happening], kind: PeriodKind | None, names: Mapping[str, str], _: Translator
) -> str:
    first, last = (period_words(each.period, kind, _.lang) for each in (group[0], group[-1]))
    when = first if first == last else _("from: {first}; to: {last}", first=first, last=last)
    where = names.get(group[0].area or "", "")
    about = ", ".join(part for part in (where, when, _(KINDS[group[0].kind])) if part)
    return (
        f"<li>{say(group[0].text, _)}<br>"
        f'<span class="mw-small mw-muted">{escape(about)}</span></li>'
    )
