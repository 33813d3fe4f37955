"""English of ours where it should not be: the catalogue's English, sought in a Welsh screen."""

import re
from collections.abc import Iterable
from functools import cache

from locales.catalogue import read_welsh

QUOTED = re.compile("“[^”]*”")  # somebody else's words, repeated as they are
PLACE = re.compile(r"\{[^{}]*\}")


@cache
def english_patterns() -> dict[str, re.Pattern[str]]:
    """Return what to look for: every message that Welsh says otherwise, its blanks filled."""
    found = {}
    for message in read_welsh():
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        welsh = [message.string] if isinstance(message.string, str) else list(message.string)
        for each in english:
            if each and each not in welsh and re.search("[A-Za-z]", PLACE.sub("", each)):
                parts = [re.escape(part) for part in PLACE.split(each)]
                found[each] = re.compile(rf"(?<!\w){'.+'.join(parts)}(?!\w)")
    return found


def find_english(texts: Iterable[str]) -> list[str]:
    """Return every message of the catalogue that stands in one of the texts in English."""
    whole = {" ".join(QUOTED.sub("", text).split()) for text in texts}
    return sorted(
        f"{message!r} in {text!r}"
        for message, pattern in english_patterns().items()
        for text in whole
        if pattern.search(text)
    )
