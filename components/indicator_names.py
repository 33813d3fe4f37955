"""The list of indicators to choose from, and the one a screen opens on."""

from collections.abc import Iterable, Mapping

from components.html import plain
from data.figures import IndicatorFacts
from data.portfolio import Portfolio
from locales import Translator
from locales.alphabet import sort_key


def indicator_names(indicators: Iterable[IndicatorFacts], _: Translator) -> dict[str, str]:
    """Return the name of every indicator by code: headlines first, context last, by alphabet."""

    def order(facts: IndicatorFacts) -> tuple[object, ...]:
        rank = 0 if facts.headline else 1 if facts.outcome else 2
        return rank, sort_key(plain(facts.title, _.lang), _.lang)

    return {facts.code: _name(facts, _) for facts in sorted(indicators, key=order)}


def _name(facts: IndicatorFacts, _: Translator) -> str:
    title = plain(facts.title, _.lang)
    return f"{title} ({_('illustrative')})" if facts.illustrative else title


def default_indicator(portfolio: Portfolio, names: Mapping[str, str]) -> str:
    """Return the headline of the first outcome that has one, else the first indicator."""
    headlines = (
        outcome.headline.facts.code
        for mission in portfolio.missions
        for outcome in mission.outcomes
        if outcome.headline
    )
    return next(headlines, next(iter(names)))
