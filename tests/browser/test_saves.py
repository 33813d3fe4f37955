"""A save shows at once to everybody, wherever they look from."""

import csv
import shutil
import subprocess
import sys
from os import environ
from pathlib import Path

from playwright.sync_api import expect

from models.area import WALES
from tests.browser.screens import LONG, arrive, settled
from tests.fixtures.browsers import NewPage
from tests.fixtures.servers import ROOT, StartServer
from tests.pages.shipped import sheet

TODAY = "2026-11-22"
INDICATOR = "bp-to-target"


def newest_period() -> str:
    """Return the last period of the headline that is out on the demonstration's day."""
    return max(
        row["period"]
        for row in sheet("observations")
        if (row["indicator"], row["area"]) == (INDICATOR, WALES) and row["published_on"] <= TODAY
    )


def correct(folder: Path, database_url: str, value: str) -> None:
    """Import one corrected figure in a process of its own, as an operator does."""
    folder.mkdir()
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["indicator", "area", "period", "published_on", "value", "note"])
        writer.writerow([INDICATOR, WALES, newest_period(), TODAY, value, "r"])
    subprocess.run(
        [sys.executable, "manage.py", "import", str(folder), "--by", "Tester"],
        cwd=ROOT,
        env=environ | {"DATABASE_URL": database_url},
        check=True,
        capture_output=True,
    )


def test_two_browsers_see_a_save_at_once(
    start_server: StartServer, judged_file: Path, tmp_path: Path, new_page: NewPage
) -> None:
    url = f"sqlite:///{shutil.copy(judged_file, tmp_path / 'store.sqlite')}"
    served = start_server(url)
    pages = [new_page(on=served), new_page(on=served)]
    for page in pages:
        arrive(page, "/?lang=en")
        expect(page.locator(".mw-mission", has_text="77.7%")).to_have_count(0)
    correct(tmp_path / "correction", url, "77.7")
    for page in pages:
        page.get_by_role("link", name="Cymraeg").click()
        expect(page.locator("html")).to_have_attribute("lang", "cy", timeout=LONG)
        settled(page)
        expect(page.locator(".mw-mission", has_text="77.7%")).to_have_count(1)
