"""The map of signals: whether each place's figure stands out from its own usual variation."""

from collections.abc import Iterator, Mapping
from typing import Any

from components.html import plain
from components.map.gaps import gap_classes, gap_of, gap_words
from components.map.sheet import Form, MapClass, MapColumn, MapRow, Mode, Ramp, Sheet, Shown, Tint
from components.map.sheet import used_classes as used
from components.map.view import Level, MapView
from components.takeaway import Value
from components.words import period_words, unit_words
from locales import Translator, mark
from locales.formats import format_number
from models.area import WALES

WORDS: Mapping[str, str] = {
    "improving": mark("improving"),
    "no_clear_change": mark("no clear change"),
    "worsening": mark("worsening"),
    "too_few": mark("too few figures to say"),
    "neither": mark("no good direction is set"),
    "not_then": mark("the trend is told for the newest figure alone"),
    "not_judged": mark("not judged"),
}
POINTS = {"improving": "improving", "concerning": "worsening", "common": "no_clear_change"}


def signal_sheet(view: MapView, signals: Mapping[str, Mapping[str, Any]], _: Translator) -> Sheet:
    """Return the map of signals.

    For the newest figure the one stored word that every screen uses; for an earlier one the class
    of that figure on its chart of usual variation, where the series has one.
    """
    words = {code: read_word(view, code, signals.get(code)) for code in view.names}
    keys = {
        code: word
        or ("not_judged" if view.value_of(code) is not None else gap_of(view.shown.get(code)))
        for code, word in words.items()
    }
    classes, at = used({**_classes(_), **gap_classes(_)}, keys.values())
    return Sheet(
        mode=Mode.SIGNAL,
        names=view.names,
        illustrative=view.figures.facts.illustrative,
        classes=classes,
        shown={code: _shown(view, code, key, at[key], _) for code, key in keys.items()},
        finding=_finding(view, keys, _),
        detail=plain(view.figures.facts.title, _.lang),
        scale=_("Each place against its own figures, never against another place."),
        columns=(
            MapColumn(_("What that says")),
            MapColumn(
                _("Figure ({unit})", unit=unit_words(view.figures.facts, _.lang)),
                view.figures.facts.decimals,
            ),
        ),
        rows=tuple(_rows(view, keys, read_word(view, WALES, signals.get(WALES)), _)),
        notes=tuple(_notes(view, _)),
        unranked=_("By name: a signal is about one place alone."),
    )


def read_word(view: MapView, area: str, signal: Mapping[str, Any] | None) -> str | None:
    """Return a key of `WORDS`, None where the area has no judged figure in the period."""
    if signal is None or not signal["periods"] or view.period not in signal["periods"]:
        return None
    if view.period == signal["periods"][-1]:
        return str(signal["moving"])
    spc = signal["spc"]
    if signal["moving"] == "neither":
        return "neither"
    if spc["gated"]:
        return "not_then"
    if spc["variation"] is None or len(spc["points"]) != len(signal["periods"]):
        return "too_few"
    return POINTS[spc["points"][signal["periods"].index(view.period)]]


def _classes(_: Translator) -> dict[str, MapClass]:
    return {
        "improving": MapClass(_("improving"), Tint(Ramp.EITHER_WAY, 4)),
        "no_clear_change": MapClass(_("no clear change"), Tint(Ramp.EITHER_WAY, 2)),
        "worsening": MapClass(_("worsening"), Tint(Ramp.EITHER_WAY, 0)),
        "too_few": MapClass(_(WORDS["too_few"]), Tint(Ramp.NONE), Form.FALLING),
        "neither": MapClass(_(WORDS["neither"]), Tint(Ramp.NONE), Form.EMPTY),
        "not_then": MapClass(_(WORDS["not_then"]), Tint(Ramp.NONE), Form.FALLING),
        "not_judged": MapClass(_(WORDS["not_judged"]), Tint(Ramp.NONE), Form.FALLING),
    }


def _shown(view: MapView, code: str, key: str, klass: int, _: Translator) -> Shown:
    value = view.value_of(code)
    if value is None:
        return Shown(klass, _("no figure"), (gap_words(view.shown.get(code), _),))
    written = format_number(value, view.figures.facts.decimals, _.lang)
    return Shown(klass, SIGNS.get(key, "?"), (_(WORDS[key]), written))


SIGNS = {"improving": "▲", "no_clear_change": "●", "worsening": "▼"}
"""On a tile, beside its colour; the legend says what they mean."""


def _finding(view: MapView, keys: Mapping[str, str], _: Translator) -> str:
    period = period_words(view.period, view.figures.kind, _.lang)
    found = list(keys.values())
    told = sum(found.count(key) for key in POINTS.values())
    if not told:
        return _("{period}: nothing can be said of any place", period=period)
    return _(
        "{period}: improving in {improving}, worsening in {worsening}, no clear change in "
        "{unclear} of {total} places",
        period=period,
        improving=found.count("improving"),
        worsening=found.count("worsening"),
        unclear=found.count("no_clear_change"),
        total=len(found),
    )


def _notes(view: MapView, _: Translator) -> Iterator[str]:
    if view.level is not Level.PLACES:
        yield _("The method judges the 22 local authorities and Wales; a roll-up has no word.")
    elif view.figures.periods and view.period != view.figures.periods[-1]:
        yield _(
            "For an earlier figure: whether it stood out from its usual variation, as the series "
            "is known now."
        )


def _rows(
    view: MapView, keys: Mapping[str, str], wales: str | None, _: Translator
) -> Iterator[MapRow]:
    if wales is not None:
        value = None if view.wales is None else view.wales.value
        yield MapRow(WALES, _("Wales"), (_(WORDS[wales]), value))
    for code, name in view.names.items():
        yield MapRow(code, name, _values(view, code, keys[code], _))


def _values(view: MapView, code: str, key: str, _: Translator) -> tuple[Value, ...]:
    if key in WORDS:
        return _(WORDS[key]), view.value_of(code)
    return gap_words(view.shown.get(code), _), None
