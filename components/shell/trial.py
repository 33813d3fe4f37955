"""Whether roles may be tried: only on one's own machine, and only on figures that are made up.

There is no sign-in behind a role that is tried, so whatever could let somebody else in refuses it.
Behind a proxy every request looks local; that is why the headers of forwarding are looked for.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from components.shell.served import Served

OWN_MACHINE = "127.0.0.1"
OWN_NAMES = ("localhost", OWN_MACHINE)
FORWARDING = ("forwarded", "via", "x-real-ip")
FORWARDING_PREFIX = "x-forwarded"
PLAIN_PORT = 80


class Refusal(StrEnum):
    """Why roles may not be tried."""

    NOT_ASKED = "not_asked"
    BOUND_BEYOND = "bound_beyond"
    FORWARDED = "forwarded"
    OTHER_HOST = "other_host"
    REAL_FIGURES = "real_figures"


def refuse_trial(
    asked: bool,
    served: Served | None,
    headers: Mapping[str, Sequence[str]],
    demonstration_only: bool,
) -> Refusal | None:
    """Return why roles may not be tried, or None where they may.

    Parameters
    ----------
    asked
        Whether the operator asked for it.
    served
        What the server is bound to; None where nobody knows.
    headers
        Of the request that opened the session: every value, by name in any case.
    demonstration_only
        Whether the store holds nothing but illustrative figures and the shipped official pack.
    """
    if not asked:
        return Refusal.NOT_ASKED
    if served is None or served.host != OWN_MACHINE:
        return Refusal.BOUND_BEYOND
    if any(map(_is_forwarding, headers)):
        return Refusal.FORWARDED
    if not _is_own_host(headers, served.port):
        return Refusal.OTHER_HOST
    return None if demonstration_only else Refusal.REAL_FIGURES


def _is_forwarding(name: str) -> bool:
    said = name.strip().lower()
    return said in FORWARDING or said.startswith(FORWARDING_PREFIX)


def _is_own_host(headers: Mapping[str, Sequence[str]], port: int) -> bool:
    """Return whether one host is asked for, and it is this machine by a name of its own.

    Another name may lead here as well: a page elsewhere can point one of its own at 127.0.0.1.
    """
    asked = [
        value.strip().lower()
        for name, values in headers.items()
        if name.strip().lower() == "host"
        for value in values
    ]
    known = {f"{name}:{port}" for name in OWN_NAMES}
    if port == PLAIN_PORT:
        known |= set(OWN_NAMES)
    return len(asked) == 1 and asked[0] in known
