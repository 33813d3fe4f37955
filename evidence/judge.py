"""The one module that reads panels from the store, judges them, and saves what came of it.

Only what changed is judged again: every result carries the fingerprint of all it was made from.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import numpy as np

from data.clock import released_until
from data.contributions import Registration
from data.judgements import (
    Judgement,
    is_stale,
    list_evidence,
    list_releases_to_come,
    list_signals,
    read_version,
    save_judgements,
)
from data.store import Snapshot, Store
from evidence.alone import WalesSeries
from evidence.bundles import find_bundles, find_same_places
from evidence.dealing import derive_seed
from evidence.delivery import Delivered, measure_deliveries
from evidence.documents import link_document, registered, signal_document
from evidence.family import finish_all
from evidence.fingerprint import fingerprint
from evidence.inputs import LinkData
from evidence.link_result import LinkCase, LinkResult, judge_link
from evidence.method import METHOD
from evidence.planner import first_future_period
from evidence.reading import Case, IndicatorSeries, link_data, read_case, read_case_of
from evidence.reading_series import series_areas, series_input
from evidence.rollout import first_days_of_delivery
from evidence.signals import SeriesInput, Signal, judge_signal
from models.area import WALES
from models.periods import PeriodKind, period_ending
from models.roles import Action, Actor

Given = TypeVar("Given")
Made = TypeVar("Made")
Progress = Callable[[int, int, str], None]


def quiet(_done: int, _total: int, _what: str) -> None:
    """Show no progress."""


@dataclass(frozen=True)
class Judged:
    """What the method makes of the store as at a date.

    `evidence` and `signals` are documents, by contribution and by (indicator, area); `judged`
    counts what was worked out anew.
    """

    as_at: date
    evidence: Mapping[str, dict[str, Any]]
    signals: Mapping[tuple[str, str], dict[str, Any]]
    judged: int


@dataclass(frozen=True)
class _Given:
    """What is judged as at a date, and what was judged of it before."""

    case: Case
    evidence: Mapping[str, Judgement]
    signals: Mapping[tuple[str, str], Judgement]


def judge_store(
    store: Store, actor: Actor, *, workers: int = 1, progress: Progress = quiet
) -> Judged:
    """Judge everything, save what is new, and return what holds now.

    Also judged is each day on which figures that are in the store already will be released, so
    that their results are there when they are.

    Parameters
    ----------
    workers
        Processes that links are spread over; the results are the same bytes with any number.

    Raises
    ------
    NotAllowed
        Where `actor` may not judge.
    """
    with store.read() as connection:
        now = released_until(connection)
        later = list_releases_to_come(connection, now)
    found = [_judge_as_at(store, actor, day, workers, progress) for day in (now, *later)]
    return found[0]


def _judge_as_at(
    store: Store, actor: Actor, as_at: date, workers: int, progress: Progress
) -> Judged:
    with store.read() as connection:
        given, version = _read_given(connection, as_at), read_version(connection)
    judged, new_evidence, new_signals = _judge(given, workers, progress)
    if judged.judged or _is_behind(store):
        with store.write(actor, Action.JUDGE) as writer:
            save_judgements(writer, new_evidence, new_signals, version)
    return judged


def judge_snapshot(connection: Snapshot, as_at: date) -> Judged:
    """Judge one state of a store as at a date, and save nothing."""
    return _judge(_read_given(connection, as_at), 1, quiet)[0]


def _read_given(connection: Snapshot, as_at: date) -> _Given:
    case = read_case_of(connection, as_at)
    return _Given(case, list_evidence(connection, as_at), list_signals(connection, as_at))


def _judge(
    given: _Given, workers: int, progress: Progress
) -> tuple[Judged, list[Judgement], list[Judgement]]:
    """Return what holds, and what of it is new: evidence, and signals."""
    case = given.case
    every = [(code, area) for code in case.series for area in series_areas(case, code)]
    signals, new_signals = _judge_signals(case, every, given.signals, progress)
    evidence, new_evidence = _judge_links(case, signals, given.evidence, workers, progress)
    judged = Judged(case.as_at, evidence, signals, len(new_signals) + len(new_evidence))
    return judged, new_evidence, new_signals


def judge_links_as_at(
    store: Store, actor: Actor, as_at: date, workers: int = 1, progress: Progress = quiet
) -> None:
    """Judge and save every link as known on a day, and the Wales series that they hang on.

    Raises
    ------
    NotAllowed
        Where `actor` may not judge.
    """
    case = read_case(store, as_at)
    with store.read() as connection:
        known_signals = list_signals(connection, as_at, area=WALES)
        known = list_evidence(connection, as_at)
    linked = {each.indicator for each in case.registrations}
    wanted = [(code, WALES) for code in sorted(linked) if WALES in series_areas(case, code)]
    signals, new_signals = _judge_signals(case, wanted, known_signals, progress)
    _found, new = _judge_links(case, signals, known, workers, progress)
    if new or new_signals:
        with store.write(actor, Action.JUDGE) as writer:
            save_judgements(writer, new, new_signals)


def _is_behind(store: Store) -> bool:
    with store.read() as connection:
        return is_stale(connection)


def _judge_signals(
    case: Case,
    wanted: Sequence[tuple[str, str]],
    known: Mapping[tuple[str, str], Judgement],
    progress: Progress,
) -> tuple[dict[tuple[str, str], dict[str, Any]], list[Judgement]]:
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


def _judge_links(
    case: Case,
    signals: Mapping[tuple[str, str], Mapping[str, Any]],
    known: Mapping[str, Judgement],
    workers: int,
    progress: Progress,
) -> tuple[dict[str, dict[str, Any]], list[Judgement]]:
    delivered = measure_deliveries(case.deliveries, case.as_at)
    links = {each.code: link_data(case, each) for each in case.registrations}
    cases = {
        each.code: link_case(case, each, links[each.code], delivered.get(each.output), signals)
        for each in case.registrations
    }
    marks = {code: _mark(each, delivered) for code, each in cases.items()}
    changed = [
        code for code in cases if code not in known or known[code].fingerprint != marks[code]
    ]
    results = _map(judge_link, [cases[code] for code in changed], workers, progress)
    made = dict(zip(changed, results, strict=True))
    raw = [
        _own_document(case, each, cases[each.code], made[each.code], delivered)
        if each.code in made
        else {**known[each.code].document, **registered(each)}
        for each in case.registrations
    ]
    finished = finish_all(raw, _find_together(case, list(links.values())))
    documents = {document["contribution"]: document for document in finished}
    new = [
        Judgement(
            (code,),
            case.as_at,
            METHOD,
            marks[code],
            document,
            f"{derive_seed(code, cases[code].link.vintage):016x}",
        )
        for code, document in documents.items()
        if code not in known or known[code].document != document or code in made
    ]
    return documents, new


def link_case(
    case: Case,
    registration: Registration,
    link: LinkData,
    delivered: Delivered | None,
    signals: Mapping[tuple[str, str], Mapping[str, Any]],
) -> LinkCase:
    """Return what one link is judged from."""
    wales = signals.get((registration.indicator, WALES))
    return LinkCase(
        link=link,
        wales=_wales_series(case.series[registration.indicator], link),
        share_low=delivered.share_low if delivered else None,
        share_high=delivered.share_high if delivered else None,
        wales_moving=wales["trend"]["label"] if wales else None,
    )


def _wales_series(series: IndicatorSeries, link: LinkData) -> WalesSeries:
    values = np.full(len(link.last_days), np.nan)
    for period in series.periods:
        figure = series.figures.cells.get((WALES, period.code))
        if figure is not None and figure.value is not None:
            values[series.index_of(period)] = figure.value
    return WalesSeries(values, series.figures.facts.seasonal)


def _mark(case: LinkCase, delivered: Mapping[str, Delivered]) -> str:
    """Return a link's fingerprint: of the date only what hangs on it, so that days may pass."""
    link = case.link
    fields = {name: getattr(link, name) for name in link.__dataclass_fields__ if name != "as_at"}
    ended = link.deliveries.last_day <= np.datetime64(link.as_at, "D")
    return fingerprint(
        METHOD,
        fields,
        ended,
        first_future_period(link) if len(link.last_days) else None,
        case.wales,
        case.share_low,
        case.share_high,
        case.wales_moving,
        delivered.get(link.output),
    )


