"""The map as a drawing: every place in its style, small, and the shape of Wales."""

import re

import pytest

from components.hatch import Hatch
from components.map_svg import PlaceLabel, PlaceStyle, draw_map, map_height
from components.palette import PALETTES
from models.enums import AreaKind
from tests.components.making import HOSTILE, place_codes
from tests.components.markup import drawn_texts, read_drawing

LIGHT = PALETTES["light"]
CARDIFF, POWYS, ANGLESEY = "W06000015", "W06000023", "W06000001"


def paths(svg: str) -> list[dict[str, str]]:
    return [dict(element.attrib) for element in read_drawing(svg).iter("path")]


def corners(outline: str) -> list[tuple[float, float]]:
    """Follow an outline of relative steps, in pixels."""
    at: list[tuple[float, float]] = []
    for ring in outline.split("z")[:-1]:
        start, _, steps = ring.removeprefix("M").partition("l")
        x, y = map(int, start.split())
        at.append((x / 2, y / 2))
        numbers = [int(each) for each in re.findall(r"-?\d+", steps)]
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            at.append((x / 2, y / 2))
    return at


def test_every_place_is_drawn_and_the_map_stays_small() -> None:
    svg = draw_map(dict.fromkeys(place_codes(), PlaceStyle(LIGHT.fact)), LIGHT)
    drawn = paths(svg)
    assert len(drawn) == 22
    assert {each["fill"] for each in drawn} == {LIGHT.fact}
    assert len(svg) < 25_000


@pytest.mark.parametrize("width", [220, 300, 520])
def test_outlines_stay_within_the_drawing(width: float) -> None:
    points = [at for each in paths(draw_map({}, LIGHT, width)) for at in corners(each["d"])]
    assert min(x for x, _ in points) >= 0
    assert max(x for x, _ in points) <= width
    assert min(y for _, y in points) >= 0
    assert max(y for _, y in points) <= map_height(width)


def test_neighbours_share_their_border() -> None:
    """Rounded alike: the corners between two places are the same for both."""
    fills = {POWYS: PlaceStyle("#000001"), "W06000008": PlaceStyle("#000002")}
    drawn = {each["fill"]: set(corners(each["d"])) for each in paths(draw_map(fills, LIGHT))}
    assert len(drawn["#000001"] & drawn["#000002"]) > 20


def test_anglesey_is_north_west_of_cardiff() -> None:
    fills = {ANGLESEY: PlaceStyle("#000001"), CARDIFF: PlaceStyle("#000002")}
    drawn = {each["fill"]: corners(each["d"]) for each in paths(draw_map(fills, LIGHT))}
    assert max(x for x, _ in drawn["#000001"]) < min(x for x, _ in drawn["#000002"])
    assert max(y for _, y in drawn["#000001"]) < min(y for _, y in drawn["#000002"])


def test_a_place_without_a_style_is_hatched_as_one_without_a_figure() -> None:
    svg = draw_map({CARDIFF: PlaceStyle(LIGHT.fact)}, LIGHT)
    assert sum(each["fill"].startswith("url(#") for each in paths(svg)) == 21
    assert LIGHT.no_figure in svg


def test_each_hatched_fill_has_a_pattern_of_its_own() -> None:
    styles = {code: PlaceStyle(LIGHT.surface) for code in place_codes()}
    styles[CARDIFF] = PlaceStyle(LIGHT.better, hatch=Hatch.RISING)
    styles[POWYS] = PlaceStyle(LIGHT.better, hatch=Hatch.FALLING)
    styles[ANGLESEY] = PlaceStyle(LIGHT.concern, hatch=Hatch.RISING)
    svg = draw_map(styles, LIGHT)
    patterns = {each.get("id"): each for each in read_drawing(svg).iter("pattern")}
    used = {each["fill"].removeprefix("url(#").removesuffix(")") for each in paths(svg)}
    assert used - {LIGHT.surface} == patterns.keys()
    looks = {
        (each.find("rect").get("fill"), each.get("patternTransform"))  # type: ignore[union-attr]
        for each in patterns.values()
    }
    assert looks == {
        (LIGHT.better, "rotate(-45)"),
        (LIGHT.better, "rotate(45)"),
        (LIGHT.concern, "rotate(-45)"),
    }


@pytest.mark.parametrize(("kind", "count"), [(AreaKind.HEALTH_BOARD, 7), (AreaKind.REGION, 4)])
def test_boards_and_regions_have_outlines_of_their_own(kind: AreaKind, count: int) -> None:
    drawn = paths(draw_map({}, LIGHT, kind=kind))
    assert len({each["d"] for each in drawn}) == len(drawn) == count
    points = [at for each in drawn for at in corners(each["d"])]
    assert max(x for x, _ in points) <= 300
    assert max(y for _, y in points) <= map_height(300)


def test_an_outlined_place_is_drawn_over_its_neighbours() -> None:
    styles = {code: PlaceStyle(LIGHT.fact) for code in place_codes()}
    styles[CARDIFF] = PlaceStyle(LIGHT.fact, LIGHT.hoped, width=3)
    assert paths(draw_map(styles, LIGHT))[-1]["stroke"] == LIGHT.hoped


def test_hostile_labels_stay_words() -> None:
    svg = draw_map({}, LIGHT, labels={CARDIFF: PlaceLabel(HOSTILE, LIGHT.ink)})
    assert drawn_texts(read_drawing(svg)) == [HOSTILE]
