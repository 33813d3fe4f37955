"""Delivered × changed in words: its finding, its spans, and what to know before believing it."""

from collections.abc import Iterator, Mapping
from typing import Any

from components.html import plain
from components.map.crossed import MUCH, NONE, SOME, UNRETURNED, WHOLE, Cross, count_moved
from components.map.delivered import WORDS, had_notes
from components.map.view import MapView, end_month
from components.words import period_words
from data.verdict_labels import get_verdict_label
from evidence.facts import VerdictCode
from evidence.moves import Move, Moved, NoMoves, Span
from evidence.numbers import format_signed
from evidence.per_head import Had
from evidence.sentences import NUMBERLESS
from locales import Translator, mark

CELLS: Mapping[tuple[str, Moved], str] = {
    (MUCH, Moved.WORSE): mark("much delivered, changed for the worse"),
    (MUCH, Moved.UNCLEAR): mark("much delivered, no clear change"),
    (MUCH, Moved.BETTER): mark("much delivered, changed for the better"),
    (SOME, Moved.WORSE): mark("less delivered, changed for the worse"),
    (SOME, Moved.UNCLEAR): mark("less delivered, no clear change"),
    (SOME, Moved.BETTER): mark("less delivered, changed for the better"),
    (NONE, Moved.WORSE): mark("none delivered, changed for the worse"),
    (NONE, Moved.UNCLEAR): mark("none delivered, no clear change"),
    (NONE, Moved.BETTER): mark("none delivered, changed for the better"),
}
MOVED_WORDS: Mapping[Moved, str] = {
    Moved.BETTER: mark("changed for the better"),
    Moved.UNCLEAR: mark("no clear change"),
    Moved.WORSE: mark("changed for the worse"),
    Moved.UNSIZED: mark("limits not known"),
}
WHY_NONE: Mapping[NoMoves, str] = {
    NoMoves.NO_FIGURES: mark("there is no figure for this period"),
    NoMoves.NO_DIRECTION: mark("no good direction is set for this measure"),
    NoMoves.NOT_BEGUN: mark("by then it had begun nowhere"),
    NoMoves.NO_YEAR_BEFORE: mark("the figures do not reach back a year before"),
    NoMoves.TOO_SOON: mark("a year of figures since it began is not there yet"),
}
NOT_KNOWN = mark("How much each place changed by chance alone is not known")


def move_words(move: Move, decimals: int, _: Translator) -> str:
    """Return a change with its limits."""
    change = format_signed(move.change, decimals, _.lang)
    if move.low is None or move.high is None:
        return change
    low, high = (format_signed(each, decimals, _.lang) for each in (move.low, move.high))
    return _("{change} (95% limits {low} to {high})", change=change, low=low, high=high)


def say_finding(
    view: MapView,
    cross: Cross,
    amounts: Mapping[str, str],
    moves: Mapping[str, Move],
    _: Translator,
) -> str:
    """Return the title: how many places changed for the better, of those that had it and not."""
    if isinstance(cross.since, NoMoves):
        period = period_words(view.period, view.figures.kind, _.lang)
        return f"{period}: {_(WHY_NONE[cross.since])}"
    if cross.had.whole:
        title = plain(cross.output.title, _.lang)
        return _("{output}: recorded for Wales as a whole, not by place", output=title)
    if not moves:
        return _("No place has every figure of both years")
    if all(each.moved is Moved.UNSIZED for each in moves.values()):
        return _(NOT_KNOWN)
    better, reached = count_moved(amounts, moves, reached=True)
    others_better, others = count_moved(amounts, moves, reached=False)
    if not reached:
        if UNRETURNED in amounts.values():
            return _("Where it went is not returned yet")
        return _("By then it had begun nowhere")
    if not others and UNRETURNED not in amounts.values():
        return _(
            "Every place had it, and {better} of {total} changed for the better: nothing to "
            "compare with",
            better=better,
            total=reached,
        )
    counted = _(
        "changed for the better: {better} of the {reached} places that had it, and {others_better} "
        "of the {others} that had none",
        better=better,
        reached=reached,
        others_better=others_better,
        others=others,
    )
    answer = _first(cross, _)
    return f"{answer}; {counted}" if answer else f"{counted[0].upper()}{counted[1:]}"


