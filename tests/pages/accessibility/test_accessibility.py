"""The accessibility statement says what is known, in both languages."""

import pytest

from components.shell.screens import ACCESSIBILITY
from components.statement import KNOWN, TESTED
from data.store import Store
from locales import text
from tests.fixtures.apps import OpenScreen


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_point_is_told(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    seen = open_screen(demonstration_store, ACCESSIBILITY, lang)
    items = [item.text for part in seen.markup for item in part.all("li")]
    assert items == [text(lang)(point) for point in (*TESTED, *KNOWN)]
    assert "Skip to main content" in seen.text
