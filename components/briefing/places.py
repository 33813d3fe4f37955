"""All 22 places of one outcome: "and in Gwynedd?"."""

from components.briefing.deck import BriefingScreen, Kind
from components.briefing.known import BriefingKnown
from components.briefing.tiles import sheet_picture
from components.briefing.told import is_illustrative, source_words, tell
from components.html import plain
from components.map.sheet import Sheet, take_sheet
from components.map.signal import SIGNS, read_word, signal_sheet
from components.map.view import MapView, map_view
from components.words import number_words
from data.portfolio import MissionFacts, OutcomeFacts
from locales import Translator


def build_places(
    mission: MissionFacts, outcome: OutcomeFacts, known: BriefingKnown, _: Translator
) -> BriefingScreen | None:
    """Return every place by an outcome's headline; None where there is no headline or figure."""
    if outcome.headline is None:
        return None
    facts = outcome.headline.facts
    indicator = known.indicators[facts.code]
    if not indicator.figures.periods:
        return None
    view = map_view(indicator.figures, indicator.figures.periods[-1], known.areas, _.lang)
    sheet = signal_sheet(view, indicator.signals, _)
    return BriefingScreen(
        code=f"{mission.code}.places.{outcome.code}",
        mission=mission.code,
        kind=Kind.PLACES,
        kicker=f"{tell(mission.title, _)} · {_('Every place')}",
        title=sheet.finding,
        lead=f"{tell(outcome.title, _)}. {plain(facts.title, _.lang)}.",
        picture=sheet_picture(sheet, lambda code: _said(view, sheet, code, known, _), _),
        notes=(sheet.scale, *sheet.notes),
        source=source_words([facts], _),
        illustrative=is_illustrative(mission, [facts]),
        table=take_sheet(sheet, _),
        address=f"map?indicator={facts.code}&mode=signal",
        about=tell(outcome.title, _),
    )


def _said(view: MapView, sheet: Sheet, code: str, known: BriefingKnown, _: Translator) -> str:
    """Return the sign of a place's movement and its figure."""
    value = view.value_of(code)
    if value is None:
        return sheet.shown[code].short
    signal = known.indicators[view.figures.facts.code].signals.get(code)
    sign = SIGNS.get(read_word(view, code, signal) or "", "?")
    return f"{sign} {number_words(value, view.figures.facts, _.lang)}"


def count_told(outcome: OutcomeFacts, known: BriefingKnown) -> int:
    """Return in how many places an outcome clearly moves, either way, by its headline."""
    if outcome.headline is None:
        return 0
    signals = known.indicators[outcome.headline.facts.code].signals
    return sum(
        each["moving"] in ("improving", "worsening")
        for area, each in signals.items()
        if area in known.places
    )
