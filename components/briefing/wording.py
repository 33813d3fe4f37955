"""What may be typed into a briefing: plain words, of a length that can be read on a screen."""

import unicodedata

from components.briefing.choice import Choice, Remark
from components.briefing.deck import MOST_SCREENS
from data.bilingual import Both
from locales import LANGUAGES, Translator

LONGEST_TITLE, LONGEST_COMMENT = 200, 400
"""In letters: a title is one or two lines, a comment a short paragraph beside a picture."""
UNPRINTED = frozenset({"Cc", "Cs", "Co", "Cn"})
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of whatever follows; letters that run leftwards need none."""


def clean_words(typed: str) -> str:
    """Return what was typed as one line of plain text: no control signs, single blanks."""
    kept = (
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFC", typed)
        if sign.isspace() or not (unicodedata.category(sign) in UNPRINTED or sign in TURNING)
    )
    return " ".join("".join(kept).split())


def clean_both(english: str, welsh: str) -> Both:
    """Return what was typed in the two languages; what is empty is not there."""
    return Both(clean_words(english) or None, clean_words(welsh) or None)


def list_problems(choice: Choice, _: Translator) -> list[str]:
    """Return what must be changed before a briefing can be frozen, in the reader's words."""
    problems = []
    if not choice.missions:
        problems.append(_("No mission is chosen."))
    elif not choice.shown:
        problems.append(_("No screen is chosen. A briefing has at least one."))
    for mission in choice.missions:
        count = sum(code.partition(".")[0] == mission for code in choice.shown)
        if count > MOST_SCREENS:
            problems.append(room_words(_))
    problems += _too_long(choice.title, LONGEST_TITLE, _("The title is too long."), _)
    for remark in choice.comments.values():
        problems += _too_long(remark.said, LONGEST_COMMENT, _("A comment is too long."), _)
    return list(dict.fromkeys(problems))


def room_words(_: Translator) -> str:
    """Say how many screens a mission may have."""
    return _(
        "A mission has at most {most} screens: more cannot be taken in within ten minutes. The rest"
        " is reached in the annex.",
        most=MOST_SCREENS,
    )


def _too_long(said: Both, most: int, problem: str, _: Translator) -> list[str]:
    counted = (len(getattr(said, lang) or "") for lang in LANGUAGES)
    return [
        f"{problem} {_('Letters: {count}. At most: {most}.', count=count, most=most)}"
        for count in counted
        if count > most
    ]


def make_remark(english: str, welsh: str, author: str) -> Remark | None:
    """Return a comment as it may be kept; None where nothing is said."""
    said = clean_both(english, welsh)
    return Remark(said, clean_words(author)) if said else None
