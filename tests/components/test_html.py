"""Our own markup: escaped by default, marked where it is not translated, tables that are tables."""

from base64 import b64decode

from components.html import (
    Group,
    Html,
    Row,
    Table,
    finding_html,
    illustrative_tag,
    link,
    picture,
    plain,
    safe,
    say,
    table_html,
)
from data.bilingual import Both
from locales import text
from tests.components.making import HOSTILE
from tests.components.markup import read_markup

EN, CY = text("en"), text("cy")


def test_plain_text_is_escaped_and_markup_is_not() -> None:
    assert safe("<b>&") == "&lt;b&gt;&amp;"
    assert safe(Html("<b>x</b>")) == "<b>x</b>"


def test_hostile_text_stays_text_wherever_it_goes() -> None:
    both = Both(HOSTILE, None)
    parts = (
        say(both, EN),
        say(both, CY),
        link(f"./map?x={HOSTILE}", HOSTILE),
        picture("<svg/>", HOSTILE),
        finding_html(HOSTILE, HOSTILE),
        table_html(Table(HOSTILE, (HOSTILE, "b"), (Row((HOSTILE, HOSTILE)), Group(HOSTILE)))),
        table_html(Table(HOSTILE, (HOSTILE,), (Row((HOSTILE,)),), stacks=True)),
    )
    for part in parts:
        read = read_markup(part)
        assert "script" not in read.tags()
        images = [image for image in read.all("img") if image.attributes.get("src") == "x"]
        assert images == []
        assert not any(
            name.startswith("on") for element in read.every() for name in element.attributes
        )
    assert read_markup(say(both, EN)).text == " ".join(HOSTILE.split())
    assert read_markup(picture("<svg/>", HOSTILE)).first("img").attributes["alt"] == HOSTILE


def test_a_text_in_the_other_language_says_which_and_that_it_is_not_translated() -> None:
    read = read_markup(say(Both("Health", None), CY))
    spans = read.all("span")
    assert (spans[0].attributes["lang"], spans[0].text) == ("en", "Health")
    assert spans[1].text == "(heb ei gyfieithu eto)"
    welsh = read_markup(say(Both(None, "Iechyd"), EN)).all("span")
    assert (welsh[0].attributes["lang"], welsh[0].text) == ("cy", "Iechyd")
    assert welsh[1].text == "(not yet translated)"


def test_a_text_in_the_readers_language_and_an_empty_one_carry_no_mark() -> None:
    assert str(say(Both("Health", "Iechyd"), CY)) == "Iechyd"
    assert str(say(Both(None, None), CY)) == ""
    assert plain(Both("Health", None), "cy") == "Health"


def test_a_table_is_one_a_screen_reader_can_walk() -> None:
    table = Table(
        "Places",
        ("Place", "Figure"),
        (Group("South"), Row(("Cardiff", "1")), Row(("Newport", "2"), picked=True)),
        numbers=frozenset({1}),
    )
    read = read_markup(table_html(table))
    assert read.first("caption").text == "Places"
    assert read.first("table").cells() == [
        ["Place", "Figure"],
        ["South"],
        ["Cardiff", "1"],
        ["Newport", "2"],
    ]
    heads = [head.attributes.get("scope") for head in read.all("th")]
    assert heads == ["col", "col", "colgroup", "row", "row"]
    assert read.all("th")[2].attributes["colspan"] == "2"
    assert [cell.attributes["class"] for cell in read.all("td")] == ["mw-number"] * 2
    picked = [row.attributes.get("class") for row in read.all("tr")]
    assert picked == [None, "mw-group", None, "mw-picked"]


def test_a_table_that_scrolls_can_be_reached_by_keyboard_and_has_a_name() -> None:
    frame = read_markup(table_html(Table("Places", ("Place",), ()))).first("div")
    assert (frame.attributes["tabindex"], frame.attributes["role"]) == ("0", "region")
    assert frame.attributes["aria-label"] == "Places"


def test_a_table_that_becomes_cards_keeps_each_cells_column_with_it() -> None:
    table = Table("T", ("Output", "Delivered?"), (Row(("A", "yes")),), stacks=True)
    read = read_markup(table_html(table))
    assert read.first("td").attributes["data-label"] == "Delivered?"
    assert "mw-stack" in read.first("table").attributes["class"]


def test_a_picture_carries_its_drawing_and_its_words() -> None:
    image = read_markup(picture("<svg>ŵ</svg>", "A line")).first("img")
    assert image.attributes["alt"] == "A line"
    drawn = image.attributes["src"].removeprefix("data:image/svg+xml;base64,")
    assert b64decode(drawn).decode() == "<svg>ŵ</svg>"


def test_a_finding_is_the_title_and_its_detail_stands_below() -> None:
    read = read_markup(finding_html("Up", "by 2"))
    assert (read.first("h1").text, read.first("p").text) == ("Up", "by 2")
    assert read_markup(finding_html("Up")).all("p") == []


def test_illustrative_figures_are_marked_in_both_languages() -> None:
    assert read_markup(illustrative_tag(EN)).text == "Illustrative figures"
    assert read_markup(illustrative_tag(CY)).text == "Ffigurau enghreifftiol"
