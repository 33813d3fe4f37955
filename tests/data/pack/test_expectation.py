"""An expectation as a pack: checked like any pack, brought in, and judged as it was drafted."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from data.clock import released_until
from data.pack import check_pack, import_pack
from data.pack.expectation import ExpectationPack, NewExpectation, make_expectation_pack
from data.store import Store
from evidence.draft import Staircase, add_quarters, make_draft, put_in_waves
from evidence.draft_reading import read_draft_ground, read_recorded_plan, read_standing
from evidence.judge import judge_store
from evidence.reports import plan_document
from locales import text
from models.roles import operator
from tests.fixtures.stores import Databases

TODAY = date(2026, 11, 22)
Starts = tuple[tuple[str, date], ...]
NURSES = "nurses-chol-to-target"
UNITS = NewExpectation(
    output="units",
    indicator="new-products",
    hypothesis_en="Where units open, more firms bring something new to market.",
    hypothesis_cy="Lle mae unedau'n agor, daw mwy o gwmnïau â rhywbeth newydd i'r farchnad.",
    effect=1.5,
    lag=2,
    places_chosen="lot",
    primary=True,
    registered_on=TODAY,
    starts=(),
    quantity=10.0,
)


@pytest.fixture
def own_store(judged_file: Path, tmp_path: Path) -> Store:
    """A copy of the judged demonstration, to write to."""
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(judged_file.read_bytes())
    return Store(f"sqlite:///{copy}")


def starts_of(store: Store, contribution: str) -> Starts:
    recorded = read_recorded_plan(store, TODAY, read_standing(store, TODAY)[contribution]).staircase
    areas = read_draft_ground(store, TODAY, "chol-to-target").areas
    both = ((area, recorded.start_of(at)) for at, area in enumerate(areas))
    return tuple((area, start) for area, start in both if start is not None)


def nurses(store: Store, starts: Starts) -> NewExpectation:
    return replace(
        UNITS, output="nurses", indicator="chol-to-target", effect=2.0, lag=4, starts=starts
    )


def unpack(made: ExpectationPack, folder: Path) -> Path:
    with ZipFile(BytesIO(made.archive)) as archive:
        archive.extractall(folder)
    return folder


def write(made: ExpectationPack, folder: Path) -> Path:
    path = folder / "expectation.xlsx"
    path.write_bytes(made.workbook)
    return path


def test_a_drafted_roll_out_comes_in_and_is_judged_with_the_drafts_numbers(
    own_store: Store, tmp_path: Path
) -> None:
    """The nurses' places that have begun stay; six more in two waves are added."""
    with own_store.read() as connection:
        as_at = released_until(connection)
    ground = read_draft_ground(own_store, as_at, "chol-to-target")
    recorded = read_recorded_plan(
        own_store, as_at, read_standing(own_store, as_at)[NURSES]
    ).staircase
    waiting = [at for at, wave in enumerate(recorded.waves) if wave == 0]
    added = put_in_waves(waiting[:6], (3, 3))
    waves = list(recorded.waves)
    for at, wave in zip(waiting, added, strict=False):
        waves[at] = len(recorded.starts) + wave
    first = date(2027, 4, 1)
    staircase = Staircase(tuple(waves), (*recorded.starts, first, add_quarters(first, 2)))
    starts = tuple(
        (area, start)
        for at, area in enumerate(ground.areas)
        if (start := staircase.start_of(at)) is not None
    )
    made = make_expectation_pack(own_store, nurses(own_store, starts), text("en"))
    assert made.problems == ()
    path = unpack(made, tmp_path / "pack")
    assert check_pack(own_store, path) == []
    import_pack(own_store, path, operator("test"))
    judged = judge_store(own_store, operator("test"))
    assert made.name == "nurses-chol-to-target-2"
    document = judged.evidence[made.name]
    assert document["verdict"] == "too_early"
    assert judged.evidence[NURSES]["superseded"] is True
    drafted = make_draft(ground.ground, staircase, 2.0, 4)
    plan = plan_document(own_store, made.name)
    assert [entry["value"] for entry in plan["mde80"]] == [
        None if size is None else pytest.approx(size, rel=1e-9) for _, size in drafted.sizes
    ]
    assert plan["earliest_answer"] == (
        drafted.answer_ends and ground.period_code(drafted.answer_ends)
    )


