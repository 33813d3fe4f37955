"""Judging at a terminal, with its progress told in the reader's language."""

from data.commands.terminal import Terminal
from data.pack import Progress
from data.store import Store
from evidence.history import judge_past
from evidence.judge import judge_store
from locales import Translator
from models.roles import operator


def judge_afterwards(store: Store, who: str, terminal: Terminal, _: Translator) -> None:
    """Bring evidence and signals up to what the store now holds."""
    judge_store(store, operator(who), progress=show_judging(terminal, _))
    judge_past(store, operator(who), progress=show_judging(terminal, _))


def show_judging(terminal: Terminal, _: Translator) -> Progress:
    """Return what shows how far judging is."""
    show = terminal.show_progress()
    said = {"signals": _("judging series"), "links": _("judging contributions")}
    return lambda done, total, what: show(done, total, said[what])
