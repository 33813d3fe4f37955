"""The map of figures: each place in the class of its figure."""

from collections.abc import Iterator, Mapping
from typing import Any

from components.html import plain
from components.map.gaps import NOT_COMPUTED, gap_classes, gap_of, gap_words
from components.map.limits import known_limits
from components.map.sheet import Form, MapClass, MapColumn, MapRow, Mode, Ramp, Sheet, Shown, Tint
from components.map.sheet import used_classes as used
from components.map.view import MapView, map_detail, map_finding
from components.takeaway import Value
from components.words import limits_words, notes_words, unit_words, value_words
from data.figures import Figure
from evidence.apart import Limits
from locales import Translator
from locales.formats import format_number
from models.area import WALES

LOW_RELIABILITY = "u"


def value_sheet(view: MapView, signals: Mapping[str, Mapping[str, Any]], _: Translator) -> Sheet:
    """Return the map of one indicator's figures in one period.

    Parameters
    ----------
    signals
        The stored signal of each area: where no limits are published, places are told apart by
        their usual variation.
    """
    keys = {code: _key(view, code) for code in view.names}
    classes, at = used(_classes(view, _), keys.values())
    shown = {code: _shown(view, code, at[key], _) for code, key in keys.items()}
    forms = {each.form for each in shown.values()}
    limits = known_limits(view, signals)
    return Sheet(
        mode=Mode.VALUE,
        names=view.names,
        illustrative=view.figures.facts.illustrative,
        classes=classes,
        shown=shown,
        finding=map_finding(view, _),
        detail=map_detail(view, _),
        scale=scale_words(view, _),
        columns=value_columns(view, _),
        rows=tuple(value_rows(view, _)),
        notes=reason_notes(view),
        forms={form: said for form, said in _forms(_).items() if form in forms},
        limits=limits,
        unranked=_unranked(view, limits, _),
    )


def reason_notes(view: MapView) -> tuple[str, ...]:
    """Return why areas have no figure, each reason once."""
    return tuple(f"{each[0].upper()}{each[1:]}." for each in dict.fromkeys(view.reasons.values()))


def scale_words(view: MapView, _: Translator) -> str:
    """Return the unit, and how the classes were cut."""
    return " · ".join(
        (
            unit_words(view.figures.facts, _.lang),
            _("Each colour holds about as many places as the next, in this period."),
        )
    )


def class_classes(view: MapView, _: Translator) -> dict[str, MapClass]:
    """Return the classes of figures, the highest first, by number as a key."""
    if view.classes is None:
        return {}
    return {
        str(number): MapClass(span_words(view, number, _), Tint(Ramp.SCALE, number))
        for number in reversed(range(len(view.classes.starts)))
    }


def span_words(view: MapView, number: int, _: Translator) -> str:
    """Return the limits of a class in words."""
    assert view.classes is not None
    low, high = view.classes.span(number)
    decimals = view.figures.facts.decimals
    if low == high:
        return format_number(low, decimals, _.lang)
    return _(
        "{lower} to {upper}",
        lower=format_number(low, decimals, _.lang),
        upper=format_number(high, decimals, _.lang),
    )


def _classes(view: MapView, _: Translator) -> dict[str, MapClass]:
    return {**class_classes(view, _), **gap_classes(_)}


def _key(view: MapView, code: str) -> str:
    number = view.class_of(code)
    if number is not None:
        return str(number)
    return NOT_COMPUTED if code in view.reasons else gap_of(view.shown.get(code))


def _forms(_: Translator) -> dict[Form, str]:
    return {
        Form.RISING: _("its 95% limits hold Wales's figure: it cannot be told apart from Wales"),
        Form.FALLING: _("low reliability, as its publisher marks it"),
    }


def _form(view: MapView, figure: Figure) -> Form:
    if LOW_RELIABILITY in figure.notes:
        return Form.FALLING
    wales = view.wales.value if view.wales else None
    if wales is None or figure.lower is None or figure.upper is None:
        return Form.PLAIN
    return Form.RISING if figure.lower <= wales <= figure.upper else Form.PLAIN


def _shown(view: MapView, code: str, klass: int, _: Translator) -> Shown:
    figure = view.shown.get(code)
    if figure is None or figure.value is None:
        why = view.reasons.get(code) or gap_words(figure, _)
        return Shown(klass, _("no figure"), (why,))
    facts = view.figures.facts
    told = [value_words(figure.value, facts, _.lang)]
    limits = limits_words(figure, facts, _)
    if limits:
        told.append(_("95% limits: {limits}", limits=limits))
    notes = _note_words(view, figure, _)
    if notes:
        told.append(notes)
    short = format_number(figure.value, facts.decimals, _.lang)
    return Shown(klass, short, tuple(told), _form(view, figure))


def value_columns(view: MapView, _: Translator) -> tuple[MapColumn, ...]:
    """Return the columns of figures: value, limits, note."""
    decimals = view.figures.facts.decimals
    unit = unit_words(view.figures.facts, _.lang)
    return (
        MapColumn(_("Figure ({unit})", unit=unit), decimals),
        MapColumn(_("Lower 95% limit"), decimals),
        MapColumn(_("Upper 95% limit"), decimals),
        MapColumn(_("Note")),
    )


def value_rows(view: MapView, _: Translator) -> Iterator[MapRow]:
    """Yield Wales and the areas by name."""
    yield MapRow(WALES, _("Wales"), _values(view, WALES, view.wales, _))
    for code, name in view.names.items():
        yield MapRow(code, name, _values(view, code, view.shown.get(code), _))


def _values(view: MapView, code: str, figure: Figure | None, _: Translator) -> tuple[Value, ...]:
    if figure is None or figure.value is None:
        return None, None, None, view.reasons.get(code) or gap_words(figure, _)
    note = notes_words(figure, _) if code == WALES else _note_words(view, figure, _)
    return figure.value, figure.lower, figure.upper, note


def _note_words(view: MapView, figure: Figure, _: Translator) -> str:
    """Return a place's notes, and whether it can be told apart from Wales."""
    notes = [notes_words(figure, _)] if figure.notes else []
    if _form(view, figure) is Form.RISING:
        notes.append(_("cannot be told apart from Wales"))
    return ", ".join(notes)


def _unranked(view: MapView, limits: Mapping[str, Limits], _: Translator) -> str:
    """Return why places are not ranked, empty where they can be."""
    if limits:
        return ""
    return _(
        "By name only: neither published limits nor each place's usual variation are known, so "
        "nobody can say which places differ. Measure: {measure}",
        measure=plain(view.figures.facts.title, _.lang),
    )
