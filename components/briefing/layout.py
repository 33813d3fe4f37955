"""One screen of a briefing on the stage: the layout that the screen, the slide and the page share.

The finding is the title, then the sentence with the numbers, then the picture that shows it, then
the facts beneath, and at the foot where they come from. What is not there leaves its room to the
rest: a screen without a picture is set in larger letters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.briefing.deck import BriefingScreen, ChartPicture, Deck, Item, Kind, LinePicture
from components.briefing.fitting import Fitted, fit_words, wide
from components.briefing.layout_text import (
    CARD_SIZES,
    ITEM_SIZES,
    LARGE_CARD_SIZES,
    LARGE_ITEM_SIZES,
    MOST_SPREAD,
    Block,
    fit_cards,
    fit_items,
    put_cards,
    put_items,
)
from components.briefing.placed import (
    SMALLEST,
    TALL,
    WIDE,
    Box,
    Placed,
    PlacedFrame,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from components.chart import Colour
from locales import text

MARGIN, TOP, BOTTOM = 80.0, 44.0, 68.0
"""Units left free at the sides, above, and below, where the screen's bar has its room."""
INNER = WIDE - 2 * MARGIN
KICKER = 31.0
TITLE_SIZES = 66.0, 58.0, 50.0, 44.0, 38.0
LARGE_TITLE_SIZES = {
    Kind.OPENING: (116.0, 104.0, 92.0, 80.0, *TITLE_SIZES),
    Kind.MATTER: (84.0, 74.0, *TITLE_SIZES),
}
TITLE_LINES = 3
LEAD_SIZES, LARGE_LEAD_SIZES = (36.0, 33.0, 30.0), (46.0, 42.0, 38.0, 34.0, 30.0)
GAP = 26.0
MOST_ITEMS = 7
"""Things on one screen; what is more stands in its notes and its table."""
LINE_TALL, LINE_LOW = 430.0, 370.0
"""Units of a number line: taller it says no more, lower its names do not fit."""
SHARE_UNDER_CHART, SHARE_UNDER_PICTURE = 0.27, 0.42
"""Of the room for a picture and what stands under it, the most that the latter takes."""
LOWERED = 0.45
"""Share of the room that facts alone leave free which stands above them."""
SPREAD = 0.6
"""Share of the room left beside a list over which it is spread."""
COMMENT_SIZES = 34.0, 31.0, 29.0
PAD = 22.0


def lay_out(screen: BriefingScreen, deck: Deck, number: int, count: int) -> tuple[Placed, ...]:
    """Return everything on a screen in its place, in the order in which it is read.

    Parameters
    ----------
    number, count
        Which of how many it is; `number` 0 where it is not counted.
    """
    head = _Head(screen, deck, number, count)
    foot = [*_comment(screen, deck), *_foot(screen, deck)]
    end = min(each.box.y for each in foot) - GAP if foot else TALL - BOTTOM
    body = Box(MARGIN, head.end + GAP, INNER, end - head.end - GAP)
    return (*head.placed(), *_body(screen, deck, body), *foot)


def left_out(placed: Sequence[Placed]) -> tuple[str, ...]:
    """Return the whole of every text whose end did not fit, for the notes."""
    return tuple(each.whole for each in placed if isinstance(each, PlacedText) and each.whole)


# The head: which screen this is, the finding, the sentence with the numbers


