"""The last slide of a deck: what the briefing is, and where everything in it comes from."""

from collections.abc import Iterator

from components.briefing.deck import Deck
from components.briefing.fitting import Fitted, fit_words
from components.briefing.placed import (
    SMALLEST,
    TALL,
    WIDE,
    Box,
    Placed,
    PlacedFrame,
    PlacedText,
)
from components.briefing.slides.notes import briefing_words
from components.take_tables import illustrative_words
from locales import text

SIDE, TOP, FOOT = 80.0, 84.0, 68.0
INNER = WIDE - 2 * SIDE
TITLE_SIZE, GAP, PAD = 58.0, 16.0, 18.0
SIZES = 34.0, 32.0, 30.0, float(SMALLEST)
MOST_LINES = 3


def about_said(deck: Deck) -> list[str]:
    """Return everything that is said of a briefing, its title first."""
    _ = text(deck.lang)
    said = dict.fromkeys([*briefing_words(deck), deck.as_at_words])
    sources = [each for each in dict.fromkeys(deck.sources) if each not in said]
    return [deck.title, *said, *([_("Sources and licences"), *sources] if sources else [])]


def lay_out_about(deck: Deck) -> tuple[Placed, ...]:
    """Return the slide's parts in their places; what does not fit is counted."""
    _ = text(deck.lang)
    title = fit_words(_("About this briefing"), INNER, [TITLE_SIZE], 1, weight=600, spacing=1.1)
    placed: list[Placed] = [_words("title", title, TOP, 600, tag="h1")]
    y = TOP + title.height + 2 * GAP
    if deck.illustrative:
        said = fit_words(illustrative_words(_), INNER - 2 * PAD, [SIZES[1]], 2, weight=600)
        frame = Box(SIDE, y, INNER, said.height + 2 * PAD)
        placed.append(PlacedFrame(frame, "hoped", dashed=True))
        inside = Box(SIDE + PAD, y + PAD, INNER - 2 * PAD, said.height)
        placed.append(
            PlacedText("tag", inside, said.lines, said.size, said.leading, "hoped", weight=600)
        )
        y += frame.height + 2 * GAP
    return (*placed, *_listed(deck, y))


def _listed(deck: Deck, top: float) -> Iterator[PlacedText]:
    """Yield one text a line of what is said, as large as all of them allow."""
    _, said, y = text(deck.lang), about_said(deck), top
    end = TALL - FOOT
    lines = [_fit(said, size) for size in SIZES]
    sized = next((each for each in lines if _height(each) <= end - top), lines[-1])
    kept = len(sized)
    while kept and _height(sized[:kept]) > end - top - (0 if kept == len(sized) else 40):
        kept -= 1
    for at, (fitted, words) in enumerate(zip(sized[:kept], said, strict=False)):
        heavy = 600 if not at or words == _("Sources and licences") else 400
        y += GAP if at and heavy == 600 else 0
        yield _words(f"about-{at + 1}", fitted, y, heavy, whole=words if fitted.cut else "")
        y += fitted.height + GAP
    if kept < len(sized):
        rest = _("Not shown here: {count}", count=len(sized) - kept)
        fitted = fit_words(rest, INNER, [SIZES[-1]], 1)
        yield _words("rest", fitted, y, whole=" ".join(said[kept:]))


def _fit(said: list[str], size: float) -> list[Fitted]:
    return [fit_words(each, INNER, [size], MOST_LINES, spacing=1.2) for each in said]


def _height(lines: list[Fitted]) -> float:
    return sum(each.height + GAP for each in lines) + GAP


def _words(
    name: str, fitted: Fitted, y: float, weight: int = 400, *, tag: str = "p", whole: str = ""
) -> PlacedText:
    box = Box(SIDE, y, INNER, fitted.height)
    return PlacedText(
        name,
        box,
        fitted.lines,
        fitted.size,
        fitted.leading,
        weight=weight,
        tag="h1" if tag == "h1" else "p",
        whole=whole,
    )
