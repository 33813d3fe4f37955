"""The command line: make the store, bring packs in and out, look into the record.

Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 the input
or the result is wrong, 2 the command was misused.
"""

import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from io import TextIOWrapper

from components.briefing.asked import BRIEFING
from data.commands.backup import BACKUP, RESTORE
from data.commands.boundaries import BOUNDARIES
from data.commands.command import Command, ask_language
from data.commands.packs import CHECK, EXPORT, TEMPLATE
from data.commands.people import PEOPLE
from data.commands.record import AUDIT
from data.commands.terminal import WRONG, Terminal, say
from data.pack import ExportRefused, Progress
from data.readiness import (
    StoreAddressWrong,
    StoreMissing,
    StoreTooNew,
    StoreUnusable,
    store_errors,
)
from evidence.commands.filling import IMPORT, INIT
from evidence.commands.verdicts import EVIDENCE, PLAN, SIGNALS
from locales import LANGUAGES, Translator, text

COMMANDS = (
    INIT,
    CHECK,
    IMPORT,
    EVIDENCE,
    SIGNALS,
    PLAN,
    BRIEFING,
    EXPORT,
    AUDIT,
    BACKUP,
    RESTORE,
    PEOPLE,
    TEMPLATE,
    BOUNDARIES,
)
PATIENCE = 2.0
"""Seconds before progress is shown, and between two lines of it."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    _ = text(_language(arguments))
    given = build_parser(_).parse_args(arguments)
    command: Command = given.command
    try:
        with store_errors():
            return command.run(Terminal(given, show_progress), _)
    except ExportRefused as refused:
        say(str(refused))
    except StoreMissing:
        say(_("There is no store yet. Make it: `python manage.py init`"))
    except StoreTooNew:
        say(_("The store was made by a newer version of this project; use that version."))
    except StoreAddressWrong as error:
        say(_("DATABASE_URL is not the address of a store: {reason}", reason=error))
    except StoreUnusable as error:
        say(_("The store cannot be used: {reason}", reason=error))
    except BrokenPipeError:
        # Whoever read along has seen enough; Python would complain on closing otherwise.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        say(_("Stopped; nothing was written."))
    return WRONG


def build_parser(_: Translator) -> ArgumentParser:
    """Return the parser of every command, its help in the translator's language."""
    parser = ArgumentParser(prog="manage.py", description=_("Look after the store."))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    language = ask_language(_)
    for command in COMMANDS:
        said = _(command.summary)
        added = commands.add_parser(command.name, help=said, description=said, parents=[language])
        added.set_defaults(command=command)
        command.ask(added, _)
    return parser


def show_progress() -> Progress:
    """Return what shows progress on standard error, once work has taken a while."""
    shown = time.monotonic()

    def show(done: int, total: int, what: str) -> None:
        nonlocal shown
        if time.monotonic() - shown >= PATIENCE:
            shown = time.monotonic()
            say(f"{what} · {100 * done // max(total, 1)}%")

    return show


def _language(arguments: Sequence[str]) -> str:
    """Find the language before the arguments are read: their help is in it."""
    for place, argument in enumerate(arguments):
        found = argument.removeprefix("--lang=")
        if argument == "--lang":
            found = arguments[place + 1] if place + 1 < len(arguments) else ""
        if found != argument and found in LANGUAGES:
            return found
    return LANGUAGES[0]


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Welsh letters
    sys.exit(main(sys.argv[1:]))
