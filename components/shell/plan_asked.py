"""What the address says of a plan; what it does not say has a sensible default."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from components.plan_rollout import (
    SLOTS,
    Chosen,
    DraftedRollout,
    PlanBasis,
    default_rollout,
    draft_rollout,
    list_starts,
    parameter,
    quarter_code,
    quarter_start,
    read_waves,
)
from components.plan_view import Funding, month_end
from components.shell.address import (
    Choice,
    NumberChoice,
    current_parameters,
    read_choice,
    read_number,
    read_text,
)
from components.words import ATTACHED
from evidence.draft_sentences import WAYS, Way
from evidence.suggest import MOST_WAVES
from locales import Translator
from locales.formats import format_month

LARGEST_EFFECT = 1e9
LARGEST_SHARE = 100.0
LONGEST_LAG = 40
LONGEST_GAP = 12
LAST_LOT = 999
ALONE, BOTH = "no", "yes"


@dataclass(frozen=True)
class PlanChoices:
    """What the address says of a plan.

    Attributes
    ----------
    rollouts
        A, and B where two are compared.
    edited
        The one that is being changed.
    unknown
        Choices with a code that is not there, by parameter, with the known names.
    unread
        What could not be read at all.
    outside
        What was asked for and cannot be, and the number that is used in its place.
    """

    hoped: float
    lag: int
    funded: date | None
    rollouts: tuple[DraftedRollout, ...]
    edited: DraftedRollout
    unknown: Mapping[str, tuple[Choice, Mapping[str, str]]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    outside: tuple[tuple[str, float], ...] = ()


class _Reader:
    """Reads choice after choice and keeps what was wrong with any."""

    def __init__(self, _: Translator) -> None:
        self.text = _
        self.unknown: dict[str, tuple[Choice, Mapping[str, str]]] = {}
        self.unread: list[str] = []
        self.outside: list[tuple[str, float]] = []

    def choice(self, name: str, names: Mapping[str, str], default: str | None) -> str | None:
        found = read_choice(name, list(names), default)
        if found.unknown is not None:
            self.unknown[name] = (found, names)
        return found.code

    def number(self, name: str, default: float, low: float, high: float) -> float:
        return self._keep(read_number(name, default, low=low, high=high))

    def whole(self, name: str, default: int, low: int, high: int) -> int:
        return int(self._keep(read_number(name, default, low=low, high=high, whole=True)))

    def _keep(self, found: NumberChoice) -> float:
        if found.unknown is not None:
            self.unread.append(found.unknown)
        if found.outside is not None:
            self.outside.append((found.outside, found.value))
        return found.value


def read_plan(basis: PlanBasis, funding: Funding, _: Translator) -> PlanChoices:
    """Read what the address says of a plan; what it does not say has a sensible default."""
    reader = _Reader(_)
    hoped = reader.number("effect", basis.effect, *effect_bounds(basis))
    lag = reader.whole("lag", basis.lag, 0, LONGEST_LAG)
    team = reader.choice("team", funding.teams, default_team(basis, funding))
    until = read_choice("until", list(funding.months))
    if until.unknown is not None:
        reader.unread.append(until.unknown)
    funded = month_end(until.code) if until.code else funding.until.get(team or "")
    both = read_choice("compare", (ALONE, BOTH), ALONE).code == BOTH
    slots = SLOTS if both else SLOTS[:1]
    rollouts = tuple(_read_rollout(slot, basis, reader) for slot in slots)
    edited = read_choice("change", slots, slots[-1]).code
    return PlanChoices(
        hoped,
        lag,
        funded,
        rollouts,
        rollouts[slots.index(edited or "a")],
        reader.unknown,
        tuple(reader.unread),
        tuple(reader.outside),
    )


def effect_bounds(basis: PlanBasis) -> tuple[float, float]:
    """Return the least and the most that can be hoped for: of a percentage no more than all."""
    share = basis.ground.facts.unit.in_language("en")[0] in ATTACHED
    most = LARGEST_SHARE if share else LARGEST_EFFECT
    return min(basis.step, basis.effect), max(most, basis.effect)


def default_team(basis: PlanBasis, funding: Funding) -> str | None:
    """Return the team whose money has the end of the contribution's that is opened."""
    end = basis.recorded.registration.funded_until if basis.recorded else None
    return next((team for team, until in funding.until.items() if until == end), None)


def way_names(slot: str, basis: PlanBasis, _: Translator) -> dict[str, str]:
    """Return the ways places can be chosen: as recorded only where something is."""
    recorded = slot == "a" and basis.recorded is not None and basis.recorded.staircase.starts
    return {way.value: _(words) for way, words in WAYS.items() if recorded or way != Way.RECORDED}


def start_names(basis: PlanBasis, _: Translator) -> dict[str, str]:
    """Return the months in which a first wave can begin."""
    return {code: format_month(quarter_start(code), _.lang) for code in list_starts(basis)}


def _read_rollout(slot: str, basis: PlanBasis, reader: _Reader) -> DraftedRollout:
    def name(choice: str) -> str:
        return parameter(slot, choice)

    usual = default_rollout(slot, basis)
    text = read_text(slot, 2 * basis.count)
    most = max(MOST_WAVES, len(basis.recorded.staircase.starts) if basis.recorded else 0)
    by_hand = read_waves(text, basis.count, most) is not None
    if text and not by_hand:
        reader.unread.append(text)
    # Waves that are given are meant, even where nothing says that they are by hand.
    default = Way.HAND if by_hand else usual.way
    way = reader.choice(name("by"), way_names(slot, basis, reader.text), default.value)
    waves = reader.whole(name("waves"), usual.waves, 1, MOST_WAVES)
    waiting = reader.whole(name("waiting"), usual.waiting, 0, basis.count)
    first = reader.whole(name("first"), 0, 1, basis.count)
    starts = start_names(basis, reader.text)
    start = reader.choice(name("start"), starts, quarter_code(usual.start))
    given = current_parameters()
    chosen = Chosen(
        way=Way(way or default.value),
        number=reader.whole(name("seed"), 1, 1, LAST_LOT),
        waves=waves,
        first=first or None,
        waiting=waiting,
        start=quarter_start(start or quarter_code(usual.start)),
        gap=reader.whole(name("gap"), usual.gap, 1, LONGEST_GAP),
        text=text,
        keeps_dates=not {name("start"), name("gap")} & set(given),
    )
    return draft_rollout(slot, chosen, basis)
