"""The head of the map's screen: the finding, what it is of, and whether it is made up."""

from dataclasses import replace

from components.map.panel import map_heading
from components.map.value import value_sheet
from data.bilingual import Both
from locales import text
from tests.components.making import HOSTILE, make_view
from tests.components.markup import read_markup

EN, CY = text("en"), text("cy")


def test_illustrative_figures_are_marked_and_hostile_titles_stay_text() -> None:
    view = make_view(title=Both(HOSTILE, HOSTILE), illustrative=True)
    sheet = replace(value_sheet(view, {}, CY), finding=HOSTILE)
    heading = read_markup(map_heading(sheet, CY))
    assert heading.tags() == {"h1", "p", "span"}
    assert heading.first("span").text == "Ffigurau enghreifftiol"
    assert heading.first("h1").text == " ".join(HOSTILE.split())
    assert " ".join(HOSTILE.split()) in heading.first("p").text


def test_published_figures_are_not_marked() -> None:
    view = make_view()
    heading = read_markup(map_heading(value_sheet(view, {}, EN), EN))
    assert heading.all("span") == []
    assert heading.first("p").text == value_sheet(view, {}, EN).detail
