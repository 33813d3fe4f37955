"""What things are called when it is told what has changed of them, and how their numbers read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from components.briefing.told import tell
from components.words import period_words, value_words
from data.bilingual import Both
from evidence.frozen_facts import BriefingFacts, FrozenIndicator, FrozenLink
from evidence.numbers import Measure, choose_decimals
from locales import Translator
from models.enums import Frequency
from models.periods import common_kind


@dataclass(frozen=True)
class SinceNames:
    """The names of everything that can have changed: today's, else those it had then.

    Attributes
    ----------
    areas
        By their codes.
    """

    then: BriefingFacts
    now: BriefingFacts
    areas: Mapping[str, Both]

    def title(self, kind: str, code: str, _: Translator) -> str:
        """Return what a thing is called.

        Parameters
        ----------
        kind
            ``missions``, ``outcomes``, ``indicators`` or ``outputs``.
        """
        found = {**getattr(self.then, kind), **getattr(self.now, kind)}
        return tell(found[code].title, _) if code in found else code

    def area(self, code: str, _: Translator) -> str:
        """Return what an area is called."""
        return tell(self.areas[code], _) if code in self.areas else code

    def link(self, code: str, _: Translator) -> str:
        """Return what a contribution is called: its output, and where it has several its aim."""
        link = self.find_link(code)
        alike = [*self.then.links.values(), *self.now.links.values()]
        aims = {each.indicator for each in alike if each.output == link.output}
        output = self.title("outputs", link.output, _)
        if len(aims) == 1:
            return output
        return f"{output} · {self.title('indicators', link.indicator, _)}"

    def find_link(self, code: str) -> FrozenLink:
        """Return a contribution as it is now, else as it was."""
        return self.now.links.get(code) or self.then.links[code]

    def indicator(self, code: str) -> FrozenIndicator:
        """Return an indicator as it is now, else as it was."""
        return self.now.indicators.get(code) or self.then.indicators[code]

    def measure(self, code: str) -> Measure:
        """Return how an indicator's numbers are written."""
        found = self.indicator(code)
        return Measure(found.unit, found.decimals, found.better)

    def period(self, indicator: str, code: str, _: Translator) -> str:
        """Return a period of an indicator in words."""
        kind = common_kind([code], Frequency(self.indicator(indicator).frequency))
        return period_words(code, kind, _.lang)

    def values(
        self, indicator: str, then: float | None, now: float | None, _: Translator
    ) -> tuple[str, str]:
        """Return two figures of an indicator so that they read as different where they are."""
        measure = self.measure(indicator)
        decimals = choose_decimals(measure.decimals, [], [(then, now)])
        return tuple(
            _("no figure")
            if value is None
            else value_words(value, replace(measure, decimals=decimals), _.lang)
            for value in (then, now)
        )
