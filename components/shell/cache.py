"""Cached reads, all of them: two lines each over a plain one.

Every key holds the store version and the last release passed, so a save shows at once in every
session and nothing is recomputed otherwise; what is drawn is keyed by language and theme too.
What is cached is frozen: it is shared between sessions and never changed by who reads it.
Caches are bounded. They are not Streamlit's own, whose making of keys was an eighth of a rerun
of the board.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

import pandas as pd

from components.area_names import area_names
from components.board_facts import Known as BoardFacts
from components.briefing.compose import choose_usual, make_deck, offer_screens
from components.briefing.deck import BriefingScreen, Deck
from components.briefing.kept import KeptDocument, read_document
from components.briefing.known import BriefingKnown
from components.briefing.known import read_known as read_of_missions
from components.map.view import KINDS, Level
from components.verdict_cell import Evidence
from data.annotations import Happening, list_happenings
from data.areas import list_areas
from data.audit import Audit, audit_store
from data.bilingual import Both
from data.briefings import KeptBriefing, get_briefing, list_briefings
from data.changed import list_news
from data.context import TargetFacts, list_targets
from data.contributions import Registration
from data.deliveries import list_delivery_cells
from data.entry import read_entry_rows
from data.expectations import Expectation, list_expectations
from data.figures import IndicatorFacts, IndicatorFigures, get_indicator_figures, list_indicators
from data.judgements import (
    Judgement,
    is_ever_judged,
    is_stale,
    list_evidence,
    list_judged_dates,
    list_signals,
)
from data.moment import Moment, get_moment, holds_demonstration_only
from data.names import list_names
from data.ownership import ASKED_FOR
from data.pack.expectation import ExpectationPack, NewExpectation, make_expectation_pack
from data.people import list_team_names
from data.place_figures import PlaceFigures, list_place_figures
from data.portfolio import Portfolio, get_portfolio
from data.record_pages import PAGE, Asked, KnownInRecord, Reader, RecordPage, list_known
from data.record_pages import read_record_page as find_record_page
from data.reviews import ReviewFacts, ReviewRecord, list_newest_reviews, list_reviews
from data.rollup_deliveries import roll_up_deliveries
from data.rollups import RolledUp, roll_up_figures
from data.sources import Source, list_sources
from data.standing import PersonFacts, Standing, get_standing, list_people
from data.store import open_store
from data.teams import (
    DisciplineCount,
    MemberFacts,
    TeamRecord,
    count_members,
    list_members,
    list_teams,
)
from data.vintages import Revision, list_release_days, list_revisions
from evidence.briefing_facts import gather_facts
from evidence.changed import ChangedVerdict, explain_changes, list_changed
from evidence.delivery import Delivered, measure_deliveries
from evidence.draft import Draft, Staircase, make_draft
from evidence.draft_reading import DraftGround, RecordedPlan
from evidence.draft_reading import read_draft_ground as read_ground
from evidence.draft_reading import read_recorded_plan as read_recorded
from evidence.draft_reading import read_standing as read_registrations
from evidence.frozen_facts import BriefingFacts
from evidence.known_on import KnownIndicator, know_indicator
from evidence.moves import Grid, Moves, NoMoves, lay_grid, measure_before, measure_since
from evidence.per_head import DeliveredPerHead, measure_per_head
from evidence.since_changes import Change
from evidence.since_frozen import list_changes
from evidence.suggest import Suggestion, suggest_rollouts
from locales import text
from models.area import WALES
from models.roles import Actor, NotAllowed

Known = TypeVar("Known")
Key = ParamSpec("Key")
ENTRIES = 64


class Slot(Generic[Known]):
    """Room for one thing: the first who asks makes it, whoever asks meanwhile waits for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: list[Known] = []

    def fill(self, make: Callable[[], Known]) -> Known:
        """Return what is held, made by `make` if nothing is yet; a failure holds nothing."""
        if not self._held:
            with self._lock:
                if not self._held:
                    self._held.append(make())
        return self._held[0]


