"""The mission's page: the picture, the tables, and what is missing."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from components.shell.screens import MISSION
from data.store import Store
from locales import text
from tests.components.markup import drawn_texts, read_pictures
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.shipped import sheet


def titles(seen: Seen) -> list[str]:
    return [text for part in seen.elements if part.type == "html" for drawing in read_pictures(
        part.proto.body
    ) for text in drawn_texts(drawing)]  # fmt: skip


@pytest.mark.parametrize("mission", [row["mission"] for row in sheet("missions")])
@pytest.mark.parametrize("lang", ["en", "cy"])
def test_a_mission_is_drawn_and_told_whole(
    open_screen: OpenScreen, demonstration_store: Store, mission: str, lang: str
) -> None:
    seen = open_screen(demonstration_store, MISSION, lang, mission=mission)
    (row,) = (each for each in sheet("missions") if each["mission"] == mission)
    assert seen.heading.startswith(row[f"title_{lang}"])
    assert row[f"why_{lang}"] in seen.text
    outcomes = [each for each in sheet("outcomes") if each["mission"] == mission]
    drawn = " ".join(titles(seen))
    for outcome in outcomes:
        assert outcome[f"title_{lang}"] in drawn
        assert outcome[f"so_what_{lang}"] in seen.text
    pictures = [image for part in seen.markup for image in part.all("img")]
    alt = max((image.attributes["alt"] for image in pictures), key=len)
    assert all(outcome[f"title_{lang}"] in alt for outcome in outcomes)


def test_what_is_missing_is_listed(open_screen: OpenScreen, demonstration_store: Store) -> None:
    seen = open_screen(demonstration_store, MISSION, mission="economi")
    (row,) = (each for each in sheet("missions") if each["mission"] == "economi")
    assert row["target_date"] == ""
    assert "The mission has no date to reach it by." in seen.text
    assert "Outcome with no output: People can find fair work close to home" in seen.text
    health = open_screen(demonstration_store, MISSION, mission="iechyd").text
    assert (
        "Cholesterol nurses: Funded until March 2027; we could first know in about November 2027."
    ) in health


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_contribution_of_a_mission_is_drawn_with_its_short_word(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    _ = text(lang)
    drawn = titles(open_screen(demonstration_store, MISSION, lang, mission="iechyd"))
    wanted = {"moved more": 1, "no movement": 2, "too early": 1, "not enough delivered": 1}
    assert {said: drawn.count(_(said)) for said in wanted} == wanted
    assert drawn.count(_("cannot tell")) == 1


def test_an_outcome_that_hangs_on_one_organisation_is_named(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    """Counted from the rows: the organisations of the teams behind each outcome's outputs."""
    team = {row["team"]: row["organisation"] for row in sheet("teams")}
    output = {row["output"]: team[row["team"]] for row in sheet("outputs")}
    outcome = {row["indicator"]: row["outcome"] for row in sheet("indicators")}
    found: dict[str, set[str]] = {}
    for row in sheet("contributions"):
        found.setdefault(outcome[row["indicator"]], set()).add(output[row["output"]])
    for mission in ("iechyd", "economi"):
        seen = open_screen(demonstration_store, MISSION, mission=mission).text
        wanted = {
            f"{each['title_en']}: {next(iter(found[each['outcome']]))} alone works on it"
            for each in sheet("outcomes")
            if each["mission"] == mission and len(found.get(each["outcome"], ())) == 1
        }
        assert wanted
        assert all(said in seen for said in wanted)
        assert seen.count("alone works on it") == len(wanted)


def test_the_goals_of_a_mission_are_named(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    assert "Cymru iachach" in open_screen(demonstration_store, MISSION, "cy", mission="iechyd").text


def test_what_was_never_judged_says_so(open_screen: OpenScreen, demonstration_copy: Store) -> None:
    """A store that was filled and never judged: nothing in it is old."""
    said = open_screen(demonstration_copy, MISSION).text
    assert "Nothing has been judged yet." in said
    assert "may be older" not in said


def test_the_list_of_missions_follows_the_address_and_the_address_the_list(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MISSION, mission="economi")
    (chooser,) = seen.app.selectbox
    assert chooser.value == "economi"
    chooser.set_value("iechyd").run()
    after = Seen(seen.app)
    assert after.address["mission"] == "iechyd"
    assert after.address["lang"] == "en"
    assert after.heading.startswith("Increasing healthy life expectancy")


@pytest.mark.parametrize(("lang", "said"), [("en", "There is no “"), ("cy", "Nid oes “")])
def test_an_unknown_mission_is_said_and_the_known_ones_are_offered(
    open_screen: OpenScreen, demonstration_store: Store, lang: str, said: str
) -> None:
    seen = open_screen(demonstration_store, MISSION, lang, mission="nonsense")
    (alert,) = (
        each
        for part in seen.markup
        for each in part.every()
        if each.attributes.get("role") == "alert"
    )
    assert "nonsense" in alert.text
    assert [item.text for item in alert.all("li")] == [
        row[f"title_{lang}"]
        for row in sorted(sheet("missions"), key=lambda row: (row["set_on"], row["mission"]))
    ]
    for link in alert.all("a"):
        assert f"lang={lang}" in link.attributes["href"]
    assert seen.heading


@pytest.mark.parametrize("given", [{}, {"mission": "iechyd"}], ids=str)
def test_a_copied_address_holds_the_mission_only_where_it_was_chosen(
    open_screen: OpenScreen, demonstration_store: Store, given: dict[str, str]
) -> None:
    seen = open_screen(demonstration_store, MISSION, open="take", **given)
    (field,) = (each for part in seen.markup for each in part.all("input"))
    query = dict(parse_qsl(urlsplit(field.attributes["value"]).query))
    assert query == {**given, "lang": "en"}


def test_a_hostile_code_in_the_address_stays_text(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MISSION, mission="<script>window.hurt=1</script>")
    assert "<script>window.hurt=1</script>" in seen.text
    assert all(each.tag != "script" for part in seen.markup for each in part.every())
