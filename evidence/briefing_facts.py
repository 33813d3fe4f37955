"""Gathering what a briefing stands on from the store; nothing is judged here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.areas import list_areas
from data.context import TargetFacts, list_targets
from data.deliveries import list_delivery_cells
from data.expectations import Expectation, list_expectations, trace_history
from data.figures import Figure, get_indicator_figures
from data.judgements import Judgement, list_evidence, list_signals
from data.portfolio import MissionFacts, OutcomeFacts, OutputFacts, get_portfolio
from data.reviews import ReviewFacts, list_newest_reviews
from data.store import Snapshot
from evidence.delivery import Delivered, measure_deliveries
from evidence.designs import Design
from evidence.frozen_facts import (
    BriefingFacts,
    FrozenCell,
    FrozenFigure,
    FrozenIndicator,
    FrozenLink,
    FrozenMission,
    FrozenOutcome,
    FrozenOutput,
    FrozenReview,
    FrozenTarget,
)
from evidence.method import METHOD
from evidence.signal_sentences import WalesWord, read_wales_word
from models.area import WALES
from models.enums import AreaKind

Documents = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class _Known:
    """What is read once for everything."""

    snapshot: Snapshot
    until: date
    areas: tuple[str, ...]
    targets: Mapping[tuple[str, str], TargetFacts]
    expectations: Mapping[str, Expectation]
    evidence: Mapping[str, Judgement]
    reviews: Mapping[str, ReviewFacts]
    cells: pd.DataFrame
    delivered: Mapping[str, Delivered]


def gather_facts(snapshot: Snapshot, missions: Sequence[str], until: date) -> BriefingFacts:
    """Return what a briefing of `missions` stands on, as known on `until`.

    Parameters
    ----------
    snapshot
        Of the store: everything is read from the one state it shows.

    Raises
    ------
    KeyError
        Where there is no such mission.
    """
    by_code = {mission.code: mission for mission in get_portfolio(snapshot, until).missions}
    chosen = [by_code[code] for code in missions]
    outcomes = [outcome for mission in chosen for outcome in mission.outcomes]
    known = _read(snapshot, until)
    outputs = _outputs(chosen)
    return BriefingFacts(
        until=until,
        method=METHOD,
        missions={each.code: _mission(each) for each in chosen},
        outcomes={
            outcome.code: _outcome(outcome, mission.code)
            for mission in chosen
            for outcome in mission.outcomes
        },
        indicators={
            code: _indicator(code, outcome.code, known)
            for outcome in outcomes
            for code in outcome.indicators
        },
        outputs={code: _output(each, known) for code, each in outputs.items()},
        links={
            link.code: _link(link.code, known) for outcome in outcomes for link in outcome.links
        },
    )


def _read(snapshot: Snapshot, until: date) -> _Known:
    areas = list_areas(snapshot)
    kinds = areas["kind"]
    cells = list_delivery_cells(snapshot, until)
    return _Known(
        snapshot=snapshot,
        until=until,
        areas=(WALES, *sorted(areas.index[kinds == AreaKind.LOCAL_AUTHORITY.value])),
        targets=list_targets(snapshot, until),
        expectations=list_expectations(snapshot, until),
        evidence=list_evidence(snapshot, until),
        reviews=list_newest_reviews(snapshot, until),
        cells=cells,
        delivered=measure_deliveries(cells, until),
    )


def _outputs(missions: Sequence[MissionFacts]) -> dict[str, OutputFacts]:
    """Return the outputs with a contribution that stands, and those that serve no outcome."""
    linked = (
        link.output
        for mission in missions
        for outcome in mission.outcomes
        for link in outcome.links
    )
    loose = (output for mission in missions for output in mission.loose)
    return {output.code: output for output in sorted((*linked, *loose), key=lambda o: o.code)}


def _mission(mission: MissionFacts) -> FrozenMission:
    return FrozenMission(mission.title, mission.target_date, mission.closed_on)


def _outcome(outcome: OutcomeFacts, mission: str) -> FrozenOutcome:
    headline = outcome.headline.facts.code if outcome.headline else None
    return FrozenOutcome(mission, outcome.title, outcome.owner, headline)


def _indicator(code: str, outcome: str, known: _Known) -> FrozenIndicator:
    found = get_indicator_figures(known.snapshot, code, known.until)
    signals = list_signals(known.snapshot, known.until, indicator=code)
    documents = {area: judged.document for (_, area), judged in signals.items()}
    figures: dict[str, dict[str, FrozenFigure]] = {}
    for (area, period), figure in sorted(found.cells.items()):
        if area in known.areas:
            figures.setdefault(area, {})[period] = _figure(figure)
    return FrozenIndicator(
        outcome=outcome,
        title=found.facts.title,
        unit=found.facts.unit,
        better=found.facts.better,
        decimals=found.facts.decimals,
        frequency=found.facts.frequency,
        figures=figures,
        words={
            area: _word(documents.get(area), figures.get(area, {}).values()) for area in known.areas
        },
        targets=dict(_targets(code, documents, known)),
    )


def _figure(figure: Figure) -> FrozenFigure:
    return FrozenFigure(figure.value, figure.lower, figure.upper, figure.notes)


def _word(document: Mapping[str, Any] | None, figures: Iterable[FrozenFigure]) -> WalesWord | None:
    """Return an area's word; None where it has figures that nobody has judged yet."""
    if document is None and any(figure.value is not None for figure in figures):
        return None
    return read_wales_word(document)


