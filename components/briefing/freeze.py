"""Freezing a briefing: everything it shows and every file of it, made from one state of the store.

Nothing is kept until all of it is made; then all of it is kept at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from components.briefing.choice import Choice
from components.briefing.compose import choose_usual, make_deck, offer_screens
from components.briefing.deck import Deck
from components.briefing.files import Progress, write_files
from components.briefing.kept import read_document, write_document
from components.briefing.known import TRIES, BriefingKnown, StoreKeepsMoving, read_known
from components.briefing.wording import list_problems
from data.bilingual import Both
from data.briefing_save import CodeTaken, NewBriefing, free_code, save_briefing
from data.settings import settings
from data.store import Store
from evidence.briefing_facts import gather_facts
from evidence.frozen_facts import BriefingFacts
from evidence.method import METHOD
from locales import LANGUAGES, Translator, text
from locales.formats import format_date
from models.roles import Action, Actor, require


class ChoiceRefused(ValueError):
    """Raised where a choice cannot be frozen; its arguments say why, one sentence each."""


@dataclass(frozen=True)
class Ground:
    """What one briefing is made from, all of one state of the store, and the code it may have."""

    known: BriefingKnown
    facts: BriefingFacts
    code: str


def freeze(
    store: Store,
    actor: Actor,
    choice: Choice,
    progress: Progress = lambda done, total, name: None,
    now: datetime | None = None,
) -> str:
    """Freeze a briefing as a draft and return its code.

    Parameters
    ----------
    progress
        Told before each file is made: how many are done, of how many, and the name of the next.
    now
        With time zone; by default this instant.

    Raises
    ------
    NotAllowed
        Where `actor` may not freeze briefings.
    ChoiceRefused
        Where the choice cannot be frozen.
    KeyError
        Where a mission is not known; its arguments are those that are.
    StoreKeepsMoving
        Where somebody wrote to the store, or took the code, during every try.
    """
    require(actor, Action.FREEZE_BRIEFING)
    problems = list_problems(choice, text("en"))
    if problems:
        raise ChoiceRefused(*problems)
    for _ in range(TRIES):
        new = _make(_read_ground(store, choice.missions, now), actor, choice, progress)
        try:
            save_briefing(store, actor, new)
        except CodeTaken:
            continue
        return new.code
    raise StoreKeepsMoving


def _read_ground(store: Store, missions: Iterable[str], now: datetime | None) -> Ground:
    for _ in range(TRIES):
        known = read_known(store, missions, now)
        codes = tuple(mission.code for mission in known.missions)
        with store.read() as connection:
            facts = gather_facts(connection, codes, known.moment.until)
            code = free_code(connection, codes, known.moment.today)
        if store.version() == known.moment.version:
            return Ground(known, facts, code)
    raise StoreKeepsMoving


def _make(ground: Ground, actor: Actor, choice: Choice, progress: Progress) -> NewBriefing:
    known = ground.known
    made = {lang: _frozen_deck(ground, actor, choice, text(lang)) for lang in LANGUAGES}
    document = write_document(made, ground.facts)
    decks = read_document(document).decks  # what will be shown is what the files are made from
    return NewBriefing(
        code=ground.code,
        title=choice.title or missions_title(known),
        missions=tuple(mission.code for mission in known.missions),
        as_at=known.moment.until,
        frozen_on=known.moment.today,
        method=METHOD,
        record_hash=known.record,
        store_version=known.moment.version,
        document=document,
        files=tuple(write_files(decks, progress)),
    )


def _frozen_deck(ground: Ground, actor: Actor, choice: Choice, _: Translator) -> Deck:
    known = ground.known
    day = format_date(known.moment.today, _.lang)
    return make_deck(
        known,
        offer_screens(known, _),
        choice,
        _,
        made=_("Frozen: {date}. By: {name}", date=day, name=actor.name),
        address=address_of(f"briefing={ground.code}", _),
    )


def preview_decks(known: BriefingKnown, choice: Choice | None = None) -> dict[str, Deck]:
    """Return the decks as they would be frozen now, marked as previews; by default as usual."""
    made = {}
    for lang in LANGUAGES:
        _ = text(lang)
        screens = offer_screens(known, _)
        chosen = choice or choose_usual(screens)
        address = address_of(f"mission={'.'.join(chosen.missions)}", _)
        made[lang] = make_deck(known, screens, chosen, _, address=address)
    return made


def address_of(what: str, _: Translator) -> str:
    """Return where a briefing is presented: absolute where the operator has said whose it is."""
    return f"{settings().base_url}/present?{what}&lang={_.lang}"


def missions_title(known: BriefingKnown) -> Both:
    """Return what a briefing without a title of its own is called: the titles of its missions."""
    titles = [mission.title for mission in known.missions]
    return Both(*(" · ".join(each.in_language(lang)[0] for each in titles) for lang in LANGUAGES))
