"""The truth, written beside the generator: what each expectation's figures were made with."""

from pathlib import Path

from data.packs.demonstration_source.expectations import EXPECTATIONS
from data.packs.demonstration_source.programmes import BY_KEY
from data.packs.demonstration_source.series import delivered_starts
from data.packs.demonstration_source.write import Row, write_sheet

COLUMNS = (
    "contribution",
    "output",
    "indicator",
    "expected_effect",
    "lag_periods",
    "true_effect",
    "path_gap_a_quarter",
    "places_planned",
    "places_reached",
    "planned",
    "delivered",
    "reached_intended",
    "places_chosen",
    "design",
    "primary",
    "verdict",
    "beneath",
    "rung_cap",
)


def write_truth(path: Path) -> None:
    """Write one row for each expectation."""
    write_sheet(path, COLUMNS, ("contribution",), list_truth())


def list_truth() -> list[Row]:
    """Return what is true of each expectation, and the verdict it should get."""
    rows: list[Row] = []
    for expectation in EXPECTATIONS:
        programme = BY_KEY[expectation.output]
        rows.append(
            {
                "contribution": expectation.key,
                "output": expectation.output,
                "indicator": expectation.indicator,
                "expected_effect": expectation.expected,
                "lag_periods": expectation.lag,
                "true_effect": expectation.true_effect,
                "path_gap_a_quarter": expectation.path_gap,
                "places_planned": len(programme.starts),
                "places_reached": len(delivered_starts(programme)),
                "planned": programme.planned,
                "delivered": programme.delivered,
                "reached_intended": programme.reached,
                "places_chosen": expectation.places_chosen,
                "design": expectation.design,
                "primary": "yes" if expectation.primary else "no",
                "verdict": expectation.verdict,
                "beneath": expectation.beneath,
                "rung_cap": expectation.rung_cap,
            }
        )
    return rows
