"""The briefings' screen: who sees what, what may be done by whom, and what a link keeps."""

from typing import Any

import pytest

from components.briefing.arrange import JOINT
from components.briefing.compose import choose_usual, offer_screens
from components.briefing.known import read_known
from components.briefing.wording import LONGEST_TITLE
from components.shell.actor import TRYING, VISITOR, Trying
from components.shell.screens import BOARD, BRIEFINGS
from data.briefings import get_briefing, list_briefings
from data.store import Store
from locales import text
from models.roles import Role, operator
from tests.components.briefing.freezing import HEALTH, SHORT
from tests.fixtures.apps import OpenScreen, Seen
from tests.fixtures.briefings import DRAFT, OPEN
from tests.pages.english import find_english

MAY_FREEZE = {Role.CABINET, Role.EXECUTIVE}
CABINET = Trying(Role.CABINET)
NEW = {"mission": HEALTH, "open": "new"}
ONLY_THE_OPENING = "iechyd.opening"


def buttons(seen: Seen) -> dict[str, Any]:
    return {each.label: each for each in seen.app.button}


def press(seen: Seen, label: str) -> Seen:
    buttons(seen)[label].click()
    return Seen(seen.app.run())


def area(seen: Seen, label: str) -> Any:
    return next(each for each in seen.app.text_area if each.label == label)


def type_in(seen: Seen, label: str, words: str) -> Seen:
    area(seen, label).set_value(words)
    return Seen(seen.app.run())


def downloads(seen: Seen) -> list[str]:
    return [each.proto.label for each in seen.elements if each.type == "download_button"]


def screens_of(store: Store) -> tuple[list[str], list[str]]:
    """Return the codes of the screens usually shown, and those in the annex."""
    usual = choose_usual(offer_screens(read_known(store, [HEALTH]), text("en")))
    return list(usual.shown), list(usual.annex)


def all_but(store: Store, *kept: str) -> str:
    shown, annex = screens_of(store)
    return JOINT.join(code for code in (*shown, *annex) if code not in kept)


@pytest.mark.parametrize("role", Role)
def test_drafts_are_seen_by_who_may_freeze_and_by_nobody_else(
    open_screen: OpenScreen, kept_store: Store, role: Role
) -> None:
    seen = open_screen(kept_store, BRIEFINGS, trying=Trying(role))
    if role in MAY_FREEZE:
        assert seen.heading == "Briefings: 2. Drafts: 1."
        assert "Health in June" in seen.text
    else:
        assert seen.heading == "Briefings: 1."
        assert "Health in June" not in seen.text
    assert "Health in May" in seen.text


@pytest.mark.parametrize("role", Role)
def test_each_role_is_offered_what_it_may_do_and_no_more(
    open_screen: OpenScreen, kept_store: Store, role: Role
) -> None:
    given = {**NEW, "briefing": DRAFT}
    seen = open_screen(kept_store, BRIEFINGS, trying=Trying(role, "estates"), **given)
    offered = set(buttons(seen)) & {"Freeze", "Mark as open", "Hide"}
    if role in MAY_FREEZE:
        assert offered == {"Freeze", "Mark as open", "Hide"}
        assert len(downloads(seen)) == 10
    else:
        assert offered == set()
        assert "may freeze a briefing." in seen.text
        assert f"There is no “{DRAFT}” here." in seen.text


def test_whoever_is_not_trying_is_a_viewer(open_screen: OpenScreen, kept_store: Store) -> None:
    seen = open_screen(kept_store, BRIEFINGS, briefing=OPEN, **NEW)
    assert seen.heading == "Briefings: 1."
    assert "Freeze" not in buttons(seen)
    assert len(downloads(seen)) == 10


@pytest.mark.parametrize("forged", ["cabinet", {"role": "cabinet"}, ["cabinet"], 1])
def test_a_forged_role_in_the_session_sees_no_draft(
    open_screen: OpenScreen, kept_store: Store, forged: object
) -> None:
    seen = open_screen(kept_store, BRIEFINGS, trying=forged, **NEW)
    assert seen.heading == "Briefings: 1."
    assert "Freeze" not in buttons(seen)


