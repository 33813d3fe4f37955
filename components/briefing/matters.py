"""What only ministers can settle, computed: each a screen, and all of them as one list."""

from collections.abc import Iterator
from dataclasses import dataclass

from components.briefing.deck import BriefingScreen, Card, Item, Kind, Sign
from components.briefing.known import BriefingKnown
from components.briefing.link import name_and_finding
from components.briefing.told import is_illustrative, left_over, shorten, tell
from components.gaps import is_nobody
from components.organisations import lone_organisation
from data.portfolio import Link, MissionFacts
from evidence.link_dates import ends_before_answer, first_known, say_dates
from evidence.verdict_record import VerdictRecord
from locales import Translator
from locales.formats import format_month

MOST_ABOUT, MOST_ITEMS = 4, 5
"""Lines of one matter, beside its title, its reason and its question; and matters on one list."""


@dataclass(frozen=True)
class Matter:
    """One thing that ministers alone can settle.

    Attributes
    ----------
    code
        Of its screen, after the mission's.
    title
        What is so, in one sentence.
    why
        Why it matters.
    question
        What is to be settled.
    about
        What it is about: outcomes or outputs by name, or the dates.
    """

    code: str
    title: str
    why: str
    question: str
    about: tuple[str, ...] = ()


def list_matters(mission: MissionFacts, known: BriefingKnown, _: Translator) -> list[Matter]:
    """Return what only ministers can settle of a mission, what cannot wait first."""
    if mission.closed_on is not None:
        return []
    return [
        *_money(mission, known, _),
        *_unowned(mission, _),
        *_idle(mission, _),
        *_alone(mission, _),
        *_aimless(mission, _),
        *_loose(mission, known, _),
    ]


def _money(mission: MissionFacts, known: BriefingKnown, _: Translator) -> Iterator[Matter]:
    """Yield each output whose money ends before anybody could know."""
    for outcome in mission.outcomes:
        for link in outcome.links:
            record = known.facts.evidence.record(link, _.lang) if link.primary else None
            if record is not None and ends_before_answer(record.code, record.dates):
                yield _of_money(link, record, _)


def _of_money(link: Link, record: VerdictRecord, _: Translator) -> Matter:
    said = list(say_dates(record.code, record.dates, _))[-1]
    ends, answer = record.dates.funded_until, first_known(record.dates)
    assert ends is not None
    assert answer is not None
    team = link.output.team
    about = (
        f"{_('Funded until')}: {format_month(ends, _.lang)}",
        f"{_('We could first know, about')}: {format_month(answer, _.lang)}",
        f"{tell(team.name, _)}, {tell(team.organisation, _)}",
    )
    return Matter(
        f"money.{link.code}",
        name_and_finding(tell(link.output.title, _), said.rstrip(".")),
        _("The money ends before anybody could know whether it makes a difference."),
        _("Should it be funded until there is an answer, or end without one?"),
        about,
    )


def _unowned(mission: MissionFacts, _: Translator) -> Iterator[Matter]:
    found = tuple(tell(each.title, _) for each in mission.outcomes if is_nobody(each.owner))
    if found:
        yield Matter(
            "unowned",
            _("Outcomes that nobody owns: {count}", count=len(found)),
            _("Where nobody answers for an outcome, nobody notices that it does not move."),
            _("Who is to own it?"),
            found,
        )


def _idle(mission: MissionFacts, _: Translator) -> Iterator[Matter]:
    found = tuple(tell(each.title, _) for each in mission.outcomes if not each.links)
    if found:
        yield Matter(
            "idle",
            _("Outcomes that no output works on: {count}", count=len(found)),
            _("It may move by itself; nothing that is funded here is meant to move it."),
            _("Should something work on it, or does it no longer belong to the mission?"),
            found,
        )


def _alone(mission: MissionFacts, _: Translator) -> Iterator[Matter]:
    found = []
    for outcome in mission.outcomes:
        alone = lone_organisation(outcome)
        if alone is not None:
            found.append(f"{tell(outcome.title, _)}: {tell(alone, _)}")
    if found:
        yield Matter(
            "alone",
            _("Outcomes that hang on one organisation: {count}", count=len(found)),
            _("If that organisation stops, nothing works on the outcome any more."),
            _("Is one organisation enough, or who else should work on it?"),
            tuple(found),
        )


def _aimless(mission: MissionFacts, _: Translator) -> Iterator[Matter]:
    """Yield that a mission has no date, and which of its outcomes have no target."""
    untold = tuple(
        tell(each.title, _)
        for each in mission.outcomes
        if each.headline is None or each.headline.target is None
    )
    dated = mission.target_date is not None
    if dated and not untold:
        return
    if not dated and untold:
        title = _(
            "No date is set for the mission; outcomes with no target: {count}", count=len(untold)
        )
    elif not dated:
        title = _("No date is set for the mission")
    else:
        title = _("Outcomes with no target: {count}", count=len(untold))
    yield Matter(
        "aimless",
        title,
        _("Without a date and a target nobody can say whether it moves fast enough."),
        _("How far is it to go, and by when?"),
        untold,
    )


def _loose(mission: MissionFacts, known: BriefingKnown, _: Translator) -> Iterator[Matter]:
    """Yield outputs that serve no outcome; those of no mission at all with the first mission."""
    outputs = list(mission.loose)
    if mission.code == known.missions[0].code:
        outputs += known.loose
    found = tuple(f"{tell(each.title, _)} ({tell(each.team.name, _)})" for each in outputs)
    if found:
        yield Matter(
            "loose",
            _("Outputs that serve no outcome: {count}", count=len(found)),
            _("They are delivered, and nothing says which outcome they are to move."),
            _("Which outcome is it for, or should it stop?"),
            found,
        )


def build_matter(mission: MissionFacts, matter: Matter, _: Translator) -> BriefingScreen:
    """Return the screen of one matter."""
    items = shorten([Item(each) for each in matter.about], MOST_ABOUT, _)
    ask = Card(_("For ministers to settle"), matter.question, colour="concern", sign=Sign.NONE)
    return BriefingScreen(
        code=f"{mission.code}.matter.{matter.code}",
        mission=mission.code,
        kind=Kind.MATTER,
        kicker=f"{tell(mission.title, _)} · {_('Only ministers can settle')}",
        title=matter.title,
        lead=matter.why,
        items=items,
        cards=(ask,),
        notes=tuple(left_over(matter.about, MOST_ABOUT)),
        illustrative=is_illustrative(mission),
        address=f"mission?mission={mission.code}",
    )


def _about(matter: Matter) -> str:
    """Return what a matter of the list is about, where its title does not say it already."""
    return "" if matter.code.startswith("money.") else ", ".join(matter.about)


def build_matters(mission: MissionFacts, matters: list[Matter], _: Translator) -> BriefingScreen:
    """Return all matters as one list; each has its own screen in the annex."""
    items = [Item(each.title, each.question, _about(each), "concern") for each in matters]
    return BriefingScreen(
        code=f"{mission.code}.matters",
        mission=mission.code,
        kind=Kind.MATTERS,
        kicker=tell(mission.title, _),
        title=_("Only ministers can settle: {count}", count=len(matters)),
        items=shorten(items, MOST_ITEMS, _),
        notes=tuple(
            f"{each.title}. {each.why} {', '.join(each.about)}".strip() for each in matters
        ),
        illustrative=is_illustrative(mission),
        address=f"mission?mission={mission.code}",
    )
