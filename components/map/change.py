"""The map of change: each place since its baseline, in the method's own words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from components.html import plain
from components.map.gaps import NOT_COMPUTED, gap_classes, gap_of, gap_words
from components.map.sheet import Form, MapClass, MapColumn, MapRow, Mode, Ramp, Sheet, Shown, Tint
from components.map.sheet import used_classes as used
from components.map.view import Level, MapView
from components.takeaway import Value
from components.words import period_words, size_words, unit_words
from evidence.apart import Limits
from evidence.numbers import format_signed
from evidence.progress import published_noise, word_change
from locales import Translator, mark
from models.area import WALES

WORDS: Mapping[str, str] = {
    "improved": mark("improved"),
    "no_clear_change": mark("no clear change"),
    "deteriorated": mark("deteriorated"),
    "higher": mark("higher"),
    "lower": mark("lower"),
    "same": mark("the same"),
}
UNJUDGED = ("higher", "lower", "same")


@dataclass(frozen=True)
class Changed:
    """An area's change since its baseline.

    Attributes
    ----------
    word
        A key of `WORDS`: where the change could be held against noise, the method's word.
    reach
        What a change has to exceed to be clear, None where that is not known.
    """

    word: str
    change: float
    since: str
    reach: float | None


def change_sheet(view: MapView, signals: Mapping[str, Mapping[str, Any]], _: Translator) -> Sheet:
    """Return the map of changes since the baseline."""
    changes = {code: measure_change(view, code, signals.get(code)) for code in view.names}
    keys = {code: _key(view, code, changes[code]) for code in view.names}
    classes, at = used(_classes(_), keys.values())
    rows = tuple(_rows(view, changes, measure_change(view, WALES, signals.get(WALES)), _))
    limits = {
        code: Limits(each.change, each.change - each.reach, each.change + each.reach)
        for code, each in changes.items()
        if each is not None and each.reach is not None
    }
    return Sheet(
        mode=Mode.CHANGE,
        names=view.names,
        illustrative=view.figures.facts.illustrative,
        classes=classes,
        shown={code: _shown(view, code, changes[code], at[key], _) for code, key in keys.items()},
        finding=_finding(view, changes, _),
        detail=_detail(view, changes, _),
        scale=_("Change, in: {unit}", unit=change_unit(view, _)),
        columns=_columns(view, _),
        rows=rows,
        notes=tuple(_notes(view, changes, _)),
        limits=limits,
        unranked=""
        if len(limits) > 1 or not any(changes.values())
        else _(
            "By name only: these changes are not held against noise, so nobody can say which "
            "places differ."
        ),
    )


def measure_change(view: MapView, area: str, signal: Mapping[str, Any] | None) -> Changed | None:
    """Return an area's change up to the period shown, None where it has no figure to count from.

    The noise is that of the series as it is known now, for every period; without its seasons
    where the series has some. Without a noise, as for a roll-up, only which way it went is said.
    """
    series = _series(view, area, signal)
    if view.period not in series:
        return None
    judged = signal is not None and signal["progress_noise"] is not None
    since = signal["progress_since"] if judged and signal is not None else next(iter(series))
    if since not in series or since >= view.period:
        return None
    change = series[view.period] - series[since]
    if not judged or signal is None:
        return Changed(_way(view, change), change, since, None)
    reach = max(signal["progress_noise"], _published(view, area, since))
    tiny = 10.0 ** -(view.figures.facts.decimals + 6)
    word = word_change(change, reach + tiny, view.figures.facts.better)
    if view.period == signal["periods"][-1]:
        word = signal["progress"]
    return Changed(word, change, since, reach)


def _way(view: MapView, change: float) -> str:
    """Return which way a figure went, as it is shown."""
    if round(change, view.figures.facts.decimals) == 0:
        return "same"
    return "higher" if change > 0 else "lower"


def _series(view: MapView, area: str, signal: Mapping[str, Any] | None) -> dict[str, float]:
    """Return an area's figures by period, without seasons where the method takes them out."""
    if signal is not None and signal["adjusted"]:
        return dict(zip(signal["periods"], signal["adjusted_values"], strict=True))
    found = ((code, view.figures.cells.get((area, code))) for code in view.figures.periods)
    return {
        code: figure.value
        for code, figure in found
        if figure is not None and figure.value is not None
    }


def _published(view: MapView, area: str, since: str) -> float:
    cells = (view.figures.cells.get((area, code)) for code in (since, view.period))
    halves = [
        (cell.upper - cell.lower) / 2
        if cell is not None and cell.upper is not None and cell.lower is not None
        else np.nan
        for cell in cells
    ]
    return published_noise(np.array(halves))


def change_unit(view: MapView, _: Translator) -> str:
    """Return the unit of a change: of a percentage, percentage points."""
    unit = unit_words(view.figures.facts, _.lang)
    return _("percentage points") if unit == "%" else unit


