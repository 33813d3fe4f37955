"""An indicator as known on a day: the same as if nothing later had ever been in the store."""

from datetime import date

import pytest
from sqlalchemy import delete

from data.judgements import list_signals
from data.store import Store
from evidence.known_on import know_indicator
from models import Observation, Target
from models.area import WALES
from models.columns import table_of
from models.roles import Action, operator
from tests.pages.shipped import sheet

TODAY, THEN = date(2026, 11, 22), date(2024, 3, 1)


def published_by(day: date, indicator: str, area: str) -> dict[str, float]:
    """Return a series as its pack had it on a day, read plainly."""
    given = [
        row
        for row in sheet("observations")
        if (row["indicator"], row["area"]) == (indicator, area)
        and row["published_on"] <= day.isoformat()
    ]
    given.sort(key=lambda row: row["published_on"])
    return {row["period"]: float(row["value"]) for row in given}


def test_today_judged_anew_says_what_is_stored(demonstration_store: Store) -> None:
    known = know_indicator(demonstration_store, "cvd-found", TODAY)
    with demonstration_store.read() as connection:
        stored = list_signals(connection, TODAY, indicator="cvd-found")
    assert known.signals == {area: each.document for (_, area), each in stored.items()}
    assert len(known.signals) == 23


@pytest.mark.parametrize("indicator", ["cvd-found", "selling-outside"])
def test_its_figures_are_those_published_by_then(
    demonstration_store: Store, indicator: str
) -> None:
    known = know_indicator(demonstration_store, indicator, THEN)
    for area in (WALES, "W06000015"):
        cells = known.figures.cells
        found = {period: cell.value for (code, period), cell in cells.items() if code == area}
        assert found == published_by(THEN, indicator, area)
    series = published_by(THEN, indicator, WALES)
    assert known.signals[WALES]["current"]["value"] == series[max(series)]


def test_what_came_later_changes_nothing(demonstration_copy: Store) -> None:
    before = know_indicator(demonstration_copy, "cvd-found", THEN)
    observations, targets = table_of(Observation), table_of(Target)
    with demonstration_copy.write(operator("Tester"), Action.IMPORT_PACK) as writer:
        later = observations.c.published_on > THEN
        writer.connection.execute(delete(observations).where(later))
        writer.connection.execute(delete(targets).where(targets.c.set_on > THEN))
        writer.record("import", "rows of a test")
    after = know_indicator(demonstration_copy, "cvd-found", TODAY)
    assert after.signals == before.signals
    assert after.baselines == before.baselines


def test_before_anything_was_published_nothing_is_known(demonstration_store: Store) -> None:
    known = know_indicator(demonstration_store, "cvd-found", date(2010, 1, 1))
    assert known.signals == {}
    assert known.targets == {}
    assert known.figures.periods == ()


def test_the_baseline_is_the_targets_else_what_was_known_when_the_mission_was_set(
    demonstration_store: Store,
) -> None:
    targets = {row["indicator"]: row["baseline_period"] for row in sheet("targets")}
    with_target = know_indicator(demonstration_store, "cvd-found", TODAY)
    assert with_target.baselines[WALES] == targets["cvd-found"]
    without = know_indicator(demonstration_store, "decision-days", TODAY)
    mission_set = sheet("missions")[0]["set_on"]
    known_then = published_by(date.fromisoformat(mission_set), "decision-days", WALES)
    assert without.baselines[WALES] == max(known_then)


def test_an_unknown_indicator_is_an_error(demonstration_store: Store) -> None:
    with pytest.raises(KeyError):
        know_indicator(demonstration_store, "nonsense", TODAY)
