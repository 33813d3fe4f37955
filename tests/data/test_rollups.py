"""Health boards and regions are computed where all members have what it takes, else say why not."""

from datetime import date, timedelta
from math import isclose

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.areas import list_areas, read_areas
from data.figures import Figure, IndicatorFigures, get_indicator_figures, list_indicators
from data.rollups import (
    NotComputed,
    NotComputedBecause,
    RolledUp,
    list_members,
    roll_up_figures,
)
from data.store import Store
from models.enums import AreaKind, NoteCode
from models.periods import PeriodKind
from tests.components.making import make_facts
from tests.data.filling import fill, rows

AREAS = pd.DataFrame(read_areas()).set_index("code")
LAST = date(2030, 1, 1)
DAY = date(2024, 3, 1)
BOARD, REGION = AreaKind.HEALTH_BOARD, AreaKind.REGION
HYWEL_DDA = "W11000025"
CEREDIGION, PEMBROKESHIRE, CARMARTHENSHIRE = MEMBERS = ("W06000008", "W06000009", "W06000010")
CALMLY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def figures_of(cells: dict[str, Figure], adds_up: bool) -> IndicatorFigures:
    known = {(code, figure.period): figure for code, figure in cells.items()}
    return IndicatorFigures(make_facts(adds_up=adds_up), PeriodKind.YEAR, ("2023",), known)


def figure(value: float | None, denominator: float | None = None, *notes: str) -> Figure:
    return Figure("2023", value, 0.0, 9e9, notes, DAY, denominator=denominator)


def hywel_dda(cells: dict[str, Figure], adds_up: bool = False) -> Figure | NotComputed:
    rolled = roll_up_figures(figures_of(cells, adds_up), AREAS, BOARD)
    key = (HYWEL_DDA, "2023")
    assert (key in rolled.figures.cells) != (key in rolled.reasons)
    return rolled.figures.cells.get(key) or rolled.reasons[key]


def shipped(store: Store) -> list[tuple[IndicatorFigures, dict[AreaKind, RolledUp]]]:
    with store.read() as connection:
        areas = list_areas(connection)
        found = [
            get_indicator_figures(connection, each.code, LAST)
            for each in list_indicators(connection)
        ]
    return [(each, {kind: roll_up_figures(each, areas, kind) for kind in (BOARD, REGION)})
            for each in found]  # fmt: skip


def by_pandas(figures: IndicatorFigures, kind: AreaKind) -> pd.Series:
    """Compute the same another way: complete groups only, by groupby."""
    frame = pd.DataFrame(
        [
            (area, period, cell.value, cell.denominator)
            for (area, period), cell in figures.cells.items()
        ],
        columns=["area", "period", "value", "weight"],
    ).astype({"value": float, "weight": float})
    frame["whole"] = frame["area"].map(AREAS[str(kind)].dropna())
    frame["product"] = frame["value"] * frame["weight"]
    wanted = ["value"] if figures.facts.adds_up else ["product", "weight"]
    groups = frame.dropna(subset=["whole", *wanted]).groupby(["whole", "period"])
    sums, sizes = groups[wanted].sum(), groups.size()
    whole = sums[sizes == sums.index.get_level_values(0).map(AREAS[str(kind)].value_counts())]
    return whole["value"] if figures.facts.adds_up else whole["product"] / whole["weight"]


def test_what_ships_is_what_another_computation_gives(demonstration_store: Store) -> None:
    compared = 0
    for figures, by_kind in shipped(demonstration_store):
        for kind, rolled in by_kind.items():
            expected = by_pandas(figures, kind).to_dict()
            found = {key: cell.value for key, cell in rolled.figures.cells.items()}
            assert found.keys() == expected.keys()
            assert all(isclose(found[key], expected[key], rel_tol=1e-12) for key in found)
            compared += len(found)
    assert compared > 1000  # two that add up and two with denominators, 11 areas each


