"""The layers hold: pages → components → evidence → data → models, never upward, never page to page.

The checker reads the imports of every file; the tests below it show that it finds each kind of
breach in a small tree, and then that our own tree has none.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

BELOW: dict[str, frozenset[str]] = {
    "locales": frozenset({"locales"}),
    "models": frozenset({"models", "locales"}),
    "data": frozenset({"data", "models", "locales"}),
    "evidence": frozenset({"evidence", "data", "models", "locales"}),
    "components": frozenset({"components", "evidence", "data", "models", "locales"}),
    "pages": frozenset({"components", "evidence", "data", "models", "locales"}),
    "app": frozenset({"components", "evidence", "data", "models", "locales"}),
    "serve": frozenset({"components", "evidence", "data", "models", "locales"}),
    "manage": frozenset({"components", "evidence", "data", "models", "locales"}),
}
"""What each part of the tree may import of ours."""

FREE = frozenset({"tests", "benchmarks", "docs"})
"""They look at everything and nothing looks at them."""

SQL = frozenset({"sqlalchemy", "sqlmodel", "alembic", "psycopg", "sqlite3"})
SQL_HOMES = frozenset({"models", "data"})
STREAMLIT_HOMES = frozenset({"components", "pages", "app", "serve"})
SHELL = ("components", "shell")
SHELL_ONLY = frozenset(
    {"session_state", "query_params", "cache_data", "cache_resource"}
    | {"login", "logout", "user", "secrets"}
)
"""Names of Streamlit that have one home."""


@dataclass(frozen=True)
class Module:
    """One file: its place in the tree, and what it imports at which line."""

    path: Path
    parts: tuple[str, ...]
    tree: ast.Module

    @property
    def layer(self) -> str:
        return self.parts[0]

    @property
    def in_shell(self) -> bool:
        return self.parts[:2] == SHELL

    def imports(self) -> Iterator[tuple[str, int]]:
        """Yield the dotted name of everything imported, wherever in the file it is."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)
            elif isinstance(node, ast.Call) and _name(node.func) in ("import_module", "__import__"):
                first = node.args[0] if node.args else None
                known = isinstance(first, ast.Constant) and isinstance(first.value, str)
                yield (first.value if known else "<computed>", node.lineno)

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.parts if self.path.name == "__init__.py" else self.parts[:-1]
        base = package[: len(package) - node.level + 1]
        return ".".join((*base, node.module) if node.module else base)


def _name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def read_modules(root: Path) -> list[Module]:
    """Parse every file of ours under `root`."""
    modules = []
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if any(part.startswith(".") for part in parts) or parts[0] in FREE:
            continue
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        modules.append(Module(path, parts, ast.parse(path.read_text(encoding="utf-8"), str(path))))
    return modules


def find_breaches(root: Path) -> list[str]:
    """Name every breach of the layers under `root`, one line each."""
    modules = read_modules(root)
    found = [
        f"{module.path.relative_to(root).as_posix()}:{line}: {what}"
        for module in modules
        for line, what in _breaches_in(module)
    ]
    if (way := _way_to_streamlit("manage", modules)) is not None:
        found.append(f"manage.py:1: reaches streamlit by {way}")
    return found


def _breaches_in(module: Module) -> Iterator[tuple[int, str]]:
    layer = module.layer
    if layer not in BELOW:
        yield 1, f"{layer} is in no layer"
        return
    for name, line in module.imports():
        top = name.split(".")[0]
        if name == "<computed>":
            yield line, "imports a name that is not written down"
        elif top in BELOW.keys() | FREE and top not in BELOW[layer]:
            yield line, f"{layer} imports {name}"
        elif top in SQL and layer not in SQL_HOMES:
            yield line, f"{layer} imports {top}: SQL is in data"
        elif top == "streamlit" and layer not in STREAMLIT_HOMES:
            yield line, f"{layer} imports streamlit"
        elif name.startswith("streamlit.runtime") and not (module.in_shell or layer == "serve"):
            yield line, f"{name} is for components/shell"
    if not module.in_shell:
        yield from _shell_names_in(module)


def _shell_names_in(module: Module) -> Iterator[tuple[int, str]]:
    """Find ``st.session_state`` and its like, under whatever name Streamlit was imported."""
    aliases = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            aliases |= {a.asname or a.name for a in node.names if a.name == "streamlit"}
        elif isinstance(node, ast.ImportFrom) and node.module == "streamlit":
            for alias in node.names:
                if alias.name in SHELL_ONLY:
                    yield node.lineno, f"st.{alias.name} is for components/shell"
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in aliases
            and node.attr in SHELL_ONLY
        ):
            yield node.lineno, f"st.{node.attr} is for components/shell"


def _way_to_streamlit(start: str, modules: list[Module]) -> str | None:
    """Follow the imports of `start`: a command must run where no browser ever looks."""
    by_name = {".".join(module.parts): module for module in modules}
    waiting, seen = [(start, start)], {start}
    while waiting:
        name, way = waiting.pop()
        module = by_name.get(name)
        for imported, _ in module.imports() if module else ():
            if imported.split(".")[0] == "streamlit":
                return f"{way} → streamlit"
            parts = imported.split(".")
            for count in range(1, len(parts) + 1):
                inner = ".".join(parts[:count])
                if inner in by_name and inner not in seen:
                    seen.add(inner)
                    waiting.append((inner, f"{way} → {inner}"))
    return None


