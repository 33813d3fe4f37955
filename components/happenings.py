"""What happened to a series along the way: when, where, and what, as a list."""

from html import escape
from itertools import groupby

from components.html import Html, plain, say
from components.outcome_view import OutcomeView
from components.words import period_words
from data.annotations import Happening
from locales import Translator, mark
from models.enums import AnnotationKind

KINDS = {
    AnnotationKind.BREAK: mark("the series begins afresh"),
    AnnotationKind.EVENT: mark("event"),
    AnnotationKind.METHOD: mark("how it is measured"),
}


def happenings_html(view: OutcomeView, _: Translator) -> Html:
    """Return what happened, in order of time, under its heading; nothing where nothing did."""
    if not view.known.happenings:
        return Html("")

    def same(each: Happening) -> tuple[str, str, str]:
        return each.area or "", each.kind, plain(each.text, _.lang)

    groups = [list(group) for _key, group in groupby(sorted(view.known.happenings, key=same), same)]
    groups.sort(key=lambda group: group[0].period)
    items = "".join(_item(group, view, _) for group in groups)
    heading = escape(_("What else happened"))
    return Html(
        f'<div class="mw-section"><h2>{heading}</h2><ul class="mw-happenings">{items}</ul></div>'
    )


def _item(group: list[Happening], view: OutcomeView, _: Translator) -> str:
    kind = view.known.figures.kind
    first, last = (period_words(each.period, kind, _.lang) for each in (group[0], group[-1]))
    when = first if first == last else _("from: {first}; to: {last}", first=first, last=last)
    where = view.names.get(group[0].area or "", "")
    about = ", ".join(part for part in (where, when, _(KINDS[group[0].kind])) if part)
    return (
        f"<li>{say(group[0].text, _)}<br>"
        f'<span class="mw-small mw-muted">{escape(about)}</span></li>'
    )
