"""Tables in a box: all of it where it fits, else what is left out is counted."""

from components.briefing.deck import TablePicture
from components.briefing.placed import SMALLEST
from components.briefing.table_layout import lay_out_table
from tests.components.briefing.decks import table_picture

WIDE, TALL = 1760, 640


def test_a_small_table_is_set_in_large_letters_and_fills_its_width() -> None:
    laid = lay_out_table(table_picture(3), WIDE, TALL)
    assert laid.size > 30
    assert abs(sum(laid.widths) - WIDE) < 1
    assert laid.hidden == 0


def test_a_long_table_counts_the_rows_that_do_not_fit() -> None:
    laid = lay_out_table(table_picture(40), WIDE, TALL)
    assert laid.size >= SMALLEST
    assert sum(laid.heights) <= TALL
    assert laid.hidden == 40 - len(laid.rows) > 0


def test_a_long_text_takes_more_lines_and_leaves_the_short_column_whole() -> None:
    said = "A decision about who gets the grant in the years to come, and by when. " * 3
    laid = lay_out_table(TablePicture(("What", "Who"), ((said, "Mair Rees"),), ""), WIDE, TALL)
    assert len(laid.rows[0][0].lines) > 1
    assert laid.rows[0][1].lines == ("Mair Rees",)


def test_a_table_without_rows_has_its_head() -> None:
    laid = lay_out_table(TablePicture(("What", "Who"), (), ""), WIDE, TALL)
    assert [cell.lines for cell in laid.heads] == [("What",), ("Who",)]
