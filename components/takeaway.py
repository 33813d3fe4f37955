"""What can be taken away from a screen: its tables and its charts, as they are shown.

A screen declares what it holds; :mod:`components.shell.takeaway` offers it, and the writers
(:mod:`components.take_tables`, :mod:`components.take_charts`) write it when it is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

Value = str | float | int | None


@dataclass(frozen=True)
class Column:
    """A column of a table that is taken away.

    `decimals` holds for numbers; None: text.
    """

    title: str
    decimals: int | None = None


@dataclass(frozen=True)
class TakenTable:
    """A table as data: what the screen's table shows, numbers as numbers.

    Attributes
    ----------
    name
        A slug for the file, language-neutral.
    title
        Its caption, in the reader's words.
    rows
        A missing figure is None and says why in a column of notes.
    notes
        Sentences that belong to it: units, what a note code means.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[str] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        """Freeze what was given, so that one that is kept and read again is the same."""
        object.__setattr__(self, "columns", tuple(self.columns))
        object.__setattr__(self, "rows", tuple(tuple(row) for row in self.rows))
        object.__setattr__(self, "notes", tuple(self.notes))


@dataclass(frozen=True)
class TakenPicture:
    """A chart or picture as its own drawing, before it is framed for a file.

    Attributes
    ----------
    svg
        The drawing itself, in the light theme.
    """

    name: str
    title: str
    alt: str
    svg: str


@dataclass(frozen=True)
class About:
    """What every file that is taken away says of itself.

    Attributes
    ----------
    view
        The title of the screen and what it shows.
    as_at
        The as-at sentence, in words.
    sources
        One line each: source and licence.
    illustrative
        Whether it holds illustrative figures; then every file says so.
    address
        The address of the view, absolute where `BASE_URL` is set; else from the slash on.
    """

    view: str
    as_at: str
    sources: Sequence[str]
    illustrative: bool
    address: str
