"""The board's computed sentences: what moves in Wales, and where the outputs stand.

Each output is counted once, so the numbers of a sentence add up to its total. English tells one
from many; Welsh counts after the noun, where one form serves all.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from components.board_facts import Fact, Known, Standing
from data.portfolio import MissionFacts, OutcomeFacts
from evidence.signal_sentences import WalesWord
from locales import Translator, mark

ONE: Mapping[Fact, str] = MappingProxyType(
    {
        Fact.MOVED: mark("for {count}, places that had it moved more, as hoped"),
        Fact.LESS: mark("for {count}, places that had it moved more, but less than hoped"),
        Fact.ALONE: mark(
            "for {count}, the figures moved after it began, with nothing to compare with"
        ),
        Fact.FLAT: mark("{count} delivered and not moving"),
        Fact.SHORT: mark("{count} short of what was hoped, perhaps nothing"),
        Fact.WORSE: mark("{count} worse where delivered"),
        Fact.OPEN: mark("{count} cannot be told yet"),
        Fact.UNJUDGED: mark("{count} not judged yet"),
        Fact.LOOSE: mark("{count} serves no outcome"),
    }
)
MANY: Mapping[Fact, str] = MappingProxyType(
    dict(ONE)
    | {
        Fact.MOVED: mark("for {count}, places that had them moved more, as hoped"),
        Fact.LESS: mark("for {count}, places that had them moved more, but less than hoped"),
        Fact.ALONE: mark(
            "for {count}, the figures moved after they began, with nothing to compare with"
        ),
        Fact.LOOSE: mark("{count} serve no outcome"),
    }
)
SHORT_ONE: Mapping[Fact, str] = MappingProxyType(
    dict(ONE)
    | {
        Fact.MOVED: mark("for {count}, places that had it moved more"),
        Fact.ALONE: mark("for {count}, the figures moved after it began"),
    }
)
SHORT_MANY: Mapping[Fact, str] = MappingProxyType(
    dict(MANY)
    | {
        Fact.MOVED: mark("for {count}, places that had them moved more"),
        Fact.ALONE: mark("for {count}, the figures moved after they began"),
    }
)
"""For the whole board: what moved more is one number, whether or not it was as hoped."""
ONLY: Mapping[Fact, str] = MappingProxyType(
    {
        Fact.MOVED: mark("places that had it moved more, as hoped"),
        Fact.LESS: mark("places that had it moved more, but less than hoped"),
        Fact.ALONE: mark("the figures moved after it began, with nothing to compare with"),
        Fact.FLAT: mark("delivered and not moving"),
        Fact.SHORT: mark("short of what was hoped, perhaps nothing"),
        Fact.WORSE: mark("worse where delivered"),
        Fact.OPEN: mark("cannot be told yet"),
        Fact.UNJUDGED: mark("not judged yet"),
        Fact.LOOSE: mark("serves no outcome"),
    }
)
"""Of one output alone, where no number is said."""
ONE_OUTCOME: Mapping[WalesWord | None, str] = MappingProxyType(
    {
        WalesWord.IMPROVING: mark("Its one outcome is improving."),
        WalesWord.WORSENING: mark("Its one outcome is getting worse."),
        WalesWord.NO_CLEAR_CHANGE: mark("Its one outcome shows no clear change."),
    }
)


def say_board(standings: Collection[Standing], *, filtered: bool, _: Translator) -> str:
    """Return the board's one sentence: where all outputs stand."""
    if not standings:
        return _("No output matches.") if filtered else _("No output is recorded yet.")
    if len(standings) == 1:
        said = _say_only(standings, _)
        if filtered:
            return _("One output matches: {said}.", said=said)
        return _("One output: {said}.", said=said)
    counts = _count(standings)
    counts[Fact.MOVED] += counts.pop(Fact.LESS, 0)
    parts = _parts(counts, SHORT_ONE, SHORT_MANY, _)
    if filtered:
        return _("Of {total} outputs that match: {parts}.", total=len(standings), parts=parts)
    return _("Of {total} outputs: {parts}.", total=len(standings), parts=parts)


def say_mission(
    mission: MissionFacts, standings: Collection[Standing], known: Known, _: Translator
) -> str:
    """Return a mission's computed sentence: how its outcomes move, where its outputs stand."""
    return f"{say_outcomes(mission.outcomes, known, _)} {say_outputs(standings, _)}".strip()


def say_outcomes(outcomes: Collection[OutcomeFacts], known: Known, _: Translator) -> str:
    """Say how many outcomes improve, how many worsen, and of how many nothing can be said."""
    if not outcomes:
        return _("No outcome is set.")
    if not known.wales and not known.evidence.documents:
        return _say_unjudged(outcomes, _)
    words = [known.word_of(outcome) for outcome in outcomes]
    if len(words) == 1:
        return _(ONE_OUTCOME.get(words[0], mark("Of its one outcome nothing can be said yet.")))
    counts = Counter(words)
    untold = sum(counts[word] for word in counts if word not in ONE_OUTCOME)
    said = [_say_improving(counts[WalesWord.IMPROVING], len(words), _)]
    if counts[WalesWord.WORSENING]:
        said.append(_("{count} getting worse", count=counts[WalesWord.WORSENING]))
    if untold:
        said.append(_("{count} where nothing can be said yet", count=untold))
    return f"{', '.join(said)}."


def _say_unjudged(outcomes: Collection[OutcomeFacts], _: Translator) -> str:
    """Say of outcomes that nothing is judged yet."""
    if len(outcomes) == 1:
        return _("Its one outcome is not judged yet.")
    return _("None of {total} outcomes is judged yet.", total=len(outcomes))


def _say_improving(count: int, total: int, _: Translator) -> str:
    if count == 0:
        return _("None of {total} outcomes improving", total=total)
    return _("{count} of {total} outcomes improving", count=count, total=total)


def say_outputs(standings: Collection[Standing], _: Translator) -> str:
    """Say where outputs stand, each counted once."""
    if not standings:
        return _("No output is recorded yet.")
    if len(standings) == 1:
        return _("Its one output: {said}.", said=_say_only(standings, _))
    parts = _parts(_count(standings), ONE, MANY, _)
    return _("Of {total} outputs: {parts}.", total=len(standings), parts=parts)


def say_busy(standings: Collection[Standing], _: Translator) -> str:
    """Say how many outputs are delivered on plan and move nothing: the heading of the grid.

    Where none is judged yet, or none is there, it says that: none is found to be flat.
    """
    if not standings:
        return _("No output to show")
    facts = {standing.fact for standing in standings}
    if Fact.UNJUDGED in facts and facts <= {Fact.UNJUDGED, Fact.LOOSE}:
        return _("No output is judged yet")
    count = sum(standing.is_busy_but_flat for standing in standings)
    if count == 0:
        return _("No output is busy but flat")
    if count == 1:
        return _("One output is busy but flat")
    return _("{count} outputs are busy but flat", count=count)


def _say_only(standings: Iterable[Standing], _: Translator) -> str:
    return _(ONLY[next(iter(standings)).fact])


def _count(standings: Iterable[Standing]) -> Counter[Fact]:
    return Counter(standing.fact for standing in standings)


def _parts(
    counts: Mapping[Fact, int], one: Mapping[Fact, str], many: Mapping[Fact, str], _: Translator
) -> str:
    said = (
        _((one if counts[fact] == 1 else many)[fact], count=counts[fact])
        for fact in Fact
        if counts.get(fact)
    )
    return "; ".join(said)