@dataclass(frozen=True)
class _Head:
    screen: BriefingScreen
    deck: Deck
    number: int
    count: int

    @property
    def title(self) -> Fitted:
        return _fit_title(self.screen)

    @property
    def lead(self) -> Fitted | None:
        if not self.screen.lead:
            return None
        said, picture = self.screen.lead, self.screen.picture
        if picture is None:
            return fit_words(said, INNER, LARGE_LEAD_SIZES, 4, spacing=1.3, even=True)
        fitted = fit_words(said, INNER, LEAD_SIZES, 1, spacing=1.3)
        if not fitted.cut:
            return fitted
        most = 3 if isinstance(picture, LinePicture) else 2
        return fit_words(said, INNER, LEAD_SIZES, most, spacing=1.3, even=True)

    @property
    def top(self) -> float:
        return TOP + KICKER * 1.3 + (44 if self.screen.kind is Kind.OPENING else 10)

    @property
    def end(self) -> float:
        lead = self.lead
        return self.top + self.title.height + (12 + lead.height if lead else 0.0)

    def placed(self) -> Iterator[Placed]:
        """Yield the head in the order in which it is read."""
        yield from self._kicker()
        if self.screen.kind is Kind.OPENING:
            yield PlacedRule(Box(MARGIN, self.top - 22, 150, 8), "fact")
        title, lead = self.title, self.lead
        whole = self.screen.title if title.cut else ""
        yield _text("title", title, self.top, weight=600, tag="h1", whole=whole)
        if lead:
            whole = self.screen.lead if lead.cut else ""
            yield _text("lead", lead, self.top + title.height + 12, whole=whole)

    def _kicker(self) -> Iterator[Placed]:
        _ = text(self.deck.lang)
        counted = ""
        if self.number:
            counted = _("{number} of {count}", number=self.number, count=self.count)
        tag = _("Illustrative figures") if self.screen.illustrative else ""
        right = wide(counted, KICKER) + 40 if counted else 0.0
        marked = wide(tag, SMALLEST, 600) + 2 * 14 if tag else 0.0
        room = INNER - right - (marked + 12 if tag else 0.0)
        kicker = fit_words(self.screen.kicker, room, [KICKER], 1, spacing=1.3)
        taken = 0.0
        if kicker.lines:
            taken = wide(kicker.lines[0], KICKER) + 1
            whole = self.screen.kicker if kicker.cut else ""
            yield _text("kicker", kicker, TOP, "muted", width=taken, whole=whole)
        if tag:
            taken += 12 if taken else 0
            box = Box(MARGIN + taken, TOP - 2, marked, KICKER * 1.3 + 4)
            yield PlacedFrame(box, "hoped", dashed=True)
            said = fit_words(tag, marked, [SMALLEST], 1, weight=600, spacing=1.3)
            inner = Box(box.x, TOP + 1, marked, said.height)
            yield PlacedText(
                "tag",
                inner,
                said.lines,
                said.size,
                said.leading,
                "hoped",
                weight=600,
                align="center",
            )
        if counted:
            said = fit_words(counted, right, [KICKER], 1, spacing=1.3)
            box = Box(WIDE - MARGIN - right, TOP, right, said.height)
            yield PlacedText(
                "number", box, said.lines, said.size, said.leading, "muted", align="right"
            )


def _fit_title(screen: BriefingScreen) -> Fitted:
    """Return the title: large on two lines, or smaller on three."""
    large = LARGE_TITLE_SIZES.get(screen.kind, TITLE_SIZES)
    sizes = TITLE_SIZES[1:] if screen.picture else large
    fitted = fit_words(screen.title, INNER, sizes[:-2], 2, weight=600, spacing=1.1, even=True)
    if not fitted.cut:
        return fitted
    return fit_words(
        screen.title, INNER, sizes[-3:], TITLE_LINES, weight=600, spacing=1.1, even=True
    )


def _text(
    name: str,
    fitted: Fitted,
    y: float,
    colour: Colour = "ink",
    *,
    weight: int = 400,
    tag: str = "p",
    width: float = INNER,
    whole: str = "",
) -> PlacedText:
    box = Box(MARGIN, y, width, fitted.height)
    return PlacedText(
        name, box, fitted.lines, fitted.size, fitted.leading, colour, weight, tag=tag, whole=whole
    )


# The body: the picture, the facts, the list


def _body(screen: BriefingScreen, deck: Deck, box: Box) -> Iterator[Placed]:
    items = _few(screen.items, deck)
    if screen.picture is None:
        yield from _words_only(screen, items, box)
        return
    share, sizes = SHARE_UNDER_PICTURE, CARD_SIZES
    if isinstance(screen.picture, ChartPicture):
        share = SHARE_UNDER_CHART
    if isinstance(screen.picture, LinePicture):
        share, sizes = 1 - (LINE_LOW + GAP) / box.height, LARGE_CARD_SIZES
    cards = fit_cards(screen.cards, box.width, box.height * share, sizes)
    listed = fit_items(items, box.width, box.height * share, ITEM_SIZES)
    under = sum(each.height + GAP for each in (cards, listed) if each.told)
    tall = box.height - under
    if isinstance(screen.picture, LinePicture):
        tall = min(tall, LINE_TALL)
    yield PlacedPicture(Box(box.x, box.y, box.width, tall), screen.picture)
    y = box.y + tall + GAP
    yield from _put_under(cards, listed, Box(box.x, y, box.width, box.y + box.height - y))


