"""Freezing in tests: a short briefing takes a second, a whole one half a minute."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from components.briefing.choice import Choice
from components.briefing.compose import choose_usual, offer_screens
from components.briefing.known import read_known
from data.bilingual import Both
from data.store import Store
from locales import text
from models.roles import Actor, Role

CABINET = Actor("Private office", frozenset({Role.CABINET}))
EXECUTIVE = Actor("Director", frozenset({Role.EXECUTIVE}))
VIEWER = Actor("Visitor")
HEALTH = "iechyd"
TITLE = Both("Health in May", "Iechyd ym mis Mai")
SHORT = ("iechyd.opening", "iechyd.outcome.h1")


def copy_store(file: Path, folder: Path) -> Store:
    """Return a store of a test's own, to write to."""
    return Store(f"sqlite:///{shutil.copy(file, folder / 'store.sqlite')}")


def short_choice(title: Both = TITLE, **given) -> Choice:
    """Return a choice of two screens and no annex."""
    return Choice((HEALTH,), SHORT, (), title=title, **given)


def whole_choice(store: Store, missions: Sequence[str] = (HEALTH,)) -> Choice:
    """Return the usual choice: everything there is, shown or in the annex."""
    return choose_usual(offer_screens(read_known(store, missions), text("en")))
