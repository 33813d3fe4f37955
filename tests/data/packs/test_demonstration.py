"""The demonstration pack: whole, and the world it promises."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.packs.demonstration_source.expectations import EXPECTATIONS, Expectation
from data.packs.demonstration_source.measures import MEASURES, Measure
from data.packs.demonstration_source.periods import QUARTERS, YEARS, list_periods
from data.packs.demonstration_source.places import CODES, PLACES, POPULATION, WALES
from data.packs.demonstration_source.series import true_effects
from data.packs.demonstration_source.sheets import SHEETS

PACK = Path(__file__).resolve().parents[3] / "data" / "packs" / "demonstration"
TODAY = "2026-11-22"
MEASURE = {measure.key: measure for measure in MEASURES}

# Who starts when, as the world is described: places in the order of their codes.
ROLL_OUT = {
    "screening": {
        "2022-Q2": "anglesey carmarthenshire torfaen newport",
        "2022-Q4": "conwy pembrokeshire bridgend merthyr",
        "2023-Q2": "wrexham caerphilly powys",
        "2023-Q4": "denbighshire swansea vale",
    },
    "pharmacies": {
        "2021-Q4": "swansea bridgend vale cardiff newport",
        "2022-Q2": "flintshire wrexham carmarthenshire rct caerphilly",
        "2023-Q1": "gwynedd conwy neath-port-talbot torfaen",
    },
    "machines": {
        "2022-Q1": "rct caerphilly blaenau-gwent merthyr",
        "2022-Q4": "neath-port-talbot bridgend torfaen",
        "2023-Q3": "anglesey denbighshire wrexham",
    },
    "nurses": {
        "2025-Q4": "vale cardiff rct merthyr",
        "2026-Q2": "carmarthenshire swansea neath-port-talbot bridgend",
    },
    "centres": {"2025-Q1": "wrexham", "2025-Q3": "swansea", "2026-Q1": "newport"},
    "loans": {
        "2022-Q1": "gwynedd ceredigion pembrokeshire blaenau-gwent",
        "2022-Q3": "anglesey neath-port-talbot powys merthyr",
        "2023-Q1": "denbighshire carmarthenshire rct torfaen",
        "2023-Q3": "conwy wrexham caerphilly",
    },
    "hubs": {
        "2022-Q1": "swansea cardiff newport",
        "2022-Q3": "gwynedd flintshire wrexham",
        "2023-Q1": "bridgend vale",
    },
    "one-application": {"2023-Q2": " ".join(PLACES)},
}

# Planned, delivered, and the share of the delivered that reached those it is for.
QUANTITIES = {
    "screening": (50_000, 47_600, 0.61),
    "pharmacies": (400, 400, 0.19),
    "machines": (120, 118, None),
    "nurses": (24, 24, None),
    "centres": (11, 3, None),
    "loans": (500, 488, 0.74),
    "hubs": (8, 8, None),
    "one-application": (22, 22, None),
    "units": (240, 210, None),
}

Row = dict[str, str]


def rows_of(sheet: str) -> list[Row]:
    with (PACK / f"{sheet}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def deliveries_of(output: str) -> dict[tuple[str, str], list[Row]]:
    """The rows of each place and quarter, oldest first."""
    cells: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows_of("deliveries"):
        if row["output"] == output:
            cells[row["area"], row["period"]].append(row)
    return cells


def first_day(quarter: str) -> date:
    return date(int(quarter[:4]), int(quarter[-1]) * 3 - 2, 1)


def last_day(period: str) -> date:
    if "-Q" not in period:
        return date(int(period), 12, 31)
    return (first_day(period) + timedelta(days=100)).replace(day=1) - timedelta(days=1)


def starts_of(output: str) -> dict[str, str]:
    starts: dict[str, str] = {}
    for (area, quarter), rows in sorted(deliveries_of(output).items(), key=lambda cell: cell[0][1]):
        if int(rows[-1]["delivered"]) > 0:
            starts.setdefault(area, quarter)
    return starts


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_files_are_canonical(sheet) -> None:
    data = (PACK / f"{sheet.name}.csv").read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.decode().splitlines()[0] == ",".join(sheet.columns)
    keys = [tuple(row[name] for name in sheet.key) for row in rows_of(sheet.name)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("output", QUANTITIES)
def test_quantities_add_up_exactly(output: str) -> None:
    planned, delivered, share = QUANTITIES[output]
    cells = deliveries_of(output).values()
    assert sum(int(rows[0]["planned"]) for rows in cells) == planned
    assert sum(int(rows[-1]["delivered"]) for rows in cells) == delivered
    reached = sum(int(rows[-1]["reached_intended"] or 0) for rows in cells)
    assert reached == (round(share * delivered) if share else 0)
    assert all(int(r[-1]["reached_intended"] or 0) <= int(r[-1]["delivered"]) for r in cells)


@pytest.mark.parametrize("output", QUANTITIES)
def test_no_place_pays_for_another(output: str) -> None:
    planned: dict[str, int] = defaultdict(int)
    delivered: dict[str, int] = defaultdict(int)
    for (area, _), rows in deliveries_of(output).items():
        planned[area] += int(rows[0]["planned"])
        delivered[area] += int(rows[-1]["delivered"])
    assert all(delivered[area] <= planned[area] for area in planned)


@pytest.mark.parametrize("output", ROLL_OUT)
def test_places_start_when_the_world_says(output: str) -> None:
    by_quarter: dict[str, list[str]] = defaultdict(list)
    names = {code: name for name, code in CODES.items()}
    for area, quarter in sorted(starts_of(output).items()):
        by_quarter[quarter].append(names[area])
    assert {quarter: " ".join(places) for quarter, places in by_quarter.items()} == ROLL_OUT[output]


def test_loans_are_made_within_two_quarters_of_a_places_start() -> None:
    starts = starts_of("loans")
    for area, quarter in deliveries_of("loans"):
        assert QUARTERS.index(quarter) - QUARTERS.index(starts[area]) in (0, 1)


@pytest.mark.parametrize("output", QUANTITIES)
def test_plans_come_before_the_quarter_and_returns_after_it(output: str) -> None:
    for (_, quarter), rows in deliveries_of(output).items():
        plans, (last,) = rows[:-1], rows[-1:]
        assert plans
        assert all(row["delivered"] == "" and row["basis"] == "" for row in plans)
        assert all(row["recorded_on"] < first_day(quarter).isoformat() for row in plans)
        assert last_day(quarter).isoformat() < last["recorded_on"] <= TODAY
        assert last["planned"] == plans[-1]["planned"]


def test_one_plan_was_lowered_and_the_first_still_stands() -> None:
    replanned = [
        (output, cell)
        for output in QUANTITIES
        for cell, rows in deliveries_of(output).items()
        if len({row["planned"] for row in rows}) > 1
    ]
    assert replanned == [("units", (CODES["powys"], "2025-Q3"))]
    rows = deliveries_of("units")[CODES["powys"], "2025-Q3"]
    assert int(rows[0]["planned"]) > int(rows[1]["planned"]) == int(rows[2]["delivered"]) > 0


def test_expectations_are_recorded_before_the_first_start_except_the_loans() -> None:
    late = {"loans-first-sales", "loans-selling-outside"}
    for row in rows_of("contributions"):
        first = min(starts_of(row["output"]).values())
        is_late = row["registered_on"] >= first_day(first).isoformat()
        assert is_late == (row["contribution"] in late), row["contribution"]


def figures_of(indicator: str) -> dict[tuple[str, str], list[Row]]:
    cells: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows_of("observations"):
        if row["indicator"] == indicator:
            cells[row["area"], row["period"]].append(row)
    return cells


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_every_place_and_wales_has_every_period(measure: Measure) -> None:
    periods = QUARTERS if measure.frequency == "quarterly" else YEARS
    assert (periods[0], periods[-1]) in (("2016-Q1", "2026-Q3"), ("2016", "2025"))
    expected = {(area, period) for area in (*CODES.values(), WALES) for period in periods}
    assert set(figures_of(measure.key)) == expected


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_figures_come_out_after_their_period_and_before_today(measure: Measure) -> None:
    for (_, period), rows in figures_of(measure.key).items():
        delay = (date.fromisoformat(rows[0]["published_on"]) - last_day(period)).days
        assert 43 <= delay <= 53 if measure.frequency == "quarterly" else 150 <= delay <= 180
        assert rows[-1]["published_on"] <= TODAY
    (indicator,) = [row for row in rows_of("indicators") if row["indicator"] == measure.key]
    assert indicator["next_release"] > TODAY


def test_the_last_two_quarters_are_provisional_and_earlier_ones_were_revised() -> None:
    for measure in MEASURES:
        for (_, period), rows in figures_of(measure.key).items():
            notes = [row["note"] for row in rows]
            if period in ("2026-Q2", "2026-Q3"):
                assert notes == ["p"]
            elif measure.frequency == "quarterly" and period >= "2025-Q1":
                changed = rows[0]["value"] != rows[1]["value"]
                assert notes == ["p", "r" if changed else ""]
            else:
                assert notes in ([""], ["x"])


def test_three_places_have_no_figure_and_say_so() -> None:
    missing = [row for row in rows_of("observations") if row["value"] == ""]
    assert {(row["indicator"], row["period"], row["note"]) for row in missing} == {
        ("real-living-wage", "2020", "x")
    }
    assert len(missing) == 3


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_the_wales_figure_is_the_mean_weighted_by_population(measure: Measure) -> None:
    cells = figures_of(measure.key)
    for period in list_periods(measure.frequency):
        texts = {place: cells[CODES[place], period][-1]["value"] for place in PLACES}
        if all(texts.values()):
            people = sum(POPULATION.values())
            mean = sum(float(texts[place]) * POPULATION[place] for place in PLACES) / people
            assert float(cells[WALES, period][-1]["value"]) == pytest.approx(mean, abs=0.101)


def test_the_survey_has_limits_and_wales_narrower_ones() -> None:
    for (area, _), rows in figures_of("selling-outside").items():
        value, lower, upper = (float(rows[-1][name]) for name in ("value", "lower", "upper"))
        # Wales: 3.5 times the root of the summed squares of the places' shares of the people.
        half = 0.84 if area == WALES else 3.5
        assert upper - value == pytest.approx(half, abs=0.051)
        assert value - lower == pytest.approx(half, abs=0.051)


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=lambda expectation: expectation.key)
def test_the_true_effect_is_in_reached_places_from_start_and_lag_on(
    expectation: Expectation,
) -> None:
    frequency = MEASURE[expectation.indicator].frequency
    effects = true_effects(expectation, frequency)
    starts = starts_of(expectation.output)
    for row, place in enumerate(PLACES):
        reached = CODES[place] in starts
        for column, period in enumerate(list_periods(frequency)):
            began = reached and _has_elapsed(starts[CODES[place]], period, expectation.lag)
            assert effects[row, column] == (expectation.true_effect if began else 0.0)


def _has_elapsed(start: str, period: str, lag: int) -> bool:
    if "-Q" in period:
        return QUARTERS.index(period) >= QUARTERS.index(start) + lag
    whole_year = int(start[:4]) + (0 if start.endswith("Q1") else 1)
    return int(period) >= whole_year + lag


def test_everything_is_illustrative_and_has_its_welsh() -> None:
    for sheet in SHEETS:
        for row in rows_of(sheet.name):
            assert row.get("illustrative", "yes") == "yes"
            for column, text in row.items():
                if column.endswith("_en"):
                    assert bool(row[f"{column[:-3]}_cy"]) == bool(text), (sheet.name, column)
                if f"{column}_cy" in row:
                    assert bool(row[f"{column}_cy"]) == bool(text), (sheet.name, column)


def test_what_is_missing_on_purpose_is_missing() -> None:
    missions = {row["mission"]: row for row in rows_of("missions")}
    assert missions["iechyd"]["target_date"].startswith("2035")
    assert missions["economi"]["target_date"] == ""
    outcome_of = {row["indicator"]: row["outcome"] for row in rows_of("indicators")}
    linked = rows_of("contributions")
    assert "e3" not in {outcome_of[row["indicator"]] for row in linked}
    assert {row["output"] for row in rows_of("outputs")} - {row["output"] for row in linked} == {
        "units"
    }


def test_every_outcome_has_one_headline() -> None:
    headlines = [row["outcome"] for row in rows_of("indicators") if row["headline"] == "yes"]
    assert sorted(headlines) == sorted(row["outcome"] for row in rows_of("outcomes"))


def test_the_target_of_the_first_headline_counts_from_when_the_mission_was_set() -> None:
    (target,) = [
        row
        for row in rows_of("targets")
        if (row["indicator"], row["kind"]) == ("cvd-found", "target")
    ]
    assert (target["area"], target["target_period"]) == (WALES, "2028-Q4")
    assert (target["target_value"], target["set_on"]) == ("8", "2021-11-01")
    newest = max(
        rows[0]["published_on"]
        for rows in figures_of("cvd-found").values()
        if rows[0]["published_on"] <= target["set_on"]
    )
    assert figures_of("cvd-found")[WALES, target["baseline_period"]][0]["published_on"] == newest


def test_teams_are_as_long_together_as_told() -> None:
    members: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of("members"):
        members[row["team"]].append(row)
    heart = members["heart-risk"]
    assert len(heart) == 9
    assert all(row["left_on"] == "" and row["joined_on"] <= "2022-11-22" for row in heart)
    pharmacy = members["pharmacy-digital"]
    assert (len(pharmacy), sum(bool(row["left_on"]) for row in pharmacy)) == (7, 5)
    teams = {row["team"]: row for row in rows_of("teams")}
    assert set(members) == set(teams)
    assert teams["pharmacy-digital"]["funded_until"] == "2025-03-31"
    assert teams["blood-pressure-cholesterol"]["funded_until"] == "2027-03-31"


def test_reviews_tell_whether_the_last_decision_was_right() -> None:
    told = {
        (row["contribution"], row["held_on"][:7], row["decision"]): row["outcome_of_last"]
        for row in rows_of("reviews")
    }
    assert told == {
        ("loans-first-sales", "2025-05", "persist"): "",
        ("loans-first-sales", "2026-05", "persist"): "right",
        ("machines-bp-to-target", "2025-06", "persist"): "",
        ("machines-bp-to-target", "2026-06", "pivot"): "wrong",
        ("pharmacies-no-bp-reading", "2025-03", "pivot"): "",
    }
    due = [row["review_on"] for row in rows_of("reviews") if "pharmacies" in row["review"]]
    assert due == ["2026-12-10"]
