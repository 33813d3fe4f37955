"""What maps are made from, by hand: signals, deliveries, moves; each is good, each can change."""

from collections.abc import Mapping
from typing import Any

from components.map.cross import cross_sheet
from components.map.crossed import Cross
from components.map.sheet import Sheet, cell_words
from components.map.view import MapView
from data.context import TargetFacts
from evidence.moves import Move, Moved, Moves, NoMoves, Span
from evidence.per_head import DeliveredPerHead, Had, PlaceHad
from locales import text
from tests.components.making import make_output, make_view, place_codes

PLACES = place_codes()
SPAN = Span(("2019", "2019"), ("2023", "2023"))
SPAN_BEFORE = Span(("2015", "2015"), ("2019", "2019"))
YEARS = ("2021", "2022", "2023")


def make_signal(periods: tuple[str, ...] = YEARS, **changes: Any) -> dict[str, Any]:
    """Return the stored signal of a series that is judged, as far as a map reads it."""
    good: dict[str, Any] = {
        "moving": "no_clear_change",
        "spc": make_spc(points=["common"] * len(periods)),
        "progress": "no_clear_change",
        "progress_since": periods[0],
        "progress_noise": 2.0,
        "periods": list(periods),
        "adjusted": False,
        "adjusted_values": None,
    }
    return good | changes


def make_spc(**changes: Any) -> dict[str, Any]:
    """Return a chart of usual variation that judges its points."""
    good: dict[str, Any] = {
        "mean": 10.0,
        "lower_limit": 8.0,
        "upper_limit": 12.0,
        "points": ["common"] * len(YEARS),
        "variation": "common",
        "trial": False,
        "gated": False,
    }
    return good | changes


def make_target(value: float, period: str = "2030") -> TargetFacts:
    return TargetFacts(period, value, "2020")


def make_place(had: Had = Had.NONE, rate: float | None = None, **changes: Any) -> PlaceHad:
    good: dict[str, Any] = {
        "amount": 0.0 if rate is None else rate * 100,
        "planned": 0.0,
        "returns_missing": 0,
    }
    return PlaceHad(had, rate=rate, **(good | changes))


def delivered(rate: float, **changes: Any) -> PlaceHad:
    """Return a place that had so much, as planned."""
    return make_place(Had.DELIVERED, rate, planned=rate * 100, **changes)


def make_had(places: Mapping[str, PlaceHad], **changes: Any) -> DeliveredPerHead:
    """Return an output by place: what is not said of a place is not planned there."""
    whole = dict.fromkeys(PLACES, make_place()) | dict(places)
    good: dict[str, Any] = {"people": 1_000, "begun": 737_000, "whole": False}
    return DeliveredPerHead(whole, **(good | changes))


def make_move(moved: Moved, change: float, half: float | None = 1.0) -> Move:
    if half is None:
        return Move(moved, change, None, None)
    return Move(moved, change, change - half, change + half)


BETTER = make_move(Moved.BETTER, 3.0)
UNCLEAR = make_move(Moved.UNCLEAR, 0.5)
WORSE = make_move(Moved.WORSE, -3.0)
UNSIZED = make_move(Moved.UNSIZED, 2.0, None)


def make_moves(places: Mapping[str, Move], before: bool = False) -> Moves:
    """Return what places did: what is not said of a place is unclear."""
    whole = dict.fromkeys(PLACES, UNCLEAR) | dict(places)
    return Moves(SPAN_BEFORE if before else SPAN, whole)


def make_cross(
    had: Mapping[str, PlaceHad],
    since: Mapping[str, Move] | Moves | NoMoves,
    before: Moves | NoMoves | None = None,
    verdict: str | None = None,
    whole: bool = False,
) -> Cross:
    """Return delivered × changed, of places that had what is said and moved as is said."""
    moves = since if isinstance(since, Moves | NoMoves) else make_moves(since)
    earlier = before or make_moves({}, before=True)
    evidence = None if verdict is None else {"verdict": verdict, "contribution": "c", "caveats": []}
    return Cross(make_output(), make_had(had, whole=whole), moves, earlier, evidence)


def make_cross_sheet(*given: Any, view: MapView | None = None, **more: Any) -> Sheet:
    """Return the sheet of delivered × changed."""
    return cross_sheet(view or make_view(), make_cross(*given, **more), text("en"))


def legend_of(sheet: Sheet) -> dict[str, int]:
    """Return how many places are in each class, by what it says."""
    assert len({klass.said for klass in sheet.classes}) == len(sheet.classes)
    return {klass.said: count for klass, count in zip(sheet.classes, sheet.counts(), strict=True)}


def said_of(sheet: Sheet, code: str) -> str:
    """Return what the class of a place says."""
    return sheet.class_of(code).said


def cells_of(sheet: Sheet, code: str, lang: str = "en") -> list[str]:
    """Return a place's row of the map in words, after its name."""
    (row,) = (row for row in sheet.rows if row.area == code)
    pairs = zip(row.values, sheet.columns, strict=True)
    return [cell_words(value, column, text(lang)) for value, column in pairs]
