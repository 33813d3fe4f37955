"""The board in pages: as many rows as can be read at once, the other missions by a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.portfolio import MissionFacts, OutcomeFacts, OutputFacts, Portfolio
from locales import Translator

MOST_ROWS = 30
"""Rows on a page: contributions, outcomes without one, outputs that serve no outcome."""


@dataclass(frozen=True)
class Part:
    """A mission, and those of its outcomes and loose outputs that one page shows.

    `mission` is None for outputs that serve no outcome of any mission.
    """

    mission: MissionFacts | None
    outcomes: tuple[OutcomeFacts, ...]
    loose: tuple[OutputFacts, ...]

    @property
    def rows(self) -> int:
        """How many rows its table has."""
        return sum(max(1, len(outcome.links)) for outcome in self.outcomes) + len(self.loose)


def split_pages(portfolio: Portfolio, most: int = MOST_ROWS) -> tuple[tuple[Part, ...], ...]:
    """Return the pages of a board, at least one: every contribution once, in order.

    A mission that fits a page is never cut in two; a larger one begins a page of its own.
    """
    pages: list[list[Part]] = [[]]
    for part in _all_parts(portfolio, most):
        if pages[-1] and sum(each.rows for each in pages[-1]) + part.rows > most:
            pages.append([])
        pages[-1].append(part)
    return tuple(tuple(page) for page in pages)


def page_of(pages: Sequence[Sequence[Part]], mission: str) -> int:
    """Return on which page a mission begins, counted from 1."""
    return next(
        at
        for at, page in enumerate(pages, 1)
        if any(part.mission is not None and part.mission.code == mission for part in page)
    )


def _all_parts(portfolio: Portfolio, most: int) -> Iterator[Part]:
    for mission in portfolio.missions:
        whole = Part(mission, mission.outcomes, mission.loose)
        if whole.rows <= most:
            yield whole
        else:
            yield from _cut(mission, mission.outcomes, mission.loose, most)
    if portfolio.loose:
        yield from _cut(None, (), portfolio.loose, most)


def _cut(
    mission: MissionFacts | None,
    outcomes: Sequence[OutcomeFacts],
    loose: Sequence[OutputFacts],
    most: int,
) -> Iterator[Part]:
    """Give parts of at most so many rows; an outcome goes on in the next where it must."""
    part = Part(mission, (), ())
    for outcome in outcomes:
        for piece in _pieces(outcome, most):
            if part.rows and part.rows + max(1, len(piece.links)) > most:
                yield part
                part = Part(mission, (), ())
            part = replace(part, outcomes=(*part.outcomes, piece))
    for output in loose:
        if part.rows == most:
            yield part
            part = Part(mission, (), ())
        part = replace(part, loose=(*part.loose, output))
    yield part


def _pieces(outcome: OutcomeFacts, most: int) -> Iterator[OutcomeFacts]:
    links = outcome.links
    for start in range(0, max(1, len(links)), most):
        yield replace(outcome, links=links[start : start + most])


def page_names(pages: Sequence[Sequence[Part]], _: Translator) -> dict[str, str]:
    """Return what each page is called, by its number as text."""
    return {
        str(at): _("Page {number} of {total}", number=at, total=len(pages))
        for at in range(1, len(pages) + 1)
    }
