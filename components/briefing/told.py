"""Small things that every screen of a briefing says alike: texts of either language, the source."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from components import marks
from components.briefing.deck import Item, Sign
from components.palette import Palette
from components.words import unit_words
from data.bilingual import Both
from data.figures import IndicatorFacts
from data.portfolio import MissionFacts
from locales import Translator

Kept = TypeVar("Kept")
SHAPES: Mapping[Sign, Callable[[Palette], str]] = MappingProxyType(
    {
        Sign.BETTER: marks.arrow_up,
        Sign.WORSE: marks.arrow_down,
        Sign.LEVEL: marks.flat,
        Sign.TICK: marks.tick,
        Sign.RING_TICK: marks.ring_tick,
        Sign.HALF: marks.half,
        Sign.BAR: marks.bar,
        Sign.SQUARE: marks.square,
        Sign.FORK: marks.fork,
        Sign.CLOCK: marks.clock,
        Sign.EXCLAMATION: marks.exclamation,
        Sign.EMPTY: marks.empty,
        Sign.DASH: marks.dash,
    }
)
"""The drawing of each sign, one and the same on every screen of the dashboard."""
SIGNS = {shape: sign for sign, shape in SHAPES.items()}


def tell(both: Both, _: Translator) -> str:
    """Return a text; one that is not translated yet says so."""
    said, lang = both.in_language(_.lang)
    if lang == _.lang or not said:
        return said
    return f"{said} ({_('not yet translated')})"


def shorten(items: Sequence[Item], most: int, _: Translator) -> tuple[Item, ...]:
    """Return items, at most `most` of them: where there are more, the last says how many."""
    if len(items) <= most:
        return tuple(items)
    more = Item(_("and {count} more", count=len(items) - most + 1), colour="muted")
    return (*items[: most - 1], more)


def left_over(items: Sequence[Kept], most: int) -> Sequence[Kept]:
    """Return those that `shorten` counts and does not show: they stand in the notes."""
    return items[most - 1 :] if len(items) > most else ()


def sign_of(shape: Callable[[Palette], str]) -> Sign:
    """Return the sign that a mark of the dashboard is."""
    return SIGNS.get(shape, Sign.NONE)


def source_words(indicators: Iterable[IndicatorFacts], _: Translator) -> str:
    """Return where figures come from and under what licence, in one line."""
    found = dict.fromkeys(
        _(
            "Source: {source}. Licence: {licence}.",
            source=tell(facts.source, _),
            licence=facts.licence,
        )
        for facts in indicators
    )
    return " ".join(found)


def is_illustrative(mission: MissionFacts, indicators: Iterable[IndicatorFacts] = ()) -> bool:
    """Whether anything on a screen of a mission is made up."""
    return mission.illustrative or any(facts.illustrative for facts in indicators)


def figure_head(facts: IndicatorFacts, _: Translator) -> str:
    """Return the head of a column of an indicator's figures."""
    return _("Figure ({unit})", unit=unit_words(facts, _.lang))
