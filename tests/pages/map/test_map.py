"""The map's page: what is chosen, in the address as codes, and shown as a map and in words."""

from urllib.parse import parse_qs, urlsplit

import pytest

from components.shell.screens import MAP
from data.store import Store
from models.area import WALES
from tests.data.filling import fill
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.shipped import latest, sheet

CARDIFF = "W06000015"
EMISSIONS = {"indicator": "greenhouse-gas-per-head", "period": "2024"}
UNKNOWN = {"en": "There is no “{}” here.", "cy": "Nid oes “{}” yma."}


def alerts(seen: Seen) -> list[str]:
    return [
        each.text
        for part in seen.markup
        for each in part.every()
        if each.attributes.get("role") == "alert"
    ]


def test_it_opens_on_the_first_missions_first_headline_and_its_last_period(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MAP)
    indicator, area = (each.value for each in seen.app.selectbox)
    assert [each.value for each in seen.app.button_group] == ["value", "places", "map"]
    headlines = {row["indicator"] for row in sheet("indicators") if row["headline"] == "yes"}
    assert indicator in headlines
    assert area is None
    periods = {
        row["period"]
        for row in sheet("observations")
        if row["indicator"] == indicator and row["published_on"] <= "2026-11-22"
    }
    assert seen.app.select_slider[0].value == max(periods)


def test_the_table_holds_every_place_as_it_was_published(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MAP, **EMISSIONS)
    rows = {row[0]: row[1:] for row in seen.table("The map in words")}
    assert len(rows) == 24  # the heads, Wales and the 22
    for name, code in (("Wales", WALES), ("Cardiff", CARDIFF), ("Neath Port Talbot", "W06000012")):
        value = float(latest(EMISSIONS["indicator"], code, "2024", "official"))
        assert rows[name][0] == f"{value:.2f}"


def test_the_finding_says_where_half_of_the_places_lie(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    values = sorted(
        float(latest(EMISSIONS["indicator"], row["area"], "2024", "official"))
        for row in sheet("observations", "official")
        if row["indicator"] == EMISSIONS["indicator"]
        and row["period"] == "2024"
        and row["area"] != WALES
    )
    seen = open_screen(demonstration_store, MAP, **EMISSIONS)
    told = [float(word) for word in seen.heading.split() if word[0].isdigit() and "." in word]
    low, high = told
    assert {low, high} <= set(values)
    below, above = sum(value < low for value in values), sum(value > high for value in values)
    assert len(values) - below - above == 11
    assert abs(below - above) <= 1


def test_four_colours_at_least_in_spite_of_one_extreme_place(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    layers = open_screen(demonstration_store, MAP, **EMISSIONS).spec("deck_gl_json_chart")["layers"]
    colours = {str(layer["getFillColor"]) for layer in layers if layer["id"].startswith("W06")}
    assert len(colours) >= 4


def test_a_new_indicator_goes_into_the_address_and_takes_the_period_out(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MAP, "cy", **EMISSIONS, area=CARDIFF)
    seen.app.selectbox[0].set_value("population").run()
    after = Seen(seen.app)
    assert after.address == {"lang": "cy", "indicator": "population", "area": CARDIFF}
    assert after.app.select_slider[0].value == after.app.select_slider[0].options[-1]


def test_the_slider_puts_the_code_of_the_period_into_the_address(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MAP, "cy", indicator="bp-to-target")
    seen.app.select_slider[0].set_value("2021-Q3").run()
    after = Seen(seen.app)
    assert after.address["period"] == "2021-Q3"
    assert after.heading.startswith("Gorffennaf i Fedi 2021")


def test_a_picked_place_is_told_over_time_and_marked_everywhere(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MAP, **EMISSIONS)
    seen.app.selectbox[1].set_value(CARDIFF).run()
    after = Seen(seen.app)
    assert after.address["area"] == CARDIFF
    headings = [each.text for part in after.markup for each in part.all("h2")]
    value = latest(EMISSIONS["indicator"], CARDIFF, "2024", "official")
    assert any(heading.startswith(f"Cardiff: {value}") for heading in headings)
    picked = [
        each.text
        for part in after.markup
        for each in part.every()
        if each.attributes.get("class") == "mw-picked"
    ]
    assert len(picked) == 1
    assert picked[0].startswith("Cardiff")
    assert after.spec("plotly_chart")["layout"]["annotations"]
    assert len(after.table("Cardiff")) > 10


@pytest.mark.parametrize("lang", UNKNOWN)
@pytest.mark.parametrize(
    "name", ["indicator", "period", "area", "mode", "areas", "as", "sort", "output"]
)
def test_an_unknown_code_is_said_and_the_known_ones_are_offered(
    open_screen: OpenScreen, demonstration_store: Store, name: str, lang: str
) -> None:
    seen = open_screen(demonstration_store, MAP, lang, **{name: "nonsense"})
    (alert,) = alerts(seen)
    assert alert.startswith(UNKNOWN[lang].format("nonsense"))
    links = [link for part in seen.markup for link in part.all("a")]
    offered = [
        parse_qs(urlsplit(link.attributes["href"]).query).get(name, [""])[0]
        for link in links
        if link.text in alert
    ]
    assert set(offered) - {"", "nonsense"}
    assert seen.heading
    assert len(seen.table({"en": "The map in words", "cy": "Y map mewn geiriau"}[lang])) == 24


def test_all_codes_unknown_at_once_are_said_one_by_one(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    names = ("indicator", "mode", "as", "areas", "output", "period", "area", "sort")
    seen = open_screen(demonstration_store, MAP, **dict(zip(names, "abcdefgh", strict=True)))
    assert [alert.split("”")[0] for alert in alerts(seen)] == [
        f"There is no “{code}" for code in "abcdefgh"
    ]


def test_a_known_choice_is_not_complained_of(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    assert alerts(open_screen(demonstration_store, MAP, **EMISSIONS, area=CARDIFF)) == []


def test_published_limits_stand_in_the_table_and_in_the_tooltip(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    limited = next(row for row in sheet("observations", "official") if row["lower"])
    given = {name: limited[name] for name in ("indicator", "period")}
    seen = open_screen(demonstration_store, MAP, **given)
    rows = [row for row in seen.table("The map in words")[1:] if row[2]]
    assert rows
    assert all(float(row[2]) <= float(row[1]) <= float(row[3]) for row in rows)
    (chart,) = (each for each in seen.elements if each.type == "deck_gl_json_chart")
    for row in rows:
        assert row[0] == "Wales" or f"95% limits: {row[2]} to {row[3]}" in chart.proto.tooltip


def test_an_indicator_without_any_figure_opens_all_the_same(
    open_screen: OpenScreen, sqlite_store: Store
) -> None:
    fill(sqlite_store, "observations", "targets")
    for lang in ("en", "cy"):
        seen = open_screen(sqlite_store, MAP, lang, area=CARDIFF)
        assert seen.heading


def test_an_indicator_with_one_period_has_no_slider(
    open_screen: OpenScreen, sqlite_store: Store
) -> None:
    fill(sqlite_store)
    seen = open_screen(sqlite_store, MAP)
    assert len(seen.app.select_slider) == 0
    assert seen.heading
