"""The command `audit`: the record of every write, and whether it is whole."""

from argparse import ArgumentParser
from typing import Any

from data.audit import Audit, audit_store
from data.commands.command import Command, ask_json
from data.commands.terminal import DONE, WRONG, Terminal, print_json, say
from data.record import list_record
from locales import Translator, mark


def run_audit(terminal: Terminal, _: Translator) -> int:
    """List the record, or check it and what it speaks of where asked to."""
    given = terminal.given
    wants_check = given.verify or given.expect is not None
    with terminal.find_store().read() as connection:
        entries = list(list_record(connection))
        found = audit_store(connection, given.expect)
    record = found.record
    if given.json:
        checked = _checked(found) if wants_check else {}
        counted = {"count": record.count, "newest_hash": record.newest}
        print_json({**counted, **checked, "entries": entries})
    else:
        for entry in [] if wants_check else entries:
            what = " ".join(entry[name] for name in ("action", "sheet", "key") if entry[name])
            print(entry["number"], entry["at"], entry["who"], what)
        print(_("Entries: {count}. Newest hash: {hash}", count=record.count, hash=record.newest))
    if not wants_check:
        return DONE
    _say_checked(found, _)
    return DONE if found.holds else WRONG


def _checked(found: Audit) -> dict[str, Any]:
    return {
        "holds": found.holds,
        "broken_at": found.record.broken_at,
        "expected_found": found.record.expected_found,
        "broken_briefings": list(found.briefings),
    }


def _say_checked(found: Audit, _: Translator) -> None:
    if found.record.broken_at is not None:
        say(_("The record does not hold from entry {number} on.", number=found.record.broken_at))
    elif not found.record.expected_found:
        say(_("The record does not contain that hash."))
    for code in found.briefings:
        say(_("This frozen briefing is not what the record says: {code}", code=code))
    if found.holds:
        say(_("The record is whole."))


def _ask(parser: ArgumentParser, _: Translator) -> None:
    parser.add_argument("--verify", action="store_true", help=_("check that it is whole"))
    parser.add_argument("--expect", metavar="HASH", help=_("a hash it must still contain"))
    ask_json(parser, _)


AUDIT = Command("audit", mark("list the record of every write, oldest first"), run_audit, _ask)
