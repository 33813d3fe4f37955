"""Sorting by each language's alphabet: in Welsh *ch*, *dd*, *ff*, *ng*, *ll*… are letters."""

import re
import unicodedata

_LETTERS = "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z"
WELSH_LETTERS = tuple(_LETTERS.split())
_WELSH_ORDER = {letter: place for place, letter in enumerate(WELSH_LETTERS)}
_WELSH_SPLIT = re.compile("|".join(sorted(WELSH_LETTERS, key=len, reverse=True)))


def sort_key(word: str, lang: str) -> tuple[object, ...]:
    """Return what to sort `word` by for a reader of `lang`; accents decide only between equals."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)
    ).casefold()
    words = re.findall(r"[a-z0-9]+", plain)
    if lang != "cy":
        return (words, word)
    letters = [[_WELSH_ORDER[each] for each in _WELSH_SPLIT.findall(part)] for part in words]
    return (letters, words, word)
