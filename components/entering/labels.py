"""What a reader calls the columns of the pack and what they may hold."""

import re
from collections.abc import Mapping

from components.expectation_view import PLACES_CHOSEN, STRATA
from components.place_outputs_table import BASES
from data.goals import goal_names
from locales import Translator, mark
from models.enums import Goal

SHEETS: Mapping[str, str] = {
    "missions": mark("Missions"),
    "outcomes": mark("Outcomes"),
    "indicators": mark("Indicators"),
    "targets": mark("Targets"),
    "outputs": mark("Outputs"),
    "deliveries": mark("Deliveries"),
    "contributions": mark("Expectations"),
}
"""What can be entered on the screen, in the order in which it hangs together."""

COLUMNS: Mapping[str, str] = {
    "adds_up": mark("Figures of places add up"),
    "area": mark("Area"),
    "baseline_period": mark("Period that progress is counted from"),
    "basis": mark("How the delivered is known"),
    "better": mark("Which way is better"),
    "budget_gbp": mark("Budget in pounds"),
    "closed_on": mark("Closed on"),
    "decimals": mark("Decimals that a reader is shown"),
    "delivered": mark("Delivered"),
    "description_cy": mark("What it is, in Welsh"),
    "description_en": mark("What it is, in English"),
    "design": mark("How a place has it"),
    "designation": mark("Status as a statistic"),
    "ends_on": mark("Ends on"),
    "expected_effect": mark("Hoped for"),
    "for_whom_cy": mark("Whom it is for, in Welsh"),
    "for_whom_en": mark("Whom it is for, in English"),
    "frequency": mark("How often it is published"),
    "goals": mark("Well-being goals"),
    "headline": mark("Headline of its outcome"),
    "hypothesis_cy": mark("What is expected, in Welsh"),
    "hypothesis_en": mark("What is expected, in English"),
    "illustrative": mark("Made up for illustration"),
    "indicator": mark("Indicator"),
    "kind": mark("Target or milestone"),
    "lag_periods": mark("Periods until it should show"),
    "licence": mark("Licence"),
    "mission": mark("Mission"),
    "next_release": mark("Next figures expected on"),
    "outcome": mark("Outcome"),
    "output": mark("Output"),
    "owner": mark("Who answers for it"),
    "owner_cy": mark("Who answers for it, in Welsh"),
    "period": mark("Period"),
    "places_chosen": mark("How places are chosen"),
    "planned": mark("Planned"),
    "primary": mark("It is what the output is for"),
    "publisher": mark("Publisher"),
    "publisher_cy": mark("Publisher, in Welsh"),
    "reached_intended": mark("Reached those it is for"),
    "recorded_on": mark("Recorded on"),
    "registered_on": mark("Recorded on"),
    "seasonal": mark("It has seasons"),
    "set_by": mark("Who set it"),
    "set_by_cy": mark("Who set it, in Welsh"),
    "set_on": mark("Set on"),
    "smallest_change": mark("Smallest change that matters"),
    "so_what_cy": mark("What it would mean, in Welsh"),
    "so_what_en": mark("What it would mean, in English"),
    "source_cy": mark("Source, in Welsh"),
    "source_en": mark("Source, in English"),
    "source_url": mark("Where it is published"),
    "starts_on": mark("Starts on"),
    "strata": mark("The order was decided"),
    "supersedes": mark("What it replaces"),
    "target_date": mark("By when"),
    "target_period": mark("Period to reach it in"),
    "target_value": mark("Value to reach"),
    "team": mark("Team"),
    "title_cy": mark("Title in Welsh"),
    "title_en": mark("Title in English"),
    "unit_cy": mark("Unit, in Welsh"),
    "unit_en": mark("Unit, in English"),
    "why_cy": mark("Why it matters, in Welsh"),
    "why_en": mark("Why it matters, in English"),
    "window": mark("Periods pooled in one figure"),
}

CHOICES: Mapping[str, Mapping[str, str]] = {
    "basis": BASES,
    "better": {
        "higher": mark("the higher, the better"),
        "lower": mark("the lower, the better"),
        "neither": mark("neither way"),
    },
    "design": {
        "binary": mark("a place has it or not"),
        "dose": mark("a place has more or less of it"),
    },
    "frequency": {
        "annual": mark("every year"),
        "quarterly": mark("every quarter"),
        "monthly": mark("every month"),
    },
    "kind": {"target": mark("a target"), "milestone": mark("a milestone")},
    "places_chosen": PLACES_CHOSEN,
    "strata": STRATA,
}
YES_NO: Mapping[str, str] = {"yes": mark("yes"), "no": mark("no")}

_NAMED = re.compile(rf"`({'|'.join(COLUMNS)})`|\b({'|'.join(c for c in COLUMNS if '_' in c)})\b")
"""A column within a sentence: marked as one, or where it can be no word."""


def label(column: str, _: Translator) -> str:
    """Return what a reader calls a column."""
    return _(COLUMNS[column])


def choices(column: str, _: Translator) -> dict[str, str]:
    """Return the words of a closed set by code."""
    if column == "goals":
        return {goal.value: goal_names([goal.value], _.lang)[0] for goal in Goal}
    return {code: _(words) for code, words in CHOICES.get(column, YES_NO).items()}


def in_form_words(message: str, _: Translator) -> str:
    """Return a message of the pack with the names of columns as the form has them."""
    return _NAMED.sub(lambda found: f"“{label(found[1] or found[2], _)}”", message)
