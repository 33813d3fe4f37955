"""What the record is told in: who did what to which thing, in the reader's words."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from data.record_lines import Hidden, RecordLine
from locales import Translator, mark

ACTIONS: Mapping[str, str] = {
    "import": mark("loaded with a pack"),
    "enter": mark("entered on a screen"),
    "add": mark("added"),
    "change": mark("changed"),
    "sign_out": mark("signed out"),
    "judge": mark("judged"),
    "freeze": mark("frozen"),
    "open": mark("marked open"),
    "restore": mark("restored from a backup"),
}
SHEETS: Mapping[str, str] = {
    "missions": mark("Missions"),
    "outcomes": mark("Outcomes"),
    "indicators": mark("Indicators"),
    "targets": mark("Targets"),
    "observations": mark("Figures"),
    "annotations": mark("Remarks on a series"),
    "teams": mark("Teams"),
    "members": mark("Members of teams"),
    "outputs": mark("Outputs"),
    "deliveries": mark("What was delivered"),
    "contributions": mark("What was hoped for"),
    "reviews": mark("Persist, pivot or stop"),
    "briefings": mark("Briefings"),
    "people": mark("People who sign in"),
    "sign_outs": mark("People who signed out"),
    "about": mark("About the store"),
}
WHY_HIDDEN: Mapping[Hidden, str] = {
    Hidden.MEMBERS: mark("Not shown: who is in a team is seen by that team and the admin only."),
    Hidden.PEOPLE: mark("Not shown: who signs in is seen by the admin only."),
    Hidden.DRAFT: mark("Not shown: a briefing is seen by all once it is marked open."),
    Hidden.NOT_OUT: mark("Not shown yet: its date has not come."),
}

Address: TypeAlias = Callable[..., str | None]
"""Given a screen's code and its choices: its address, None where there is no such screen."""


def action_words(action: str, _: Translator) -> str:
    """Return what was done; a word we do not know as it is."""
    return _(ACTIONS[action]) if action in ACTIONS else action


def sheet_words(sheet: str, _: Translator) -> str:
    """Return what a change is about; a word we do not know as it is."""
    return _(SHEETS[sheet]) if sheet in SHEETS else sheet


def who_words(line: RecordLine, _: Translator) -> str:
    """Return who did it; an e-mail address is for the admin alone."""
    return line.who or _("somebody whose name is an e-mail address")


def find_thing(line: RecordLine, address: Address) -> str | None:
    """Return the address of the screen that shows what an entry is about, None where none does."""
    if line.hidden is not None or line.sheet is None:
        return None
    first, *rest = line.key.split("/")
    told = line.after or {}
    found: Mapping[str, Callable[[], str | None]] = {
        "missions": lambda: address("mission", mission=first),
        "outcomes": lambda: address("outcome", outcome=first),
        "indicators": lambda: address("map", indicator=first),
        "targets": lambda: address("map", indicator=first, area=rest[0]),
        "observations": lambda: address("map", indicator=first, area=rest[0]),
        "annotations": lambda: address("map", indicator=first),
        "teams": lambda: address("team", team=first),
        "members": lambda: address("team", team=first),
        "outputs": lambda: address("enter", sheet="outputs", key=first),
        "deliveries": lambda: address("enter", sheet="deliveries", key=line.key),
        "contributions": lambda: address("link", contribution=first),
        "reviews": lambda: address("link", contribution=told.get("contribution")),
        "briefings": lambda: address("briefings", briefing=first),
    }
    return found[line.sheet]() if line.sheet in found else None
