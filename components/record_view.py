"""The record on the screen: one sentence, the entries, and the way from page to page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from components.html import Cell, Html, Row, Table, link, table_html
from components.record_words import (
    WHY_HIDDEN,
    Address,
    action_words,
    find_thing,
    sheet_words,
    who_words,
)
from data.clock import CARDIFF
from data.record_lines import RecordLine
from data.record_pages import RecordPage
from locales import Translator
from locales.formats import format_date, format_number

LONGEST = 280
"""Characters of a value that are shown; the file has all of it."""
ENGLISH = "_en"
WELSH = "_cy"


@dataclass(frozen=True)
class RecordLinks:
    """Where links lead.

    Attributes
    ----------
    thing
        To a screen that shows what an entry is about.
    page
        To the page below a number; 0 for the newest.
    same
        To every entry about the same sheet and key.
    """

    thing: Address
    page: Callable[[int], str]
    same: Callable[[str, str], str]


def record_finding(count: int, newest: RecordLine | None, _: Translator) -> str:
    """Return the screen's one sentence: how many entries there are, and when the newest was."""
    counted = format_number(count, 0, _.lang)
    if newest is None:
        return _("Entries in the record: {count}.", count=counted)
    return _(
        "Entries in the record: {count}. The newest: {moment}.",
        count=counted,
        moment=moment_words(newest, _),
    )


def moment_words(line: RecordLine, _: Translator) -> str:
    """Return when an entry was written, by the clock in Cardiff."""
    local = line.at.astimezone(CARDIFF)
    return f"{format_date(local.date(), _.lang)}, {local:%H:%M}"


def build_record(page: RecordPage, links: RecordLinks, _: Translator) -> Html:
    """Return the table of the entries on a page, and the links beside it."""
    if not page.lines:
        said = escape(_("No entry is like that."))
        return Html(f'<p class="mw-gap">{said}</p>{_pager(page, links, _)}')
    columns = (_("Entry"), _("By whom"), _("What was done"), _("Before and after"))
    rows = [_row(line, links, _) for line in page.lines]
    table = table_html(Table(_("Entries, newest first"), columns, rows, stacks=True))
    return Html(f'<div class="mw-section">{table}</div>{_pager(page, links, _)}')


def _row(line: RecordLine, links: RecordLinks, _: Translator) -> Row:
    when = escape(moment_words(line, _))
    number = format_number(line.number, 0, _.lang)
    first = Html(f'{number}<br><span class="mw-small mw-muted">{when}</span>')
    return Row((first, who_words(line, _), _what(line, links, _), _difference(line, _)))


def _what(line: RecordLine, links: RecordLinks, _: Translator) -> Html:
    done = escape(action_words(line.action, _))
    if line.sheet is None:
        return Html(f"{_first_upper(done)}<br>{_code(line.key)}")
    about = f"<strong>{escape(sheet_words(line.sheet, _))}</strong>: {done}"
    if not line.key:
        return Html(about)
    thing = find_thing(line, links.thing)
    key = link(thing, Html(_code(line.key))).markup if thing else _code(line.key)
    same = link(links.same(line.sheet, line.key), _("Every change to this"))
    return Html(f'{about}<br>{key}<br><span class="mw-small">{same}</span>')


def _first_upper(said: str) -> str:
    return said[:1].upper() + said[1:]


def _code(said: str) -> str:
    """Return a code as it is in the pack: not a word of either language."""
    return f'<code class="mw-small" lang="zxx">{escape(_cut(said))}</code>'


def _difference(line: RecordLine, _: Translator) -> Cell:
    """Return what each column held before and holds now."""
    if line.hidden is not None:
        return Html(f'<span class="mw-muted">{escape(_(WHY_HIDDEN[line.hidden]))}</span>')
    before, after = line.before or {}, line.after or {}
    names = list(dict.fromkeys([*after, *before]))
    items = "".join(_item(name, line.before, before, after, _) for name in names)
    return Html(f'<ul class="mw-small">{items}</ul>') if items else Html("")


def _item(
    name: str,
    there: Mapping[str, str] | None,
    before: Mapping[str, str],
    after: Mapping[str, str],
    _: Translator,
) -> str:
    now = _value(name, after.get(name), _)
    if there is None:
        return f"<li>{_code(name)}: {now}</li>"
    was = _value(name, before.get(name), _)
    said_before, said_now = escape(_("before:")), escape(_("now:"))
    return (
        f'<li>{_code(name)}: <span class="mw-muted">{said_before}</span> {was}; '
        f'<span class="mw-muted">{said_now}</span> <strong>{now}</strong></li>'
    )


def _value(name: str, value: str | None, _: Translator) -> str:
    """Return a value as it was written, in the language of its column."""
    if not value:
        return f'<span class="mw-muted">{escape(_("empty"))}</span>'
    lang = {ENGLISH: "en", WELSH: "cy"}.get(name[-3:], "zxx")
    return f'<span lang="{lang}">{escape(_cut(value))}</span>'


def _cut(said: str) -> str:
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()}…"


def _pager(page: RecordPage, links: RecordLinks, _: Translator) -> str:
    """Return the links to the pages beside this one."""
    items = []
    if page.newer is not None:
        items.append(link(links.page(0), _("Newest entries")).markup)
        items.append(link(links.page(page.newer), _("Newer entries")).markup)
    if page.older is not None:
        items.append(link(links.page(page.older), _("Older entries")).markup)
    if not items:
        return ""
    label = escape(_("Pages of the record"))
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<nav class="mw-pager" aria-label="{label}"><ol>{listed}</ol></nav>'


def build_checked(
    count: int, newest: str, broken_at: int | None, briefings: tuple[str, ...], _: Translator
) -> Html:
    """Return what checking the whole record found, and the newest hash to be copied."""
    told = []
    if broken_at is not None:
        told.append(_("The record does not hold from entry {number} on.", number=broken_at))
    told += [
        _("This frozen briefing is not what the record says: {code}", code=code)
        for code in briefings
    ]
    whole = _("Every entry is as it was written, none is missing, and each follows the one before.")
    css = "mw-note mw-note-concern" if told else "mw-note"
    said = "".join(f"<p>{escape(each)}</p>" for each in told or [whole])
    entries = escape(_("Entries checked: {count}", count=format_number(count, 0, _.lang)))
    label = escape(_("Newest hash"))
    why = escape(
        _(
            "Keep it where nobody who looks after the store can change it: a past that was"
            " rewritten whole no longer contains it."
        )
    )
    return Html(
        f'<div class="{css}" role="status">{said}<p>{entries}</p></div>'
        f'<p class="mw-take"><label for="mw-hash">{label}</label>'
        f'<input id="mw-hash" type="text" readonly value="{escape(newest)}"></p>'
        f'<p class="mw-small mw-muted">{why}</p>'
    )
