"""Briefings made by hand: every kind of screen, in both languages, and one that is hostile."""

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
    Place,
    Role,
    Series,
    Sign,
    TablePicture,
)
from components.chart import Axis, Band, Chart, Line, Marks, Moment, Point
from data.tiles import list_tiles

CODES = tuple(f"{year}-Q{quarter}" for year in range(2016, 2027) for quarter in range(1, 5))[3:43]
VALUES = tuple(17.6 + 0.11 * at + (at * 7 % 5 - 2) * 0.22 for at in range(len(CODES)))
TARGET = 2030.5, 26.0
HOSTILE = '<script>alert(1)</script> "quoted" & <b>bold</b>'
RIGHT_TO_LEFT = "مرحبا بالعالم"
EMOJI = "🏴󠁧󠁢󠁷󠁬󠁳󠁿 Cymru 🎉👩‍👩‍👧"


def chart_picture(lang: str) -> ChartPicture:
    """A series over ten years, its target and where it leads."""
    english = lang == "en"
    points = tuple(
        Point(2016.875 + at / 4, value, f"{value:.1f}%") for at, value in enumerate(VALUES)
    )
    last = points[-1]
    ends = last.x, 2030.5
    path = (Point(2021.5, 18.4), Point(*TARGET))
    layers = (
        Band(
            ends,
            (20.9, 20.3),
            (21.9, 23.7),
            "fact",
            "on this path" if english else "ar y llwybr hwn",
        ),
        Line((path,), "hoped", dash="dashed"),
        Line((points,), "fact", "21.7% now" if english else "21.7% nawr"),
        Marks(
            (Point(*TARGET),), "hoped", "diamond", label="target 26%" if english else "targed 26%"
        ),
        Moment(2021.1, "muted", "growth loans start" if english else "benthyciadau twf yn dechrau"),
    )
    said = "The share rises slowly." if english else "Mae'r gyfran yn codi'n araf."
    chart = Chart(said, said, Axis(), Axis(unit="%", decimals=0), layers)
    return ChartPicture(
        chart,
        CODES,
        CODES,
        (Series("Wales" if english else "Cymru", Role.FACT, VALUES),),
        "%",
        1,
        said,
    )


def line_picture(lang: str, estimate: float = 1.1) -> LinePicture:
    """A number line with everything on it."""
    english = lang == "en"
    return LinePicture(
        estimate,
        (estimate - 0.7, estimate + 0.7),
        (estimate - 0.6, estimate + 0.6),
        1.2,
        0.9,
        "better",
        "percentage points" if english else "pwyntiau canran",
        1,
        "higher",
        (
            (
                "estimate",
                "what came: +1.1 (95% limits +0.4 to +1.8)"
                if english
                else "beth ddaeth: +1.1 (terfynau 95% o +0.4 i +1.8)",
            ),
            ("expected", "hoped for: +1.2" if english else "y gobaith: +1.2"),
            (
                "mde",
                "grey: smaller than 0.9 could have been missed"
                if english
                else "llwyd: gallai llai na 0.9 fod wedi'i fethu",
            ),
        ),
        "What came against what was hoped for." if english else "Beth ddaeth yn erbyn y gobaith.",
    )


def map_picture(lang: str) -> MapPicture:
    """The 22 places in four classes, one of them without a figure."""
    english = lang == "en"
    keys = (
        Key(
            "moved more" if english else "symudodd fwy",
            9,
            ("#0B7A75", "#4fc9bb"),
            ("#ffffff", "#0c1116"),
        ),
        Key(
            "cannot tell" if english else "ni ellir dweud",
            8,
            ("#e1e4e8", "#39434e"),
            ("#1a1c20", "#ffffff"),
        ),
        Key(
            "moved less" if english else "symudodd lai",
            4,
            ("#C2410C", "#ffa06e"),
            ("#ffffff", "#0c1116"),
            "falling",
        ),
        Key(
            "no figure" if english else "dim ffigur",
            1,
            ("#ffffff", "#11161c"),
            ("#1a1c20", "#eef1f4"),
            "empty",
        ),
    )
    places = tuple(
        Place(
            tile.code,
            tile.name.in_language(lang)[0],
            tile.short.in_language(lang)[0],
            tile.column,
            tile.row,
            3 if at == 21 else (0 if at < 9 else 1 if at < 17 else 2),
            "–" if at == 21 else f"{20 + at * 0.7:.1f}%",
            f"{tile.name.in_language(lang)[0]}: {20 + at * 0.7:.1f}%",
        )
        for at, tile in enumerate(list_tiles())
    )
    said = "Where it moved." if english else "Lle symudodd."
    return MapPicture(places, keys, "Change since 2021" if english else "Newid ers 2021", said)


def grid_picture(lang: str) -> GridPicture:
    """Four by three, one cell of it stressed, one with more than it names."""
    english = lang == "en"
    names = ("Community blood pressure checks", "Smoking help lines", "Walking groups")
    columns = (
        ("moved more", "cannot tell", "no movement", "worse")
        if english
        else ("symudodd fwy", "ni ellir dweud", "dim symud", "gwaeth")
    )
    rows = (
        ("on plan", "behind", "not a fair test yet")
        if english
        else ("ar y trywydd", "ar ei hôl hi", "ddim yn brawf teg eto")
    )
    flat = "busy but flat" if english else "prysur ond fflat"
    return GridPicture(
        columns,
        (
            GridRow(
                rows[0],
                (
                    GridCell(names[:1]),
                    GridCell(()),
                    GridCell(names[1:], 2, True, flat),
                    GridCell(()),
                ),
            ),
            GridRow(rows[1], (GridCell(()), GridCell(names[:2]), GridCell(()), GridCell(()))),
            GridRow(rows[2], (GridCell(()), GridCell(names), GridCell(()), GridCell(()))),
        ),
        "One output is on plan and not moving."
        if english
        else "Mae un allbwn ar y trywydd ac nid yw'n symud.",
    )


