"""How each kind of chart is read: every kind that a screen uses is explained, in sixty seconds."""

import ast
import re
from collections.abc import Iterator

import pytest

from components.how_to_read import KINDS, how_link, kind_names
from components.method_pictures import PICTURES
from components.method_readings import READINGS, build_kinds, build_reading, said_numbers
from components.palette import PALETTES
from components.shell.screens import SCREENS
from data.settings import ROOT
from locales import text
from tests.components.markup import drawn_texts, read_markup, read_pictures

EN, CY = text("en"), text("cy")
MOST_WORDS = 130
SEE = {screen.code: f"./{screen.code}?lang=en" for screen in SCREENS}


def used_kinds() -> Iterator[tuple[str, str]]:
    """Yield every kind that a file names when it asks for the link, and the file."""
    for folder in ("components", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    yield from ((kind, path.name) for kind in _kinds_of(node))


def _kinds_of(call: ast.Call) -> Iterator[str]:
    named = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    asked = [keyword.value for keyword in call.keywords if keyword.arg == "chart"]
    asked += call.args[:1] if named in ("how_link", "how", "method") else []
    for each in asked:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def test_every_kind_that_a_screen_uses_is_explained() -> None:
    used = set(used_kinds())
    assert {kind for kind, _ in used} >= {"needle", "grid", "numberline", "logic", "tiles", "map"}
    assert [each for each in used if each[0] not in KINDS] == []


def test_a_planted_kind_would_be_found() -> None:
    call = ast.parse('page.link(METHOD, chart="pie")', mode="eval").body
    assert isinstance(call, ast.Call)
    assert list(_kinds_of(call)) == ["pie"]


def test_every_kind_has_a_name_a_reading_and_a_picture() -> None:
    assert set(KINDS) == set(READINGS) == set(PICTURES)
    assert set(kind_names(CY)) == set(KINDS)


def test_the_link_says_which_chart_to_who_cannot_see_it() -> None:
    (link,) = read_markup(how_link("usual", "./method?chart=usual&lang=en", EN)).all("a")
    assert link.text == "How to read this"
    assert link.attributes["aria-label"] == "How to read this: Usual variation"
    assert link.attributes["href"] == "./method?chart=usual&lang=en"


def test_an_unknown_kind_has_no_link() -> None:
    with pytest.raises(KeyError):
        how_link("pie", "./method", EN)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["en", "cy"])
def test_a_reading_takes_sixty_seconds(kind: str, lang: str) -> None:
    reading = READINGS[kind]
    assert 3 <= len(reading.points) <= 5
    _ = text(lang)
    said = [_(each, **said_numbers()) for each in (*reading.points, reading.mistake)]
    assert sum(len(each.split()) for each in said) <= MOST_WORDS
    assert not any("{" in each for each in said)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_numbers_what_the_list_says(kind: str, theme: str) -> None:
    page = build_reading(kind, SEE, theme, EN)
    (drawing,) = read_pictures(str(page))
    numbers = [each for each in drawn_texts(drawing) if re.fullmatch(r"\d", each)]
    points = read_markup(page).first("ol").all("li")
    assert sorted(numbers) == [str(number) for number in range(1, len(points) + 1)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_says_that_it_is_made_up(kind: str) -> None:
    page = read_markup(build_reading(kind, SEE, "light", EN))
    assert "no real figures" in page.text
    assert "made up" in page.first("img").attributes["alt"]


def test_the_numbers_named_are_those_of_the_method() -> None:
    """Independent of the constants: what the method's page says of the rules."""
    assert said_numbers() == {"run": 7, "trial": 13, "chance": 5, "one_in": 20}


@pytest.mark.parametrize("chosen", [None, *KINDS])
def test_all_other_kinds_are_one_click_away(chosen: str | None) -> None:
    addresses = {code: f"./method?chart={code}&lang=en" for code in KINDS}
    page = read_markup(build_kinds(addresses, chosen, "./method?lang=en", EN))
    linked = {each.attributes["href"] for each in page.all("a")}
    others = {address for code, address in addresses.items() if code != chosen}
    assert linked == others | ({"./method?lang=en"} if chosen else set())
