"""Hatching in a drawing: its patterns are found, lean as named, and are seen on what they cross."""

from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
import resvg_py
from PIL import Image

from components.hatch import OPACITY, STEP, TURN, Hatch, hatch_patterns, hatched, seen_on
from components.palette import PALETTES, Palette, rgba
from components.svg import box, drawing
from data.hatching import SLOPES
from tests.components.test_palette import contrast

LIGHT = PALETTES["light"]
SEEN = 1.5
"""Contrast of a line, half transparent, with the fill it crosses: of a form beside a colour."""
NAMESPACE = "{http://www.w3.org/2000/svg}"
BOTH = list(PALETTES.values())


def fills(palette: Palette) -> list[str]:
    """Return every colour a place may have."""
    return sorted(
        {*palette.classes, *palette.either_way, *palette.cross}
        | {palette.no_figure, palette.background, palette.surface}
        | {palette.fact, palette.better, palette.concern, palette.hoped}
    )


def patterns(drawn: str) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(drawing(1, 1, [drawn]))
    found = list(root.iter(f"{NAMESPACE}pattern"))
    named = {each.attrib["id"]: each for each in found}
    assert len(named) == len(found), "an id occurs once"
    return named


def mixed(over: str, under: str, opacity: float) -> str:
    """Return the colour of a line drawn half transparent over a fill."""
    parts = zip(rgba(over)[:3], rgba(under)[:3], strict=True)
    return "#" + "".join(
        f"{round(top * opacity + ground * (1 - opacity)):02x}" for top, ground in parts
    )


def painted(hatch: Hatch, fill: str, palette: Palette, side: int = 70) -> np.ndarray:
    """Return the (side, side) brightness of a square filled with a hatching, as drawn."""
    shapes = [
        hatch_patterns([(hatch, fill)], palette),
        box(0, 0, side, side, hatched(hatch, fill), "none"),
    ]
    png = bytes(resvg_py.svg_to_bytes(svg_string=drawing(side, side, shapes)))
    with Image.open(BytesIO(png)) as image:
        return np.asarray(image.convert("L"), dtype=float)


@pytest.mark.parametrize("palette", BOTH, ids=PALETTES)
@pytest.mark.parametrize("step", [STEP, 3.5, 91])
def test_what_fills_a_shape_is_the_id_of_its_pattern(palette: Palette, step: float) -> None:
    used = [(hatch, fill) for hatch in Hatch for fill in fills(palette)]
    found = patterns(hatch_patterns(used, palette, step))
    assert {hatched(hatch, fill, step) for hatch, fill in used} == {
        f"url(#{each})" for each in found
    }
    for hatch, fill in used:
        pattern = found[hatched(hatch, fill, step).removeprefix("url(#").removesuffix(")")]
        ground, crossing = list(pattern)
        assert ground.attrib["fill"] == fill
        assert crossing.attrib["stroke"] == seen_on(fill, palette)
        assert pattern.attrib["patternTransform"] == f"rotate({TURN[hatch]})"
        assert float(pattern.attrib["width"]) == float(ground.attrib["height"]) == step


def test_a_drawing_holds_each_pattern_once_and_in_one_order() -> None:
    used = [(Hatch.RISING, "#ffffff"), (Hatch.FALLING, "#000000")]
    assert len(patterns(hatch_patterns(used * 3, LIGHT))) == 2
    assert hatch_patterns(used[::-1], LIGHT) == hatch_patterns(used, LIGHT)


def test_patterns_of_two_steps_do_not_share_a_name() -> None:
    steps = {hatched(Hatch.RISING, "#ffffff", step) for step in (STEP, 3.5, 91)}
    assert len(steps) == 3


def test_a_drawing_without_hatching_holds_none() -> None:
    assert hatch_patterns([], LIGHT) == ""


@pytest.mark.parametrize("palette", BOTH, ids=PALETTES)
def test_the_line_is_seen_on_every_fill(palette: Palette) -> None:
    for fill in fills(palette):
        line = seen_on(fill, palette)
        assert contrast(line, fill) >= 2
        assert contrast(mixed(line, fill, OPACITY), fill) >= SEEN, fill


@pytest.mark.parametrize("palette", BOTH, ids=PALETTES)
def test_the_line_is_dark_on_light_and_light_on_dark(palette: Palette) -> None:
    dark, light = sorted((palette.muted, palette.background), key=lambda each: sum(rgba(each)))
    assert seen_on("#ffffff", palette) == dark
    assert seen_on("#000000", palette) == light


@pytest.mark.parametrize("palette", BOTH, ids=PALETTES)
@pytest.mark.parametrize("hatch", Hatch)
def test_lines_lean_as_they_are_named(hatch: Hatch, palette: Palette) -> None:
    """Along a line the drawing is of one colour, across it is not."""
    drawn = painted(hatch, palette.no_figure, palette)
    assert np.ptp(drawn) > 20
    rising = np.abs(drawn[1:, :-1] - drawn[:-1, 1:]).mean()  # to the right and up
    falling = np.abs(drawn[1:, 1:] - drawn[:-1, :-1]).mean()
    along, across = (rising, falling) if hatch is Hatch.RISING else (falling, rising)
    assert along < across / 5


def test_the_map_on_the_screen_has_lines_of_the_same_names() -> None:
    assert set(SLOPES) == {str(hatch) for hatch in Hatch}
