"""A briefing from the command line: the kept file where there is one, else a marked preview."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

import manage
from components.briefing.command import Asked, CannotDo, Desk, run_briefing
from components.briefing.paper import PaperCannotBeWritten
from data.briefings import get_briefing_file, list_briefings
from data.settings import settings
from data.store import Store
from locales import text
from models.roles import operator
from tests.components.briefing.freezing import HEALTH
from tests.fixtures.briefings import OPEN

OPERATOR = operator("Operator")


@pytest.fixture
def run(kept_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{kept_file}")
    settings.cache_clear()
    yield lambda *arguments: manage.main(["briefing", *arguments])
    settings.cache_clear()


@pytest.mark.parametrize(
    "name", ["en.pptx", "cy.pdf", "en.xlsx", "cy.zip", "both.pptx", "both.pdf"]
)
def test_the_newest_open_one_is_written_as_it_is_kept(
    run, kept_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    whose, _, ending = name.partition(".")
    out = tmp_path / f"briefing.{ending}"
    more = ["--both"] if whose == "both" else ["--lang", whose]
    assert run(HEALTH, "--out", str(out), *more) == 0
    assert OPEN in capsys.readouterr().err
    store = Store(f"sqlite:///{kept_file}")
    with store.read() as connection:
        assert out.read_bytes() == get_briefing_file(connection, OPERATOR, OPEN, name).content
    store.close()


def test_without_an_open_one_it_is_a_preview_that_says_so(
    run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, archive = tmp_path / "a.xlsx", tmp_path / "a.ZIP"
    assert run("economi", "--out", str(book)) == 0
    assert "this is a preview" in capsys.readouterr().err
    cover = openpyxl.load_workbook(BytesIO(book.read_bytes())).worksheets[0]
    assert str(cover["A1"].value).startswith("Preview, not frozen: ")
    assert run("economi", "--out", str(archive), "--lang", "cy") == 0
    with ZipFile(archive) as found:
        assert "Rhagolwg, heb ei rewi: " in found.read("about.txt").decode("utf-8-sig")


def test_freezing_prints_the_code_alone_and_keeps_a_draft(
    demonstration_copy: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(demonstration_copy.url))
    monkeypatch.setattr("components.briefing.files.KINDS", ())
    settings.cache_clear()
    assert manage.main(["briefing", HEALTH, "--freeze", "--by", "Private office"]) == 0
    code = capsys.readouterr().out.strip()
    with demonstration_copy.read() as connection:
        (kept,) = list_briefings(connection, OPERATOR)
    assert (kept.code, kept.frozen_by, kept.opened_on) == (code, "Private office", None)
    settings.cache_clear()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nonsense", "--out", "a.pdf"], 1, "There is no mission nonsense; known are"),
        (["nonsense", "--freeze"], 1, "economi, iechyd"),
        ([HEALTH, "--out", "a.doc"], 1, ".pptx, .pdf, .xlsx, .zip"),
        ([HEALTH, "--out", "a"], 1, ".pptx, .pdf, .xlsx, .zip"),
        (
            [HEALTH, "--out", "a.xlsx", "--both"],
            1,
            "Both languages go into one file as .pptx, .pdf",
        ),
        ([HEALTH, "--out", "nowhere/a.xlsx"], 1, "nowhere/a.xlsx cannot be written"),
        ([HEALTH], 2, "--out FILE"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    run,
    arguments: list[str],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == code
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert told.out == ""
    assert list(tmp_path.iterdir()) == []


def test_messages_are_in_the_language_that_is_asked_for(
    run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("nonsense", "--out", "a.pdf", "--lang", "cy") == 1
    assert "Nid oes cenhadaeth nonsense" in capsys.readouterr().err


def test_where_no_paper_can_be_written_it_says_what_to_install(
    demonstration_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_decks):
        raise PaperCannotBeWritten("PDF needs Pango")

    monkeypatch.setattr("components.briefing.paper.write_paper", refuse)
    desk = Desk(demonstration_store, OPERATOR, lambda said: None, lambda *told: None)
    with pytest.raises(CannotDo, match="PDF needs Pango"):
        run_briefing(Asked(HEALTH, tmp_path / "a.pdf", "en"), desk, text("en"))
