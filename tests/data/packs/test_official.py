"""The shipped official pack: whole, canonical, and saying what its sources say."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest

PACK = Path(__file__).resolve().parents[3] / "data" / "packs" / "official"
AREAS = PACK.parents[1] / "reference" / "areas.csv"
COMPILED_ON = "2026-07-09"
WALES = "W92000004"

COLUMNS = {
    "indicators": (
        "indicator,outcome,title_en,title_cy,unit_en,unit_cy,better,frequency,window,headline,"
        "decimals,adds_up,seasonal,smallest_change,source_en,source_cy,publisher,publisher_cy,"
        "source_url,licence,designation,next_release,illustrative"
    ),
    "observations": ("indicator,area,period,published_on,value,lower,upper,denominator,note"),
    "annotations": "indicator,area,period,kind,text_en,text_cy",
}
KEYS = {
    "indicators": ("indicator",),
    "observations": ("indicator", "area", "period", "published_on"),
    "annotations": ("indicator", "area", "period", "kind"),
}
SHORTEST_PLAIN_DECIMAL = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?")

Row = dict[str, str]


def rows_of(sheet: str) -> list[Row]:
    with (PACK / f"{sheet}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure(indicator: str, area: str, period: str) -> Decimal:
    (row,) = [
        row
        for row in rows_of("observations")
        if (row["indicator"], row["area"], row["period"]) == (indicator, area, period)
    ]
    return Decimal(row["value"])


def areas() -> dict[str, Row]:
    with AREAS.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def places() -> set[str]:
    return {code for code, row in areas().items() if row["kind"] == "local_authority"}


def test_the_folder_holds_nothing_but_its_sheets() -> None:
    assert {path.name for path in PACK.iterdir()} == {f"{sheet}.csv" for sheet in COLUMNS}


@pytest.mark.parametrize("sheet", COLUMNS)
def test_a_sheet_is_written_the_one_canonical_way(sheet: str) -> None:
    rows = rows_of(sheet)
    columns = COLUMNS[sheet].split(",")
    keys = [tuple(row[column] for column in KEYS[sheet]) for row in rows]
    assert keys == sorted(set(keys))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    assert (PACK / f"{sheet}.csv").read_bytes() == text.getvalue().encode("utf-8")


def test_every_number_is_the_shortest_plain_decimal_a_spreadsheet_holds() -> None:
    for row in rows_of("observations"):
        for column in ("value", "lower", "upper"):
            if row[column]:
                assert SHORTEST_PLAIN_DECIMAL.fullmatch(row[column]), row
                assert len(Decimal(row[column]).as_tuple().digits) <= 15, row


def test_it_holds_the_2737_published_figures_for_wales_and_its_22_places() -> None:
    observations = rows_of("observations")
    assert len(observations) == 2737
    assert all(row["value"] for row in observations)
    assert {row["published_on"] for row in observations} == {COMPILED_ON}
    for indicator in {row["indicator"] for row in rows_of("indicators")}:
        own = [row for row in observations if row["indicator"] == indicator]
        assert {row["area"] for row in own} == places() | {WALES}
        assert len(own) == 23 * len({row["period"] for row in own})


def test_every_figure_belongs_to_one_of_the_ten_indicators() -> None:
    indicators = {row["indicator"] for row in rows_of("indicators")}
    assert len(indicators) == 10
    assert {row["indicator"] for row in rows_of("observations")} == indicators
    assert {row["indicator"] for row in rows_of("annotations")} <= indicators


def test_every_indicator_is_context_only_and_not_illustrative() -> None:
    for row in rows_of("indicators"):
        assert (row["outcome"], row["headline"], row["illustrative"]) == ("", "no", "no")
        assert row["licence"] == "OGL-UK-3.0"
        assert all(row[column] for column in ("publisher", "publisher_cy", "source_url"))


def test_a_larger_population_is_neither_better_nor_worse() -> None:
    better = {row["indicator"]: row["better"] for row in rows_of("indicators")}
    assert better.pop("population") == "neither"
    assert better.pop("greenhouse-gas-per-head") == "lower"
    assert set(better.values()) == {"higher"}


def test_the_figures_still_in_development_say_so() -> None:
    in_development = {
        row["indicator"] for row in rows_of("indicators") if row["designation"] == "in_development"
    }
    assert in_development == {
        "employment-rate",
        "healthy-life-expectancy-female",
        "healthy-life-expectancy-male",
    }


def test_healthy_life_expectancy_pools_three_years() -> None:
    pooled = {row["indicator"] for row in rows_of("indicators") if row["window"] == "3"}
    assert pooled == {"healthy-life-expectancy-female", "healthy-life-expectancy-male"}
    for row in rows_of("observations"):
        first, _, last = row["period"].partition("-")
        width = int(last) - int(first) + 1 if last else 1
        assert width == (3 if row["indicator"] in pooled else 1), row


def test_only_counts_add_up_and_they_do_add_up_to_wales() -> None:
    counts = {row["indicator"] for row in rows_of("indicators") if row["adds_up"] == "yes"}
    assert counts == {"population", "active-enterprises"}
    sums: dict[tuple[str, str], Decimal] = {}
    for row in rows_of("observations"):
        if row["indicator"] in counts:
            key = (row["indicator"], row["period"])
            sign = -1 if row["area"] == WALES else 1
            sums[key] = sums.get(key, Decimal(0)) + sign * Decimal(row["value"])
    assert set(sums.values()) == {Decimal(0)}


def test_the_area_table_carries_the_same_population_and_enterprises() -> None:
    for code, row in areas().items():
        if row["kind"] in ("country", "local_authority"):
            year = row["population_year"]
            assert figure("population", code, year) == Decimal(row["population"])
            assert figure("active-enterprises", code, year) == Decimal(row["active_enterprises"])


@pytest.mark.parametrize("parent", ["health_board", "region"])
def test_boards_and_regions_hold_every_place_once(parent: str) -> None:
    table = areas()
    for code, row in table.items():
        if row["kind"] == parent:
            members = [member for member in table.values() if member[parent] == code]
            assert members
            for column in ("population", "active_enterprises", "area_km2"):
                assert sum(int(member[column]) for member in members) == int(row[column])
    held = {row[parent] for row in table.values() if row["kind"] == "local_authority"}
    assert held == {code for code, row in table.items() if row["kind"] == parent}


def test_neath_port_talbot_fell_when_the_blast_furnaces_closed() -> None:
    neath_port_talbot = "W06000012"
    assert areas()[neath_port_talbot]["name_en"] == "Neath Port Talbot"
    assert figure("greenhouse-gas-per-head", neath_port_talbot, "2023") == Decimal("43.56")
    assert figure("greenhouse-gas-per-head", neath_port_talbot, "2024") == Decimal("28.96")
    explained = {(row["indicator"], row["area"], row["period"]) for row in rows_of("annotations")}
    assert ("greenhouse-gas-per-head", neath_port_talbot, "2024") in explained


def test_provisional_figures_keep_their_note() -> None:
    provisional = {
        (row["indicator"], row["period"]) for row in rows_of("observations") if row["note"] == "p"
    }
    assert provisional == {("gdhi-per-head", "2023"), ("median-weekly-pay", "2025")}
    assert {row["note"] for row in rows_of("observations")} == {"", "p"}


def test_published_limits_hold_their_figure() -> None:
    limited = [row for row in rows_of("observations") if row["lower"] or row["upper"]]
    assert len(limited) == 1150
    for row in limited:
        assert Decimal(row["lower"]) <= Decimal(row["value"]) <= Decimal(row["upper"]), row


def test_local_employment_limits_are_as_wide_as_the_reader_is_told() -> None:
    latest = [
        row
        for row in rows_of("observations")
        if row["indicator"] == "employment-rate" and row["area"] in places()
    ]
    assert max(row["period"] for row in latest) == "2023"
    widths = [
        round((Decimal(row["upper"]) - Decimal(row["lower"])) / 2)
        for row in latest
        if row["period"] == "2023"
    ]
    assert (min(widths), max(widths)) == (4, 6)
