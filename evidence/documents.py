"""Results as documents: what is stored, and what the commands print as JSON."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from data.contributions import Registration
from evidence.delivery import Delivered
from evidence.ladder import RungDecision
from evidence.link_result import LinkResult
from evidence.multiple import Adjusted
from evidence.numbers import to_json
from evidence.panel_evidence import PanelEvidence
from evidence.signals import Signal

LINK_KEYS = (
    *("contribution", "output", "indicator", "mission", "verdict", "beneath", "rung", "design"),
    *("second", "delivery_share", "delivery_share_low", "delivery_share_high"),
    *("reached_intended_share", "expected", "estimate", "ci95", "ci90", "p", "q", "mde80"),
    *("n_areas", "n_reached", "n_periods", "placebo_p", "own_trend_p", "earliest_answer"),
    *("funded_until", "family_size", "caveats", "missing"),
)
"""What `evidence --json` prints of a link; the stored document holds more."""


def link_document(
    registration: Registration,
    delivered: Delivered | None,
    result: LinkResult,
    first_start: date | None,
    vintage: str,
    code_of: Callable[[date], str],
    last_day: Callable[[int], date],
) -> dict[str, Any]:
    """Return what a link says by itself; numbers with ten digits, never NaN.

    Parameters
    ----------
    first_start
        The first day of the first delivery anywhere.
    vintage
        The newest `published_on` of the figures used, ISO.
    code_of
        The indicator's period that ends on a day, as the pack writes it.
    last_day
        The last day of a calendar index of the link.
    """
    found, verdict = result.evidence, result.verdict

    def code_at(index: int) -> str:
        return code_of(last_day(index))

    answer = code_of(result.plan.answer_ends) if result.plan and result.plan.answer_ends else None
    document = {
        "contribution": registration.code,
        "output": registration.output,
        "indicator": registration.indicator,
        **registered(registration),
        "primary": registration.primary,
        "places_chosen": registration.places_chosen,
        "registered_on": registration.registered_on.isoformat(),
        "verdict": verdict.code.value,
        "beneath": verdict.beneath.value if verdict.beneath else None,
        "kind": verdict.kind,
        "design": found.design.value,
        "second": _second(found),
        "delivery_share": delivered.share if delivered else None,
        "delivery_share_low": delivered.share_low if delivered else None,
        "delivery_share_high": delivered.share_high if delivered else None,
        "reached_intended_share": delivered.reached_intended_share if delivered else None,
        "expected": registration.effect,
        "earliest_answer": answer,
        "first_start": _iso(first_start),
        "ready_on": _iso(found.ready_on),
        "answer_on": _iso(result.plan.answer_on if result.plan else None),
        "answer_never": _is_never(result),
        "own_caveats": list(dict.fromkeys((*found.caveats, *verdict.caveats))),
        "missing": list(verdict.missing),
        "vintage": vintage,
        **_numbers(found),
        "places": _places(found, code_at),
        "series": _one_series(found, code_at),
        "panel": _panel(found, code_at),
        "plan": _planned(result, code_of),
    }
    return dict(to_json(document))


def registered(registration: Registration) -> dict[str, Any]:
    """Return what a link hangs on and is not judged from: it may change and the numbers stay."""
    return {
        "mission": registration.mission,
        "superseded": registration.superseded,
        "funded_until": _iso(registration.funded_until),
    }


def finish_document(
    document: Mapping[str, Any], adjusted: Adjusted, rung: RungDecision, together: Sequence[str]
) -> dict[str, Any]:
    """Add what a link says among all links: its q, its family, its rung, and all its caveats.

    Parameters
    ----------
    together
        Codes of the links and outputs that it stands together with.
    """
    caveats = (*document["own_caveats"], *together, *rung.caveats)
    return {
        **document,
        "q": to_json(adjusted.q),
        "family_size": adjusted.family_size,
        "rung": rung.rung.value if rung.rung else None,
        "caveats": list(dict.fromkeys(caveats)),
    }


def _is_never(result: LinkResult) -> bool:
    """Whether the planner looked ten years ahead and found no answer; too little history is not."""
    plan = result.plan
    return plan is not None and bool(plan.mde80) and plan.answer_ends is None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _numbers(found: PanelEvidence) -> dict[str, Any]:
    left_out = found.leave_one_out
    return {
        "estimate": found.estimate,
        "ci95": found.ci95,
        "ci90": found.ci90,
        "p": found.p,
        "mde80": found.mde80,
        "n_areas": found.n_areas,
        "n_reached": found.n_reached,
        "n_periods": found.n_periods,
        "placebo_p": found.placebo_p,
        "own_trend_p": found.own_trend_p,
        "own_trend_agrees": found.own_trend_agrees,
        "leave_one_out": None
        if left_out is None
        else {"lowest": left_out.lowest, "highest": left_out.highest, "stable": left_out.stable},
        "break_even": found.break_even,
        "weighted_estimate": found.weighted_estimate,
        "smallest_p": found.smallest_p,
        "by_board": found.by_board,
        "event_study": _event_study(found),
        "outcome_from": _iso(found.outcome_from),
    }


def _places(found: PanelEvidence, code_at: Callable[[int], str]) -> list[dict[str, Any]] | None:
    if not found.places:
        return None
    return [
        {
            "area": each.area,
            "started": code_at(each.started),
            "change": each.change,
            "low": each.low,
            "high": each.high,
        }
        for each in found.places
    ]


def _one_series(found: PanelEvidence, code_at: Callable[[int], str]) -> dict[str, Any] | None:
    series = found.one_series
    if series is None:
        return None
    return {
        "periods": [code_at(at) for at in series.periods],
        "values": series.values,
        "path": series.path,
        "from": code_at(series.step_from),
    }


def _panel(found: PanelEvidence, code_at: Callable[[int], str]) -> dict[str, Any] | None:
    if found.first_period is None or found.last_period is None:
        return None
    return {
        "first": code_at(found.first_period),
        "last": code_at(found.last_period),
        "dropped": found.dropped,
    }


def _planned(result: LinkResult, code_of: Callable[[date], str]) -> dict[str, Any] | None:
    if result.plan is None or not result.plan.mde80:
        return None
    return {"mde80": [{"period": code_of(day), "value": value} for day, value in result.plan.mde80]}


def _second(found: PanelEvidence) -> dict[str, Any] | None:
    if found.second is None:
        return None
    return {"method": found.second.method, "estimate": found.second.estimate}


def _event_study(found: PanelEvidence) -> dict[str, Any] | None:
    study = found.second.event_study if found.second else None
    if study is None:
        return None
    return {
        "since_start": study.since_start,
        "estimates": study.estimates,
        "lower": study.lower,
        "upper": study.upper,
    }


def _code(index: int | None, codes: Mapping[int, str]) -> str | None:
    return None if index is None else codes[index]


def _trend_line(signal: Signal) -> list[float] | None:
    """Return the trend's two ends: its slope through the middle of the points it rests on."""
    if signal.trend.slope is None or signal.span is None:
        return None
    count = len(signal.periods)
    middle, level = sum(signal.periods) / count, sum(signal.adjusted_values) / count
    return [level + signal.trend.slope * (end - middle) for end in signal.span]


