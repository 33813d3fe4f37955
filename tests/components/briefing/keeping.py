"""Keeping a briefing without its files: what presenting needs, in no time."""

from collections.abc import Mapping
from dataclasses import replace

from components.briefing.choice import Remark
from components.briefing.compose import choose_usual, make_deck, offer_screens
from components.briefing.deck import Deck
from components.briefing.kept import write_document
from components.briefing.known import read_known
from data.bilingual import Both
from data.briefing_save import NewBriefing, open_briefing, save_briefing
from data.store import Store
from evidence.briefing_facts import gather_facts
from locales import LANGUAGES, text
from models.record import NO_HASH
from tests.components.briefing.freezing import CABINET, EXECUTIVE


def keep_decks(
    store: Store,
    code: str,
    decks: Mapping[str, Deck],
    mission: str = "economi",
    title: str = "Economy",
    *,
    opened: bool = True,
) -> None:
    """Keep decks as a briefing of a mission."""
    known = read_known(store, (mission,))
    with store.read() as connection:
        facts = gather_facts(connection, (mission,), known.moment.until)
    new = NewBriefing(
        code=code,
        title=Both(title, None),
        missions=(mission,),
        as_at=known.moment.until,
        frozen_on=known.moment.today,
        method="1",
        record_hash=NO_HASH,
        store_version=known.moment.version,
        document=write_document(decks, facts),
        files=(),
    )
    save_briefing(store, CABINET, new)
    if opened:
        open_briefing(store, EXECUTIVE, code)


def usual_decks(store: Store, mission: str, remark: Remark | None = None) -> dict[str, Deck]:
    """Return what a mission's briefing would be, with a comment beside its second screen."""
    known = read_known(store, (mission,))
    decks = {}
    for lang in LANGUAGES:
        screens = offer_screens(known, text(lang))
        choice = choose_usual(screens)
        if remark is not None:
            choice = replace(choice, comments={choice.shown[1]: remark})
        decks[lang] = make_deck(known, screens, choice, text(lang), made="x")
    return decks
