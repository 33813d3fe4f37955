"""Whether the past is whole: the record itself, and the frozen briefings it speaks of."""

from dataclasses import dataclass

from sqlalchemy import Connection

from data.briefing_record import verify_briefings
from data.record import Verification, verify_record


@dataclass(frozen=True)
class Audit:
    """What checking the past found.

    Attributes
    ----------
    briefings
        Those that are not what was recorded when they were frozen.
    """

    record: Verification
    briefings: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was changed, removed, reordered or cut."""
        return self.record.holds and not self.briefings


def audit_store(connection: Connection, expect: str | None = None) -> Audit:
    """Check the record, and hold every frozen briefing and its files against it.

    Parameters
    ----------
    expect
        As of :func:`data.record.verify_record`.
    """
    return Audit(verify_record(connection, expect), verify_briefings(connection))
