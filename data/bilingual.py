"""Text that exists in one or both languages."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Both:
    """A text in English and Welsh; where one is missing the other stands in for it."""

    en: str | None
    cy: str | None

    def in_language(self, lang: str) -> tuple[str, str]:
        """Return the text for a reader of `lang`, and the language it is really in."""
        wanted, other = (self.cy, self.en) if lang == "cy" else (self.en, self.cy)
        if wanted:
            return wanted, lang
        return other or "", "en" if lang == "cy" else "cy"

    def __bool__(self) -> bool:
        """Whether there is any text at all."""
        return bool(self.en or self.cy)


def both(row: Any, stem: str) -> Both:
    """Return the pair ``stem_en``/``stem_cy`` of a row, or ``stem``/``stem_cy`` where so named."""
    english = f"{stem}_en" if f"{stem}_en" in row else stem
    return Both(row[english] or None, row[f"{stem}_cy"] or None)
