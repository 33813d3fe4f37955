"""Judgements made by hand, for what draws them: each is good, each part can be changed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from components.board_facts import Known
from components.board_links import BoardLinks
from components.verdict_cell import Evidence
from data.bilingual import Both
from data.portfolio import Link
from data.verdict_labels import get_verdict_label
from evidence.delivery import Delivered
from tests.components.making import make_delivered, make_facts


def make_document(verdict: str = "moving_as_hoped", **given: Any) -> dict[str, Any]:
    """Return a link's stored document; its kind is the one of its label."""
    return {
        "verdict": verdict,
        "beneath": None,
        "kind": get_verdict_label(verdict).kind,
        "superseded": False,
        "rung": "association",
        "design": "imputation_did",
        "estimate": 2.34,
        "ci95": [1.6, 3.0],
        "ci90": [1.7, 2.9],
        "expected": 2.0,
        "mde80": 1.1,
        "family_size": 1,
        "delivery_share_low": 1.0,
        "delivery_share_high": 1.0,
        "caveats": [],
        "missing": [],
        "earliest_answer": None,
        "ready_on": None,
        "answer_on": None,
        "answer_never": False,
        "funded_until": None,
        "registered_on": "2022-01-01",
        "indicator": "i",
        "output": "p",
    } | given


def make_wales(moving: str = "improving", **given: Any) -> dict[str, Any]:
    """Return the stored signal of an indicator's Wales series: two years, a point a year up."""
    return {
        "current": {"period": "2023", "value": 52.1, "lower": None, "upper": None, "note": None},
        "moving": moving,
        "span": ["2021", "2023"],
        "trend": {"label": moving, "slope": 1.0, "ci95": [0.5, 1.5], "p": 0.01},
        "trend_line": [50.0, 52.0],
    } | given


def make_known(
    documents: Mapping[str, Mapping[str, Any]] | None = None,
    delivered: Mapping[str, Delivered] | None = None,
    wales: Mapping[str, Mapping[str, Any]] | None = None,
    **facts: Any,
) -> Known:
    """Return what is known: nothing but what is given.

    Parameters
    ----------
    documents
        By contribution, which is ``output-i`` as `make_link` names it.
    """
    evidence = Evidence(documents or {}, {"i": make_facts(**facts), "j": make_facts(code="j")}, {})
    return Known(delivered or {}, evidence, wales or {})


def judged(link: Link, verdict: str = "moving_as_hoped", **given: Any) -> Mapping[str, Any]:
    """Return the one document of a link, by its code."""
    document = make_document(verdict, output=link.output.code, indicator=link.indicator, **given)
    return MappingProxyType({link.code: document})


def all_on_plan(*outputs: str) -> dict[str, Delivered]:
    return {output: make_delivered(0.95) for output in outputs}


def named(name: str) -> Both:
    return Both(name, f"{name} cy")


LINKS = BoardLinks(
    mission=lambda code: f"./mission?mission={code}&lang=en",
    outcome=lambda code: f"./outcome?outcome={code}&lang=en",
    indicator=lambda outcome, code: f"./outcome?outcome={outcome}&indicator={code}&lang=en",
    contribution=lambda code: f"./link?contribution={code}&lang=en",
    present=lambda code: f"./present?mission={code}&lang=en",
    figures="./figures?lang=en",
    decisions="./decisions",
    how=lambda kind: f"./method?chart={kind}&lang=en",
    board=lambda **given: (
        "./?" + "&".join(f"{name}={value}" for name, value in given.items() if value)
    ),
)
