"""What happened to a series, and the steps towards its target, as last set."""

from datetime import date

from data.annotations import list_happenings, list_milestones
from data.store import Store
from models.enums import AnnotationKind
from tests.data.filling import fill, rows

WALES, CARDIFF = "W92000004", "W06000015"


def test_happenings_come_in_order_of_time_with_their_words(store: Store) -> None:
    given = (
        {"id": 1, "period": "2023", "kind": "break", "area": CARDIFF, "text_en": "New boundary"},
        {"id": 2, "period": "2020", "kind": "event", "area": None, "text_en": "Pandemic"},
    )
    fill(store, annotations=rows("annotations", *given))
    with store.read() as connection:
        first, second = list_happenings(connection, "i")
        assert list_happenings(connection, "other") == ()
    assert (first.period, first.kind, first.text.en) == ("2020", AnnotationKind.EVENT, "Pandemic")
    assert first.concerns(CARDIFF)
    assert first.concerns(WALES)
    assert second.concerns(CARDIFF)
    assert not second.concerns(WALES)


def test_a_milestone_is_as_last_set_by_the_day(store: Store) -> None:
    early, late = date(2021, 11, 1), date(2023, 11, 1)
    given = (
        {"kind": "milestone", "target_period": "2025", "target_value": 5.0, "set_on": early},
        {"kind": "milestone", "target_period": "2025", "target_value": 6.0, "set_on": late},
        {"kind": "target", "target_period": "2030", "target_value": 9.0, "set_on": early},
    )
    fill(store, targets=rows("targets", *given))
    with store.read() as connection:
        (now,) = list_milestones(connection, "i", late)
        (then,) = list_milestones(connection, "i", early)
    assert (now.period, now.value) == ("2025", 6.0)
    assert then.value == 5.0
