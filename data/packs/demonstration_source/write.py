"""Sheets to CSV files, always the same bytes for the same rows."""

import csv
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path

Value = str | int | float | None
Row = dict[str, Value]


def write_sheet(path: Path, columns: Sequence[str], key: Sequence[str], rows: list[Row]) -> None:
    """Write rows as UTF-8 CSV with LF, in key order; an unknown column is an error."""
    for row in rows:
        unknown = set(row) - set(columns)
        if unknown:
            raise ValueError(f"{path.name}: {sorted(unknown)}")
    texts = [{name: format_value(row.get(name)) for name in columns} for row in rows]
    texts.sort(key=lambda row: [row[name] for name in key])
    path.write_bytes(_to_csv(columns, texts).encode("utf-8"))


def format_value(value: Value) -> str:
    """Return a cell's text: a number as its shortest plain decimal, nothing for ``None``."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    text = format(Decimal(str(value)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _to_csv(columns: Sequence[str], texts: Sequence[Mapping[str, str]]) -> str:
    target = StringIO()
    writer = csv.DictWriter(target, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(texts)
    return target.getvalue()
