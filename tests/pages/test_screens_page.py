"""docs/screens.md names every screen, every kind of chart, and every choice in an address."""

import ast
import re
from collections.abc import Iterator

from components.how_to_read import KINDS
from components.shell.screens import SCREENS
from data.settings import ROOT

PAGE = (ROOT / "docs" / "screens.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`]+)`", PAGE))
READERS = frozenset({"read_choice", "read_several", "read_number", "read_text"})


def read_names() -> Iterator[str]:
    """Yield every parameter that the code reads by a name that is written down."""
    for folder in ("components", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    first = node.args[0] if node.args else None
                    if node.func.id in READERS and isinstance(first, ast.Constant):
                        yield str(first.value)


def test_every_screen_is_there_by_its_name_and_address() -> None:
    for screen in SCREENS:
        assert f"| {screen.title} | `/{screen.code}` |" in PAGE


def test_every_kind_of_chart_is_there() -> None:
    assert set(KINDS) <= NAMED


def test_every_choice_in_an_address_is_there() -> None:
    names = set(read_names())
    assert names >= {"indicator", "mission", "chart", "contribution"}
    assert names <= NAMED