def test_workbook_and_archive_say_the_same(own_store: Store, tmp_path: Path) -> None:
    made = make_expectation_pack(
        own_store, nurses(own_store, starts_of(own_store, NURSES)), text("en")
    )
    again = make_expectation_pack(
        own_store, nurses(own_store, starts_of(own_store, NURSES)), text("en")
    )
    assert made == again
    assert check_pack(own_store, write(made, tmp_path)) == []
    import_pack(own_store, write(made, tmp_path), operator("test"))
    result = import_pack(own_store, unpack(made, tmp_path / "same"), operator("test"))
    assert not result.wrote


def test_the_recorded_roll_out_needs_no_new_plan(own_store: Store) -> None:
    made = make_expectation_pack(
        own_store, nurses(own_store, starts_of(own_store, NURSES)), text("en")
    )
    with ZipFile(BytesIO(made.archive)) as archive:
        assert archive.namelist() == ["contributions.csv"]
        (head, row) = archive.read("contributions.csv").decode().splitlines()
    told = dict(zip(head.split(","), row.split(","), strict=False))
    assert told["contribution"] == "nurses-chol-to-target-2"
    assert head.endswith("supersedes")
    assert row.endswith(NURSES)


def test_a_place_that_has_begun_cannot_be_drafted_away(own_store: Store) -> None:
    starts = starts_of(own_store, NURSES)
    away = tuple((area, start) for area, start in starts if area != "W06000015")
    for lang, said in (("en", "Cardiff has had it since"), ("cy", "Caerdydd")):
        made = make_expectation_pack(own_store, nurses(own_store, away), text(lang))
        (problem,) = made.problems
        assert said in problem.message
        assert (made.workbook, made.archive) == (b"", b"")


def test_several_places_that_have_begun_are_one_problem(own_store: Store) -> None:
    starts = starts_of(own_store, NURSES)
    made = make_expectation_pack(own_store, nurses(own_store, ()), text("en"))
    (problem,) = made.problems
    names = problem.message.partition(": ")[2].split(", ")
    assert len(names) == len(starts) > 1
    assert "Cardiff" in names


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"hypothesis_en": "", "hypothesis_cy": ""}, "hypothesis_en"),
        ({"hypothesis_en": "=1+1"}, "hypothesis_en"),
        ({"effect": 0.0}, "expected_effect"),
        ({"effect": float("nan")}, "expected_effect"),
        ({"output": "nonsense"}, "output"),
        ({"indicator": "employment-rate"}, "indicator"),
        ({"registered_on": date(1066, 1, 1)}, "registered_on"),
        ({"quantity": -1.0, "starts": (("W06000015", date(2027, 4, 1)),)}, "planned"),
        ({"starts": (("W06000001", date(2027, 4, 1)),), "output": "nurses"}, "area"),
    ],
)
def test_what_is_wrong_is_said_by_the_rules_of_any_pack(
    own_store: Store, change: dict[str, object], column: str
) -> None:
    if "output" not in change:
        change = {"output": "screening", "indicator": "cvd-found", **change}
        change.setdefault("starts", starts_of(own_store, "screening-cvd-found"))
    made = make_expectation_pack(own_store, replace(UNITS, **change), text("en"))  # type: ignore[arg-type]
    assert column in {problem.column for problem in made.problems}
    assert made.workbook == b""


def test_an_open_plan_that_is_drafted_elsewhere_is_planned_anew(
    own_store: Store, tmp_path: Path
) -> None:
    """What was planned and has not begun is planned as nothing, and then as drafted."""
    first = nurses(own_store, (*starts_of(own_store, NURSES), ("W06000001", date(2027, 4, 1))))
    made = make_expectation_pack(own_store, first, text("en"))
    import_pack(own_store, unpack(made, tmp_path / "first"), operator("test"))
    later = replace(
        first,
        starts=(*first.starts[:-1], ("W06000001", date(2027, 10, 1))),
        registered_on=date(2026, 11, 23),
    )
    again = make_expectation_pack(own_store, later, text("en"))
    assert again.problems == ()
    with ZipFile(BytesIO(again.archive)) as archive:
        rows = archive.read("deliveries.csv").decode().splitlines()
    assert [row.split(",")[2:4] for row in rows[1:]] == [["2027-Q2", "0"], ["2027-Q4", "10"]]


def test_a_store_without_that_output_says_so(sqlite_databases: Databases) -> None:
    with sqlite_databases.opened(sqlite_databases.make_migrated()) as empty:
        made = make_expectation_pack(empty, UNITS, text("en"))
    assert {problem.column for problem in made.problems} == {"output", "indicator"}