def test_every_board_region_and_period_has_a_figure_or_a_reason(demonstration_store: Store) -> None:
    for figures, by_kind in shipped(demonstration_store):
        for kind, rolled in by_kind.items():
            wanted = {(code, period) for code in rolled.members for period in figures.periods}
            assert rolled.figures.cells.keys() | rolled.reasons.keys() == wanted
            assert not rolled.figures.cells.keys() & rolled.reasons.keys()
            assert rolled.figures.periods == figures.periods
            assert len(rolled.members) == {BOARD: 7, REGION: 4}[kind]


def test_the_population_of_a_board_is_the_one_in_the_area_table(demonstration_store: Store) -> None:
    """The area table was added up by hand of another source's rows: the two must agree."""
    (rolled,) = (
        by_kind
        for figures, by_kind in shipped(demonstration_store)
        if figures.facts.code == "population"
    )
    for kind in (BOARD, REGION):
        of_2024 = {code: rolled[kind].figures.cells[code, "2024"].value for code in
                   rolled[kind].members}  # fmt: skip
        assert of_2024 == AREAS.loc[list(of_2024), "population"].to_dict()


def test_a_rate_is_weighted_by_what_it_is_of() -> None:
    cells = {
        CEREDIGION: figure(10.0, 100.0),
        PEMBROKESHIRE: figure(20.0, 300.0),
        CARMARTHENSHIRE: figure(40.0, 0.0),
    }
    found = hywel_dda(cells)
    assert isinstance(found, Figure)
    assert (found.value, found.denominator) == (17.5, 400.0)
    assert (found.lower, found.upper) == (None, None)


def test_a_sum_needs_no_denominators() -> None:
    found = hywel_dda({code: figure(2.5) for code in MEMBERS}, adds_up=True)
    assert isinstance(found, Figure)
    assert (found.value, found.denominator) == (7.5, None)


def test_without_a_rule_nothing_is_computed() -> None:
    whole = figure(3.0, 700.0)
    found = hywel_dda({"W92000004": whole} | {code: figure(2.5) for code in MEMBERS})
    assert found == NotComputed(NotComputedBecause.NO_RULE)


@pytest.mark.parametrize("adds_up", [True, False])
@pytest.mark.parametrize("gone", [None, figure(None, 5.0, "c")], ids=["no row", "a note"])
def test_one_member_without_a_figure_is_named_and_is_not_zero(
    adds_up: bool, gone: Figure | None
) -> None:
    cells = {code: figure(2.0, 10.0) for code in MEMBERS} | {PEMBROKESHIRE: gone}
    found = hywel_dda({code: cell for code, cell in cells.items() if cell}, adds_up)
    assert found == NotComputed(NotComputedBecause.NO_FIGURE, (PEMBROKESHIRE,))


def test_one_member_without_a_denominator_is_named() -> None:
    cells = {code: figure(2.0, 10.0) for code in MEMBERS} | {CARMARTHENSHIRE: figure(2.0)}
    wanted = NotComputed(NotComputedBecause.NO_DENOMINATOR, (CARMARTHENSHIRE,))
    assert hywel_dda(cells) == wanted


def test_denominators_that_come_to_nothing_weigh_nothing() -> None:
    cells = {code: figure(2.0, 0.0) for code in MEMBERS}
    assert hywel_dda(cells) == NotComputed(NotComputedBecause.NOTHING_COUNTED)


def test_a_figure_of_nought_is_a_figure() -> None:
    found = hywel_dda({code: figure(0.0, 10.0) for code in MEMBERS})
    assert isinstance(found, Figure)
    assert found.value == 0.0


@pytest.mark.parametrize("note", NoteCode)
def test_a_note_carries_over_where_it_holds_of_the_whole(note: NoteCode) -> None:
    cells = {code: figure(1.0) for code in MEMBERS} | {CEREDIGION: figure(1.0, None, note)}
    found = hywel_dda(cells, adds_up=True)
    assert isinstance(found, Figure)
    assert found.notes == ((note,) if note in {"b", "e", "f", "p", "r", "u"} else ())


