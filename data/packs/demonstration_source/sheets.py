"""Every sheet of the pack: its columns, its key, and its rows."""

from dataclasses import asdict, dataclass
from pathlib import Path

from data.packs.demonstration_source.decisions import REVIEWS
from data.packs.demonstration_source.expectations import EXPECTATIONS
from data.packs.demonstration_source.figures import DECIMALS, build_observations
from data.packs.demonstration_source.measures import MEASURES, Measure
from data.packs.demonstration_source.people import TEAMS, list_members
from data.packs.demonstration_source.periods import list_periods, release_date
from data.packs.demonstration_source.programme import Programme
from data.packs.demonstration_source.programmes import PROGRAMMES
from data.packs.demonstration_source.purpose import (
    ABOUT,
    MISSIONS,
    list_annotations,
    list_outcomes,
    list_targets,
)
from data.packs.demonstration_source.rollout import build_deliveries
from data.packs.demonstration_source.write import Row, write_sheet

# Chosen so that each verdict of the world occurs; docs/demonstration.md says how often others do.
SEED = 917

# Where every illustrative figure comes from, and what one may do with it.
_SOURCE: Row = {
    "source_en": "Illustrative figures made by a generator",
    "source_cy": "Ffigurau enghreifftiol o raglen gyfrifiadurol",
    "publisher": "Demonstration world (illustrative)",
    "publisher_cy": "Byd arddangos (enghreifftiol)",
    "licence": "CC0-1.0",
    "illustrative": "yes",
}
_OUTPUT_FIELDS = (
    "team",
    "title_en",
    "title_cy",
    "description_en",
    "description_cy",
    "for_whom_en",
    "for_whom_cy",
    "unit_en",
    "unit_cy",
    "starts_on",
    "ends_on",
    "budget_gbp",
)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its columns in order, and its key columns."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def _sheet(name: str, key: str, columns: str) -> Sheet:
    return Sheet(name=name, columns=tuple(columns.split()), key=tuple(key.split()))


SHEETS: tuple[Sheet, ...] = (
    _sheet("about", "key", "key value"),
    _sheet(
        "missions",
        "mission",
        "mission title_en title_cy why_en why_cy set_by set_by_cy set_on target_date closed_on "
        "goals illustrative",
    ),
    _sheet(
        "outcomes",
        "outcome",
        "outcome mission title_en title_cy so_what_en so_what_cy owner owner_cy illustrative",
    ),
    _sheet(
        "indicators",
        "indicator",
        "indicator outcome title_en title_cy unit_en unit_cy better frequency window headline "
        "decimals adds_up seasonal smallest_change source_en source_cy publisher publisher_cy "
        "source_url licence designation next_release illustrative",
    ),
    _sheet(
        "targets",
        "indicator area target_period kind set_on",
        "indicator area target_period target_value baseline_period kind set_on",
    ),
    _sheet(
        "observations",
        "indicator area period published_on",
        "indicator area period published_on value lower upper denominator note",
    ),
    _sheet(
        "teams",
        "team",
        "team name_en name_cy organisation organisation_cy outcome problem_en problem_cy "
        "formed_on funded_until funding",
    ),
    _sheet("members", "team member joined_on", "team member discipline joined_on left_on"),
    _sheet(
        "outputs",
        "output",
        "output team title_en title_cy description_en description_cy for_whom_en for_whom_cy "
        "unit_en unit_cy starts_on ends_on budget_gbp illustrative",
    ),
    _sheet(
        "deliveries",
        "output area period recorded_on",
        "output area period planned delivered reached_intended basis recorded_on",
    ),
    _sheet(
        "contributions",
        "contribution",
        "contribution output indicator hypothesis_en hypothesis_cy expected_effect lag_periods "
        "design places_chosen strata primary registered_on supersedes",
    ),
    _sheet(
        "annotations", "indicator area period kind", "indicator area period kind text_en text_cy"
    ),
    _sheet(
        "reviews",
        "review",
        "review contribution held_on decision reason_en reason_cy learned_en learned_cy "
        "change_our_mind_en change_our_mind_cy attended owner owner_cy review_on outcome_of_last "
        "evidence",
    ),
)


def write_pack(folder: Path, seed: int = SEED) -> None:
    """Write the whole pack, one CSV file a sheet, into a folder (made if need be)."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = build_tables(seed)
    for sheet in SHEETS:
        path = folder / f"{sheet.name}.csv"
        write_sheet(path, sheet.columns, sheet.key, tables[sheet.name])


def build_tables(seed: int = SEED) -> dict[str, list[Row]]:
    """Return the rows of every sheet."""
    return {
        "about": ABOUT,
        "missions": MISSIONS,
        "outcomes": list_outcomes(),
        "indicators": [_indicator(measure) for measure in MEASURES],
        "targets": list_targets(),
        "observations": [row for m in MEASURES for row in build_observations(m, seed)],
        "teams": TEAMS,
        "members": list_members(),
        "outputs": [_output(programme) for programme in PROGRAMMES],
        "deliveries": [row for p in PROGRAMMES for row in build_deliveries(p, seed)],
        "contributions": list_contributions(),
        "annotations": list_annotations(),
        "reviews": REVIEWS,
    }


def list_contributions() -> list[Row]:
    """Return the expectations as they were registered, without the truth."""
    return [
        {
            "contribution": expectation.key,
            "output": expectation.output,
            "indicator": expectation.indicator,
            "hypothesis_en": expectation.hypothesis_en,
            "hypothesis_cy": expectation.hypothesis_cy,
            "expected_effect": expectation.expected,
            "lag_periods": expectation.lag,
            "design": "binary",
            "places_chosen": expectation.places_chosen,
            "primary": "yes" if expectation.primary else "no",
            "registered_on": expectation.registered_on,
        }
        for expectation in EXPECTATIONS
    ]


def _indicator(measure: Measure) -> Row:
    fields = ("outcome", "title_en", "title_cy", "unit_en", "unit_cy", "better", "frequency")
    last = list_periods(measure.frequency)[-1]
    coming = str(int(last) + 1) if measure.frequency == "annual" else "2026-Q4"
    return {
        "indicator": measure.key,
        **{name: asdict(measure)[name] for name in fields},
        "window": 1,
        "headline": "yes" if measure.headline else "no",
        "decimals": DECIMALS,
        "adds_up": "no",
        "seasonal": "no",
        "next_release": release_date(coming).isoformat(),
        **_SOURCE,
    }


def _output(programme: Programme) -> Row:
    return {
        "output": programme.key,
        **{name: getattr(programme, name) for name in _OUTPUT_FIELDS},
        "illustrative": "yes",
    }
