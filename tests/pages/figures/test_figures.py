"""The figures' page: every source of both packs, official ones first."""

import pytest

from components.shell.screens import FIGURES
from data.store import Store
from locales.alphabet import sort_key
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.shipped import sheet

CAPTION = {"en": "Where the figures come from", "cy": "O ble y daw'r ffigurau"}


def sources(seen: Seen) -> list[list[str]]:
    (table,) = (table for part in seen.markup for table in part.all("table"))
    return [row for row in table.cells()[1:] if len(row) > 1]


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_source_is_listed_official_ones_first_by_alphabet(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    rows = sources(open_screen(demonstration_store, FIGURES, lang))
    wanted = []
    for pack in ("official", "demonstration"):
        titles = [row[f"title_{lang}"] or row["title_en"] for row in sheet("indicators", pack)]
        wanted += sorted(titles, key=lambda title: sort_key(title, lang))
    assert len(rows) == len(wanted) == 20
    for row, title in zip(rows, wanted, strict=True):
        assert row[0].startswith(title)


def test_the_finding_agrees_with_the_table(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, FIGURES)
    rows = sources(seen)
    gaps = sum("missing" in row[-1] or "no figures" in row[-1] for row in rows)
    overdue = sum("overdue" in row[-2] for row in rows)
    assert seen.heading == f"Sources: {len(rows)}. Overdue: {overdue}. With gaps: {gaps}."


def test_official_figures_are_labelled_as_compiled_and_licensed(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, FIGURES)
    for row, given in zip(
        sources(seen)[:10],
        sorted(sheet("indicators", "official"), key=lambda row: sort_key(row["title_en"], "en")),
        strict=True,
    ):
        assert "as compiled" in row[3]
        assert f"Licence: {given['licence']}" in row[1]
        assert given["publisher"] in row[1]
    assert "Open Government Licence v3.0" in seen.text


def test_each_source_opens_on_the_map(open_screen: OpenScreen, demonstration_store: Store) -> None:
    seen = open_screen(demonstration_store, FIGURES, "cy")
    addresses = {link.attributes["href"] for part in seen.markup for link in part.all("a")}
    for pack in ("official", "demonstration"):
        for row in sheet("indicators", pack):
            assert f"./map?indicator={row['indicator']}&lang=cy" in addresses
