"""Were we right? What was known when a team decided, beside what is known now."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import Any, TypeAlias

from components.decision_words import DECISIONS
from components.html import Html, Row, Table, picture, say, table_html
from components.number_line import NumberLine, draw_number_line, read_number_line
from components.palette import Palette
from components.retro_view import RetroView
from components.takeaway import Column, TakenTable
from data.reviews import ReviewRecord
from data.verdict_labels import get_verdict_label
from evidence.frozen_review import FrozenReview, frozen_record, say_whole
from evidence.numbers import choose_decimals, format_delivery_share, format_signed, format_size
from evidence.sentences import say_verdict
from evidence.then_now import EXPECTED, ThenNow, compare_then_now, has_moved_on
from evidence.verdict_record import VerdictRecord
from locales import Translator, mark
from locales.formats import format_date, format_number, format_share
from models.enums import Decision

Side: TypeAlias = tuple[str, Html, VerdictRecord | None]
"""A heading, the words of that day, and the numbers where they can be drawn."""
WIDE, NARROW = 560, 350
COMPARED = {
    "verdict": mark("What the figures say"),
    "delivery_share": mark("Delivered, of the plan that is returned"),
    "reached_intended_share": mark("Of the delivered, reached those it is for"),
    "n_reached": mark("Places reached and compared"),
    "expected": mark("Hoped for"),
    "estimate": mark("What came"),
    "ci95": mark("95% limits"),
    "mde80": mark("Smallest change we could have seen"),
}


def asked_html(view: RetroView, _: Translator) -> Html:
    """Return the question, and what was decided then in the team's own words."""
    last = view.last
    if last is None:
        return Html("")
    title = _("Were we right?") if view.is_asked else _("What we decided last, and what we knew")
    return Html(f"<h2>{escape(title)}</h2>{decided_html(last, _)}")


def decided_html(review: ReviewRecord, _: Translator) -> Html:
    """Return a decision in the team's own words: what, when, why, what would change it."""
    word, _colour = DECISIONS[review.decision]
    when = format_date(review.held_on, _.lang)
    head = (
        f"<strong>{escape(_(word).capitalize())}</strong>, {escape(when)}: {say(review.reason, _)}"
    )
    lines = [f"<p>{head}</p>"]
    for label, said in (
        (_("What was learnt:"), review.learned),
        (_("What would change our mind:"), review.change_our_mind),
    ):
        if said:
            lines.append(f"<p>{escape(label)} {say(said, _)}</p>")
    if review.decision == Decision.STOP:
        told = _("What is stopped in time is learnt from, and leaves room for what may help more.")
        lines.append(f"<p>{escape(told)}</p>")
    again = format_date(review.review_on, _.lang)
    owner = say(review.owner, _)
    lines.append(
        f'<p class="mw-small mw-muted">{escape(_("Owner:"))} {owner} · '
        f"{escape(_('To be asked again: {date}', date=again))}</p>"
    )
    return Html(f'<div class="mw-decided mw-decided-{review.decision}">{"".join(lines)}</div>')


def then_now_html(view: RetroView, palette: Palette, _: Translator) -> Html:
    """Return then and now side by side: words, number lines, and every number as a table."""
    then = view.then
    if view.last is None:
        return Html("")
    if then is None:
        said = _("What the figures said then was not kept, and cannot be worked out any more.")
        return Html(f'<p class="mw-muted">{escape(said)}</p>')
    finding, table = _("Then another measure was looked at than now."), Html("")
    if view.is_same_measure:
        finding = then_now_finding(view, then, _)
        table = _table_html(take_then_now(view, then, _), _)
    sides = (_told_then(view, then, _), _told_now(view, _))
    lines = _on_one_axis([read_number_line(record) for _head, _said, record in sides])
    drawn = "".join(
        str(_side_html(side, line, palette, _)) for side, line in zip(sides, lines, strict=True)
    )
    return Html(
        f'<p class="mw-lead">{escape(finding)}</p><div class="mw-then-now">{drawn}</div>{table}'
    )


def then_now_finding(view: RetroView, then: FrozenReview, _: Translator) -> str:
    """Say in one sentence whether the figures say something else now than they did then."""
    compared = compare_then_now(then.document, view.link.document)
    hoped = _(COMPARED[EXPECTED])
    reads_alike = all(row[1] == row[2] for row in _rows(view, then, _) if row[0] != hoped)
    if reads_alike or not has_moved_on(compared):
        return _("Nothing that was known then has changed since.")
    verdict = next((each for each in compared if each.name == "verdict"), None)
    if verdict is None or not verdict.changed:
        return _("The figures say the same as then, with other numbers.")
    return _(
        "Then: {then}. Now: {now}.",
        then=_label(verdict.then, _),
        now=_label(verdict.now, _),
    )


