"""Every series of the store judged: whether an indicator moves in an area."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from data.judgements import Judgement
from data.pack.progress import Progress
from evidence.documents import signal_document
from evidence.fingerprint import fingerprint
from evidence.method import METHOD
from evidence.reading import Case, IndicatorSeries
from evidence.reading_series import series_input
from evidence.signals import SeriesInput, Signal, judge_signal
from models.periods import PeriodKind, period_ending


def judge_every_series(
    case: Case,
    wanted: Sequence[tuple[str, str]],
    known: Mapping[tuple[str, str], Judgement],
    progress: Progress,
) -> tuple[dict[tuple[str, str], dict[str, Any]], list[Judgement]]:
    """Return the document of every series that is wanted, and those that were judged anew."""
    documents: dict[tuple[str, str], dict[str, Any]] = {}
    new = []
    for done, (indicator, area) in enumerate(wanted):
        given = series_input(case, indicator, area)
        mark = fingerprint(METHOD, given)
        stored = known.get((indicator, area))
        if stored is not None and stored.fingerprint == mark:
            documents[indicator, area] = dict(stored.document)
            continue
        document = series_document(case, indicator, area, given)
        documents[indicator, area] = document
        new.append(Judgement((indicator, area), case.as_at, METHOD, mark, document))
        progress(done, len(wanted), "signals")
    return documents, new


def series_document(case: Case, indicator: str, area: str, given: SeriesInput) -> dict[str, Any]:
    """Judge one series and return its document; nothing is read or saved."""
    signal = judge_signal(given)
    codes = {at: _code(case.series[indicator], at) for at in _named_periods(signal)}
    return signal_document(indicator, area, signal, codes)


def _named_periods(signal: Signal) -> Iterable[int]:
    """Return the calendar indices that a signal's document names."""
    if signal.current is not None:
        yield signal.current.period
    if signal.target is not None:
        yield signal.target.period
    if signal.progress.baseline is not None:  # where years are pooled it need not be charted
        yield signal.progress.baseline
    yield from signal.periods
    yield from (each.period for each in signal.likely_range)


def _code(series: IndicatorSeries, index: int) -> str:
    """Return the pack's period for a calendar index counted from year 0."""
    months = (index - series.first_month // series.step) * series.step + series.first_month
    return period_code(series, _month_end(months))


def _month_end(months: int) -> date:
    following = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def period_code(series: IndicatorSeries, last_day: date) -> str:
    """Return the period of an indicator that ends on a day, as the pack writes it."""
    kind = series.figures.kind or PeriodKind.YEAR
    return period_ending(last_day, kind, series.periods[-1].years).code
