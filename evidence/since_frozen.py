"""What has changed between two days, thing by thing, of everything a briefing stood on.

Numbers are compared exactly. Everything that differs is in one change, and what is the same is in
none: a test changes the facts one by one and holds it to that.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeVar

from data.bilingual import Both
from data.changed import DeliveryNews
from evidence.changed import NO_DELIVERIES, NO_FIGURES, Reason, Why, tell_reasons
from evidence.frozen_facts import (
    BriefingFacts,
    FrozenCell,
    FrozenIndicator,
    FrozenLink,
    FrozenOutput,
)
from evidence.since_changes import (
    Change,
    LinkChanged,
    MethodChanged,
    OutputChanged,
    Part,
    PartChanged,
    What,
)
from evidence.since_figures import list_figure_changes, read_news

Thing = TypeVar("Thing")
Cell = FrozenCell | None
CellReader = Callable[[Cell], tuple[float | None, float | None]]
ORDER = list(What)


class Named(Protocol):
    """Anything with a title."""

    @property
    def title(self) -> Both:
        """What it is called."""


def list_changes(then: BriefingFacts, now: BriefingFacts) -> tuple[Change, ...]:
    """Return everything that differs, most important first, then by code."""
    found = [
        *_link_changes(then, now),
        *_indicator_changes(then, now),
        *_output_changes(then, now),
        *_outcome_changes(then, now),
        *_mission_changes(then, now),
    ]
    if then.method != now.method:
        found.append(MethodChanged(then.method, now.method))
    return tuple(sorted(found, key=lambda change: ORDER.index(change.what)))


def _both(
    then: Mapping[str, Thing], now: Mapping[str, Thing]
) -> Iterator[tuple[str, Thing, Thing]]:
    """Give what is there both times, by code."""
    return ((code, then[code], now[code]) for code in sorted(then.keys() & now.keys()))


def _comings(
    part: Part, then: Mapping[str, object], now: Mapping[str, object]
) -> Iterator[PartChanged]:
    for code in sorted(now.keys() - then.keys()):
        yield PartChanged(What.ADDED, part, code)
    for code in sorted(then.keys() - now.keys()):
        yield PartChanged(What.REMOVED, part, code)


def _renamed(part: Part, code: str, then: Named, now: Named) -> Iterator[PartChanged]:
    if then.title != now.title:
        yield PartChanged(What.RENAMED, part, code, then.title, now.title)


def _mission_changes(then: BriefingFacts, now: BriefingFacts) -> Iterator[Change]:
    yield from _comings(Part.MISSION, then.missions, now.missions)
    for code, old, new in _both(then.missions, now.missions):
        yield from _renamed(Part.MISSION, code, old, new)
        dates = (
            (What.DATE, old.target_date, new.target_date),
            (What.CLOSED, old.closed_on, new.closed_on),
        )
        for what, before, after in dates:
            if before != after:
                yield PartChanged(what, Part.MISSION, code, before, after)


def _outcome_changes(then: BriefingFacts, now: BriefingFacts) -> Iterator[Change]:
    yield from _comings(Part.OUTCOME, then.outcomes, now.outcomes)
    for code, old, new in _both(then.outcomes, now.outcomes):
        yield from _renamed(Part.OUTCOME, code, old, new)
        if old.owner != new.owner:
            yield PartChanged(What.OWNER, Part.OUTCOME, code, old.owner, new.owner)
        if old.mission != new.mission:
            yield PartChanged(What.MOVED, Part.OUTCOME, code, old.mission, new.mission)
        if old.headline != new.headline:
            yield PartChanged(What.HEADLINE, Part.OUTCOME, code, old.headline, new.headline)


def _indicator_changes(then: BriefingFacts, now: BriefingFacts) -> Iterator[Change]:
    yield from _comings(Part.INDICATOR, then.indicators, now.indicators)
    for code, old, new in _both(then.indicators, now.indicators):
        yield from _renamed(Part.INDICATOR, code, old, new)
        if old.outcome != new.outcome:
            yield PartChanged(What.MOVED, Part.INDICATOR, code, old.outcome, new.outcome)
        if _definition(old) != _definition(new):
            yield PartChanged(What.REDEFINED, Part.INDICATOR, code, old, new)
        yield from list_figure_changes(code, old, new)


def _definition(indicator: FrozenIndicator) -> tuple[object, ...]:
    return indicator.unit, indicator.better, indicator.decimals, indicator.frequency


def _output_changes(then: BriefingFacts, now: BriefingFacts) -> Iterator[Change]:
    yield from _comings(Part.OUTPUT, then.outputs, now.outputs)
    for code, old, new in _both(then.outputs, now.outputs):
        yield from _renamed(Part.OUTPUT, code, old, new)
        if old.unit != new.unit:
            yield PartChanged(What.REDEFINED, Part.OUTPUT, code, old.unit, new.unit)
        yield from _delivery_changes(code, old, new)


def _delivery_changes(code: str, then: FrozenOutput, now: FrozenOutput) -> Iterator[OutputChanged]:
    returned, planned = (
        _count_differences(then, now, _returned),
        _count_differences(then, now, _plan),
    )
    if returned or _totals(then) != _totals(now):
        yield OutputChanged(What.DELIVERY, code, then, now, returned)
    if planned:
        yield OutputChanged(What.REPLANNED, code, then, now, planned)
    if then.funded_until != now.funded_until:
        yield OutputChanged(What.FUNDING, code, then, now)


def _totals(output: FrozenOutput) -> tuple[float | None, ...]:
    return output.planned, output.delivered, output.share, output.share_low, output.share_high


def _count_differences(then: FrozenOutput, now: FrozenOutput, read: CellReader) -> int:
    """Count the areas and periods of which a part is not as it was."""
    return sum(read(old) != read(new) for old, new in _pairs(then, now))


def _delivery_news(then: FrozenOutput, now: FrozenOutput) -> DeliveryNews:
    """Return what came in of an output; what is planned for the first time is no new plan."""
    replanned = (old is not None and _plan(old) != _plan(new) for old, new in _pairs(then, now))
    return DeliveryNews(_count_differences(then, now, _returned), sum(replanned))


def _pairs(then: FrozenOutput, now: FrozenOutput) -> Iterator[tuple[Cell, Cell]]:
    before, after = _flat(then), _flat(now)
    return ((before.get(key), after.get(key)) for key in before.keys() | after.keys())


def _flat(output: FrozenOutput) -> dict[tuple[str, str], FrozenCell]:
    return {
        (area, period): cell
        for area, periods in output.cells.items()
        for period, cell in periods.items()
    }


def _returned(cell: Cell) -> tuple[float | None, float | None]:
    return (None, None) if cell is None else (cell.delivered, cell.reached_intended)


def _plan(cell: Cell) -> tuple[float | None, float | None]:
    return (None, None) if cell is None else (cell.planned, cell.replanned)


def _link_changes(then: BriefingFacts, now: BriefingFacts) -> Iterator[Change]:
    yield from _expectation_changes(then, now)
    for code, old, new in _both(then.links, now.links):
        if _expectation(old) != _expectation(new):
            yield LinkChanged(What.EXPECTATION, code, old, new)
        if _verdict(old) != _verdict(new):
            reasons = tuple(_reasons(then, now, old, new))
            yield LinkChanged(What.VERDICT, code, old, new, reasons=reasons)
        else:
            yield from _finer_changes(code, old, new)
        if old.review != new.review:
            yield LinkChanged(What.REVIEW, code, old, new)


def _expectation_changes(then: BriefingFacts, now: BriefingFacts) -> Iterator[LinkChanged]:
    """Give the expectations that are new, took another's place, or no longer stand."""
    new = {code: link for code, link in now.links.items() if code not in then.links}
    heirs = {old: code for code, link in new.items() for old in link.replaces}
    replaced = {code: heirs.get(code) for code in then.links if code not in now.links}
    for code, heir in sorted(replaced.items()):
        after = None if heir is None else new[heir]
        yield LinkChanged(What.EXPECTATION, code, then.links[code], after, by=heir)
    for code in sorted(new.keys() - set(replaced.values())):
        yield LinkChanged(What.EXPECTATION, code, None, new[code])


