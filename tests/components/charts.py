"""Charts made by hand, for what places and draws them."""

from math import sin

from components.chart import (
    Axis,
    Band,
    Chart,
    Level,
    Line,
    Marks,
    Moment,
    Point,
    Stretch,
)
from tests.components.making import HOSTILE

SERIES = tuple(
    Point(2016.75 + at / 4, 18.2 + at / 10 + sin(at), f"Q{at % 4 + 1}: {18.2 + at / 10:.1f}%")
    for at in range(40)
)
LAST = SERIES[-1]
TREND = Chart(
    "Improving in Wales",
    "A rising line",
    Axis(),
    Axis("%", decimals=1),
    (
        Stretch(2021.0, 2021.5, "better", "Growth loans"),
        Stretch(2022.25, 2022.75, "concern", "Export advice line"),
        Stretch(2023.0, 2023.5, "hoped", "Mentors for small businesses in the valleys"),
        Band(
            (LAST.x, LAST.x + 1, 2030),
            (LAST.y - 0.3, LAST.y - 0.8, LAST.y - 1.5),
            (LAST.y + 0.3, LAST.y + 0.9, LAST.y + 1.8),
            "fact",
            "likely range on this path",
        ),
        Line(((Point(2021.5, 18.4), Point(2030, 26)),), "hoped", "target 26%", dash="dashed"),
        Line((SERIES,), "fact", "Wales"),
        Marks(SERIES, "fact", size=5),
        Marks(SERIES[-2:], "fact", "ring", size=8),
    ),
)
QUARTERS = tuple(Point(at, 0.05 + sin(at) / 20) for at in range(-8, 13))
SINCE_START = Chart(
    "Nothing happens after it opens",
    "A flat line",
    Axis("quarters since it began"),
    Axis("percentage points", decimals=1, signed=True),
    (
        Stretch(0, 2, "hoped", "no change expected yet"),
        Band(
            tuple(point.x for point in QUARTERS),
            tuple(point.y - 0.4 for point in QUARTERS),
            tuple(point.y + 0.45 for point in QUARTERS),
            "concern",
            "95% limits",
        ),
        Level(0, "ink", "no difference"),
        Level(1.2, "hoped", "hoped for +1.2", "dotted", 2),
        Line((QUARTERS,), "concern", "what came"),
    ),
)
YEARLY = tuple(Point(2014.5 + at, 52 + sin(at), f"{2014 + at}") for at in range(10))
LIMITS = Chart(
    "Within its usual range",
    "A line between two limits",
    Axis(),
    Axis("tonnes a head", decimals=2),
    (
        Level(54.6, "muted", "usually below 54.60", "dashed"),
        Level(49.4, "muted", "usually above 49.40", "dashed"),
        Moment(2019, "concern", "new questionnaire"),
        Moment(2020.2, "muted", "first lockdown"),
        Moment(2023.3, "concern", "the survey moves to the telephone"),
        Line((YEARLY[:4], YEARLY[5:]), "fact", "Cardiff"),
        Marks(YEARLY[8:9], "better", "triangle_up"),
        Marks(YEARLY[9:], "concern", "triangle_down"),
        Marks(YEARLY[:1], "muted", "square"),
        Marks(YEARLY[1:2], "hoped", "diamond"),
    ),
)
CHARTS = {"trend": TREND, "since start": SINCE_START, "limits": LIMITS}
HOSTILE_CHART = Chart(
    HOSTILE,
    HOSTILE,
    Axis(HOSTILE),
    Axis(HOSTILE),
    (
        Stretch(1, 2, "fact", HOSTILE),
        Line(((Point(0, 1, HOSTILE), Point(3, 2, HOSTILE)),), "fact", HOSTILE),
    ),
)
