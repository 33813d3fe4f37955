"""What is written about the pack is what the models say, and what `template` makes."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.pack import ExportRefused, check_pack, import_pack
from data.pack.docs import DOCUMENT, renew
from data.pack.schema import SCHEMAS
from data.pack.template import write_template
from data.settings import ROOT
from data.store import Store
from locales import text
from models.columns import Kind
from models.roles import operator

SHIPPED_TEMPLATE = ROOT / "docs" / "pack-template.xlsx"


def test_the_document_is_as_the_models_have_it():
    written = DOCUMENT.read_text(encoding="utf-8")
    assert renew(written) == written, "run python -m data.pack.docs"


def test_the_document_names_every_sheet_and_column():
    written = DOCUMENT.read_text(encoding="utf-8")
    for name, schema in SCHEMAS.items():
        section = written.split(f"### `{name}`\n")[1].split("### ")[0]
        assert all(f"`{column}`" in section for column in schema.names)


def test_the_template_is_what_the_command_makes(tmp_path: Path):
    write_template(tmp_path / "made.xlsx", text("en"))
    made = (tmp_path / "made.xlsx").read_bytes()
    assert made == SHIPPED_TEMPLATE.read_bytes(), (
        "run python manage.py template docs/pack-template.xlsx"
    )


def test_the_template_is_a_right_pack_with_a_row_a_sheet(sqlite_store: Store):
    assert check_pack(sqlite_store, SHIPPED_TEMPLATE) == []
    result = import_pack(sqlite_store, SHIPPED_TEMPLATE, operator("test"))
    assert {name: count.new for name, count in result.counts.items()} == dict.fromkeys(SCHEMAS, 1)


def test_the_template_keeps_periods_and_dates_as_text():
    workbook = load_workbook(SHIPPED_TEMPLATE)
    for name, schema in SCHEMAS.items():
        worksheet = workbook[name]
        for position, column in enumerate(schema.columns, start=1):
            if column.kind in (Kind.DATE, Kind.PERIOD):
                letter = worksheet.cell(1, position).column_letter
                assert worksheet.column_dimensions[letter].width > 0
                assert worksheet.cell(2, position).number_format in ("@", "General")
                if column.pack.example:
                    assert worksheet.cell(2, position).number_format == "@"


def test_the_template_offers_the_words_of_a_choice():
    worksheet = load_workbook(SHIPPED_TEMPLATE)["reviews"]
    offered = {str(rule.sqref): rule.formula1 for rule in worksheet.data_validations.dataValidation}
    assert '"persist,pivot,stop"' in offered.values()


@pytest.mark.parametrize("name", ["template.csv", "template"])
def test_the_template_is_a_workbook(name: str, tmp_path: Path):
    with pytest.raises(ExportRefused):
        write_template(tmp_path / name, text("en"))
    assert list(tmp_path.iterdir()) == []
