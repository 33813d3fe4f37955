"""A screen as markup: all its words in order, every picture with its text, nothing that runs."""

import re
from dataclasses import replace
from html import unescape

import pytest

from components.briefing.deck import BriefingScreen, Comment, Kind, Sign
from components.briefing.layout import lay_out
from components.briefing.placed import SMALLEST, PlacedText
from components.briefing.stage import SIGNS, paper_unit, screen_unit, stage_html, stage_style
from components.palette import PALETTES
from tests.components.briefing.decks import (
    HOSTILE,
    RIGHT_TO_LEFT,
    comment,
    deck,
    map_picture,
    screen,
)
from tests.components.markup import Element, read_markup, read_pictures

LIGHT, DARK = PALETTES["light"], PALETTES["dark"]
ALLOWED_IN_A_LIST = {"li"}


def shown(made: BriefingScreen, lang: str = "en", theme: str = "light") -> Element:
    return read_markup(stage_html(made, deck(lang, made), 2, 8, PALETTES[theme], paper_unit))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("kind", list(Kind))
def test_every_word_that_is_laid_out_is_there_in_its_order(
    kind: Kind, lang: str, theme: str
) -> None:
    made = screen(kind, lang, comment=comment())
    text = shown(made, lang, theme).text
    at = 0
    for each in lay_out(made, deck(lang, made), 2, 8):
        for line in each.lines if isinstance(each, PlacedText) else ():
            at = text.index(" ".join(line.split()), at) + len(line)


@pytest.mark.parametrize("kind", list(Kind))
def test_it_has_one_title_that_can_be_given_the_focus(kind: Kind) -> None:
    (title,) = shown(screen(kind)).all("h1")
    assert title.attributes["tabindex"] == "-1"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_drawing_says_what_it_shows_and_a_list_holds_its_items_only(kind: Kind) -> None:
    made = shown(screen(kind))
    assert all(image.attributes["alt"] for image in made.all("img"))
    for each in made.all("ul"):
        assert {child.tag for child in each.children} <= ALLOWED_IN_A_LIST


@pytest.mark.parametrize("kind", [Kind.OUTCOME, Kind.LINK])
@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_words_of_a_drawing_are_large_enough_where_it_stands(kind: Kind, lang: str) -> None:
    made = stage_html(screen(kind, lang), deck(lang), 2, 8, LIGHT, paper_unit)
    (frame,) = (
        each
        for each in read_markup(made).every()
        if "tabindex" in each.attributes and each.tag == "div"
    )
    width = float(frame.attributes["style"].partition("--w:")[2].partition("px")[0])
    (drawing,) = read_pictures(str(made))
    root = drawing
    scale = width / float(root.get("width", "0"))
    sizes = [float(each.get("font-size", "0")) for each in root.iter() if each.tag.endswith("text")]
    assert sizes
    assert min(sizes) * scale >= SMALLEST - 1


def test_the_grid_and_a_table_are_real_tables() -> None:
    grid = shown(screen(Kind.GRID)).first("table")
    assert grid.cells()[0][1:] == ["moved more", "cannot tell", "no movement", "worse"]
    assert grid.cells()[1][0] == "on plan"
    assert "busy but flat" in grid.cells()[1][3]
    dates = shown(screen(Kind.DATES)).first("table")
    assert len(dates.cells()) == 6


def test_every_place_is_named_with_its_figure_and_what_its_colour_means() -> None:
    tiles = shown(screen(Kind.MAP)).all("ul")[0].all("li")
    assert len(tiles) == 22
    assert [tile.text for tile in tiles][:2] == [
        "Anglesey 20.0% moved more",
        "Gwynedd 20.7% moved more",
    ]


def test_a_dark_map_has_the_dark_colours_of_its_key() -> None:
    key = map_picture("en").keys[0]
    light = str(stage_html(screen(Kind.MAP), deck(), 1, 8, LIGHT, paper_unit))
    dark = str(stage_html(screen(Kind.MAP), deck(), 1, 8, DARK, paper_unit))
    assert f"background-color:{key.fill[0]}" in light
    assert f"background-color:{key.fill[1]}" in dark
    assert key.fill[0] not in dark


@pytest.mark.parametrize("said", [HOSTILE, RIGHT_TO_LEFT])
@pytest.mark.parametrize("kind", list(Kind))
def test_what_somebody_wrote_stays_text(kind: Kind, said: str) -> None:
    given = {"title": said, "lead": said, "kicker": said, "source": said}
    made = screen(kind, comment=Comment(said, "cy", said), **given)
    found = shown(made)
    assert "script" not in found.tags()
    assert not any(name.startswith("on") for each in found.every() for name in each.attributes)
    assert said in found.first("h1").text


def test_a_comment_is_marked_with_its_language_and_finds_its_own_direction() -> None:
    made = shown(screen(Kind.UNKNOWN, "cy", comment=comment()), "cy")
    (said,) = (each for each in made.every() if each.attributes.get("dir") == "auto")
    assert said.attributes["lang"] == "en"
    assert "Powys" in said.text


def test_a_title_that_is_cut_is_told_whole_to_who_cannot_see_it() -> None:
    whole = "A title that says more than anybody can take in at once. " * 9
    title = shown(screen(Kind.OUTCOME, title=whole)).first("h1")
    seen, told = title.all("span")
    assert seen.attributes["aria-hidden"] == "true"
    assert seen.text.endswith("…")
    assert told.text == whole.strip()


def test_a_sign_stands_beside_its_word_and_says_nothing_of_its_own() -> None:
    heads = shown(screen(Kind.OUTCOME)).all("h2")
    grounds = [each.attributes["style"] for head in heads for each in head.all("span")]
    assert len(grounds) == 2
    assert all("data:image/svg+xml" in ground for ground in grounds)
    assert heads[0].text == "Improving"


def test_every_sign_has_a_shape_of_its_own() -> None:
    drawn = [SIGNS[sign](LIGHT) for sign in Sign if sign is not Sign.NONE]
    assert len(set(drawn)) == len(list(Sign)) - 1


def test_units_are_shares_of_the_window_on_the_wall_and_pixels_on_paper() -> None:
    made = screen(Kind.OPENING)
    wall = unescape(str(stage_html(made, deck(), 1, 8, LIGHT, screen_unit)))
    paper = str(stage_html(made, deck(), 1, 8, LIGHT, paper_unit))
    assert "--s:calc(var(--mw-unit)*116)" in wall
    assert "--s:116px" in paper
    assert "--mw-unit" not in paper


def test_no_rule_of_the_stylesheet_names_anything_but_our_own_classes() -> None:
    rules = re.sub(r"\{[^}]*\}", "{}", stage_style())
    for selector in re.split(r"\{\}|,", rules):
        assert not selector.strip() or selector.strip().startswith(".mw-"), selector


def test_what_is_not_counted_says_no_number() -> None:
    made = replace(screen(Kind.SINCE), kicker="")
    text = read_markup(stage_html(made, deck("en", made), 0, 0, LIGHT, paper_unit)).text
    assert "0 of" not in text
