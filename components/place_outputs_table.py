"""What is planned and delivered in one place, in words: for the screen and to be taken away."""

from collections.abc import Mapping
from html import escape

from components import marks
from components.delivered import delivery_word, reached_words
from components.html import Html, Row, Table, link, plain, say
from components.link_tables import enough_decimals
from components.map_pair import CHANGED_WORDS, Changed, PlaceChanged, chance_words
from components.place_outputs import PlaceLink, PlaceOutput
from components.place_table import Frame
from components.place_view import PlaceView
from components.shell.screens import LINK
from components.verdict_cell import Evidence, verdict_shape
from components.words import period_words
from evidence.delivery import Delivered
from evidence.numbers import format_delivery_share, format_signed
from evidence.sentences import NUMBERLESS, say_verdict
from locales import Translator, mark
from locales.formats import format_date, format_quantity, format_share
from models.enums import Basis

BASES: Mapping[str, str] = {
    Basis.SELF_REPORTED: mark("reported by the team"),
    Basis.ADMINISTRATIVE: mark("from records"),
    Basis.CHECKED: mark("checked"),
}
SIZED = (Changed.BETTER, Changed.WORSE, Changed.WITHIN)
"""What a place did, where it has limits of its own to be held against."""


def outputs_table(view: PlaceView, evidence: Evidence, frame: Frame) -> Table:
    """Return every output that is planned here, and what the figures say of each."""
    _ = frame.text
    rows = [_row(each, evidence, frame) for each in view.outputs]
    columns = (
        _("Output"),
        _("Delivered here?"),
        _("Begun, and how it is known"),
        _("More where delivered? In all places, and here against the rest"),
    )
    return Table(_("Every output planned and delivered here"), columns, rows, stacks=True)


def outputs_notes(view: PlaceView, evidence: Evidence, _: Translator) -> list[str]:
    """Return what must be known to read the table, and what never comes here."""
    notes = []
    if any(each.links for each in view.outputs):
        notes.append(_("What the figures say is of all places together, not of this one."))
    changes = [each.changed for output in view.outputs for each in output.links if each.changed]
    if any(each.changed in SIZED for each in changes):
        notes.append(chance_words(_))
    if view.elsewhere:
        named = ", ".join(plain(output.title, _.lang) for output in view.elsewhere)
        notes.append(_("Not planned here: {outputs}.", outputs=named))
    return notes


def _row(each: PlaceOutput, evidence: Evidence, frame: Frame) -> Row:
    _ = frame.text
    anew = replanned_words(each, _)
    css = "mw-place-line mw-place-screen mw-small mw-muted"
    team = f'<span class="{css}">{say(each.output.team.name, _)}</span>'
    return Row(
        (
            Html(f"{say(each.output.title, _)}{team}"),
            _delivered(each, frame),
            Html(f"{escape(start_words(each, _))}{_lines([known_words(each, _), anew])}"),
            Html("".join(_link(one, evidence, frame) for one in each.links) or _loose(_)),
        )
    )


def _delivered(each: PlaceOutput, frame: Frame) -> Html:
    _, delivered = frame.text, each.delivered
    shape = marks.clock
    if delivered.share is not None:
        shape = delivery_word(delivered.share, _)[0]
    told = [quantity_words(each, _), reached_words(delivered, _) if delivered.delivered else ""]
    return Html(
        f'{marks.mark(shape, frame.palette)}<span class="mw-strong">'
        f"{escape(delivered_words(each, _))}</span>{_lines([*told, overdue_words(each, _)])}"
    )


def delivered_words(each: PlaceOutput, _: Translator) -> str:
    """Return the word and the share of the plan; a range while returns are missing."""
    delivered = each.delivered
    if delivered.share is None and delivered.delivered:
        return _("Delivered without a plan")
    if delivered.share is None:
        return _("Not returned yet") if delivered.returns_missing else _("Nothing due yet")
    word = delivery_word(delivered.share, _)[1]
    return f"{word}: {share_words(delivered, _)}"


def share_words(delivered: Delivered, _: Translator) -> str:
    """Return the share of the plan: from a missing return as nothing to as delivered to plan."""
    if not delivered.returns_missing or delivered.share_low is None:
        return format_delivery_share(delivered.share or 0.0, _.lang)
    return _(
        "{lower} to {upper}",
        lower=format_share(delivered.share_low, _.lang),
        upper=format_share(delivered.share_high or 0.0, _.lang),
    )


