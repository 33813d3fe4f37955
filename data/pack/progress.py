"""How long work says how far it has come."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with how much is done, of how much, and what it is, in the reader's language."""


def quiet(done: int, total: int, what: str) -> None:
    """Say nothing."""
