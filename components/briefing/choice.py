"""What is chosen before a briefing is frozen: its missions, its screens in order, its comments."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components.briefing.deck import Comment
from data.bilingual import Both

NO_TITLE = Both(None, None)


@dataclass(frozen=True)
class Remark:
    """A comment as it was typed, in either language or both, and whose it is."""

    said: Both
    author: str

    def in_language(self, lang: str) -> Comment | None:
        """Return the comment for readers of `lang`; None where nothing is said."""
        said, spoken = self.said.in_language(lang)
        return Comment(said, spoken, self.author) if said else None


@dataclass(frozen=True)
class Choice:
    """Which screens a briefing has.

    Attributes
    ----------
    shown, annex
        Codes of screens, each in its order; what is in neither is hidden.
    comments
        By the code of the screen they stand beside.
    title
        Empty: the titles of the missions stand for it.
    """

    missions: tuple[str, ...]
    shown: tuple[str, ...]
    annex: tuple[str, ...]
    comments: Mapping[str, Remark] = field(default_factory=dict)
    title: Both = NO_TITLE
