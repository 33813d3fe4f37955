"""The annotated pictures of charts over time; drawn to explain, from numbers made up for it."""

from itertools import pairwise

from components.method_canvas import (
    HEIGHT,
    WIDTH,
    badges,
    band,
    dashed,
    picture_of,
    shade,
    spread,
    triangle,
)
from components.palette import Palette
from components.svg import diamond, dot, drawing, line, path, words
from locales import Translator

LEFT, RIGHT, TOP, BOTTOM = 30.0, WIDTH - 40.0, 30.0, HEIGHT - 30.0
USUAL = (158, 140, 166, 150, 171, 146, 162, 138, 160, 148, 168, 152, 143, 62)
DRIFTING = (230, 222, 226, 208, 214, 196, 204, 186, 190, 176, 182, 165)
BEFORE_AND_AFTER = (158, 146, 154, 150, 152, 141, 122, 104, 92, 96, 88, 94)
STEPPED = (120, 112, 124, 116, 128, 120, 132, 168, 196, 204, 192, 206)
SMALLEST = (60, 100, 128, 148, 162, 173, 182, 189, 195, 200)


def _frame(palette: Palette) -> str:
    return line(LEFT, BOTTOM, RIGHT, BOTTOM, palette.muted)


def draw_usual(palette: Palette, _: Translator) -> str:
    """Dots about their average, two limits, one dot outside."""
    x = spread(len(USUAL), LEFT + 20, RIGHT - 30)
    average, upper, lower = 152.0, 96.0, 208.0
    points = list(zip(x, map(float, USUAL), strict=True))
    return picture_of(
        [
            line(LEFT, average, RIGHT, average, palette.muted, 1.5),
            dashed((LEFT, upper), (RIGHT, upper), palette.muted, 1.5),
            dashed((LEFT, lower), (RIGHT, lower), palette.muted, 1.5),
            path(points, palette.line, 2),
            *(dot(*point, 5, palette.fact) for point in points[:-1]),
            triangle(*points[-1], 9, palette.better),
            _frame(palette),
            *badges(
                (
                    (x[0], average - 26),
                    (LEFT + 214, lower - 20),
                    (x[-1] - 28, 62),
                    (RIGHT - 40, lower),
                ),
                palette,
            ),
        ]
    )


def draw_trend(palette: Palette, _: Translator) -> str:
    """A line with its trend, the path to the target, the likely range, and a start."""
    x = spread(len(DRIFTING), LEFT + 10, 340)
    points = list(zip(x, map(float, DRIFTING), strict=True))
    ahead = spread(5, 340, RIGHT - 30)
    return picture_of(
        [
            shade(176, TOP, 40, BOTTOM - TOP, palette.muted),
            band(ahead, (165, 178, 186, 192, 196), (165, 138, 120, 104, 90), palette.fact),
            shade(266, TOP, 30, BOTTOM - TOP, palette.hoped),
            dashed((216, 210), (RIGHT - 30, 66), palette.hoped),
            diamond(RIGHT - 30, 66, 9, palette.hoped, palette.background),
            dashed((LEFT + 10, 236), (340, 168), palette.better, 2.5),
            path(points[:-1], palette.fact, 2.5),
            dashed(points[-2], points[-1], palette.fact),
            *(dot(*point, 3.5, palette.fact) for point in points[:-1]),
            dot(*points[-1], 5, palette.background, palette.fact),
            _frame(palette),
            *badges(
                (
                    (LEFT + 34, 200),
                    (LEFT + 90, 250),
                    (RIGHT - 80, 70),
                    (440, 158),
                    (238, TOP + 18),
                ),
                palette,
            ),
        ]
    )


