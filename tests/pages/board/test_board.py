"""The board: what it says of the shipped packs agrees with their rows counted plainly."""

import pytest

from components.shell.screens import BOARD
from data.store import Store
from tests.data.filling import fill, rows
from tests.fixtures.apps import OpenScreen
from tests.pages.shipped import output_shares, sheet

TODAY = "2026-11-22"


def test_the_finding_counts_the_outputs_on_plan(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    shares = output_shares(TODAY)
    on_plan = sum(share is not None and share >= 0.9 for share in shares.values())
    seen = open_screen(demonstration_store, BOARD)
    assert 0 < on_plan < len(shares)
    assert f"{on_plan} of {len(shares)}." in seen.heading
    assert "not judged yet" in seen.heading


def test_every_output_stands_with_its_share(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    text = open_screen(demonstration_store, BOARD).text
    titles = {row["output"]: row["title_en"] for row in sheet("outputs")}
    for output, share in output_shares(TODAY).items():
        assert share is not None
        after = text.partition(f"{titles[output]} ")[2]
        assert f": {round(100 * share)}%" in after[:400], output


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_mission_outcome_and_owner_is_there(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    text = open_screen(demonstration_store, BOARD, lang).text
    wanted = {row[f"title_{lang}"] for name in ("missions", "outcomes") for row in sheet(name)}
    wanted |= {row["owner" if lang == "en" else "owner_cy"] for row in sheet("outcomes")}
    assert {title for title in wanted if title not in text} == set()


def test_headlines_are_as_published_for_wales(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    """The newest released Wales figure of each headline, read from the rows."""
    text = open_screen(demonstration_store, BOARD).text
    for indicator in sheet("indicators"):
        if indicator["headline"] != "yes":
            continue
        known = [
            row
            for row in sheet("observations")
            if row["indicator"] == indicator["indicator"]
            and row["area"] == "W92000004"
            and row["published_on"] <= TODAY
            and row["value"]
        ]
        newest = max(known, key=lambda row: (row["period"], row["published_on"]))
        figure = f"{float(newest['value']):.{indicator['decimals']}f}"
        assert f"{figure}" in text, indicator["indicator"]


def test_a_board_of_real_figures_says_nothing_of_illustration(
    open_screen: OpenScreen, sqlite_store: Store
) -> None:
    real = {
        each: rows(each, {"illustrative": False})
        for each in ("missions", "outcomes", "indicators", "outputs")
    }
    fill(sqlite_store, **real)
    seen = open_screen(sqlite_store, BOARD)
    assert "Illustrative" not in seen.text
    assert "made up" not in seen.text
    assert "the date this demonstration keeps" not in seen.text
