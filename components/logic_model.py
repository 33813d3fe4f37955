"""The logic model as a picture: mission → outcomes → outputs, an edge a contribution."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.html import plain
from components.palette import Palette
from components.svg import box, curve, drawing, line, words, wrap
from data.portfolio import MissionFacts, OutputFacts
from locales import Translator

COLUMN, SPACE, GAP = 340, 110, 16
SIZE, SMALL, LEADING = 16, 13, 20
PADDING = 12
MOST_LINES = 5


@dataclass(frozen=True)
class _Card:
    """A box of the picture: its lines, a line below them, and whether something is missing."""

    lines: Sequence[str]
    below: str
    missing: bool = False

    @property
    def height(self) -> float:
        return 2 * PADDING + LEADING * len(self.lines) + (LEADING if self.below else 0)


def _card(said: str, below: str, *, missing: bool = False) -> _Card:
    short = wrap(below, COLUMN - 2 * PADDING, SMALL, 1)
    lines = wrap(said, COLUMN - 2 * PADDING, SIZE, MOST_LINES)
    return _Card(lines, short[0] if short else "", missing)


def model_outputs(mission: MissionFacts) -> list[OutputFacts]:
    """Return every output of the picture once: linked ones in order, then loose ones."""
    linked = {
        link.output.code: link.output for outcome in mission.outcomes for link in outcome.links
    }
    return [*linked.values(), *mission.loose]


def build_logic_model(mission: MissionFacts, palette: Palette, _: Translator) -> str:
    """Return the picture as SVG."""
    outputs = model_outputs(mission)
    linked = {link.output.code for outcome in mission.outcomes for link in outcome.links}
    columns = [
        [_card(plain(mission.title, _.lang), plain(mission.set_by, _.lang))],
        [
            _card(
                plain(outcome.title, _.lang),
                _("Owner: {name}", name=plain(outcome.owner, _.lang)),
                missing=not outcome.links,
            )
            for outcome in mission.outcomes
        ],
        [
            _card(
                plain(output.title, _.lang),
                plain(output.team.name, _.lang),
                missing=output.code not in linked,
            )
            for output in outputs
        ],
    ]
    heads = (_("Mission"), _("Outcomes"), _("Outputs"))
    height = max(sum(card.height + GAP for card in cards) for cards in columns) + 40
    tops = [_tops(cards, height) for cards in columns]
    places = {output.code: at for at, output in enumerate(outputs)}
    shapes = _edges(mission, places, columns, tops, palette)
    for number, cards in enumerate(columns):
        x = number * (COLUMN + SPACE)
        shapes.append(words(x + 1, 18, heads[number], palette.muted, SMALL, weight=600))
        shapes.append(line(x, 28, x + COLUMN, 28, palette.line, 1))
        for card, top in zip(cards, tops[number], strict=True):
            shapes.extend(_draw(card, x, top, palette))
    return drawing(3 * COLUMN + 2 * SPACE + 2, height + 4, shapes)


def _tops(cards: Sequence[_Card], height: float) -> list[float]:
    """Return the top of each card: spread evenly over the height, below the heads."""
    used = sum(card.height for card in cards)
    gap = (height - 40 - used) / (len(cards) + 1) if cards else 0
    tops, at = [], 40 + gap
    for card in cards:
        tops.append(at)
        at += card.height + gap
    return tops


def _edges(
    mission: MissionFacts,
    places: dict[str, int],
    columns: Sequence[Sequence[_Card]],
    tops: Sequence[Sequence[float]],
    palette: Palette,
) -> list[str]:
    def middle(column: int, at: int) -> float:
        return tops[column][at] + columns[column][at].height / 2

    drawn = []
    for at, outcome in enumerate(mission.outcomes):
        drawn.append(curve(COLUMN, middle(0, 0), COLUMN + SPACE, middle(1, at), palette.fact))
        towards = {link.output.code: link.primary for link in reversed(outcome.links)}
        for code, primary in towards.items():
            drawn.append(
                curve(
                    2 * COLUMN + SPACE,
                    middle(1, at),
                    2 * (COLUMN + SPACE),
                    middle(2, places[code]),
                    palette.fact if primary else palette.muted,
                    dashed=not primary,
                )
            )
    return drawn


def _draw(card: _Card, x: float, top: float, palette: Palette) -> list[str]:
    frame = palette.concern if card.missing else palette.line
    shapes = [
        box(
            x + 1,
            top,
            COLUMN - 2,
            card.height,
            palette.surface,
            frame,
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


def logic_model_alt(mission: MissionFacts, _: Translator) -> str:
    """Return in words what the picture shows."""
    told = [plain(mission.title, _.lang)]
    for outcome in mission.outcomes:
        names = {link.output.code: plain(link.output.title, _.lang) for link in outcome.links}
        outputs = ", ".join(names.values()) or _("no output")
        told.append(f"{plain(outcome.title, _.lang)}: {outputs}")
    for output in mission.loose:
        told.append(_("Serves no outcome: {output}", output=plain(output.title, _.lang)))
    return ". ".join(told)