def _own_document(
    case: Case,
    registration: Registration,
    given: LinkCase,
    result: LinkResult,
    delivered: Mapping[str, Delivered],
) -> dict[str, Any]:
    series = case.series[registration.indicator]
    link = given.link
    return link_document(
        registration,
        delivered.get(registration.output),
        result,
        _first_start(link),
        link.vintage,
        lambda day: period_code(series, day),
        link.timeline.last_day if len(link.last_days) else date.fromordinal,
    )


def _first_start(link: LinkData) -> date | None:
    begun = link.deliveries.first_day[link.deliveries.delivered > 0]
    return begun.min().astype(object) if len(begun) else None


def _find_together(case: Case, links: Sequence[LinkData]) -> dict[str, list[str]]:
    """Return which links cannot be told apart, and which outputs began in the same places."""
    registered = {each.code: each for each in case.registrations}
    standing = [link for link in links if not registered[link.contribution].superseded]
    bundles = find_bundles([link for link in standing if len(link.last_days)])
    begun = {
        link.output: first_days_of_delivery(link.deliveries, len(link.areas)) for link in standing
    }
    return {
        link.contribution: [
            *(f"bundled:{other}" for other in bundles.get(link.contribution, ())),
            *(
                f"same_places:{output}"
                for output in (find_same_places(link, begun) if len(link.last_days) else ())
            ),
        ]
        for link in links
    }


def _map(
    work: Callable[[Given], Made], given: Sequence[Given], workers: int, progress: Progress
) -> list[Made]:
    """Do the same work on each; spread over processes where there are several workers."""
    if workers > 1 and len(given) > 1:
        from joblib import Parallel, delayed  # only when asked for: it is slow to import

        found = Parallel(n_jobs=workers, return_as="generator")(delayed(work)(x) for x in given)
    else:
        found = (work(each) for each in given)
    made = []
    for done, each in enumerate(found):
        made.append(each)
        progress(done + 1, len(given), "links")
    return made
