"""What has changed between two days of one indicator: its figures, its words, its targets."""

from collections.abc import Iterator

from data.changed import FigureNews
from evidence.frozen_facts import FrozenFigure, FrozenIndicator, FrozenTarget
from evidence.since_changes import (
    Change,
    FigureChanged,
    NewFigures,
    TargetChanged,
    What,
    WordChanged,
    WordsChanged,
)
from models.area import WALES
from models.enums import Frequency
from models.periods import common_kind

Cells = dict[tuple[str, str], FrozenFigure]


def list_figure_changes(code: str, then: FrozenIndicator, now: FrozenIndicator) -> Iterator[Change]:
    """Give what differs between two days of the indicator of that code."""
    yield from _words(code, then, now)
    yield from _targets(code, then, now)
    before, after = _flat(then), _flat(now)
    for area, period in sorted(before, key=lambda key: (key[0] != WALES, *key)):
        yield from _figure(code, area, period, before[area, period], after.get((area, period)))
    new = after.keys() - before.keys()
    if new:
        newest = max(period for _, period in after)
        yield NewFigures(code, _newest(before), newest, len(new))


def read_news(then: FrozenIndicator, now: FrozenIndicator) -> FigureNews:
    """Return what came in of an indicator, as the board tells it of a changed verdict."""
    before, after = _flat(then), _flat(now)
    known = {period for _, period in before}
    fresh = {period for _, period in after} - known
    newest = max(fresh, default=None)
    return FigureNews(
        newest=newest,
        kind=common_kind([newest], Frequency(now.frequency)) if newest else None,
        revised=sum(after.get(key) != figure for key, figure in before.items()),
    )


def _flat(indicator: FrozenIndicator) -> Cells:
    return {
        (area, period): figure
        for area, periods in indicator.figures.items()
        for period, figure in periods.items()
    }


def _newest(cells: Cells) -> str | None:
    return max((period for _, period in cells), default=None)


def _figure(
    code: str, area: str, period: str, then: FrozenFigure, now: FrozenFigure | None
) -> Iterator[FigureChanged]:
    if then == now:
        return
    withdrawn = now is None or (now.value is None and then.value is not None)
    what = What.WITHDRAWN if withdrawn else What.REVISED
    yield FigureChanged(what, code, area, period, then, now)


def _words(code: str, then: FrozenIndicator, now: FrozenIndicator) -> Iterator[WordsChanged]:
    areas = sorted(then.words.keys() | now.words.keys())
    changed = [
        WordChanged(area, then.words.get(area), now.words.get(area))
        for area in areas
        if then.words.get(area) != now.words.get(area)
    ]
    wales = tuple(each for each in changed if each.area == WALES)
    places = tuple(each for each in changed if each.area != WALES)
    if wales:
        yield WordsChanged(What.WALES_WORD, code, wales)
    if places:
        yield WordsChanged(What.PLACE_WORDS, code, places)


def _targets(code: str, then: FrozenIndicator, now: FrozenIndicator) -> Iterator[TargetChanged]:
    for area in sorted(then.targets.keys() | now.targets.keys()):
        before, after = then.targets.get(area), now.targets.get(area)
        if _promise(before) != _promise(after):
            yield TargetChanged(What.TARGET, code, area, before, after)
        elif before != after:
            yield TargetChanged(What.ODDS, code, area, before, after)


def _promise(target: FrozenTarget | None) -> tuple[object, ...] | None:
    if target is None:
        return None
    return target.period, target.value, target.baseline_period