def table_picture(rows: int = 5) -> TablePicture:
    """A table of dates and owners."""
    return TablePicture(
        ("What", "Who", "By when"),
        tuple(
            (f"Decision {at} about the grant scheme", "Director of health", f"{at} March 2027")
            for at in range(1, rows + 1)
        ),
        "What is due.",
    )


def cards(lang: str) -> tuple[Card, ...]:
    """The three facts under a picture."""
    if lang == "en":
        return (
            Card("Improving", "+3.1 points since 2019", "from +2.2 to +4.0", "better", Sign.BETTER),
            Card("About 1 in 10", "of reaching 26% by 2030", "on this path", "hoped"),
            Card(
                "1 of 2 outputs",
                "places that had it moved more",
                "the other is delivered, no movement where it went",
                "concern",
                Sign.BAR,
            ),
        )
    return (
        Card("Gwella", "+3.1 pwynt ers 2019", "o +2.2 i +4.0", "better", Sign.BETTER),
        Card("Tua 1 ym mhob 10", "o gyrraedd 26% erbyn 2030", "ar y llwybr hwn", "hoped"),
        Card(
            "Allbynnau: 1 o 2",
            "symudodd lleoedd a'i cafodd fwy",
            "mae'r llall wedi'i gyflawni, dim symud lle'r aeth",
            "concern",
            Sign.BAR,
        ),
    )


def screen(kind: Kind, lang: str = "en", **given: object) -> BriefingScreen:
    """One screen of a kind, with all that such a screen has."""
    english = lang == "en"
    title = {
        Kind.OPENING: (
            "A healthier Wales, wherever you live",
            "Cymru iachach, lle bynnag yr ydych yn byw",
        ),
        Kind.OUTCOME: (
            "More small businesses sell beyond Wales, but on this path the target is missed",
            "Mae mwy o fusnesau bach yn gwerthu y tu hwnt i Gymru, ond methir y targed",
        ),
        Kind.MATTER: (
            "The money ends eight months before we could know whether it works",
            "Daw'r arian i ben wyth mis cyn y gallem wybod a yw'n gweithio",
        ),
    }.get(
        kind,
        (
            "Of 5 outputs, one moved more where it was delivered",
            "O'r allbynnau: 5, symudodd un fwy lle cafodd ei gyflawni",
        ),
    )
    lead = (
        "21.7% of small businesses sold beyond Wales in the third quarter of 2026 (20.9 to 22.5)."
        if english
        else "Gwerthodd 21.7% o fusnesau bach y tu hwnt i Gymru yn 2026 (20.9 i 22.5)."
    )
    made: dict[str, object] = {
        "code": f"economy.{kind}",
        "mission": "economy",
        "kind": kind,
        "kicker": "Economy · outcome 1 of 2" if english else "Yr economi · canlyniad 1 o 2",
        "title": title[0 if english else 1],
        "lead": lead,
        "source": "Source: Annual business survey, Welsh Government, OGL v3.0."
        if english
        else "Ffynhonnell: Arolwg busnes blynyddol, Llywodraeth Cymru, OGL v3.0.",
        "illustrative": True,
        "notes": ("What they may ask.",),
    }
    items = tuple(
        Item(
            f"The {each} is what this line is about",
            "It is said of it that it lasts two years.",
            "Owner: Director of health",
            sign=Sign.CLOCK,
        )
        for each in ("loan fund", "export desk", "skills grant", "broadband voucher")
    )
    match kind:
        case Kind.OPENING:
            made |= {"cards": cards(lang)[:2]}
        case Kind.OUTCOME:
            made |= {"picture": chart_picture(lang), "cards": cards(lang)}
        case Kind.GRID:
            made |= {"picture": grid_picture(lang)}
        case Kind.MAP | Kind.PLACES:
            made |= {"picture": map_picture(lang)}
        case Kind.LINK:
            made |= {"picture": line_picture(lang), "cards": cards(lang)}
        case Kind.MATTER:
            made |= {"cards": cards(lang)}
        case Kind.DATES:
            made |= {"picture": table_picture()}
        case _:
            made |= {"items": items}
    return BriefingScreen(**(made | given))  # type: ignore[arg-type]


def comment() -> Comment:
    """What somebody wrote."""
    return Comment("Ask the team whether the loans reach Powys as well.", "en", "Mair Rees")


def deck(
    lang: str = "en", *screens: BriefingScreen, annex: tuple[BriefingScreen, ...] = ()
) -> Deck:
    """A briefing of one screen of every kind, or of those given."""
    english = lang == "en"
    shown = screens or tuple(
        screen(kind, lang) for kind in Kind if kind not in (Kind.LINK, Kind.PLACES, Kind.SINCE)
    )
    kept = annex or (
        () if screens else tuple(screen(kind, lang) for kind in (Kind.LINK, Kind.PLACES))
    )
    return Deck(
        lang=lang,
        title="Economy" if english else "Yr economi",
        missions=("economy",),
        as_at=date(2026, 11, 22),
        as_at_words="Figures as at 22 November 2026."
        if english
        else "Ffigurau fel yr oeddent ar 22 Tachwedd 2026.",
        made="Frozen on 22 November 2026 by: Mair Rees"
        if english
        else "Rhewyd ar 22 Tachwedd 2026 gan: Mair Rees",
        record="a3" * 32,
        screens=shown,
        annex=kept,
        sources=("Annual business survey · Welsh Government · OGL v3.0",),
        illustrative=True,
        address="/present?briefing=economy-1",
    )
