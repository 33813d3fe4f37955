"""The grid: a real table, every output in one cell by name, busy but flat where it is true."""

from components.board_facts import Fact, Share, Standing
from components.board_grid import MOST_NAMES, build_grid, place_outputs
from components.html import Html
from data.bilingual import Both
from locales import text
from tests.components.judging import LINKS
from tests.components.making import HOSTILE, make_link, make_output
from tests.components.markup import Element, read_markup

EN, CY = text("en"), text("cy")


def stand(code: str, fact: Fact, share: Share = Share.ON_PLAN, title: str = "") -> Standing:
    output = make_output(code, title=Both(title or code.upper(), None))
    return Standing(output, make_link(output), fact, share)


def cell(grid: Html, row: str, column: str) -> Element:
    """Return the cell by the texts of its row's and its column's header."""
    table = read_markup(grid).first("table")
    heads = [head.text for head in table.first("thead").all("th")]
    for each in table.first("tbody").all("tr"):
        if each.first("th").text == row:
            return each.all("td")[heads.index(column)]
    raise AssertionError(row)


def test_every_output_is_in_the_cell_of_its_two_facts() -> None:
    made = [
        stand("a", Fact.MOVED),
        stand("b", Fact.OPEN, Share.EARLY),
        stand("c", Fact.FLAT),
        stand("d", Fact.WORSE, Share.BEHIND),
        stand("e", Fact.FLAT, Share.BEHIND),
    ]
    grid = build_grid(made, LINKS, EN)
    assert "A" in cell(grid, "moved more", "delivered on plan").text
    assert "B" in cell(grid, "cannot tell", "not a fair test yet").text
    assert cell(grid, "no movement", "delivered on plan").text == "Busy but flat C"
    assert cell(grid, "no movement", "behind").text == "E"
    assert "D" in cell(grid, "worse", "behind").text
    assert cell(grid, "worse", "delivered on plan").text == "none"
    named = [link.text for link in read_markup(grid).first("tbody").all("a")]
    assert sorted(named) == ["A", "B", "C", "D", "E"]


def test_headers_say_which_row_and_which_column() -> None:
    table = read_markup(build_grid([stand("a", Fact.MOVED)], LINKS, EN)).first("table")
    assert [head.attributes["scope"] for head in table.first("thead").all("th")] == ["col"] * 3
    rows = table.first("tbody").all("th")
    assert [head.text for head in rows] == ["moved more", "cannot tell", "no movement", "worse"]
    assert {head.attributes["scope"] for head in rows} == {"row"}


def test_what_only_fell_short_stands_beside_but_is_not_called_busy_but_flat() -> None:
    short = build_grid([stand("s", Fact.SHORT)], LINKS, EN)
    told = cell(short, "no movement", "delivered on plan").text
    assert told == "S (short of what was hoped)"
    assert read_markup(short).first("h2").text == "No output is busy but flat"


def test_what_has_nothing_to_compare_with_says_so_in_its_cell() -> None:
    grid = build_grid([stand("a", Fact.ALONE), stand("l", Fact.LESS)], LINKS, EN)
    told = cell(grid, "moved more", "delivered on plan").text
    assert told == "A (nothing to compare with) L (less than hoped)"


def test_each_name_leads_to_its_evidence() -> None:
    grid = read_markup(build_grid([stand("a", Fact.MOVED)], LINKS, EN))
    addresses = [link.attributes["href"] for link in grid.first("tbody").all("a")]
    assert addresses == ["./link?contribution=a-i&lang=en"]


def test_a_full_cell_counts_names_a_few_and_leads_to_the_rest() -> None:
    made = [stand(f"p{at}", Fact.OPEN) for at in range(MOST_NAMES + 53)]
    grid = build_grid([*made, stand("busy", Fact.FLAT)], LINKS, EN)
    full = cell(grid, "cannot tell", "delivered on plan")
    assert len(full.all("li")) == MOST_NAMES
    assert full.text.startswith("57")
    more = full.all("a")[-1]
    assert more.text == "and 53 more"
    assert more.attributes["href"] == "./?says=open&delivery=on_plan"
    assert len(str(grid)) < 8000


def test_in_a_full_cell_what_is_busy_but_flat_is_named_first() -> None:
    made = [stand(f"s{at}", Fact.SHORT) for at in range(9)] + [stand("busy", Fact.FLAT)]
    cells = place_outputs(made)
    assert cells["flat", Share.ON_PLAN][0].output.code == "busy"


def test_what_serves_no_outcome_is_counted_but_in_no_cell() -> None:
    loose = Standing(make_output("l", title=Both("Lost", None)), None, Fact.LOOSE, Share.ON_PLAN)
    grid = read_markup(build_grid([stand("a", Fact.MOVED), loose], LINKS, EN))
    assert "Lost" not in grid.text
    assert "Each output once, by what it is mainly for: 1." in grid.text
    assert "Serving no outcome, so not in it: 1." in grid.text


def test_what_is_not_judged_has_a_row_only_where_there_is_any() -> None:
    judged = read_markup(build_grid([stand("a", Fact.MOVED)], LINKS, EN))
    assert "not judged yet" not in judged.text
    waiting = build_grid([stand("a", Fact.UNJUDGED)], LINKS, EN)
    assert cell(waiting, "not judged yet", "delivered on plan").text == "A"


def test_hostile_names_stay_text_in_both_languages() -> None:
    for _ in (EN, CY):
        read = read_markup(build_grid([stand("a", Fact.FLAT, title=HOSTILE)], LINKS, _))
        assert "script" not in read.tags()
        assert " ".join(HOSTILE.split()) in read.text
