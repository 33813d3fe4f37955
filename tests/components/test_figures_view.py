"""The figures screen: what is overdue, what is missing, and the order of the sources."""

from dataclasses import replace
from datetime import date

import pytest

from components.figures_view import DESIGNATIONS, build_figures, figures_finding, is_overdue
from components.indicator_names import default_indicator, indicator_names
from components.sources import boundary_lines, licence_lines, source_lines
from data.bilingual import Both
from data.portfolio import Portfolio
from locales import text
from tests.components.making import (
    DAY,
    HOSTILE,
    MOMENT,
    TODAY,
    make_facts,
    make_headline,
    make_mission,
    make_outcome,
    make_source,
)
from tests.components.markup import Element, read_markup

EN, CY = text("en"), text("cy")


def built(*sources: object, lang: str = "en") -> Element:
    made = build_figures(sources, MOMENT, lambda code: f"./map?indicator={code}", text(lang))  # type: ignore[arg-type]
    return read_markup(made)


@pytest.mark.parametrize(
    ("expected", "published", "overdue"),
    [
        (None, DAY, False),
        (date(2026, 11, 23), DAY, False),
        (TODAY, DAY, True),
        (TODAY, TODAY, False),
        (date(2026, 6, 1), date(2026, 6, 2), False),
        (TODAY, None, True),
    ],
)
def test_a_source_is_overdue_once_its_day_has_come_without_new_figures(
    expected: date | None, published: date | None, overdue: bool
) -> None:
    source = make_source(facts=make_facts(next_release=expected), last_published=published)
    assert is_overdue(source, MOMENT) is overdue


def test_the_finding_counts_sources_overdue_ones_and_those_with_gaps() -> None:
    late = make_source(facts=make_facts(next_release=TODAY))
    holes, empty = make_source(missing=3), make_source(figures=0)
    found = figures_finding([late, holes, empty, make_source()], MOMENT, EN)
    assert found == "Sources: 4. Overdue: 1. With gaps: 2."


def test_published_figures_come_first_and_each_part_is_in_the_readers_alphabet() -> None:
    def titled(english: str, welsh: str, illustrative: bool = False) -> object:
        facts = make_facts(title=Both(english, welsh), illustrative=illustrative)
        return make_source(facts=facts)

    sources = (titled("A", "Chwech", True), titled("Zoo", "Cwm"), titled("Bay", "Chwarel"))
    for lang, order in (("en", ["Bay", "Zoo", "A"]), ("cy", ["Cwm", "Chwarel", "Chwech"])):
        rows = built(*sources, lang=lang).first("tbody").cells()
        named = [row[0].split()[0] for row in rows if len(row) > 1]
        assert named == order
    parts = [row[0] for row in built(*sources).first("tbody").cells() if len(row) == 1]
    assert parts == ["Published figures", "Illustrative Illustrative figures"]


def test_gaps_are_told_with_how_many_there_could_be() -> None:
    (row,) = built(make_source(missing=4, expected=88, without_wales=2)).cells()[2:]
    assert "local authority figures missing: 4 of 88 (5%)" in row[-1]
    assert "periods without a figure for Wales: 2" in row[-1]
    (whole,) = built(make_source()).cells()[2:]
    assert whole[-1] == "none"


def test_a_source_without_figures_says_so() -> None:
    empty = make_source(
        first_period=None, last_period=None, kind=None, periods=0, figures=0, expected=0,
        last_published=None,
    )  # fmt: skip
    (row,) = built(empty).cells()[2:]
    assert row[2] == "no figures yet"
    assert row[3] == ""
    assert "no figures yet" in row[-1]


def test_a_date_of_compilation_is_labelled_as_one() -> None:
    (compiled,) = built(make_source(as_compiled=True)).cells()[2:]
    (published,) = built(make_source()).cells()[2:]
    assert compiled[3] == "1 January 2024 as compiled"
    assert published[3] == "1 January 2024 last published"


def test_every_status_has_words_in_both_languages() -> None:
    for code, words in DESIGNATIONS.items():
        source = make_source(facts=make_facts(designation=code))
        assert words in built(source).text
        assert CY(words) in built(source, lang="cy").text
        assert CY(words) != words


def test_hostile_sources_stay_text_and_lead_nowhere_of_their_own() -> None:
    hostile = Both(HOSTILE, None)
    facts = make_facts(
        title=hostile, publisher=hostile, source=hostile, licence=HOSTILE, designation=HOSTILE,
        source_url="https://example.org/?a=1&b=\"><script>1</script>",
    )  # fmt: skip
    read = built(make_source(facts=facts), lang="cy")
    assert "script" not in read.tags()
    outside = [link for link in read.all("a") if link.attributes["target"] == "_blank"]
    assert [link.attributes["rel"] for link in outside] == ["noopener"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,<b>", "JaVaScRiPt:1"])
def test_an_address_that_is_no_web_address_is_no_link(address: str) -> None:
    read = built(make_source(facts=make_facts(source_url=address)))
    assert all(
        not link.attributes["href"].lower().startswith(("java", "data")) for link in read.all("a")
    )


def test_source_lines_tell_source_licence_and_date() -> None:
    official = make_facts(licence="OGL-UK-3.0")
    lines = source_lines(MOMENT, EN, [official, make_facts()])
    assert lines[0] == "Source: Survey. Publisher: Publisher. Licence: OGL-UK-3.0."
    assert sum("Open Government Licence" in line for line in lines) == 1
    assert lines[-1] == "Figures as at 22 November 2026."
    assert not any("made up" in line for line in lines)
    shown = source_lines(replace(MOMENT, illustrative=True), EN)
    assert any("made up" in line for line in shown)
    assert licence_lines([make_facts()], EN) == []
    assert len(licence_lines([official], EN)) == 1
    assert "Office for National Statistics" in boundary_lines(EN)[0]


def test_headlines_stand_first_in_the_list_then_outcomes_then_context() -> None:
    context = make_facts(code="c", title=Both("Area", "Arwynebedd"), outcome=None, headline=False)
    second = make_facts(code="s", title=Both("Bus", "Bws"), headline=False, illustrative=True)
    headline = make_facts(code="h", title=Both("Zoo", "Sw"))
    names = indicator_names([context, second, headline], EN)
    assert list(names.items()) == [("h", "Zoo"), ("s", "Bus (illustrative)"), ("c", "Area")]


def test_a_screen_opens_on_the_first_headline_of_the_first_mission() -> None:
    outcomes = make_outcome(headline=None), make_outcome(headline=make_headline({}, code="h"))
    names = {"c": "Area", "h": "Zoo"}
    assert default_indicator(Portfolio((make_mission(*outcomes),), ()), names) == "h"
    assert default_indicator(Portfolio((), ()), names) == "c"
