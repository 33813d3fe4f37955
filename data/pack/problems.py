"""What is wrong with a pack, and where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.pack.schema import SCHEMAS

SHOWN_LENGTH = 40


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and what would be right.

    Attributes
    ----------
    sheet
        The sheet, or the file where it is no sheet.
    row
        The row number a spreadsheet shows; the header is row 1. None where there is no row.
    column
        The column's name, or its letter where it has none. None where there is no column.
    message
        What is wrong and what would be right, in the reader's language.
    """

    sheet: str
    row: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        """Return the line that is shown: ``sheet:row:column: message``."""
        place = [self.sheet, *(str(part) for part in (self.row, self.column) if part is not None)]
        return f"{':'.join(place)}: {self.message}"


class PackProblems(ValueError):
    """A pack was refused; `problems` says all that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in the order of sheets, rows and columns, each once."""
    order = {name: number for number, name in enumerate(SCHEMAS)}

    def place(problem: Problem) -> tuple[int, str, int, int, str]:
        schema = SCHEMAS.get(problem.sheet)
        names = schema.names if schema else ()
        column = problem.column or ""
        position = names.index(column) if column in names else len(names)
        return (order.get(problem.sheet, -1), problem.sheet, problem.row or 0, position, column)

    return sorted(dict.fromkeys(problems), key=place)


def list_problems(
    sheet: str,
    column: str,
    rows: npt.NDArray[np.int64],
    codes: npt.NDArray[np.int64],
    messages: Sequence[str | None],
) -> Iterator[Problem]:
    """Yield a problem for each row whose code has a message.

    Parameters
    ----------
    rows, codes
        (n,) the row's number, and the position of its message in `messages`.
    """
    if not len(messages):
        return
    wrong = np.array([message is not None for message in messages], dtype=bool)[codes]
    for position in np.flatnonzero(wrong):
        message = messages[codes[position]]
        if message is not None:
            yield Problem(sheet, int(rows[position]), column, message)


def show(value: str) -> str:
    """Return a cell's text fit for one line: no control characters, not too long."""
    plain = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in value)
    return plain if len(plain) <= SHOWN_LENGTH else plain[: SHOWN_LENGTH - 1] + "…"
