"""Every link of our own on every screen keeps the language and leads to what there is."""

import re
from urllib.parse import parse_qsl, urlsplit
from urllib.request import urlopen

import pytest

from components.how_to_read import KINDS
from components.map.choices import LOOKS
from components.shell.screens import SCREENS
from data.tiles import list_tiles
from models.area import WALES
from tests.browser.screens import arrive, path_of
from tests.fixtures.browsers import NewPage
from tests.fixtures.servers import Server
from tests.pages.shipped import sheet

KNOWN = {
    "mission": {row["mission"] for row in sheet("missions")},
    "outcome": {row["outcome"] for row in sheet("outcomes")},
    "contribution": {row["contribution"] for row in sheet("contributions")},
    "area": {WALES, *(tile.code for tile in list_tiles())},
    "team": {row["team"] for row in sheet("teams")},
    "chart": set(KINDS),
    "as": set(LOOKS),
    "indicator": {
        row["indicator"]
        for pack in ("official", "demonstration")
        for row in sheet("indicators", pack)
    },
}
FREE = {
    "since": r"\d{4}-\d\d-\d\d",
    "open": r"[a-z.-]+",
    "page": r"\d+",
    "screen": r"[a-z0-9.-]+",
    "back": r"[a-z0-9.-]+",
    "whole": r"[a-z]+",
    "sheet": r"[a-z_]+",
    "key": r"[^<>]+",
    "below": r"\d+",
    "says": r"[a-z]+",
    "delivery": r"[a-z_]+",
    "period": r"\d{4}(-Q[1-4]|-\d\d(\d\d)?)?",
}
"""What other names hold: dates, parts that are open, periods."""
LINKS = """() => [...document.querySelectorAll('a[href]')]
    .filter(each => new URL(each.href).origin === location.origin)
    .map(each => [each.href, each.hreflang])"""


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_link(new_page: NewPage, server: Server, lang: str) -> None:
    page = new_page("en")
    found: set[tuple[str, str]] = set()
    for screen in SCREENS:
        arrive(page, path_of(screen, lang=lang))
        found |= {tuple(each) for each in page.evaluate(LINKS) if "#" not in each[0]}
    assert len(found) > 20
    for address, other in found:
        given = dict(parse_qsl(urlsplit(address).query))
        assert given.pop("lang") == (other or lang), address
        for name, code in given.items():
            if name in FREE:
                assert re.fullmatch(FREE[name], code), address
            else:
                assert code in KNOWN[name], address
    for path in {urlsplit(address).path for address, _ in found}:
        with urlopen(server.address + path) as answer:
            assert answer.status == 200
    opened = {urlsplit(address).path.strip("/") for address, _ in found}
    assert opened == {screen.code for screen in SCREENS}
