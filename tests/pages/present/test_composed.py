"""The preview of what is being composed: as its address arranges it, with this visitor's words."""

import pytest

from components.briefing.arrange import JOINT
from components.shell.actor import VISITOR, Trying
from components.shell.briefing_typed import TYPED, comment_name, title_name
from components.shell.screens import BRIEFINGS, PRESENT
from data.store import Store
from models.roles import Role
from tests.components.briefing.freezing import HEALTH, SHORT
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.briefings.test_briefings import all_but, screens_of

OPENING, OUTCOME = SHORT


def test_it_shows_the_arrangement_even_where_a_briefing_is_open(
    open_screen: OpenScreen, kept_store: Store
) -> None:
    given = {"order": JOINT.join((OUTCOME, OPENING)), "hide": all_but(kept_store, *SHORT)}
    seen = open_screen(kept_store, PRESENT, mission=HEALTH, preview="1", **given)
    assert "Preview: nothing is frozen yet" in seen.text
    assert "Screen 1 of 2" in seen.text
    assert "Improving in Wales" in seen.heading
    following = next(
        each for part in seen.markup for each in part.all("a") if each.text.strip() == "Next"
    )
    for name in ("preview=1", "order=", "hide=", OPENING):
        assert name in following.attributes["href"]


def test_several_missions_are_looked_at_together(
    open_screen: OpenScreen, kept_store: Store
) -> None:
    seen = open_screen(kept_store, PRESENT, mission="iechyd.economi", preview="1")
    assert "Screen 1 of 16" in seen.text


def test_what_one_visitor_typed_is_shown_to_that_one_alone(
    open_screen: OpenScreen, kept_store: Store
) -> None:
    given = {"mission": HEALTH, "preview": "1", "screen": OPENING}
    seen = open_screen(kept_store, PRESENT, trying=Trying(Role.CABINET), **given)
    seen.app.session_state[TYPED] = {
        comment_name(OPENING, "en"): "Mind the <b>gap</b>",
        title_name([HEALTH], "en"): "Health in June",
    }
    mine = Seen(seen.app.run())
    assert "Mind the <b>gap</b>" in mine.text
    assert VISITOR in mine.text
    other = open_screen(kept_store, PRESENT, **given)
    assert "Mind the" not in other.text


@pytest.mark.parametrize("mission", ["nonsense", "iechyd.nonsense", "."])
def test_an_unknown_mission_is_told(
    open_screen: OpenScreen, kept_store: Store, mission: str
) -> None:
    seen = open_screen(kept_store, PRESENT, mission=mission, preview="1")
    if mission == ".":  # no mission at all: a sensible one
        assert "Screen 1 of" in seen.text
    else:
        assert seen.heading == "There is no such mission to present"


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_hostile_texts_stay_texts(open_screen: OpenScreen, hostile_store: Store, lang: str) -> None:
    for screen in (PRESENT, BRIEFINGS):
        seen = open_screen(
            hostile_store, screen, lang, trying=Trying(Role.CABINET), open="new", preview="1"
        )
        for part in seen.markup:
            for element in part.every():
                assert element.tag not in ("script", "iframe", "object", "svg")
                assert not any(name.startswith("on") for name in element.attributes)


def test_the_way_to_it_leads_from_where_it_is_composed(
    open_screen: OpenScreen, kept_store: Store
) -> None:
    shown, _annex = screens_of(kept_store)
    given = {"mission": HEALTH, "open": "new", "hide": shown[2]}
    seen = open_screen(kept_store, BRIEFINGS, trying=Trying(Role.CABINET), **given)
    hrefs = [each.attributes["href"] for part in seen.markup for each in part.all("a")]
    assert f"./present?mission=iechyd&preview=1&hide={shown[2]}&lang=en" in hrefs
