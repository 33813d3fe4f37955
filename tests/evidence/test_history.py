"""What was known before: judged once, as at days gone by, and left as it is."""

from datetime import date

import pytest

from data.judgements import list_evidence, list_judged_dates
from data.store import Store
from evidence.history import judge_past, past_days
from evidence.judge import judge_store
from models.roles import Actor, NotAllowed, operator

JUDGE = operator("Judge")
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (TODAY, (date(2024, 11, 1), date(2025, 11, 1), date(2026, 8, 1))),
        (date(2026, 1, 31), (date(2024, 1, 1), date(2025, 1, 1), date(2025, 10, 1))),
    ],
)
def test_the_days_looked_back_to_are_firsts_of_their_month(
    now: date, days: tuple[date, ...]
) -> None:
    assert past_days(now) == days


def test_the_past_is_judged_once_from_what_was_known_then(demonstration_copy: Store) -> None:
    judge_store(demonstration_copy, JUDGE)
    assert judge_past(demonstration_copy, JUDGE) == past_days(TODAY)
    assert judge_past(demonstration_copy, JUDGE) == ()
    with demonstration_copy.read() as connection:
        assert list_judged_dates(connection, TODAY) == [TODAY, *past_days(TODAY)[::-1]]
        assert list_judged_dates(connection, date(2026, 8, 1)) == [*past_days(TODAY)[::-1]]
        now = list_evidence(connection, TODAY)
        then = list_evidence(connection, date(2026, 8, 1))
    assert {judged.as_at for judged in now.values()} == {TODAY}
    for code, judged in then.items():
        assert judged.as_at == date(2026, 8, 1)
        assert judged.document["vintage"] <= "2026-08-01"
        assert judged.document["n_periods"] is None or (
            judged.document["n_periods"] <= (now[code].document["n_periods"] or 0)
        )


def test_the_past_is_not_for_everybody(demonstration_copy: Store) -> None:
    with pytest.raises(NotAllowed):
        judge_past(demonstration_copy, Actor("Visitor"))
