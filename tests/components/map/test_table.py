"""The map in words: by name in the reader's alphabet, or in groups without an order within."""

from collections.abc import Mapping
from dataclasses import replace

from components.html import Group, Row, Table, table_html
from components.map.sheet import Sheet
from components.map.table import BY_NAME, BY_VALUE, build_map_table, can_rank
from components.map.value import value_sheet
from data.bilingual import Both
from data.figures import Figure
from locales import text
from models.area import WALES
from tests.components.making import HOSTILE, make_figure, make_view, place_codes
from tests.components.markup import read_markup

EN, CY = text("en"), text("cy")
CARDIFF, NEWPORT, POWYS = "W06000015", "W06000022", "W06000023"
ALIKE = {code: make_figure(10.0, lower=8.0, upper=12.0) for code in place_codes()}


def sheet_of(values: Mapping[str, Figure | float | None], lang: str = "en") -> Sheet:
    return value_sheet(make_view(values, lang), {}, text(lang))


def table_of(sheet: Sheet, order: str = BY_NAME, picked: str | None = None) -> Table:
    return build_map_table(sheet, picked, "In words", order, EN)


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(map(str, row.cells)) for row in table.rows if isinstance(row, Row)]


def groups(table: Table) -> list[list[str]]:
    """Return the names under each heading, what stands before the first left out."""
    found: list[list[str]] = [[]]
    for row in table.rows:
        if isinstance(row, Group):
            found.append([])
        else:
            found[-1].append(str(row.cells[0]))
    return found[1:]


def test_wales_stands_first_and_then_every_place_by_name() -> None:
    for lang in ("en", "cy"):
        view = make_view(lang=lang)
        table = build_map_table(value_sheet(view, {}, text(lang)), None, "", BY_NAME, text(lang))
        names = [row[0] for row in cells(table)]
        assert names == [text(lang)("Wales"), *view.names.values()]
    assert names[1:4] == ["Abertawe", "Blaenau Gwent", "Bro Morgannwg"]


def test_limits_and_notes_stand_beside_their_figure() -> None:
    values = {
        CARDIFF: make_figure(52.1, lower=50.0, upper=54.2, notes=("p", "u")),
        NEWPORT: make_figure(None, notes=("x",)),
    }
    table = table_of(sheet_of(values))
    found = {row[0]: row[1:] for row in cells(table)}
    assert list(table.columns) == [
        "Place",
        "Figure (%)",
        "Lower 95% limit",
        "Upper 95% limit",
        "Note",
    ]
    assert table.numbers == {1, 2, 3}
    assert found["Cardiff"] == ("52.1", "50.0", "54.2", "provisional, low reliability")
    assert found["Newport"] == ("", "", "", "no figure: not available")
    assert found["Wales"] == ("", "", "", "no figure")


def test_the_picked_place_is_marked_and_no_other() -> None:
    for order in (BY_NAME, BY_VALUE):
        rows = table_of(sheet_of(ALIKE), order, CARDIFF).rows
        picked = [row.cells[0] for row in rows if isinstance(row, Row) and row.picked]
        assert picked == ["Cardiff"]


def test_places_whose_limits_overlap_are_one_group_by_name() -> None:
    """Their figures differ, and yet nobody can say that one is above another."""
    values = {
        code: make_figure(10.0 + at / 10, lower=8.0, upper=14.0)
        for at, code in enumerate(reversed(place_codes()))
    }
    sheet = sheet_of(values)
    table = table_of(sheet, BY_VALUE)
    assert groups(table) == [list(sheet.names.values())]
    (heading,) = [row.heading for row in table.rows if isinstance(row, Group)]
    assert str(heading).endswith(": 22")


def test_groups_that_are_apart_stand_in_order_and_have_none_within() -> None:
    high = {CARDIFF: make_figure(30.0, lower=28.0, upper=32.0)}
    low = {
        NEWPORT: make_figure(2.0, lower=1.0, upper=3.0),
        POWYS: make_figure(3.0, lower=2.0, upper=4.0),
    }
    sheet = sheet_of({**ALIKE, **high, **low, WALES: make_figure(9.0)})
    first, middle, last = groups(table_of(sheet, BY_VALUE))
    assert first == ["Cardiff"]
    assert len(middle) == 19
    assert middle == [name for name in sheet.names.values() if name in middle]
    assert last == ["Newport", "Powys"]
    assert cells(table_of(sheet, BY_VALUE))[0][0] == "Wales"


def test_a_place_without_a_figure_stands_apart_and_is_not_left_out() -> None:
    sheet = sheet_of({**ALIKE, CARDIFF: make_figure(None, notes=("x",))})
    table = table_of(sheet, BY_VALUE)
    assert groups(table)[-1] == ["Cardiff"]
    assert sorted(row[0] for row in cells(table)) == sorted(row.name for row in sheet.rows)


def test_both_orders_hold_the_same_rows() -> None:
    sheet = sheet_of({**ALIKE, CARDIFF: None})
    assert sorted(cells(table_of(sheet, BY_VALUE))) == sorted(cells(table_of(sheet)))


def test_without_limits_it_stays_by_name_whatever_is_asked() -> None:
    sheet = sheet_of({code: float(at) for at, code in enumerate(place_codes())})
    assert not can_rank(sheet)
    assert table_of(sheet, BY_VALUE).rows == table_of(sheet).rows
    assert can_rank(sheet_of(ALIKE))


def test_hostile_names_and_units_stay_text() -> None:
    view = make_view(unit=Both(HOSTILE, HOSTILE))
    hostile = replace(view, names=dict.fromkeys(view.names, HOSTILE))
    table = build_map_table(value_sheet(hostile, {}, CY), None, HOSTILE, BY_NAME, CY)
    read = read_markup(table_html(table))
    assert {"script", "img"}.isdisjoint(read.tags())
    assert read.all("th")[-1].text == " ".join(HOSTILE.split())
