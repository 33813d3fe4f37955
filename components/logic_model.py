"""The logic model as a picture: mission → outcomes → outputs, an edge a contribution.

Each contribution is an edge of its own, drawn by what the figures say of it: by colour, by dash,
and by the mark and short word that stand where it meets its output.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from components import marks
from components.board_facts import Fact, Known
from components.fonts import text_width
from components.html import plain
from components.palette import Palette
from components.svg import box, drawing, line, words, wrap
from components.verdict_cell import verdict_shape
from data.portfolio import Link, MissionFacts, OutputFacts
from evidence.facts import VerdictCode
from locales import Translator, mark

COLUMN, SPACE, REACH, GAP = 330, 60, 300, 16
SIZE, SMALL, LEADING = 16, 13, 20
PADDING = 12
MOST_LINES = 5
PORT, CHIP = 26, 240
"""Height that an edge takes where it meets its output, and the most its mark and word take."""
LEFTS = (0, COLUMN + SPACE, 2 * COLUMN + SPACE + REACH)
WIDTH = LEFTS[2] + COLUMN + 2

SHORT: Mapping[Fact, str] = MappingProxyType(
    {
        Fact.MOVED: mark("moved more"),
        Fact.LESS: mark("moved more, less than hoped"),
        Fact.ALONE: mark("moved, nothing to compare"),
        Fact.FLAT: mark("no movement"),
        Fact.SHORT: mark("short of what was hoped"),
        Fact.WORSE: mark("worse"),
        Fact.OPEN: mark("cannot tell"),
        Fact.UNJUDGED: mark("not judged yet"),
    }
)
OPEN_WORDS: Mapping[VerdictCode, str] = MappingProxyType(
    {
        VerdictCode.TOO_EARLY: mark("too early"),
        VerdictCode.NOT_DELIVERED: mark("not enough delivered"),
        VerdictCode.NOT_ENOUGH_DATA: mark("not enough figures"),
        VerdictCode.PATHS_DIFFERED: mark("not comparable"),
        VerdictCode.NOT_SET_UP: mark("no expectation"),
    }
)


@dataclass(frozen=True)
class Stroke:
    """How an edge is drawn: a field of `Palette`, and its dashes (none: a full line)."""

    colour: str
    dash: str = ""


STROKES: Mapping[Fact, Stroke] = MappingProxyType(
    {
        Fact.MOVED: Stroke("better"),
        Fact.LESS: Stroke("better", "14 4"),
        Fact.ALONE: Stroke("better", "7 4"),
        Fact.FLAT: Stroke("concern"),
        Fact.SHORT: Stroke("concern", "14 4"),
        Fact.WORSE: Stroke("concern", "2 4"),
        Fact.OPEN: Stroke("muted", "5 4"),
        Fact.UNJUDGED: Stroke("muted", "1 5"),
    }
)
MARKS: Mapping[Fact, Callable[[Palette], str]] = MappingProxyType(
    {
        Fact.MOVED: marks.tick,
        Fact.LESS: marks.half,
        Fact.ALONE: marks.ring_tick,
        Fact.FLAT: marks.bar,
        Fact.SHORT: marks.square,
        Fact.WORSE: marks.triangle_down,
        Fact.OPEN: marks.dash,
        Fact.UNJUDGED: marks.clock,
    }
)


@dataclass(frozen=True)
class _Card:
    """A box of the picture: its lines, a line below them, whether something is missing.

    `least` is the least height, in pixels, that the edges that meet it need.
    """

    lines: Sequence[str]
    below: str
    missing: bool = False
    least: float = 0.0

    @property
    def height(self) -> float:
        own = 2 * PADDING + LEADING * len(self.lines) + (LEADING if self.below else 0)
        return max(own, self.least)


@dataclass(frozen=True)
class _Column:
    """One column of the picture: its head, its cards, and the top of each."""

    head: str
    cards: Sequence[_Card]
    tops: Sequence[float]

    def middle(self, at: int) -> float:
        return self.tops[at] + self.cards[at].height / 2


def model_outputs(mission: MissionFacts) -> list[OutputFacts]:
    """Return every output of the picture once: linked ones in order, then loose ones."""
    linked = {each.output.code: each.output for each in _all_links(mission)}
    return [*linked.values(), *mission.loose]


def _all_links(mission: MissionFacts) -> list[Link]:
    return [each for outcome in mission.outcomes for each in outcome.links]


def short_words(each: Link, known: Known, _: Translator) -> str:
    """Return the short word of what the figures say of a contribution."""
    fact = known.fact(each)
    document = known.evidence.documents.get(each.code)
    if fact is Fact.OPEN and document is not None:
        code = VerdictCode(document["verdict"])
        return _(OPEN_WORDS.get(code, SHORT[fact]))
    return _(SHORT[fact])


def edge_shape(each: Link, known: Known, _: Translator) -> Callable[[Palette], str]:
    """Return the mark of what the figures say of a contribution."""
    record = known.evidence.record(each, _.lang)
    return verdict_shape(record) if record else marks.clock


def build_logic_model(
    mission: MissionFacts, known: Known, palette: Palette, _: Translator, *, with_font: bool = True
) -> str:
    """Return the picture as SVG, by default with its font."""
    columns = _lay_out(mission, _)
    height = max(column.tops[-1] + column.cards[-1].height for column in columns if column.cards)
    shapes = _to_outcomes(mission, columns, palette)
    shapes += _to_outputs(mission, known, columns, palette, _)
    for left, column in zip(LEFTS, columns, strict=True):
        shapes.append(words(left + 1, 18, column.head, palette.muted, SMALL, weight=600))
        shapes.append(line(left, 28, left + COLUMN, 28, palette.line, 1))
        for card, top in zip(column.cards, column.tops, strict=True):
            shapes.extend(_draw(card, left, top, palette))
    return drawing(WIDTH, height + GAP, shapes, with_font=with_font)


def _lay_out(mission: MissionFacts, _: Translator) -> tuple[_Column, _Column, _Column]:
    why = [_card(plain(mission.title, _.lang), plain(mission.set_by, _.lang))]
    outcomes = [
        _card(
            plain(outcome.title, _.lang),
            _("Owner: {name}", name=plain(outcome.owner, _.lang)),
            missing=not outcome.links,
        )
        for outcome in mission.outcomes
    ]
    met = [each.output.code for each in _all_links(mission)]
    outputs = [
        _card(
            plain(output.title, _.lang),
            plain(output.team.name, _.lang),
            missing=output.code not in met,
            least=PORT * met.count(output.code),
        )
        for output in model_outputs(mission)
    ]
    heads = (_("Mission"), _("Outcomes"), _("Outputs"))
    every = (why, outcomes, outputs)
    height = max(sum(card.height + GAP for card in cards) for cards in every) + 40
    first, second, third = (
        _Column(head, cards, _tops(cards, height)) for head, cards in zip(heads, every, strict=True)
    )
    return first, second, third


def _card(said: str, below: str, *, missing: bool = False, least: float = 0.0) -> _Card:
    short = wrap(below, COLUMN - 2 * PADDING, SMALL, 1)
    lines = wrap(said, COLUMN - 2 * PADDING, SIZE, MOST_LINES)
    return _Card(lines, short[0] if short else "", missing, least)


def _tops(cards: Sequence[_Card], height: float) -> list[float]:
    """Return the top of each card: spread evenly over the height, below the heads."""
    used = sum(card.height for card in cards)
    gap = (height - 40 - used) / (len(cards) + 1) if cards else 0
    tops, at = [], 40 + gap
    for card in cards:
        tops.append(at)
        at += card.height + gap
    return tops


def _to_outcomes(mission: MissionFacts, columns: Sequence[_Column], palette: Palette) -> list[str]:
    start = (LEFTS[0] + COLUMN, columns[0].middle(0))
    return [
        _curve(start, (LEFTS[1], columns[1].middle(at)), palette.line, "", 2)
        for at in range(len(mission.outcomes))
    ]


def _to_outputs(
    mission: MissionFacts,
    known: Known,
    columns: Sequence[_Column],
    palette: Palette,
    _: Translator,
) -> list[str]:
    """Draw every contribution: its edge, and its mark and word where it meets its output."""
    outputs = {output.code: at for at, output in enumerate(model_outputs(mission))}
    met = [each.output.code for each in _all_links(mission)]
    used = dict.fromkeys(outputs, 0)
    edges, chips = [], []
    for at, outcome in enumerate(mission.outcomes):
        for each in outcome.links:
            code = each.output.code
            offset = PORT * (used[code] - (met.count(code) - 1) / 2)
            used[code] += 1
            chip = _chip(each, known, columns[2].middle(outputs[code]) + offset, _)
            start = (LEFTS[1] + COLUMN, columns[1].middle(at))
            edges.append(_edge(each, known, start, (chip.left - 5, chip.y), palette))
            chips.extend(chip.draw(palette))
    return edges + chips


def _edge(
    each: Link, known: Known, start: tuple[float, float], end: tuple[float, float], palette: Palette
) -> str:
    stroke = STROKES[known.fact(each)]
    colour = str(getattr(palette, stroke.colour))
    return _curve(start, end, colour, stroke.dash, 3 if each.primary else 1.5)


@dataclass(frozen=True)
class _Chip:
    """The mark and the short word of an edge, which end where its output begins."""

    said: str
    shape: Callable[[Palette], str]
    y: float

    @property
    def left(self) -> float:
        wide = marks.SIZE + 6 + text_width(self.said, SMALL, 600)
        return LEFTS[2] - 10 - wide

    def draw(self, palette: Palette) -> list[str]:
        return [
            marks.placed(self.shape, palette, self.left, self.y - marks.SIZE / 2),
            words(
                self.left + marks.SIZE + 6, self.y + 4.5, self.said, palette.ink, SMALL, weight=600
            ),
        ]


def _chip(each: Link, known: Known, y: float, _: Translator) -> _Chip:
    room = CHIP - marks.SIZE - 16
    said = wrap(short_words(each, known, _), room, SMALL, 1)[0]
    return _Chip(said, edge_shape(each, known, _), y)


def _curve(
    start: tuple[float, float], end: tuple[float, float], colour: str, dash: str, width: float
) -> str:
    """Return an S-shaped line between two points, left to right."""
    (x1, y1), (x2, y2) = start, end
    middle = (x1 + x2) / 2
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="M{x1:.1f},{y1:.1f} C{middle:.1f},{y1:.1f} {middle:.1f},{y2:.1f} '
        f'{x2:.1f},{y2:.1f}" fill="none" stroke="{colour}" stroke-width="{width:g}"{dashed}/>'
    )


def _draw(card: _Card, x: float, top: float, palette: Palette) -> list[str]:
    shapes = [
        box(
            x + 1,
            top,
            COLUMN - 2,
            card.height,
            palette.surface,
            palette.concern if card.missing else palette.line,
            stroke_width=2 if card.missing else 1,
            dashed=card.missing,
        )
    ]
    y = top + PADDING + SIZE - 2
    for said in card.lines:
        shapes.append(words(x + PADDING, y, said, palette.ink, SIZE, weight=600))
        y += LEADING
    if card.below:
        shapes.append(words(x + PADDING, y, card.below, palette.muted, SMALL))
    return shapes


def logic_model_alt(mission: MissionFacts, known: Known, _: Translator) -> str:
    """Return in words what the picture shows."""
    told = [plain(mission.title, _.lang)]
    for outcome in mission.outcomes:
        named = (
            f"{plain(each.output.title, _.lang)} ({short_words(each, known, _)})"
            for each in outcome.links
        )
        outputs = ", ".join(named) or _("no output")
        told.append(f"{plain(outcome.title, _.lang)}: {outputs}")
    for output in mission.loose:
        told.append(_("Serves no outcome: {output}", output=plain(output.title, _.lang)))
    return ". ".join(told)


def model_facts(mission: MissionFacts, known: Known) -> list[Fact]:
    """Return what the picture's edges say, each once, in the order of the key."""
    found = {known.fact(each) for each in _all_links(mission)}
    return [fact for fact in SHORT if fact in found]


def key_sample(fact: Fact, palette: Palette) -> str:
    """Return a short piece of an edge, for the key."""
    stroke = STROKES[fact]
    colour = str(getattr(palette, stroke.colour))
    drawn = _curve((1, 6), (45, 6), colour, stroke.dash, 3)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="46" height="12" viewBox="0 0 46 12">'
        f"{drawn}</svg>"
    )
