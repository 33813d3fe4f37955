"""Put every way of showing the map on one sheet, to be looked at.

    python -m docs.take_contact_sheet FOLDER

Six modes, each as a map and as tiles, in both languages, light and dark: a picture each, and
``contact-sheet.png`` with all of them. Health boards and regions follow below.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from docs.take_screenshots import DRAW_SECONDS, fill_store
from tests.fixtures.chromium import FLAGS, find_chromium
from tests.fixtures.servers import serve

SIZE = 1366, 1000
SHOWN = 455, 333
ACROSS = 8
MODES = {
    "value": {"indicator": "selling-outside"},
    "change": {"indicator": "cvd-found", "mode": "change"},
    "signal": {"indicator": "cvd-found", "mode": "signal"},
    "delivered": {"indicator": "cvd-found", "mode": "delivered"},
    "paths": {"indicator": "new-products", "mode": "delivered-changed"},
    "elsewhere": {"indicator": "bp-to-target", "mode": "delivered-changed"},
    "gap": {"indicator": "cvd-found", "mode": "gap"},
    "extreme": {"indicator": "greenhouse-gas-per-head"},
    "boards": {"indicator": "cvd-found", "areas": "boards"},
    "regions": {"indicator": "population", "areas": "regions"},
}


@dataclass(frozen=True)
class Shot:
    """One picture: a mode, its look, a language and a theme."""

    mode: str
    look: str
    lang: str
    theme: str

    @property
    def name(self) -> str:
        """Return what its file is called."""
        return f"{self.mode}-{self.look}-{self.lang}-{self.theme}.png"

    def address(self, base: str) -> str:
        """Return the address it shows."""
        return f"{base}/map?{urlencode({**MODES[self.mode], 'as': self.look, 'lang': self.lang})}"


def list_shots() -> Iterator[Shot]:
    """Yield every shot, those of a mode one after the other."""
    for mode, theme, lang, look in product(
        MODES, ("light", "dark"), ("en", "cy"), ("map", "tiles")
    ):
        yield Shot(mode, look, lang, theme)


def take_shots(browser: Browser, base: str, folder: Path) -> list[Path]:
    """Take every picture; a page a theme, so that the browser loads the app once."""
    pages = {
        theme: browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, color_scheme=theme)
        for theme in ("light", "dark")
    }
    taken = []
    for shot in list_shots():
        page = pages[shot.theme]
        page.goto(shot.address(base))
        page.wait_for_selector(".mw-foot", state="attached", timeout=DRAW_SECONDS * 1000)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1500)  # the map's own drawing has no state to wait for
        page.screenshot(path=folder / shot.name)
        taken.append(folder / shot.name)
    return taken


def lay_out(pictures: Sequence[Path], sheet: Path) -> None:
    """Write all pictures, made small, onto one."""
    rows = -(-len(pictures) // ACROSS)
    laid = Image.new("RGB", (ACROSS * SHOWN[0], rows * SHOWN[1]), "white")
    for at, path in enumerate(pictures):
        with Image.open(path) as picture:
            small = picture.convert("RGB").resize((SHOWN[0] - 6, SHOWN[1] - 6))
        laid.paste(small, (at % ACROSS * SHOWN[0], at // ACROSS * SHOWN[1]))
    laid.save(sheet)


def main() -> None:
    """Take the sheet into the folder that is named."""
    kept = Path(sys.argv[1])
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        url = f"sqlite:///{folder}/store.sqlite"
        fill_store(url)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        with serve(url, Path(folder)) as server:
            lay_out(take_shots(browser, server.address, kept), kept / "contact-sheet.png")
        browser.close()
    print(kept / "contact-sheet.png")


if __name__ == "__main__":
    main()
