"""The map of what was delivered, for every so many people, up to the end of a period."""

from collections.abc import Iterator, Mapping

from components.html import plain
from components.map.sheet import Form, MapClass, MapColumn, MapRow, Mode, Ramp, Sheet, Shown, Tint
from components.map.sheet import used_classes as used
from components.map.view import MapView, end_month
from data.portfolio import OutputFacts
from evidence.classes import Classes, choose_classes
from evidence.per_head import DeliveredPerHead, Had, PlaceHad
from locales import Translator, mark
from locales.formats import format_number, format_quantity

WORDS: Mapping[Had, str] = {
    Had.DELIVERED: mark("delivered"),
    Had.UNRETURNED: mark("not returned yet"),
    Had.WAITING: mark("planned; none delivered by then"),
    Had.LATER: mark("planned for later"),
    Had.NONE: mark("not planned"),
    Had.WHOLE: mark("recorded for Wales as a whole"),
}
LOOKS: Mapping[Had, tuple[Tint, Form]] = {
    Had.UNRETURNED: (Tint(Ramp.NONE), Form.FALLING),
    Had.WAITING: (Tint(Ramp.NONE), Form.RISING),
    Had.LATER: (Tint(Ramp.NONE), Form.PLAIN),
    Had.NONE: (Tint(Ramp.NONE), Form.EMPTY),
    Had.WHOLE: (Tint(Ramp.NONE), Form.FALLING),
}
RATE_DECIMALS = 1


def delivered_sheet(
    view: MapView,
    had: DeliveredPerHead,
    output: OutputFacts,
    _: Translator,
    rates: Classes | None = None,
) -> Sheet:
    """Return the map of an output, for every so many people of each area.

    Parameters
    ----------
    rates
        The classes; by default those of what places had by the period shown.
    """
    rates = rates or choose_rates(had)
    keys = {code: rate_key(had.places[code], rates) for code in view.names}
    declared: dict[str, MapClass] = {}
    if rates is not None:
        for number in reversed(range(len(rates.starts))):
            declared[str(number)] = MapClass(_span(rates, number, _), Tint(Ramp.SCALE, number))
    declared |= {key: MapClass(_(WORDS[key]), *look) for key, look in LOOKS.items()}
    classes, at = used(declared, keys.values())
    return Sheet(
        mode=Mode.DELIVERED,
        names=view.names,
        illustrative=view.figures.facts.illustrative or output.illustrative,
        classes=classes,
        shown={code: _shown(had.places[code], had, at[key], _) for code, key in keys.items()},
        finding=_finding(view, had, output, _),
        detail=_detail(view, output, _),
        scale=rate_unit(had, output, _),
        columns=_columns(had, output, _),
        rows=tuple(_row(code, name, had.places[code], _) for code, name in view.names.items()),
        notes=tuple(had_notes(had, _)),
        unranked=_("By name: how much a place had says nothing of how well it does."),
    )


def choose_rates(had: DeliveredPerHead) -> Classes | None:
    """Return the classes of what reached places had."""
    rates = [each.rate for each in had.places.values() if each.had is Had.DELIVERED]
    return choose_classes([rate for rate in rates if rate is not None], RATE_DECIMALS)


def rate_key(place: PlaceHad, rates: Classes | None) -> str:
    """Return the key of a place's class."""
    if place.had is Had.DELIVERED and place.rate is not None and rates is not None:
        return str(rates.class_of(place.rate))
    return place.had


def _span(rates: Classes, number: int, _: Translator) -> str:
    low, high = (format_number(each, RATE_DECIMALS, _.lang) for each in rates.span(number))
    return low if low == high else _("{lower} to {upper}", lower=low, upper=high)


def rate_unit(had: DeliveredPerHead, output: OutputFacts, _: Translator) -> str:
    """Return what a rate is: the output's unit for every so many people."""
    return _(
        "{unit}, for every {people} people",
        unit=plain(output.unit, _.lang),
        people=format_number(had.people, 0, _.lang),
    )


