"""The map of the way still to go to the target."""

from collections.abc import Iterator, Mapping

from components.html import plain
from components.map.change import change_unit
from components.map.gaps import NOT_COMPUTED, gap_classes, gap_of, gap_words
from components.map.limits import Signals, find_limits, known_limits, published_limits
from components.map.sheet import Form, MapClass, MapColumn, MapRow, Mode, Ramp, Sheet, Shown, Tint
from components.map.sheet import used_classes as used
from components.map.view import MapView
from components.takeaway import Value
from components.words import period_words, value_words
from data.context import TargetFacts
from data.figures import Figure
from evidence.apart import Limits
from evidence.classes import Classes, choose_classes
from evidence.numbers import format_signed
from locales import Translator
from locales.formats import format_number
from models.area import WALES

MET, NO_TARGET = "met", "no_target"
SHORT_CLASSES = 4


def gap_sheet(
    view: MapView, targets: Mapping[str, TargetFacts], signals: Signals, _: Translator
) -> Sheet:
    """Return the map of gaps to the target: a place's own where it has one, else Wales's.

    Parameters
    ----------
    targets
        By area.
    signals
        The stored signal of each area: without published limits, its usual variation tells
        whether a place may be there or not.
    """
    limits, found = known_limits(view, signals), find_limits(view, signals)
    gaps = {code: _gap(view, code, view.shown.get(code), targets) for code in view.names}
    short = choose_classes(
        [-each for each in gaps.values() if each is not None and each < 0],
        view.figures.facts.decimals,
        SHORT_CLASSES,
    )
    keys = {code: _key(view, code, gap, short, targets) for code, gap in gaps.items()}
    classes, at = used(_classes(short, view, _), keys.values())
    shown = {
        code: _shown(view, code, gaps[code], targets, at[key], found.get(code), _)
        for code, key in keys.items()
    }
    forms = {each.form for each in shown.values()}
    told = {
        Form.RISING: _(
            "its 95% limits, or its usual variation, hold the target: it may be there or not"
        )
    }
    return Sheet(
        mode=Mode.GAP,
        names=view.names,
        illustrative=view.figures.facts.illustrative,
        classes=classes,
        shown=shown,
        finding=_finding(view, gaps, targets, _),
        detail=_detail(view, targets, _),
        scale=_("Short of the target by, in: {unit}", unit=change_unit(view, _)),
        columns=_columns(view, _),
        rows=tuple(_rows(view, gaps, targets, found, _)),
        notes=tuple(_notes(targets, found, _)),
        forms={form: said for form, said in told.items() if form in forms},
        limits=limits,
        unranked=""
        if len(limits) > 1
        else _(
            "By name only: no limits are published for these figures, so nobody can say which "
            "places differ."
        ),
    )


def target_of(targets: Mapping[str, TargetFacts], area: str) -> TargetFacts | None:
    """Return the target that an area is held against."""
    return targets.get(area) or targets.get(WALES)


def _gap(
    view: MapView, area: str, figure: Figure | None, targets: Mapping[str, TargetFacts]
) -> float | None:
    """Return how far a figure is beyond its target; below zero where it falls short."""
    target = target_of(targets, area)
    if figure is None or figure.value is None or target is None:
        return None
    decimals = view.figures.facts.decimals
    sign = -1 if view.figures.facts.better == "lower" else 1
    return round(sign * (round(figure.value, decimals) - target.value), decimals) + 0.0


def _key(
    view: MapView,
    code: str,
    gap: float | None,
    short: Classes | None,
    targets: Mapping[str, TargetFacts],
) -> str:
    if gap is None and view.value_of(code) is not None and target_of(targets, code) is None:
        return NO_TARGET
    if gap is None:
        return NOT_COMPUTED if code in view.reasons else gap_of(view.shown.get(code))
    return MET if gap >= 0 or short is None else str(short.class_of(-gap))


def _classes(short: Classes | None, view: MapView, _: Translator) -> dict[str, MapClass]:
    declared = {MET: MapClass(_("at the target, or beyond"), Tint(Ramp.EITHER_WAY, 4))}
    for number in range(len(short.starts)) if short else ():
        low, high = (
            format_number(each, view.figures.facts.decimals, _.lang)
            for each in (short.span(number) if short else ())
        )
        said = low if low == high else _("{lower} to {upper}", lower=low, upper=high)
        declared[str(number)] = MapClass(said, Tint(Ramp.SCALE, number))
    return {**declared, NO_TARGET: MapClass(_("no target"), Tint(Ramp.NONE)), **gap_classes(_)}


