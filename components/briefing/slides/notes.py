"""The notes under a slide: what the presenter may be asked, and where the figures come from."""

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.util import Pt

from components.briefing.deck import BriefingScreen, Deck
from components.briefing.slides.arial import FAMILY
from components.briefing.slides.base import LANGUAGES
from components.briefing.slides.cleaned import clean, runs_from_right
from components.take_tables import illustrative_words
from locales import text

SIZE = 12


def write_notes(slide: Any, said: Sequence[tuple[str, str]]) -> None:
    """Write notes, one paragraph each.

    Parameters
    ----------
    said
        Language and words of each paragraph.
    """
    frame = slide.notes_slide.notes_text_frame
    for at, (lang, words) in enumerate(said):
        paragraph = frame.add_paragraph() if at else frame.paragraphs[0]
        if runs_from_right(words):
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        run = paragraph.add_run()
        run.text = clean(words)
        run.font.size, run.font.name = Pt(SIZE), FAMILY
        run._r.get_or_add_rPr().set("lang", LANGUAGES.get(lang, lang))


def screen_notes(screen: BriefingScreen, deck: Deck, cut: Sequence[str]) -> list[tuple[str, str]]:
    """Return the notes of a screen: first, in full, what did not fit on it."""
    lang = deck.lang
    said = [(lang, words) for words in (*cut, *screen.notes)]
    if screen.comment is not None:
        _ = text(lang)
        said.append((lang, _("Comment: {author}", author=screen.comment.author)))
        said.append((screen.comment.lang, screen.comment.said))
    return [*said, *((lang, words) for words in origin_words(screen, deck) if words)]


def origin_words(screen: BriefingScreen, deck: Deck) -> Iterator[str]:
    """Yield where the figures of a screen come from, and where the same is found."""
    _ = text(deck.lang)
    yield screen.source
    yield deck.as_at_words
    if screen.illustrative:
        yield illustrative_words(_)
    if screen.address:
        yield _("The same on the dashboard: {address}", address=screen.address)
    yield from briefing_words(deck)


def briefing_words(deck: Deck) -> Iterator[str]:
    """Yield what the briefing is: who froze it when, the record behind it, its address."""
    _ = text(deck.lang)
    yield deck.made or _("Preview: nothing is frozen yet")
    if deck.record:
        yield _("Newest entry of the record when it was frozen: {hash}", hash=deck.record)
    if deck.address:
        yield _("Address: {address}", address=deck.address)
