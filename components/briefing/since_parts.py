"""What has changed of missions, outcomes, indicators and outputs themselves, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from components.briefing.since_names import SinceNames
from components.briefing.since_told import Told, dated
from components.briefing.told import tell
from data.bilingual import Both
from evidence.frozen_facts import FrozenIndicator, FrozenOutput
from evidence.numbers import format_delivery_share
from evidence.since_changes import MethodChanged, OutputChanged, Part, PartChanged, What
from locales import Translator, mark
from locales.formats import format_quantity

KINDS: Mapping[Part, str] = {
    Part.MISSION: "missions",
    Part.OUTCOME: "outcomes",
    Part.INDICATOR: "indicators",
    Part.OUTPUT: "outputs",
}
ADDED: Mapping[Part, str] = {
    Part.MISSION: mark("The mission is new here"),
    Part.OUTCOME: mark("The outcome is new here"),
    Part.INDICATOR: mark("The indicator is new here"),
    Part.OUTPUT: mark("The output is new here"),
}
REMOVED: Mapping[Part, str] = {
    Part.MISSION: mark("The mission is no longer here"),
    Part.OUTCOME: mark("The outcome is no longer here"),
    Part.INDICATOR: mark("The indicator is no longer here"),
    Part.OUTPUT: mark("The output is no longer here"),
}
DIRECTIONS = {
    "higher": mark("higher is better"),
    "lower": mark("lower is better"),
    "neither": mark("no good direction is set"),
}
FREQUENCIES = {
    "annual": mark("published yearly"),
    "quarterly": mark("published quarterly"),
    "monthly": mark("published monthly"),
}


def tell_output(change: OutputChanged, names: SinceNames, _: Translator) -> Iterator[Told]:
    """Tell what has changed of what an output delivered, planned, or is paid until."""
    head = names.title("outputs", change.output, _)
    then, now = change.then, change.now
    if change.what is What.FUNDING:
        ends = dated(then.funded_until, _), dated(now.funded_until, _)
        yield Told(change.what, head, _("Funded until"), *ends)
    elif change.what is What.REPLANNED:
        more = _("Quantities by place and period: {count}", count=change.count)
        yield Told(change.what, head, _("Planned anew, or for the first time"), more=more)
    else:
        before, after = _delivered(then, _), _delivered(now, _)
        more = _("Returned since, by place and period: {count}", count=change.count)
        counted = more if change.count else ""
        yield Told(change.what, head, _("Delivered"), before, after, more=counted)


def _delivered(output: FrozenOutput, _: Translator) -> str:
    if output.planned is None or output.delivered is None:
        return _("No plan recorded")
    said = _(
        "{delivered} of {planned} {unit}",
        delivered=format_quantity(output.delivered, _.lang),
        planned=format_quantity(output.planned, _.lang),
        unit=tell(output.unit, _),
    )
    if output.share is None:
        return said
    return f"{said} ({format_delivery_share(output.share, _.lang)})"


def tell_part(change: PartChanged, names: SinceNames, _: Translator) -> Iterator[Told]:
    """Tell what has changed of a mission, an outcome, an indicator or an output itself."""
    head = names.title(KINDS[change.part], change.code, _)
    if change.what is What.ADDED:
        yield Told(change.what, head, _(ADDED[change.part]))
    elif change.what is What.REMOVED:
        yield Told(change.what, head, _(REMOVED[change.part]))
    else:
        aspect, before, now = _other(change, names, _)
        yield Told(change.what, head, aspect, before, now)


def _other(change: PartChanged, names: SinceNames, _: Translator) -> tuple[str, str, str]:
    what, ends = change.what, (change.then, change.now)
    if what is What.DATE:
        return _("To be reached by"), *(dated(day, _) for day in ends)
    if what is What.CLOSED:
        return _("Closed on"), *(dated(day, _) for day in ends)
    if what is What.OWNER:
        return _("Owner"), *(_text(owner, _) for owner in ends)
    if what is What.RENAMED:
        return _("Called otherwise"), *(_text(title, _) for title in ends)
    if what is What.REDEFINED:
        return _("Measured otherwise"), *_definitions(ends, _)
    kind, aspect = {
        (What.HEADLINE, Part.OUTCOME): ("indicators", mark("Headline indicator")),
        (What.MOVED, Part.OUTCOME): ("missions", mark("Mission")),
        (What.MOVED, Part.INDICATOR): ("outcomes", mark("Outcome")),
    }[what, change.part]
    return _(aspect), *(names.title(kind, code, _) if code else _("none") for code in ends)


def _text(text: Any, _: Translator) -> str:
    """Return a text in both languages where only the other one was changed."""
    said = text.in_language(_.lang)[0]
    other = text.en if _.lang == "cy" else text.cy
    return f"{said} / {other}" if other and other != said else said


def _definitions(ends: tuple[Any, ...], _: Translator) -> tuple[str, ...]:
    return tuple(_text(end, _) if isinstance(end, Both) else _definition(end, _) for end in ends)


def _definition(indicator: FrozenIndicator, _: Translator) -> str:
    parts = (
        _text(indicator.unit, _),
        _("decimals: {count}", count=indicator.decimals),
        _(DIRECTIONS[indicator.better]),
        _(FREQUENCIES[indicator.frequency]),
    )
    return ", ".join(parts)


def tell_method(change: MethodChanged, _names: SinceNames, _: Translator) -> Iterator[Told]:
    """Tell that everything is judged by another version of the method."""
    head, aspect = _("How it is judged"), _("Another version of the method")
    yield Told(change.what, head, aspect, change.then, change.now)
