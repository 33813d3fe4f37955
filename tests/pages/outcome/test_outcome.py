"""The outcome's page: chosen by codes in the address, and told alike in words, chart and tables."""

import re

import pytest

from components.shell.screens import OUTCOME
from data.judgements import list_signals
from data.store import Store
from models.area import WALES
from tests.components.markup import drawn_texts, read_pictures
from tests.data.filling import fill
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.shipped import latest, sheet

CARDIFF, TODAY = "W06000015", "2026-11-22"
PLACES = "Wales and the 22 places"
MEASURED = tuple(row for row in sheet("indicators") if row["outcome"])


def alerts(seen: Seen) -> list[str]:
    return [
        each.text
        for part in seen.markup
        for each in part.every()
        if each.attributes.get("role") == "alert"
    ]


def headings(seen: Seen) -> list[str]:
    return [each.text for part in seen.markup for each in part.all("h2")]


def tile_texts(seen: Seen) -> list[str]:
    return [
        said
        for part in seen.elements
        if part.type == "html"
        for drawing in read_pictures(part.proto.body)
        for said in drawn_texts(drawing)
    ]


def signals(store: Store, indicator: str) -> dict[str, str]:
    """Return the word of each area, as it is stored."""
    from datetime import date

    with store.read() as connection:
        found = list_signals(connection, date.fromisoformat(TODAY), indicator=indicator)
    return {area: each.document["moving"] for (_, area), each in found.items()}


def test_it_opens_on_the_first_outcome_and_its_headline(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, OUTCOME)
    outcome, indicator, area, period, known = (each.value for each in seen.app.selectbox)
    headline = {row["outcome"]: row["indicator"] for row in MEASURED if row["headline"] == "yes"}
    assert indicator == headline[outcome]
    assert area == WALES
    assert known == ""
    assert period == max(
        row["period"]
        for row in sheet("observations")
        if row["indicator"] == indicator and row["published_on"] <= TODAY
    )