def test_the_whole_is_known_when_the_last_part_is_and_revised_when_one_part_is() -> None:
    later = Figure("2023", 1.0, None, None, ("p", "r"), DAY + timedelta(30), revised=True)
    cells = {code: figure(1.0, None, "p") for code in MEMBERS} | {CARMARTHENSHIRE: later}
    found = hywel_dda(cells, adds_up=True)
    assert isinstance(found, Figure)
    assert (found.published_on, found.revised) == (DAY + timedelta(30), True)
    assert found.notes == ("p", "r")


@CALMLY
@given(
    parts=st.lists(
        st.tuples(st.one_of(st.none(), st.floats(0, 1e6)), st.one_of(st.none(), st.floats(1, 1e6))),
        min_size=22,
        max_size=22,
    ),
    adds_up=st.booleans(),
    kind=st.sampled_from([BOARD, REGION]),
)
def test_a_roll_up_never_knows_more_than_its_members(
    parts: list[tuple[float | None, float | None]], adds_up: bool, kind: AreaKind
) -> None:
    codes = list_members(AREAS, AreaKind.COUNTRY)["W92000004"]
    given_cells = dict(zip(codes, (figure(*part) for part in parts), strict=True))
    figures = figures_of(given_cells, adds_up)
    rolled = roll_up_figures(figures, AREAS, kind)
    expected = by_pandas(figures, kind).to_dict()
    found = {key: cell.value for key, cell in rolled.figures.cells.items()}
    assert found.keys() == expected.keys()
    for (code, period), value in found.items():
        values = [given_cells[member].value for member in rolled.members[code]]
        assert isclose(value or 0.0, expected[code, period], rel_tol=1e-9, abs_tol=1e-9)
        if not adds_up:  # a weighted mean lies among its parts
            known = [each for each in values if each is not None]
            assert min(known) - 1e-6 <= (value or 0.0) <= max(known) + 1e-6
    for (code, _), reason in rolled.reasons.items():
        blank = {
            NotComputedBecause.NO_FIGURE: lambda cell: cell.value is None,
            NotComputedBecause.NO_DENOMINATOR: lambda cell: cell.denominator is None,
            NotComputedBecause.NO_RULE: lambda cell: False,
        }[reason.because]
        wanted = tuple(each for each in rolled.members[code] if blank(given_cells[each]))
        assert reason.members == wanted


def test_members_are_whole_and_apart() -> None:
    everyone = set(AREAS.index[AREAS["kind"] == AreaKind.LOCAL_AUTHORITY])
    for kind in AreaKind:
        members = list_members(AREAS, kind)
        listed = [code for codes in members.values() for code in codes]
        assert len(listed) == 22
        assert set(listed) == everyone
    assert list_members(AREAS, AreaKind.HEALTH_BOARD)[HYWEL_DDA] == MEMBERS
    assert list_members(AREAS, AreaKind.REGION)["mid-wales"] == (CEREDIGION, "W06000023")


@pytest.mark.parametrize(("adds_up", "wanted"), [(False, 2.75), (None, 2.75), (True, 7.0)])
def test_denominators_and_the_rule_are_read_from_the_store(
    store: Store, adds_up: bool | None, wanted: float
) -> None:
    cells = [
        {"area": code, "value": value, "denominator": denominator, "lower": None, "upper": None}
        for code, value, denominator in zip(MEMBERS, (1.0, 2.0, 4.0), (1.0, 1.0, 2.0), strict=True)
    ]
    fill(
        store,
        indicators=rows("indicators", {"adds_up": adds_up}),
        observations=rows("observations", *cells),
    )
    with store.read() as connection:
        figures = get_indicator_figures(connection, "i", LAST)
        rolled = roll_up_figures(figures, list_areas(connection), BOARD)
    assert rolled.figures.cells[HYWEL_DDA, "2023"].value == wanted
