"""Find the texts in a Python file, for Babel.

Babel's own extractor reads tokens: what it sees inside f-strings depends on the version of Python,
and it cannot see ``text(lang)("…")``. This one reads the syntax tree.
"""

import ast
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import IO, Any


def extract_texts(
    file: IO[bytes],
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Give line, function, arguments and comments of every call that translates (Babel's shape).

    An argument that is not a plain text is None.
    """
    source = file.read().decode("utf-8")
    lines = source.splitlines()
    for node, name in find_translating_calls(ast.parse(source), keywords):
        arguments = tuple(map(_plain_text, node.args))
        yield node.lineno, name, arguments, _comments_above(lines, node.lineno, comment_tags)


def find_translating_calls(
    tree: ast.Module, keywords: Collection[str]
) -> Iterator[tuple[ast.Call, str]]:
    """List every call of a translating function, with the keyword that it counts as."""
    makes_translator = translator_makers(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = "_" if makes_translator(node.func) else last_name(node.func)
            if name in keywords:
                yield node, name


def translator_makers(tree: ast.Module) -> Callable[[ast.AST | None], bool]:
    """Give a test of whether a node is ``text(lang)``, by what this file imports."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "locales"
        for alias in node.names
        if alias.name == "text"
    }

    def makes_translator(node: ast.AST | None) -> bool:
        return isinstance(node, ast.Call) and (
            (isinstance(node.func, ast.Name) and node.func.id in names)
            or ast.unparse(node.func) == "locales.text"
        )

    return makes_translator


def last_name(node: ast.expr) -> str:
    """Give the name that stands last: ``c`` of ``a.b.c``; empty for what is no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _plain_text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _comments_above(lines: list[str], line: int, tags: Collection[str]) -> list[str]:
    """Take the block of comments right above, from the first line that begins with a tag."""
    block: list[str] = []
    for above in reversed(lines[: line - 1]):
        stripped = above.strip()
        if not stripped.startswith("#"):
            break
        block.insert(0, stripped.lstrip("# "))
    starts = [number for number, text in enumerate(block) if text.startswith(tuple(tags))]
    return block[starts[0] :] if starts else []
