"""What remembers: a slot for each thing asked for, as many as are worth keeping."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

from components.shell.store import app_store

Known = TypeVar("Known")
Key = ParamSpec("Key")
ENTRIES = 64


class Slot(Generic[Known]):
    """Room for one thing: the first who asks makes it, whoever asks meanwhile waits for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: list[Known] = []

    def fill(self, make: Callable[[], Known]) -> Known:
        """Return what is held, made by `make` if nothing is yet; a failure holds nothing."""
        if not self._held:
            with self._lock:
                if not self._held:
                    self._held.append(make())
        return self._held[0]


def remember(read: Callable[Key, Known]) -> Callable[Key, Known]:
    """Make a read remember what it found, by store and arguments; these go by position."""
    slots = lru_cache(ENTRIES)(lambda *_: Slot[Known]())

    @wraps(read)
    def remembered(*key: Key.args, **_: Key.kwargs) -> Known:
        return slots(app_store(), *key).fill(lambda: read(*key))

    return remembered


@lru_cache(4 * ENTRIES)
def _drawing(*_: object) -> Slot[Any]:
    return Slot()


def draw_once(
    what: str,
    version: int,
    until: date,
    lang: str,
    theme: str,
    choices: str,
    draw: Callable[[], Known],
) -> Known:
    """Return what `draw` makes; drawn once per store version, release, language and theme.

    Parameters
    ----------
    what
        The name of what is drawn.
    choices
        Whatever else it depends on, as text.
    """
    made: Known = _drawing(app_store(), what, version, until, lang, theme, choices).fill(draw)
    return made
