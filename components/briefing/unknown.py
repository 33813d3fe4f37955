"""What we do not know, and by when we could."""

from collections.abc import Iterator

from components.board_facts import Fact
from components.briefing.deck import BriefingScreen, Item, Kind, Sign
from components.briefing.known import BriefingKnown, list_mission_links
from components.briefing.link import lower_first
from components.briefing.told import is_illustrative, left_over, shorten, sign_of, tell
from components.verdict_cell import say_wait, verdict_shape
from data.portfolio import MissionFacts, OutcomeFacts
from evidence.delivery import Delivered
from evidence.sentences import say_verdict
from evidence.signal_sentences import WalesWord
from locales import Translator, mark

MOST_ITEMS = 5
OUTCOME_WORDS = {
    WalesWord.NO_CLEAR_CHANGE: mark("no clear change in Wales, either way"),
    WalesWord.TOO_FEW: mark("too few figures to say whether Wales moves"),
    WalesWord.NEITHER: mark("which way is better is not set"),
    WalesWord.NO_FIGURE: mark("no figure for Wales is published"),
    None: mark("not judged yet"),
}


def build_unknown(mission: MissionFacts, known: BriefingKnown, _: Translator) -> BriefingScreen:
    """Return what is not known of a mission: contributions first, then outcomes, then whom."""
    found = [
        *_contributions(mission, known, _),
        *_outcomes(mission, known, _),
        *_whom(mission, known, _),
    ]
    title = (
        _("What we do not know: {count}", count=len(found))
        if found
        else _("Of everything that is asked here there is an answer")
    )
    return BriefingScreen(
        code=f"{mission.code}.unknown",
        mission=mission.code,
        kind=Kind.UNKNOWN,
        kicker=f"{tell(mission.title, _)} · {_('What we do not know')}",
        title=title,
        lead=_("“Cannot tell” is an answer. It does not mean that nothing came of it.")
        if found
        else "",
        items=shorten(found, MOST_ITEMS, _),
        notes=tuple(
            f"{each.head}: {each.said} {each.under}".strip()
            for each in left_over(found, MOST_ITEMS)
        ),
        illustrative=is_illustrative(mission),
        address=f"mission?mission={mission.code}",
    )


def _contributions(mission: MissionFacts, known: BriefingKnown, _: Translator) -> Iterator[Item]:
    """Yield the contributions of which the figures cannot tell, and when they could."""
    for link in list_mission_links(mission):
        if known.facts.fact(link) not in (Fact.OPEN, Fact.UNJUDGED):
            continue
        record = known.facts.evidence.record(link, _.lang)
        head = f"{tell(link.output.title, _)} → {tell(link.indicator_title, _)}"
        if record is None:
            yield Item(head, _("not judged yet"), sign=Sign.CLOCK)
            continue
        told = say_verdict(record, _)
        yield Item(
            head,
            lower_first(told.title),
            " · ".join(say_wait(record, _)),
            sign=sign_of(verdict_shape(record)),
        )


def _outcomes(mission: MissionFacts, known: BriefingKnown, _: Translator) -> Iterator[Item]:
    """Yield the outcomes of which nobody can say whether they move."""
    for outcome in mission.outcomes:
        said = _outcome_words(outcome, known, _)
        if said:
            yield Item(tell(outcome.title, _), said, sign=Sign.LEVEL)


def _outcome_words(outcome: OutcomeFacts, known: BriefingKnown, _: Translator) -> str:
    if outcome.headline is None:
        return _("no headline indicator is set")
    word = known.facts.word_of(outcome)
    return _(OUTCOME_WORDS[word]) if word in OUTCOME_WORDS else ""


def _whom(mission: MissionFacts, known: BriefingKnown, _: Translator) -> Iterator[Item]:
    """Yield the outputs of which nobody counted whom they reached, as one."""
    names = dict.fromkeys(
        tell(link.output.title, _)
        for link in list_mission_links(mission)
        if _is_uncounted(known.facts.delivered.get(link.output.code))
    )
    if names:
        yield Item(
            _("Whom it reached was not counted: {count}", count=len(names)),
            ", ".join(names),
            sign=Sign.EMPTY,
        )


def _is_uncounted(delivered: Delivered | None) -> bool:
    return (
        delivered is not None
        and delivered.share is not None
        and delivered.delivered > 0
        and delivered.reached_intended_share is None
    )