def quantity_words(each: PlaceOutput, _: Translator) -> str:
    """Return what was planned for ended periods and what is delivered of it, with the unit."""
    delivered, unit = each.delivered, plain(each.output.unit, _.lang)
    if delivered.planned == 0 and delivered.delivered == 0:
        planned = format_quantity(each.rollout.to_come, _.lang)
        return _("planned for later: {planned} {unit}", planned=planned, unit=unit)
    planned = format_quantity(delivered.planned, _.lang)
    came = format_quantity(delivered.delivered, _.lang)
    if delivered.planned == 0:
        said = _("delivered: {delivered} {unit}", delivered=came, unit=unit)
    elif delivered.share is None:
        said = _("planned: {planned} {unit}", planned=planned, unit=unit)
    else:
        said = _("{delivered} of {planned} {unit}", delivered=came, planned=planned, unit=unit)
    return f"{said} ({_('for Wales as a whole')})" if each.for_wales else said


def overdue_words(each: PlaceOutput, _: Translator) -> str:
    """Name the periods that ended and are not returned."""
    if not each.overdue:
        return ""
    named = [
        period_words(period, each.kind, _.lang) for period in (each.overdue[0], each.overdue[-1])
    ]
    if len(each.overdue) == 1:
        return _("not returned yet: {period}", period=named[0])
    return _(
        "not returned yet; periods: {count}; first: {first}; last: {last}",
        count=len(each.overdue),
        first=named[0],
        last=named[1],
    )


def start_words(each: PlaceOutput, _: Translator) -> str:
    """Return when it began here, or for when it is planned."""
    if each.rollout.started:
        return _("Begun in: {period}", period=period_words(each.rollout.started, each.kind, _.lang))
    first = period_words(each.rollout.first_planned or "", each.kind, _.lang)
    return _("Planned from: {period}", period=first)


def known_words(each: PlaceOutput, _: Translator) -> str:
    """Return how the delivered quantity is known; that it is not said where nobody says."""
    if not each.rollout.started:
        return ""
    return ", ".join(_(BASES[basis]) for basis in each.bases) or _("how it is known is not said")


def replanned_words(each: PlaceOutput, _: Translator) -> str:
    """Return when it was planned anew; nothing where it was not."""
    if each.replanned_on is None:
        return ""
    day = format_date(each.replanned_on, _.lang)
    return _("planned anew on {date}; this is against the first plan", date=day)


def _link(each: PlaceLink, evidence: Evidence, frame: Frame) -> str:
    _, link_facts = frame.text, each.link
    record = evidence.record(link_facts, _.lang)
    shape = marks.clock if record is None else verdict_shape(record)
    address = frame.page.link(LINK, contribution=link_facts.code)
    label = link(address, verdict_words(each, evidence, _))
    return (
        f'<div class="mw-place-claim">{marks.mark(shape, frame.palette)}{label}'
        f'<span class="mw-place-line mw-small mw-muted">{say(link_facts.indicator_title, _)}</span>'
        f"{_lines([change_words(each, evidence, _)])}</div>"
    )


def verdict_words(each: PlaceLink, evidence: Evidence, _: Translator) -> str:
    """Return the label of what the figures say of all places."""
    record = evidence.record(each.link, _.lang)
    return _("Not judged yet") if record is None else say_verdict(record, _).title


def change_words(each: PlaceLink, evidence: Evidence, _: Translator) -> str:
    """Return what this place did since its start against the rest, or why that is not said."""
    document = evidence.documents.get(each.link.code)
    if each.changed is None:
        if document is None or document["verdict"] in NUMBERLESS:
            return _("Here: no number is shown yet.")
        return _("Here: no place by itself is held against the rest.")
    word = _(CHANGED_WORDS[each.changed.changed])
    change = sized_change(each.changed)
    if change is None:
        return _("Here: {word}.", word=word)
    decimals = change_decimals(each, evidence)
    return _(
        "Here: {change} ({low} to {high}): {word}.",
        change=format_signed(change[0], decimals, _.lang),
        low=format_signed(change[1], decimals, _.lang),
        high=format_signed(change[2], decimals, _.lang),
        word=word,
    )


def sized_change(changed: PlaceChanged) -> tuple[float, float, float] | None:
    """Return a place's change and its limits; None where it has none of its own."""
    if changed.change is None or changed.low is None or changed.high is None:
        return None
    return changed.change, changed.low, changed.high


def change_decimals(each: PlaceLink, evidence: Evidence) -> int:
    """Return with how many decimals a place's change is written."""
    facts = evidence.indicators[each.link.indicator]
    changed = each.changed
    ends = (changed.change, changed.low, changed.high) if changed else ()
    return enough_decimals(facts.decimals, ends)


def _loose(_: Translator) -> str:
    return f'<span class="mw-muted">{escape(_("It is to move no indicator."))}</span>'


def _lines(said: list[str]) -> str:
    return "".join(
        f'<span class="mw-place-line mw-small mw-muted">{escape(each)}</span>'
        for each in said
        if each
    )