def _classes(_: Translator) -> dict[str, MapClass]:
    tints = {
        "improved": MapClass(_("improved"), Tint(Ramp.EITHER_WAY, 4)),
        "no_clear_change": MapClass(_("no clear change"), Tint(Ramp.EITHER_WAY, 2)),
        "deteriorated": MapClass(_("deteriorated"), Tint(Ramp.EITHER_WAY, 0)),
        "higher": MapClass(_("higher; not held against noise"), Tint(Ramp.SCALE, 2), Form.RISING),
        "same": MapClass(_("the same"), Tint(Ramp.SCALE, 1), Form.RISING),
        "lower": MapClass(_("lower; not held against noise"), Tint(Ramp.SCALE, 0), Form.RISING),
    }
    start = {"start": MapClass(_("this is where it is counted from"), Tint(Ramp.NONE), Form.EMPTY)}
    return {**tints, **start, **gap_classes(_)}


def _key(view: MapView, code: str, changed: Changed | None) -> str:
    if changed is not None:
        return changed.word
    if view.value_of(code) is not None:
        return "start"
    return NOT_COMPUTED if code in view.reasons else gap_of(view.shown.get(code))


def _shown(view: MapView, code: str, changed: Changed | None, klass: int, _: Translator) -> Shown:
    if changed is None:
        return Shown(klass, "–", (_why_none(view, code, _),))
    decimals = view.figures.facts.decimals
    since = period_words(changed.since, view.figures.kind, _.lang)
    told = [
        f"{format_signed(changed.change, decimals, _.lang)} · {_(WORDS[changed.word])}",
        _("since {period}", period=since),
    ]
    if changed.reach is not None:
        size = size_words(changed.reach, view.figures.facts, _)
        told.append(_("clear would be more than {size}", size=size))
    return Shown(klass, format_signed(changed.change, decimals, _.lang), tuple(told))


def _why_none(view: MapView, code: str, _: Translator) -> str:
    if view.value_of(code) is not None:
        return _("this is where it is counted from")
    return view.reasons.get(code) or gap_words(view.shown.get(code), _)


def _finding(view: MapView, changes: Mapping[str, Changed | None], _: Translator) -> str:
    words = [each.word for each in changes.values() if each is not None]
    period = period_words(view.period, view.figures.kind, _.lang)
    if not words:
        return _("{period}: no place has a change to show", period=period)
    if any(word in UNJUDGED for word in words):
        ways = [_way(view, each.change) for each in changes.values() if each is not None]
        return _(
            "{period}: higher in {higher}, lower in {lower}, the same in {same} of {total} places; "
            "not held against noise",
            period=period,
            higher=ways.count("higher"),
            lower=ways.count("lower"),
            same=ways.count("same"),
            total=len(changes),
        )
    return _(
        "{period}: improved in {improved}, deteriorated in {worse}, no clear change in {unclear} "
        "of {total} places",
        period=period,
        improved=words.count("improved"),
        worse=words.count("deteriorated"),
        unclear=words.count("no_clear_change"),
        total=len(changes),
    )


def _detail(view: MapView, changes: Mapping[str, Changed | None], _: Translator) -> str:
    title = plain(view.figures.facts.title, _.lang)
    since = sorted({each.since for each in changes.values() if each is not None})
    if not since:
        return title
    named = period_words(since[0], view.figures.kind, _.lang)
    if len(since) == 1:
        return f"{title} · {_('since {period}', period=named)}"
    return f"{title} · {_('since {period} at the earliest', period=named)}"


def _notes(view: MapView, changes: Mapping[str, Changed | None], _: Translator) -> Iterator[str]:
    words = {each.word for each in changes.values() if each is not None}
    if view.level is not Level.PLACES:
        yield _("The method judges the 22 local authorities and Wales; a roll-up has no word.")
    elif words & set(UNJUDGED):
        yield _(
            "Where no baseline is set or there are too few figures, the change is counted from the "
            "first figure and is not held against noise."
        )
    else:
        yield _(
            "Two single figures are compared, so that little is clear; a trend over all figures "
            "may show more: see Signal."
        )
        if view.period != view.figures.periods[-1]:
            yield _("The noise it is held against is that of the series as it is known now.")


def _columns(view: MapView, _: Translator) -> tuple[MapColumn, ...]:
    decimals = view.figures.facts.decimals
    return (
        MapColumn(_("Change ({unit})", unit=change_unit(view, _)), decimals, signed=True),
        MapColumn(_("Clear beyond (±)"), decimals),
        MapColumn(_("Since")),
        MapColumn(_("What that says")),
    )


def _rows(
    view: MapView, changes: Mapping[str, Changed | None], wales: Changed | None, _: Translator
) -> Iterator[MapRow]:
    if view.wales is not None:
        yield MapRow(WALES, _("Wales"), _values(view, WALES, wales, _))
    for code, name in view.names.items():
        yield MapRow(code, name, _values(view, code, changes[code], _))


def _values(view: MapView, code: str, changed: Changed | None, _: Translator) -> tuple[Value, ...]:
    if changed is None:
        if code == WALES:
            return None, None, "", _("no figure to count from")
        return None, None, "", _why_none(view, code, _)
    since = period_words(changed.since, view.figures.kind, _.lang)
    return changed.change, changed.reach, since, _(WORDS[changed.word])
