"""The retrospective's page: the same words as the link's own screen, and a record for its team."""

import pytest

from components.shell.actor import Trying
from components.shell.screens import LINK, RETROSPECTIVE
from data.store import Store
from locales import text
from models.roles import Role
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.shipped import sheet

LANGUAGES = ("en", "cy")
TEAM_OF = {row["output"]: row["team"] for row in sheet("outputs")}
LINKS = [(row["contribution"], TEAM_OF[row["output"]]) for row in sheet("contributions")]
LOANS = {"team": "loans-markets", "contribution": "loans-first-sales"}
OWN, OTHER = Trying(Role.TEAM, "loans-markets"), Trying(Role.TEAM, "heart-risk")


def fields(seen: Seen) -> set[str]:
    return {each.label for each in seen.app.text_area}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("code", "team"), LINKS)
def test_every_link_says_what_its_own_screen_says(
    open_screen: OpenScreen, demonstration_store: Store, code: str, team: str, lang: str
) -> None:
    own = open_screen(demonstration_store, LINK, lang, contribution=code)
    seen = open_screen(demonstration_store, RETROSPECTIVE, lang, contribution=code, team=team)
    assert seen.heading == own.heading
    leads = [part.first("p").text for part in own.markup for _ in part.all("h1")]
    assert all(each in seen.text for each in leads)


def test_it_opens_on_what_waits_first_of_ones_own_team(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, RETROSPECTIVE, trying=OWN)
    assert "Growth loans from the development agency" in seen.text
    assert "What we decide" in seen.text


@pytest.mark.parametrize(
    ("trying", "writes"),
    [
        (None, False),
        (OTHER, False),
        (OWN, True),
        (Trying(Role.CABINET), False),
        (Trying(Role.ADMIN), False),
    ],
    ids=["viewer", "other team", "own team", "cabinet", "admin"],
)
def test_only_the_team_itself_finds_the_form(
    open_screen: OpenScreen, demonstration_store: Store, trying: Trying | None, writes: bool
) -> None:
    seen = open_screen(demonstration_store, RETROSPECTIVE, trying=trying, **LOANS)
    assert ("Why, in English" in fields(seen)) is writes
    assert ("Only the team itself records here." in seen.text) is not writes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_decided_stands_with_the_figures_of_then_and_now(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    _ = text(lang)
    seen = open_screen(demonstration_store, RETROSPECTIVE, lang, **LOANS)
    (row,) = (each for each in sheet("reviews") if each["review"] == "loans-2026-05")
    for column in ("reason", "learned", "change_our_mind"):
        assert row[f"{column}_{lang}"] in seen.text
    _head, *rows = seen.table(_("Then and now, number by number"))
    assert rows[0][0] == _("What the figures say")
    # Nothing was frozen with a decision that came by pack: it says that it was worked out since.
    since = _("This was not kept with the decision. It is worked out since, from what was known on"
              " {date}.")  # fmt: skip
    assert since.partition("{date}")[0] in seen.text


def test_who_was_there_is_shown_to_the_team_alone(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    (row,) = (each for each in sheet("reviews") if each["review"] == "loans-2026-05")
    said = f"Last time: {row['attended']}"
    opened = {"open": "earlier", **LOANS}
    assert said in open_screen(demonstration_store, RETROSPECTIVE, trying=OWN, **opened).text
    assert said not in open_screen(demonstration_store, RETROSPECTIVE, trying=OTHER, **opened).text


def test_where_it_is_too_early_what_can_be_learnt_comes_first(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    waiting = {"team": "blood-pressure-cholesterol", "contribution": "nurses-chol-to-target"}
    seen = open_screen(demonstration_store, RETROSPECTIVE, **waiting)
    titles = [each.text for part in seen.markup for each in part.all("h2")]
    assert titles.index("What can be learnt now") < titles.index("Delivered, and whom it reached")
    told = open_screen(demonstration_store, RETROSPECTIVE, **LOANS)
    titles = [each.text for part in told.markup for each in part.all("h2")]
    assert titles.index("What can be learnt now") > titles.index("Delivered, and whom it reached")


@pytest.mark.parametrize(
    ("given", "asked"),
    [({"team": "nonsense"}, "nonsense"), ({"contribution": "no-such"}, "no-such")],
)
def test_an_unknown_code_is_told_and_the_known_ones_are_offered(
    open_screen: OpenScreen, demonstration_store: Store, given: dict[str, str], asked: str
) -> None:
    seen = open_screen(demonstration_store, RETROSPECTIVE, **given)
    assert f"There is no “{asked}” here." in seen.text


def test_a_team_without_an_expectation_is_told_so(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, RETROSPECTIVE, team="hubs")
    assert seen.heading


def test_an_expectation_alone_opens_the_room_of_its_team(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, RETROSPECTIVE, contribution="nurses-chol-to-target")
    assert "There is no" not in seen.text
    assert "Cholesterol nurses" in seen.text
