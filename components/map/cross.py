"""Delivered × changed: what each place had against what it did since, three by three.

It is the picture people ask for and the one that fools them most: places may change because Wales
does, or because they were on that path before. So the finding counts places without the output too,
says what all places together tell, and the same places' change before stands beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from components.html import plain
from components.map.change import change_unit
from components.map.delivered import WORDS, had_notes, known_rate, rate_unit, rate_words
from components.map.gaps import gap_classes, gap_of, gap_words
from components.map.sheet import Form, MapClass, MapColumn, MapRow, Mode, Ramp, Sheet, Shown, Tint
from components.map.sheet import used_classes as used
from components.map.view import MapView
from components.takeaway import Value
from components.words import period_words
from data.portfolio import OutputFacts
from data.verdict_labels import get_verdict_label
from evidence.apart import Limits
from evidence.facts import VerdictCode
from evidence.moves import Move, Moved, Moves, NoMoves, Span
from evidence.numbers import format_signed
from evidence.per_head import DeliveredPerHead, Had
from locales import Translator, mark

NONE, SOME, MUCH, UNRETURNED = "none", "some", "much", "unreturned"
ROWS = (MUCH, SOME, NONE)
COLUMNS = (Moved.WORSE, Moved.UNCLEAR, Moved.BETTER)
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
FIELDS: Mapping[Moved, int] = {Moved.WORSE: 0, Moved.UNCLEAR: 1, Moved.BETTER: 2}


@dataclass(frozen=True)
class Cross:
    """What the map of delivered × changed is made from.

    Attributes
    ----------
    since, before
        What each place did since it first began anywhere, and over as long before.
    evidence
        The stored document of the contribution, None where it is not judged or there is none.
    """

    output: OutputFacts
    had: DeliveredPerHead
    since: Moves | NoMoves
    before: Moves | NoMoves
    evidence: Mapping[str, Any] | None


def cross_sheet(view: MapView, cross: Cross, _: Translator) -> Sheet:
    """Return the map of delivered × changed."""
    moves = cross.since.places if isinstance(cross.since, Moves) else {}
    amounts, limits = amount_rows(cross.had), _limits(moves)
    keys = {code: _key(view, code, amounts, moves) for code in view.names}
    classes, at = used(_classes(_), keys.values())
    shown = {
        code: _shown(view, code, cross, moves.get(code), amounts[code], at[key], _)
        for code, key in keys.items()
    }
    return Sheet(
        mode=Mode.CROSS,
        names=view.names,
        classes=classes,
        shown=shown,
        finding=_finding(view, cross, amounts, moves, _),
        detail=_detail(view, cross, _),
        scale=f"{rate_unit(cross.had, cross.output, _)} × {change_unit(view, _)}",
        columns=_columns(view, cross, _),
        rows=tuple(_rows(view, cross, amounts, moves, _)),
        notes=tuple(_notes(cross, moves, _)),
        limits=limits,
        unranked="" if len(limits) > 1 or not moves else f"{_(NOT_KNOWN)}.",
        contribution=str(cross.evidence["contribution"]) if cross.evidence else "",
    )


def amount_rows(had: DeliveredPerHead) -> dict[str, str]:
    """Return for each place whether it had none, less or much: from the middle of the reached on.

    What is not returned is not none: such a place is in no row.
    Where all had alike, all had much.
    """
    rates = sorted(
        each.rate
        for each in had.places.values()
        if each.had is Had.DELIVERED and each.rate is not None
    )
    middle = rates[len(rates) // 2] if rates else 0.0
    found = {}
    for code, place in had.places.items():
        if place.had is Had.UNRETURNED:
            found[code] = UNRETURNED
        elif place.had is not Had.DELIVERED or place.rate is None:
            found[code] = NONE
        else:
            found[code] = MUCH if place.rate >= middle else SOME
    return found


def moved_classes(_: Translator) -> dict[str, MapClass]:
    """Return the classes of what places did, by key, where delivery does not matter."""
    looks = {Moved.BETTER: 4, Moved.UNCLEAR: 2, Moved.WORSE: 0}
    found = {
        str(moved): MapClass(_(MOVED_WORDS[moved]), Tint(Ramp.EITHER_WAY, step))
        for moved, step in looks.items()
    }
    found[Moved.UNSIZED] = MapClass(_(MOVED_WORDS[Moved.UNSIZED]), Tint(Ramp.NONE), Form.FALLING)
    return {**found, **gap_classes(_)}


def _classes(_: Translator) -> dict[str, MapClass]:
    rows = {NONE: 0, SOME: 1, MUCH: 2}
    found = {
        f"{row} {moved}": MapClass(
            _(CELLS[row, moved]), Tint(Ramp.CROSS, 3 * rows[row] + FIELDS[moved])
        )
        for row in ROWS
        for moved in COLUMNS
    }
    unsized = MapClass(_("limits not known"), Tint(Ramp.NONE), Form.FALLING)
    waiting = MapClass(_("cannot be told for this period"), Tint(Ramp.NONE), Form.FALLING)
    late = MapClass(_(WORDS[Had.UNRETURNED]), Tint(Ramp.NONE))
    untold = {"unsized": unsized, "untold": waiting, UNRETURNED: late}
    return {**found, **untold, **gap_classes(_)}


def _key(view: MapView, code: str, amounts: Mapping[str, str], moves: Mapping[str, Move]) -> str:
    move = moves.get(code)
    if move is None:
        return "untold" if view.value_of(code) is not None else gap_of(view.shown.get(code))
    if move.moved is Moved.UNSIZED:
        return "unsized"
    if amounts[code] == UNRETURNED:
        return UNRETURNED
    return f"{amounts[code]} {move.moved}"


def _shown(
    view: MapView,
    code: str,
    cross: Cross,
    move: Move | None,
    amount: str,
    klass: int,
    _: Translator,
) -> Shown:
    decimals = view.figures.facts.decimals
    had = _("Delivered: {rate}", rate=rate_words(cross.had.places[code], _))
    if move is None:
        if view.value_of(code) is None:
            return Shown(klass, _("no figure"), (gap_words(view.shown.get(code), _), had))
        return Shown(klass, "?", (_("cannot be told for this period"), had))
    told = [had, _("Changed: {change}", change=move_words(move, decimals, _))]
    if move.moved is not Moved.UNSIZED:
        told.append(_field_words(amount, move.moved, _))
    return Shown(klass, format_signed(move.change, decimals, _.lang), tuple(told))


def move_words(move: Move, decimals: int, _: Translator) -> str:
    """Return a change with its limits."""
    change = format_signed(move.change, decimals, _.lang)
    if move.low is None or move.high is None:
        return change
    low, high = (format_signed(each, decimals, _.lang) for each in (move.low, move.high))
    return _("{change} (95% limits {low} to {high})", change=change, low=low, high=high)


def count_better(
    amounts: Mapping[str, str], moves: Mapping[str, Move], *, reached: bool
) -> tuple[int, int]:
    """Return in how many places it changed for the better, and of how many: reached or not."""
    rows = (SOME, MUCH) if reached else (NONE,)
    asked = [move.moved for code, move in moves.items() if amounts[code] in rows]
    return asked.count(Moved.BETTER), len(asked)


def _finding(
    view: MapView,
    cross: Cross,
    amounts: Mapping[str, str],
    moves: Mapping[str, Move],
    _: Translator,
) -> str:
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
    better, reached = count_better(amounts, moves, reached=True)
    others_better, others = count_better(amounts, moves, reached=False)
    if not others and UNRETURNED not in amounts.values():
        return _(
            "Every place had it, and {better} of {total} changed for the better: nothing to "
            "compare with",
            better=better,
            total=reached,
        )
    if not reached:
        return _("By then it had begun nowhere")
    counts = {
        "better": better,
        "reached": reached,
        "others_better": others_better,
        "others": others,
    }
    if cross.evidence is not None and cross.evidence["verdict"] == VerdictCode.PATHS_DIFFERED:
        return _(
            "Already on another path before it began; since then better in {better} of the "
            "{reached} places that had it, and in {others_better} of the {others} that had none",
            **counts,
        )
    return _(
        "Changed for the better: {better} of the {reached} places that had it, and {others_better} "
        "of the {others} that had none",
        **counts,
    )


def _detail(view: MapView, cross: Cross, _: Translator) -> str:
    names = f"{plain(cross.output.title, _.lang)} × {plain(view.figures.facts.title, _.lang)}"
    if isinstance(cross.since, NoMoves):
        return names
    return f"{names} · {span_words(view, cross.since.span, _)}"


def span_words(view: MapView, span: Span, _: Translator) -> str:
    """Return from which year to which a change is counted."""
    first, last = (_year_words(view, each, _) for each in (span.first, span.last))
    return _("change from {first} to {last}", first=first, last=last)


def _year_words(view: MapView, ends: tuple[str, str], _: Translator) -> str:
    start, end = (period_words(each, view.figures.kind, _.lang) for each in ends)
    if start == end:
        return start
    return _("the year to {period}", period=end)


def _notes(cross: Cross, moves: Mapping[str, Move], _: Translator) -> Iterator[str]:
    if moves:
        yield from _verdict(cross, _)
        yield _(
            "A place may change because Wales does, or because it was on that path before: this "
            "map alone does not say that one brought the other."
        )
        yield _(
            "With this many places, about one in twenty would stand out by chance; this is not a "
            "finding about any one place."
        )
    yield from had_notes(cross.had, _)


def _verdict(cross: Cross, _: Translator) -> Iterator[str]:
    """Yield what all places together tell, and why where the map looks like something else."""
    document = cross.evidence
    if document is None:
        return
    label = get_verdict_label(document["verdict"]).label
    yield _("All places together: {answer}", answer=plain(label, _.lang))
    if document["verdict"] == VerdictCode.PATHS_DIFFERED:
        yield _(
            "These places were already on another path before it began: on this map that looks "
            "like success. Compare the change before."
        )
    elif document["verdict"] == VerdictCode.MOVING_ELSEWHERE:
        yield _("Wales moved, and places that had it moved no more than the rest.")


def _columns(view: MapView, cross: Cross, _: Translator) -> tuple[MapColumn, ...]:
    unit = change_unit(view, _)
    decimals = view.figures.facts.decimals
    return (
        MapColumn(rate_unit(cross.had, cross.output, _), 1),
        MapColumn(_("Change since ({unit})", unit=unit), decimals, signed=True),
        MapColumn(_("Lower 95% limit"), decimals, signed=True),
        MapColumn(_("Upper 95% limit"), decimals, signed=True),
        MapColumn(_("Change before ({unit})", unit=unit), decimals, signed=True),
        MapColumn(_("What that says")),
    )


def _rows(
    view: MapView,
    cross: Cross,
    amounts: Mapping[str, str],
    moves: Mapping[str, Move],
    _: Translator,
) -> Iterator[MapRow]:
    before = cross.before.places if isinstance(cross.before, Moves) else {}
    for code, name in view.names.items():
        place, move, earlier = cross.had.places[code], moves.get(code), before.get(code)
        values: tuple[Value, ...] = (
            known_rate(place),
            None if move is None else move.change,
            None if move is None else move.low,
            None if move is None else move.high,
            None if earlier is None else earlier.change,
            _says(view, code, amounts[code], move, _),
        )
        yield MapRow(code, name, values)


def _says(view: MapView, code: str, amount: str, move: Move | None, _: Translator) -> str:
    if move is None:
        if view.value_of(code) is None:
            return gap_words(view.shown.get(code), _)
        return _("cannot be told for this period")
    if move.moved is Moved.UNSIZED:
        return _("limits not known")
    return _field_words(amount, move.moved, _)


def _field_words(amount: str, moved: Moved, _: Translator) -> str:
    return _(WORDS[Had.UNRETURNED]) if amount == UNRETURNED else _(CELLS[amount, moved])


def _limits(moves: Mapping[str, Move]) -> dict[str, Limits]:
    return {
        code: Limits(move.change, move.low, move.high)
        for code, move in moves.items()
        if move.low is not None and move.high is not None
    }


def before_sheet(view: MapView, cross: Cross, _: Translator) -> Sheet | None:
    """Return the small map of the change before it began; None where there is none to show."""
    if isinstance(cross.before, NoMoves):
        return None
    moves = cross.before.places
    keys = {
        code: moves[code].moved if code in moves else gap_of(view.shown.get(code))
        for code in view.names
    }
    classes, at = used(moved_classes(_), keys.values())
    decimals = view.figures.facts.decimals
    shown = {
        code: Shown(
            at[key],
            format_signed(moves[code].change, decimals, _.lang) if code in moves else "?",
            (),
        )
        for code, key in keys.items()
    }
    amounts = amount_rows(cross.had)
    better, reached = count_better(amounts, moves, reached=True)
    others_better, others = count_better(amounts, moves, reached=False)
    return Sheet(
        mode=Mode.CROSS,
        names=view.names,
        classes=classes,
        shown=shown,
        finding=_(
            "Before it began: for the better in {better} of the {reached} places that were to have "
            "it, and in {others_better} of the {others} others",
            better=better,
            reached=reached,
            others_better=others_better,
            others=others,
        ),
        detail=span_words(view, cross.before.span, _),
        scale="",
        columns=(),
        rows=(),
    )
