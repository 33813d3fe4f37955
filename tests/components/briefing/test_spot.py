"""Where one stands: the next and the one before, among the screens or within the annex."""

from dataclasses import replace

from components.briefing.deck import Kind
from components.briefing.spot import find_spot
from tests.components.briefing.decks import deck, screen

FIRST, SECOND = screen(Kind.OPENING), screen(Kind.OUTCOME)
LINK, PLACES = screen(Kind.LINK), screen(Kind.PLACES)
DECK = deck("en", FIRST, SECOND, annex=(LINK, PLACES))


def test_without_a_code_it_is_the_first() -> None:
    spot = find_spot(DECK, None)
    assert spot is not None
    assert (spot.screen, spot.number, spot.previous, spot.next) == (FIRST, 1, None, SECOND.code)


def test_the_last_screen_leads_nowhere_and_never_into_the_annex() -> None:
    spot = find_spot(DECK, SECOND.code)
    assert spot is not None
    assert (spot.previous, spot.next, spot.in_annex) == (FIRST.code, None, False)


def test_the_annex_is_a_row_of_its_own() -> None:
    spot = find_spot(DECK, PLACES.code)
    assert spot is not None
    assert (spot.number, len(spot.screens), spot.in_annex) == (2, 2, True)
    assert (spot.previous, spot.next) == (LINK.code, None)


def test_an_unknown_code_stands_nowhere() -> None:
    assert find_spot(DECK, "nonsense") is None


def test_a_briefing_of_nothing_but_an_annex_opens_on_it() -> None:
    spot = find_spot(replace(DECK, screens=()), None)
    assert spot is not None
    assert spot.in_annex
