"""Take the screenshots of the docs from a fresh store, so that they show what the project ships.

``make shots`` takes those that the README shows. ``python -m docs.take_screenshots FOLDER`` takes
every screen into a folder, in both languages, both themes and three widths, to be looked at.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from data.migrate import upgrade_store
from data.pack.shipped import load_shipped_packs
from data.store import Store
from evidence.history import judge_past
from evidence.judge import judge_store
from models.roles import operator
from tests.browser.screens import LOADING
from tests.fixtures.chromium import FLAGS, find_chromium
from tests.fixtures.servers import serve

FOLDER = Path(__file__).with_name("screenshots")
VIEWS = {
    "board": "",
    "mission": "mission?mission=iechyd&",
    "outcome": "outcome?outcome=h1&",
    "outcome-place": "outcome?outcome=h1&indicator=no-bp-reading&area=W06000015&",
    "link": "link?contribution=pharmacies-no-bp-reading&",
    "link-opened": "link?contribution=screening-cvd-found&open=rollout.since.checks&",
    "link-one-series": "link?contribution=one-application-decision-days&",
    "map": "map?indicator=cvd-found&area=W06000023&",
    "map-crossed": "map?indicator=new-products&mode=delivered-changed&",
    "place": "place?area=W06000023&",
    "plan": "plan?contribution=nurses-chol-to-target&",
    "briefings": "briefings?mission=iechyd&",
    "present": "present?mission=iechyd&",
    "present-outcome": "present?mission=iechyd&screen=iechyd.outcome.h1&",
    "present-map": "present?mission=iechyd&screen=iechyd.map&",
    "retrospective": "retrospective?team=loans-markets&contribution=loans-first-sales&",
    "retrospective-waiting": "retrospective?contribution=nurses-chol-to-target&",
    "team": "team?team=blood-pressure-cholesterol&",
    "decisions": "decisions",
    "enter": "enter",
    "figures": "figures",
    "record": "record",
    "method": "method",
    "method-chart": "method?chart=usual&",
    "accessibility": "accessibility",
    "signed-out": "signed-out",
}
SIZES = {"wide": (1920, 1080), "laptop": (1366, 768), "phone": (390, 844)}
DRAW_SECONDS = 30
DRAWN = ".mw-foot, .mw-stage"
"""What stands on a screen once all of it is there: its foot, or a briefing's stage."""


@dataclass(frozen=True)
class Shot:
    """One picture: which view, in which language, theme and size."""

    view: str
    lang: str
    theme: str
    size: str

    @property
    def name(self) -> str:
        """Return what its file is called."""
        return f"{self.view}-{self.lang}-{self.theme}-{self.size}.png"

    def address(self, base: str) -> str:
        """Return the address it shows."""
        path = VIEWS[self.view]
        return f"{base}/{path}{'' if path.endswith('&') else '?'}lang={self.lang}"


README_SHOTS = (
    Shot("board", "en", "light", "wide"),
    Shot("mission", "en", "light", "laptop"),
    Shot("outcome", "cy", "light", "laptop"),
    Shot("link", "en", "light", "laptop"),
    Shot("map", "cy", "dark", "laptop"),
    Shot("map-crossed", "en", "light", "laptop"),
    Shot("place", "cy", "light", "laptop"),
    Shot("present-map", "en", "light", "laptop"),
    Shot("plan", "en", "light", "laptop"),
    Shot("method-chart", "cy", "dark", "laptop"),
    Shot("retrospective", "en", "light", "laptop"),
)


def list_shots() -> Iterator[Shot]:
    """Yield every screen in every language, theme and width."""
    for view in VIEWS:
        for lang in ("en", "cy"):
            for theme in ("light", "dark"):
                for size in SIZES:
                    yield Shot(view, lang, theme, size)


def take_shot(browser: Browser, base: str, shot: Shot, folder: Path) -> None:
    """Open a view as a reader would, wait until it is drawn, and take its picture."""
    width, height = SIZES[shot.size]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.theme == "dark" else "light",
    )
    page.goto(shot.address(base))
    page.wait_for_selector(DRAWN, timeout=DRAW_SECONDS * 1000)
    if shot.view.startswith("map"):
        with page.expect_response(lambda answer: "boundaries" in answer.url):
            page.reload()
        page.wait_for_selector(DRAWN, timeout=DRAW_SECONDS * 1000)
    page.wait_for_load_state("networkidle")
    page.wait_for_selector(LOADING, state="detached", timeout=DRAW_SECONDS * 1000)
    page.wait_for_timeout(1500)  # the map's own drawing has no state to wait for
    page.screenshot(path=folder / shot.name)
    page.close()


def fill_store(url: str) -> None:
    """Make a store with everything that ships, judged."""
    store = Store(url)
    upgrade_store(store)
    load_shipped_packs(store)
    judge_store(store, operator("docs"))
    judge_past(store, operator("docs"))
    store.close()


def main() -> None:
    """Take the README's pictures, or every screen into the folder that is named."""
    everything = len(sys.argv) > 1
    kept = Path(sys.argv[1]) if everything else FOLDER
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        url = f"sqlite:///{folder}/store.sqlite"
        fill_store(url)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        with serve(url, Path(folder)) as server:
            for shot in list_shots() if everything else README_SHOTS:
                take_shot(browser, server.address, shot, kept)
                print(shot.name)
        browser.close()


if __name__ == "__main__":
    main()
