"""The team's page: its years on one screen, its members as counts for all but itself."""

import pytest

from components.shell.actor import Trying
from components.shell.screens import TEAM
from data.store import Store
from locales import text
from models.roles import Role
from tests.fixtures.apps import OpenScreen
from tests.pages.shipped import sheet

TEAMS = {row["team"]: row for row in sheet("teams")}
BLOOD = "blood-pressure-cholesterol"
OPENED = {"team": BLOOD, "open": "members"}


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("team", TEAMS)
def test_every_team_is_told_whole(
    open_screen: OpenScreen, demonstration_store: Store, team: str, lang: str
) -> None:
    seen = open_screen(demonstration_store, TEAM, lang, team=team)
    assert seen.heading == TEAMS[team][f"name_{lang}"]
    assert TEAMS[team][f"problem_{lang}"] in seen.text
    for row in sheet("outputs"):
        assert (row[f"title_{lang}"] in seen.text) or row["team"] != team


def test_money_that_ends_before_anybody_could_know_is_said(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, TEAM, team=BLOOD)
    said = "Funded until March 2027; we could first know in about November 2027."
    assert f"Cholesterol nurses: {said}" in seen.text
    days = [row[1] for row in seen.table("Days to come")]
    money = days.index("The money ends")
    assert any(each.startswith("We could first know") for each in days[money + 1 :])


def test_members_are_counts_that_agree_with_the_rows(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, TEAM, team=BLOOD)
    rows = [row for row in sheet("members") if row["team"] == BLOOD]
    found = {row[0]: row for row in seen.table("Joined and left")[1:]}
    assert set(found) == {row["discipline"] for row in rows}
    there = [row["discipline"] for row in rows if not row["left_on"]]
    assert {name: int(row[1]) for name, row in found.items()} == {
        name: there.count(name) for name in found
    }
    gone = sorted(name for name in found if name not in there)
    assert f"Held by nobody now: {', '.join(gone)}" in seen.text


@pytest.mark.parametrize(
    ("trying", "sees"),
    [
        (None, False),
        (Trying(Role.TEAM, "heart-risk"), False),
        (Trying(Role.TEAM, BLOOD), True),
        (Trying(Role.ADMIN), True),
        (Trying(Role.CABINET), False),
        (Trying(Role.EXECUTIVE), False),
        (Trying(Role.STEWARD), False),
    ],
    ids=["viewer", "other team", "own team", "admin", "cabinet", "executive", "steward"],
)
def test_the_rows_are_for_the_team_and_the_administrator(
    open_screen: OpenScreen, demonstration_store: Store, trying: Trying | None, sees: bool
) -> None:
    seen = open_screen(demonstration_store, TEAM, trying=trying, **OPENED)
    own = {row["member"] for row in sheet("members") if row["team"] == BLOOD}
    shown = {cell for part in seen.markup for row in part.all("th") for cell in [row.text]}
    assert bool(own & shown) is sees
    assert own <= shown or not sees


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_what_was_tried_is_told_with_what_was_learnt(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    seen = open_screen(demonstration_store, TEAM, lang, team=BLOOD)
    for row in sheet("reviews"):
        if row["contribution"].startswith("machines"):
            assert row[f"learned_{lang}"] in seen.text
    turned = text(lang)("we were wrong").capitalize()
    assert f"{text(lang)('Were we right?')} {turned}" in seen.text
