"""The top of a link's screen: the way here, the label, and the sentences that say it."""

from collections.abc import Mapping
from html import escape

from components import marks
from components.html import Html, illustrative_tag, link, say
from components.link_view import LinkPaths, LinkView
from components.needle import COLOURS
from components.palette import Palette
from components.verdict_cell import verdict_shape
from data.verdict_labels import get_verdict_label
from evidence.together import say_together
from locales import Translator


def link_finding(view: LinkView, _: Translator) -> str:
    """Return the label of what the figures say: the screen's title."""
    return _("Not judged yet") if view.told is None else view.told.title


def trail_html(view: LinkView, paths: LinkPaths, _: Translator) -> Html:
    """Return the way here: board, mission, outcome."""
    steps = [link(paths.board, _("Board"))]
    if view.mission is not None:
        steps.append(link(paths.mission(view.mission.code), say(view.mission.title, _)))
    if view.outcome is not None:
        address = paths.outcome(view.outcome.code, view.facts.code)
        steps.append(link(address, say(view.outcome.title, _)))
    tag = f"&ensp;{illustrative_tag(_)}" if view.illustrative else ""
    here = escape(_("Where this is"))
    return Html(
        f'<nav class="mw-trail mw-small" aria-label="{here}">'
        f"{' <span aria-hidden=true>›</span> '.join(str(step) for step in steps)}{tag}</nav>"
    )


def heading_html(view: LinkView, paths: LinkPaths, palette: Palette, _: Translator) -> Html:
    """Return the label in its colour with its mark, and the sentences that say it."""
    return Html(
        f'<p class="mw-link-what">{_what_html(view, paths, _)}</p>'
        f"{_label_html(view, palette, _)}{_sentences_html(view, _)}"
    )


def _what_html(view: LinkView, paths: LinkPaths, _: Translator) -> str:
    indicator = say(view.facts.title, _)
    if view.outcome is not None:
        address = paths.outcome(view.outcome.code, view.facts.code)
        indicator = link(address, indicator)
    should = escape(_("should move:"))
    return (
        f'<span class="mw-strong">{say(view.output.title, _)}</span> '
        f'<span class="mw-muted">{should}</span> {indicator}'
    )


def _label_html(view: LinkView, palette: Palette, _: Translator) -> str:
    said = escape(link_finding(view, _))
    if view.record is None:
        return f"<h1>{marks.mark(marks.clock, palette)}{said}</h1>"
    record = view.record
    colour = COLOURS[get_verdict_label(record.code).kind]
    tone = "" if colour == "muted" else f' class="mw-link-{colour}"'
    return f"<h1{tone}>{marks.mark(verdict_shape(record), palette)}{said}</h1>"


def _sentences_html(view: LinkView, _: Translator) -> str:
    told, record = view.told, view.record
    if told is None or record is None:
        said = _("It has not been held against the figures since it was recorded.")
        return f'<p class="mw-lead">{escape(said)}</p>'
    leading = " ".join(each for each in (told.finding, told.against_hope) if each)
    together = say_together(
        view.wales.word,
        record.counted_as,
        nothing_to_compare=record.has_nothing_to_compare,
        _=_,
    )
    below = " ".join(each for each in (together, told.delivered, told.many) if each)
    return f'<p class="mw-lead">{escape(leading)}</p><p class="mw-below">{escape(below)}</p>'


def replaced_html(
    view: LinkView, names: Mapping[str, str], paths: LinkPaths, _: Translator
) -> Html:
    """Say that a newer expectation has taken the place of this one, where it has."""
    newer = view.expectation.superseded_by
    if newer is None:
        return Html("")
    said = escape(_("This expectation was replaced. The one that stands now:"))
    named = link(paths.contribution(newer), names.get(newer, newer))
    return Html(f'<div class="mw-note mw-note-hoped mw-replaced">{said} {named}</div>')


def others_html(view: LinkView, paths: LinkPaths, _: Translator) -> Html:
    """Return links to the other expectations of the same output, where there are any."""
    if not view.others:
        return Html("")
    also = escape(_("The same output should also move:"))
    listed = " · ".join(
        str(link(paths.contribution(code), say(title, _))) for code, title in view.others.items()
    )
    return Html(f'<p class="mw-small mw-below">{also} {listed}</p>')
