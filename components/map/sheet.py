"""What a map shows, worked out before anything is drawn: one frozen sheet for every mode.

The map on the screen, the tiles, the legend, the table and the files are all drawn from it, so that
they cannot disagree. Colours are named, not given: a theme's palette resolves them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from components.palette import Palette
from components.takeaway import Column, TakenTable, Value
from evidence.apart import Limits
from evidence.numbers import format_signed
from locales import Translator, mark
from locales.formats import format_number


class Mode(StrEnum):
    """What the map shows of each place."""

    VALUE = "value"
    CHANGE = "change"
    SIGNAL = "signal"
    DELIVERED = "delivered"
    CROSS = "delivered-changed"
    GAP = "gap"


MODES: Mapping[Mode, str] = {
    Mode.VALUE: mark("Figure"),
    Mode.CHANGE: mark("Change"),
    Mode.SIGNAL: mark("Signal"),
    Mode.DELIVERED: mark("Delivered"),
    Mode.CROSS: mark("Delivered × changed"),
    Mode.GAP: mark("To target"),
}
OF_AN_OUTPUT = (Mode.DELIVERED, Mode.CROSS)


class Form(StrEnum):
    """How a class is marked besides its colour."""

    PLAIN = "plain"
    RISING = "rising"
    FALLING = "falling"
    EMPTY = "empty"


class Ramp(StrEnum):
    """The colours a class may take its own from."""

    NONE = "none"
    SCALE = "scale"
    EITHER_WAY = "either_way"
    CROSS = "cross"


@dataclass(frozen=True)
class Tint:
    """A colour by name: the step of a ramp, counted from 0."""

    ramp: Ramp
    step: int = 0

    def fill(self, palette: Palette) -> str:
        """Return the colour of the place."""
        return self._of(palette)[0]

    def ink(self, palette: Palette) -> str:
        """Return the colour of what is written on it."""
        return self._of(palette)[1]

    def _of(self, palette: Palette) -> tuple[str, str]:
        match self.ramp:
            case Ramp.NONE:
                return palette.no_figure, palette.ink
            case Ramp.SCALE:
                return palette.classes[self.step], palette.on_class[self.step]
            case Ramp.EITHER_WAY:
                return palette.either_way[self.step], palette.on_either_way[self.step]
            case Ramp.CROSS:
                return palette.cross[self.step], palette.on_cross[self.step]


@dataclass(frozen=True)
class MapClass:
    """One entry of the legend: what it says, and how its places look."""

    said: str
    tint: Tint
    form: Form = Form.PLAIN


@dataclass(frozen=True)
class Shown:
    """One place on the map.

    Attributes
    ----------
    klass
        Its class, by place in `Sheet.classes`.
    short
        What its tile says under its name.
    told
        What is told of it when it is pointed at, line by line; the table says no less.
    form
        How it is marked over its class: `Sheet.forms` says what that means.
    """

    klass: int
    short: str
    told: tuple[str, ...]
    form: Form = Form.PLAIN


@dataclass(frozen=True)
class MapColumn:
    """A column of the map in words; `decimals` None: text; `signed`: changes carry their sign."""

    title: str
    decimals: int | None = None
    signed: bool = False


@dataclass(frozen=True)
class MapRow:
    """A row of the map in words: the area's code, its name, and a value a column."""

    area: str
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Sheet:
    """What one map shows.

    Attributes
    ----------
    names
        Name by code of every area drawn, in the reader's language and the order of its alphabet.
    classes
        In the order of the legend.
    shown
        By code, one for each of `names`.
    finding
        The title: one sentence.
    detail
        The sentence under it.
    notes
        What a reader must know before believing the picture.
    scale
        How the classes are cut, and in what unit.
    forms
        What each form over a colour means, of those that occur.
    illustrative
        Whether any of it is made up: the figures, or what was delivered.
    contribution
        Of which all places together are judged, where the map is of one; empty where it is not.
    columns, rows
        The map in words, Wales first where it has a row, places by name.
    limits
        What places are told apart by, by code; empty where the table is by name alone, and then
        `unranked` says why.
    """

    mode: Mode
    names: Mapping[str, str]
    classes: tuple[MapClass, ...]
    shown: Mapping[str, Shown]
    finding: str
    detail: str
    scale: str
    columns: tuple[MapColumn, ...]
    rows: tuple[MapRow, ...]
    notes: tuple[str, ...] = ()
    forms: Mapping[Form, str] = field(default_factory=dict)
    limits: Mapping[str, Limits] = field(default_factory=dict)
    unranked: str = ""
    contribution: str = ""
    illustrative: bool = False

    def class_of(self, code: str) -> MapClass:
        """Return the class of a place."""
        return self.classes[self.shown[code].klass]

    def form_of(self, code: str) -> Form:
        """Return how a place is marked besides its colour."""
        form = self.class_of(code).form
        return self.shown[code].form if form is Form.PLAIN else form

    def counts(self) -> list[int]:
        """Return how many places are in each class."""
        found = [0] * len(self.classes)
        for each in self.shown.values():
            found[each.klass] += 1
        return found


def used_classes(
    declared: Mapping[str, MapClass], keys: Iterable[str], always: Collection[str] = ()
) -> tuple[tuple[MapClass, ...], dict[str, int]]:
    """Return the classes that some place is in, or that are `always` shown, and where each stands.

    Parameters
    ----------
    declared
        By key, in the order of the legend.
    keys
        The key of each place.
    """
    asked = {*keys, *always}
    kept = [key for key in declared if key in asked]
    return tuple(declared[key] for key in kept), {key: at for at, key in enumerate(kept)}


def cell_words(value: Value, column: MapColumn, _: Translator) -> str:
    """Return a cell of the map in words; a missing number is empty, its row says why."""
    if value is None:
        return ""
    if column.decimals is None or isinstance(value, str):
        return str(value)
    write = format_signed if column.signed else format_number
    return write(float(value), column.decimals, _.lang)


def take_sheet(sheet: Sheet, _: Translator) -> TakenTable:
    """Return the map in words as a table to be taken away."""
    columns = [Column(_("Place")), Column(_("Code"))]
    columns += [Column(each.title, each.decimals) for each in sheet.columns]
    rows = [(row.name, row.area, *row.values) for row in sheet.rows]
    return TakenTable("places", sheet.finding, columns, rows, tuple(_notes(sheet)))


def _notes(sheet: Sheet) -> Iterator[str]:
    yield sheet.detail
    yield from sheet.notes
    if sheet.unranked:
        yield sheet.unranked


def numbers_of(columns: Sequence[MapColumn]) -> frozenset[int]:
    """Return which columns of the table hold numbers, the place's name being the first."""
    return frozenset(at for at, each in enumerate(columns, start=1) if each.decimals is not None)
