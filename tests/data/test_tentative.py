"""The store as if something were saved: read as ever, seen by nobody else, and gone afterwards."""

from pathlib import Path

import pytest
from sqlalchemy import text

from data.clock import fixed_today
from data.deliveries import list_delivery_cells
from data.entry import ChangedMeanwhile, Entry
from data.pack import PackProblems, export_pack
from data.store import Store
from data.tentative import read_as_if_saved
from models.roles import NotAllowed
from tests.data.entering import CABINET, TEAM, actor, change, fill_two_teams, new, read, save
from tests.data.filling import rows


@pytest.fixture(autouse=True)
def _two_teams(request: pytest.FixtureRequest) -> None:
    if "store" in request.fixturenames:
        fill_two_teams(request.getfixturevalue("store"))


def planned(store: Store, *entries: Entry) -> dict[str, float]:
    """Return what is planned where, as if entries were saved."""
    with read_as_if_saved(store, TEAM, entries, "en") as connection:
        cells = list_delivery_cells(connection, rows("missions", {})[0]["target_date"])
    return dict(zip(cells["area"], cells["planned"], strict=True))


def test_a_read_sees_it_and_the_store_does_not(store: Store, tmp_path: Path) -> None:
    version = store.version()
    export_pack(store, tmp_path / "before")
    entry = new("deliveries", recorded_on="2024-01-01")
    assert planned(store, entry)["W06000015"] == 40.0
    assert store.version() == version
    export_pack(store, tmp_path / "after")
    for path in (tmp_path / "before").iterdir():
        assert path.read_bytes() == (tmp_path / "after" / path.name).read_bytes()


def test_it_is_seen_however_often_the_same_was_read_before(store: Store) -> None:
    """PostgreSQL prepares what is read again and again, for the table it was read from."""
    before = {"W06000022": 0.0, "W92000004": 0.0}
    for number in range(1, 12):
        with store.read() as connection:
            cells = list_delivery_cells(connection, rows("missions", {})[0]["target_date"])
        assert dict(zip(cells["area"], cells["planned"], strict=True)) == before
        entry = new("deliveries", planned=str(number), recorded_on="2024-01-01")
        assert planned(store, entry) == before | {"W06000015": float(number)}


def test_nobody_waits_for_it(store: Store) -> None:
    with read_as_if_saved(store, TEAM, [new("deliveries")], "en"):
        save(store, new("deliveries", planned="41"))
    assert [row["planned"] for row in read(store, "deliveries", area="W06000015")] == ["41"]


def test_it_refuses_what_saving_would(store: Store) -> None:
    (seen,) = read(store, "outputs", output="p")
    save(store, change(seen, "outputs", title_en="Theirs"))
    for by, entry, refused in (
        (TEAM, new("deliveries", planned="-1"), PackProblems),
        (TEAM, change(seen, "outputs", title_en="Mine"), ChangedMeanwhile),
        (actor(), new("deliveries"), NotAllowed),
        (CABINET, new("deliveries"), NotAllowed),
    ):
        with pytest.raises(refused), read_as_if_saved(store, by, [entry], "en"):
            raise AssertionError("nothing was to be read")
    assert planned(store) == {"W06000022": 0.0, "W92000004": 0.0}


def test_nothing_is_left_of_it_where_reading_fails(store: Store) -> None:
    def fail() -> None:
        with read_as_if_saved(store, TEAM, [new("deliveries")], "en") as connection:
            connection.execute(text("SELECT nothing FROM deliveries"))

    with pytest.raises(Exception, match="nothing"):
        fail()
    assert read(store, "deliveries", area="W06000015") == ()
    save(store, new("deliveries"))


def test_the_fixed_today_ends_in_it_as_it_would(demonstration_copy: Store) -> None:
    real = new("missions", illustrative="no")
    with read_as_if_saved(demonstration_copy, CABINET, [real], "en") as connection:
        assert fixed_today(connection) is None
    with demonstration_copy.read() as connection:
        assert fixed_today(connection) is not None
