"""Which part of the portfolio the board shows: by owner, goal, what the figures say, and words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from unicodedata import combining, normalize

from components.board_facts import Fact, Standing
from data.bilingual import Both
from data.portfolio import Link, MissionFacts, OutcomeFacts, OutputFacts, Portfolio

ROWS: Mapping[str, frozenset[Fact]] = {
    "moved": frozenset({Fact.MOVED, Fact.LESS, Fact.ALONE}),
    "open": frozenset({Fact.OPEN}),
    "flat": frozenset({Fact.FLAT, Fact.SHORT}),
    "worse": frozenset({Fact.WORSE}),
    "unjudged": frozenset({Fact.UNJUDGED}),
    "loose": frozenset({Fact.LOOSE}),
}
"""The rows of the grid, and what serves no outcome, by what the figures say."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of the board; None or an empty text asks for everything.

    Attributes
    ----------
    owner
        A code of `owner_code`.
    says
        One of `ROWS`: of the output's main contribution.
    delivery
        A `Share` by its value.
    words
        Sought in titles of either language, without regard to case and accents.
    """

    owner: str | None = None
    goal: str | None = None
    says: str | None = None
    delivery: str | None = None
    words: str = ""

    @property
    def count(self) -> int:
        """How many choices are made."""
        return sum(map(bool, self.choices.values()))

    @property
    def choices(self) -> dict[str, str | None]:
        """What is chosen, by its name in the address."""
        return {
            "owner": self.owner,
            "goal": self.goal,
            "says": self.says,
            "delivery": self.delivery,
            "search": self.words or None,
        }

    @property
    def of_outputs(self) -> bool:
        """Whether outputs themselves are chosen, so that an outcome without one is none of it."""
        return bool(self.says or self.delivery)


def owner_code(owner: Both) -> str:
    """Return the code of an owner in an address: the English name, else the Welsh, as a slug."""
    name = owner.in_language("en")[0]
    return "-".join("".join(each if each.isalnum() else " " for each in fold(name)).split())


def fold(words: str) -> str:
    """Return a text without case and accents."""
    return "".join(each for each in normalize("NFD", words) if not combining(each)).casefold()


def select(portfolio: Portfolio, standings: Iterable[Standing], wanted: Wanted) -> Portfolio:
    """Return what matches everything that is asked for; missions without any of it are left out.

    Parameters
    ----------
    standings
        Of the whole portfolio.
    """
    if not wanted.count:
        return portfolio
    chosen = {each.output.code for each in standings if _is_wanted(each, wanted)}
    missions = (
        _of_mission(mission, chosen, wanted)
        for mission in portfolio.missions
        if wanted.goal is None or wanted.goal in mission.goals
    )
    loose = () if wanted.goal or wanted.owner else _of_loose(portfolio.loose, chosen, wanted.words)
    return Portfolio(
        tuple(each for each in missions if each.outcomes or each.loose),
        loose,
    )


def _is_wanted(standing: Standing, wanted: Wanted) -> bool:
    says = wanted.says is None or standing.fact in ROWS[wanted.says]
    return says and wanted.delivery in (None, standing.share.value)


def _of_mission(mission: MissionFacts, chosen: set[str], wanted: Wanted) -> MissionFacts:
    words = "" if _names(wanted.words, mission.title) else wanted.words
    outcomes = (
        _of_outcome(outcome, chosen, words, wanted)
        for outcome in mission.outcomes
        if wanted.owner in (None, owner_code(outcome.owner))
    )
    loose = () if wanted.owner else _of_loose(mission.loose, chosen, words)
    return replace(mission, outcomes=tuple(each for each in outcomes if each), loose=loose)


def _of_outcome(
    outcome: OutcomeFacts, chosen: set[str], words: str, wanted: Wanted
) -> OutcomeFacts | None:
    """Return the part of an outcome that matches, None where nothing of it does."""
    named = _names(words, outcome.title)
    links = tuple(
        each
        for each in outcome.links
        if each.output.code in chosen and (named or _names_link(words, each))
    )
    if links or (named and not wanted.of_outputs):
        return replace(outcome, links=links)
    return None


def _of_loose(
    outputs: Iterable[OutputFacts], chosen: set[str], words: str
) -> tuple[OutputFacts, ...]:
    return tuple(
        output
        for output in outputs
        if output.code in chosen and _names(words, output.title, output.team.name)
    )


def _names_link(words: str, each: Link) -> bool:
    return _names(words, each.output.title, each.output.team.name, each.indicator_title)


def _names(words: str, *titles: Both) -> bool:
    """Whether all words stand in one of the titles, in one language; no words always do."""
    sought = fold(words).split()
    texts = (fold(text) for title in titles for text in (title.en or "", title.cy or ""))
    return not sought or any(all(word in text for word in sought) for text in texts)
