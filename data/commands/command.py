"""What a command is: its name, what it asks for, and what it does."""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass

from data.commands.terminal import Terminal
from locales import LANGUAGES, Translator


def ask_nothing(parser: ArgumentParser, _: Translator) -> None:
    """Ask for nothing but the language."""


@dataclass(frozen=True)
class Command:
    """One command.

    Attributes
    ----------
    summary
        What it does, in a few words that are marked for translation.
    run
        Does it, and returns an exit code: DONE, WRONG or MISUSED.
    ask
        Adds what it asks for to its parser.
    """

    name: str
    summary: str
    run: Callable[[Terminal, Translator], int]
    ask: Callable[[ArgumentParser, Translator], None] = ask_nothing


def ask_language(_: Translator) -> ArgumentParser:
    """Return the parent of every parser: each command may be asked for messages in Welsh."""
    parent = ArgumentParser(add_help=False)
    parent.add_argument("--lang", choices=LANGUAGES, default="en", help=_("language of messages"))
    return parent


def ask_json(parser: ArgumentParser, _: Translator) -> None:
    """Let the command be asked for one JSON document in place of lines."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))