def test_what_cabinet_froze_an_executive_marks_open_and_all_see_it(
    open_screen: OpenScreen, demonstration_copy: Store
) -> None:
    hide = all_but(demonstration_copy, ONLY_THE_OPENING)
    seen = open_screen(demonstration_copy, BRIEFINGS, trying=CABINET, hide=hide, **NEW)
    seen = type_in(seen, "Title in English", "Health in May")
    seen = press(seen, "Freeze")
    assert "The briefing is frozen. It is a draft." in seen.text
    assert seen.address == {"lang": "en", "mission": HEALTH, "briefing": OPEN}
    assert open_screen(demonstration_copy, BRIEFINGS).heading == "No briefing is open yet"
    other = open_screen(demonstration_copy, BRIEFINGS, trying=Trying(Role.EXECUTIVE), briefing=OPEN)
    assert "That cannot be taken back." in other.text
    opened = press(other, "Mark as open")
    assert "The briefing is open." in opened.text
    assert "Mark as open" not in buttons(opened)
    everybody = open_screen(demonstration_copy, BRIEFINGS)
    assert everybody.heading == "Briefings: 1."
    assert "Health in May" in everybody.text
    with demonstration_copy.read() as connection:
        (kept,) = list_briefings(connection, operator("o"))
    assert (kept.frozen_by, kept.opened_by) == (VISITOR, VISITOR)


def test_a_role_that_was_given_up_opens_nothing(open_screen: OpenScreen, kept_store: Store) -> None:
    seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, briefing=DRAFT)
    seen.app.session_state[TRYING] = Trying(Role.VIEWER)
    after = press(seen, "Mark as open")
    assert "You may not mark a briefing open." in after.text
    with kept_store.read() as connection:
        assert get_briefing(connection, operator("o"), DRAFT)[0].opened_on is None


def test_a_role_that_was_given_up_freezes_nothing(
    open_screen: OpenScreen, kept_store: Store
) -> None:
    seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, **NEW)
    seen.app.session_state[TRYING] = Trying(Role.VIEWER)
    version = kept_store.version()
    press(seen, "Freeze")
    assert kept_store.version() == version


