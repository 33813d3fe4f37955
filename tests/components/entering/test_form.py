"""Forms: every column that can be entered has a field and a name, and rows are made of them."""

from datetime import date

import pytest

from components.entering.fields import FieldKind, list_fields
from components.entering.form import Form, make_entries, newest_rows, suggest_key
from components.entering.labels import COLUMNS, SHEETS, choices, in_form_words
from data.ownership import ASKED_FOR
from data.pack.schema import SCHEMAS
from locales import text
from models.columns import Kind

TODAY = date(2026, 11, 22)
BY_ITSELF = {
    "targets": {"set_on"},
    "outputs": {"team"},
    "contributions": {"contribution", "registered_on", "supersedes"},
}
"""What a form fills in; of the others the key, which is made of the title."""
ROW_BY_ROW = [sheet for sheet in SHEETS if sheet != "deliveries"]


def columns(sheet: str, *, new: bool) -> list[str]:
    return [field.column for fields in list_fields(sheet, new=new) for field in fields]


@pytest.mark.parametrize("sheet", ROW_BY_ROW)
def test_every_column_of_a_new_row_has_one_field(sheet: str) -> None:
    keys = set() if sheet == "targets" else set(SCHEMAS[sheet].keys)
    expected = set(SCHEMAS[sheet].names) - keys - BY_ITSELF.get(sheet, set())
    found = columns(sheet, new=True)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_all_that_can_be_entered_but_reviews_has_a_form() -> None:
    assert set(ASKED_FOR) - set(SHEETS) == {"reviews"}


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_every_column_and_every_choice_has_a_name(sheet: str, lang: str) -> None:
    _ = text(lang)
    for column in SCHEMAS[sheet].columns:
        if column.name not in SCHEMAS[sheet].keys or sheet in ("targets", "deliveries"):
            assert _(COLUMNS[column.name]) != column.name
        if column.kind in (Kind.CHOICE, Kind.CHOICES):
            assert set(choices(column.name, _)) == set(column.pack.choices)
            assert all(choices(column.name, _).values())
        if column.kind is Kind.YES_NO:
            assert list(choices(column.name, _)) == ["yes", "no"]


def test_what_a_row_is_known_by_is_chosen_once() -> None:
    assert columns("targets", new=False) == ["target_value", "baseline_period"]
    assert "output" not in columns("contributions", new=False)
    assert "indicator" in columns("contributions", new=False)


def test_a_field_is_what_its_column_holds() -> None:
    kinds = {f.column: f.kind for row in list_fields("missions", new=True) for f in row}
    assert kinds["title_en"] is FieldKind.LINE
    assert kinds["why_en"] is FieldKind.LINES
    assert kinds["goals"] is FieldKind.SEVERAL_OF
    assert kinds["illustrative"] is FieldKind.ONE_OF
    assert kinds["set_on"] is FieldKind.LINE


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Community screening", "community-screening"),
        ("Sgrinio'n gyflym – Ynys Môn", "sgrinio-n-gyflym-ynys-mon"),
        ("العربية", "output"),
        ("=1+1", "1-1"),
        ("a " * 60, "-".join("a" * 28)),
    ],
)
def test_a_key_is_made_of_a_title(title: str, key: str) -> None:
    assert suggest_key(title, "output", ()) == key
    assert suggest_key(title, "output", {key}) == f"{key}-2"
    assert suggest_key(title, "output", {key, f"{key}-2"}) == f"{key}-3"


def test_a_form_in_which_nothing_was_changed_saves_nothing() -> None:
    seen = {"output": "o", "title_en": "Title", "team": "t"}
    form = Form("outputs", "o", seen)
    assert make_entries(form, {}, {"o"}, TODAY, "t") == []
    assert make_entries(form, {"title_en": "Title"}, {"o"}, TODAY, "t") == []
    (entry,) = make_entries(form, {"title_en": "Other"}, {"o"}, TODAY, "t")
    assert (entry.row, entry.seen) == (seen | {"title_en": "Other"}, seen)


def test_a_new_output_is_its_writers() -> None:
    (entry,) = make_entries(Form("outputs", None), {"title_cy": "Allbwn"}, (), TODAY, "t")
    assert (entry.row["team"], entry.row["output"], entry.seen) == ("t", "allbwn", None)


def test_of_rows_that_follow_each_other_the_last_is_opened() -> None:
    first = {
        "indicator": "i",
        "area": "W92000004",
        "target_period": "2030",
        "kind": "target",
        "set_on": "",
    }
    second = first | {"set_on": "2026-01-01"}
    assert newest_rows("targets", [first, second]) == {"i/W92000004/2030/target": second}


def test_messages_of_the_pack_call_columns_as_the_form_does() -> None:
    _ = text("en")
    said = "planned as 5, which stays; a new plan is a row with its own `recorded_on`"
    assert in_form_words(said, _).endswith("a row with its own “Recorded on”")
    assert in_form_words("title_en and title_cy are both empty", _) == (
        "“Title in English” and “Title in Welsh” are both empty"
    )
    assert in_form_words("the delivered and the planned", _) == "the delivered and the planned"
