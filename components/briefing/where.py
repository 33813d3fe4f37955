"""The map that matters: where an output went, and whether that is where the figures changed.

Of a mission's outputs the one whose contribution gives an answer, told by place; where none does,
the outcome in which most places clearly move.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from components.briefing.deck import BriefingScreen, Kind
from components.briefing.known import BriefingKnown, list_mission_links
from components.briefing.places import build_places, count_told
from components.briefing.tiles import build_map_picture
from components.briefing.told import is_illustrative, source_words, tell
from components.html import plain
from components.map.change import change_unit
from components.map.cross import cross_sheet, shown_decimals
from components.map.cross_words import say_finding
from components.map.crossed import MUCH, NONE, SOME, Cross, amount_rows
from components.map.sheet import Form, MapClass, Ramp, Tint, take_sheet, used_classes
from components.map.view import MapView, map_view
from data.portfolio import Link, MissionFacts
from evidence.facts import VerdictCode
from evidence.moves import Moved, Moves, lay_grid, measure_before, measure_since
from evidence.numbers import format_signed
from evidence.sentences import NUMBERLESS
from locales import Translator, mark
from models.periods import parse_period

CLASSES: Mapping[tuple[bool, Moved], tuple[str, int]] = {
    (True, Moved.BETTER): (mark("had it, changed for the better"), 8),
    (True, Moved.UNCLEAR): (mark("had it, no clear change"), 7),
    (True, Moved.WORSE): (mark("had it, changed for the worse"), 6),
    (False, Moved.BETTER): (mark("had none, changed for the better"), 2),
    (False, Moved.UNCLEAR): (mark("had none, no clear change"), 1),
    (False, Moved.WORSE): (mark("had none, changed for the worse"), 0),
}
UNTOLD = "untold"
NO_ANSWER = frozenset({*NUMBERLESS, VerdictCode.PATHS_DIFFERED, VerdictCode.CANNOT_TELL})
"""Verdicts beside which a map of what changed would say more than is known."""


@dataclass(frozen=True)
class Crossed:
    """One contribution, place by place."""

    link: Link
    view: MapView
    cross: Cross
    moves: Moves


def build_map(mission: MissionFacts, known: BriefingKnown, _: Translator) -> BriefingScreen | None:
    """Return the map that matters; None where no outcome has a figure of any place."""
    chosen = next(_list_crossed(mission, known, _), None)
    if chosen is not None:
        return _screen(mission, chosen, _)
    told = sorted(mission.outcomes, key=lambda each: -count_told(each, known))
    made = (build_places(mission, each, known, _) for each in told)
    found = next((each for each in made if each is not None), None)
    return None if found is None else replace(found, code=f"{mission.code}.map", kind=Kind.MAP)


def _list_crossed(mission: MissionFacts, known: BriefingKnown, _: Translator) -> Iterator[Crossed]:
    """Yield the contributions that give an answer place by place, those that moved more first."""
    for link in sorted(list_mission_links(mission), key=lambda each: _rank(each, known)):
        document = known.facts.evidence.documents.get(link.code)
        if document is None or not link.primary or document["verdict"] in NO_ANSWER:
            continue
        found = _cross(link, document, known, _)
        if found is not None:
            yield found


def _rank(link: Link, known: BriefingKnown) -> tuple[int, str]:
    order = ("moved", "worse", "flat", "open")
    kind = known.facts.evidence.kind(link) or "open"
    return order.index(kind) if kind in order else len(order), link.code


def _cross(
    link: Link, document: Mapping[str, object], known: BriefingKnown, _: Translator
) -> Crossed | None:
    """Return a contribution place by place; None where some had it and some not is not so."""
    figures = known.indicators[link.indicator].figures
    if not figures.periods or figures.kind is None:
        return None
    period = figures.periods[-1]
    had = known.had(link.output.code, parse_period(period, figures.kind).last_day)
    begun = known.had(link.output.code, known.moment.until).begun
    if begun is None or had.whole:
        return None
    grid = lay_grid(figures, known.places)
    since, before = measure_since(grid, begun, period), measure_before(grid, begun, period)
    amounts = amount_rows(had)
    if not isinstance(since, Moves) or not {SOME, MUCH} & {*amounts.values()}:
        return None
    if NONE not in amounts.values():
        return None
    view = map_view(figures, period, known.areas, _.lang)
    return Crossed(link, view, Cross(link.output, had, since, before, document), since)


def _screen(mission: MissionFacts, crossed: Crossed, _: Translator) -> BriefingScreen:
    link, view, cross = crossed.link, crossed.view, crossed.cross
    amounts, moves = amount_rows(cross.had), crossed.moves.places
    finding = say_finding(view, cross, amounts, moves, _)
    sheet, facts = cross_sheet(view, cross, _), view.figures.facts
    keys = {
        code: _key(amounts[code], moves[code].moved if code in moves else None)
        for code in view.names
    }
    classes, at = used_classes(_classes(_), keys.values())
    decimals = shown_decimals(view, cross)

    def said(code: str) -> str:
        return format_signed(moves[code].change, decimals, _.lang) if code in moves else "?"

    scale = _("Under each name: how much it changed ({unit})", unit=change_unit(view, _))
    title = f"{tell(link.output.title, _)}: {finding[0].lower()}{finding[1:]}"
    return BriefingScreen(
        code=f"{mission.code}.map",
        mission=mission.code,
        kind=Kind.MAP,
        kicker=f"{tell(mission.title, _)} · {_('Where it went, and what changed there')}",
        title=title,
        lead=f"{plain(facts.title, _.lang)} · {sheet.detail.rsplit(' · ', 1)[-1]}",
        picture=build_map_picture(classes, lambda code: at[keys[code]], said, scale, title, _),
        notes=sheet.notes,
        source=source_words([facts], _),
        illustrative=is_illustrative(mission, [facts]),
        table=take_sheet(sheet, _),
        address=f"map?indicator={facts.code}&mode=delivered-changed&output={link.output.code}",
    )


def _key(amount: str, moved: Moved | None) -> str:
    if moved is None or moved is Moved.UNSIZED or amount not in (NONE, SOME, MUCH):
        return UNTOLD
    return f"{amount != NONE} {moved}"


def _classes(_: Translator) -> dict[str, MapClass]:
    found = {
        f"{had} {moved}": MapClass(_(said), Tint(Ramp.CROSS, step))
        for (had, moved), (said, step) in CLASSES.items()
    }
    return {**found, UNTOLD: MapClass(_("cannot be told here"), Tint(Ramp.NONE), Form.FALLING)}