class TestComposing:
    def test_it_begins_as_usual_with_computed_headlines_and_no_field_for_them(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, **NEW)
        listed = [each for part in seen.markup for each in part.all("ol")]
        shown, annex = screens_of(kept_store)
        items = [each for each in listed if each.attributes.get("class") == "mw-screens"]
        assert len(items[0].all("li")) == len(shown) == 8
        fields = {each.label for each in seen.app.text_area}
        assert fields == {
            "Comment in English",
            "Comment in Welsh",
            "Title in English",
            "Title in Welsh",
        }
        assert "8/8" in seen.text
        assert len(annex) > 5

    def test_a_screen_is_moved_and_the_address_keeps_it(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        shown, _annex = screens_of(kept_store)
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, pick=shown[2], **NEW)
        seen = press(seen, "Move up")
        moved = [shown[0], shown[2], shown[1], *shown[3:]]
        assert seen.address["order"] == JOINT.join(moved)
        assert seen.address["pick"] == shown[2]
        seen = press(seen, "Move down")
        assert "order" not in seen.address

    def test_a_screen_is_hidden_annexed_and_shown_again(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        shown, _annex = screens_of(kept_store)
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, pick=shown[3], **NEW)
        seen = press(seen, "Hide")
        assert seen.address["hide"] == shown[3]
        assert "it is not in the briefing" in seen.text
        seen = press(seen, "Put in the annex")
        assert (seen.address.get("hide"), seen.address["annex"]) == (None, shown[3])
        seen = press(seen, "Show")
        assert shown[3] in seen.address["order"].split(JOINT)
        assert "annex" not in seen.address

    def test_the_ninth_screen_is_refused_in_words(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        _shown, annex = screens_of(kept_store)
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, pick=annex[0], **NEW)
        seen = press(seen, "Show")
        assert "A mission has at most 8 screens" in seen.text
        assert "order" not in seen.address

    def test_an_address_that_asks_for_a_ninth_says_the_same(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        shown, annex = screens_of(kept_store)
        order = JOINT.join([*shown, annex[0]])
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, order=order, **NEW)
        assert "A mission has at most 8 screens" in seen.text
        assert "8/8" in seen.text

    def test_comments_and_titles_are_kept_through_steps_screens_and_languages(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, **NEW)
        seen = type_in(seen, "Comment in English", "Mind the gap")
        seen = type_in(seen, "Title in Welsh", "Iechyd")
        assert "with a comment" in seen.text
        app = seen.app
        app.query_params["pick"] = SHORT[1]
        seen = Seen(app.run())
        assert area(seen, "Comment in English").value == ""
        app.query_params["lang"] = "cy"
        app.query_params["pick"] = SHORT[0]
        seen = Seen(app.run())
        assert area(seen, "Sylw yn Saesneg").value == "Mind the gap"
        assert area(seen, "Teitl yn Gymraeg").value == "Iechyd"
        assert "Mind" not in str(seen.address)

    def test_several_missions_are_composed_together(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        seen = open_screen(
            kept_store, BRIEFINGS, trying=CABINET, mission="iechyd.economi", open="new"
        )
        assert "Increasing healthy life expectancy: 8/8" in seen.text
        assert "Creating a strong, vibrant Welsh economy: 8/8" in seen.text
        assert not buttons(seen)["Freeze"].disabled

    def test_other_missions_are_another_briefing(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        shown, _annex = screens_of(kept_store)
        given = {**NEW, "hide": shown[2], "pick": shown[3], "briefing": OPEN}
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, **given)
        (missions,) = seen.app.pills
        missions.set_value(["iechyd", "economi"])
        seen = Seen(seen.app.run())
        assert seen.address == {"lang": "en", "mission": "iechyd.economi", "open": "new"}

    def test_without_a_mission_it_says_what_to_choose(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, open="new")
        assert "Choose a mission above, or several" in seen.text
        assert "Freeze" not in buttons(seen)

    def test_with_no_screen_it_says_so_and_freezes_nothing(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        hide = all_but(kept_store)
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, hide=hide, **NEW)
        assert "No screen is chosen. A briefing has at least one." in seen.text
        assert buttons(seen)["Freeze"].disabled

    def test_a_title_of_500_letters_is_told_how_long_it_may_be(
        self, open_screen: OpenScreen, kept_store: Store
    ) -> None:
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, **NEW)
        seen = type_in(seen, "Title in English", "x" * 500)
        assert f"Letters: 500. At most: {LONGEST_TITLE}." in seen.text
        assert buttons(seen)["Freeze"].disabled

    @pytest.mark.parametrize(
        "words",
        ["<script>alert(1)</script>", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "שלום", "a\x00b\x1b[31m\u202ec", "{0} %s _('x')"],
    )
    def test_any_words_can_be_typed_and_stay_words(
        self, open_screen: OpenScreen, kept_store: Store, words: str
    ) -> None:
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, **NEW)
        seen = type_in(seen, "Title in English", words)
        seen = type_in(seen, "Comment in Welsh", words)
        assert not buttons(seen)["Freeze"].disabled
        assert "script" not in {each.tag for part in seen.markup for each in part.every()}

    @pytest.mark.parametrize("name", ["order", "annex", "hide"])
    def test_an_unknown_screen_is_named_and_left_out(
        self, open_screen: OpenScreen, kept_store: Store, name: str
    ) -> None:
        given = {**NEW, name: "iechyd.nonsense"}
        seen = open_screen(kept_store, BRIEFINGS, trying=CABINET, **given)
        assert "was left out: iechyd.nonsense" in seen.text
        assert "8/8" in seen.text


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_an_unknown_mission_or_briefing_is_told_and_the_known_are_offered(
    open_screen: OpenScreen, kept_store: Store, lang: str
) -> None:
    seen = open_screen(kept_store, BRIEFINGS, lang, mission="nonsense", briefing="nothing")
    _ = text(lang)
    assert _("There is no “{asked}” here. Choose one of these:", asked="nonsense") in seen.text
    assert _("There is no “{asked}” here. Choose one of these:", asked="nothing") in seen.text


def test_a_store_without_briefings_offers_none_for_an_unknown_one(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, BRIEFINGS, briefing="nothing")
    assert "There is no “nothing” here." in seen.text
    assert "Choose one of these" not in seen.text


def test_what_is_presented_now_is_the_newest_open_one_else_a_preview(
    open_screen: OpenScreen, kept_store: Store
) -> None:
    seen = open_screen(kept_store, BRIEFINGS, trying=CABINET)
    assert "Increasing healthy life expectancy · Present · Health in May" in seen.text
    assert "no briefing is open yet; this is a preview" in seen.text
    board = open_screen(kept_store, BOARD)
    hrefs = {each.attributes["href"] for part in board.markup for each in part.all("a")}
    assert {f"./present?mission={code}&lang=en" for code in ("iechyd", "economi")} <= hrefs


def test_the_welsh_screen_holds_no_english_of_ours(
    open_screen: OpenScreen, kept_store: Store
) -> None:
    for given in ({**NEW, "briefing": OPEN}, {**NEW, "hide": all_but(kept_store), "order": "x.y"}):
        seen = open_screen(kept_store, BRIEFINGS, "cy", trying=CABINET, **given)
        assert find_english(seen.words()) == []
    assert find_english(open_screen(kept_store, BRIEFINGS, "cy", **NEW).words()) == []
