"""*What has changed since*: every change in words, on one screen, and all of them as a table.

The facts of the frozen briefing are held against today's (:mod:`evidence.since_frozen`). Figures of
one indicator, and the words of its places, that changed in one way are told together where they are
many; the table has each of them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from components.briefing.deck import BriefingScreen, Item, Kind
from components.briefing.since_figures import tell_figure, tell_new, tell_target, tell_words
from components.briefing.since_links import tell_link
from components.briefing.since_names import SinceNames
from components.briefing.since_parts import tell_method, tell_output, tell_part
from components.briefing.since_told import Told
from components.takeaway import Column, TakenTable, Value
from data.bilingual import Both
from evidence.frozen_facts import BriefingFacts
from evidence.since_changes import (
    Change,
    FigureChanged,
    LinkChanged,
    MethodChanged,
    NewFigures,
    OutputChanged,
    PartChanged,
    TargetChanged,
    WordsChanged,
)
from evidence.since_frozen import list_changes
from locales import Translator
from locales.formats import format_date

MOST_ITEMS = 7
APART = 3
"""So many changes alike are told one by one; more of them together."""
TELLERS: Mapping[type, Callable[[Any, SinceNames, Translator], Iterator[Told]]] = {
    LinkChanged: tell_link,
    WordsChanged: tell_words,
    TargetChanged: tell_target,
    FigureChanged: tell_figure,
    NewFigures: tell_new,
    OutputChanged: tell_output,
    PartChanged: tell_part,
    MethodChanged: tell_method,
}


def tell_changes(changes: Sequence[Change], names: SinceNames, _: Translator) -> tuple[Told, ...]:
    """Return every change in words, in the order given."""
    return tuple(told for each in changes for told in TELLERS[type(each)](each, names, _))


def say_changes(changes: Sequence[Change], names: SinceNames, _: Translator) -> tuple[Item, ...]:
    """Return what has changed as the lines of a list, most important first.

    Parameters
    ----------
    changes
        As :func:`evidence.since_frozen.list_changes` orders them.
    """
    return tuple(
        item for alike in _group(changes) for item in _items(tell_changes(alike, names, _), _)
    )


def count_told(changes: Sequence[Change]) -> int:
    """Return in how many lines changes are told: what the title counts."""
    sizes = (sum(map(_size, alike)) for alike in _group(changes))
    return sum(size if size <= APART else 1 for size in sizes)


def _group(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Give figures of one indicator that changed in one way together, all else by itself."""

    def alike(change: Change) -> object:
        if isinstance(change, FigureChanged):
            return change.what, change.indicator
        return id(change)

    return (list(group) for _key, group in groupby(changes, key=alike))


def _size(change: Change) -> int:
    return len(change.areas) if isinstance(change, WordsChanged) else 1


def _items(alike: Sequence[Told], _: Translator) -> list[Item]:
    if len(alike) <= APART:
        return [_item(told, _) for told in alike]
    first, rest = alike[0], len(alike) - APART
    named = [f"{told.where()}: {told.before} → {told.now}" for told in alike[:APART]]
    under = "; ".join([*named, _("and {count} more", count=rest)])
    return [Item(first.head, f"{first.many}: {len(alike)}", under)]


def _item(told: Told, _: Translator) -> Item:
    return Item(told.head, told.say(_), told.more, told.colour, told.sign)


def since_screen(
    then: BriefingFacts,
    now: BriefingFacts,
    areas: Mapping[str, Both],
    kicker: str,
    _: Translator,
    *,
    code: str = "since",
    mission: str = "",
    illustrative: bool = False,
    address: str = "",
) -> BriefingScreen:
    """Return the screen of what has changed since a briefing was frozen.

    Parameters
    ----------
    then
        What the briefing stood on.
    now
        The same of today, of the same missions.
    areas
        The areas' names, by their codes.
    kicker
        Of which briefing it is.
    """
    names = SinceNames(then, now, areas)
    changes = list_changes(then, now)
    items = say_changes(changes, names, _)
    return BriefingScreen(
        code=code,
        mission=mission,
        kind=Kind.SINCE,
        kicker=kicker,
        title=_title(then.until, count_told(changes), _),
        lead=_("What the briefing shows is as it was frozen; this is how it differs from today.")
        if items
        else _("Everything that the briefing shows would be shown the same today."),
        items=_fitting(items, _),
        notes=tuple(_note(item) for item in items[MOST_ITEMS - 1 :]) if _is_more(items) else (),
        illustrative=illustrative,
        table=since_table(changes, names, _),
        address=address,
    )


def _title(since: date, count: int, _: Translator) -> str:
    day = format_date(since, _.lang)
    if not count:
        return _("Nothing has changed since {date}", date=day)
    if count == 1:
        return _("Since {date}: one thing has changed", date=day)
    return _("Since {date}: {count} things have changed", date=day, count=count)


def _is_more(items: Sequence[Item]) -> bool:
    return len(items) > MOST_ITEMS


def _fitting(items: Sequence[Item], _: Translator) -> tuple[Item, ...]:
    """Return as many as fit on a screen; the last then says how many more there are."""
    if not _is_more(items):
        return tuple(items)
    rest = len(items) - MOST_ITEMS + 1
    return (*items[: MOST_ITEMS - 1], Item(_("and {count} more", count=rest), colour="muted"))


def _note(item: Item) -> str:
    return f"{item.head}. {item.said} {item.under}".strip()


def since_table(changes: Sequence[Change], names: SinceNames, _: Translator) -> TakenTable:
    """Return every single change as a row, numbers as numbers."""
    told = tell_changes(changes, names, _)
    decimals = max((each.decimals for each in told), default=0)
    return TakenTable(
        "since",
        _("Everything that has changed, each by itself"),
        (
            Column(_("Of what")),
            Column(_("What has changed")),
            Column(_("Area")),
            Column(_("Period")),
            Column(_("Before")),
            Column(_("Now")),
            Column(_("Figure before"), decimals),
            Column(_("Figure now"), decimals),
            Column(_("More")),
        ),
        [_row(each) for each in told],
        (_("Figures of both days are those that were known then, not rounded."),),
    )


def _row(told: Told) -> tuple[Value, ...]:
    before, now = told.numbers
    return (
        told.head,
        told.aspect,
        told.area,
        told.period,
        told.before,
        told.now,
        before,
        now,
        told.more,
    )
