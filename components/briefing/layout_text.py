"""Lists and cards on the stage: each as large as the room allows, none smaller than can be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from components.briefing.deck import Card, Item, Sign
from components.briefing.fitting import Fitted, fit_words
from components.briefing.placed import (
    SIGN_ROOM,
    Box,
    Placed,
    PlacedRule,
    PlacedText,
    Tag,
)
from components.chart import Colour

Sizes = tuple[float, float, float]
"""Of what it is, of what is said of it, and of what is said more quietly."""

CARD_SIZES: tuple[Sizes, ...] = (
    (46, 36, 31),
    (42, 34, 30),
    (38, 32, 29),
    (34, 30, 29),
    (30, 29, 29),
)
LARGE_CARD_SIZES: tuple[Sizes, ...] = ((70, 46, 38), (60, 42, 35), (52, 38, 32), *CARD_SIZES)
ITEM_SIZES: tuple[Sizes, ...] = (
    (46, 38, 32),
    (42, 36, 31),
    (38, 34, 30),
    (35, 32, 29),
    (32, 30, 29),
    (29, 29, 29),
)
LARGE_ITEM_SIZES: tuple[Sizes, ...] = ((60, 46, 38), (52, 42, 35), *ITEM_SIZES)
CARD_GAP, RULE, UNDER_RULE = 64.0, 6.0, 14.0
MOST_SPREAD = 36.0
"""Units that two items may stand further apart than they must."""
ON_ONE_LINE, BROKEN = (1, 3, 2), (2, 4, 3)
"""Lines that the parts of a card may take."""
LINES_OF_ITEM = (2, 3, 2), (3, 6, 3)
"""Lines that the parts of an item may take, and where that cuts one at every size."""
WEIGHTS = 600, 400, 400
PARTS = "head", "said", "under"


@dataclass(frozen=True)
class Told:
    """One fact or item in lines: what it is, what is said of it, what is said more quietly."""

    told: Card | Item
    parts: tuple[Fitted | None, ...]

    @property
    def height(self) -> float:
        """How tall its lines are together."""
        return sum(part.height for part in self.parts if part)

    @property
    def cut(self) -> bool:
        """Whether something was left out."""
        return any(part.cut for part in self.parts if part)


@dataclass(frozen=True)
class Block:
    """Cards or items as they fit into some room, not yet put in their place."""

    told: tuple[Told, ...]
    height: float


def fit_cards(cards: Sequence[Card], width: float, most: float, sizes: Sequence[Sizes]) -> Block:
    """Return cards side by side, as large as `most` units of height allow.

    What each is stays on one line where it can be read so; else it is broken.
    """
    block = Block((), 0.0)
    for tried, lines in _tries(sizes):
        told = tuple(_tell(card, card_width(len(cards), width), tried, lines) for card in cards)
        tallest = max((each.height for each in told), default=0.0)
        block = Block(told, RULE + UNDER_RULE + tallest if told else 0.0)
        if block.height <= most and not any(each.cut for each in told):
            break
    return block


def _tries(sizes: Sequence[Sizes]) -> Iterator[tuple[Sizes, Sequence[int]]]:
    """Yield what to try in turn: on one line, then broken, rather than much smaller."""
    large = [each for each in sizes if each not in CARD_SIZES]
    yield from ((each, ON_ONE_LINE) for each in large)
    yield from ((each, BROKEN) for each in large[1:])
    yield from ((each, ON_ONE_LINE) for each in CARD_SIZES[:-2])
    yield from ((each, BROKEN) for each in CARD_SIZES)


def card_width(count: int, width: float) -> float:
    """Return how wide each of so many cards is."""
    return (width - (count - 1) * CARD_GAP) / max(count, 1)


def put_cards(block: Block, box: Box) -> Iterator[Placed]:
    """Place cards in a box, each under a bar of its colour."""
    column = card_width(len(block.told), box.width)
    for at, each in enumerate(block.told):
        x = box.x + at * (column + CARD_GAP)
        yield PlacedRule(Box(x, box.y, column, RULE), each.told.colour)
        top = box.y + RULE + UNDER_RULE
        yield from _put(each, f"card-{at + 1}", "h2", "ink", Box(x, top, column, each.height))


def fit_items(items: Sequence[Item], width: float, most: float, sizes: Sequence[Sizes]) -> Block:
    """Return a list, as large as `most` units of height allow; the rest at its smallest is cut."""
    block = Block((), 0.0)
    for lines, tried in product(LINES_OF_ITEM, sizes):
        told = tuple(_tell(item, width, tried, lines) for item in items)
        block = Block(told, _stacked(told))
        if block.height <= most and not any(each.cut for each in told):
            return block
    return block if block.height <= most else _squeezed(items, width, most, sizes[-1])


def _squeezed(items: Sequence[Item], width: float, most: float, sizes: Sizes) -> Block:
    """Return a list of which less and less is said until it fits: the quiet words go first."""
    told: tuple[Told, ...] = ()
    for lines in ((1, 2, 1), (1, 1, 1), (1, 1, 0), (1, 0, 0)):
        told = tuple(_tell(item, width, sizes, lines) for item in items)
        if _stacked(told) <= most:
            break
    return Block(told, _stacked(told))


def put_items(block: Block, box: Box) -> Iterator[Placed]:
    """Place a list in a box, spread over a little of the room that is left."""
    gaps = max(len(block.told) - 1, 1)
    spare = max(min((box.height - block.height) / gaps, MOST_SPREAD), 0.0)
    y = box.y
    for at, each in enumerate(block.told):
        place = Box(box.x, y, box.width, each.height)
        yield from _put(each, f"item-{at + 1}", "li", each.told.colour, place)
        y += each.height + _gap(each) + spare


def _tell(told: Card | Item, width: float, sizes: Sizes, lines: Sequence[int]) -> Told:
    parts: list[Fitted | None] = []
    inset, sign = _inset(told, sizes[0]), SIGN_ROOM * sizes[0] if told.sign is not Sign.NONE else 0
    for said, size, most, weight in zip(
        (told.head, told.said, told.under), sizes, lines, WEIGHTS, strict=True
    ):
        room = width - (inset if any(parts) else sign)
        fits = said and most
        parts.append(
            fit_words(said, room, [size], most, weight=weight, spacing=1.22) if fits else None
        )
    return Told(told, tuple(parts))


def _inset(told: Card | Item, size: float) -> float:
    """Return how far an item's words stand in under its sign; a card's begin at its edge."""
    return SIGN_ROOM * size if told.sign is not Sign.NONE and isinstance(told, Item) else 0.0


def _gap(told: Told) -> float:
    head = next((part for part in told.parts if part), None)
    return 0.5 * head.size if head else 0.0


def _stacked(told: Sequence[Told]) -> float:
    return sum(each.height for each in told) + sum(_gap(each) for each in told[:-1])


def _put(told: Told, name: str, tag: Tag, colour: Colour, box: Box) -> Iterator[PlacedText]:
    shown = [at for at, part in enumerate(told.parts) if part]
    colours: tuple[Colour, ...] = colour, "ink", "muted"
    y, inset = box.y, 0.0
    for at in shown:
        part = told.parts[at]
        assert part is not None
        is_first = at == shown[0]
        yield PlacedText(
            name=f"{name}-{PARTS[at]}",
            box=Box(box.x + inset, y, box.width - inset, part.height),
            lines=part.lines,
            size=part.size,
            leading=part.leading,
            colour=colours[at],
            weight=WEIGHTS[at],
            tag=tag if is_first else "p",
            sign=told.told.sign if is_first else Sign.NONE,
            whole=_left_out(told, at, is_last=at == shown[-1]),
        )
        if is_first:
            inset = _inset(told.told, part.size)
        y += part.height


def _left_out(told: Told, at: int, *, is_last: bool) -> str:
    """Return the whole of a part that is cut, and with the last what is not shown at all."""
    said = told.told.head, told.told.said, told.told.under
    part = told.parts[at]
    rest = [each for each in said[at + 1 :] if each] if is_last else []
    return " ".join([said[at], *rest]) if rest or (part and part.cut) else ""
