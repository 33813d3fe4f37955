"""One place: what is said of it is what the store holds, and no more."""

from datetime import date, timedelta
from typing import Any

import pytest

from components.palette import PALETTES
from components.place_heading import place_finding, similar_sentence
from components.place_strip import Place, build_strip, draw_strip, draw_strips, has_strip, strip_alt
from components.place_table import against_words
from components.place_take import take_indicators, take_similar, take_strips
from components.place_view import PlaceRow, PlaceView, place_names
from components.place_waiting import list_due, list_missing
from components.take_charts import picture_size
from data.reviews import list_newest_reviews
from data.store import Store
from evidence.against_wales import AgainstWales
from evidence.signal_sentences import WalesWord
from evidence.similar import SimilarBy
from locales import text
from models.area import WALES
from tests.components.making import TODAY, area_frame
from tests.components.markup import drawn_texts, read_drawing
from tests.components.place_making import CARDIFF, POWYS, WREXHAM, read_place, read_place_known
from tests.data.filling import fill, rows
from tests.pages.shipped import latest

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]


def row_of(view: PlaceView, code: str) -> PlaceRow:
    return next(row for row in view.rows if row.facts.code == code)


def observed(area: str, period: str, value: float | None = 2.0, **changes: Any) -> dict[str, Any]:
    limits = {"lower": None, "upper": None, "denominator": None, "note": None}
    return {"area": area, "period": period, "value": value} | limits | changes


def test_places_stand_in_the_order_of_the_readers_alphabet() -> None:
    english, welsh = (list(place_names(area_frame(), lang).values()) for lang in ("en", "cy"))
    assert english[:3] == ["Blaenau Gwent", "Bridgend", "Caerphilly"]
    assert welsh.index("Caerffili") < welsh.index("Castell-nedd Port Talbot")
    assert welsh.index("Conwy") < welsh.index("Gwynedd") < welsh.index("Merthyr Tudful")
    assert len(english) == len(welsh) == 22


@pytest.mark.parametrize("code", [CARDIFF, POWYS, WREXHAM])
def test_the_figures_are_the_published_ones_in_one_period(
    demonstration_store: Store, code: str
) -> None:
    view = read_place(demonstration_store, code)
    for row in view.rows:
        pack = "demonstration" if row.facts.illustrative else "official"
        period = row.figures.period or ""
        assert row.here is not None
        assert row.here.value == float(latest(row.facts.code, code, period, pack))
        assert row.wales is not None
        assert row.wales.value == float(latest(row.facts.code, WALES, period, pack))
        for other, value in row.similar.items():
            assert value == float(latest(row.facts.code, other, period, pack))


def test_the_word_is_the_stored_one(demonstration_store: Store) -> None:
    known = read_place_known(demonstration_store, CARDIFF)
    view = read_place(demonstration_store)
    for row in view.rows:
        assert row.word is WalesWord(known.signals[row.facts.code]["moving"])


def test_the_finding_counts_the_headlines_and_nothing_else(demonstration_store: Store) -> None:
    view = read_place(demonstration_store)
    words = [row.word for row in view.headlines]
    assert len(words) == 6
    better, flat = words.count(WalesWord.IMPROVING), words.count(WalesWord.NO_CLEAR_CHANGE)
    assert better + flat == 6
    assert place_finding(view, EN) == (
        f"Cardiff: of the headline figures (6), {better} improving, {flat} without a clear change"
    )


def test_headlines_stand_first_and_can_stand_alone(demonstration_store: Store) -> None:
    whole = read_place(demonstration_store)
    for each in whole.outcomes:
        assert [row.facts.headline for row in each.rows] == sorted(
            (row.facts.headline for row in each.rows), reverse=True
        )
    short = read_place(demonstration_store, headlines_only=True)
    assert [len(each.rows) for each in short.outcomes] == [1] * 6
    assert place_finding(short, EN) == place_finding(whole, EN)


def test_only_published_limits_set_a_place_apart_from_wales(demonstration_store: Store) -> None:
    view = read_place(demonstration_store)
    with_limits = {row.facts.code for row in view.rows if row.here and row.here.lower is not None}
    for row in view.rows:
        assert (row.against is not AgainstWales.UNKNOWN) == (row.facts.code in with_limits)
        assert (against_words(row, EN) == "limits not known: cannot tell") == (
            row.facts.code not in with_limits
        )
    assert row_of(view, "selling-outside").against is AgainstWales.NOT_APART


def test_similar_places_are_named_with_their_numbers(demonstration_store: Store) -> None:
    said = similar_sentence(read_place(demonstration_store), EN)
    assert said == (
        "People per km²: 2,704. Nearest by ratio: Newport (879), Torfaen (747), Swansea (665), "
        "Caerphilly (636), Blaenau Gwent (623); 0.23 to 0.33 times the number here. "
        "By this measure no place is much like this one."
    )
    region = read_place(demonstration_store, POWYS, SimilarBy.REGION, lang="cy")
    assert similar_sentence(region, CY) == "Canolbarth Cymru: Ceredigion."
    near = similar_sentence(read_place(demonstration_store, WREXHAM), EN)
    assert near.endswith("times the number here.")
    alone = read_place(demonstration_store, POWYS, SimilarBy.HEALTH_BOARD)
    assert similar_sentence(alone, EN) == (
        "Powys Teaching Health Board: no other place belongs to it."
    )
    assert all(row.similar == {} for row in alone.rows)


