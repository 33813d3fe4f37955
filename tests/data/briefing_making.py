"""A briefing to freeze, and people who may and may not."""

from datetime import date
from typing import Any

from data.bilingual import Both
from data.briefing_save import NewBriefing, save_briefing
from data.briefings import BriefingFile
from data.store import Store
from models.record import NO_HASH
from models.roles import Actor, Role

MINISTER = Actor("Swyddfa breifat", frozenset({Role.CABINET}))
EXECUTIVE = Actor("Cyfarwyddwr", frozenset({Role.EXECUTIVE}))
VIEWER = Actor("Ymwelydd")
DAY = date(2026, 11, 22)
SLIDES = BriefingFile("en.pptx", "application/vnd.ms-powerpoint", b"PK\x03\x04\x00\xff")
PAPER = BriefingFile("cy.pdf", "application/pdf", b"%PDF-1.7")


def a_briefing(code: str = "iechyd-2026-11-22", **changes: Any) -> NewBriefing:
    """Return a small briefing with two files."""
    given: dict[str, Any] = {
        "title": Both("Health in May", None),
        "missions": ("iechyd",),
        "as_at": DAY,
        "frozen_on": DAY,
        "method": "1.0",
        "record_hash": NO_HASH,
        "store_version": 7,
        "document": {"decks": {"cy": "ŵ – 🩺", "en": [1.25, None, True]}},
        "files": (SLIDES, PAPER),
    }
    return NewBriefing(code=code, **given | changes)


def freeze(store: Store, *codes: str, **changes: Any) -> None:
    """Freeze a briefing under each of the codes, one after another."""
    for code in codes:
        save_briefing(store, MINISTER, a_briefing(code, **changes))
