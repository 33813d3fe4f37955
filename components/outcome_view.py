"""What the outcome's screen shows, worked out before anything is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.html import plain
from components.wales import wales_signal
from data.bilingual import Both
from data.figures import Figure, IndicatorFacts
from evidence.known_on import KnownIndicator
from evidence.numbers import Measure
from evidence.signal_sentences import WalesWord
from models.area import WALES
from models.periods import Period, parse_period

PROVISIONAL = "p"


@dataclass(frozen=True)
class Launch:
    """An output that contributes to the indicator, from its first start until it could show.

    Attributes
    ----------
    start
        Its first delivery anywhere.
    lag
        Periods of the indicator from then on.
    """

    title: str
    start: date
    lag: int


@dataclass(frozen=True)
class OutcomeView:
    """One indicator, as known on a day, in Wales and the 22 places.

    Attributes
    ----------
    area, period
        What is looked at: an area, and one of the indicator's periods.
    names
        Name by code: Wales, then the places in the order of the reader's alphabet.
    """

    known: KnownIndicator
    area: str
    period: str
    names: Mapping[str, str]
    launches: tuple[Launch, ...] = ()

    @property
    def facts(self) -> IndicatorFacts:
        """The indicator."""
        return self.known.figures.facts

    @property
    def measure(self) -> Measure:
        """How its numbers are written."""
        return Measure(self.facts.unit, self.facts.decimals, self.facts.better)

    @property
    def places(self) -> list[str]:
        """The codes of the 22 places, in the order of their names."""
        return [code for code in self.names if code != WALES]

    def document(self, area: str) -> Mapping[str, Any] | None:
        """Return an area's signal document, None where it is not judged or has no figure."""
        return self.known.signals.get(area)

    def word(self, area: str) -> WalesWord | None:
        """Return the one word for whether an area moves, None where that is not judged yet."""
        document = self.document(area)
        if document is None and any(each.value is not None for each in self.series(area)):
            return None
        return wales_signal(document, self.facts).word

    def series(self, area: str) -> list[Figure]:
        """Return an area's figures in order of time, notes without a value among them."""
        cells = (self.known.figures.cells.get((area, code)) for code in self.known.figures.periods)
        return [figure for figure in cells if figure is not None]

    def valued(self, area: str) -> list[Figure]:
        """Return an area's figures that have a value, in order of time."""
        return [figure for figure in self.series(area) if figure.value is not None]

    def span(self, code: str) -> Period:
        """Return a period by its code."""
        assert self.known.figures.kind is not None
        return parse_period(code, self.known.figures.kind)


@dataclass(frozen=True)
class Step:
    """The change since the baseline as the two figures have it, in the indicator's unit."""

    since: Figure
    latest: Figure

    @property
    def change(self) -> float:
        """The latest figure less the baseline's."""
        return (self.latest.value or 0.0) - (self.since.value or 0.0)


def step_since_baseline(view: OutcomeView, area: str) -> Step | None:
    """Return an area's change since its baseline; None without one, or without its figure."""
    base = view.known.baselines.get(area)
    figures = {figure.period: figure for figure in view.valued(area)}
    if base not in figures:
        return None
    latest = figures[max(figures)]
    return Step(figures[base], latest) if latest.period > base else None


def find_launches(
    known: KnownIndicator,
    evidence: Mapping[str, Mapping[str, Any]],
    names: Mapping[str, Both],
    lang: str,
) -> tuple[Launch, ...]:
    """Return the launches of the outputs that contribute to an indicator, the earliest first.

    Parameters
    ----------
    evidence
        Of each contribution its document, which holds its first start; what has not begun by the
        day that is looked at is left out.
    """
    found = []
    for each in known.registrations:
        first = evidence.get(each.code, {}).get("first_start")
        if first is None or date.fromisoformat(first) > known.day:
            continue
        title = plain(names[each.output], lang)
        found.append(Launch(title, date.fromisoformat(first), each.lag))
    return tuple(sorted(found, key=lambda launch: (launch.start, launch.title)))
