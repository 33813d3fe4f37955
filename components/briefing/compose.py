"""From what is known to a briefing: every screen there could be, the usual choice, the deck."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from components.briefing.choice import Choice
from components.briefing.dates import build_dates
from components.briefing.decided import build_decided
from components.briefing.deck import MOST_SCREENS, BriefingScreen, Deck, Kind
from components.briefing.grid import build_grid_screen
from components.briefing.known import BriefingKnown, list_mission_links
from components.briefing.link import build_link
from components.briefing.matters import build_matter, build_matters, list_matters
from components.briefing.opening import build_opening
from components.briefing.outcome import build_outcome
from components.briefing.places import build_places
from components.briefing.told import is_illustrative, tell
from components.briefing.unknown import build_unknown
from components.briefing.where import build_map
from components.sources import boundary_lines, source_lines
from data.portfolio import MissionFacts
from locales import Translator
from locales.formats import format_date

ALWAYS = (Kind.OPENING, Kind.GRID, Kind.UNKNOWN)
MOST_OUTCOMES = 3


def offer_screens(known: BriefingKnown, _: Translator) -> tuple[BriefingScreen, ...]:
    """Return every screen there could be, mission by mission, each in the usual order."""
    return tuple(
        screen for mission in known.missions for screen in _mission_screens(mission, known, _)
    )


def _mission_screens(
    mission: MissionFacts, known: BriefingKnown, _: Translator
) -> list[BriefingScreen]:
    matters = list_matters(mission, known, _)
    listed = [build_matters(mission, matters, _)] if len(matters) > 1 else []
    made = [
        build_opening(mission, known, _),
        *(build_outcome(mission, each, known, _) for each in mission.outcomes),
        build_grid_screen(mission, known, _),
        build_map(mission, known, _),
        *listed,
        *(build_matter(mission, each, _) for each in matters),
        build_unknown(mission, known, _),
        build_decided(mission, known, _),
        build_dates(mission, known, _),
        *(build_link(mission, each, known, _) for each in list_mission_links(mission)),
        *(build_places(mission, each, known, _) for each in mission.outcomes),
    ]
    return [screen for screen in made if screen is not None]


def choose_usual(screens: Sequence[BriefingScreen]) -> Choice:
    """Return the usual choice: at most eight screens a mission, everything else in the annex."""
    missions = tuple(dict.fromkeys(screen.mission for screen in screens))
    shown = [
        code
        for mission in missions
        for code in _usual([screen for screen in screens if screen.mission == mission])
    ]
    annex = tuple(screen.code for screen in screens if screen.code not in set(shown))
    return Choice(missions, tuple(shown), annex)


def _usual(screens: Sequence[BriefingScreen]) -> list[str]:
    """Return which screens of a mission are shown, as many as can be taken in, in their order.

    The opening, the grid and what is not known are always there, and so is what ministers are
    asked: a screen a matter where there is room for all of them, else one list. Three outcomes
    come next, then the map, what was decided, and the dates.
    """
    by_kind: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for screen in screens:
        by_kind[screen.kind].append(screen.code)
    taken = [code for kind in ALWAYS for code in by_kind[kind]]
    outcomes = by_kind[Kind.OUTCOME][:MOST_OUTCOMES]
    matters = by_kind[Kind.MATTER]
    room = MOST_SCREENS - len(taken) - len(outcomes) - len(by_kind[Kind.MAP])
    taken += matters if len(matters) <= max(room, 1) else by_kind[Kind.MATTERS]
    rest = (*outcomes, *by_kind[Kind.MAP], *by_kind[Kind.DECIDED], *by_kind[Kind.DATES])
    taken += rest[: MOST_SCREENS - len(taken)]
    return [screen.code for screen in screens if screen.code in taken]


def make_deck(
    known: BriefingKnown,
    screens: Sequence[BriefingScreen],
    choice: Choice,
    _: Translator,
    *,
    made: str = "",
    address: str = "",
) -> Deck:
    """Return the briefing in the translator's language.

    Parameters
    ----------
    screens
        Those that are offered, in this language.
    made
        When it was frozen and by whom, as a sentence; empty in a preview.
    address
        Of the briefing.
    """
    by_code = {screen.code: screen for screen in screens}
    titles = tuple(tell(mission.title, _) for mission in known.missions)
    title = tell(choice.title, _) or " · ".join(titles)
    facts = [each.figures.facts for each in known.indicators.values()]
    day = format_date(known.moment.until, _.lang)
    return Deck(
        lang=_.lang,
        title=title,
        missions=choice.missions,
        as_at=known.moment.until,
        as_at_words=_("Figures as at {date}.", date=day),
        made=made,
        record=known.record if made else "",
        screens=_picked(choice.shown, by_code, choice, _),
        annex=_picked(choice.annex, by_code, choice, _),
        sources=(*source_lines(known.moment, _, facts), *boundary_lines(_)),
        illustrative=any(is_illustrative(mission, facts) for mission in known.missions),
        address=address,
    )


def _picked(
    codes: Iterable[str], by_code: Mapping[str, BriefingScreen], choice: Choice, _: Translator
) -> tuple[BriefingScreen, ...]:
    """Return screens in the chosen order, each with its comment; an unknown code is left out."""
    found = []
    for code in dict.fromkeys(codes):
        if code in by_code:
            remark = choice.comments.get(code)
            comment = remark.in_language(_.lang) if remark else None
            found.append(replace(by_code[code], comment=comment))
    return tuple(found)
