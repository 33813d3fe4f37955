"""A frozen briefing as it is kept: plain values in, the same decks out, for as long as it is kept.

What is kept says which shape it has. A shape that was once written is read for ever: where decks
change so that it no longer can be, a new shape begins, and the old one keeps its reader here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from pydantic import TypeAdapter

from components.briefing.deck import Deck
from evidence.frozen_facts import BriefingFacts

SHAPE = 1
DECK, FACTS = TypeAdapter(Deck), TypeAdapter(BriefingFacts)


class ShapeUnknown(ValueError):
    """Raised where what is kept was written by a later version of this project."""


class KeptOtherwise(ValueError):
    """Raised where a deck would come back as another than it was."""


@dataclass(frozen=True)
class KeptDocument:
    """What is kept of a briefing: its deck in each language, and the facts it rests on."""

    decks: Mapping[str, Deck]
    facts: BriefingFacts


def write_document(decks: Mapping[str, Deck], facts: BriefingFacts) -> dict[str, Any]:
    """Return decks and facts as plain values that JSON can hold.

    Raises
    ------
    KeptOtherwise
        Where a deck would come back as another: nothing may be frozen that cannot be shown again.
    """
    kept = {lang: DECK.dump_python(deck, mode="json") for lang, deck in decks.items()}
    document = {"shape": SHAPE, "decks": kept, "facts": FACTS.dump_python(facts, mode="json")}
    back = read_document(document)
    if not (is_same(decks, back.decks) and is_same(facts, back.facts)):
        raise KeptOtherwise
    return document


def read_document(document: Mapping[str, Any]) -> KeptDocument:
    """Return what is kept, whatever shape it has.

    Raises
    ------
    ShapeUnknown
        Where it has a shape that this version does not know.
    """
    if document.get("shape") != SHAPE:
        raise ShapeUnknown(document.get("shape"))
    decks = {lang: DECK.validate_python(kept) for lang, kept in document["decks"].items()}
    return KeptDocument(decks, FACTS.validate_python(document["facts"]))


def is_same(one: Any, other: Any) -> bool:
    """Return whether two values say the same: the same classes, the same fields, every one.

    A tuple and a list are one thing here, and so are 8 and 8.0: JSON has but one of each.
    """
    if is_dataclass(one):
        return type(one) is type(other) and all(
            is_same(getattr(one, each.name), getattr(other, each.name)) for each in fields(one)
        )
    if isinstance(one, Mapping):
        return (
            isinstance(other, Mapping)
            and one.keys() == other.keys()
            and all(is_same(one[name], other[name]) for name in one)
        )
    if isinstance(one, Sequence) and not isinstance(one, str):
        return (
            isinstance(other, Sequence)
            and not isinstance(other, str)
            and len(one) == len(other)
            and all(map(is_same, one, other))
        )
    if _is_number(one):
        return _is_number(other) and bool(one == other)
    return type(one) is type(other) and one == other


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