def _targets(code: str, documents: Documents, known: _Known) -> Iterator[tuple[str, FrozenTarget]]:
    for area in known.areas:
        target = known.targets.get((code, area))
        if target is not None:
            judged = documents[area]["target"] if area in documents else None
            yield (
                area,
                FrozenTarget(
                    period=target.period,
                    value=target.value,
                    baseline_period=target.baseline_period,
                    odds=_number(judged["odds"]) if judged else None,
                    too_far=bool(judged and judged["too_far"]),
                ),
            )


def _link(code: str, known: _Known) -> FrozenLink:
    expectation = known.expectations[code]
    judged = known.evidence.get(code)
    document: Mapping[str, Any] = judged.document if judged else {}
    _newer, *replaced = _since(trace_history(known.expectations, code), code)
    return FrozenLink(
        output=expectation.output,
        indicator=expectation.indicator,
        expected=expectation.effect,
        replaces=tuple(each.code for each in replaced),
        verdict=document.get("verdict"),
        beneath=document.get("beneath"),
        alone=document.get("design") == Design.INTERRUPTED,
        rung=document.get("rung"),
        estimate=_number(document.get("estimate")),
        ci95=_limits(document.get("ci95")),
        earliest_answer=document.get("earliest_answer"),
        review=_review(known.reviews.get(code)),
    )


def _since(history: Sequence[Expectation], code: str) -> Sequence[Expectation]:
    """Return an expectation and those before it."""
    return history[[each.code for each in history].index(code) :]


def _limits(ends: Sequence[float | None] | None) -> tuple[float | None, float | None] | None:
    return None if ends is None else (_number(ends[0]), _number(ends[1]))


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _review(review: ReviewFacts | None) -> FrozenReview | None:
    if review is None:
        return None
    return FrozenReview(review.decision, review.held_on, review.review_on)


def _output(output: OutputFacts, known: _Known) -> FrozenOutput:
    measured = known.delivered.get(output.code)
    return FrozenOutput(
        title=output.title,
        unit=output.unit,
        funded_until=output.team.funded_until,
        planned=measured.planned if measured else None,
        delivered=measured.delivered if measured else None,
        share=measured.share if measured else None,
        share_low=measured.share_low if measured else None,
        share_high=measured.share_high if measured else None,
        cells=_cells(known.cells[known.cells["output"] == output.code]),
    )


def _cells(frame: pd.DataFrame) -> dict[str, dict[str, FrozenCell]]:
    found: dict[str, dict[str, FrozenCell]] = {}
    for row in frame.to_dict("records"):
        later = ("replanned", "delivered", "reached_intended")
        rest = (None if pd.isna(row[name]) else float(row[name]) for name in later)
        cell = FrozenCell(float(row["planned"]), *rest)
        found.setdefault(row["area"], {})[row["period"]] = cell
    return found
