"""Packs of links with a known truth, in units and directions drawn at random, as folders of CSV."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tests.evidence.simulation import (
    CODES,
    NOBODY,
    REALISTIC,
    SETTINGS,
    Setting,
    days_of,
    simulate_values,
    wave_starts,
)

UNITS = (
    ("per 1,000 people", "i bob 1,000 o bobl"),
    ("days", "diwrnod"),
    ("points", "pwynt"),
    ("£ a week", "£ yr wythnos"),
)
HOPED = 1.0
"""In SD of a place's noise."""
FIRST_YEAR = 2010
"""The calendar of the simulated designs begins in January of it."""
WALES = "W92000004"
CALENDAR_BEFORE = timedelta(days=60)
"""How long before the first start the expectation and the plan are recorded."""
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Truth:
    """What is true of one link, in its indicator's unit and direction."""

    effect: float
    expected: float


@dataclass(frozen=True)
class _Link:
    """One link of a pack: `unit` is one SD of a place's noise, signed so that good is positive."""

    key: str
    setting: Setting
    values: np.ndarray
    starts: np.ndarray
    effect: float
    unit: float
    base: float
    decimals: int
    words: tuple[str, str]

    @property
    def figures(self) -> np.ndarray:
        """(N, T) in the indicator's unit and direction."""
        return np.round(self.base + self.unit * self.values, self.decimals)

    @property
    def expected(self) -> float:
        """The hoped-for effect as registered."""
        return float(f"{self.unit * HOPED:.10g}")


