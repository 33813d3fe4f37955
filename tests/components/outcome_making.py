"""Outcomes as they are known, made by hand: figures, signal documents, what happened."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from components.area_names import area_names
from components.outcome_view import OutcomeView
from data.annotations import Happening
from data.bilingual import Both
from data.context import TargetFacts
from data.figures import Figure
from evidence.known_on import KnownIndicator
from models.area import WALES
from models.enums import AnnotationKind
from tests.components.making import area_frame, make_figures, place_codes

TODAY = date(2026, 11, 22)
YEARS = tuple(str(year) for year in range(2012, 2026))

Value = float | Figure | None


def make_document(moving: str = "no_clear_change", **changes: Any) -> dict[str, Any]:
    """Return a signal document of the fourteen years; of a series that drifts where it moves."""
    drifts = moving in ("improving", "worsening")
    few = moving == "too_few"
    good: dict[str, Any] = {
        "n": len(YEARS),
        "current": {"period": YEARS[-1], "value": 2.0, "lower": None, "upper": None, "note": ""},
        "moving": moving,
        "spc": {
            "mean": None if few else 2.0,
            "lower_limit": None if few else 1.0,
            "upper_limit": None if few else 3.0,
            "points": ["common"] * len(YEARS),
            "variation": None if few else "common",
            "assurance": None,
            "trial": few,
            "gated": drifts,
        },
        "trend": {"label": moving, "slope": None, "ci95": None, "p": None},
        "progress": "no_clear_change",
        "target": None,
        "span": [YEARS[0], YEARS[-1]],
        "periods": list(YEARS),
        "adjusted": False,
        "adjusted_values": None,
        "trend_line": [1.0, 3.0] if drifts else None,
        "likely_range": [],
        "change": None,
    }
    return good | changes


def make_happening(period: str, kind: AnnotationKind, area: str | None = None) -> Happening:
    return Happening(area, period, kind, Both("Something new", "Rhywbeth newydd"))


def make_outcome_view(
    documents: Mapping[str, dict[str, Any]] | None = None,
    cells: Mapping[tuple[str, str], Value] | None = None,
    lang: str = "en",
    area: str = WALES,
    period: str = YEARS[-1],
    targets: Mapping[str, TargetFacts] | None = None,
    baselines: Mapping[str, str] | None = None,
    happenings: tuple[Happening, ...] = (),
    **facts: Any,
) -> OutcomeView:
    """Return what the screen shows; by default 2.0 everywhere in fourteen years."""
    areas = (WALES, *place_codes())
    if cells is None:
        cells = {(code, year): 2.0 for code in areas for year in YEARS}
    if documents is None:
        documents = {code: make_document() for code in areas}
    known = KnownIndicator(
        day=TODAY,
        figures=make_figures(cells, **facts),
        signals=documents,
        targets=targets or {},
        baselines=baselines or {},
        happenings=happenings,
        milestones=(),
        registrations=(),
    )
    return OutcomeView(known, area, period, area_names(area_frame(), lang))
