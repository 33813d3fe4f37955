"""The grid in a box: every name where there is room, else how many more there are."""

from components.briefing.deck import GridCell, GridPicture, GridRow
from components.briefing.grid_layout import lay_out_grid
from tests.components.briefing.decks import grid_picture

WIDE = 1760


def test_every_name_is_there_and_the_grid_fits() -> None:
    laid = lay_out_grid(grid_picture("en"), "en", WIDE, 650)
    assert sum(laid.heights) <= 650
    assert [len(cell.names) for cell in laid.rows[2]] == [0, 3, 0, 0]
    assert not any(name.cut for row in laid.rows for cell in row for name in cell.names)


def test_the_stressed_cell_says_its_title_and_counts_what_it_does_not_name() -> None:
    cell = lay_out_grid(grid_picture("cy"), "cy", WIDE, 650).rows[0][2]
    assert cell.stressed
    assert cell.title is not None
    assert cell.title.lines == ("prysur ond fflat",)
    assert cell.more == "Mwy: 2"


def test_names_that_do_not_fit_are_added_to_the_count() -> None:
    names = tuple(f"Output number {at}" for at in range(40))
    picture = GridPicture(("moved more",), (GridRow("on plan", (GridCell(names, 2),)),), "")
    laid = lay_out_grid(picture, "en", WIDE, 400)
    (cell,) = laid.rows[0]
    assert sum(laid.heights) <= 400
    assert cell.more == f"More: {42 - len(cell.names)}"
