"""A briefing in one language as a frozen description: its screens, and what each of them says.

Made once, when the briefing is frozen, and kept. The presentation, the slides, the paper and the
tables are all written from it, so they cannot disagree, and nothing that happens later changes
it. It holds words and numbers only: nothing is worked out by whoever writes it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from components.chart import Chart, Colour
from components.takeaway import TakenTable

MOST_SCREENS = 8
"""Screens of one mission before the annex: what can be taken in within ten minutes."""


class Kind(StrEnum):
    """What a screen is about."""

    OPENING = "opening"
    OUTCOME = "outcome"
    GRID = "grid"
    MAP = "map"
    MATTER = "matter"
    MATTERS = "matters"
    DECIDED = "decided"
    UNKNOWN = "unknown"
    DATES = "dates"
    LINK = "link"
    PLACES = "places"
    SINCE = "since"


class Sign(StrEnum):
    """A small shape that stands before a word, never instead of one."""

    NONE = "none"
    BETTER = "better"
    WORSE = "worse"
    LEVEL = "level"
    TICK = "tick"
    RING_TICK = "ring_tick"
    HALF = "half"
    BAR = "bar"
    SQUARE = "square"
    FORK = "fork"
    CLOCK = "clock"
    EXCLAMATION = "exclamation"
    EMPTY = "empty"
    DASH = "dash"
    DIAMOND = "diamond"


@dataclass(frozen=True)
class Comment:
    """What somebody wrote beside a screen; plain text, and visibly theirs.

    Attributes
    ----------
    said
        In `lang`, which may be another than the briefing's where it is not translated yet.
    """

    said: str
    lang: str
    author: str


@dataclass(frozen=True)
class Card:
    """One fact under a picture: a word with its sign, a sentence, and a finer one."""

    head: str
    said: str = ""
    under: str = ""
    colour: Colour = "fact"
    sign: Sign = Sign.NONE


@dataclass(frozen=True)
class Item:
    """One line of a list: what it is, what is said of it, and what is said more quietly."""

    head: str
    said: str = ""
    under: str = ""
    colour: Colour = "ink"
    sign: Sign = Sign.NONE


class Role(StrEnum):
    """What the numbers of one series are."""

    FACT = "fact"
    PATH = "path"
    TARGET = "target"
    MIDDLE = "middle"
    LIMIT = "limit"
    LIKELY_LOW = "likely_low"
    LIKELY_HIGH = "likely_high"


@dataclass(frozen=True)
class Series:
    """One row of numbers over the periods of a chart; None where there is none."""

    name: str
    role: Role
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class ChartPicture:
    """A series over time: described for drawing, and as numbers for a chart that can be edited.

    Attributes
    ----------
    chart
        What is drawn on the screen and on paper.
    codes, periods
        Of the numbers: each period's code and its name in the reader's words.
    series
        As long as `periods`, not rounded.
    """

    chart: Chart
    codes: tuple[str, ...]
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    decimals: int
    alt: str


@dataclass(frozen=True)
class LinePicture:
    """The number line of one contribution, in the indicator's own unit and direction.

    Attributes
    ----------
    ci95, ci90
        Ascending.
    expected
        What was hoped for.
    mde
        The smallest change that could have been seen, without sign; None where it is not known.
    colour
        Of what came: better, concern, or muted where nothing can be told.
    """

    estimate: float
    ci95: tuple[float, float]
    ci90: tuple[float, float]
    expected: float
    mde: float | None
    colour: Colour
    unit: str
    decimals: int
    better: str
    said: tuple[tuple[str, str], ...]
    """What is written at each number: by ``estimate``, ``expected`` and ``mde``."""
    alt: str


@dataclass(frozen=True)
class GridCell:
    """One cell of the grid: the outputs in it, by name, and whether it is the one to look at."""

    names: tuple[str, ...]
    more: int = 0
    stressed: bool = False
    title: str = ""


@dataclass(frozen=True)
class GridRow:
    """A row of the grid: what it is called, and its cells in the order of the columns."""

    name: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class GridPicture:
    """How far each output is delivered, by what the figures say of it."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    alt: str


@dataclass(frozen=True)
class Key:
    """One entry of a map's key: its look, what it means, and how many places are so.

    Attributes
    ----------
    fill, ink
        Colours of the place and of what is written on it, by theme (``light``, ``dark``).
    form
        How it is marked besides its colour: plain, rising or falling lines, or empty.
    """

    said: str
    count: int
    fill: tuple[str, str]
    ink: tuple[str, str]
    form: str = "plain"


@dataclass(frozen=True)
class Place:
    """One place on the map: its tile, its names, what is written on it, and its entry of the key.

    Attributes
    ----------
    key
        Index of :attr:`MapPicture.keys`.
    said
        The figure under the name; empty or a dash with the reason in `told` where there is none.
    told
        The same in one sentence, for who cannot see it.
    """

    code: str
    name: str
    short: str
    column: int
    row: int
    key: int
    said: str
    told: str


@dataclass(frozen=True)
class MapPicture:
    """The 22 places as named tiles, with the outlines of Wales in the same colours beside them."""

    places: tuple[Place, ...]
    keys: tuple[Key, ...]
    scale: str
    alt: str


@dataclass(frozen=True)
class TablePicture:
    """A small table that is itself what the screen shows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str


Picture = ChartPicture | LinePicture | MapPicture | TablePicture | GridPicture
"""Read back in this order: a table without rows would be taken for a grid without any."""


@dataclass(frozen=True)
class BriefingScreen:
    """One screen of a briefing: one message.

    Attributes
    ----------
    code
        Language-neutral; in the address.
    kicker
        Which mission, and what this screen is among its like.
    title
        The finding, computed; nobody types over it.
    lead
        The sentence with the numbers.
    items
        A list, where the screen is one.
    notes
        What the presenter may be asked: one paragraph each.
    source
        Where the figures come from, one line.
    table
        The numbers shown, for the workbook; None where it shows none.
    address
        Of the same on the dashboard, relative to it.
    about
        What it is of, by name, where neither title nor kicker says so: for lists of screens.
    """

    code: str
    mission: str
    kind: Kind
    kicker: str
    title: str
    lead: str = ""
    picture: Picture | None = None
    cards: tuple[Card, ...] = ()
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    illustrative: bool = False
    comment: Comment | None = None
    table: TakenTable | None = None
    address: str = ""
    about: str = ""

    @property
    def listed(self) -> str:
        """What stands beside the title in a list of screens."""
        return self.about or self.kicker


@dataclass(frozen=True)
class Deck:
    """A briefing in one language.

    Attributes
    ----------
    title
        As its makers named it, else the titles of its missions.
    as_at
        Up to when figures were known.
    as_at_words
        The same as a sentence.
    made
        When it was frozen and by whom, as a sentence; empty in a preview.
    record
        The newest hash of the record when it was frozen; empty in a preview.
    screens
        In the order in which they are presented.
    annex
        What can be reached besides.
    sources
        One line each: source, publisher, licence.
    address
        Of the briefing: absolute where the operator has said whose address it is.
    """

    lang: str
    title: str
    missions: tuple[str, ...]
    as_at: date
    as_at_words: str
    made: str
    record: str
    screens: tuple[BriefingScreen, ...]
    annex: tuple[BriefingScreen, ...]
    sources: tuple[str, ...]
    illustrative: bool
    address: str

    def all_screens(self) -> tuple[BriefingScreen, ...]:
        """Return every screen, the annex last."""
        return (*self.screens, *self.annex)