def rate_words(place: PlaceHad, _: Translator) -> str:
    """Return what a place had as its tile says it."""
    if place.rate is None or place.had is not Had.DELIVERED:
        return {Had.UNRETURNED: "?", Had.WHOLE: "?", Had.WAITING: "0"}.get(place.had, "–")
    return format_number(place.rate, RATE_DECIMALS, _.lang)


def known_rate(place: PlaceHad) -> float | None:
    """Return what a place had: 0 where it waits, None where that is not known or not planned."""
    if place.had is Had.WAITING:
        return 0.0
    return place.rate if place.had is Had.DELIVERED else None


def _shown(place: PlaceHad, had: DeliveredPerHead, klass: int, _: Translator) -> Shown:
    told = [_(WORDS[place.had])]
    if place.had is Had.DELIVERED:
        people = format_number(had.people, 0, _.lang)
        told = [
            f"{rate_words(place, _)} ({_('for every {people} people', people=people)})",
            _("{amount} in all", amount=format_quantity(place.amount, _.lang)),
        ]
    if place.returns_missing:
        told.append(_("Not returned yet, periods: {count}", count=place.returns_missing))
    return Shown(klass, rate_words(place, _), tuple(told))


def _finding(view: MapView, had: DeliveredPerHead, output: OutputFacts, _: Translator) -> str:
    reached = [each for each in had.places.values() if each.had is Had.DELIVERED]
    title = plain(output.title, _.lang)
    if had.whole:
        return _("{output}: recorded for Wales as a whole, not by place", output=title)
    month = end_month(view, view.period, _)
    if not reached and any(each.had is Had.UNRETURNED for each in had.places.values()):
        return _(
            "{output}: what was delivered by the end of {month} is not returned yet",
            output=title,
            month=month,
        )
    if not reached:
        return _(
            "{output}: nothing delivered anywhere by the end of {month}",
            output=title,
            month=month,
        )
    return _(
        "{output}: delivered in {count} of {total} areas by the end of {month}",
        output=title,
        count=len(reached),
        total=len(view.names),
        month=month,
    )


def _detail(view: MapView, output: OutputFacts, _: Translator) -> str:
    beside = plain(view.figures.facts.title, _.lang)
    parts = [plain(output.team.name, _.lang), _("should move: {indicator}", indicator=beside)]
    return " · ".join(each for each in parts if each)


def had_notes(had: DeliveredPerHead, _: Translator) -> Iterator[str]:
    """Yield what is to be known of the returns."""
    missing = sum(each.returns_missing > 0 for each in had.places.values())
    if missing:
        yield _(
            "Places with a return that is missing: {count}. What is not returned is not counted, "
            "and is not zero.",
            count=missing,
        )
    if had.for_wales and not had.whole:
        yield _(
            "Recorded for Wales as a whole and in no place's figure: {amount}.",
            amount=format_quantity(had.for_wales, _.lang),
        )


def _columns(had: DeliveredPerHead, output: OutputFacts, _: Translator) -> tuple[MapColumn, ...]:
    people = format_number(had.people, 0, _.lang)
    return (
        MapColumn(_("For every {people} people", people=people), RATE_DECIMALS),
        MapColumn(_("Delivered ({unit})", unit=plain(output.unit, _.lang)), 0),
        MapColumn(_("Planned"), 0),
        MapColumn(_("What became of it")),
    )


def _row(code: str, name: str, place: PlaceHad, _: Translator) -> MapRow:
    amount = place.amount if place.had in (Had.DELIVERED, Had.WAITING) else None
    planned = place.planned if place.had is not Had.NONE else None
    said = _(WORDS[place.had])
    if place.returns_missing and place.had is Had.DELIVERED:
        said = f"{said}; {_('Not returned yet, periods: {count}', count=place.returns_missing)}"
    return MapRow(code, name, (known_rate(place), amount, planned, said))
