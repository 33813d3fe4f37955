"""The parts of an XLSX file: which sheets there are, the shared texts, which styles are dates.

Read here rather than through openpyxl, which drops some ``_xHHHH_`` escapes from texts and trusts
the size a sheet declares; what is needed of the format is small. A file is weighed before
anything in it is unpacked, and document types (where entities would be declared) are refused.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from posixpath import join, normpath
from typing import IO
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import BadZipFile, ZipFile

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

UNPACKED_LIMIT = 2_000_000_000
RATIO_LIMIT = 300
RATIO_FREE = 10_000_000
PARTS_LIMIT = 10_000

DAMAGED = (
    BadZipFile,
    zlib.error,
    ParseError,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
"""What reading a file that is no workbook, or half of one, raises."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HEAD = 4096


@dataclass(frozen=True)
class WorkbookParts:
    """What a workbook's sheets are read with.

    Attributes
    ----------
    sheets
        Each sheet's name and where it is in the file; no place for one that is not a table.
    texts
        The shared texts.
    date_styles
        Which cell styles show a number as a date.
    from_1904
        Whether its days are counted from 1904.
    """

    sheets: list[tuple[str, str | None]]
    texts: list[str]
    date_styles: frozenset[int]
    from_1904: bool


def is_bomb(archive: ZipFile) -> bool:
    """Return whether a file would unpack to more than a pack could be."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    too_dense = unpacked > RATIO_FREE and unpacked > RATIO_LIMIT * max(packed, 1)
    return len(parts) > PARTS_LIMIT or unpacked > UNPACKED_LIMIT or too_dense


def read_parts(archive: ZipFile) -> WorkbookParts:
    """Return what a workbook's sheets are read with.

    Raises
    ------
    Exception
        One of :data:`DAMAGED` where the file is not a whole workbook.
    """
    related = _read_relations(archive, "")
    book = next(target for kind, target in related.values() if kind == "officeDocument")
    relations = _read_relations(archive, book)
    sheets: list[tuple[str, str | None]] = []
    from_1904 = False
    for element in list_elements(archive, book, "sheet", "workbookPr"):
        if local_name(element.tag) == "workbookPr":
            from_1904 = element.get("date1904") in ("1", "true")
            continue
        kind, target = relations[_relation_id(element)]
        sheets.append((element.get("name") or "", target if kind == "worksheet" else None))
    places = dict(relations.values())
    return WorkbookParts(
        sheets,
        _read_texts(archive, places.get("sharedStrings")),
        _read_date_styles(archive, places.get("styles")),
        from_1904,
    )


def _relation_id(element: Element) -> str:
    return next(value for name, value in element.attrib.items() if name.endswith("}id"))


def _read_relations(archive: ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return the relations of a part: id to the last word of its type, and the target."""
    folder, _slash, name = part.rpartition("/")
    found = {}
    for element in list_elements(archive, join(folder, "_rels", f"{name}.rels"), "Relationship"):
        if element.get("TargetMode") != "External":
            target = element.attrib["Target"]
            place = target[1:] if target.startswith("/") else normpath(join(folder, target))
            found[element.attrib["Id"]] = (element.attrib["Type"].rpartition("/")[2], place)
    return found


def _read_texts(archive: ZipFile, part: str | None) -> list[str]:
    if part is None:
        return []
    return [text_of(element) for element in list_elements(archive, part, "si")]


def _read_date_styles(archive: ZipFile, part: str | None) -> frozenset[int]:
    if part is None:
        return frozenset()
    formats = dict(BUILTIN_FORMATS)
    styles: list[int] = []
    for element in list_elements(archive, part, "numFmt", "cellXfs"):
        if local_name(element.tag) == "numFmt":
            formats[int(element.attrib["numFmtId"])] = element.attrib["formatCode"]
        else:
            styles = [int(style.get("numFmtId", "0")) for style in element]
    return frozenset(
        number
        for number, format_id in enumerate(styles)
        if is_date_format(formats.get(format_id, "General"))
    )


@lru_cache(maxsize=1000)
def local_name(tag: str) -> str:
    """Return an element's name without its namespace; the format has two sets of those."""
    return tag.rpartition("}")[2]


def text_of(element: Element) -> str:
    """Return the text of a shared or inline text, without its reading aids for Japanese."""
    parts = []
    for child in element:
        if local_name(child.tag) == "t":
            parts.append(child.text or "")
        elif local_name(child.tag) == "r":
            parts.extend(part.text or "" for part in child if local_name(part.tag) == "t")
    return unescape("".join(parts))


def unescape(text: str) -> str:
    """Return a text with its ``_xHHHH_`` escapes undone."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def list_elements(archive: ZipFile, part: str, *names: str) -> Iterator[Element]:
    """Yield the elements of these names in a part, whole; each is emptied once it was used."""
    with archive.open(part) as file:
        _refuse_document_type(file)
    with archive.open(part) as file:
        for _event, element in iterparse(file, events=("end",)):
            if local_name(element.tag) in names:
                yield element
                element.clear()


def _refuse_document_type(file: IO[bytes]) -> None:
    if b"<!DOCTYPE" in file.read(_HEAD).replace(b"\0", b""):
        raise ValueError("a document type")
