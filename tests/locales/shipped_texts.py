"""Every text that is shipped to readers, with its language and where it stands."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from locales.catalogue import read_welsh

ROOT = Path(__file__).resolve().parents[2]
PACKS = ROOT / "data" / "packs"
REFERENCE = ROOT / "data" / "reference"


@dataclass(frozen=True)
class ShippedText:
    """A text, its language (``en`` or ``cy``) and where to find it."""

    language: str
    where: str
    text: str


def list_catalogue_texts() -> Iterator[ShippedText]:
    """List the catalogue: each English text, and each Welsh form of it."""
    for message in read_welsh():
        if not message.id:
            continue
        english = [message.id] if isinstance(message.id, str) else message.id
        welsh = [message.string] if isinstance(message.string, str) else message.string
        for text in english:
            yield ShippedText("en", f"catalogue, {english[0]!r}", text)
        for text in filter(None, welsh or ()):
            yield ShippedText("cy", f"catalogue, {english[0]!r}", text)


def list_pack_texts() -> Iterator[ShippedText]:
    """List what the shipped packs say in either language."""
    for path in sorted(PACKS.glob("*/*.csv")):
        yield from _list_file_texts(path)


def list_reference_texts(*, without: frozenset[str] = frozenset()) -> Iterator[ShippedText]:
    """List what the reference tables say in either language, some tables left out by name."""
    for path in sorted(REFERENCE.glob("*.csv")):
        if path.name not in without:
            yield from _list_file_texts(path)


def _list_file_texts(path: Path) -> Iterator[ShippedText]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            for column, text in row.items():
                # The sheet `about` names its values by row, every other sheet by column.
                named = row["key"] if column == "value" and "key" in row else column
                language = named.rpartition("_")[2]
                if text and language in ("en", "cy"):
                    where = f"{path.relative_to(ROOT)}:{reader.line_num}:{column}"
                    yield ShippedText(language, where, text)