def remember(read: Callable[Key, Known]) -> Callable[Key, Known]:
    """Make a read remember what it found, by store and arguments; these go by position."""
    slots = lru_cache(ENTRIES)(lambda *_: Slot[Known]())

    @wraps(read)
    def remembered(*key: Key.args, **_: Key.kwargs) -> Known:
        return slots(open_store(), *key).fill(lambda: read(*key))

    return remembered


def read_moment() -> Moment:
    """Return the moment: the version is read every run, the rest once a version and minute."""
    minute = datetime.now(UTC).replace(second=0, microsecond=0)  # releases come on the minute
    return _read_moment_at(open_store().version(), minute)


@remember
def _read_moment_at(version: int, minute: datetime) -> Moment:
    with open_store().read() as connection:
        return get_moment(connection, minute)


@remember
def read_demonstration_only(version: int) -> bool:
    """Return whether everything in the store is illustrative or from the shipped official pack."""
    with open_store().read() as connection:
        return holds_demonstration_only(connection)


@remember
def read_standing_of(version: int, person: str) -> Standing:
    """Return what is known of an e-mail address that was signed in with."""
    with open_store().read() as connection:
        return get_standing(connection, person)


@remember
def read_teams(version: int) -> dict[str, Both]:
    """Return the names of all teams, by code."""
    with open_store().read() as connection:
        return list_team_names(connection)


@remember
def read_people(version: int) -> tuple[PersonFacts, ...]:
    """Return everybody who may or might sign in."""
    with open_store().read() as connection:
        return list_people(connection)


@remember
def read_portfolio(version: int, until: date) -> Portfolio:
    """Return missions, outcomes and outputs."""
    with open_store().read() as connection:
        return get_portfolio(connection, until)


@remember
def read_delivered(version: int, until: date) -> dict[str, Delivered]:
    """Return what each output has delivered."""
    with open_store().read() as connection:
        return measure_deliveries(list_delivery_cells(connection, until), until)


@remember
def read_evidence(version: int, until: date) -> Evidence:
    """Return what has been judged of every link, and what it takes to put it into words."""
    with open_store().read() as connection:
        return Evidence(
            {code: each.document for code, each in list_evidence(connection, until).items()},
            {facts.code: facts for facts in list_indicators(connection)},
            list_names(connection),
        )


@remember
def read_signals(version: int, until: date, indicator: str) -> dict[str, Mapping[str, Any]]:
    """Return what every series of an indicator says, by area."""
    with open_store().read() as connection:
        found = list_signals(connection, until, indicator=indicator)
    return {area: each.document for (_, area), each in found.items()}


@remember
def read_wales(version: int, until: date) -> dict[str, Mapping[str, Any]]:
    """Return what the Wales series of every indicator says, by indicator."""
    with open_store().read() as connection:
        found = list_signals(connection, until, area=WALES)
    return {indicator: each.document for (indicator, _), each in found.items()}


@remember
def read_place_signals(version: int, until: date, area: str) -> dict[str, Mapping[str, Any]]:
    """Return what every series of one area says, by indicator."""
    with open_store().read() as connection:
        found = list_signals(connection, until, area=area)
    return {indicator: each.document for (indicator, _), each in found.items()}


@remember
def read_place_figures(version: int, until: date, area: str) -> tuple[PlaceFigures, ...]:
    """Return the newest figure of every indicator in one place, beside everywhere else's."""
    with open_store().read() as connection:
        return list_place_figures(connection, area, until)


@remember
def read_staleness(version: int) -> bool:
    """Return whether the store was written to since it was last judged."""
    with open_store().read() as connection:
        return is_stale(connection)


@remember
def read_ever_judged(version: int) -> bool:
    """Return whether the store has ever been judged."""
    with open_store().read() as connection:
        return is_ever_judged(connection)


@remember
def read_indicators(version: int) -> tuple[IndicatorFacts, ...]:
    """Return every indicator."""
    with open_store().read() as connection:
        return list_indicators(connection)


