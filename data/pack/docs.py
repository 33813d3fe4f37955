"""The reference part of ``docs/pack.md``, written from the models.

``python -m data.pack.docs`` brings the file up to date; a test holds it to the models.
"""

from collections.abc import Iterator
from pathlib import Path

from data.pack.schema import SCHEMAS, SheetColumn, SheetSchema
from data.settings import ROOT
from models import SHEETS
from models.columns import Kind, table_of

DOCUMENT = ROOT / "docs" / "pack.md"
BEGIN = "<!-- sheets: written by python -m data.pack.docs -->"
END = "<!-- sheets: end -->"

_KINDS: dict[Kind, str] = {
    Kind.SLUG: "key",
    Kind.TEXT: "text",
    Kind.DATE: "date",
    Kind.PERIOD: "period",
    Kind.NUMBER: "number",
    Kind.INTEGER: "whole number",
    Kind.YES_NO: "`yes` or `no`",
    Kind.CHOICE: "one of",
    Kind.CHOICES: "any of, joined by `;`",
    Kind.AREA: "area",
    Kind.JSON: "one line of JSON",
}


def write_reference() -> str:
    """Return a section a sheet: what it is, its columns, and what is kept."""
    purposes = {table_of(model).name: (model.__doc__ or "").splitlines()[0] for model in SHEETS}
    return "\n".join(
        line for schema in SCHEMAS.values() for line in _list_lines(schema, purposes[schema.name])
    )


def _list_lines(schema: SheetSchema, purpose: str) -> Iterator[str]:
    yield f"### `{schema.name}`\n"
    yield f"{purpose} Key: {', '.join(f'`{key}`' for key in schema.keys)}.\n"
    if schema.kept:
        kept = [name for name in schema.names if name in schema.kept]
        named = ", ".join(f"`{name}`" for name in kept)
        whole = len(kept) == len(schema.names) - len(schema.keys)
        yield f"Never changed once it is there: {'the whole row' if whole else named}.\n"
    yield "| column | needed | holds | what it is | example |\n|---|---|---|---|---|"
    for column in schema.columns:
        cells = (_name(column), _needed(column), _holds(column), column.pack.doc, _example(column))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _name(column: SheetColumn) -> str:
    return f"**`{column.name}`**" if column.pack.key else f"`{column.name}`"


def _needed(column: SheetColumn) -> str:
    if column.pair:
        other = column.pair + ("_cy" if column.name.endswith("_en") else "_en")
        return f"this or `{other}`"
    return "yes" if column.pack.required else ""


def _holds(column: SheetColumn) -> str:
    held = _KINDS[column.kind]
    if column.refers:
        held = f"key of `{column.refers}`"
    if column.pack.choices:
        held += " " + ", ".join(f"`{word}`" for word in column.pack.choices)
    low, high = column.pack.low, column.pack.high
    if low is not None:
        held += f", {int(low)} or more" if high is None else f", {int(low)} to {int(high)}"
    return held


def _example(column: SheetColumn) -> str:
    return f"`{column.pack.example}`" if column.pack.example else ""


def renew(text: str) -> str:
    """Return the document with its reference part as the models have it."""
    before, rest = text.split(BEGIN)
    _old, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{write_reference()}\n{END}{after}"


def main(path: Path = DOCUMENT) -> None:
    """Bring the document up to date."""
    path.write_text(renew(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
