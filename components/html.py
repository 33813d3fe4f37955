"""Our own HTML: escaped by default, one way to write a table, a tag, a text in two languages."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from data.bilingual import Both
from locales import Translator


@dataclass(frozen=True)
class Html:
    """Markup that is already safe; anything else is escaped before it is shown."""

    markup: str

    def __str__(self) -> str:
        """Return the markup."""
        return self.markup

    def _repr_html_(self) -> str:
        """Return the markup to Streamlit; a text it would search for indentation to remove."""
        return self.markup


Cell = Html | str


def safe(cell: Cell) -> str:
    """Return a cell as markup, escaping what is plain text."""
    return cell.markup if isinstance(cell, Html) else escape(cell)


def say(both: Both, _: Translator) -> Html:
    """Return a text for the reader, marked where it is in the other language."""
    words, lang = both.in_language(_.lang)
    if lang == _.lang or not words:
        return Html(escape(words))
    told = escape(_("not yet translated"))
    return Html(
        f'<span lang="{lang}">{escape(words)}</span> <span class="mw-untranslated">({told})</span>'
    )


def plain(both: Both, lang: str) -> str:
    """Return a text where no markup can go: a chart, an alt text, the browser's tab."""
    return both.in_language(lang)[0]


def link(address: str, words: Cell) -> Html:
    """Return a link that stays in this window."""
    return Html(f'<a href="{escape(address)}" target="_self">{safe(words)}</a>')


def illustrative_tag(_: Translator) -> Html:
    """Return the mark of figures that are made up."""
    return Html(f'<span class="mw-tag">{escape(_("Illustrative figures"))}</span>')


def picture(svg: str, alt: str, css: str = "mw-picture") -> Html:
    """Return an SVG drawing as an image with a text that says the same."""
    data = b64encode(svg.encode()).decode()
    return Html(f'<img class="{css}" alt="{escape(alt)}" src="data:image/svg+xml;base64,{data}">')


@dataclass(frozen=True)
class Row:
    """One row of a table: its cells, the first of them its header."""

    cells: Sequence[Cell]
    picked: bool = False


@dataclass(frozen=True)
class Group:
    """A heading within a table, across all its columns."""

    heading: Cell


@dataclass(frozen=True)
class Table:
    """A real table.

    `numbers` are the columns, counted from 0, whose cells align right; `stacks` says whether
    it becomes a list of cards on a phone, rather than scrolling sideways.
    """

    caption: Cell
    columns: Sequence[str]
    rows: Sequence[Row | Group]
    numbers: frozenset[int] = field(default_factory=frozenset)
    stacks: bool = False


def table_html(table: Table) -> Html:
    """Return a table as markup."""
    head = "".join(
        f'<th scope="col"{_role("columnheader", table)}{_aligned(at, table)}>{escape(name)}</th>'
        for at, name in enumerate(table.columns)
    )
    body = "".join(_row_html(row, table) for row in table.rows)
    css = (
        f"mw-table mw-stack mw-columns-{len(table.columns)}"
        if table.stacks
        else "mw-table mw-figures"
    )
    group, row = _role("rowgroup", table), _role("row", table)
    made = (
        f'<table class="{css}"{_role("table", table)}><caption>{safe(table.caption)}</caption>'
        f"<thead{group}><tr{row}>{head}</tr></thead><tbody{group}>{body}</tbody></table>"
    )
    if table.stacks:
        return Html(made)
    label = escape(table.caption if isinstance(table.caption, str) else "")
    return Html(
        f'<div class="mw-scroll" tabindex="0" role="region" aria-label="{label}">{made}</div>'
    )


def _row_html(row: Row | Group, table: Table) -> str:
    header = _role("rowheader", table)
    if isinstance(row, Group):
        return (
            f'<tr class="mw-group"{_role("row", table)}><th colspan="{len(table.columns)}" '
            f'scope="colgroup"{header}>{safe(row.heading)}</th></tr>'
        )
    first, *rest = row.cells
    cells = "".join(
        f"<td{_labelled(at, table)}{_aligned(at, table)}>{safe(cell)}</td>"
        for at, cell in enumerate(rest, start=1)
    )
    css = ' class="mw-picked"' if row.picked else ""
    return f'<tr{_role("row", table)}{css}><th scope="row"{header}>{safe(first)}</th>{cells}</tr>'


def _role(name: str, table: Table) -> str:
    """Return a role where the style takes the table apart, and its own roles with it."""
    return f' role="{name}"' if table.stacks else ""


def _labelled(at: int, table: Table) -> str:
    """Return what a cell says of itself where it stands alone."""
    if not table.stacks:
        return ""
    return f' role="cell" data-label="{escape(table.columns[at])}"'


def _aligned(at: int, table: Table) -> str:
    return ' class="mw-number"' if at in table.numbers else ""


def finding_html(finding: str, detail: str = "") -> Html:
    """Return a screen's one-sentence finding as its title, and a sentence below it."""
    below = f'<p class="mw-lead mw-gap">{escape(detail)}</p>' if detail else ""
    return Html(f"<h1>{escape(finding)}</h1>{below}")