@remember
def read_figures(version: int, until: date, indicator: str) -> IndicatorFigures:
    """Return all current figures of one indicator."""
    with open_store().read() as connection:
        return get_indicator_figures(connection, indicator, until)


@remember
def read_sources(version: int, until: date) -> tuple[Source, ...]:
    """Return every source with its freshness and gaps."""
    with open_store().read() as connection:
        return list_sources(connection, until)


@remember
def read_targets(version: int, until: date, indicator: str) -> dict[str, TargetFacts]:
    """Return the targets of an indicator, by area."""
    with open_store().read() as connection:
        found = list_targets(connection, until)
    return {area: each for (code, area), each in found.items() if code == indicator}


@remember
def read_rolled_up(version: int, until: date, indicator: str, level: Level) -> RolledUp:
    """Return an indicator's figures of every health board or region."""
    figures = read_figures(version, until, indicator)
    return roll_up_figures(figures, read_areas(version), KINDS[level])


@remember
def read_per_head(
    version: int, until: date, output: str, level: Level, day: date
) -> DeliveredPerHead:
    """Return what each area of a level had of an output up to a day, for so many people."""
    areas = read_areas(version)
    cells = read_delivery_cells(version, until)
    if level is not Level.PLACES:
        own = cells[cells["output"] == output]
        cells = roll_up_deliveries(own, areas, KINDS[level])
    populations = areas.loc[areas["kind"] == KINDS[level], "population"]
    return measure_per_head(cells, output, day, {str(c): int(n) for c, n in populations.items()})


@remember
def read_grid(version: int, until: date, indicator: str) -> Grid:
    """Return the figures of the 22 places as a grid."""
    areas = read_areas(version)
    places = areas.index[areas["kind"] == KINDS[Level.PLACES]]
    return lay_grid(read_figures(version, until, indicator), tuple(sorted(places)))


@remember
def read_moves(
    version: int, until: date, indicator: str, begun: int, period: str
) -> tuple[Moves | NoMoves, Moves | NoMoves]:
    """Return each place's change since something began, and over as long before; once."""
    grid = read_grid(version, until, indicator)
    return measure_since(grid, begun, period), measure_before(grid, begun, period)


@remember
def read_areas(version: int) -> pd.DataFrame:
    """Return the areas."""
    with open_store().read() as connection:
        return list_areas(connection)


@remember
def read_known(version: int, until: date, indicator: str, day: date) -> KnownIndicator:
    """Return an indicator as known on a day; for any day but `until` it is judged, once."""
    signals = read_signals(version, until, indicator) if day == until else None
    return know_indicator(open_store(), indicator, day, signals)


@remember
def read_release_days(version: int, until: date, indicator: str) -> tuple[date, ...]:
    """Return the days on which figures of an indicator were published, newest first."""
    with open_store().read() as connection:
        return list_release_days(connection, indicator, until)


@remember
def read_revisions(version: int, until: date, indicator: str, area: str) -> tuple[Revision, ...]:
    """Return the figures of one series that were published more than once."""
    with open_store().read() as connection:
        return list_revisions(connection, indicator, area, until)


@remember
def read_draft_ground(version: int, until: date, indicator: str) -> DraftGround:
    """Return what drafts of one indicator stand on."""
    return read_ground(open_store(), until, indicator)


@remember
def read_standing(version: int, until: date) -> Mapping[str, Registration]:
    """Return every expectation that stands, by its contribution."""
    return read_registrations(open_store(), until)


@remember
def read_recorded_plan(version: int, until: date, contribution: str) -> RecordedPlan:
    """Return the roll-out that is recorded for a contribution that stands."""
    return read_recorded(open_store(), until, read_standing(version, until)[contribution])


@remember
def plan_draft(
    version: int, until: date, indicator: str, staircase: Staircase, hoped: float, lag: int
) -> Draft:
    """Return what a drafted roll-out could show by when; worked out once for the same draft."""
    ground = read_draft_ground(version, until, indicator).ground
    return make_draft(ground, staircase, hoped, lag)


