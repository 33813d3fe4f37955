"""*Wales as a whole*: from a stored signal to the one word, its span and its limits."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from components import marks
from components.palette import Palette
from data.figures import IndicatorFacts
from evidence.numbers import Measure
from evidence.signal_sentences import Span, WalesSignal, WalesWord, read_wales_word
from models.enums import Frequency
from models.periods import common_kind

SHAPES: Mapping[WalesWord, Callable[[Palette], str]] = MappingProxyType(
    {
        WalesWord.IMPROVING: marks.arrow_up,
        WalesWord.WORSENING: marks.arrow_down,
        WalesWord.NO_CLEAR_CHANGE: marks.flat,
        WalesWord.TOO_FEW: marks.empty,
        WalesWord.NEITHER: marks.empty,
        WalesWord.NO_FIGURE: marks.empty,
    }
)


def wales_signal(document: Mapping[str, Any] | None, facts: IndicatorFacts) -> WalesSignal:
    """Return whether Wales as a whole is moving, for `signal_sentences.say_wales`.

    Parameters
    ----------
    document
        The stored signal of the Wales series; None where no figure for Wales is published.

    Returns
    -------
    The limits of the change are those of the trend over the whole span; None where the word
    comes from the latest figure alone.
    """
    measure = Measure(facts.unit, facts.decimals, facts.better)
    word = read_wales_word(document)
    if document is None or word is WalesWord.NO_FIGURE:
        return WalesSignal(word, None, measure)
    return WalesSignal(word, _span(document, facts), measure, _change95(document))


def _span(document: Mapping[str, Any], facts: IndicatorFacts) -> Span | None:
    if document["span"] is None:
        return None
    first, last = document["span"]
    kind = common_kind([first, last], Frequency(facts.frequency))
    return None if kind is None else Span(first, last, kind)


def _change95(document: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return the trend's limits over the span: by its two ends, each as steep as a limit."""
    ends, slope = document["trend_line"], document["trend"]["slope"]
    if ends is None or not slope or document["trend"]["label"] != document["moving"]:
        return None
    steps = (ends[1] - ends[0]) / slope
    low, high = (limit * steps for limit in document["trend"]["ci95"])
    return low, high
