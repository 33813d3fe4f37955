"""A mission's page: its heading, the picture and its key, what is missing, and the tables."""

from components.mission_take import take_model
from components.mission_view import build_mission, mission_heading
from components.palette import PALETTES
from data.bilingual import Both
from locales import text
from tests.components.judging import LINKS, all_on_plan, judged, make_known, make_wales
from tests.components.making import (
    HOSTILE,
    make_link,
    make_mission,
    make_outcome,
    make_output,
)
from tests.components.markup import Element, drawn_texts, read_drawing, read_markup, read_pictures

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
LINK = make_link(make_output())
KNOWN = make_known(judged(LINK, "delivered_not_moving"), all_on_plan("p"), {"i": make_wales()})


def build(mission: object, lang: str = "en") -> Element:
    made = build_mission(mission, KNOWN, LINKS, LIGHT, text(lang))  # type: ignore[arg-type]
    return read_markup(made)


def test_the_heading_tells_what_moves_why_by_whom_and_by_when() -> None:
    mission = make_mission(make_outcome(LINK), goals=("healthier", "prosperous"), illustrative=True)
    told = read_markup(mission_heading(mission, KNOWN, "stale words", LINKS, EN)).text
    assert told.startswith(
        "Work for all Illustrative figures Its one outcome is improving. Its one output: delivered "
        "and not moving. stale words Because."
    )
    assert "Set by: Ministers, 1 January 2024 · to reach by: 1 January 2030" in told
    assert told.index("A prosperous Wales") < told.index("A healthier Wales")
    undated = mission_heading(make_mission(target_date=None), KNOWN, "", LINKS, EN)
    assert "no date to reach it by" in read_markup(undated).text


def test_the_key_shows_each_edge_with_its_mark_and_word() -> None:
    items = build(make_mission(make_outcome(LINK))).all("li")
    (key,) = (item for item in items if item.text.endswith("no movement") and item.all("img")[1:])
    assert len(key.all("img")) == 2


def test_the_picture_says_what_it_shows() -> None:
    read = build(make_mission(make_outcome(LINK)))
    alts = [image.attributes["alt"] for image in read.all("img")]
    assert "Work for all. More people in work: Checks (no movement)" in alts


def test_what_is_missing_is_listed_with_its_count_and_only_where_there_is_any() -> None:
    assert "What is missing" not in build(make_mission(make_outcome(LINK))).text
    assert "What is missing: 1 The mission has no outcome." in build(make_mission()).text


def test_the_rows_are_the_boards_three_facts() -> None:
    rows = build(make_mission(make_outcome(LINK))).first("tbody").cells()
    (row,) = (cells for cells in rows if len(cells) == 5)
    assert row[1].startswith("On plan: 95%")
    assert row[2].startswith("Improving")
    assert row[3].startswith("Delivered, no movement where it went")


def test_outcomes_stand_with_who_owns_them_and_lead_to_their_screen() -> None:
    read = build(make_mission(make_outcome(LINK)))
    table = next(
        each for each in read.all("table") if each.first("caption").text.startswith("Outcomes")
    )
    assert table.first("tbody").cells()[0][1] == "Director"
    assert table.first("tbody").first("a").attributes["href"] == LINKS.outcome("o")


def test_a_narrow_screen_gets_the_same_chain_as_a_list() -> None:
    read = build(make_mission(make_outcome(LINK), make_outcome(code="o2")))
    narrow = next(
        each for each in read.all("div") if "mw-narrow-only" in each.attributes.get("class", "")
    )
    assert narrow.first("li").text.startswith("More people in work")
    assert "Checks : no movement" in narrow.text
    assert "no output" in narrow.text
    assert narrow.first("a").attributes["href"] == LINKS.contribution("p-i")


def test_the_picture_to_take_away_is_the_same_without_a_font_of_its_own() -> None:
    taken = take_model(make_mission(make_outcome(LINK)), KNOWN, CY)
    assert taken.title.endswith("Gwaith i bawb")
    assert "@font-face" not in taken.svg
    assert "dim symud" in drawn_texts(read_drawing(taken.svg))
    assert "dim symud" in taken.alt


def test_hostile_words_stay_words() -> None:
    hostile = Both(HOSTILE, HOSTILE)
    outcome = make_outcome(make_link(make_output(title=hostile)), title=hostile, owner=hostile)
    mission = make_mission(outcome, title=hostile, why=hostile, loose=(make_output("q"),))
    made = build_mission(mission, KNOWN, LINKS, LIGHT, EN)
    heading = mission_heading(mission, KNOWN, "", LINKS, EN)
    assert "script" not in read_markup(made).tags() | read_markup(heading).tags()
    for drawing in read_pictures(made):
        assert "script" not in {element.tag for element in drawing.iter()}