def _words_only(screen: BriefingScreen, items: Sequence[Item], box: Box) -> Iterator[Placed]:
    """Yield a screen of words: a list above, facts below it, both as large as they can be."""
    cards = fit_cards(
        screen.cards, box.width, box.height * (0.5 if items else 1.0), LARGE_CARD_SIZES
    )
    room = box.height - (cards.height + 2 * GAP if cards.told else 0.0)
    listed = fit_items(items, box.width, room, LARGE_ITEM_SIZES)
    spare = max(box.height - listed.height - cards.height, 0.0)
    if not listed.told:
        y = box.y + spare * LOWERED
    else:
        spread = min(spare * SPREAD, (len(items) - 1) * MOST_SPREAD)
        yield from put_items(listed, Box(box.x, box.y, box.width, listed.height + spread))
        y = box.y + listed.height + spread + 2 * GAP
        y += max(box.y + box.height - cards.height - y, 0.0) * LOWERED
    yield from put_cards(cards, Box(box.x, y, box.width, cards.height))


def _put_under(cards: Block, listed: Block, box: Box) -> Iterator[Placed]:
    yield from put_cards(cards, Box(box.x, box.y, box.width, cards.height))
    taken = cards.height + GAP if cards.told else 0.0
    yield from put_items(listed, Box(box.x, box.y + taken, box.width, box.height - taken))


def _few(items: Sequence[Item], deck: Deck) -> Sequence[Item]:
    """Return no more items than can be taken in, and how many more there are."""
    if len(items) <= MOST_ITEMS:
        return items
    _ = text(deck.lang)
    more = len(items) - MOST_ITEMS + 1
    rest = Item(_("Not shown here: {count}", count=more), colour="muted")
    return [*items[: MOST_ITEMS - 1], rest]


# The foot: what somebody wrote beside it, and where the figures come from


def _foot(screen: BriefingScreen, deck: Deck) -> Iterator[PlacedText]:
    _ = text(deck.lang)
    state = "" if deck.made else f"{_('Preview: nothing is frozen yet')}."
    said = " ".join(each for each in (state, screen.source, deck.as_at_words) if each)
    if not said:
        return
    fitted = fit_words(said, INNER, [SMALLEST], 2, spacing=1.25)
    y = TALL - BOTTOM - fitted.height
    yield _text("source", fitted, y, "muted", whole=said if fitted.cut else "")


def _comment(screen: BriefingScreen, deck: Deck) -> Iterator[Placed]:
    """Yield what somebody wrote, in a frame with their name: it is theirs, not a finding."""
    comment = screen.comment
    if comment is None:
        return
    _ = text(deck.lang)
    room = INNER - 2 * PAD
    who = fit_words(_("Comment: {author}", author=comment.author), room, [30.0], 1, weight=600)
    said = fit_words(comment.said, room, COMMENT_SIZES, 3)
    tall = who.height + said.height + PAD
    foot = sum(each.box.height for each in _foot(screen, deck))
    y = TALL - BOTTOM - foot - 20 - tall
    yield PlacedFrame(Box(MARGIN, y, INNER, tall), "muted")
    top = Box(MARGIN + PAD, y + PAD / 2, room, who.height)
    yield PlacedText("comment-author", top, who.lines, who.size, who.leading, "muted", weight=600)
    below = Box(MARGIN + PAD, top.y + who.height, room, said.height)
    lang = comment.lang if comment.lang != deck.lang else ""
    yield PlacedText(
        "comment",
        below,
        said.lines,
        said.size,
        said.leading,
        lang=lang,
        whole=comment.said if said.cut else "",
    )
