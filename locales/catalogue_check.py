"""What can be wrong with the Welsh catalogue, each named so that it can be mended.

One rule, one function; each yields a line a problem.
"""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from locales.catalogue import (
    KEYWORDS,
    ROOT,
    UNVERIFIED,
    extract_template,
    list_sources,
    pot_path,
    read_welsh,
)
from locales.extractor import find_translating_calls, last_name, translator_makers

_PERCENT_FIELD = re.compile(r"%\((\w+)\)[#0\- +]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]|%([sd])\b")
_TRANSLATOR = re.compile(r"['\"]?(locales\.)?Translator['\"]?")
_MARK = re.compile(rf"{UNVERIFIED}|source: \S.*")


def find_problems(root: Path = ROOT) -> list[str]:
    """List everything wrong with the catalogue under ``root``, one line each."""
    template = extract_template(root)
    welsh = read_welsh(root)
    return [
        *_find_hidden_texts(root),
        *_find_missing(template, welsh),
        *_find_unused(template, welsh),
        *_find_stale_template(template, root),
        *(problem for message in _messages(welsh) for problem in _find_in_entry(message)),
    ]


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _keys(catalog: Catalog) -> dict[tuple[object, object], Message]:
    return {(message.context, message.id): message for message in _messages(catalog)}


def _find_missing(template: Catalog, welsh: Catalog) -> Iterator[str]:
    known = _keys(welsh)
    for key, message in _keys(template).items():
        if key not in known:
            where = ", ".join(sorted({file for file, _ in message.locations}))
            yield f"{_name(message)}: in the code ({where}), not in the catalogue: run update"


def _find_unused(template: Catalog, welsh: Catalog) -> Iterator[str]:
    used = _keys(template)
    for key, message in _keys(welsh).items():
        if key not in used:
            yield f"{_name(message)}: in the catalogue, no longer in the code: run update"
    for message in welsh.obsolete.values():
        yield f"{_name(message)}: an obsolete entry: run update"


def _find_stale_template(template: Catalog, root: Path) -> Iterator[str]:
    path = pot_path(root)
    written = read_po(io.BytesIO(path.read_bytes())) if path.exists() else Catalog()
    if _keys(written).keys() != _keys(template).keys():
        yield f"{path.name}: not the strings of the code: run update"


def _find_in_entry(message: Message) -> Iterator[str]:
    name = _name(message)
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not strings or not all(strings):
        yield f"{name}: no Welsh"
        return
    if message.fuzzy:
        yield f"{name}: marked fuzzy, which hides its Welsh: mark it `# {UNVERIFIED}` instead"
    if not any(_MARK.fullmatch(comment) for comment in message.user_comments):
        yield f"{name}: neither `# {UNVERIFIED}` nor `# source: …` above it"
    yield from _find_other_fields(name, sources, strings)
    yield from _find_other_edges(name, sources[0], strings)


def _find_other_fields(name: str, sources: list[str], strings: list[str]) -> Iterator[str]:
    try:
        wanted = [_fields(text) for text in sources]
    except ValueError as problem:
        yield f"{name}: the English is no format text: {problem}"
        return
    for text in strings:
        try:
            given = _fields(text)
        except ValueError as problem:
            yield f"{name}: the Welsh {text!r} is no format text: {problem}"
            continue
        if given not in wanted:
            expected = ", ".join(sorted(wanted[-1])) or "none"
            found = ", ".join(sorted(given)) or "none"
            yield f"{name}: fields differ: English has {expected}, the Welsh {text!r} has {found}"


def _fields(text: str) -> frozenset[str]:
    """Name the places to fill in: ``{name}``, ``%(name)s``, and nameless ones by their number."""
    fields = []
    for number, (_, field, _, _) in enumerate(Formatter().parse(text)):
        if field is not None:
            fields.append("{" + (field or str(number)) + "}")
    for number, match in enumerate(_PERCENT_FIELD.finditer(text)):
        fields.append(f"%({match[1]})" if match[1] else f"%{match[2]}#{number}")
    return frozenset(fields)


def _find_other_edges(name: str, source: str, strings: list[str]) -> Iterator[str]:
    """Blanks at either end are glue between texts; losing one runs words together."""
    for text in strings:
        if _edges(text) != _edges(source):
            yield f"{name}: begins or ends with other blanks than the Welsh {text!r}"


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _find_hidden_texts(root: Path) -> Iterator[str]:
    """Find what is never extracted, which nobody would say."""
    for path in list_sources(root):
        tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
        place = path.relative_to(root).as_posix()
        for line, problem in (*_find_built_texts(tree), *_find_other_translators(tree)):
            yield f"{place}:{line}: {problem}"


def _find_built_texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call, name in find_translating_calls(tree, KEYWORDS):
        if any(map(_is_built, call.args)):
            yield (
                call.lineno,
                f"text put together inside {name}(): translate the whole, then fill it in",
            )


def _find_other_translators(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """A translator is only seen when it is called by the name that is looked for."""
    makes_translator = translator_makers(tree)
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Assign) and makes_translator(node.value):
            names = [last_name(target) for target in node.targets]
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and makes_translator(node.value):
            names = [last_name(node.target)]
        elif isinstance(node, ast.arg) and _is_for_translator(node):
            names = [node.arg]
        if any(name != "_" for name in names):
            line = getattr(node, "lineno", 0)
            yield line, "a translator called otherwise than _: its texts are never extracted"


def _is_for_translator(parameter: ast.arg) -> bool:
    annotation = parameter.annotation
    return annotation is not None and bool(_TRANSLATOR.fullmatch(ast.unparse(annotation)))


def _is_built(argument: ast.expr) -> bool:
    if isinstance(argument, ast.JoinedStr):
        return True
    if isinstance(argument, ast.BinOp):
        return any(_is_text(leaf) for leaf in ast.walk(argument))
    return (
        isinstance(argument, ast.Call)
        and isinstance(argument.func, ast.Attribute)
        and _is_text(argument.func.value)
    )


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _name(message: Message) -> str:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return repr(text) if message.context is None else f"{text!r} ({message.context})"