def _expectation(link: FrozenLink) -> tuple[object, ...]:
    return link.output, link.indicator, link.expected, link.replaces


def _verdict(link: FrozenLink) -> tuple[object, ...]:
    return link.verdict, link.beneath, link.alone


def _finer_changes(code: str, then: FrozenLink, now: FrozenLink) -> Iterator[LinkChanged]:
    if then.rung != now.rung:
        yield LinkChanged(What.STRENGTH, code, then, now)
    if (then.estimate, then.ci95) != (now.estimate, now.ci95):
        yield LinkChanged(What.ESTIMATE, code, then, now)
    if then.earliest_answer != now.earliest_answer:
        yield LinkChanged(What.ANSWER, code, then, now)


def _reasons(
    then: BriefingFacts, now: BriefingFacts, before: FrozenLink, after: FrozenLink
) -> Iterator[Reason]:
    """Give what came in and can have changed a verdict, as the board tells it."""
    if before.verdict is None:
        yield Reason(Why.FIRST_JUDGED)
        return
    came = list(_what_came(then, now, after))
    if then.method != now.method:
        came.insert(0, Reason(Why.METHOD))
    if not came and then.until < now.until:
        came.append(Reason(Why.TIME))
    yield from came


def _what_came(then: BriefingFacts, now: BriefingFacts, link: FrozenLink) -> Iterator[Reason]:
    figures, deliveries = NO_FIGURES, NO_DELIVERIES
    if link.indicator in then.indicators and link.indicator in now.indicators:
        figures = read_news(then.indicators[link.indicator], now.indicators[link.indicator])
    if link.output in then.outputs and link.output in now.outputs:
        deliveries = _delivery_news(then.outputs[link.output], now.outputs[link.output])
    yield from tell_reasons(figures, deliveries)
