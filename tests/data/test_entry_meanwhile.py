"""Two people and one row: nothing is lost, and the second is told what cannot be both."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.entry import ChangedMeanwhile, Conflict, Entry, save_entries
from data.pack import PackProblems
from data.record import list_record, verify_record
from data.store import Store
from tests.data.entering import TEAM, change, fill_two_teams, new, read, save


@pytest.fixture(autouse=True)
def _two_teams(store: Store) -> None:
    fill_two_teams(store)


def told(store: Store, *entries: Entry) -> tuple[Conflict, ...]:
    """Return what a second writer is told; nothing was written."""
    before = store.version()
    with pytest.raises(ChangedMeanwhile) as refused:
        save(store, *entries)
    assert store.version() == before
    return refused.value.conflicts


def output(store: Store) -> dict[str, str]:
    return read(store, "outputs", output="p")[0]


def test_what_both_changed_is_told_with_what_was_seen(store: Store) -> None:
    seen = output(store)
    save(store, change(seen, "outputs", title_en="Theirs"))
    (conflict,) = told(store, change(seen, "outputs", title_en="Mine", title_cy="Fy un i"))
    assert (conflict.sheet, conflict.key, conflict.columns) == ("outputs", "p", ("title_en",))
    assert conflict.seen == seen
    assert conflict.theirs == seen | {"title_en": "Theirs"}
    assert conflict.mine == seen | {"title_en": "Mine", "title_cy": "Fy un i"}


def test_either_can_be_kept(store: Store) -> None:
    seen = output(store)
    save(store, change(seen, "outputs", title_en="Theirs"))
    (conflict,) = told(store, change(seen, "outputs", title_en="Mine"))
    save(store, Entry("outputs", conflict.mine, conflict.theirs))
    assert output(store)["title_en"] == "Mine"
    with store.read() as connection:
        record = list(list_record(connection))
    assert [each["before"] for each in record[-2:]] == [
        '{"title_en": "Output"}',
        '{"title_en": "Theirs"}',
    ]


def test_what_only_one_of_them_changed_is_kept_of_both(store: Store) -> None:
    seen = output(store)
    save(store, change(seen, "outputs", title_cy="Allbwn"))
    save(store, change(seen, "outputs", budget_gbp="20"))
    assert output(store) == seen | {"title_cy": "Allbwn", "budget_gbp": "20"}


def test_both_saying_the_same_is_no_quarrel(store: Store) -> None:
    seen = output(store)
    for _writer in range(2):
        save(store, change(seen, "outputs", title_en="Agreed"))
    assert output(store)["title_en"] == "Agreed"


def test_what_fits_each_and_not_both_is_refused_by_the_rules(store: Store) -> None:
    (seen,) = read(store, "deliveries", area="W92000004")
    save(store, change(seen, "deliveries", delivered="2", reached_intended="1"))
    (seen,) = read(store, "deliveries", area="W92000004")
    save(store, change(seen, "deliveries", delivered="1"))
    with pytest.raises(PackProblems, match="more were reached than delivered"):
        save(store, change(seen, "deliveries", reached_intended="2"))


def test_two_new_rows_of_one_key_are_told_apart(store: Store) -> None:
    save(store, new("deliveries", delivered="3"))
    (conflict,) = told(store, new("deliveries", delivered="4"))
    assert (conflict.columns, conflict.seen) == (("delivered",), {})
    assert conflict.theirs["delivered"] == "3"


def test_a_later_return_follows_only_what_was_seen(store: Store) -> None:
    """A row with its own date is not the row that was seen, and must not hide what came since."""
    (seen,) = read(store, "deliveries", area="W92000004")
    theirs = seen | {"delivered": "5", "recorded_on": "2024-07-01"}
    save(store, Entry("deliveries", theirs, seen))
    for day in ("2024-07-01", "2024-07-02"):
        mine = seen | {"delivered": "6", "recorded_on": day}
        (conflict,) = told(store, Entry("deliveries", mine, seen))
        assert (conflict.columns, conflict.theirs) == (("delivered",), theirs)
    after = theirs | {"delivered": "6", "recorded_on": "2024-07-02"}
    save(store, Entry("deliveries", after, theirs))
    assert read(store, "deliveries", area="W92000004") == (seen, theirs, after)


def test_a_return_and_a_new_plan_of_one_day_are_both_kept(store: Store) -> None:
    (seen,) = read(store, "deliveries", area="W92000004")
    save(store, Entry("deliveries", seen | {"planned": "9", "recorded_on": "2024-07-01"}, seen))
    save(store, Entry("deliveries", seen | {"delivered": "8", "recorded_on": "2024-07-02"}, seen))
    newest = read(store, "deliveries", area="W92000004")[-1]
    assert (newest["planned"], newest["delivered"]) == ("9", "8")


def test_one_expectation_is_not_taken_the_place_of_twice(store: Store) -> None:
    save(store, new("contributions"))
    (conflict,) = told(store, new("contributions", contribution="c3", expected_effect="-5"))
    assert conflict.theirs["contribution"] == "c2"
    save(store, new("contributions", contribution="c3", supersedes="c2"))


def test_a_row_that_is_gone_is_told(store: Store) -> None:
    ghost = new("outputs").row
    (conflict,) = told(store, Entry("outputs", dict(ghost), ghost))
    assert (conflict.theirs, conflict.seen["output"]) == ({}, "p2")


def test_writers_at_the_same_moment_queue_and_one_of_them_is_told(store: Store) -> None:
    seen = output(store)
    together = threading.Barrier(4)

    def attempt(number: int) -> str:
        together.wait()
        mine = change(seen, "outputs", title_en=f"Writer {number}")
        try:
            save_entries(store, TEAM, [mine], "en")
        except ChangedMeanwhile as refused:
            return refused.conflicts[0].theirs["title_en"]
        return f"Writer {number}"

    with ThreadPoolExecutor(4) as pool:
        told_each = set(pool.map(attempt, range(4)))
    assert told_each == {output(store)["title_en"]}
    with store.read() as connection:
        assert verify_record(connection).holds
        assert len(list(list_record(connection))) == 2
