"""The foot of a screen: the address to copy, and a button for every file."""

import csv
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from components.shell import takeaway
from components.shell.screens import FIGURES, MAP
from components.shell.takeaway import whole_address
from data.store import Store
from tests.components.making import HOSTILE
from tests.components.markup import read_drawing
from tests.fixtures.apps import OpenScreen, Seen

CARDIFF = "W06000015"
MADE_UP = {"indicator": "selling-outside-wales"}
LABELS = {"en": "Take it away", "cy": "Ewch â hyn gyda chi"}


def buttons(seen: Seen) -> dict[str, str]:
    """Return the label of each button by the name of its file's kind."""
    protos = [each.proto for each in seen.elements if each.type == "download_button"]
    return {proto.label: proto.id for proto in protos}


@pytest.mark.parametrize(
    ("address", "base", "whole"),
    [
        ("./map?area=a&lang=cy", "", "/map?area=a&lang=cy"),
        ("./map?area=a&open=take&lang=cy", "", "/map?area=a&lang=cy"),
        ("/map?open=table.take&lang=en", "", "/map?open=table&lang=en"),
        ("./?lang=en", "https://m.example", "https://m.example/?lang=en"),
        ("./figures", "https://m.example", "https://m.example/figures"),
        ("./map?q=a%26b%3Dc&lang=en", "", "/map?q=a%26b%3Dc&lang=en"),
    ],
)
def test_an_address_is_whole_and_does_not_open_what_was_taken_from(
    address: str, base: str, whole: str
) -> None:
    assert whole_address(address, base) == whole


@pytest.mark.parametrize("screen", [MAP, FIGURES])
@pytest.mark.parametrize("lang", LABELS)
def test_it_is_closed_until_asked_and_costs_no_button(
    open_screen: OpenScreen, demonstration_store: Store, screen: object, lang: str
) -> None:
    seen = open_screen(demonstration_store, screen, lang)
    assert LABELS[lang] in [each.label for each in seen.app.expander]
    assert buttons(seen) == {}


def test_every_table_and_picture_has_its_buttons_each_named_for_its_file(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, MAP, area=CARDIFF, open="take")
    plain = {label.replace("\\", "") for label in buttons(seen)}
    over_time = {"The same over time", "Cardiff over time"}
    tables = {"The map in words", *over_time}
    pictures = {"Map of Wales", "Every place the same size", *over_time}
    assert plain == {
        *(f"{kind}: {title}" for kind in ("CSV", "Excel") for title in tables),
        *(f"{kind}: {title}" for kind in ("SVG", "PNG") for title in pictures),
        "Excel: all tables of this screen in one workbook",
    }


def test_the_change_before_is_taken_where_it_is_shown(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    given = {"indicator": "bp-to-target", "mode": "delivered-changed", "open": "take"}
    crossed = set(buttons(open_screen(demonstration_store, MAP, **given)))
    given["mode"] = "delivered"
    assert "SVG\\: The change before" in crossed
    delivered = set(buttons(open_screen(demonstration_store, MAP, **given)))
    assert "SVG\\: The change before" not in delivered


@pytest.mark.parametrize("lang", LABELS)
def test_the_address_to_copy_is_this_view_in_this_language(
    open_screen: OpenScreen, demonstration_store: Store, lang: str
) -> None:
    given = {"indicator": "population", "period": "2015", "area": CARDIFF}
    seen = open_screen(demonstration_store, MAP, lang, open="take", **given)
    (field,) = (each for part in seen.markup for each in part.all("input"))
    parts = urlsplit(field.attributes["value"])
    assert parts.path == "/map"
    assert {name: values[0] for name, values in parse_qs(parts.query).items()} == {
        **given,
        "lang": lang,
    }
    assert "readonly" in field.attributes
    labels = [each for part in seen.markup for each in part.all("label")]
    assert [each.attributes["for"] for each in labels] == [field.attributes["id"]]


SCRIPT = """
import streamlit as st
from datetime import date
from types import SimpleNamespace

from components.shell import takeaway
from components.shell.screens import MAP
from components.svg import drawing, words
from components.takeaway import About, Column, TakenPicture, TakenTable
from data.moment import Moment
from locales import text

page = SimpleNamespace(
    screen=MAP, lang="cy", text=text("cy"),
    moment=Moment(version=1, until=date(2026, 11, 22), today=date(2026, 11, 22), fixed=False,
                  illustrative=True),
)
table = TakenTable("t", st.session_state["title"], (Column("n", 1),), ((1.5,),))
picture = TakenPicture("p", "t", "a", drawing(9, 9, [words(1, 8, "w", "#000000")]))
made = st.session_state.setdefault("made", [])

def make(what, thing):
    made.append(what)
    return thing

takeaway.offer_takeaway(
    page,
    lambda: make("about", About("v", "as at", ("s",), True, "./map?lang=cy")),
    {"t": lambda: make("table", table)},
    {"p": lambda: make("picture", picture)},
    {"t": st.session_state["title"], "p": "Llun"},
)
"""


def run(monkeypatch: pytest.MonkeyPatch, title: str = "T", **given: str) -> dict[str, Any]:
    """Run a screen of one table and one picture; return what each button would write, by name."""
    offered: dict[str, Any] = {}

    def note(label: str, data: object, *, file_name: str, **_kept: object) -> None:
        offered[file_name] = (label, data)

    monkeypatch.setattr(takeaway.st, "download_button", note)
    app = AppTest.from_string(SCRIPT)
    app.session_state["title"] = title
    for name, value in given.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    offered["made"] = list(app.session_state["made"])
    return offered


def test_nothing_is_made_before_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch)["made"] == []
    assert run(monkeypatch, open="take")["made"] == ["about"]


def test_a_file_is_named_for_screen_content_date_and_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered = run(monkeypatch, open="take")
    assert set(offered) - {"made"} == {
        f"map-t-2026-11-22-cy.{ending}" for ending in ("csv", "xlsx")
    } | {f"map-p-2026-11-22-cy.{ending}" for ending in ("svg", "png")}


def test_what_a_button_writes_is_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = run(monkeypatch, open="take")
    made = offered.pop("made")
    files = {name.rpartition(".")[2]: offer[1] for name, offer in offered.items()}
    assert made == ["about"]
    header, row = csv.reader(StringIO(files["csv"]().decode("utf-8-sig")))
    assert (header[0], row[0], row[-1]) == ("n", "1.5", "ie")
    book = load_workbook(BytesIO(files["xlsx"]()))
    assert "Tabl 1" in book.sheetnames
    assert "Ffigurau enghreifftiol" in read_drawing(files["svg"]().decode()).itertext()
    assert files["png"]().startswith(b"\x89PNG")


def test_a_title_with_marks_in_it_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit reads a label as Markdown: every mark must be told to be none."""
    for title in ("**bold** [x](javascript:y) `z` :red[w] $a$", HOSTILE):
        offered = run(monkeypatch, title=title, open="take")
        label, _data = offered["map-t-2026-11-22-cy.csv"]
        for at, letter in enumerate(label):
            if letter in "*_[]`<>$:":
                assert label[at - 1] == "\\"
        assert label.replace("\\", "") == f"CSV: {title}".replace("\\", "")
