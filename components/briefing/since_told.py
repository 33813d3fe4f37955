"""One change in words: of what, in which respect, what was before, what is now, and what else."""

from dataclasses import dataclass
from datetime import date

from components.briefing.deck import Sign
from components.chart import Colour
from evidence.since_changes import What
from locales import Translator
from locales.formats import format_date


@dataclass(frozen=True)
class Told:
    """One change in words.

    Attributes
    ----------
    head
        What it is about.
    aspect
        What of it has changed.
    before, now
        Empty where there is nothing to hold against each other.
    area, period
        Of a figure or a word.
    more
        Why, or how many.
    numbers, decimals
        Of a figure: the two, not rounded, and their decimals.
    many
        The same as `aspect`, of many areas or periods.
    """

    what: What
    head: str
    aspect: str
    before: str = ""
    now: str = ""
    area: str = ""
    period: str = ""
    more: str = ""
    colour: Colour = "ink"
    sign: Sign = Sign.NONE
    numbers: tuple[float | None, float | None] = (None, None)
    decimals: int = 0
    many: str = ""

    def where(self) -> str:
        """Return the area and period, where it is about one."""
        return ", ".join(part for part in (self.area, self.period) if part)

    def say(self, _: Translator) -> str:
        """Return all but what it is about."""
        aspect = f"{self.aspect}: {self.where()}" if self.where() else self.aspect
        if not self.before:
            return f"{aspect}: {self.now}" if self.now else aspect
        return f"{aspect}{'' if aspect.endswith('?') else '.'} {self.pair(_)}"

    def pair(self, _: Translator) -> str:
        """Return what was and what is."""
        return _("Before: {before}; now: {now}", before=self.before, now=self.now)


def dated(day: date | None, _: Translator) -> str:
    """Return a date, or that there is none."""
    return _("no date") if day is None else format_date(day, _.lang)
