"""One good row a table, each referring only to the others: what a bad row is a step away from."""

from datetime import date
from typing import Any

from models.record import NO_HASH

DAY, LATER = date(2024, 1, 1), date(2024, 6, 1)
WALES = {"area": "W92000004"}

WORLD: dict[str, dict[str, Any]] = {
    "about": {"key": "title_en", "value": "A store"},
    "areas": {
        "code": "W06000099",
        "kind": "local_authority",
        "name_en": "Somewhere",
        "name_cy": "Rhywle",
        "health_board": "W11000028",
        "region": None,
        "population": 1,
        "population_year": 2024,
    },
    "missions": {
        "mission": "m",
        "title_en": "Mission",
        "why_cy": "Pam",
        "set_by": "Ministers",
        "set_on": DAY,
        "target_date": LATER,
        "closed_on": LATER,
        "illustrative": True,
    },
    "outcomes": {
        "outcome": "o",
        "mission": "m",
        "title_cy": "Canlyniad",
        "owner": "Somebody",
        "illustrative": True,
    },
    "indicators": {
        "indicator": "i",
        "outcome": "o",
        "title_en": "Indicator",
        "unit_en": "%",
        "better": "higher",
        "frequency": "annual",
        "window": 1,
        "headline": True,
        "decimals": 1,
        "smallest_change": 0.5,
        "source_en": "Source",
        "publisher": "Publisher",
        "licence": "CC0-1.0",
        "illustrative": True,
    },
    "targets": WALES
    | {
        "indicator": "i",
        "target_period": "2030",
        "target_value": 1.0,
        "baseline_period": "2020",
        "kind": "target",
        "set_on": DAY,
    },
    "observations": WALES
    | {
        "indicator": "i",
        "period": "2023",
        "published_on": DAY,
        "value": 2.0,
        "lower": 1.0,
        "upper": 3.0,
        "denominator": 0.0,
    },
    "annotations": {"indicator": "i", "period": "2023", "kind": "break", "text_cy": "Toriad"},
    "teams": {
        "team": "t",
        "name_en": "Team",
        "organisation": "Body",
        "outcome": "o",
        "formed_on": DAY,
        "funded_until": DAY,
        "funding": "outcome",
    },
    "members": {
        "team": "t",
        "member": "member-1",
        "discipline": "nurse",
        "joined_on": DAY,
        "left_on": DAY,
    },
    "outputs": {
        "output": "p",
        "team": "t",
        "title_en": "Output",
        "unit_cy": "pobl",
        "starts_on": DAY,
        "ends_on": DAY,
        "budget_gbp": 0.0,
        "illustrative": True,
    },
    "deliveries": WALES
    | {
        "output": "p",
        "period": "2023",
        "planned": 0.0,
        "delivered": 2.0,
        "reached_intended": 2.0,
        "basis": "checked",
        "recorded_on": DAY,
    },
    "contributions": {
        "contribution": "c",
        "output": "p",
        "indicator": "i",
        "hypothesis_en": "It helps.",
        "expected_effect": -0.1,
        "lag_periods": 0,
        "design": "binary",
        "places_chosen": "lot",
        "strata": "region",
        "primary": True,
        "registered_on": DAY,
        "supersedes": None,
    },
    "reviews": {
        "review": "r",
        "contribution": "c",
        "held_on": DAY,
        "decision": "stop",
        "reason_en": "It did not help.",
        "owner": "Lead",
        "review_on": DAY,
        "outcome_of_last": "unclear",
    },
    "record": {
        "number": 1,
        "at": "2024-01-01T00:00:00.000000+00:00",
        "who": "Somebody",
        "action": "import",
        "key": "k",
        "previous_hash": NO_HASH,
        "hash": "1" * 64,
    },
}
"""Each row comes after what it refers to; the single row of `store_state` is there already."""