@pytest.mark.parametrize("row", MEASURED, ids=lambda row: row["indicator"])
def test_finding_tiles_and_table_count_the_same_places(
    open_screen: OpenScreen, demonstration_store: Store, row: dict[str, str]
) -> None:
    code = row["indicator"]
    words = signals(demonstration_store, code)
    wales = words.pop(WALES)
    counts = {word: list(words.values()).count(word) for word in set(words.values())}
    seen = open_screen(demonstration_store, OUTCOME, indicator=code)
    starts = {
        "improving": "Improving in Wales",
        "worsening": "Worsening in Wales",
        "no_clear_change": "No clear change in Wales",
    }
    assert seen.heading.startswith(starts[wales])
    better = counts.get("improving", 0)
    told = "all 22" if better == 22 else str(better)
    if better:
        assert told in re.findall(r"all 22|\d+", seen.heading)
    (places,) = (each for each in headings(seen) if each.startswith("Of the 22 places"))
    named = {
        "improving": "improving",
        "worsening": "worsening",
        "no_clear_change": "without a clear change",
        "too_few": "with too few figures to say",
    }
    for word, count in counts.items():
        assert f"{count} {named[word]}" in places
    table = seen.table(PLACES)
    shown = [cells[-1] for cells in table[2:]]
    labels = {
        "improving": "Improving",
        "worsening": "Worsening",
        "no_clear_change": "No clear change",
        "too_few": "Too few figures to say",
    }
    assert sorted(shown) == sorted(labels[word] for word in words.values())


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_table_holds_the_published_figures_in_the_readers_alphabet(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    seen = open_screen(demonstration_store, OUTCOME, lang, indicator="bp-to-target")
    table = seen.table({"en": PLACES, "cy": "Cymru a'r 22 lle"}[lang])
    assert len(table) == 24
    names = [row[0] for row in table[2:]]
    ends = {"en": ("Blaenau Gwent", "Wrexham"), "cy": ("Abertawe", "Ynys Môn")}[lang]
    assert (names[0], names[-1]) == ends
    cardiff = next(row for row in table if row[0] in ("Cardiff", "Caerdydd"))
    value = latest("bp-to-target", CARDIFF, "2026-Q3", "demonstration")
    before = latest("bp-to-target", CARDIFF, "2021-Q2", "demonstration")
    assert float(cardiff[1]) == pytest.approx(float(value))
    change = float(cardiff[2].replace("−", "-"))
    assert change == pytest.approx(float(value) - float(before), abs=0.051)


def test_the_lead_says_the_latest_figure_and_its_limits(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, OUTCOME, outcome="h1")
    value = float(latest("cvd-found", WALES, "2026-Q3", "demonstration"))
    assert f"{value:.1f} (July to September 2026, provisional)" in seen.text
    assert "Chance of reaching it: about 4 in 10, on this path." in seen.text


def test_a_place_goes_into_the_address_and_its_series_is_told(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, OUTCOME, "cy", outcome="h1", open="table")
    seen.app.selectbox[2].set_value(CARDIFF).run()
    after = Seen(seen.app)
    assert after.address == {"lang": "cy", "outcome": "h1", "area": CARDIFF, "open": "table"}
    assert any(each.startswith("Caerdydd: yn gwella") for each in headings(after))
    table = after.table("Caerdydd: ")
    given = [
        row
        for row in sheet("observations")
        if (row["indicator"], row["area"]) == ("cvd-found", CARDIFF)
    ]
    assert len(table) - 1 == len({row["period"] for row in given})
    for cells, period in ((table[1], "2026-Q3"), (table[-1], "2016-Q1")):
        assert float(cells[1]) == float(latest("cvd-found", CARDIFF, period, "demonstration"))
    assert table[1][-1] == "amodol"


def test_each_places_name_leads_to_the_same_screen_for_it(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    given = {"outcome": "h1", "indicator": "no-bp-reading", "known": "2025-02-20"}
    seen = open_screen(demonstration_store, OUTCOME, **given)
    links = {link.text: link for part in seen.markup for link in part.all("a")}
    address = links["Cardiff"].attributes["href"]
    for part in (*(f"{name}={code}" for name, code in given.items()), f"area={CARDIFF}"):
        assert part in address


def test_a_new_outcome_takes_the_old_ones_choices_out_but_keeps_the_place(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    given = {"outcome": "h1", "indicator": "no-bp-reading", "area": CARDIFF, "period": "2021-Q3"}
    seen = open_screen(demonstration_store, OUTCOME, **given, known="2024-02-15")
    seen.app.selectbox[0].set_value("e2").run()
    after = Seen(seen.app)
    assert after.address == {"lang": "en", "outcome": "e2", "area": CARDIFF}
    assert after.app.selectbox[1].value == "new-products"


def test_a_period_is_shown_of_every_place(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, OUTCOME, outcome="h1", period="2020-Q3")
    cardiff = next(row for row in seen.table(PLACES) if row[0] == "Cardiff")
    value = latest("cvd-found", CARDIFF, "2020-Q3", "demonstration")
    assert float(cardiff[1]) == float(value)


def test_another_day_shows_what_was_known_then_and_says_so(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    known = "2024-03-05"
    seen = open_screen(demonstration_store, OUTCOME, outcome="h1", known=known, open="revisions")
    assert "as known on 5 March 2024" in seen.text
    assert seen.app.selectbox[4].value == known
    figures: dict[str, str] = {}
    for row in sorted(sheet("observations"), key=lambda row: row["published_on"]):
        if (row["indicator"], row["area"]) == ("cvd-found", CARDIFF) and row[
            "published_on"
        ] <= known:
            figures[row["period"]] = row["value"]
    cardiff = next(row for row in seen.table(PLACES) if row[0] == "Cardiff")
    assert float(cardiff[1]) == float(figures[max(figures)])
    now = open_screen(demonstration_store, OUTCOME, outcome="h1")
    assert seen.heading != now.heading
    assert "as known on" not in now.text


def test_revisions_are_those_of_the_pack(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, OUTCOME, outcome="h1", open="revisions")
    table = seen.table("Revised figures: Wales")
    vintages: dict[str, list[tuple[str, str]]] = {}
    for row in sheet("observations"):
        if (row["indicator"], row["area"]) == ("cvd-found", WALES):
            vintages.setdefault(row["period"], []).append((row["published_on"], row["value"]))
    again = {period: sorted(found) for period, found in vintages.items() if len(found) > 1}
    assert len(table) - 1 == len(again)
    newest = again[max(again)]
    assert [float(table[1][1]), float(table[1][3])] == [float(newest[0][1]), float(newest[-1][1])]


def test_contributions_lead_to_their_own_screen(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, OUTCOME, outcome="h3")
    links = [link.attributes["href"] for part in seen.markup for link in part.all("a")]
    mine = [
        row["contribution"]
        for row in sheet("contributions")
        if row["indicator"] == "cvd-admissions-u75"
    ]
    for code in mine:
        assert any(f"contribution={code}" in address for address in links)
    assert sum("./link?" in address for address in links) == len(mine)


def test_an_indicator_beside_the_missions_has_its_screen_too(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, OUTCOME, indicator="healthy-life-expectancy-female")
    assert seen.heading == "Too few figures yet to say whether Wales, or any place, is moving"
    assert "measures no outcome here" in seen.text
    assert "Each figure pools 3 years" in seen.text
    assert seen.table(PLACES)[0] == ["Place", "Figure", "Judged by all figures"]


def test_an_extreme_place_stands_on_a_scale_of_its_own(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, OUTCOME, indicator="greenhouse-gas-per-head")
    assert "its own scale" in tile_texts(seen)
    value = latest("greenhouse-gas-per-head", "W06000012", "2024", "official")
    assert f"{float(value):.2f}" in tile_texts(seen)


@pytest.mark.parametrize("name", ["outcome", "indicator", "area", "period", "known"])
def test_an_unknown_code_is_said(
    open_screen: OpenScreen, demonstration_store: Store, name: str
) -> None:
    seen = open_screen(demonstration_store, OUTCOME, "cy", **{name: "nonsense"})
    (alert,) = alerts(seen)
    assert alert.startswith("Nid oes “nonsense” yma.")
    assert seen.heading


def test_a_day_to_come_cannot_be_known(open_screen: OpenScreen, demonstration_store: Store) -> None:
    (alert,) = alerts(open_screen(demonstration_store, OUTCOME, known="2026-11-23"))
    assert alert.startswith("There is no “2026-11-23” here.")


def test_before_the_first_figure_nothing_is_shown_but_said(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, OUTCOME, outcome="h1", known="2010-01-01")
    assert seen.heading == "No figures are published yet"
    assert len(seen.table(PLACES)) == 24


def test_an_outcome_without_an_indicator_says_so(
    open_screen: OpenScreen, sqlite_store: Store
) -> None:
    empty = ("indicators", "targets", "observations", "annotations", "contributions", "reviews")
    fill(sqlite_store, *empty)
    for lang in ("en", "cy"):
        seen = open_screen(sqlite_store, OUTCOME, lang)
        assert len(seen.app.selectbox) == 1
    assert seen.heading.startswith("Nid oes dangosydd")


@pytest.mark.parametrize("without", [("observations",), ("targets",), ("observations", "targets")])
def test_an_indicator_without_figures_or_target_opens(
    open_screen: OpenScreen, sqlite_store: Store, without: tuple[str, ...]
) -> None:
    fill(sqlite_store, *without)
    for lang in ("en", "cy"):
        seen = open_screen(sqlite_store, OUTCOME, lang, area=CARDIFF, open="table.revisions")
        assert seen.heading
        assert alerts(seen) == []
