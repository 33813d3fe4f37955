"""What the screen of one place shows, worked out before anything is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from components.place_outputs import PlaceOutput, read_outputs
from components.verdict_cell import Evidence
from components.wales import wales_signal
from data.bilingual import Both
from data.figures import Figure, IndicatorFacts
from data.place_figures import PlaceFigures
from data.portfolio import MissionFacts, OutcomeFacts, OutputFacts, Portfolio
from evidence.against_wales import AgainstWales, hold_against_wales
from evidence.signal_sentences import WalesSignal, WalesWord
from evidence.similar import PlaceMeasures, Similar, SimilarBy, find_similar, measure_place
from locales.alphabet import sort_key
from models.area import WALES
from models.enums import AreaKind


@dataclass(frozen=True)
class PlaceKnown:
    """What is known on a day, as the store gives it.

    Attributes
    ----------
    figures, signals
        Of the one place; `signals` by indicator.
    cells
        Everything planned and delivered, a row an output × area × period.
    """

    portfolio: Portfolio
    areas: pd.DataFrame
    figures: Sequence[PlaceFigures]
    signals: Mapping[str, Mapping[str, Any]]
    evidence: Evidence
    cells: pd.DataFrame
    until: date


@dataclass(frozen=True)
class PlaceRow:
    """One indicator here, for Wales and in the similar places, all in one period.

    Attributes
    ----------
    here, wales
        None where there is no figure; never a note without one.
    similar
        Figure by code of the similar places that have one.
    signal
        Whether it is moving here; None where nothing is judged yet.
    """

    figures: PlaceFigures
    here: Figure | None
    wales: Figure | None
    similar: Mapping[str, float]
    signal: WalesSignal | None

    @property
    def facts(self) -> IndicatorFacts:
        """The indicator."""
        return self.figures.facts

    @property
    def against(self) -> AgainstWales:
        """How the figure here lies to the one for Wales, by published limits."""
        return hold_against_wales(self.here, self.wales)

    @property
    def word(self) -> WalesWord | None:
        """Whether it is moving here, in one word; None where nothing is judged yet."""
        return self.signal.word if self.signal else None


@dataclass(frozen=True)
class OutcomeRows:
    """One outcome and its indicators here, the headline first."""

    mission: MissionFacts
    outcome: OutcomeFacts
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True)
class PlaceView:
    """One place on one page.

    Attributes
    ----------
    names
        Of the 22 places by code, in the order of the reader's alphabet.
    own
        What this place is by the chosen measure; None where `by` is no measure.
    whole
        What it belongs to, where the places are similar because they belong to it too.
    context
        Indicators that measure no outcome.
    outputs, elsewhere
        What comes here, and what is planned for other places only.
    """

    code: str
    names: Mapping[str, str]
    by: SimilarBy
    own: float | None
    whole: Both | None
    similar: tuple[Similar, ...]
    outcomes: tuple[OutcomeRows, ...]
    context: tuple[PlaceRow, ...]
    outputs: tuple[PlaceOutput, ...]
    elsewhere: tuple[OutputFacts, ...]

    @property
    def name(self) -> str:
        """What the place is called."""
        return self.names[self.code]

    @property
    def headlines(self) -> tuple[PlaceRow, ...]:
        """The headline of each outcome that has one."""
        rows = (row for each in self.outcomes for row in each.rows)
        return tuple(row for row in rows if row.facts.headline)

    @property
    def is_illustrative(self) -> bool:
        """Whether any figure of an outcome is illustrative."""
        return any(row.facts.illustrative for each in self.outcomes for row in each.rows)

    @property
    def is_mixed(self) -> bool:
        """Whether some figures of outcomes are illustrative and others are not."""
        rows = [row for each in self.outcomes for row in each.rows]
        return len({row.facts.illustrative for row in rows}) > 1

    @property
    def rows(self) -> tuple[PlaceRow, ...]:
        """Every indicator, those that measure an outcome first."""
        return tuple(row for each in self.outcomes for row in each.rows) + self.context


def place_names(areas: pd.DataFrame, lang: str) -> dict[str, str]:
    """Return the name of every local authority by code, in the order of the reader's alphabet."""
    own = areas[areas["kind"] == AreaKind.LOCAL_AUTHORITY]
    names = {str(code): str(name) for code, name in own[f"name_{lang}"].items()}
    return dict(sorted(names.items(), key=lambda each: sort_key(each[1], lang)))


def place_view(
    known: PlaceKnown, code: str, by: SimilarBy, headlines_only: bool, lang: str
) -> PlaceView:
    """Work out what the screen shows of one place."""
    names = place_names(known.areas, lang)
    measures = [_measures(known.areas, each) for each in names]
    similar = find_similar(measures, code, by)
    rows = {each.facts.code: _row(each, known, code, similar) for each in known.figures}
    outputs, elsewhere = read_outputs(
        known.portfolio, known.evidence, known.cells, known.until, code
    )
    mine = next(each for each in measures if each.code == code)
    return PlaceView(
        code=code,
        names=names,
        by=by,
        own=measure_place(mine, by),
        whole=_whole(known.areas, mine, by),
        similar=similar,
        outcomes=tuple(_outcomes(known.portfolio, rows, headlines_only)),
        context=tuple(
            sorted(
                (row for row in rows.values() if row.facts.outcome is None),
                key=lambda row: sort_key(row.facts.title.in_language(lang)[0], lang),
            )
        ),
        outputs=outputs,
        elsewhere=elsewhere,
    )


def _outcomes(
    portfolio: Portfolio, rows: Mapping[str, PlaceRow], headlines_only: bool
) -> Iterator[OutcomeRows]:
    for mission in portfolio.missions:
        for outcome in mission.outcomes:
            own = [rows[code] for code in outcome.indicators if code in rows]
            kept = [row for row in own if row.facts.headline or not headlines_only]
            yield OutcomeRows(
                mission, outcome, tuple(sorted(kept, key=lambda row: not row.facts.headline))
            )


def _row(
    figures: PlaceFigures, known: PlaceKnown, code: str, similar: Sequence[Similar]
) -> PlaceRow:
    cells = figures.cells
    valued = {area: each.value for area, each in cells.items() if each.value is not None}
    judged = known.signals or known.evidence.documents
    return PlaceRow(
        figures=figures,
        here=cells[code] if code in valued else None,
        wales=cells[WALES] if WALES in valued else None,
        similar={each.code: valued[each.code] for each in similar if each.code in valued},
        signal=wales_signal(known.signals.get(figures.facts.code), figures.facts)
        if judged
        else None,
    )


def _measures(areas: pd.DataFrame, code: str) -> PlaceMeasures:
    row = areas.loc[code]

    def whole(name: str) -> int | None:
        return None if pd.isna(row[name]) else int(row[name])

    def named(name: str) -> str | None:
        return None if pd.isna(row[name]) else str(row[name])

    return PlaceMeasures(
        code,
        int(row["population"]),
        whole("area_km2"),
        whole("active_enterprises"),
        named("health_board"),
        named("region"),
    )


def _whole(areas: pd.DataFrame, place: PlaceMeasures, by: SimilarBy) -> Both | None:
    codes = {SimilarBy.HEALTH_BOARD: place.health_board, SimilarBy.REGION: place.region}
    code = codes.get(by)
    if code is None:
        return None
    return Both(str(areas.loc[code, "name_en"]), str(areas.loc[code, "name_cy"]))
