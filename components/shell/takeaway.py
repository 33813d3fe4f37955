"""The foot of every screen: its address, its tables and its pictures, to be taken away.

Closed until asked; a file is written when its button is pressed, and only that one.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from types import ModuleType
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from components.html import Html, illustrative_tag, safe
from components.shell.page import OpenPage
from components.shell.sections import OPEN, show_section
from components.show import show_html
from components.take_tables import write_csv, write_workbook
from components.takeaway import About, TakenPicture, TakenTable
from data.settings import settings
from locales import Translator

SECTION = "take"
CSV, SVG, PNG = "text/csv", "image/svg+xml", "image/png"
MARKDOWN = frozenset("\\`*_{}[]<>#+-.!|~$:()")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_takeaway(
    page: OpenPage,
    about: Callable[[], About],
    tables: Mapping[str, Callable[[], TakenTable]],
    pictures: Mapping[str, Callable[[], TakenPicture]],
    titles: Mapping[str, str],
) -> None:
    """Offer the address of the view, every table as CSV and XLSX, every picture as SVG and PNG.

    Parameters
    ----------
    about
        What every file says of itself; asked for once the section is open.
    tables, pictures
        By slug, each made when its file is asked for. A slug is of one or the other.
    titles
        What each is called on its button, in the reader's words.
    """
    _ = page.text
    show_section(
        SECTION,
        _("Take it away"),
        lambda: _show(page, _with_address(about()), tables, pictures, titles),
    )


def _show(
    page: OpenPage,
    about: About,
    tables: Mapping[str, Callable[[], TakenTable]],
    pictures: Mapping[str, Callable[[], TakenPicture]],
    titles: Mapping[str, str],
) -> None:
    _ = page.text
    show_html(_address_field(about, _))
    offer = _Offer(page, about, titles)
    if tables:
        show_html(_heading(_("Tables")))
        for slug, table in tables.items():
            offer.table(slug, table)
        if len(tables) > 1:
            offer.workbook(tables)
    if pictures:
        show_html(_heading(_("Pictures")))
        for slug, picture in pictures.items():
            offer.picture(slug, picture)


def _heading(said: str) -> Html:
    return Html(f'<h2 class="mw-small-title mw-gap">{escape(said)}</h2>')


class _Offer:
    """The buttons: each writes its file when it is pressed, outside the run that drew it."""

    def __init__(self, page: OpenPage, about: About, titles: Mapping[str, str]) -> None:
        self.page, self.about, self.titles, self._ = page, about, titles, page.text

    def table(self, slug: str, table: Callable[[], TakenTable]) -> None:
        """Offer one table in both formats."""
        _, about, title = self._, self.about, self._title(slug)
        as_csv, as_workbook = st.columns(2)
        with as_csv:
            self._button(
                slug,
                "csv",
                _("CSV: {title}", title=title),
                CSV,
                lambda: write_csv(table(), about, _),
            )
        with as_workbook:
            self._button(
                slug,
                "xlsx",
                _("Excel: {title}", title=title),
                XLSX,
                lambda: write_workbook([table()], about, _),
            )

    def workbook(self, tables: Mapping[str, Callable[[], TakenTable]]) -> None:
        """Offer all tables of the screen as one workbook."""
        _, about = self._, self.about
        self._button(
            "tables",
            "xlsx",
            _("Excel: all tables of this screen in one workbook"),
            XLSX,
            lambda: write_workbook([table() for table in tables.values()], about, _),
        )

    def picture(self, slug: str, picture: Callable[[], TakenPicture]) -> None:
        """Offer one picture in both formats."""
        _, about, title = self._, self.about, self._title(slug)
        as_svg, as_png = st.columns(2)
        with as_svg:
            self._button(
                slug,
                "svg",
                _("SVG: {title}", title=title),
                SVG,
                lambda: _charts().write_svg(picture(), about, _),
            )
        with as_png:
            self._button(
                slug,
                "png",
                _("PNG: {title}", title=title),
                PNG,
                lambda: _charts().write_png(picture(), about, _),
            )

    def _title(self, slug: str) -> str:
        return self.titles.get(slug, slug)

    def _button(
        self, slug: str, ending: str, label: str, mime: str, write: Callable[[], bytes]
    ) -> None:
        st.download_button(
            _unformatted(label),
            write,
            file_name=file_name(self.page, slug, ending),
            mime=mime,
            key=f"take_{slug}_{ending}",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
        )


def _charts() -> ModuleType:
    """Return the writer of pictures; the drawing program behind it is loaded when one is asked."""
    from components import take_charts

    return take_charts


def file_name(page: OpenPage, slug: str, ending: str) -> str:
    """Return a file's name: screen, what it holds, as-at date, language."""
    parts = (page.screen.code or "board", slug, page.moment.until.isoformat(), page.lang)
    return f"{'-'.join(parts)}.{ending}"


def _address_field(about: About, _: Translator) -> Html:
    """Return the address of this view in this language, to be copied: whole, as the reader has it.

    In a file it is whole only where the operator has said whose it is.
    """
    shown = about.address if settings().base_url else f"{_origin()}{about.address}"
    tag = f" {safe(illustrative_tag(_))}" if about.illustrative else ""
    return Html(
        f'<p class="mw-take"><label for="mw-take">{escape(_("Address of this view"))}</label>{tag}'
        f'<input id="mw-take" type="text" readonly value="{escape(shown)}"></p>'
    )


def _with_address(about: About) -> About:
    return replace(about, address=whole_address(about.address, settings().base_url))


def whole_address(address: str, base: str) -> str:
    """Return an address of ours in full, without this section being open in it."""
    parts = urlsplit(address)
    path = parts.path.removeprefix(".")
    given = []
    for name, value in parse_qsl(parts.query):
        if name == OPEN:
            value = ".".join(each for each in value.split(".") if each and each != SECTION)
        if value:
            given.append((name, value))
    query = f"?{urlencode(given)}" if given else ""
    return f"{base}{path}{query}"


def _origin() -> str:
    """Return the scheme and host that the reader's browser shows, empty where it says none."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""


def _unformatted(label: str) -> str:
    """Return a label whose marks Streamlit shows rather than follows: it reads Markdown."""
    return "".join(f"\\{each}" if each in MARKDOWN else each for each in label)
