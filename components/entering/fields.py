"""The fields of each form: which stand side by side, and what each of them is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.pack.schema import SCHEMAS
from models.columns import Kind

SIDE_BY_SIDE: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "missions": (
        ("title_en", "title_cy"),
        ("why_en", "why_cy"),
        ("set_by", "set_by_cy"),
        ("set_on", "target_date"),
        ("closed_on", "illustrative"),
        ("goals",),
    ),
    "outcomes": (
        ("mission", "illustrative"),
        ("title_en", "title_cy"),
        ("so_what_en", "so_what_cy"),
        ("owner", "owner_cy"),
    ),
    "indicators": (
        ("outcome", "headline"),
        ("title_en", "title_cy"),
        ("unit_en", "unit_cy"),
        ("better", "frequency"),
        ("decimals", "window"),
        ("adds_up", "seasonal"),
        ("smallest_change", "next_release"),
        ("source_en", "source_cy"),
        ("publisher", "publisher_cy"),
        ("source_url", "licence"),
        ("designation", "illustrative"),
    ),
    "targets": (
        ("indicator", "area"),
        ("kind", "target_period"),
        ("target_value", "baseline_period"),
    ),
    "outputs": (
        ("title_en", "title_cy"),
        ("description_en", "description_cy"),
        ("for_whom_en", "for_whom_cy"),
        ("unit_en", "unit_cy"),
        ("starts_on", "ends_on"),
        ("budget_gbp", "illustrative"),
    ),
    "contributions": (
        ("output", "indicator"),
        ("hypothesis_en", "hypothesis_cy"),
        ("expected_effect", "lag_periods"),
        ("design", "primary"),
        ("places_chosen", "strata"),
    ),
}
ONLY_WHEN_NEW: Mapping[str, frozenset[str]] = {
    "targets": frozenset({"indicator", "area", "kind", "target_period"}),
    "contributions": frozenset({"output"}),
}
"""What a row is known by, or hangs on: it is chosen once."""
LONG = frozenset(
    f"{stem}_{lang}"
    for stem in ("why", "so_what", "description", "hypothesis")
    for lang in ("en", "cy")
)


class FieldKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    LINES = "lines"
    ONE_OF = "one_of"
    SEVERAL_OF = "several_of"


@dataclass(frozen=True)
class Field:
    """One field of a form.

    Attributes
    ----------
    refers
        The sheet of which one row is chosen; None where the words are a closed set or free.
    required
        Whether nothing can be saved without it.
    """

    column: str
    kind: FieldKind
    refers: str | None
    required: bool


def list_fields(sheet: str, *, new: bool) -> Iterator[tuple[Field, ...]]:
    """Yield the fields of a form, those that stand side by side together."""
    fixed = frozenset() if new else ONLY_WHEN_NEW.get(sheet, frozenset())
    for columns in SIDE_BY_SIDE[sheet]:
        shown = tuple(_field(sheet, name) for name in columns if name not in fixed)
        if shown:
            yield shown


def _field(sheet: str, name: str) -> Field:
    column = SCHEMAS[sheet].column(name)
    refers = "areas" if column.kind is Kind.AREA else column.refers
    return Field(name, _kind(name, column.kind, refers), refers, column.pack.required)


def _kind(name: str, kind: Kind, refers: str | None) -> FieldKind:
    if refers or kind in (Kind.CHOICE, Kind.YES_NO):
        return FieldKind.ONE_OF
    if kind is Kind.CHOICES:
        return FieldKind.SEVERAL_OF
    return FieldKind.LINES if name in LONG else FieldKind.LINE
