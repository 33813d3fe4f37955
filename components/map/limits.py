"""By what places are told apart: published limits, else each place's usual variation."""

from collections.abc import Mapping
from typing import Any

from components.map.view import MapView
from data.figures import Figure
from evidence.apart import Limits

Signals = Mapping[str, Mapping[str, Any]]
FEWEST = 4


def known_limits(view: MapView, signals: Signals) -> dict[str, Limits]:
    """Return the limits of every area's figure, all of one kind; empty where some have none.

    Only so can all of them be held against each other.
    """
    known = find_limits(view, signals)
    valued = sum(view.value_of(code) is not None for code in view.names)
    return known if len(known) >= max(valued, FEWEST) else {}


def find_limits(view: MapView, signals: Signals) -> dict[str, Limits]:
    """Return the limits there are, by area: published, or where none are, of usual variation.

    Parameters
    ----------
    signals
        The stored signal of each area.
    """
    valued = [code for code in view.names if view.value_of(code) is not None]
    known = {code: each for code in valued if (each := published_limits(view.shown[code]))}
    if known:
        return known
    return {code: each for code in valued if (each := _usual(view, code, signals.get(code)))}


def published_limits(figure: Figure) -> Limits | None:
    """Return a figure's published limits, None where there are none."""
    if figure.value is None or figure.lower is None or figure.upper is None:
        return None
    return Limits(figure.value, figure.lower, figure.upper)


def _usual(view: MapView, code: str, signal: Mapping[str, Any] | None) -> Limits | None:
    """Return a figure give or take its usual variation, None where that is not known."""
    value = view.value_of(code)
    if value is None or signal is None:
        return None
    low, high = signal["spc"]["lower_limit"], signal["spc"]["upper_limit"]
    if low is None or high is None:
        return None
    reach = (high - low) / 2
    return Limits(value, value - reach, value + reach)
