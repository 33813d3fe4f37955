"""Every link of the store judged, and what hangs on other links finished after it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import numpy as np

from data.contributions import Registration
from data.judgements import Judgement
from data.pack.progress import Progress
from evidence.alone import WalesSeries
from evidence.bundles import find_bundles, find_same_places
from evidence.dealing import derive_seed
from evidence.delivery import Delivered, measure_deliveries
from evidence.documents import link_document, registered
from evidence.family import finish_all
from evidence.fingerprint import fingerprint
from evidence.inputs import LinkData
from evidence.judge_series import period_code
from evidence.link_result import LinkCase, LinkResult, judge_link
from evidence.method import METHOD
from evidence.planner import first_future_period
from evidence.reading import Case, IndicatorSeries, link_data
from evidence.rollout import first_days_of_delivery
from models.area import WALES

Given = TypeVar("Given")
Made = TypeVar("Made")


def judge_every_link(
    case: Case,
    signals: Mapping[tuple[str, str], Mapping[str, Any]],
    known: Mapping[str, Judgement],
    workers: int,
    progress: Progress,
) -> tuple[dict[str, dict[str, Any]], list[Judgement]]:
    """Return the document of every link, and those that say something else than is known."""
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
