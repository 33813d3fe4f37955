"""The effect of what is not saved yet is what the figures say once it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.clock import released_until
from data.entry import Entry, read_entry_rows, save_entries
from data.judgements import is_stale, list_evidence
from data.pack import PackProblems
from data.store import Store
from evidence import judge
from evidence.effect import judge_effect
from evidence.entering import enter
from evidence.facts import VerdictCode
from evidence.judge import judge_snapshot
from models.roles import Actor, Role
from tests.data.entering import EXECUTIVE

TEAM = Actor("Somebody", frozenset({Role.TEAM}), "heart-risk")
FOUND = "screening-cvd-found"
TODAY = "2026-11-22"


@pytest.fixture
def own_store(judged_file: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(judged_file.read_bytes())
    store = Store(f"sqlite:///{copy}")
    yield store
    store.close()


def read(store: Store, sheet: str, **where: str) -> tuple[dict[str, str], ...]:
    with store.read() as connection:
        return read_entry_rows(connection, sheet, **where)


def evidence(store: Store) -> dict[str, dict[str, Any]]:
    with store.read() as connection:
        found = list_evidence(connection, released_until(connection))
        assert not is_stale(connection)
    return {code: dict(each.document) for code, each in found.items()}


def nothing_delivered(store: Store) -> list[Entry]:
    """Return entries that correct every return of the screening to nothing."""
    returned = {
        (row["area"], row["period"]): row
        for row in read(store, "deliveries", output="screening")
        if row["delivered"]
    }
    none = {"delivered": "0", "reached_intended": "", "recorded_on": TODAY}
    return [Entry("deliveries", row | none, row) for row in returned.values()]


def test_verdicts_that_would_change_are_those_that_then_do(own_store: Store) -> None:
    before, version = evidence(own_store), own_store.version()
    entries = nothing_delivered(own_store)
    effect = judge_effect(own_store, TEAM, entries, "en")
    assert own_store.version() == version
    assert evidence(own_store) == before
    assert len(enter(own_store, TEAM, entries, "en").changed) == len(entries)
    after = evidence(own_store)
    told = {each.contribution: (each.before, each.after) for each in effect.verdicts}
    assert told == {
        code: (before[code]["verdict"], after[code]["verdict"])
        for code in before
        if before[code]["verdict"] != after[code]["verdict"]
    }
    assert told[FOUND] == (VerdictCode.MOVING_AS_HOPED, VerdictCode.NOT_DELIVERED)
    (share,) = effect.shares
    assert (share.output, share.after) == ("screening", 0.0)
    assert share.before == before[FOUND]["delivery_share"]


def test_one_return_changes_numbers_and_no_verdict(own_store: Store) -> None:
    last = next(e for e in nothing_delivered(own_store) if e.row["period"] == "2026-Q3")
    effect = judge_effect(own_store, TEAM, [last], "en")
    assert effect.verdicts == ()
    assert [each.output for each in effect.shares] == ["screening"]
    assert FOUND in effect.numbers


def test_a_changed_expectation_takes_the_place_of_the_old_one(own_store: Store) -> None:
    (old,) = read(own_store, "contributions", contribution=FOUND)
    new = old | {
        "contribution": f"{FOUND}-2",
        "expected_effect": "40",
        "registered_on": TODAY,
        "supersedes": FOUND,
    }
    effect = judge_effect(own_store, TEAM, [Entry("contributions", new)], "en")
    told = {each.contribution: (each.before, each.after) for each in effect.verdicts}
    enter(own_store, TEAM, [Entry("contributions", new)], "en")
    after = evidence(own_store)
    assert told[FOUND] == (VerdictCode.MOVING_AS_HOPED, None)
    assert told[f"{FOUND}-2"] == (None, after[f"{FOUND}-2"]["verdict"])
    assert after[FOUND]["superseded"]


def test_a_target_changes_its_chance_and_nothing_else(own_store: Store) -> None:
    (old,) = read(own_store, "targets", indicator="bp-to-target")
    new = old | {"target_value": "90", "set_on": "2026-11-01"}
    effect = judge_effect(own_store, EXECUTIVE, [Entry("targets", new, old)], "en")
    (odds,) = effect.odds
    assert (odds.indicator, odds.before) != (None, None)
    assert odds.after is not None
    assert odds.before is not None
    assert odds.after < 0.01 < odds.before
    assert (effect.verdicts, effect.wales, effect.shares, effect.numbers) == ((), (), (), ())
    enter(own_store, EXECUTIVE, [Entry("targets", new, old)], "en")
    with own_store.read() as connection:
        found = judge_snapshot(connection, released_until(connection))
    assert found.signals[odds.indicator, odds.area]["target"]["odds"] == odds.after
    assert found.judged == 0


def test_words_alone_change_nothing_that_the_figures_say(own_store: Store) -> None:
    (row,) = read(own_store, "outputs", output="screening")
    effect = judge_effect(own_store, TEAM, [Entry("outputs", row | {"title_en": "New"}, row)], "en")
    assert effect.is_nothing
    assert not effect.ends_today


def test_what_ends_the_fixed_today_is_told_before(own_store: Store) -> None:
    (mission,) = read(own_store, "missions")[:1]
    new = mission | {"mission": "real", "illustrative": "no", "closed_on": ""}
    cabinet = Actor("Somebody", frozenset({Role.CABINET}))
    assert judge_effect(own_store, cabinet, [Entry("missions", new)], "en").ends_today


def test_what_is_wrong_has_no_effect(own_store: Store) -> None:
    entry = nothing_delivered(own_store)[0]
    wrong = Entry("deliveries", {**entry.row, "delivered": "some"}, entry.seen)
    with pytest.raises(PackProblems):
        judge_effect(own_store, TEAM, [wrong], "en")


def test_what_somebody_wrote_while_it_was_judged_is_yet_to_be_judged(
    own_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two people save at once: the judging of the first must not vouch for the second's rows."""
    entries = nothing_delivered(own_store)
    first, second = entries[:1], entries[1:]
    judged = judge._judge

    def slowly(*given: Any) -> Any:
        monkeypatch.setattr(judge, "_judge", judged)
        found = judged(*given)
        save_entries(own_store, TEAM, second, "en")
        return found

    monkeypatch.setattr(judge, "_judge", slowly)
    enter(own_store, TEAM, first, "en")
    with own_store.read() as connection:
        assert is_stale(connection)
    judge.judge_store(own_store, TEAM)
    assert evidence(own_store)[FOUND]["delivery_share"] == 0.0