@remember
def plan_sooner(
    version: int,
    until: date,
    indicator: str,
    staircase: Staircase,
    order: tuple[int, ...],
    gap: int,
    hoped: float,
    lag: int,
) -> tuple[Suggestion, ...]:
    """Return what would bring a draft's answer forward; searched once for the same draft."""
    ground = read_draft_ground(version, until, indicator).ground
    return suggest_rollouts(ground, staircase, order, gap, hoped, lag)


@remember
def read_entered(version: int) -> dict[str, tuple[dict[str, str], ...]]:
    """Return every row that can be entered, by sheet, in the pack's own texts."""
    with open_store().read() as connection:
        return {sheet: read_entry_rows(connection, sheet) for sheet in ASKED_FOR}


@remember
def read_area_names(version: int, lang: str) -> dict[str, str]:
    """Return the names of Wales and its places, these by alphabet."""
    return area_names(read_areas(version), lang)


@remember
def read_expectations(version: int, until: date) -> dict[str, Expectation]:
    """Return every expectation that is recorded, superseded ones among them."""
    with open_store().read() as connection:
        return list_expectations(connection, until)


@remember
def read_delivery_cells(version: int, until: date) -> pd.DataFrame:
    """Return what was planned and delivered, a row an output × area × period."""
    with open_store().read() as connection:
        return list_delivery_cells(connection, until)


@remember
def read_board_facts(version: int, until: date) -> BoardFacts:
    """Return what is delivered, what is judged, and how Wales as a whole moves."""
    key = version, until
    return BoardFacts(read_delivered(*key), read_evidence(*key), read_wales(*key))


@remember
def read_reviews(version: int, until: date) -> dict[str, ReviewFacts]:
    """Return the newest review of each contribution."""
    with open_store().read() as connection:
        return list_newest_reviews(connection, until)


@remember
def read_every_review(version: int, until: date) -> tuple[ReviewRecord, ...]:
    """Return every review, in the order they were held."""
    with open_store().read() as connection:
        return list_reviews(connection, until)


@remember
def read_judged_then(version: int, day: date, contribution: str) -> Judgement | None:
    """Return what is judged of a link as at a day or the newest before; None where nothing is."""
    with open_store().read() as connection:
        return list_evidence(connection, day).get(contribution)


@remember
def read_happenings(version: int, indicator: str) -> tuple[Happening, ...]:
    """Return what happened to an indicator's series."""
    with open_store().read() as connection:
        return list_happenings(connection, indicator)


@remember
def read_team_records(version: int) -> dict[str, TeamRecord]:
    """Return every team by code."""
    with open_store().read() as connection:
        return list_teams(connection)


@remember
def read_member_counts(version: int, until: date, team: str) -> tuple[DisciplineCount, ...]:
    """Return a team's members as counts by discipline."""
    with open_store().read() as connection:
        return count_members(connection, team, until)


@remember
def read_members(version: int, until: date, actor: Actor, team: str) -> tuple[MemberFacts, ...]:
    """Return a team's members, for who may see them; raises ``NotAllowed`` for anybody else."""
    with open_store().read() as connection:
        return list_members(connection, actor, team, until)


@remember
def read_judged_days(version: int, until: date) -> tuple[date, ...]:
    """Return the days as at which links have been judged, newest first."""
    with open_store().read() as connection:
        return tuple(list_judged_dates(connection, until))


@remember
def read_changes(version: int, until: date, since: date) -> tuple[ChangedVerdict, ...]:
    """Return the verdicts that are others than they were on a day, and why."""
    with open_store().read() as connection:
        before, after = list_evidence(connection, since), list_evidence(connection, until)
        changed = [after[code].document for code in list_changed(before, after)]
        indicators = {str(each["indicator"]) for each in changed}
        outputs = {str(each["output"]) for each in changed}
        news = list_news(connection, since, until, indicators, outputs)
    return explain_changes(before, after, news, since)


