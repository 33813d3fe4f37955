"""The generator of the demonstration world: its bytes, its noise, its truth."""

import csv
from pathlib import Path

import numpy as np
import pytest

from data.packs.demonstration_source.measures import MEASURES
from data.packs.demonstration_source.periods import QUARTERS
from data.packs.demonstration_source.places import CODES, PLACES, POPULATION
from data.packs.demonstration_source.rollout import share_out
from data.packs.demonstration_source.series import expected_figures, simulate_measure
from data.packs.demonstration_source.sheets import SEED, SHEETS, build_tables, write_pack
from data.packs.demonstration_source.truth import write_truth
from data.packs.demonstration_source.write import format_value, write_sheet

PACKS = Path(__file__).resolve().parents[3] / "data" / "packs"
PACK = PACKS / "demonstration"
TRUTH = PACKS / "demonstration_source" / "truth.csv"
AREAS = PACKS.parent / "reference" / "areas.csv"
MEASURE = {measure.key: measure for measure in MEASURES}
HUBS = ["cardiff", "newport", "swansea", "wrexham", "flintshire", "gwynedd", "bridgend", "vale"]


def test_the_generator_writes_the_shipped_bytes(tmp_path: Path) -> None:
    write_pack(tmp_path)
    names = {f"{sheet.name}.csv" for sheet in SHEETS}
    assert {path.name for path in PACK.iterdir()} == names
    assert {path.name for path in tmp_path.iterdir()} == names
    for name in sorted(names):
        assert (tmp_path / name).read_bytes() == (PACK / name).read_bytes(), name


def test_the_truth_beside_the_generator_is_its_own(tmp_path: Path) -> None:
    write_truth(tmp_path / "truth.csv")
    assert (tmp_path / "truth.csv").read_bytes() == TRUTH.read_bytes()


def test_another_seed_makes_other_figures_and_the_same_promises() -> None:
    shipped, other = build_tables(SEED), build_tables(SEED + 1)
    assert shipped["observations"] != other["observations"]
    for sheet in set(shipped) - {"observations", "deliveries"}:
        assert shipped[sheet] == other[sheet]
    for name in ("planned", "delivered", "reached_intended"):
        totals = [sum(int(row.get(name) or 0) for row in t["deliveries"]) for t in (shipped, other)]
        # A re-planned cell follows what came; nothing else may differ.
        assert totals[0] == totals[1]


def test_places_with_hubs_rise_faster_whether_or_not_they_have_one() -> None:
    figures = expected_figures(MEASURE["new-products"])
    reached = [PLACES.index(place) for place in HUBS]
    others = [row for row in range(len(PLACES)) if row not in reached]
    gap = figures[reached].mean(axis=0) - figures[others].mean(axis=0)
    assert np.diff(gap) == pytest.approx(0.15)
    assert gap[0] == pytest.approx(0.0)


def test_wales_drifts_and_dips_as_the_world_says() -> None:
    figures = expected_figures(MEASURE["cvd-found"])
    untouched = figures[PLACES.index("cardiff")]
    set_in = QUARTERS.index("2021-Q4")
    assert untouched[set_in] == pytest.approx(6.0)
    assert untouched[-1] - untouched[set_in] == pytest.approx(0.03 * (len(QUARTERS) - 1 - set_in))
    dip = [QUARTERS.index(quarter) for quarter in ("2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1")]
    below = untouched - np.linspace(untouched[0], untouched[-1], len(QUARTERS))
    assert sorted(np.flatnonzero(below < -0.5)) == dip


@pytest.mark.parametrize("key", ["cvd-found", "cvd-admissions-u75", "decision-days"])
def test_noise_has_the_size_and_the_memory_it_should(key: str) -> None:
    measure = MEASURE[key]
    expected = expected_figures(measure)
    noise = np.stack([simulate_measure(measure, seed).final - expected for seed in range(200)])
    variance = measure.noise_sd**2 + measure.shock_sd**2
    far = noise[..., 20:] - noise[..., :-20]
    near = noise[..., 1:] - noise[..., :-1]
    assert far.var() / 2 == pytest.approx(variance, rel=0.05)
    assert 1 - near.var() / far.var() == pytest.approx(measure.rho, abs=0.03)


def test_survey_noise_is_a_places_own_and_that_of_sampling() -> None:
    measure = MEASURE["selling-outside"]
    expected = expected_figures(measure)
    noise = np.stack([simulate_measure(measure, seed).final - expected for seed in range(400)])
    far = noise[..., 8:] - noise[..., :-8]
    assert far.var() / 2 == pytest.approx(1.5**2 + 0.3**2 + 1.8**2, rel=0.05)


def test_populations_are_those_of_the_area_table() -> None:
    with AREAS.open(encoding="utf-8", newline="") as file:
        table = {row["code"]: row for row in csv.DictReader(file)}
    places = {code for code, row in table.items() if row["kind"] == "local_authority"}
    assert set(CODES.values()) == places
    assert all(int(table[CODES[name]]["population"]) == POPULATION[name] for name in PLACES)


def test_sharing_out_loses_nothing_and_leaves_nobody_out() -> None:
    shares = share_out(24, {"a": 1.0, "b": 90.0, "c": 9.0}, least=1)
    assert shares == {"a": 1, "b": 20, "c": 3}


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.5, "12.5"), (50.0, "50"), (-0.0, "0"), (1e-7, "0.0000001"), (None, ""), ("2024", "2024")],
)
def test_numbers_are_written_as_the_shortest_plain_decimal(
    value: float | str | None, text: str
) -> None:
    assert format_value(value) == text


def test_a_column_the_pack_does_not_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="colour"):
        write_sheet(tmp_path / "teams.csv", ("team",), ("team",), [{"team": "a", "colour": "b"}])
