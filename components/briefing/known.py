"""What a briefing is made from: everything that is known of its missions, read from one state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from components.board_facts import Known as BoardFacts
from components.verdict_cell import Evidence
from data.areas import list_areas
from data.deliveries import list_delivery_cells
from data.figures import list_indicators
from data.judgements import list_evidence, list_signals
from data.moment import Moment, get_moment
from data.names import list_names
from data.portfolio import Link, MissionFacts, OutputFacts, Portfolio, get_portfolio
from data.record import newest_hash
from data.reviews import ReviewFacts, list_newest_reviews
from data.store import Store
from evidence.delivery import measure_deliveries
from evidence.known_on import KnownIndicator, know_indicator
from evidence.per_head import DeliveredPerHead, measure_per_head
from models.area import WALES
from models.enums import AreaKind

TRIES = 5
"""How often the store is read again because somebody wrote to it meanwhile."""


class StoreKeepsMoving(RuntimeError):
    """Raised where the store was written to during every try to read it."""


@dataclass(frozen=True)
class BriefingKnown:
    """Everything that briefings of some missions are made from.

    Attributes
    ----------
    missions
        In the order in which they were asked for.
    loose
        Outputs that serve no outcome of any mission.
    indicators
        By code: the headlines, and what the missions' outputs are to move.
    cells
        What was planned and delivered, a row an output × area × period.
    record
        The newest hash of the record.
    """

    moment: Moment
    missions: tuple[MissionFacts, ...]
    loose: tuple[OutputFacts, ...]
    facts: BoardFacts
    reviews: Mapping[str, ReviewFacts]
    indicators: Mapping[str, KnownIndicator]
    areas: pd.DataFrame
    cells: pd.DataFrame
    record: str

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of the 22 places, sorted."""
        kinds = self.areas["kind"]
        return tuple(sorted(self.areas.index[kinds == AreaKind.LOCAL_AUTHORITY.value]))

    def had(self, output: str, day: date) -> DeliveredPerHead:
        """Return what each place had of an output up to a day."""
        populations = self.areas.loc[list(self.places), "population"]
        return measure_per_head(
            self.cells, output, day, {str(code): int(n) for code, n in populations.items()}
        )


def read_known(store: Store, missions: Iterable[str], now: datetime | None = None) -> BriefingKnown:
    """Read everything that a briefing of `missions` is made from, all from one state of the store.

    Parameters
    ----------
    now
        With time zone; by default this instant.

    Raises
    ------
    KeyError
        Where a mission is not known; its arguments are those that are.
    StoreKeepsMoving
        Where somebody wrote to the store during every try.
    """
    asked = tuple(dict.fromkeys(missions))
    for _ in range(TRIES):
        version = store.version()
        known = _read(store, asked, now)
        if store.version() == version == known.moment.version:
            return known
    raise StoreKeepsMoving


def _read(store: Store, asked: tuple[str, ...], now: datetime | None) -> BriefingKnown:
    with store.read() as connection:
        moment = get_moment(connection, now)
        until = moment.until
        portfolio = get_portfolio(connection, until)
        missions = _chosen(portfolio, asked)
        documents = list_evidence(connection, until)
        signals = list_signals(connection, until)
        cells = list_delivery_cells(connection, until)
        facts = BoardFacts(
            measure_deliveries(cells, until),
            Evidence(
                {code: each.document for code, each in documents.items()},
                {each.code: each for each in list_indicators(connection)},
                list_names(connection),
            ),
            {code: each.document for (code, area), each in signals.items() if area == WALES},
        )
        reviews = list_newest_reviews(connection, until)
        areas, record = list_areas(connection), newest_hash(connection)
    indicators = {
        code: know_indicator(
            store,
            code,
            until,
            {area: each.document for (own, area), each in signals.items() if own == code},
        )
        for code in _indicators_of(missions)
    }
    return BriefingKnown(
        moment, missions, portfolio.loose, facts, reviews, indicators, areas, cells, record
    )


def _chosen(portfolio: Portfolio, asked: tuple[str, ...]) -> tuple[MissionFacts, ...]:
    there = {mission.code: mission for mission in portfolio.missions}
    if not set(asked) <= set(there):
        raise KeyError(*there)
    return tuple(there[code] for code in asked)


def _indicators_of(missions: Iterable[MissionFacts]) -> list[str]:
    found: dict[str, None] = {}
    for mission in missions:
        for outcome in mission.outcomes:
            if outcome.headline is not None:
                found[outcome.headline.facts.code] = None
            found.update(dict.fromkeys(link.indicator for link in outcome.links))
    return list(found)


def list_mission_links(mission: MissionFacts) -> list[Link]:
    """Return a mission's contributions, those that outputs are mainly for first."""
    links = [link for outcome in mission.outcomes for link in outcome.links]
    return sorted(links, key=lambda link: not link.primary)