BREACHES = {
    "upward": ("models/a.py", "import data.store", "models/a.py:1: models imports data.store"),
    "upward, two layers": (
        "data/a.py",
        "from components.shell import page",
        "data/a.py:1: data imports components.shell.page",
    ),
    "evidence to components": (
        "evidence/a.py",
        "from components import chart",
        "evidence/a.py:1: evidence imports components.chart",
    ),
    "page to page": (
        "pages/board/a.py",
        "from pages.map import b",
        "pages/board/a.py:1: pages imports pages.map.b",
    ),
    "page to its neighbour": (
        "pages/board/a.py",
        "x = 1\nfrom . import b",
        "pages/board/a.py:2: pages imports pages.board.b",
    ),
    "inside a function": (
        "data/a.py",
        "def f():\n    from evidence import spc",
        "data/a.py:2: data imports evidence.spc",
    ),
    "by import_module": (
        "data/a.py",
        "from importlib import import_module\nimport_module('pages.a')",
        "data/a.py:2: data imports pages.a",
    ),
    "by a computed name": (
        "data/a.py",
        "import importlib\nimportlib.import_module('pa' + 'ges')",
        "data/a.py:2: imports a name that is not written down",
    ),
    "locales to ours": (
        "locales/__init__.py",
        "from models.enums import Goal",
        "locales/__init__.py:1: locales imports models.enums.Goal",
    ),
    "tests in the app": (
        "components/a.py",
        "from tests.fixtures import stores",
        "components/a.py:1: components imports tests.fixtures.stores",
    ),
    "a new folder": ("helpers/a.py", "x = 1", "helpers/a.py:1: helpers is in no layer"),
    "SQL in a page": (
        "pages/a.py",
        "from sqlalchemy import select",
        "pages/a.py:1: pages imports sqlalchemy: SQL is in data",
    ),
    "SQL in evidence": (
        "evidence/a.py",
        "import sqlmodel",
        "evidence/a.py:1: evidence imports sqlmodel: SQL is in data",
    ),
    "Streamlit in data": (
        "data/a.py",
        "import streamlit as st",
        "data/a.py:1: data imports streamlit",
    ),
    "session state in a page": (
        "pages/a.py",
        "import streamlit as st\nst.session_state['a'] = 1",
        "pages/a.py:2: st.session_state is for components/shell",
    ),
    "cache in a component": (
        "components/a.py",
        "import streamlit\n\n@streamlit.cache_data\ndef f(): ...",
        "components/a.py:3: st.cache_data is for components/shell",
    ),
    "address by its bare name": (
        "app.py",
        "from streamlit import query_params",
        "app.py:1: st.query_params is for components/shell",
    ),
    "the runtime in a component": (
        "components/a.py",
        "from streamlit.runtime.state import x",
        "components/a.py:1: streamlit.runtime.state.x is for components/shell",
    ),
}


def write_tree(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")


@pytest.mark.parametrize("kind", BREACHES)
def test_the_checker_finds(kind: str, tmp_path: Path) -> None:
    name, text, expected = BREACHES[kind]
    write_tree(tmp_path, {name: text})
    assert find_breaches(tmp_path) == [expected]


def test_a_command_may_not_reach_streamlit_by_a_way_round(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "manage.py": "from components.slides import write",
            "components/slides/__init__.py": "",
            "components/slides/write.py": "from components import words",
            "components/words.py": "import streamlit as st",
        },
    )
    (breach,) = find_breaches(tmp_path)
    assert breach.startswith("manage.py:1: reaches streamlit by manage → components.slides")
    assert breach.endswith(" → components.words → streamlit")


def test_what_the_layers_allow_is_no_breach(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "models/a.py": "import sqlmodel\nfrom locales import mark",
            "data/a.py": "import sqlalchemy\nfrom models import a\nfrom . import b",
            "evidence/a.py": "import numpy\nfrom data import a",
            "components/shell/state.py": "import streamlit as st\nst.session_state\nst.cache_data",
            "components/a.py": "import streamlit as st\nfrom evidence import a\nst.write(1)",
            "pages/board/a.py": "import streamlit as st\nfrom components import a\nst.write(1)",
            "app.py": "import streamlit as st\nfrom components.shell import state",
            "serve.py": "import streamlit.runtime\nfrom data import a",
            "manage.py": "from data import a\nfrom evidence import a",
            "tests/a.py": "import streamlit, sqlite3, pages",
            ".venv/lib/x.py": "import pages",
        },
    )
    assert find_breaches(tmp_path) == []


def test_our_own_tree_has_no_breach() -> None:
    assert {module.layer for module in read_modules(ROOT)} >= {"locales", "models", "data"}
    assert find_breaches(ROOT) == []
