"""What is taken from the figures' screen: every source, as it stands there."""

from datetime import date

from components.figures_take import take_sources
from components.figures_view import figures_finding
from locales import text
from tests.components.making import MOMENT, make_facts, make_source

EN = text("en")


def test_every_source_is_a_row_of_its_own() -> None:
    sources = [
        make_source(),
        make_source(
            facts=make_facts(code="j", illustrative=True, next_release=date(2025, 1, 1)),
            missing=7,
        ),
        make_source(first_period=None, last_period=None, figures=0, last_published=None),
    ]
    table = take_sources(sources, MOMENT, "Sources", EN)
    assert {len(row) for row in table.rows} == {len(table.columns)}
    titles = [column.title for column in table.columns]
    rows = [dict(zip(titles, row, strict=True)) for row in table.rows]
    assert [row["Code"] for row in rows] == ["i", "j", "i"]
    assert [row["Illustrative"] for row in rows] == ["no", "yes", "no"]
    assert [row["Overdue"] for row in rows] == ["no", "yes", "no"]
    assert [row["Local authority figures missing"] for row in rows] == [0, 7, 0]
    assert rows[2]["First period"] is None
    assert str(sum(row["Overdue"] == "yes" for row in rows)) in figures_finding(sources, MOMENT, EN)