@remember
def write_expectation(version: int, new: NewExpectation, lang: str) -> ExpectationPack:
    """Return an expectation as a pack, or what is wrong with it."""
    return make_expectation_pack(open_store(), new, text(lang))


@remember
def read_briefings(version: int, actor: Actor) -> tuple[KeptBriefing, ...]:
    """Return the frozen briefings that somebody may see, newest first."""
    with open_store().read() as connection:
        return list_briefings(connection, actor)


@remember
def read_kept_document(actor: Actor, kept: KeptBriefing) -> KeptDocument:
    """Return what a briefing shows; it never changes, so it is read once a process.

    Raises
    ------
    ValueError
        Where it cannot be read.
    """
    with open_store().read() as connection:
        return read_document(get_briefing(connection, actor, kept.code)[1])


@remember
def read_is_hidden(version: int, actor: Actor, code: str) -> bool:
    """Return whether there is a briefing of that code which somebody may not see yet."""
    with open_store().read() as connection:
        try:
            get_briefing(connection, actor, code)
        except NotAllowed:
            return True
        except KeyError:
            return False
    return False


@remember
def read_briefing_facts(
    version: int, until: date, missions: tuple[str, ...]
) -> BriefingFacts | None:
    """Return what a briefing of some missions would stand on now; None where one is gone."""
    with open_store().read() as connection:
        try:
            return gather_facts(connection, missions, until)
        except KeyError:
            return None


@remember
def read_changes_since(
    version: int, until: date, actor: Actor, kept: KeptBriefing
) -> tuple[Change, ...] | None:
    """Return what has changed since a briefing was frozen; None where that cannot be told."""
    now = read_briefing_facts(version, until, kept.missions)
    try:
        then = read_kept_document(actor, kept).facts
    except ValueError:
        return None
    return None if now is None else list_changes(then, now)


@remember
def preview_briefing(version: int, until: date, mission: str, lang: str) -> Deck:
    """Return the usual briefing of a mission as it would be now; nothing of it is kept."""
    known = read_briefing_known(version, until, (mission,))
    screens = offer_briefing(version, until, (mission,), lang)
    return make_deck(known, screens, choose_usual(screens), text(lang))


@remember
def read_briefing_known(version: int, until: date, missions: tuple[str, ...]) -> BriefingKnown:
    """Return what a briefing of some missions would be made from now."""
    return read_of_missions(open_store(), missions)


@remember
def offer_briefing(
    version: int, until: date, missions: tuple[str, ...], lang: str
) -> tuple[BriefingScreen, ...]:
    """Return every screen that a briefing of some missions could have now."""
    return offer_screens(read_briefing_known(version, until, missions), text(lang))


@remember
def read_record_known(version: int, actor: Actor) -> KnownInRecord:
    """Return what the record can be asked for by."""
    with open_store().read() as connection:
        return list_known(connection, actor)


@remember
def read_record_page(
    version: int, reader: Reader, asked: Asked, below: int | None, size: int = PAGE
) -> RecordPage:
    """Return entries of the record as far as whoever reads may know them."""
    with open_store().read() as connection:
        return find_record_page(connection, reader, asked, below, size)


def audit_now() -> Audit:
    """Check the whole past; never remembered, since what it looks for leaves the version as is."""
    with open_store().read() as connection:
        return audit_store(connection)


@lru_cache(4 * ENTRIES)
def _drawing(*_: object) -> Slot[Any]:
    return Slot()


def draw_once(
    what: str,
    version: int,
    until: date,
    lang: str,
    theme: str,
    choices: str,
    draw: Callable[[], Known],
) -> Known:
    """Return what `draw` makes; drawn once per store version, release, language and theme.

    Parameters
    ----------
    what
        The name of what is drawn.
    choices
        Whatever else it depends on, as text.
    """
    made: Known = _drawing(open_store(), what, version, until, lang, theme, choices).fill(draw)
    return made
