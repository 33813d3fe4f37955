"""Which screens are shown, in which order, and what an address needs to say of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.briefing.arrange import (
    Arrangement,
    Asked,
    NoRoom,
    arrange,
    as_parameters,
    move,
    put,
)
from components.briefing.choice import Choice
from components.briefing.deck import MOST_SCREENS, BriefingScreen, Kind

SCREENS = tuple(
    BriefingScreen(f"{mission}.s{number}", mission, Kind.OUTCOME, "", f"{mission} {number}")
    for mission in ("a", "b")
    for number in range(10)
)
CODES = tuple(screen.code for screen in SCREENS)
SHOWN = tuple(f"{mission}.s{number}" for mission in ("a", "b") for number in range(4))
USUAL = Choice(("a", "b"), SHOWN, tuple(code for code in CODES if code not in SHOWN))


def through_an_address(arrangement: Arrangement) -> Arrangement:
    held = as_parameters(arrangement, USUAL)
    asked = {name: value or "" for name, value in held.items()}
    return arrange(SCREENS, USUAL, Asked(**asked))


def test_without_a_choice_it_is_as_usual_and_the_address_holds_nothing() -> None:
    found = arrange(SCREENS, USUAL, Asked())
    assert found == Arrangement(USUAL.shown, USUAL.annex, ())
    assert set(as_parameters(found, USUAL).values()) == {None}


def test_a_screen_is_moved_past_its_neighbour_and_stays_at_the_ends() -> None:
    usual = arrange(SCREENS, USUAL, Asked())
    assert move(usual, "a.s1", -1).shown[:3] == ("a.s1", "a.s0", "a.s2")
    assert move(usual, "a.s1", 1).shown[:3] == ("a.s0", "a.s2", "a.s1")
    assert move(usual, "a.s0", -1).shown == usual.shown
    assert move(usual, "b.s3", 1).shown == usual.shown


def test_what_is_newly_shown_follows_its_own_mission() -> None:
    usual = arrange(SCREENS, USUAL, Asked())
    found = put(usual, "a.s9", "shown", SCREENS)
    assert found.shown == (*SHOWN[:4], "a.s9", *SHOWN[4:])
    assert "a.s9" not in found.annex


def test_a_screen_goes_to_the_annex_is_hidden_and_comes_back() -> None:
    usual = arrange(SCREENS, USUAL, Asked())
    annexed = put(usual, "a.s2", "annex", SCREENS)
    assert (annexed.where("a.s2"), annexed.annex[0]) == ("annex", "a.s2")
    hidden = put(annexed, "a.s2", "hidden", SCREENS)
    assert (hidden.where("a.s2"), hidden.hidden) == ("hidden", ("a.s2",))
    assert "a.s2" in put(hidden, "a.s2", "shown", SCREENS).shown


def full() -> Arrangement:
    found = arrange(SCREENS, USUAL, Asked())
    for number in range(4, MOST_SCREENS):
        found = put(found, f"a.s{number}", "shown", SCREENS)
    return found


def test_the_ninth_screen_of_a_mission_is_refused_and_another_missions_is_not() -> None:
    with pytest.raises(NoRoom):
        put(full(), "a.s9", "shown", SCREENS)
    assert "b.s9" in put(full(), "b.s9", "shown", SCREENS).shown


def test_an_address_that_asks_for_a_ninth_has_it_in_the_annex() -> None:
    asked = Asked(order="_".join(code for code in CODES if code.startswith("a.")))
    found = arrange(SCREENS, USUAL, asked)
    assert [code for code in found.shown if code.startswith("a.")] == list(CODES[:MOST_SCREENS])
    assert found.refused == ("a.s8", "a.s9")
    assert {"a.s8", "a.s9"} <= set(found.annex)


def test_a_screen_that_came_up_since_is_there_and_one_that_went_is_left_out() -> None:
    held = as_parameters(move(arrange(SCREENS, USUAL, Asked()), "a.s1", -1), USUAL)
    fresh = replace(SCREENS[0], code="a.new")
    now = Choice(("a", "b"), ("a.new", *SHOWN[1:]), ())
    found = arrange((fresh, *SCREENS[1:]), now, Asked(order=held["order"] or ""))
    assert found.unknown == "a.s0"
    assert "a.s0" not in found.shown
    assert "a.new" in found.shown


@pytest.mark.parametrize("field", ["order", "annex", "hide"])
def test_an_unknown_code_is_named_and_changes_nothing(field: str) -> None:
    found = arrange(SCREENS, USUAL, Asked(**{field: "nonsense"}))
    assert replace(found, unknown=None) == arrange(SCREENS, USUAL, Asked())
    assert found.unknown == "nonsense"


STEPS = st.lists(
    st.tuples(
        st.sampled_from(CODES), st.sampled_from(["earlier", "later", "shown", "annex", "hidden"])
    ),
    max_size=12,
)


@given(STEPS)
def test_whatever_is_chosen_an_address_keeps_it_and_no_screen_is_lost(steps) -> None:
    found = arrange(SCREENS, USUAL, Asked())
    for code, step in steps:
        if step in ("earlier", "later"):
            if code in found.shown:
                found = move(found, code, -1 if step == "earlier" else 1)
            continue
        try:
            found = put(found, code, step, SCREENS)
        except NoRoom:
            assert sum(each.startswith(code[0]) for each in found.shown) == MOST_SCREENS
    assert through_an_address(found) == found
    assert sorted((*found.shown, *found.annex, *found.hidden)) == sorted(CODES)