def _shown(
    view: MapView,
    code: str,
    gap: float | None,
    targets: Mapping[str, TargetFacts],
    klass: int,
    limits: Limits | None,
    _: Translator,
) -> Shown:
    figure = view.shown.get(code)
    if gap is None and figure is not None and figure.value is not None:
        written = value_words(figure.value, view.figures.facts, _.lang)
        return Shown(klass, "–", (_("no target"), written))
    if gap is None or figure is None or figure.value is None:
        why = view.reasons.get(code) or gap_words(figure, _)
        return Shown(klass, _("no figure"), (why,))
    decimals = view.figures.facts.decimals
    form = _form(limits, target_of(targets, code))
    told = (
        _gap_words(view, gap, form, _),
        value_words(figure.value, view.figures.facts, _.lang),
    )
    short = "✓" if gap >= 0 else format_signed(_apart(view, gap), decimals, _.lang)
    return Shown(klass, short, told, form)


def _apart(view: MapView, gap: float) -> float:
    """Return the gap as figure less target, in the indicator's own direction."""
    return -gap if view.figures.facts.better == "lower" else gap


def _gap_words(view: MapView, gap: float, form: Form, _: Translator) -> str:
    """Return how a place stands to its target, and whether it may as well stand otherwise."""
    if gap >= 0:
        said = _("at the target, or beyond")
    else:
        size = format_number(-gap, view.figures.facts.decimals, _.lang)
        said = _("{size} short of the target", size=size)
    return said if form is Form.PLAIN else f"{said}; {_('it may be there or not')}"


def _form(limits: Limits | None, target: TargetFacts | None) -> Form:
    if target is None or limits is None:
        return Form.PLAIN
    return Form.RISING if limits.low <= target.value <= limits.high else Form.PLAIN


def _finding(
    view: MapView,
    gaps: Mapping[str, float | None],
    targets: Mapping[str, TargetFacts],
    _: Translator,
) -> str:
    known = [each for each in gaps.values() if each is not None]
    period = period_words(view.period, view.figures.kind, _.lang)
    if not targets:
        return _("No target is set for this measure")
    if not known:
        return _("{period}: no place has a figure", period=period)
    return _(
        "{period}: at the target or beyond in {met} of {total} places",
        period=period,
        met=sum(each >= 0 for each in known),
        total=len(gaps),
    )


def _detail(view: MapView, targets: Mapping[str, TargetFacts], _: Translator) -> str:
    title = plain(view.figures.facts.title, _.lang)
    wales = targets.get(WALES)
    if wales is None:
        return title
    target = _(
        "target for Wales: {value}, {period}",
        value=value_words(wales.value, view.figures.facts, _.lang),
        period=period_words(wales.period, view.figures.kind, _.lang),
    )
    return f"{title} · {target}"


def _notes(
    targets: Mapping[str, TargetFacts], limits: Mapping[str, Limits], _: Translator
) -> Iterator[str]:
    if targets and not limits:
        yield _(
            "How far chance alone can take a figure from the target or to it is not known here: "
            "from one figure to the next, places come and go."
        )
    if WALES in targets and len(targets) == 1:
        yield _(
            "The target is set for Wales; no place has one of its own. A place below it need not "
            "have fallen short of anything it promised."
        )


def _columns(view: MapView, _: Translator) -> tuple[MapColumn, ...]:
    decimals = view.figures.facts.decimals
    return (
        MapColumn(
            _("Figure less target ({unit})", unit=change_unit(view, _)), decimals, signed=True
        ),
        MapColumn(_("Figure"), decimals),
        MapColumn(_("Target"), decimals),
        MapColumn(_("What that says")),
    )


def _rows(
    view: MapView,
    gaps: Mapping[str, float | None],
    targets: Mapping[str, TargetFacts],
    limits: Mapping[str, Limits],
    _: Translator,
) -> Iterator[MapRow]:
    if view.wales is not None:
        own, around = _gap(view, WALES, view.wales, targets), published_limits(view.wales)
        values = _values(view, WALES, view.wales, own, targets, around, _)
        yield MapRow(WALES, _("Wales"), values)
    for code, name in view.names.items():
        figure = view.shown.get(code)
        values = _values(view, code, figure, gaps[code], targets, limits.get(code), _)
        yield MapRow(code, name, values)


def _values(
    view: MapView,
    code: str,
    figure: Figure | None,
    gap: float | None,
    targets: Mapping[str, TargetFacts],
    limits: Limits | None,
    _: Translator,
) -> tuple[Value, ...]:
    target = target_of(targets, code)
    value = None if figure is None else figure.value
    if gap is None:
        said = _("no target") if target is None else view.reasons.get(code) or gap_words(figure, _)
        return None, value, None if target is None else target.value, said
    said = _gap_words(view, gap, _form(limits, target), _)
    return _apart(view, gap), value, target.value if target else None, said
