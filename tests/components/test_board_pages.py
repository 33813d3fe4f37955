"""Pages: no row is lost or shown twice, none has too many, a mission that fits is never cut."""

import pytest

from components.board_pages import Part, page_of, split_pages
from data.portfolio import MissionFacts, Portfolio
from tests.components.making import make_link, make_mission, make_outcome, make_output


def mission(code: str, *rows: int, loose: int = 0) -> MissionFacts:
    """Return a mission whose outcomes have so many contributions each."""
    outcomes = (
        make_outcome(
            *(make_link(make_output(f"{code}-{at}-{link}")) for link in range(count)),
            code=f"{code}-{at}",
        )
        for at, count in enumerate(rows)
    )
    outputs = tuple(make_output(f"{code}-loose-{at}") for at in range(loose))
    return make_mission(*outcomes, code=code, loose=outputs)


def shown(pages: tuple[tuple[Part, ...], ...]) -> list[str]:
    """Return every row in the order it is read."""
    codes = []
    for page in pages:
        for part in page:
            for outcome in part.outcomes:
                codes += [link.code for link in outcome.links] or [outcome.code]
            codes += [output.code for output in part.loose]
    return codes


@pytest.mark.parametrize("most", [1, 2, 3, 7, 30])
def test_every_row_is_on_one_page_in_order(most: int) -> None:
    portfolio = Portfolio(
        (mission("a", 3, 0, 2, loose=2), mission("b", 8), mission("c")),
        tuple(make_output(f"stray-{at}") for at in range(4)),
    )
    pages = split_pages(portfolio, most)
    assert all(sum(part.rows for part in page) <= most for page in pages)
    assert shown(pages) == shown(split_pages(portfolio, 1000))
    assert len(set(shown(pages))) == len(shown(pages)) == 20


def test_what_fits_is_one_page() -> None:
    assert len(split_pages(Portfolio((mission("a", 10), mission("b", 20)), ()), 30)) == 1


def test_a_mission_that_fits_a_page_is_not_cut() -> None:
    pages = split_pages(Portfolio((mission("a", 20), mission("b", 5, 6), mission("c", 3)), ()), 30)
    assert [[part.mission.code for part in page if part.mission] for page in pages] == [
        ["a"],
        ["b", "c"],
    ]


def test_a_board_of_nothing_has_one_empty_page() -> None:
    assert split_pages(Portfolio((), ())) == ((),)


def test_a_mission_is_found_on_the_page_where_it_begins() -> None:
    pages = split_pages(Portfolio((mission("a", 20), mission("b", 40), mission("c", 3)), ()), 30)
    assert [page_of(pages, code) for code in "abc"] == [1, 2, 3]