def _told_then(view: RetroView, then: FrozenReview, _: Translator) -> Side:
    head = _("Then, as at {date}", date=format_date(then.as_at, _.lang))
    said = f"<p>{say(then.sentence, _)}</p>"
    if not then.kept:
        since = _(
            "This was not kept with the decision. It is worked out since, from what was known on"
            " {date}.",
            date=format_date(then.as_at, _.lang),
        )
        said += f'<p class="mw-small mw-muted">{escape(since)}</p>'
    if not view.is_same_measure:
        return head, Html(said), None
    return head, Html(said), frozen_record(then.document, view.link.facts, {}, _.lang)


def _told_now(view: RetroView, _: Translator) -> Side:
    head = _("Now, as at {date}", date=format_date(view.link.moment.until, _.lang))
    told = view.link.told
    said = _("Not judged yet") if told is None else say_whole(told)
    return head, Html(f"<p>{escape(said)}</p>"), view.link.record


def _on_one_axis(lines: Sequence[NumberLine | None]) -> list[NumberLine | None]:
    """Return number lines from the same start to the same end, so that they can be compared."""
    drawn = [each for each in lines if each is not None]
    if not drawn:
        return list(lines)
    start, end = min(each.start for each in drawn), max(each.end for each in drawn)
    decimals = max(each.decimals for each in drawn)
    return [
        None if each is None else replace(each, start=start, end=end, decimals=decimals)
        for each in lines
    ]


def _side_html(side: Side, line: NumberLine | None, palette: Palette, _: Translator) -> Html:
    head, said, record = side
    drawn = ""
    if line is not None and record is not None:
        told = say_verdict(record, _)
        alt = f"{head}. {told.finding} {told.against_hope}".strip()
        wide, narrow = (
            picture(draw_number_line(line, palette, _, width), alt, "mw-full")
            for width in (WIDE, NARROW)
        )
        drawn = (
            f'<div><div class="mw-wide-only">{wide}</div>'
            f'<div class="mw-narrow-only">{narrow}</div></div>'
        )
    return Html(f"<div><h3>{escape(head)}</h3>{said}{drawn}</div>")


def _table_html(taken: TakenTable, _: Translator) -> Html:
    rows = [Row([str(cell) for cell in row]) for row in taken.rows]
    columns = [column.title for column in taken.columns]
    table = table_html(Table(taken.title, columns, rows, stacks=True))
    return Html(f'<div class="mw-compared">{table}</div>')


def take_then_now(view: RetroView, then: FrozenReview, _: Translator) -> TakenTable:
    """Return every number of then beside the one of now."""
    rows = [
        (what, before, after, _("the same") if before == after else _("different now"))
        for what, before, after in _rows(view, then, _)
    ]
    return TakenTable(
        "then-now",
        _("Then and now, number by number"),
        (
            Column(_("What")),
            Column(_("Then")),
            Column(_("Now")),
            Column(_("Changed?")),
        ),
        rows,
    )


def _rows(view: RetroView, then: FrozenReview, _: Translator) -> list[tuple[str, str, str]]:
    """Return what was known then and is now as both are read: what reads alike is not another."""
    found = []
    for each in compare_then_now(then.document, view.link.document):
        before, after = _cells(each, view, _)
        found.append((_(COMPARED[each.name]), before, after))
    return found


def _cells(each: ThenNow, view: RetroView, _: Translator) -> Iterator[str]:
    """Yield both as they are written; what is no such number is not told."""
    for value in (each.then, each.now):
        try:
            yield _write(each.name, value, view, _)
        except (TypeError, ValueError, KeyError, AttributeError):
            yield _("not known")


def _write(name: str, value: Any, view: RetroView, _: Translator) -> str:
    if value is None:
        return _("not known")
    measure = view.link.measure
    if name == "verdict":
        return _label(value, _)
    if name == "delivery_share":
        return format_delivery_share(float(value), _.lang)
    if name == "reached_intended_share":
        return format_share(float(value), _.lang)
    if name == "n_reached":
        return format_number(int(value), 0, _.lang)
    ends = [float(end) for end in value] if name == "ci95" else [float(value)]
    decimals = choose_decimals(measure.decimals, ends)
    if name == "mde80":
        return format_size(ends[0], measure, decimals, _)
    said = [format_signed(end, decimals, _.lang) for end in ends]
    return said[0] if len(said) == 1 else _("{lower} to {upper}", lower=said[0], upper=said[1])


def _label(code: Any, _: Translator) -> str:
    """Return what a verdict is called; a pack may have brought one that there is not."""
    if code is None:
        return _("Not judged yet")
    try:
        return get_verdict_label(str(code)).label.in_language(_.lang)[0]
    except KeyError:
        return _("not known")
