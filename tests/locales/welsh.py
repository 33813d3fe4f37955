"""Spelling and mutations of Welsh text, offline.

The hunspell cy_GB dictionary (Bangor University) and the mutation rules come with `cymraeg-mcp`.
It is tuned for few false alarms: what it finds is most likely wrong, what it does not find is not
thereby right.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from cymraeg_mcp import spelling
from cymraeg_mcp.mutations import MutationEngine
from cymraeg_mcp.paths import mutation_rules_path
from cymraeg_mcp.tokenizer import tokenize

from tests.locales.shipped_texts import ShippedText

ALLOWED_WORDS = Path(__file__).with_name("allowed_words.csv")

# What stands in a Welsh text and is no Welsh: places to fill in, addresses, file and column
# names, commands in backticks, tags, emphasis. A digit takes its place, because no rule of
# mutation reaches across one.
_NO_WELSH = re.compile(
    r"`[^`]*`"
    r"|\{[^{}]*\}"
    r"|%\(\w+\)[a-z]|%[sd]\b"
    r"|https?://\S+"
    r"|</?[a-z][^>]*>"
    r"|\w+\.(?:csv|xlsx|json|pdf|pptx|py|geojson)\b"
    r"|\b\w*_\w*\b"
)
_CLITIC = re.compile(r"'(?:r|n|i|u|w|m|th|ch)$")


def list_allowed() -> dict[str, str]:
    """Read what the dictionary or the rules do not know and is right: word or pair, reason."""
    with ALLOWED_WORDS.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["reason"] for row in csv.DictReader(file)}


def find_unknown_words(texts: Iterable[ShippedText]) -> Iterator[tuple[str, ShippedText]]:
    """Find every word that is not in the dictionary, with the text it stands in."""
    for text in texts:
        for token in tokenize(_plain(text.text)):
            word = token.text.strip("'")
            if word and not _is_known(word):
                yield word, text


def find_wrong_mutations(texts: Iterable[ShippedText]) -> Iterator[tuple[str, str, ShippedText]]:
    """Find every mutation that breaks a rule: the pair as it stands, why, and the text."""
    for text in texts:
        for finding in _engine().check_text(_plain(text.text)):
            yield f"{finding.trigger} {finding.word}", finding.explanation, text


def _plain(text: str) -> str:
    return _NO_WELSH.sub("0", text).replace("’", "'")


@cache
def _is_known(word: str) -> bool:
    host = _CLITIC.sub("", word)
    return spelling.known(word) or (bool(host) and spelling.known(host))


@cache
def _engine() -> MutationEngine:
    # The rules ask the dictionary about the same words over and over.
    return MutationEngine(mutation_rules_path(), cache(spelling.lookup))
