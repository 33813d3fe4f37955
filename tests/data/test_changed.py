"""What came in between two days: new periods, revisions, new plans, returns; nothing else."""

from datetime import date
from typing import Any

from data.changed import DeliveryNews, FigureNews, News, list_news
from data.store import Store
from models.periods import PeriodKind
from tests.data.filling import fill, rows

SINCE, UNTIL = date(2025, 1, 31), date(2025, 12, 31)
BEFORE, MEANWHILE, LATER = date(2025, 1, 31), date(2025, 2, 1), date(2026, 1, 1)


def news(store: Store, indicators: tuple[str, ...] = ("i",)) -> News:
    with store.read() as connection:
        return list_news(connection, SINCE, UNTIL, indicators, ("p",))


def figure(period: str, published_on: date, **given: Any) -> dict[str, Any]:
    return {"period": period, "published_on": published_on} | given


def delivery(recorded_on: date, **given: Any) -> dict[str, Any]:
    return {"recorded_on": recorded_on, "planned": 5.0, "delivered": None} | given


def test_the_newest_period_that_had_no_figure_before_is_told(store: Store) -> None:
    figures = rows(
        "observations",
        figure("2021", BEFORE),
        figure("2022", MEANWHILE),
        figure("2023", UNTIL),
        figure("2024", LATER),
    )
    fill(store, observations=figures)
    assert news(store).figures == {"i": FigureNews("2023", PeriodKind.YEAR, 0)}


def test_a_figure_for_another_place_is_no_new_period(store: Store) -> None:
    figures = rows(
        "observations", figure("2023", BEFORE), figure("2023", MEANWHILE, area="W06000015")
    )
    fill(store, observations=figures)
    assert news(store).figures == {}


def test_revisions_count_each_figure_once(store: Store) -> None:
    figures = rows(
        "observations",
        figure("2022", BEFORE),
        figure("2022", MEANWHILE),
        figure("2022", UNTIL),
        figure("2023", BEFORE),
        figure("2023", MEANWHILE),
        figure("2023", LATER),
    )
    fill(store, observations=figures)
    assert news(store).figures == {"i": FigureNews(None, None, 2)}


def test_what_was_revised_before_is_no_news(store: Store) -> None:
    fill(store, observations=rows("observations", figure("2022", BEFORE), figure("2022", LATER)))
    assert news(store).figures == {}


def test_only_what_is_asked_for_is_looked_at(store: Store) -> None:
    fill(store, observations=rows("observations", figure("2022", MEANWHILE)))
    assert news(store, ()).figures == {}
    assert news(store, ("other",)).figures == {}


def test_a_return_counts_where_it_says_something_new(store: Store) -> None:
    deliveries = rows(
        "deliveries",
        delivery(BEFORE, period="2021"),
        delivery(MEANWHILE, period="2021", delivered=3.0),
        delivery(BEFORE, period="2022", delivered=4.0, reached_intended=None),
        delivery(MEANWHILE, period="2022", delivered=4.0, reached_intended=None),
        delivery(BEFORE, period="2023", delivered=4.0, reached_intended=None),
        delivery(MEANWHILE, period="2023", delivered=5.0, reached_intended=None),
        delivery(BEFORE, period="2024"),
        delivery(LATER, period="2024", delivered=1.0, reached_intended=None),
    )
    for row in deliveries:
        row["reached_intended"] = None
    fill(store, deliveries=deliveries)
    assert news(store).deliveries == {"p": DeliveryNews(returned=2, replanned=0)}


def test_a_plan_made_anew_counts_and_a_first_plan_does_not(store: Store) -> None:
    deliveries = rows(
        "deliveries",
        delivery(BEFORE, period="2022"),
        delivery(MEANWHILE, period="2022", planned=7.0),
        delivery(BEFORE, period="2023"),
        delivery(MEANWHILE, period="2023"),
        delivery(MEANWHILE, period="2024", planned=9.0),
    )
    for row in deliveries:
        row["reached_intended"] = None
    fill(store, deliveries=deliveries)
    assert news(store).deliveries == {"p": DeliveryNews(returned=0, replanned=1)}


def test_where_nothing_came_in_there_is_no_news(store: Store) -> None:
    fill(store)
    assert news(store) == News({}, {})
