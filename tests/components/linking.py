"""One link made by hand, for what draws it: each part is good, each can be changed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from components.link_view import LinkKnown, LinkView, link_view
from components.verdict_cell import Evidence
from data.bilingual import Both
from data.expectations import Expectation
from data.portfolio import Portfolio
from data.verdict_labels import get_verdict_label
from locales import text
from tests.components.judging import make_wales
from tests.components.making import (
    MOMENT,
    make_delivered,
    make_facts,
    make_link,
    make_mission,
    make_outcome,
    make_output,
    place_codes,
)

PLACES = place_codes()
CODE = "p-i"


def make_expectation(code: str = CODE, **changes: Any) -> Expectation:
    good: dict[str, Any] = {
        "output": "p",
        "indicator": "i",
        "hypothesis": Both("More checks, more found.", "Mwy o wiriadau, mwy'n cael eu canfod."),
        "effect": 2.0,
        "lag": 2,
        "design": "binary",
        "places_chosen": "lot",
        "strata": None,
        "primary": True,
        "registered_on": date(2021, 12, 1),
        "supersedes": None,
        "superseded_by": None,
        "review_on": None,
    }
    return Expectation(code, **(good | changes))


def make_link_document(verdict: str = "moving_as_hoped", **changes: Any) -> dict[str, Any]:
    """Return a stored document with every key, of a panel judged in four places of 22."""
    good: dict[str, Any] = {
        "contribution": CODE,
        "output": "p",
        "indicator": "i",
        "mission": "m",
        "superseded": False,
        "primary": True,
        "places_chosen": "lot",
        "registered_on": "2021-12-01",
        "verdict": verdict,
        "beneath": None,
        "kind": get_verdict_label(verdict).kind,
        "design": "imputation_did",
        "second": {"method": "callaway_santanna", "estimate": 2.1},
        "delivery_share": 1.0,
        "delivery_share_low": 1.0,
        "delivery_share_high": 1.0,
        "reached_intended_share": 0.61,
        "expected": 2.0,
        "earliest_answer": None,
        "funded_until": "2030-03-31",
        "first_start": "2022-01-01",
        "ready_on": "2023-01-01",
        "answer_on": None,
        "answer_never": False,
        "own_caveats": [],
        "missing": [],
        "vintage": "2026-11-19",
        "estimate": 2.34,
        "ci95": [1.6, 3.0],
        "ci90": [1.7, 2.9],
        "p": 0.0004,
        "mde80": 1.1,
        "n_areas": 22,
        "n_reached": 4,
        "n_periods": 20,
        "placebo_p": 0.6,
        "own_trend_p": 0.001,
        "own_trend_agrees": True,
        "leave_one_out": {"lowest": 2.0, "highest": 2.6, "stable": True},
        "break_even": 0.4,
        "weighted_estimate": 2.2,
        "smallest_p": 0.0001,
        "by_board": False,
        "event_study": {
            "since_start": [-2, -1, 0, 1, 2, 3],
            "estimates": [0.1, 0.0, 0.3, 0.9, 2.1, 2.6],
            "lower": [-0.8, 0.0, -0.5, -0.1, 1.1, -0.2],
            "upper": [1.0, 0.0, 1.1, 1.9, 3.1, 5.4],
        },
        "outcome_from": "2022-12-31",
        "places": [
            {"area": area, "started": "2022", "change": change, "low": low, "high": high}
            for area, change, low, high in (
                (PLACES[0], 3.0, 1.0, 5.0),
                (PLACES[1], -2.0, -4.0, -0.1),
                (PLACES[2], 1.0, -1.0, 3.0),
                (PLACES[3], 0.5, None, None),
            )
        ],
        "series": None,
        "panel": {"first": "2010", "last": "2025", "dropped": []},
        "plan": None,
        "q": 0.001,
        "family_size": 4,
        "rung": "evidence",
        "caveats": [],
    }
    return good | changes


def make_cells(*rows: tuple[str, str, float, float | None], output: str = "p") -> pd.DataFrame:
    """Return delivery cells: (place, year, planned, delivered); None: not returned."""
    return pd.DataFrame(
        [
            {
                "output": output,
                "area": area,
                "period": period,
                "planned": planned,
                "replanned": None,
                "delivered": delivered,
                "reached_intended": None,
                "first_day": date(int(period), 1, 1),
                "last_day": date(int(period), 12, 31),
            }
            for area, period, planned, delivered in rows
        ],
        columns=[
            *("output", "area", "period", "planned", "replanned", "delivered"),
            *("reached_intended", "first_day", "last_day"),
        ],
    )


CELLS = make_cells(
    *((area, "2022", 10.0, 10.0) for area in PLACES[:4]),
    (PLACES[4], "2027", 10.0, None),
)


def make_link_view(
    document: dict[str, Any] | None = None,
    lang: str = "en",
    cells: pd.DataFrame = CELLS,
    expectation: Expectation | None = None,
    **facts: Any,
) -> LinkView:
    """Return a link as a reader sees it."""
    output = make_output()
    outcome = make_outcome(make_link(output))
    indicator = replace(make_facts(frequency="annual"), **facts)
    known = LinkKnown(
        {CODE: expectation or make_expectation()},
        Portfolio((make_mission(outcome),), ()),
        Evidence({CODE: document} if document else {}, {"i": indicator}, {}),
        {"p": make_delivered()},
        {"i": make_wales()},
        cells,
        MOMENT,
    )
    return link_view(known, CODE, text(lang))
