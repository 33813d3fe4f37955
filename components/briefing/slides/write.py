"""Decks as one file of slides: a slide a screen, what it rests on last, notes under each."""

from collections.abc import Sequence
from typing import Any

from pptx.presentation import Presentation as Slides

from components.briefing.deck import Deck
from components.briefing.layout import lay_out
from components.briefing.slides.about import about_said, lay_out_about
from components.briefing.slides.base import describe, start_slides
from components.briefing.slides.cleaned import clean
from components.briefing.slides.notes import screen_notes, write_notes
from components.briefing.slides.packing import pack
from components.briefing.slides.placing import put_placed
from components.take_tables import illustrative_words
from locales import text

ABOUT = "about"


def write_slides(decks: Sequence[Deck]) -> bytes:
    """Return decks as one ``.pptx``, one after the other; the same decks give the same bytes.

    Raises
    ------
    ValueError
        Where there is no deck.
    """
    if not decks:
        raise ValueError("there is no deck to write")
    slides = start_slides()
    for deck in decks:
        _write_deck(slides, deck)
    first = decks[0]
    title = " / ".join(dict.fromkeys(deck.title for deck in decks))
    describe(slides, title, first.lang, first.made, first.as_at)
    return pack(slides)


def _write_deck(slides: Slides, deck: Deck) -> None:
    count = len(deck.screens)
    for at, screen in enumerate(deck.all_screens(), start=1):
        slide = _add(slides, screen.code)
        number = at if at <= count else 0
        cut = put_placed(slide, lay_out(screen, deck, number, count), deck.lang)
        write_notes(slide, screen_notes(screen, deck, cut))
    _write_about(_add(slides, f"{deck.lang}.{ABOUT}"), deck)


def _write_about(slide: Any, deck: Deck) -> None:
    put_placed(slide, lay_out_about(deck), deck.lang)
    marked = [illustrative_words(text(deck.lang))] if deck.illustrative else []
    write_notes(slide, [(deck.lang, words) for words in (*about_said(deck), *marked) if words])


def _add(slides: Slides, code: str) -> Any:
    """Add a slide that is called by its screen's code."""
    slide = slides.slides.add_slide(slides.slide_layouts[0])
    slide._element.cSld.set("name", clean(code))
    return slide
