"""What the commands `evidence`, `signals` and `plan` say, as documents and as lines."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from data.clock import released_until
from data.figures import list_indicators
from data.names import list_names
from data.store import Store
from evidence.delivery import measure_deliveries
from evidence.documents import SIGNAL_KEYS, evidence_json
from evidence.judge import Judged
from evidence.judge_links import link_case
from evidence.judge_series import period_code
from evidence.link_result import plan_link
from evidence.method import METHOD
from evidence.numbers import to_json
from evidence.reading import link_data, read_case
from evidence.sentences import say_verdict
from evidence.told import verdict_record
from locales import Translator


def evidence_document(judged: Judged) -> dict[str, Any]:
    """Return what `evidence --json` prints."""
    ordered = [judged.evidence[code] for code in sorted(judged.evidence)]
    return evidence_json(judged.as_at, METHOD, ordered)


def evidence_lines(store: Store, judged: Judged, _: Translator) -> Iterator[str]:
    """Yield one line a link: its contribution, what the figures say, and the finding."""
    with store.read() as connection:
        names = list_names(connection)
        facts = {each.code: each for each in list_indicators(connection)}
    for code in sorted(judged.evidence):
        document = judged.evidence[code]
        record = verdict_record(document, facts[document["indicator"]], names, _.lang)
        said = say_verdict(record, _)
        yield f"{code}: {said.title}. {said.finding}"


def signals_document(judged: Judged) -> dict[str, Any]:
    """Return what `signals --json` prints."""
    ordered = [judged.signals[key] for key in sorted(judged.signals)]
    return {"series": [{key: document[key] for key in SIGNAL_KEYS} for document in ordered]}


def signals_lines(judged: Judged) -> Iterator[str]:
    """Yield one line a series: indicator, area, latest period and value, and whether it moves."""
    for key in sorted(judged.signals):
        document = judged.signals[key]
        current = document["current"]
        latest = f"{current['period']} {current['value']:g}" if current else "–"
        yield f"{document['indicator']} {document['area']} {latest} {document['moving']}"


def plan_document(store: Store, contribution: str) -> dict[str, Any]:
    """Return what `plan --json` prints.

    Raises
    ------
    KeyError
        Where there is no such contribution; its arguments are those known.
    """
    with store.read() as connection:
        as_at = released_until(connection)
    case = read_case(store, as_at)
    found = [each for each in case.registrations if each.code == contribution]
    if not found:
        raise KeyError(*[each.code for each in case.registrations])
    registration = found[0]
    link = link_data(case, registration)
    if not len(link.last_days):
        return _plan(contribution, registration.effect, [], None)
    delivered = measure_deliveries(case.deliveries, as_at).get(registration.output)
    plan = plan_link(link_case(case, registration, link, delivered, {}))
    series = case.series[registration.indicator]

    def code(day: date) -> str:
        return period_code(series, day)

    mde80 = [{"period": code(day), "value": value} for day, value in plan.mde80]
    answer = code(plan.answer_ends) if plan.answer_ends else None
    return _plan(contribution, registration.effect, mde80, answer)


def _plan(
    contribution: str, expected: float, mde80: list[dict[str, Any]], answer: str | None
) -> dict[str, Any]:
    document = {
        "contribution": contribution,
        "expected": expected,
        "mde80": mde80,
        "earliest_answer": answer,
    }
    return dict(to_json(document))
