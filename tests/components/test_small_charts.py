"""The 22 small charts: one scale, a shape for each word, and the same told to who cannot see."""

from components.palette import PALETTES
from components.places_table import places_note
from components.small_charts import build_small_charts, named_places, small_charts_alt, small_scale
from data.tiles import list_tiles
from locales import text
from models.area import WALES
from tests.components.making import place_codes
from tests.components.markup import drawn_texts, read_drawing
from tests.components.outcome_making import YEARS, make_document, make_outcome_view

EN, CY, LIGHT = text("en"), text("cy"), PALETTES["light"]
PLACES = place_codes()
NPT = "W06000012"


def cells(extreme: float = 3.0) -> dict[tuple[str, str], float]:
    found = {
        (code, year): 1.0 + at / 21 + (year == "2025")
        for at, code in enumerate(PLACES)
        for year in YEARS
    }
    return found | {(NPT, year): extreme for year in YEARS}


def test_one_scale_holds_every_figure_of_every_place() -> None:
    scale = small_scale(make_outcome_view(cells=cells()))
    assert (scale.low, scale.high) == (1.0, 3.0)
    assert scale.beyond == frozenset()


def test_without_a_figure_no_scale_is_made_up() -> None:
    view = make_outcome_view({}, {}, period="")
    assert small_charts_alt(view, "Finding", EN) == "Finding."
    assert places_note(view, EN) == "No figures are published yet."


def test_where_the_picture_has_no_room_every_place_is_named_once() -> None:
    words = ["improving", "worsening", "too_few", *["no_clear_change"] * 18]
    made = {code: make_document(word) for code, word in zip(PLACES, words, strict=False)}
    view = make_outcome_view(made)
    told = named_places(view, EN)
    assert [len(said.split(", ")) for said in told.values()] == [1, 1, 18, 1, 1]
    assert all(" ".join(told.values()).count(name) == 1 for name in list(view.names.values())[1:])


def test_one_extreme_place_does_not_flatten_the_rest_and_is_named() -> None:
    view = make_outcome_view(cells=cells(60.0))
    scale = small_scale(view)
    assert scale.beyond == {NPT}
    assert scale.high == 3.0
    assert "On a scale of its own: Neath Port Talbot." in small_charts_alt(view, "Finding", EN)
    assert "its own scale" in drawn_texts(read_drawing(build_small_charts(view, LIGHT, EN)))


def test_every_place_is_named_with_its_latest_figure() -> None:
    view = make_outcome_view(cells=cells())
    told = drawn_texts(read_drawing(build_small_charts(view, LIGHT, EN)))
    for tile in list_tiles():
        assert tile.name.en in told or tile.short.en in told
        assert f"{cells()[tile.code, '2025']:.1f}" in told
    welsh = drawn_texts(read_drawing(build_small_charts(view, LIGHT, CY)))
    assert "Caerdydd" in welsh
    assert "Cardiff" not in welsh


def test_higher_figures_stand_higher_on_the_one_scale() -> None:
    drawing = read_drawing(build_small_charts(make_outcome_view(cells=cells()), LIGHT, EN))
    lines = [each.get("points", "").split() for each in drawing.iter("polyline")]
    assert len(lines) == 22
    for line in lines:
        assert len(line) == len(YEARS)
        first, last = (float(pair.split(",")[1]) for pair in (line[0], line[-1]))
        assert last <= first  # y grows downwards


def test_each_word_has_its_colour_and_its_shape() -> None:
    words = {PLACES[0]: "improving", PLACES[1]: "worsening"}
    documents = {code: make_document(words.get(code, "no_clear_change")) for code in PLACES}
    view = make_outcome_view(documents)
    drawing = read_drawing(build_small_charts(view, LIGHT, EN))
    triangles = {each.get("fill") for each in drawing.iter("path")}
    assert triangles == {LIGHT.better, LIGHT.concern}
    assert len([each for each in drawing.iter("circle") if each.get("fill") == LIGHT.muted]) == 20
    alt = small_charts_alt(view, "Finding", EN)
    assert alt.startswith("Finding. Improving: Isle of Anglesey. Worsening: Gwynedd. One scale:")


def test_a_place_without_a_figure_says_so_and_a_gap_interrupts_the_line() -> None:
    given = {(code, year): 2.0 for code in PLACES[1:] for year in YEARS}
    del given[PLACES[1], "2018"]
    view = make_outcome_view({}, {**given, (WALES, "2025"): 2.0})
    drawing = read_drawing(build_small_charts(view, LIGHT, EN))
    assert drawn_texts(drawing).count("no figure") == 1
    assert len(list(drawing.iter("polyline"))) == 22  # 20 whole, one in two parts
