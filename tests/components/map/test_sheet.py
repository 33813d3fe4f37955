"""The sheet: which classes stand in the legend, how cells are written, what is taken away."""

import pytest

from components.map.sheet import (
    Form,
    MapClass,
    MapColumn,
    MapRow,
    Mode,
    Ramp,
    Sheet,
    Shown,
    Tint,
    cell_words,
    numbers_of,
    take_sheet,
    used_classes,
)
from components.palette import PALETTES
from components.takeaway import Value
from locales import text

EN, CY = text("en"), text("cy")
PLAIN, HATCHED = MapClass("a", Tint(Ramp.SCALE)), MapClass("b", Tint(Ramp.NONE), Form.RISING)
COLUMNS = (MapColumn("Figure", 1), MapColumn("Change", 1, signed=True), MapColumn("Note"))


def make_sheet() -> Sheet:
    return Sheet(
        mode=Mode.VALUE,
        names={"A": "Ay", "B": "Bee", "C": "Cee"},
        classes=(PLAIN, HATCHED),
        shown={
            "A": Shown(0, "1.0", ("1.0",)),
            "B": Shown(0, "2.0", ("2.0",), Form.FALLING),
            "C": Shown(1, "no figure", ("no figure",), Form.FALLING),
        },
        finding="Finding",
        detail="Detail",
        scale="%",
        columns=COLUMNS,
        rows=(
            MapRow("A", "Ay", (1.25, -0.04, "p")),
            MapRow("B", "Bee", (2.0, 3.0, "")),
            MapRow("C", "Cee", (None, None, "no figure")),
        ),
        notes=("Note.",),
        unranked="By name.",
    )


def test_the_form_of_a_class_goes_before_that_of_a_place() -> None:
    sheet = make_sheet()
    assert [sheet.form_of(code) for code in "ABC"] == [Form.PLAIN, Form.FALLING, Form.RISING]


def test_places_are_counted_class_by_class() -> None:
    assert make_sheet().counts() == [2, 1]


def test_only_classes_that_some_place_is_in_stand_in_the_legend() -> None:
    declared = {"x": PLAIN, "y": HATCHED, "z": PLAIN}
    assert used_classes(declared, ["z", "y", "z"]) == ((HATCHED, PLAIN), {"y": 0, "z": 1})
    kept, at = used_classes(declared, ["z"], always=("x",))
    assert len(kept) == 2
    assert at == {"x": 0, "z": 1}


@pytest.mark.parametrize(
    ("value", "column", "written"),
    [
        (1.25, MapColumn("", 1), "1.2"),
        (1234.0, MapColumn("", 0), "1,234"),
        (2.0, MapColumn("", 1, signed=True), "+2.0"),
        (-2.0, MapColumn("", 1, signed=True), "\u22122.0"),
        (0.0, MapColumn("", 1, signed=True), "0.0"),
        (None, MapColumn("", 1), ""),
        (None, MapColumn(""), ""),
        ("said", MapColumn("", 1), "said"),
    ],
)
def test_a_cell_is_written_as_its_column_asks(
    value: Value, column: MapColumn, written: str
) -> None:
    assert cell_words(value, column, EN) == written


def test_columns_of_numbers_are_counted_after_the_name() -> None:
    assert numbers_of(COLUMNS) == {1, 2}


@pytest.mark.parametrize("theme", PALETTES)
def test_every_step_of_every_ramp_has_a_colour_and_an_ink_on_it(theme: str) -> None:
    palette = PALETTES[theme]
    for ramp, steps in {Ramp.NONE: 1, Ramp.SCALE: 5, Ramp.EITHER_WAY: 5, Ramp.CROSS: 9}.items():
        fills = [Tint(ramp, step).fill(palette) for step in range(steps)]
        assert len(set(fills)) == steps
        assert all(Tint(ramp, step).ink(palette) != fills[step] for step in range(steps))


def test_the_taken_table_holds_codes_and_unrounded_numbers_and_every_note() -> None:
    table = take_sheet(make_sheet(), EN)
    assert table.rows == (
        ("Ay", "A", 1.25, -0.04, "p"),
        ("Bee", "B", 2.0, 3.0, ""),
        ("Cee", "C", None, None, "no figure"),
    )
    assert [column.title for column in table.columns] == [
        "Place",
        "Code",
        "Figure",
        "Change",
        "Note",
    ]
    assert table.notes == ("Detail", "Note.", "By name.")
    assert take_sheet(make_sheet(), CY).columns[0].title == "Lle"
