"""Where the server answers: said once by whoever starts it, asked by what must stay on one machine.

Nobody has said so under ``streamlit run app.py``, whose address is Streamlit's own affair.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Served:
    """What the server is bound to."""

    host: str
    port: int


_SAID: list[Served] = []


def say_served(host: str, port: int) -> None:
    """Say what the server of this process is bound to, before it answers."""
    _SAID[:] = [Served(host, port)]


def read_served() -> Served | None:
    """Return what the server is bound to, None where nobody has said it."""
    return _SAID[0] if _SAID else None
