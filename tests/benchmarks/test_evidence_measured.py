"""What a screen tells of the measurements is what docs/method.md says."""

import csv
from pathlib import Path

import pytest

from benchmarks.evidence_measured import read_measured, write_measured
from benchmarks.evidence_tables import METHOD_PAGE
from data.measured import MEASURED, list_measured


def test_the_shipped_table_is_what_the_page_says(tmp_path: Path) -> None:
    """`python -m benchmarks.evidence_measured` writes it anew."""
    write_measured(read_measured(), tmp_path / "measured.csv")
    assert (tmp_path / "measured.csv").read_bytes() == MEASURED.read_bytes()


def test_it_is_read_as_it_was_written() -> None:
    with MEASURED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["code"] for row in rows} == set(list_measured())
    for row in rows:
        measured = list_measured()[row["code"]]
        assert (f"{measured.quarters:g}", f"{measured.years:g}") == (row["quarters"], row["years"])


def test_the_numbers_come_from_the_rows_they_name() -> None:
    """Held against the lines of the page, found another way."""
    lines = METHOD_PAGE.read_text(encoding="utf-8").splitlines()
    (ours,) = (line for line in lines if line.startswith("| what is done here "))
    alarm, found = (cell.strip().rstrip("%") for cell in ours.strip("|").split("|")[1:])
    measured = list_measured()
    for said, code in ((alarm, "ours.alarm"), (found, "ours.found")):
        quarters, years = (float(each) for each in said.split("/"))
        assert (measured[code].quarters, measured[code].years) == (quarters, years)


def test_a_page_without_its_tables_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "method.md"
    page.write_text("in 2,000 simulated worlds", encoding="utf-8")
    with pytest.raises(KeyError):
        read_measured(page)