def evidence_json(as_at: date, method: str, documents: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return what `evidence --json` prints."""
    links = [{key: document[key] for key in LINK_KEYS} for document in documents]
    return {"as_at": as_at.isoformat(), "method": method, "links": links}


SIGNAL_KEYS = (
    *("indicator", "area", "n", "current", "moving", "spc", "trend", "progress", "target", "span"),
)
"""What `signals --json` prints of a series; the stored document holds what charts need beside."""


def signal_document(
    indicator: str, area: str, signal: Signal, codes: Mapping[int, str]
) -> dict[str, Any]:
    """Return one series' signal as `signals --json` prints it, and what charts need beside.

    Parameters
    ----------
    codes
        The pack's period by calendar index, those to come among them.
    """
    current, target, spc, trend = signal.current, signal.target, signal.spc, signal.trend
    document = {
        "indicator": indicator,
        "area": area,
        "n": signal.n,
        "current": None
        if current is None
        else {
            "period": codes[current.period],
            "value": current.value,
            "lower": current.lower,
            "upper": current.upper,
            "note": current.note,
        },
        "moving": signal.moving,
        "spc": {
            "mean": spc.mean,
            "lower_limit": spc.lower_limit,
            "upper_limit": spc.upper_limit,
            "points": spc.points,
            "variation": spc.variation,
            "assurance": spc.assurance,
            "trial": spc.trial,
            "gated": spc.gated,
        },
        "trend": {"label": trend.label, "slope": trend.slope, "ci95": trend.ci95, "p": trend.p},
        "progress": signal.progress.word,
        "progress_since": _code(signal.progress.baseline, codes),
        "progress_change": signal.progress.change,
        "progress_noise": signal.progress.noise,
        "target": None
        if target is None
        else {
            "period": codes[target.period],
            "value": target.value,
            "odds": target.odds,
            "too_far": target.too_far,
        },
        "span": None if signal.span is None else [codes[at] for at in signal.span],
        "periods": [codes[at] for at in signal.periods],
        "adjusted": signal.adjusted,
        "adjusted_values": list(signal.adjusted_values) if signal.adjusted else None,
        "trend_line": _trend_line(signal),
        "likely_range": [
            {"period": codes[each.period], "lower": each.lower, "upper": each.upper}
            for each in signal.likely_range
        ],
        "change": None
        if signal.change is None
        else {"change": signal.change.change, "ci95": signal.change.ci95},
    }
    return dict(to_json(document))
