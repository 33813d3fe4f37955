"""Delivered × changed: what each place had against what it did since, three by three.

It is the picture people ask for and the one that fools them most: places may change because Wales
does, or because they were on that path before. So the finding counts places without the output too,
says what all places together tell, and the same places' change before stands beside it.
"""

from collections.abc import Iterator, Mapping

from components.link_tables import enough_decimals
from components.map.change import change_unit
from components.map.cross_words import (
    CELLS,
    MOVED_WORDS,
    NOT_KNOWN,
    field_words,
    list_notes,
    move_words,
    say_detail,
    say_finding,
    span_words,
)
from components.map.crossed import (
    COLUMNS,
    MUCH,
    NONE,
    ROWS,
    SOME,
    UNRETURNED,
    WHOLE,
    Cross,
    amount_rows,
    count_moved,
    middle_rate,
)
from components.map.delivered import RATE_DECIMALS, WORDS, known_rate, rate_unit, rate_words
from components.map.gaps import gap_classes, gap_of, gap_words
from components.map.sheet import Form, MapClass, MapColumn, MapRow, Mode, Ramp, Sheet, Shown, Tint
from components.map.sheet import used_classes as used
from components.map.view import MapView
from components.takeaway import Value
from evidence.apart import Limits
from evidence.moves import Move, Moved, Moves, NoMoves
from evidence.numbers import format_signed
from evidence.per_head import Had
from locales import Translator
from locales.formats import format_number

FIELDS: Mapping[Moved, int] = {Moved.WORSE: 0, Moved.UNCLEAR: 1, Moved.BETTER: 2}


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
        illustrative=_is_illustrative(view, cross),
        classes=classes,
        shown=shown,
        finding=say_finding(view, cross, amounts, moves, _),
        detail=say_detail(view, cross, _),
        scale=_scale(view, cross, _),
        columns=_columns(view, cross, _),
        rows=tuple(_rows(view, cross, amounts, moves, _)),
        notes=tuple(list_notes(cross, amounts, moves, _)),
        limits=limits,
        unranked="" if len(limits) > 1 or not moves else f"{_(NOT_KNOWN)}.",
        contribution=str(cross.evidence["contribution"]) if cross.evidence else "",
    )


def _scale(view: MapView, cross: Cross, _: Translator) -> str:
    """Return the two units, and from what rate on a place had much."""
    units = f"{rate_unit(cross.had, cross.output, _)} × {change_unit(view, _)}"
    middle = middle_rate(cross.had)
    if not middle:
        return units
    much = _("much: {rate} or more", rate=format_number(middle, RATE_DECIMALS, _.lang))
    return f"{units} · {much}"


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
    whole = MapClass(_(WORDS[Had.WHOLE]), Tint(Ramp.NONE))
    untold = {"unsized": unsized, "untold": waiting, UNRETURNED: late, WHOLE: whole}
    return {**found, **untold, **gap_classes(_)}


def _key(view: MapView, code: str, amounts: Mapping[str, str], moves: Mapping[str, Move]) -> str:
    move = moves.get(code)
    if move is None:
        return "untold" if view.value_of(code) is not None else gap_of(view.shown.get(code))
    if move.moved is Moved.UNSIZED:
        return "unsized"
    if amounts[code] in (UNRETURNED, WHOLE):
        return amounts[code]
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
    decimals = shown_decimals(view, cross)
    had = _("Delivered: {rate}", rate=rate_words(cross.had.places[code], _))
    if move is None:
        if view.value_of(code) is None:
            return Shown(klass, _("no figure"), (gap_words(view.shown.get(code), _), had))
        return Shown(klass, "?", (_("cannot be told for this period"), had))
    told = [had, _("Changed: {change}", change=move_words(move, decimals, _))]
    if move.moved is not Moved.UNSIZED:
        told.append(field_words(amount, move.moved, _))
    return Shown(klass, format_signed(move.change, decimals, _.lang), tuple(told))


def _columns(view: MapView, cross: Cross, _: Translator) -> tuple[MapColumn, ...]:
    unit = change_unit(view, _)
    decimals = shown_decimals(view, cross)
    return (
        MapColumn(rate_unit(cross.had, cross.output, _), RATE_DECIMALS),
        MapColumn(_("Change since ({unit})", unit=unit), decimals, signed=True),
        MapColumn(_("Lower 95% limit"), decimals, signed=True),
        MapColumn(_("Upper 95% limit"), decimals, signed=True),
        MapColumn(_("Change before ({unit})", unit=unit), decimals, signed=True),
        MapColumn(_("What that says")),
    )


def shown_decimals(view: MapView, cross: Cross) -> int:
    """Return with how many decimals changes are written, so that no clear one's limit reads 0."""
    moves = cross.since.places.values() if isinstance(cross.since, Moves) else ()
    ends = [end for each in moves for end in (each.low, each.high)]
    return enough_decimals(view.figures.facts.decimals, ends)


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
    return field_words(amount, move.moved, _)


def _limits(moves: Mapping[str, Move]) -> dict[str, Limits]:
    return {
        code: Limits(move.change, move.low, move.high)
        for code, move in moves.items()
        if move.low is not None and move.high is not None
    }


def before_sheet(view: MapView, cross: Cross, _: Translator) -> Sheet | None:
    """Return the small map of the change before it began; None where there is none to show."""
    if isinstance(cross.before, NoMoves) or cross.had.whole:
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
    return Sheet(
        mode=Mode.CROSS,
        names=view.names,
        illustrative=_is_illustrative(view, cross),
        classes=classes,
        shown=shown,
        finding=_say_before(cross, _),
        detail=span_words(view, cross.before.span, _),
        scale="",
        columns=(),
        rows=(),
    )


def _say_before(cross: Cross, _: Translator) -> str:
    amounts = amount_rows(cross.had)
    moves = cross.before.places if isinstance(cross.before, Moves) else {}
    better, reached = count_moved(amounts, moves, reached=True)
    others_better, others = count_moved(amounts, moves, reached=False)
    if not others:
        return _(
            "Before it began: for the better in {better} of {total} places",
            better=better,
            total=reached,
        )
    return _(
        "Before it began: for the better in {better} of the {reached} places that had it later, "
        "and in {others_better} of the {others} that had none",
        better=better,
        reached=reached,
        others_better=others_better,
        others=others,
    )


def _is_illustrative(view: MapView, cross: Cross) -> bool:
    return view.figures.facts.illustrative or cross.output.illustrative
