"""Reading CSV: the quick way and the careful way say the same, and the forms that are accepted."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.pack import check_pack, import_pack
from data.pack.problems import Problem
from data.pack.raw import RawSheet, letter
from data.pack.read_csv import _read_carefully, _read_plain
from data.store import Store
from locales import text
from models.roles import operator
from tests.data.pack.packs import Draft

HEADER = ["team", "member", "discipline"]
lines = st.text(st.sampled_from('ab,,\n\n\r"; \tŵ\0'), max_size=40)


def as_rows(sheet: RawSheet) -> list[tuple[int, list[str]]]:
    columns = zip(*(cells.to_pylist() for cells in sheet.cells), strict=True)
    rows = zip(sheet.rows.tolist(), map(list, columns), strict=True)
    return [(number, cells) for number, cells in rows if any(map(str.strip, cells))]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(body=lines)
def test_the_quick_way_reads_what_the_careful_way_reads(body: str):
    whole = ",".join(HEADER) + "\n" + body
    quick = _read_plain("members", whole.encode(), HEADER)
    problems: list[Problem] = []
    careful = _read_carefully("members", whole, HEADER, text("en"), problems)
    if quick is not None:
        assert problems == []
        assert as_rows(quick) == as_rows(careful)


def test_a_plain_file_is_read_the_quick_way():
    assert _read_plain("members", b"team,member,discipline\na,b,c\n,,\nd,e,f", HEADER) is not None


FORMS = {
    "a byte order mark": lambda csv: "\ufeff" + csv,
    "line ends of Windows": lambda csv: csv.replace("\n", "\r\n"),
    "line ends of old Macs": lambda csv: csv.replace("\n", "\r"),
    "no line end at the end": lambda csv: csv.rstrip("\n"),
    "blank lines": lambda csv: csv.replace("\n", "\n\n"),
    "every cell in quotation marks": lambda csv: "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) for line in csv.splitlines()
    ),
    "blanks around cells": lambda csv: csv.replace(",", " , "),
    "columns in another order": lambda csv: "\n".join(
        ",".join(reversed(line.split(","))) for line in csv.splitlines()
    ),
    "an empty column without a name": lambda csv: csv.replace("\n", ",\n"),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_sheet_may_be_written_in_many_forms(form, sqlite_store: Store, tmp_path: Path):
    first = import_pack(sqlite_store, Draft().write(tmp_path / "first"), operator("test"))
    draft = Draft()
    draft.replace("deliveries", form)
    again = import_pack(sqlite_store, draft.write(tmp_path / "again"), operator("test"))
    assert (again.wrote, again.digest) == (False, first.digest)


def test_letters_over_columns_are_those_of_a_spreadsheet():
    assert [letter(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_header_alone_is_a_sheet_without_rows(sqlite_store: Store, tmp_path: Path):
    draft = Draft(sheets={"members": []})
    assert check_pack(sqlite_store, draft.write(tmp_path / "pack")) == []
