"""Colours that can be read: contrast by the formula of WCAG 2, in both themes."""

import tomllib
from itertools import pairwise

import pytest

from components.palette import PALETTES, Palette, rgba
from data.settings import ROOT

TEXT, GRAPHIC = 4.5, 3.0


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in rgba(colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("name", ["ink", "muted", "fact", "better", "concern", "hoped"])
def test_every_colour_of_words_is_readable_on_both_grounds(theme: str, name: str) -> None:
    palette = PALETTES[theme]
    for ground in (palette.background, palette.surface):
        assert contrast(getattr(palette, name), ground) >= TEXT


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_figures_are_readable_on_the_colour_of_their_class(palette: Palette) -> None:
    ramps = (
        (palette.classes, palette.on_class),
        (palette.either_way, palette.on_either_way),
        (palette.cross, palette.on_cross),
    )
    for fills, inks in ramps:
        assert len(fills) == len(inks)
        for fill, ink in zip(fills, inks, strict=True):
            assert contrast(fill, ink) >= TEXT
    assert contrast(palette.no_figure, palette.ink) >= TEXT


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_classes_run_one_way_from_the_ground(palette: Palette) -> None:
    steps = [contrast(fill, palette.background) for fill in palette.classes]
    assert steps == sorted(steps)
    assert min(later / earlier for earlier, later in pairwise(steps)) >= 1.2


@pytest.mark.parametrize("theme", PALETTES)
def test_our_grounds_are_streamlits(theme: str) -> None:
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        given = tomllib.load(file)["theme"][theme]
    palette = PALETTES[theme]
    assert (given["backgroundColor"], given["secondaryBackgroundColor"], given["textColor"]) == (
        palette.background,
        palette.surface,
        palette.ink,
    )
    for name in ("primaryColor", "linkColor"):
        assert contrast(given[name], palette.background) >= TEXT


def test_a_colour_becomes_four_numbers() -> None:
    assert rgba("#12436D") == [18, 67, 109, 255]
    assert rgba("#12436D", 34)[3] == 34


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_more_delivered_stands_out_more_and_each_way_is_told_from_the_others(
    palette: Palette,
) -> None:
    for column in range(3):
        steps = [contrast(palette.cross[3 * row + column], palette.background) for row in range(3)]
        assert all(later / earlier >= 1.3 for earlier, later in pairwise(steps))
    assert len(set(palette.cross)) == 9
    assert contrast(palette.either_way[0], palette.background) >= GRAPHIC
    assert contrast(palette.either_way[-1], palette.background) >= GRAPHIC
