"""Where a command runs: what was typed, and how it tells what it does.

Results go to standard output, everything else to standard error.
"""

import getpass
import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from data.pack import Progress
from data.readiness import find_store
from data.settings import settings
from data.store import Store
from models.roles import Actor, operator

DONE, WRONG, MISUSED = 0, 1, 2


@dataclass(frozen=True)
class Terminal:
    """A terminal at which one command was typed.

    Attributes
    ----------
    given
        What was typed.
    show_progress
        Returns what shows how far a piece of work is that begins now.
    """

    given: Namespace
    show_progress: Callable[[], Progress]

    def find_store(self) -> Store:
        """Return the store that the settings name; raises ``StoreMissing`` where there is none."""
        return find_store(settings().database_url)

    def actor(self) -> Actor:
        """Return who the record is to name: `--by` where the command has it, else who runs it."""
        return operator(getattr(self.given, "by", None) or _user())


def say(message: str) -> None:
    """Print a message to whoever runs the command."""
    print(message, file=sys.stderr)


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document."""
    print(json.dumps(document, ensure_ascii=False))


def _user() -> str:
    """Name who runs the command; a container may not know."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "operator"
