"""The record's screen: what is asked for in its address, the page of entries, and the check."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.html import Cell
from components.record_take import MOST, take_record
from components.record_view import RecordLinks, build_checked, build_record, record_finding
from components.record_words import action_words, sheet_words
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import (
    Choice,
    current_parameters,
    read_choice,
    read_number,
    read_text,
)
from components.shell.page import OpenPage
from components.shell.problems import cut_asked, kept_parameters, show_unknown
from components.shell.screens import SCREENS, may_open
from components.shell.takeaway import offer_takeaway
from components.shell.widgets import choose_from_list, search_for
from components.show import show_html
from components.sources import source_lines
from components.takeaway import About, TakenTable
from data.record_asked import Asked
from data.record_lines import Reader
from data.record_pages import RecordPage
from locales.formats import format_date

CLEARS = ("below",)
"""Another choice begins at its newest entry."""
HIGHEST = 2**31 - 1


@dataclass(frozen=True)
class OpenRecord:
    """What the record's screen shows: who reads, what is asked for, and from where on."""

    reader: Reader
    asked: Asked
    below: int | None
    count: int

    def __str__(self) -> str:
        """Return what a drawing of it depends on."""
        return repr((self.reader, self.asked, self.below))


def open_record(page: OpenPage) -> OpenRecord:
    """Return what the address asks of the record."""
    reader = Reader(read_actor(), page.moment.until)
    known = cache.read_record_known(page.moment.version, reader.actor)
    below = int(read_number("below", 0, low=0, high=HIGHEST, whole=True).value)
    asked = Asked(
        who=read_choice("who", known.who).code,
        action=read_choice("action", known.actions).code,
        sheet=read_choice("sheet", known.sheets).code,
        key=read_text("key", 200) or None,
        first=_read_day("from")[0],
        last=_read_day("to")[0],
    )
    return OpenRecord(reader, asked, below or None, known.count)


def read_page(page: OpenPage, opened: OpenRecord) -> RecordPage:
    """Return the page of entries that is asked for."""
    return cache.read_record_page(page.moment.version, opened.reader, opened.asked, opened.below)


def find_newest(page: OpenPage, opened: OpenRecord) -> str:
    """Return the screen's one sentence."""
    first = cache.read_record_page(page.moment.version, opened.reader, Asked(), None)
    return record_finding(opened.count, next(iter(first.lines), None), page.text)


def choose_entries(page: OpenPage) -> None:
    """Show what entries can be chosen by, and say where the address asks for what is not there."""
    _ = page.text
    known = cache.read_record_known(page.moment.version, read_actor())
    names = {
        "who": {each: each for each in known.who},
        "sheet": {each: sheet_words(each, _) for each in known.sheets},
        "action": {each: action_words(each, _) for each in known.actions},
    }
    labels = {"who": _("By whom"), "sheet": _("About what"), "action": _("What was done")}
    for name, of in names.items():
        show_unknown(page, name, read_choice(name, list(of)), of)
    for name in ("from", "to"):
        _say_wrong_day(page, name)
    for column, (name, of) in zip(st.columns(3), names.items(), strict=True):
        with column:
            choose_from_list(name, labels[name], of, clears=CLEARS, placeholder=_("All"))
    key, first, last = st.columns(3)
    with key:
        search_for("key", _("Key, or how it begins"), CLEARS)
    with first:
        search_for("from", _("From the day (such as 2026-11-22)"), CLEARS)
    with last:
        search_for("to", _("To the day (such as 2026-11-22)"), CLEARS)


def _read_day(name: str) -> tuple[date | None, str | None]:
    """Return a day that the address gives, and what it gives where that is none."""
    asked = read_text(name)
    try:
        return (date.fromisoformat(asked) if asked else None), None
    except ValueError:
        return None, asked


def _say_wrong_day(page: OpenPage, name: str) -> None:
    wrong = _read_day(name)[1]
    if wrong is not None:
        show_unknown(page, name, Choice(None, unknown=cut_asked(wrong)), {})


def draw_record(page: OpenPage, opened: OpenRecord, shown: RecordPage) -> Cell:
    """Return the entries as markup."""
    links = _links(page)
    return page.draw("record", lambda: build_record(shown, links, page.text), str(opened))


def _links(page: OpenPage) -> RecordLinks:
    actor = read_actor()
    by_code = {screen.code: screen for screen in SCREENS if may_open(actor, screen)}
    given = kept_parameters(current_parameters())
    kept = {name: each for name, each in given.items() if name not in ("below", "open", "lang")}

    def thing(code: str, **choices: str | None) -> str | None:
        return page.link(by_code[code], **choices) if code in by_code else None

    return RecordLinks(
        thing=thing,
        page=lambda below: page.link(page.screen, **kept, below=str(below) if below else None),
        same=lambda sheet, key: page.link(page.screen, sheet=sheet, key=key),
    )


def offer_check(page: OpenPage) -> None:
    """Offer to check the whole record, and say what was found; nothing of it is remembered."""
    _ = page.text
    if st.button(_("Check the whole record"), key="record_check"):
        with st.spinner(_("Reading every entry")):
            found = cache.audit_now()
        record = found.record
        show_html(build_checked(record.count, record.newest, record.broken_at, found.briefings, _))


def offer_record(page: OpenPage, opened: OpenRecord) -> None:
    """Offer the entries that are asked for, as files."""
    _ = page.text
    title = _("Who changed what")

    def about() -> About:
        moment = page.moment
        return About(
            view=f"{title}. {find_newest(page, opened)}",
            as_at=_("Figures as at {date}.", date=format_date(moment.until, _.lang)),
            sources=source_lines(moment, _),
            illustrative=moment.illustrative,
            address=page.link(page.screen, **current_parameters()),
        )

    def table() -> TakenTable:
        found = cache.read_record_page(
            page.moment.version, opened.reader, opened.asked, opened.below, MOST
        )
        return take_record(found.lines, found.older is not None, title, _)

    offer_takeaway(page, about, {"record": table}, {}, {"record": title})