def draw_since_start(palette: Palette, _: Translator) -> str:
    """The difference by periods since the start, its band, and the time given to show."""
    x = spread(len(BEFORE_AND_AFTER), LEFT + 20, RIGHT - 20)
    level, hoped, half = 152.0, 84.0, 34.0
    start = (x[4] + x[5]) / 2
    y = [float(value) for value in BEFORE_AND_AFTER]
    points = list(zip(x, y, strict=True))
    return picture_of(
        [
            shade(start, TOP, x[6] - start + 16, BOTTOM - TOP, palette.hoped, 0.12),
            band(x, [each + half for each in y], [each - half for each in y], palette.fact),
            line(LEFT, level, RIGHT, level, palette.ink, 1.5),
            dashed((x[6] + 16, hoped), (RIGHT, hoped), palette.hoped),
            path(points, palette.fact, 2.5),
            *(dot(*point, 4, palette.fact) for point in points),
            line(LEFT, TOP, LEFT, BOTTOM, palette.muted),
            _frame(palette),
            *badges(
                (
                    (start, BOTTOM),
                    (LEFT, 70),
                    (x[1], 206),
                    (start + 28, TOP + 14),
                    (RIGHT - 8, 60),
                ),
                palette,
            ),
        ]
    )


def draw_step(palette: Palette, _: Translator) -> str:
    """One series, the path it was on, and how far it stands off that path."""
    x = spread(len(STEPPED), LEFT + 10, RIGHT - 40)
    points = list(zip(x, map(float, STEPPED), strict=True))
    last, begins = x[-1], (x[6] + x[7]) / 2
    return picture_of(
        [
            dashed((x[0], 116), (last, 136), palette.hoped),
            dashed((begins, TOP), (begins, BOTTOM), palette.ink, 1.5),
            path(points, palette.fact, 2.5),
            *(dot(*point, 4, palette.fact) for point in points),
            line(last + 18, 136, last + 18, 204, palette.better, 4),
            line(last + 10, 136, last + 26, 136, palette.better, 2),
            line(last + 10, 204, last + 26, 204, palette.better, 2),
            _frame(palette),
            *badges(
                (
                    (x[1], 148),
                    (x[9], 108),
                    (begins, TOP + 12),
                    (last + 18, 230),
                ),
                palette,
            ),
        ]
    )


def draw_smallest(palette: Palette, _: Translator) -> str:
    """The smallest change that could be seen, falling until it meets what is hoped for."""
    x = spread(len(SMALLEST), LEFT + 20, RIGHT - 20)
    points = list(zip(x, map(float, SMALLEST), strict=True))
    hoped, meets = 173.0, x[5]
    return picture_of(
        [
            dashed((LEFT, hoped), (RIGHT, hoped), palette.hoped, 2.5),
            path(points, palette.fact, 2.5),
            *(dot(*point, 4.5, palette.fact) for point in points),
            dashed((meets, TOP), (meets, BOTTOM), palette.ink, 1.5),
            _frame(palette),
            *badges(((x[1] + 16, 84), (x[1] - 10, hoped + 24), (meets, TOP + 30)), palette),
        ]
    )


def draw_comparison(palette: Palette, _: Translator) -> str:
    """What is compared with what: places that had it, the rest, and where they would have been."""
    x = spread(11, 8, 266)
    rest = (182, 190, 178, 186, 176, 182, 172, 178, 168, 174, 166)
    had = (218, 224, 214, 222, 212, 196, 156, 132, 112, 118, 106)
    start, end, level = (x[4] + x[5]) / 2, x[-1] + 14, BOTTOM - 22
    without = [(x[at], rest[at] + 36.0) for at in range(4, 11)]
    beside = (
        (_("places that had it"), 104, palette.fact, 600),
        (_("places still waiting, or not reached"), 160, palette.muted, 400),
        (_("where those that had it would be"), 216, palette.hoped, 400),
        (_("without it, going by the rest"), 236, palette.hoped, 400),
    )
    return drawing(
        WIDTH,
        HEIGHT - 30,
        [
            line(start, 66, start, level, palette.ink, 1.5),
            words(start, 54, _("delivery begins"), palette.ink, 16, anchor="middle"),
            path(list(zip(x, map(float, rest), strict=True)), palette.muted, 2.5),
            path(list(zip(x, map(float, had), strict=True)), palette.fact, 3.5),
            *(dashed(*pair, palette.hoped) for pair in pairwise(without)),
            line(end, 104, end, 202, palette.better, 5),
            line(end, 58, end, 98, palette.better, 1),
            words(end, 48, _("how far apart: the answer"), palette.better, 17, weight=600),
            *(words(end + 12, y, said, colour, 16, weight=w) for said, y, colour, w in beside),
            line(0, level, end, level, palette.muted),
        ],
        with_font=True,
    )
