"""Whether a place's figure can be told apart from the one for Wales: by published limits alone."""

from enum import StrEnum

from data.figures import Figure


class AgainstWales(StrEnum):
    """How a place's figure lies to the one for Wales, as far as published limits tell."""

    HIGHER = "higher"
    LOWER = "lower"
    NOT_APART = "not_apart"
    UNKNOWN = "unknown"


def hold_against_wales(here: Figure | None, wales: Figure | None) -> AgainstWales:
    """Return whether a figure lies beyond the one for Wales.

    Where Wales has limits too, the two pairs must not overlap, which asks for more than a test at
    5% would: it claims too little rather than too much. Without limits here nothing is claimed.

    Parameters
    ----------
    here, wales
        Of the same indicator and period; None where there is no figure.
    """
    if here is None or wales is None or here.lower is None or here.upper is None:
        return AgainstWales.UNKNOWN
    if here.value is None or wales.value is None:
        return AgainstWales.UNKNOWN
    low = wales.value if wales.lower is None else wales.lower
    high = wales.value if wales.upper is None else wales.upper
    if here.lower > high:
        return AgainstWales.HIGHER
    return AgainstWales.LOWER if here.upper < low else AgainstWales.NOT_APART