def test_a_strip_puts_every_number_where_it_lies(demonstration_store: Store) -> None:
    row = row_of(read_place(demonstration_store), "selling-outside")
    shapes = list(draw_strip(row, Place(0, 100, 10), LIGHT))
    values = [*row.similar.values(), row.wales.value, row.here.lower, row.here.upper]  # type: ignore[union-attr]
    low, high = min(values), max(values)  # type: ignore[type-var]
    across = 100 * (row.here.value - low) / (high - low)  # type: ignore[operator,union-attr]
    (dot,) = [shape for shape in shapes if shape.startswith("<circle")]
    assert f'cx="{across:.1f}"' in dot
    assert len([shape for shape in shapes if shape.startswith("<line")]) == 1 + 5 + 1 + 1


def test_a_strip_says_in_words_what_it_shows(demonstration_store: Store) -> None:
    view = read_place(demonstration_store)
    row = row_of(view, "bp-to-target")
    low, high = min(row.similar.values()), max(row.similar.values())
    assert strip_alt(row, EN) == (
        f"here: 56.3%; Wales: 55.4%; similar places: {low:.1f}% to {high:.1f}%"
    )
    assert strip_alt(row, EN) in str(build_strip(row, LIGHT, EN))


def test_a_lone_number_makes_no_strip(sqlite_store: Store) -> None:
    fill(sqlite_store, observations=rows("observations", observed(CARDIFF, "2024")))
    (row,) = read_place(sqlite_store).rows
    assert not has_strip(row)
    assert str(build_strip(row, LIGHT, EN)) == ""


def test_what_is_missing_is_said_with_its_reason(sqlite_store: Store) -> None:
    fill(
        sqlite_store,
        indicators=rows(
            "indicators", {}, {"indicator": "j", "title_en": "Second", "headline": False}
        ),
        observations=rows(
            "observations",
            observed(WALES, "2023"),
            observed(WALES, "2024"),
            observed(CARDIFF, "2023"),
            observed(CARDIFF, "2024", None, note="c"),
            observed(WALES, "2024") | {"indicator": "j"},
        ),
    )
    view = read_place(sqlite_store)
    assert list_missing(view, EN)[:2] == [
        "Indicator: newest here: 2023; newest anywhere: 2024 (no figure: confidential)",
        "Second: no figure",
    ]
    table = take_indicators(view, EN)
    second = next(row for row in table.rows if row[2] == "Second")
    assert second[5] is None
    assert second[8] == "no figure"


def test_what_is_due_stands_in_the_order_of_time(demonstration_store: Store) -> None:
    view = read_place(demonstration_store, WREXHAM)
    with demonstration_store.read() as connection:
        reviews = list_newest_reviews(connection, TODAY)
    due = list_due(view, reviews, TODAY, EN)
    assert [each.day for each in due] == sorted(each.day for each in due)
    for each in due:
        assert each.overdue == (each.day < TODAY and not each.said.startswith("Money ended"))
    mine = {each.link.code for output in view.outputs for each in output.links}
    decisions = [each for each in due if each.said.startswith("Decision")]
    assert len(decisions) == len(mine & set(reviews))
    ends = {each.output.team.funded_until for each in view.outputs} - {None}
    recent = {day for day in ends if day >= TODAY - timedelta(days=365)}
    assert {each.day for each in due if each.said.startswith("Money")} == recent


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (date(2026, 11, 23), ["Money ends: Output"]),
        (date(2026, 11, 21), ["Money ended: Output"]),
        (date(2025, 11, 22), ["Money ended: Output"]),
        (date(2025, 11, 21), []),
    ],
)
def test_money_that_ended_over_a_year_ago_is_not_due(
    sqlite_store: Store, until: date, said: list[str]
) -> None:
    assert date(2026, 11, 22) == TODAY
    plan = {"area": CARDIFF, "period": "2027", "planned": 9.0, "delivered": None, "basis": None}
    fill(
        sqlite_store,
        teams=rows("teams", {"funded_until": until}),
        deliveries=rows("deliveries", plan | {"reached_intended": None}),
    )
    due = list_due(read_place(sqlite_store), {}, TODAY, EN)
    assert [each.said for each in due if each.said.startswith("Money")] == said


def test_the_files_hold_the_screens_numbers(demonstration_store: Store) -> None:
    view = read_place(demonstration_store, WREXHAM, lang="cy")
    table = take_indicators(view, CY)
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert len(table.rows) == len(view.rows) == 20
    for row, shown in zip(table.rows, view.rows, strict=True):
        assert (row[5], row[9]) == (shown.here.value, shown.wales.value)  # type: ignore[union-attr]
        assert (row[11], row[12]) == (min(shown.similar.values()), max(shown.similar.values()))
    similar = take_similar(view, CY)
    assert [row[0] for row in similar.rows] == [
        view.name,
        *(view.names[each.code] for each in view.similar),
    ]
    assert similar.rows[0][3] == 1.0


def test_the_picture_names_every_indicator_with_its_number(demonstration_store: Store) -> None:
    view = read_place(demonstration_store, WREXHAM)
    told = " ".join(drawn_texts(read_drawing(draw_strips(view, LIGHT, EN))))
    for row in view.headlines:
        assert (row.facts.title.en or "")[:40] in told
        assert f"{row.here.value:.1f}" in told  # type: ignore[union-attr]
    taken = take_strips(view, EN)
    assert min(picture_size(taken.svg)) > 100
    assert "Small businesses selling outside Wales" in taken.alt


@pytest.mark.parametrize("without", ["observations", "outputs"])
def test_a_store_without_figures_or_outputs_makes_a_place_all_the_same(
    sqlite_store: Store, without: str
) -> None:
    gone = {
        "observations": ("observations",),
        "outputs": ("outputs", "deliveries", "contributions", "reviews"),
    }[without]
    fill(sqlite_store, *gone)
    view = read_place(sqlite_store)
    assert len(view.outputs) == (0 if without == "outputs" else 1)
    assert place_finding(view, EN) == "Cardiff: of the headline figures (1), 1 not judged yet"
