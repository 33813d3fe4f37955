"""Frozen results made by hand, for what draws them: each is good, each part can be changed."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from components.map.view import MapView, map_view
from data.areas import read_areas
from data.bilingual import Both
from data.figures import Figure, IndicatorFacts, IndicatorFigures
from data.headlines import Headline, TargetFacts
from data.moment import Moment
from data.portfolio import Link, MissionFacts, OutcomeFacts, OutputFacts, TeamFacts
from data.sources import Source
from evidence.delivery import Delivered
from models.area import WALES
from models.periods import PeriodKind

DAY = date(2024, 1, 1)
TODAY = date(2026, 11, 22)
HOSTILE = "<script>window.hurt=1</script>\"'><img src=x onerror='window.hurt=1'>&amp;"
"""What no screen may ever give to a browser as markup."""


def make_facts(**changes: Any) -> IndicatorFacts:
    good = {
        "code": "i",
        "outcome": "o",
        "title": Both("Employment", "Cyflogaeth"),
        "unit": Both("%", "%"),
        "better": "higher",
        "frequency": "annual",
        "window": 1,
        "headline": True,
        "decimals": 1,
        "source": Both("Survey", "Arolwg"),
        "publisher": Both("Publisher", "Cyhoeddwr"),
        "source_url": None,
        "licence": "CC0-1.0",
        "designation": None,
        "next_release": None,
        "illustrative": False,
    }
    return IndicatorFacts(**(good | changes))


def make_figure(value: float | None = 52.1, period: str = "2023", **changes: Any) -> Figure:
    good: dict[str, Any] = {"lower": None, "upper": None, "notes": (), "published_on": DAY}
    return Figure(period, value, **(good | changes))


def make_figures(
    cells: Mapping[tuple[str, str], float | Figure | None], **facts: Any
) -> IndicatorFigures:
    """Return an indicator with figures by (area, period): numbers, None, or whole figures."""
    made = {
        (area, period): cell if isinstance(cell, Figure) else make_figure(cell, period)
        for (area, period), cell in cells.items()
    }
    periods = tuple(sorted({period for _, period in made}))
    kind = PeriodKind.YEAR if periods else None
    return IndicatorFigures(make_facts(**facts), kind, periods, MappingProxyType(made))


def place_codes() -> list[str]:
    return sorted(row["code"] for row in read_areas() if row["kind"] == "local_authority")


def area_frame() -> pd.DataFrame:
    return pd.DataFrame(read_areas()).set_index("code")


def make_view(
    values: Mapping[str, float | Figure | None] | None = None,
    lang: str = "en",
    **facts: Any,
) -> MapView:
    """Return a map of 2023: by default the 22 places hold 1 to 22 in order of code, Wales 11.5."""
    if values is None:
        values = {code: float(at) for at, code in enumerate(place_codes(), start=1)}
        values[WALES] = 11.5
    cells = {(area, "2023"): value for area, value in values.items()}
    return map_view(make_figures(cells, **facts), "2023", area_frame(), lang)


def make_headline(
    series: Mapping[str, float],
    baseline: str | None = None,
    target: TargetFacts | None = None,
    kind: PeriodKind = PeriodKind.YEAR,
    **facts: Any,
) -> Headline:
    """Return a headline for Wales with one figure a period; the last is the latest."""
    figures = {code: make_figure(value, code) for code, value in series.items()}
    latest = figures[max(figures)] if figures else None
    base = figures.get(baseline) if baseline else None
    told = tuple(figures.values())
    return Headline(make_facts(**facts), kind, latest, base, target, told)


def make_delivered(share: float | None = 0.93, **changes: Any) -> Delivered:
    good = {
        "share": share,
        "share_low": share,
        "share_high": share,
        "planned": 400.0,
        "delivered": 372.0,
        "reached_intended_share": None,
        "places_planned": 22,
        "places_reached": 14,
        "returns_missing": 0,
        "replanned": False,
    }
    return Delivered(**(good | changes))


def make_output(code: str = "p", **changes: Any) -> OutputFacts:
    team = TeamFacts("t", Both("Team", "Tîm"), Both("Body", "Corff"), "o", DAY, None, "outcome")
    good = {
        "title": Both("Checks", "Gwiriadau"),
        "unit": Both("checks", "o wiriadau"),
        "for_whom": Both("people at risk", "pobl mewn perygl"),
        "team": team,
        "starts_on": DAY,
        "ends_on": None,
        "illustrative": False,
    }
    return OutputFacts(code, **(good | changes))


def make_link(output: OutputFacts, **changes: Any) -> Link:
    good = {
        "indicator": "i",
        "indicator_title": Both("Employment", "Cyflogaeth"),
        "primary": True,
        "registered_on": DAY,
    }
    return Link(f"{output.code}-i", output, **(good | changes))


def make_outcome(*links: Link, **changes: Any) -> OutcomeFacts:
    good = {
        "code": "o",
        "title": Both("More people in work", "Mwy o bobl mewn gwaith"),
        "so_what": Both("It pays.", "Mae'n talu."),
        "owner": Both("Director", "Cyfarwyddwr"),
        "illustrative": False,
        "indicators": ("i",),
        "headline": make_headline({"2022": 50.0, "2023": 52.1}, "2022", TARGET),
        "links": links,
    }
    return OutcomeFacts(**(good | changes))


def make_mission(*outcomes: OutcomeFacts, **changes: Any) -> MissionFacts:
    good = {
        "code": "m",
        "title": Both("Work for all", "Gwaith i bawb"),
        "why": Both("Because.", "Oherwydd."),
        "set_by": Both("Ministers", "Gweinidogion"),
        "set_on": DAY,
        "target_date": date(2030, 1, 1),
        "closed_on": None,
        "goals": (),
        "illustrative": False,
        "outcomes": outcomes,
        "loose": (),
    }
    return MissionFacts(**(good | changes))


def make_source(**changes: Any) -> Source:
    good = {
        "facts": make_facts(),
        "kind": PeriodKind.YEAR,
        "first_period": "2020",
        "last_period": "2023",
        "periods": 4,
        "figures": 92,
        "expected": 88,
        "missing": 0,
        "without_wales": 0,
        "last_published": DAY,
        "as_compiled": False,
    }
    return Source(**(good | changes))


MOMENT = Moment(version=1, until=TODAY, today=TODAY, fixed=False, illustrative=False)
TARGET = TargetFacts("2030", 60.0, "2022")