def _first(cross: Cross, _: Translator) -> str:
    """Return what comes before the counts: that all places together give no answer, or no fair one.

    Empty where they do.
    """
    document = cross.evidence
    if document is None:
        return ""
    if document["verdict"] == VerdictCode.PATHS_DIFFERED:
        return _("Already on another path before it began")
    if document["verdict"] in (*NUMBERLESS, VerdictCode.CANNOT_TELL):
        return _label(document, _)
    return ""


def _label(document: Mapping[str, Any], _: Translator) -> str:
    alone = "nothing_to_compare" in document["caveats"]
    label = get_verdict_label(document["verdict"], nothing_to_compare=alone).label
    return plain(label, _.lang)


def say_detail(view: MapView, cross: Cross, _: Translator) -> str:
    """Return what is crossed with what, and from when to when it changed."""
    names = f"{plain(cross.output.title, _.lang)} × {plain(view.figures.facts.title, _.lang)}"
    if isinstance(cross.since, NoMoves):
        return names
    return f"{names} · {span_words(view, cross.since.span, _)}"


def span_words(view: MapView, span: Span, _: Translator) -> str:
    """Return from which year to which a change is counted."""
    first, last = (_year_words(view, each, _) for each in (span.first, span.last))
    return _("change: {first} → {last}", first=first, last=last)


def _year_words(view: MapView, ends: tuple[str, str], _: Translator) -> str:
    if ends[0] == ends[1]:
        return period_words(ends[0], view.figures.kind, _.lang)
    return _("the year ending {month}", month=end_month(view, ends[1], _))


def list_notes(
    cross: Cross, amounts: Mapping[str, str], moves: Mapping[str, Move], _: Translator
) -> Iterator[str]:
    """Yield what a reader must know before believing the picture."""
    if moves:
        yield from _verdict(cross, _)
        yield from _worse(amounts, moves, _)
        yield _(
            "A place may change because Wales does, or because it was on that path before: this "
            "map alone does not say that one brought the other."
        )
        yield _(
            "With this many places, about one in twenty would stand out by chance; this is not a "
            "finding about any one place."
        )
    yield from had_notes(cross.had, _)


def _worse(amounts: Mapping[str, str], moves: Mapping[str, Move], _: Translator) -> Iterator[str]:
    worse, reached = count_moved(amounts, moves, reached=True, moved=Moved.WORSE)
    others_worse, others = count_moved(amounts, moves, reached=False, moved=Moved.WORSE)
    if worse or others_worse:
        yield _(
            "Changed for the worse: {worse} of the {reached} places that had it, and "
            "{others_worse} of the {others} that had none.",
            worse=worse,
            reached=reached,
            others_worse=others_worse,
            others=others,
        )


def _verdict(cross: Cross, _: Translator) -> Iterator[str]:
    """Yield what all places together tell, and why where the map looks like something else."""
    document = cross.evidence
    if document is None:
        return
    yield _("All places together: {answer}", answer=_label(document, _))
    if document["verdict"] == VerdictCode.PATHS_DIFFERED:
        yield _(
            "These places were already on another path before it began: on this map that looks "
            "like success. Compare the change before."
        )
    elif document["verdict"] == VerdictCode.MOVING_ELSEWHERE:
        yield _("Wales moved, and places that had it moved no more than the rest.")


def field_words(amount: str, moved: Moved, _: Translator) -> str:
    """Return the field of the nine that a place is in, or that its return is missing."""
    untold = {UNRETURNED: Had.UNRETURNED, WHOLE: Had.WHOLE}
    return _(WORDS[untold[amount]]) if amount in untold else _(CELLS[amount, moved])
