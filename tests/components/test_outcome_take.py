"""What is taken away from the outcome's screen says the same as the screen, numbers as numbers."""

from datetime import date

from components.area_names import area_names
from components.html import Row, table_html
from components.outcome_more import take_chart, take_small_charts
from components.outcome_view import OutcomeView
from components.palette import PALETTES
from components.places_table import build_places_table, take_places_table
from components.series_table import build_series_table, take_series_table
from components.takeaway import TakenTable
from data.store import Store
from evidence.known_on import know_indicator
from locales import text
from models.area import WALES
from tests.components.making import area_frame, make_figure
from tests.components.markup import drawn_texts, read_drawing, read_markup
from tests.components.outcome_making import YEARS, make_document, make_outcome_view

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]


def shipped_view(store: Store, indicator: str, area: str = WALES) -> OutcomeView:
    known = know_indicator(store, indicator, date(2026, 11, 22))
    return OutcomeView(known, area, known.figures.periods[-1], area_names(area_frame(), "en"))


def as_shown(cell: object) -> str:
    return "" if cell is None else f"{cell:.1f}" if isinstance(cell, float) else str(cell)


def test_the_places_are_taken_as_they_are_shown(demonstration_store: Store) -> None:
    view = shipped_view(demonstration_store, "bp-to-target")
    shown = read_markup(table_html(build_places_table(view, lambda code: code, LIGHT, EN)))
    taken: TakenTable = take_places_table(view, EN)
    heads = [column.title for column in taken.columns]
    assert heads == ["Place", "Period", *shown.first("table").cells()[0][1:], "Note"]
    for row, cells in zip(taken.rows, shown.first("table").cells()[1:], strict=True):
        name, period, figure, change, progress, word, note = row
        assert period == "July to September 2026"
        assert note == "provisional"
        plainly = [cells[0], cells[1], cells[2].lstrip("+").replace("−", "-"), *cells[3:]]
        assert [name, as_shown(figure), as_shown(change), progress, word] == plainly


def test_a_series_is_taken_with_its_limits_as_numbers(demonstration_store: Store) -> None:
    view = shipped_view(demonstration_store, "selling-outside")
    taken = take_series_table(view, EN)
    assert [column.title for column in taken.columns[2:4]] == ["Lower 95% limit", "Upper 95% limit"]
    newest = view.valued(WALES)[-1]
    assert list(taken.rows[0][:4]) == ["2025", newest.value, newest.lower, newest.upper]


def test_the_class_of_each_figure_is_the_documents_and_none_where_it_is_not_judged() -> None:
    points = ["common"] * 12 + ["improving", "concerning"]
    document = make_document()
    document["spc"] |= {"points": points, "variation": "concerning"}
    view = make_outcome_view({WALES: document})
    rows = [row.cells for row in build_series_table(view, EN).rows if isinstance(row, Row)]
    assert [row[3] for row in rows] == [
        "stands out: worse",
        "stands out: better",
        *["as usual"] * 12,
    ]
    document["spc"]["variation"] = None
    assert "This figure" not in build_series_table(view, EN).columns


def test_seasons_taken_out_stand_beside_what_was_published() -> None:
    document = make_document()
    document |= {"adjusted": True, "adjusted_values": [2.25] * len(YEARS)}
    view = make_outcome_view({WALES: document})
    first = build_series_table(view, EN).rows[0]
    assert isinstance(first, Row)
    assert list(first.cells)[1:4] == ["2.0", "not published", "2.2"]
    assert take_series_table(view, EN).rows[0][4] == 2.25


def test_note_codes_are_told_in_words_and_why_there_is_no_figure() -> None:
    cells = {(WALES, year): 2.0 for year in YEARS[:-1]}
    cells[WALES, "2025"] = make_figure(None, "2025", notes=("c",))  # type: ignore[assignment]
    view = make_outcome_view({}, cells)
    row = take_series_table(view, EN).rows[0]
    assert row[1] is None
    assert row[-1] == "no figure: confidential"
    assert take_series_table(view, EN).notes == ("c: confidential",)
    shown = read_markup(table_html(build_places_table(view, str, LIGHT, EN)))
    assert shown.first("table").cells()[1][1] == "no figure confidential"


def test_pictures_say_what_they_are_of_and_what_their_shapes_mean(
    demonstration_store: Store,
) -> None:
    view = shipped_view(demonstration_store, "cvd-found")
    chart, tiles = take_chart(view, EN), take_small_charts(view, EN)
    for picture in (chart, tiles):
        assert picture.title.startswith("People newly found at high risk")
        assert picture.alt
    assert {"target 8.0", "milestone 7.0"} <= set(drawn_texts(read_drawing(chart.svg)))
    assert {"improving", "no clear change", "worsening"} <= set(
        drawn_texts(read_drawing(tiles.svg))
    )