def write_pack(
    folder: Path,
    seed: int,
    setting: str,
    nulls: int = 60,
    trues: int = 60,
    scenario: str = REALISTIC,
) -> dict[str, Truth]:
    """Write a pack of so many links without and with an effect of 1 SD; return their truth."""
    rng = np.random.default_rng(seed)
    effects = rng.permutation([0.0] * nulls + [1.0] * trues)
    links = [
        _draw_link(rng, f"link-{at:03d}", SETTINGS[setting], scenario, float(effect))
        for at, effect in enumerate(effects)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, rows in _sheets(links).items():
        pd.DataFrame(rows).to_csv(folder / f"{sheet}.csv", index=False)
    return {link.key: Truth(link.effect * link.unit, link.expected) for link in links}


def _draw_link(
    rng: np.random.Generator, key: str, setting: Setting, scenario: str, effect: float
) -> _Link:
    level = 2 * rng.standard_normal(len(CODES))
    starts = wave_starts(rng, setting, level)
    size = float(f"{10 ** rng.uniform(-1, 2):.3g}")
    return _Link(
        key=key,
        setting=setting,
        values=simulate_values(rng, setting, scenario, level, starts, effect),
        starts=starts,
        effect=effect,
        unit=size * float(rng.choice([-1, 1])),
        base=float(f"{size * rng.uniform(15, 40):.4g}"),
        # Fine enough that rounding adds nothing: a hundredth of an SD at the most.
        decimals=2 - int(np.floor(np.log10(size))),
        words=UNITS[int(rng.integers(len(UNITS)))],
    )


def _sheets(links: Sequence[_Link]) -> dict[str, list[Mapping[str, Any]]]:
    return {
        "about": [{"key": "title_en", "value": "Links with a known truth"}],
        "missions": [_MISSION],
        "outcomes": [_OUTCOME],
        "teams": [_TEAM],
        "indicators": [_indicator(link) for link in links],
        "observations": [row for link in links for row in _observations(link)],
        "outputs": [_output(link) for link in links],
        "deliveries": [row for link in links for row in _deliveries(link)],
        "contributions": [_contribution(link) for link in links],
    }


_MISSION = {
    "mission": "known-truth",
    "title_en": "Known truth",
    "title_cy": "Gwir hysbys",
    "why_en": "To see whether the method finds what is there.",
    "why_cy": "Gweld a yw'r dull yn canfod yr hyn sydd yno.",
    "set_by": "Nobody (illustrative)",
    "set_on": date(FIRST_YEAR, 1, 1),
    "illustrative": YES,
}
_OUTCOME = {
    "outcome": "known-truth",
    "mission": "known-truth",
    "title_en": "What is known to be true",
    "title_cy": "Yr hyn y gwyddys ei fod yn wir",
    "owner": "Nobody (illustrative)",
    "illustrative": YES,
}
_TEAM = {
    "team": "known-truth",
    "name_en": "Known Truth Team",
    "name_cy": "Tîm y Gwir Hysbys",
    "organisation": "Nobody (illustrative)",
    "formed_on": date(FIRST_YEAR, 1, 1),
    "funding": "outcome",
}


def _indicator(link: _Link) -> dict[str, Any]:
    return {
        "indicator": link.key,
        "outcome": "known-truth",
        "title_en": f"Indicator of {link.key}",
        "title_cy": f"Dangosydd {link.key}",
        "unit_en": link.words[0],
        "unit_cy": link.words[1],
        "better": "higher" if link.unit > 0 else "lower",
        "frequency": link.setting.frequency,
        "headline": NO,
        "decimals": link.decimals,
        "source_en": "Simulated",
        "source_cy": "Efelychwyd",
        "publisher": "Simulated",
        "licence": "CC0-1.0",
        "illustrative": YES,
    }


def _observations(link: _Link) -> Iterator[dict[str, Any]]:
    figures = np.vstack([link.figures, np.round(link.figures.mean(axis=0), link.decimals)])
    _, lasts = days_of(link.setting.frequency, np.arange(link.setting.periods))
    for at, area in enumerate((*CODES, WALES)):
        for period, last in enumerate(lasts.tolist()):
            yield {
                "indicator": link.key,
                "area": area,
                "period": _period(link.setting, period),
                "published_on": last + timedelta(days=45),
                "value": figures[at, period],
            }


def _output(link: _Link) -> dict[str, Any]:
    return {
        "output": link.key,
        "team": "known-truth",
        "title_en": f"Output of {link.key}",
        "title_cy": f"Allbwn {link.key}",
        "unit_en": "places served",
        "unit_cy": "o leoedd",
        "starts_on": _first_day(link),
        "illustrative": YES,
    }


def _deliveries(link: _Link) -> Iterator[dict[str, Any]]:
    """Yield the plan, recorded before the start, and the return of it in full, a month after."""
    for at in np.flatnonzero(link.starts < NOBODY):
        start = int(link.starts[at])
        last: date = days_of(link.setting.frequency, np.array([start]))[1].tolist()[0]
        cell = {
            "output": link.key,
            "area": CODES[at],
            "period": _period(link.setting, start),
            "planned": 100,
        }
        recorded = _first_day(link) - CALENDAR_BEFORE
        yield {**cell, "delivered": None, "recorded_on": recorded}
        yield {**cell, "delivered": 100, "recorded_on": last + timedelta(days=30)}


def _contribution(link: _Link) -> dict[str, Any]:
    return {
        "contribution": link.key,
        "output": link.key,
        "indicator": link.key,
        "hypothesis_en": "Where it is delivered, the figure gets better.",
        "hypothesis_cy": "Lle caiff ei ddarparu, mae'r ffigur yn gwella.",
        "expected_effect": link.expected,
        "lag_periods": link.setting.lag,
        "design": "binary",
        "places_chosen": "need",
        "primary": YES,
        "registered_on": _first_day(link) - CALENDAR_BEFORE,
    }


def _first_day(link: _Link) -> date:
    first: date = days_of(link.setting.frequency, link.starts)[0].min().astype(object)
    return first


def _period(setting: Setting, at: int) -> str:
    if setting.frequency == "annual":
        return str(FIRST_YEAR + at)
    return f"{FIRST_YEAR + at // 4}-Q{at % 4 + 1}"
