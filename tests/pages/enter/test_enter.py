"""Entering what is one's own: what is offered to whom, what is told, and that nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.shell.actor import TRYING, Trying
from components.shell.screens import ENTER, LINK, MISSION, OUTCOME, PLACE, Screen
from data.clock import fixed_today
from data.entry import read_entry_rows
from data.store import Store
from locales import text
from models.roles import Role
from tests.components.making import HOSTILE
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.english import find_english

TEAM = Trying(Role.TEAM, "heart-risk")
EXECUTIVE, CABINET = Trying(Role.EXECUTIVE), Trying(Role.CABINET)
CHECK, SAVE = "Check, and show what it changes", "Save"
TODAY = "2026-11-22"
FOUND = "screening-cvd-found"
SCREENING = {"sheet": "outputs", "key": "screening"}
RETURNS = {"sheet": "deliveries", "key": "screening", "period": "2026-Q3"}


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


def field(app: AppTest, label: str):
    every = (*app.text_input, *app.text_area, *app.selectbox)
    return next(each for each in every if each.label == label)


def type_in(app: AppTest, label: str, said: str) -> Seen:
    return Seen(field(app, label).set_value(said).run())


def press(app: AppTest, label: str) -> Seen:
    (button,) = (each for each in app.button if each.label == label)
    return Seen(button.click().run())


def buttons(app: AppTest) -> set[str]:
    return {each.label for each in app.button}


def beside(seen: Seen) -> list[str]:
    """Return what is said beneath single fields."""
    every = (each for part in seen.markup for each in part.all("p"))
    return [each.text for each in every if each.attributes.get("class") == "mw-problem"]


class TestOffered:
    @pytest.mark.parametrize(
        ("trying", "sheets"),
        [
            (TEAM, ["Outputs", "Deliveries", "Expectations"]),
            (EXECUTIVE, ["Outcomes", "Indicators", "Targets"]),
            (CABINET, ["Missions"]),
        ],
    )
    def test_each_is_offered_what_is_theirs(
        self, open_screen: OpenScreen, demonstration_store: Store, trying: Trying, sheets: list[str]
    ) -> None:
        seen = open_screen(demonstration_store, ENTER, trying=trying)
        (chosen,) = seen.app.get("button_group")
        assert [option.content for option in chosen.proto.options] == sheets

    @pytest.mark.parametrize("trying", [None, Trying(Role.STEWARD), Trying(Role.ADMIN)])
    def test_all_others_are_told_for_whom_it_is(
        self, open_screen: OpenScreen, demonstration_store: Store, trying: Trying | None
    ) -> None:
        seen = open_screen(demonstration_store, ENTER, trying=trying, **SCREENING)
        assert seen.heading.startswith("This screen is for these roles: Delivery team, Executive")
        assert not seen.app.text_input

    @pytest.mark.parametrize(
        ("trying", "given", "asked"),
        [
            (TEAM, {"sheet": "outputs", "key": "nurses"}, "nurses"),
            (TEAM, {"sheet": "deliveries", "key": "nurses"}, "nurses"),
            (TEAM, {"sheet": "contributions", "key": "nurses-chol-to-target"}, "nurses-chol"),
            (TEAM, {"sheet": "missions", "key": "iechyd"}, "missions"),
            (CABINET, {"sheet": "outcomes", "key": "h1"}, "outcomes"),
            (EXECUTIVE, {"sheet": "members", "key": "heart-risk"}, "members"),
        ],
    )
    def test_an_address_opens_nothing_of_others(
        self,
        open_screen: OpenScreen,
        demonstration_store: Store,
        trying: Trying,
        given: dict[str, str],
        asked: str,
    ) -> None:
        seen = open_screen(demonstration_store, ENTER, trying=trying, **given)
        assert f"There is no “{asked}" in seen.text
        assert not seen.app.text_input

    def test_a_team_finds_its_own_and_no_others(
        self, open_screen: OpenScreen, demonstration_store: Store
    ) -> None:
        seen = open_screen(demonstration_store, ENTER, trying=TEAM)
        assert [row[0] for row in seen.table("Outputs of your team")[1:]] == ["Community screening"]

    @pytest.mark.parametrize(
        ("screen", "given", "trying", "sheet"),
        [
            (MISSION, {"mission": "iechyd"}, CABINET, "missions"),
            (OUTCOME, {"outcome": "h1"}, EXECUTIVE, "outcomes"),
            (LINK, {"contribution": FOUND}, TEAM, "contributions"),
            (PLACE, {"area": "W06000015"}, TEAM, "deliveries"),
        ],
    )
    def test_who_may_change_it_finds_the_way_there_and_nobody_else(
        self,
        open_screen: OpenScreen,
        demonstration_store: Store,
        screen: Screen,
        given: dict[str, str],
        trying: Trying,
        sheet: str,
    ) -> None:
        def ways(who: Trying | None) -> list[str]:
            seen = open_screen(demonstration_store, screen, trying=who, **given)
            links = (each.attributes["href"] for part in seen.markup for each in part.all("a"))
            return [each for each in links if f"./enter?sheet={sheet}" in each]

        assert len(ways(trying)) == 1
        others = {None, TEAM, EXECUTIVE, CABINET, Trying(Role.TEAM, "hubs")} - {trying}
        if screen is PLACE:  # every team has something to deliver somewhere
            others -= {Trying(Role.TEAM, "hubs")}
        assert [ways(other) for other in others] == [[]] * len(others)


class TestOneRow:
    def test_what_is_wrong_stands_beside_its_field_and_stays_typed(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=TEAM, **SCREENING).app
        type_in(app, "Budget in pounds (may be empty)", "a lot")
        type_in(app, "Starts on", "2027-13-01")
        seen = press(app, CHECK)
        assert SAVE not in buttons(app)
        assert beside(seen) == [
            "there is no such date as 2027-13-01",
            "a lot is not a plain number; write digits and at most one point, such as 1234.5",
        ]
        assert "Starts on: there is no such date as 2027-13-01" in seen.text
        assert field(app, "Budget in pounds (may be empty)").value == "a lot"
        seen = type_in(app, "Starts on", "2022-04-01")
        assert len(beside(seen)) == 1  # what is put right is no longer said

    def test_columns_are_called_as_the_form_calls_them(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=TEAM, **SCREENING).app
        type_in(app, "Ends on (may be empty)", "2020-01-01")
        assert beside(press(app, CHECK)) == ["“Ends on” is before “Starts on”"]

    def test_it_is_saved_once_its_effect_was_shown(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=TEAM, **SCREENING).app
        assert "Nothing is saved before" in type_in(app, "Title in English", "Screening").text
        assert SAVE not in buttons(app)
        seen = press(app, CHECK)
        assert "Nothing that the figures say would change." in seen.text
        assert "Until now: Community screening" in seen.text
        version = own_store.version()
        seen = press(app, SAVE)
        assert "Saved. What the figures say is up to date." in seen.text
        assert read(own_store, "outputs", output="screening")[0]["title_en"] == "Screening"
        assert own_store.version() > version
        assert SAVE not in buttons(app)

    def test_what_is_typed_after_checking_must_be_checked_again(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=TEAM, **SCREENING).app
        type_in(app, "Title in English", "Screening")
        press(app, CHECK)
        assert SAVE in buttons(app)
        type_in(app, "Title in English", "Something else")
        assert SAVE not in buttons(app)

    def test_neither_the_language_nor_another_screen_loses_what_is_typed(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=EXECUTIVE, sheet="indicators", new="1").app
        type_in(app, "Title in English", "Anything")
        type_in(app, "Which way is better", "lower")
        app.query_params["lang"] = "cy"
        app.run()
        assert field(app, "Teitl yn Saesneg").value == "Anything"
        assert field(app, text("cy")("Which way is better")).value == "lower"
        app.switch_page(MISSION.script).run()
        app.query_params["lang"] = "en"
        app.switch_page(ENTER.script)
        app.query_params["sheet"], app.query_params["new"] = "indicators", "1"
        app.run()
        assert field(app, "Title in English").value == "Anything"

    def test_a_role_that_was_given_up_saves_nothing(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=TEAM, **SCREENING).app
        type_in(app, "Title in English", "Screening")
        press(app, CHECK)
        version = own_store.version()
        app.session_state[TRYING] = Trying(Role.TEAM, "hubs")
        press(app, SAVE)
        assert own_store.version() == version
        assert read(own_store, "outputs", output="screening")[0]["title_en"] != "Screening"

    def test_a_new_one_gets_a_key_of_its_own_and_is_open_afterwards(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=TEAM, sheet="outputs", new="1").app
        for label, said in {
            "Title in English": "Screening",  # there is one of that key
            "Unit, in English": "people",
            "Starts on": "2027-01-01",
            "Made up for illustration": "yes",
        }.items():
            type_in(app, label, said)
        press(app, CHECK)
        seen = press(app, SAVE)
        assert seen.address["key"] == "screening-2"
        (row,) = read(own_store, "outputs", output="screening-2")
        assert (row["team"], row["title_en"]) == ("heart-risk", "Screening")

    def test_what_is_not_made_up_is_told_before_and_after(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=CABINET, sheet="missions", new="1").app
        for label, said in {
            "Title in English": "A real mission",
            "Why it matters, in English": "Because",
            "Who set it": "Ministers",
            "Set on": "2026-01-01",
            "Made up for illustration": "no",
        }.items():
            type_in(app, label, said)
        seen = press(app, CHECK)
        assert "Saving it ends the date that this demonstration keeps" in seen.text
        seen = press(app, SAVE)
        assert "The date that this demonstration kept has ended." in seen.text
        with own_store.read() as connection:
            assert fixed_today(connection) is None

    def test_a_hostile_title_is_kept_and_never_becomes_markup(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=TEAM, **SCREENING).app
        type_in(app, "Title in English", HOSTILE)
        press(app, CHECK)
        seen = press(app, SAVE)
        assert HOSTILE in seen.text
        assert not [each for part in seen.markup for each in part.all("script")]
        type_in(app, "Title in English", "=1+1")
        assert "begins with a sign that a spreadsheet would run" in press(app, CHECK).text


class TestTwoPeople:
    def both(self, open_screen: OpenScreen, store: Store) -> tuple[AppTest, AppTest]:
        apps = [open_screen(store, ENTER, trying=TEAM, **SCREENING).app for _ in range(2)]
        type_in(apps[0], "Title in English", "Theirs")
        type_in(apps[1], "Title in English", "Mine")
        type_in(apps[1], "Title in Welsh", "Fy un i")
        for app in apps:
            press(app, CHECK)
        press(apps[0], SAVE)
        return apps[0], apps[1]

    def test_the_second_is_told_and_can_keep_either(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        _first, second = self.both(open_screen, own_store)
        seen = press(second, SAVE)
        (_head, row) = seen.table("Changed meanwhile")
        assert row == ["Title in English", "Community screening", "Theirs", "Mine"]
        assert field(second, "Title in English").value == "Mine"
        press(second, "Keep mine")
        press(second, CHECK)
        press(second, SAVE)
        (row,) = read(own_store, "outputs", output="screening")
        assert (row["title_en"], row["title_cy"]) == ("Mine", "Fy un i")

    def test_keeping_theirs_loses_nothing_else(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        _first, second = self.both(open_screen, own_store)
        press(second, SAVE)
        press(second, "Keep theirs")
        assert field(second, "Title in English").value == "Theirs"
        assert field(second, "Title in Welsh").value == "Fy un i"
        press(second, CHECK)
        press(second, SAVE)
        (row,) = read(own_store, "outputs", output="screening")
        assert (row["title_en"], row["title_cy"]) == ("Theirs", "Fy un i")

    def test_of_two_new_expectations_the_second_takes_the_place_of_the_first(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        given = {"sheet": "contributions", "key": FOUND}
        apps = [open_screen(own_store, ENTER, trying=TEAM, **given).app for _ in range(2)]
        for app, hoped in zip(apps, ("3.25", "4.25"), strict=True):
            type_in(app, "Hoped for", hoped)
            press(app, CHECK)
        press(apps[0], SAVE)
        assert "Changed meanwhile" in press(apps[1], SAVE).text
        seen = press(apps[1], "Keep mine")
        assert field(seen.app, "Hoped for").value == "4.25"
        press(seen.app, CHECK)
        press(seen.app, SAVE)
        chain = {row["contribution"]: row for row in read(own_store, "contributions")}
        newest = next(row for row in chain.values() if row["expected_effect"] == "4.25")
        before = chain[newest["supersedes"]]
        assert (before["expected_effect"], before["supersedes"]) == ("3.25", FOUND)


class TestExpectation:
    def test_a_changed_one_takes_the_place_of_the_old_which_stays(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        (old,) = read(own_store, "contributions", contribution=FOUND)
        given = {"sheet": "contributions", "key": FOUND}
        app = open_screen(own_store, ENTER, trying=TEAM, **given).app
        type_in(app, "Hoped for", "40")
        seen = press(app, CHECK)
        assert "What the figures say would change: 2" in seen.text
        assert "stays as the earlier one" in seen.text
        seen = press(app, SAVE)
        assert read(own_store, "contributions", contribution=FOUND) == (old,)
        (new,) = read(own_store, "contributions", supersedes=FOUND)
        assert (new["expected_effect"], new["registered_on"]) == ("40", TODAY)
        assert seen.address["key"] == new["contribution"]


class TestTarget:
    def test_a_new_one_follows_and_its_chance_is_shown(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        (old,) = read(own_store, "targets", indicator="bp-to-target")
        key = f"bp-to-target/{old['area']}/{old['target_period']}/target"
        app = open_screen(own_store, ENTER, trying=EXECUTIVE, sheet="targets", key=key).app
        type_in(app, "Value to reach", "90")
        seen = press(app, CHECK)
        assert "about 3 in 10, on this path → less than 1 in 10, on this path" in seen.text
        press(app, SAVE)
        assert [row["target_value"] for row in read(own_store, "targets", indicator="bp-to-target")]
        found = read(own_store, "targets", indicator="bp-to-target")
        assert [(row["target_value"], row["set_on"]) for row in found] == [
            ("58", old["set_on"]),
            ("90", TODAY),
        ]


class TestDeliveries:
    def test_a_return_is_a_row_of_today_and_the_old_one_stays(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        before = read(own_store, "deliveries", output="screening", area="W06000020")
        app = open_screen(own_store, ENTER, trying=TEAM, **RETURNS).app
        type_in(app, "Torfaen: Delivered", "100")
        type_in(app, "Torfaen: Reached those it is for", "80")
        seen = press(app, CHECK)
        assert "Delivered, of the first plan:" in seen.text
        press(app, SAVE)
        after = read(own_store, "deliveries", output="screening", area="W06000020")
        (new,) = [row for row in after if row not in before]
        assert len(after) == len(before) + 1
        assert (new["delivered"], new["recorded_on"]) == ("100", TODAY)
        assert (new["period"], new["basis"]) == ("2026-Q3", "administrative")

    def test_a_new_plan_shows_the_first_one_beside_it(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=TEAM, **RETURNS).app
        seen = type_in(app, "Swansea: Planned", "200")
        assert "Swansea: First plan, which counts: 438" in seen.text
        press(app, CHECK)
        seen = press(app, SAVE)
        row = next(row for row in seen.table("What is recorded") if row[0] == "Swansea")
        assert row[1:4] == ["438", "200", "443"]

    def test_what_is_wrong_stands_with_its_place(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        app = open_screen(own_store, ENTER, trying=TEAM, **RETURNS).app
        type_in(app, "Swansea: Delivered", "-1")
        type_in(app, "Torfaen: Delivered", "10")
        seen = press(app, CHECK)
        assert beside(seen) == [
            "-1 is less than 0, the least there can be",
            "more were reached than delivered; it is a part of the delivered",
        ]
        assert "Torfaen: Reached those it is for: more were reached than delivered" in seen.text

    def test_a_place_is_added_to_a_period_to_come(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        given = RETURNS | {"period": "2027-Q4"}
        app = open_screen(own_store, ENTER, trying=TEAM, **given).app
        type_in(app, "Add a place", "W06000015")
        type_in(app, "Cardiff: Planned", "300")
        press(app, CHECK)
        press(app, SAVE)
        (row,) = read(own_store, "deliveries", output="screening", area="W06000015",
                      period="2027-Q4")  # fmt: skip
        assert (row["planned"], row["delivered"], row["recorded_on"]) == ("300", "", TODAY)

    def test_two_who_return_the_same_place_lose_nothing(
        self, open_screen: OpenScreen, own_store: Store
    ) -> None:
        apps = [open_screen(own_store, ENTER, trying=TEAM, **RETURNS).app for _ in range(2)]
        for app, said in zip(apps, ("150", "160"), strict=True):
            type_in(app, "Torfaen: Delivered", said)
            press(app, CHECK)
        type_in(apps[1], "Swansea: Delivered", "444")
        press(apps[0], SAVE)
        seen = press(apps[1], CHECK)
        (_head, row) = seen.table("Changed meanwhile")
        assert row == ["Torfaen: Delivered", "167", "150", "160"]
        press(apps[1], "Keep theirs")
        press(apps[1], CHECK)
        press(apps[1], SAVE)
        delivered = {
            row["area"]: row["delivered"]
            for row in read(own_store, "deliveries", output="screening", recorded_on=TODAY)
        }
        assert delivered == {"W06000020": "150", "W06000011": "444"}


@pytest.mark.parametrize(
    ("trying", "given"),
    [
        (TEAM, {}),
        (TEAM, {"sheet": "outputs", "new": "1"}),
        (TEAM, RETURNS),
        (TEAM, {"sheet": "contributions", "new": "1"}),
        (EXECUTIVE, {"sheet": "targets"}),
        (EXECUTIVE, {"sheet": "indicators", "new": "1"}),
        (EXECUTIVE, {"sheet": "targets", "key": "nonsense"}),
        (CABINET, {"sheet": "missions", "new": "1"}),
    ],
)
def test_every_form_is_whole_in_welsh(
    open_screen: OpenScreen, demonstration_store: Store, trying: Trying, given: dict[str, str]
) -> None:
    seen = open_screen(demonstration_store, ENTER, "cy", trying=trying, **given)
    assert find_english(seen.words()) == []


def test_goals_are_chosen_or_not_and_none_of_them_is_called_not_said(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    given = {"sheet": "missions", "key": "iechyd"}
    seen = open_screen(demonstration_store, ENTER, trying=CABINET, **given)
    _sheets, goals = seen.app.get("button_group")
    assert [each.content for each in goals.proto.options] == [
        "A prosperous Wales",
        "A resilient Wales",
        "A healthier Wales",
        "A more equal Wales",
        "A Wales of cohesive communities",
        "A Wales of vibrant culture and thriving Welsh language",
        "A globally responsible Wales",
    ]


@pytest.mark.parametrize(
    ("lang", "first"), [("en", "Title in English"), ("cy", "Teitl yn Gymraeg")]
)
def test_the_readers_own_language_comes_first(
    open_screen: OpenScreen, demonstration_store: Store, lang: str, first: str
) -> None:
    seen = open_screen(demonstration_store, ENTER, lang, trying=TEAM, **SCREENING)
    assert seen.app.text_input[0].label == first


def test_a_new_period_asks_about_every_place_that_has_it_already(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    """Ten places are not added one by one, and what is empty is not returned, not 0."""
    seen = open_screen(demonstration_store, ENTER, trying=TEAM, **RETURNS | {"period": "2026-Q4"})
    places = {row["area"] for row in read(demonstration_store, "deliveries", output="screening")}
    delivered = [each for each in seen.app.text_input if each.label.endswith(": Delivered")]
    assert len(delivered) == len(places)
    assert {each.value for each in delivered} == {""}
