"""What `kept_shape_1.json` holds, made by hand: every class, and each thing that can be missing.

It changes as little as that file does: what other tests show or write is in `decks`.
"""

from datetime import date

from components.briefing.deck import (
    BriefingScreen,
    Card,
    ChartPicture,
    Comment,
    Deck,
    GridCell,
    GridPicture,
    GridRow,
    Item,
    Key,
    Kind,
    LinePicture,
    MapPicture,
    Picture,
    Place,
    Role,
    Series,
    Sign,
    TablePicture,
)
from components.chart import Axis, Band, Chart, Level, Line, Marks, Moment, Point, Stretch
from components.takeaway import Column, TakenTable
from data.bilingual import Both
from data.tiles import list_tiles
from evidence.frozen_facts import (
    BriefingFacts,
    FrozenCell,
    FrozenFigure,
    FrozenIndicator,
    FrozenLink,
    FrozenMission,
    FrozenOutcome,
    FrozenOutput,
    FrozenReview,
    FrozenTarget,
)
from evidence.signal_sentences import WalesWord
from models.area import WALES

FIGURES = TakenTable(
    "found",
    "Found in time",
    (Column("Period"), Column("%", 1), Column("Note")),
    (("2024", 31.25, ""), ("2025", None, "suppressed"), ("2026", 30, "")),
    ("In per cent.",),
)


def chart_picture() -> ChartPicture:
    points = (Point(2024.5, 31.25, "2024: 31.3%"), Point(2026.5, 30.0))
    chart = Chart(
        "It rises",
        "A line that rises",
        Axis(),
        Axis(unit="%", decimals=1, low=0.0),
        (
            Band((2024.5, 2026.5), (30.0, 29.0), (32.0, 31.0), "hoped"),
            Line((points,), "fact", "Wales"),
            Marks(points, "fact"),
            Level(30.0, "muted", "mean", start=2024.0, end=2026.0),
            Stretch(2025.0, 2025.5, "line", "lag"),
            Moment(2025.0, "ink", "start"),
        ),
    )
    series = (
        Series("Wales", Role.FACT, (31.25, None, 30.0)),
        Series("Target", Role.TARGET, (None, None, 35.0)),
    )
    return ChartPicture(chart, ("a", "b", "c"), ("2024", "2025", "2026"), series, "%", 1, "rises")


def map_picture() -> MapPicture:
    keys = (Key("more", 20, ("#12436d", "#8cc1ee"), ("#ffffff", "#000000")),)
    places = tuple(
        Place(tile.code, tile.code, tile.code[-3:], tile.column, tile.row, 0, "1.0", "one")
        for tile in list_tiles()
    )
    return MapPicture(places, keys, "per 1,000", "A map of 22 places")


def pictures() -> dict[Kind, Picture | None]:
    said = (("estimate", "+1.1"), ("expected", "+1.2"))
    return {
        Kind.OPENING: None,
        Kind.OUTCOME: chart_picture(),
        Kind.LINK: LinePicture(
            1.1, (0.4, 1.8), (0.5, 1.7), 1.2, None, "better", "%", 1, "higher", said, "a line"
        ),
        Kind.GRID: GridPicture(
            ("on plan", "behind"),
            (GridRow("moved more", (GridCell(("Screening",)), GridCell((), 2, True, "busy"))),),
            "a grid",
        ),
        Kind.MAP: map_picture(),
        Kind.UNKNOWN: TablePicture(("What",), (("Nobody knows",),), "a table"),
        Kind.DATES: TablePicture(("When", "Who"), (), "an empty table"),
    }


def make_screen(kind: Kind, picture: Picture | None) -> BriefingScreen:
    return BriefingScreen(
        code=f"iechyd.{kind.value}",
        mission="iechyd",
        kind=kind,
        kicker="Better health",
        title=f"The finding of {kind.value}",
        lead="In numbers: 30.",
        picture=picture,
        cards=(Card("On plan", "98%", "of 500", "better", Sign.TICK),),
        items=(Item("Owner", "nobody", sign=Sign.EXCLAMATION),),
        notes=("If asked: it is a trend.",),
        source="StatsWales",
        illustrative=True,
        comment=Comment("Mind the <b>gap</b>", "en", "Somebody"),
        table=FIGURES if kind in (Kind.OUTCOME, Kind.LINK) else None,
        address="mission?mission=iechyd",
    )


def make_deck(lang: str = "en", title: str = "Health in May") -> Deck:
    screens = [make_screen(kind, picture) for kind, picture in pictures().items()]
    return Deck(
        lang=lang,
        title=title,
        missions=("iechyd",),
        as_at=date(2026, 11, 22),
        as_at_words="Figures as at 22 November 2026",
        made="Frozen.",
        record="0f" * 32,
        screens=tuple(screens[:-1]),
        annex=(screens[-1],),
        sources=("StatsWales: Welsh Government, OGL v3.0",),
        illustrative=True,
        address="/present?briefing=iechyd-2026-11-22",
    )


def make_facts() -> BriefingFacts:
    """Return facts with everything that there can be, and each thing that can be missing."""
    figures = {"2024": FrozenFigure(31.25, 30.0, 32.5), "2025": FrozenFigure(None, notes=("c",))}
    cells = {"2025-Q4": FrozenCell(10.0, 12.0, 9.0, None), "2026-Q1": FrozenCell(10, None, None, 1)}
    return BriefingFacts(
        until=date(2026, 11, 22),
        method="1.0",
        missions={"iechyd": FrozenMission(Both("Health", None), date(2030, 1, 1), None)},
        outcomes={
            "h1": FrozenOutcome("iechyd", Both("Found", "Canfod"), Both(None, None), "found")
        },
        indicators={
            "found": FrozenIndicator(
                "h1",
                Both("Found in time", None),
                Both("%", "%"),
                "higher",
                1,
                "annual",
                {WALES: figures},
                {WALES: WalesWord.NO_CLEAR_CHANGE, "W06000015": None},
                {WALES: FrozenTarget("2030", 40.0, "2024", None, True)},
            )
        },
        outputs={
            "checks": FrozenOutput(
                Both("Checks", None),
                Both("checks", None),
                None,
                20.0,
                9.0,
                0.45,
                None,
                0.5,
                {WALES: cells},
            )
        },
        links={
            "checks-found": FrozenLink(
                "checks",
                "found",
                1.2,
                ("checks-found-2024",),
                "moving_as_hoped",
                None,
                False,
                "association",
                1.1,
                (0.4, None),
                "2028-Q3",
                FrozenReview("persist", date(2026, 5, 1), date(2026, 12, 10)),
            )
        },
    )
