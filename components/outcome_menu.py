"""What can be chosen on the outcome's screen, and what stands where nothing is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from components.html import plain
from components.shell.address import Choice
from components.words import period_words
from data.figures import IndicatorFacts, IndicatorFigures
from data.portfolio import MissionFacts, OutcomeFacts, Portfolio
from locales import Translator
from locales.alphabet import sort_key
from locales.formats import format_date

BESIDE = "_context"
"""Stands for indicators that measure no outcome; no slug begins like this."""

NOW = ""
"""Stands for what is known now: nothing in the address."""


@dataclass(frozen=True)
class OutcomeMenu:
    """What can be chosen.

    Attributes
    ----------
    outcomes
        Title by code, by mission; the indicators beside the missions come last, as `BESIDE`.
    measures
        Of each of these, the indicator's title by code, the headline first.
    """

    outcomes: Mapping[str, str]
    measures: Mapping[str, Mapping[str, str]]
    homes: Mapping[str, tuple[MissionFacts, OutcomeFacts]]

    def outcome_of(self, indicator: str) -> str | None:
        """Return what an indicator measures; without one, the first outcome that has any."""
        for outcome, titles in self.measures.items():
            if indicator in titles:
                return outcome
        measured = (outcome for outcome, titles in self.measures.items() if titles)
        return next(measured, next(iter(self.outcomes), None))

    def indicators(self, outcome: str | None) -> Mapping[str, str]:
        """Return the titles of an outcome's indicators, the headline first."""
        return self.measures.get(outcome or "", {})


def outcome_menu(
    portfolio: Portfolio, indicators: Sequence[IndicatorFacts], _: Translator
) -> OutcomeMenu:
    """Work out what can be chosen."""
    by_code = {facts.code: facts for facts in indicators}
    homes = {
        outcome.code: (mission, outcome)
        for mission in portfolio.missions
        for outcome in mission.outcomes
    }
    outcomes = {code: plain(outcome.title, _.lang) for code, (_m, outcome) in homes.items()}
    measures = {
        code: _titles([by_code[each] for each in outcome.indicators if each in by_code], _)
        for code, (_m, outcome) in homes.items()
    }
    beside = [facts for facts in indicators if facts.outcome not in homes]
    if beside:
        outcomes[BESIDE] = _("None: indicators beside the missions")
        measures[BESIDE] = _titles(beside, _)
    return OutcomeMenu(outcomes, measures, homes)


def _titles(facts: Sequence[IndicatorFacts], _: Translator) -> dict[str, str]:
    def order(each: IndicatorFacts) -> tuple[object, ...]:
        return not each.headline, sort_key(plain(each.title, _.lang), _.lang)

    return {each.code: plain(each.title, _.lang) for each in sorted(facts, key=order)}


def period_names(figures: IndicatorFigures, lang: str) -> dict[str, str]:
    """Return an indicator's periods in words by their code, the latest first."""
    return {code: period_words(code, figures.kind, lang) for code in reversed(figures.periods)}


def day_names(
    releases: Sequence[date], known: Choice, until: date, _: Translator
) -> dict[str, str]:
    """Return the days one can look back to by their code: now, and each day figures came out."""
    days = {day.isoformat() for day in releases}
    if known.code:
        days.add(known.code)
    now = _("Now ({date})", date=format_date(until, _.lang))
    return {NOW: now} | {
        day: format_date(date.fromisoformat(day), _.lang) for day in sorted(days, reverse=True)
    }


def day_of(known: Choice, until: date) -> date:
    """Return the day that is looked back to; without one, the last on which figures came out."""
    return date.fromisoformat(known.code) if known.code else until


def known_day(asked: str, until: date) -> Choice:
    """Return the day that an address asks to look back to, any that has come; else now."""
    if not asked:
        return Choice(NOW)
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return Choice(NOW, unknown=asked)
    return Choice(day.isoformat()) if day <= until else Choice(NOW, unknown=asked)
