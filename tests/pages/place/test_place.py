"""The page of one place: what is chosen stands in the address; nothing is said without figures."""

import pytest

from components.shell.screens import PLACE
from data.store import Store
from tests.components.place_making import CARDIFF, POWYS
from tests.data.filling import fill, rows
from tests.fixtures.apps import OpenScreen, Seen

OUTCOMES = "Every outcome here"
OUTPUTS = "Every output planned"


def alerts(seen: Seen) -> list[str]:
    return [
        each.text
        for part in seen.markup
        for each in part.every()
        if each.attributes.get("role") == "alert"
    ]


@pytest.mark.parametrize(("lang", "first"), [("en", "Blaenau Gwent"), ("cy", "Abertawe")])
def test_it_opens_on_the_first_place_of_the_readers_alphabet(
    open_screen: OpenScreen, demonstration_store: Store, lang: str, first: str
) -> None:
    seen = open_screen(demonstration_store, PLACE, lang)
    assert seen.heading.startswith(f"{first}: ")
    assert alerts(seen) == []


def test_every_indicator_of_every_outcome_has_its_row(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLACE, area=CARDIFF)
    table = seen.table(OUTCOMES)
    rows_ = {row[0]: row for row in table if len(row) == 6}
    assert len(rows_) == 1 + 10
    (sold,) = [row for name, row in rows_.items() if name.startswith("Small businesses selling")]
    assert sold[1].startswith("30.9%")
    assert "27.4 to 34.4" in sold[1]
    assert "cannot be told apart from Wales" in sold[2]
    assert sold[3] == "30.3 to 33.4 (5 of 5)"
    assert sold[5].startswith("No clear change")


def test_figures_without_limits_are_said_not_to_be_told_apart(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLACE, area=CARDIFF, open="context")
    for caption in (OUTCOMES, "Indicators beside the missions"):
        for row in seen.table(caption)[1:]:
            if len(row) == 6 and "95% limits" not in row[1]:
                assert "Wales" not in row[2]
                assert row[2].endswith("limits not known: cannot tell")
    assert seen.text.count("Without 95% limits it cannot be told") == 1


def test_each_indicator_leads_to_its_outcome_and_to_the_map(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLACE, area=CARDIFF)
    links = [link.attributes["href"] for part in seen.markup for link in part.all("a")]
    wanted = f"outcome=e1&indicator=selling-outside&area={CARDIFF}&lang=en"
    assert f"./outcome?{wanted}" in links
    assert f"./map?indicator=selling-outside&area={CARDIFF}&lang=en" in links
    assert "./link?contribution=nurses-chol-to-target&lang=en" in links


def test_a_choice_goes_into_the_address(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLACE, "cy", area=CARDIFF)
    seen.app.selectbox[1].set_value("region").run()
    seen.app.selectbox[2].set_value("headlines").run()
    seen.app.selectbox[0].set_value(POWYS).run()
    after = Seen(seen.app)
    assert after.address == {
        "lang": "cy",
        "area": POWYS,
        "similar": "region",
        "show": "headlines",
    }
    assert after.heading.startswith("Powys: ")
    assert "Canolbarth Cymru: Ceredigion." in after.text
    assert len([row for row in after.table("Pob canlyniad yma") if len(row) == 6]) == 1 + 6


def test_unknown_codes_are_said_and_the_known_ones_offered(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLACE, area="W92000004", similar="wealth", show="best")
    told = alerts(seen)
    assert [each.split("”")[0] for each in told] == [
        f"There is no “{code}" for code in ("W92000004", "wealth", "best")
    ]
    assert "Vale of Glamorgan" in told[0]
    assert "People per km²" in told[1]
    assert seen.heading.startswith("Blaenau Gwent: ")


def test_the_context_and_the_files_are_closed_until_asked_for(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    closed = open_screen(demonstration_store, PLACE, area=CARDIFF)
    assert "Healthy life expectancy at birth" not in closed.text
    opened = open_screen(demonstration_store, PLACE, area=CARDIFF, open="context.take")
    table = opened.table("Indicators beside the missions")
    assert len(table) == 1 + 10
    labels = [each.proto.label for each in opened.elements if each.type == "download_button"]
    assert len(labels) == 2 * 4 + 1 + 2


@pytest.mark.parametrize(
    ("lang", "said", "counted"),
    [
        ("en", "Nothing has been judged yet.", "6 not judged yet"),
        ("cy", "Nid oes dim wedi'i farnu eto.", "6 "),
    ],
)
def test_a_store_that_was_never_judged_says_so(
    open_screen: OpenScreen, demonstration_copy: Store, lang: str, said: str, counted: str
) -> None:
    seen = open_screen(demonstration_copy, PLACE, lang, area=CARDIFF)
    assert counted in seen.heading
    assert said in seen.text
    if lang == "en":
        outcomes = [row[5] for row in seen.table(OUTCOMES) if len(row) == 6][1:]
        assert set(outcomes) == {"Not judged yet"}
        assert "Not judged yet" in " ".join(seen.table(OUTPUTS)[1])


def test_a_store_without_outputs_says_that_none_is_planned(
    open_screen: OpenScreen, sqlite_store: Store
) -> None:
    fill(sqlite_store, "outputs", "deliveries", "contributions", "reviews")
    seen = open_screen(sqlite_store, PLACE, area=CARDIFF)
    assert "No output is planned or delivered here." in seen.text
    assert "no figure" in " ".join(seen.table(OUTCOMES)[2])
    assert "Indicator: no figure" in seen.text


def test_a_store_with_context_alone_has_no_headline_to_count(
    open_screen: OpenScreen, sqlite_store: Store
) -> None:
    context = {"outcome": None, "headline": False}
    seen_tables = {
        "indicators": rows("indicators", context),
        "observations": rows("observations", {"area": CARDIFF}),
    }
    others = (
        "missions", "outcomes", "targets", "annotations", "teams", "members", "outputs",
        "deliveries", "contributions", "reviews",
    )  # fmt: skip
    fill(sqlite_store, *others, **seen_tables)
    seen = open_screen(sqlite_store, PLACE, area=CARDIFF, open="context")
    assert seen.heading == "Cardiff: no outcome has a headline figure"
    assert "2.0%" in " ".join(seen.table("Indicators beside the missions")[1])
