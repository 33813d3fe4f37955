"""A briefing on paper: PDF/UA-1, a page a screen from the one layout, and at the end what it is.

Written by WeasyPrint, without a browser. It needs the Pango library of the machine; where that is
missing everything else runs, and this says in one line what to install.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from types import ModuleType
from typing import Any

from components.briefing.deck import Deck
from components.briefing.layout import lay_out, left_out
from components.briefing.stage import paper_unit, stage_html, stage_style
from components.fonts import FAMILY, FOLDER, WEIGHTS
from components.palette import PALETTES, theme_properties
from locales import text

VARIANT = "pdf/ua-1"
HOW_TO_INSTALL = (
    "Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0; macOS: brew install pango"
)
THEME = "light"
SHEET = Path(__file__).with_name("paper.css")


class PaperCannotBeWritten(RuntimeError):
    """Raised where the machine lacks what writes paper; its message says what to install."""


def write_paper(decks: Sequence[Deck]) -> bytes:
    """Return a briefing as PDF, one language after the other.

    The same decks give the same bytes.

    Raises
    ------
    PaperCannotBeWritten
        Where Pango is not installed.
    """
    weasyprint = _load_writer(decks[0].lang)
    markup = _document(decks)
    fetcher = weasyprint.URLFetcher(allowed_protocols=["data"])
    rendered = weasyprint.HTML(string=markup, url_fetcher=fetcher).render(pdf_variant=VARIANT)
    languages = list(_page_languages(decks, rendered.pages))
    written: bytes = rendered.write_pdf(
        pdf_variant=VARIANT,
        pdf_identifier=sha256(markup.encode()).digest()[:16],
        finisher=lambda _, pdf: _mark_languages(pdf, languages),
    )
    return written


def _load_writer(lang: str) -> ModuleType:
    """Return WeasyPrint: loaded only here, because it fails where Pango is missing."""
    try:
        import weasyprint
    except OSError as missing:
        _ = text(lang)
        raise PaperCannotBeWritten(
            _("PDF needs Pango, which is not installed here. {how}", how=HOW_TO_INSTALL)
        ) from missing
    return weasyprint


def _document(decks: Sequence[Deck]) -> str:
    first = decks[0]
    own = SHEET.read_text(encoding="utf-8")
    style = f":root{{{theme_properties(THEME)}}}{_fonts()}{stage_style()}{own}"
    day = first.as_at.isoformat()
    return (
        f'<!doctype html><html lang="{escape(first.lang)}"><head><meta charset="utf-8">'
        f"<title>{escape(first.title)}</title>"
        f'<meta name="dcterms.created" content="{day}">'
        f'<meta name="dcterms.modified" content="{day}">'
        f"<style>{style}</style></head><body>{''.join(_decks(decks))}</body></html>"
    )


@lru_cache(maxsize=1)
def _fonts() -> str:
    """Return the font of our pictures, for the pages and for the drawings on them."""
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:url(data:font/ttf;base64,"
        f"{b64encode((FOLDER / f'{style}.ttf').read_bytes()).decode()}) format('truetype')}}"
        for weight, style in WEIGHTS.items()
    )


def _decks(decks: Sequence[Deck]) -> Iterator[str]:
    for deck in decks:
        pages = "".join(_pages(deck))
        yield (
            f'<section class="mw mw-paper-deck" lang="{escape(deck.lang)}" '
            f'data-title="{escape(deck.title)}">{pages}{_about(deck)}</section>'
        )


def _pages(deck: Deck) -> Iterator[str]:
    for number, screen in enumerate(deck.all_screens(), start=1):
        shown = number if number <= len(deck.screens) else 0
        made = stage_html(screen, deck, shown, len(deck.screens), PALETTES[THEME], paper_unit)
        yield f'<article class="mw-paper-page">{made}</article>'


def _about(deck: Deck) -> str:
    """Return the last page: where the figures come from, and how a changed past can be seen."""
    _ = text(deck.lang)
    parts = [f"<h1>{escape(_('About this briefing'))}</h1>"]
    if deck.illustrative:
        said = _(
            "Illustrative figures: made up to show how this works, about no real place or team."
        )
        parts.append(f'<p class="mw-paper-made-up">{escape(said)}</p>')
    told = [deck.made or _("Preview: nothing is frozen yet"), deck.as_at_words]
    if deck.record:
        told.append(_("Newest entry of the record when it was frozen: {hash}", hash=deck.record))
    if deck.address:
        told.append(_("Address: {address}", address=deck.address))
    parts += [f"<p>{escape(each)}</p>" for each in told]
    sources = [each for each in dict.fromkeys(deck.sources) if each not in told]
    parts.append(_list(_("Sources and licences"), sources))
    parts.append(_list(_("In full"), _cut(deck)))
    return f'<article class="mw-paper-about">{"".join(parts)}</article>'


def _list(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h2>{escape(title)}</h2><ul>{items}</ul>"


def _cut(deck: Deck) -> list[str]:
    """Return every text of the briefing whose end did not fit its page."""
    return [
        whole for screen in deck.all_screens() for whole in left_out(lay_out(screen, deck, 0, 0))
    ]


def _page_languages(decks: Sequence[Deck], pages: Sequence[Any]) -> Iterator[str]:
    """Yield the language of each page: a briefing begins where it has its bookmark."""
    at = -1
    for page in pages:
        at += sum(level == 1 for level, *_ in page.bookmarks)
        yield decks[max(at, 0)].lang


def _mark_languages(pdf: Any, languages: Sequence[str]) -> None:
    """Say of every section in which language it is: WeasyPrint says so of the document alone."""
    import pydyf

    places = {bytes(reference): at for at, reference in enumerate(pdf.page_references)}
    for each in pdf.objects:
        if isinstance(each, pydyf.Dictionary) and each.get("S") == "/Sect":
            each["Lang"] = pydyf.String(languages[places[bytes(each["Pg"])]])
