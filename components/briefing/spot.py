"""Where one stands in a briefing: which screen, which come before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.briefing.deck import BriefingScreen, Deck

ANNEX, SINCE = "annex", "since"
"""Addresses of the two screens that are not frozen: the list of the annex, what has changed."""


@dataclass(frozen=True)
class Spot:
    """A screen and its like: those that are presented, or those of the annex.

    Attributes
    ----------
    screens
        In their order; not empty.
    at
        Which of them, from 0.
    """

    screens: tuple[BriefingScreen, ...]
    at: int
    in_annex: bool

    @property
    def screen(self) -> BriefingScreen:
        """The screen itself."""
        return self.screens[self.at]

    @property
    def number(self) -> int:
        """Which it is, from 1."""
        return self.at + 1

    @property
    def previous(self) -> str | None:
        """Code of the screen before; None at the first."""
        return self.screens[self.at - 1].code if self.at else None

    @property
    def next(self) -> str | None:
        """Code of the screen after; None at the last."""
        last = self.at == len(self.screens) - 1
        return None if last else self.screens[self.at + 1].code


def find_spot(deck: Deck, code: str | None) -> Spot | None:
    """Return where a screen stands; without a code the first; None where there is none such."""
    if code is None:
        return _among(deck.screens or deck.annex, None, in_annex=not deck.screens)
    return _among(deck.screens, code, in_annex=False) or _among(deck.annex, code, in_annex=True)


def _among(screens: Sequence[BriefingScreen], code: str | None, *, in_annex: bool) -> Spot | None:
    at = next((at for at, each in enumerate(screens) if code in (None, each.code)), None)
    return None if at is None else Spot(tuple(screens), at, in_annex)
