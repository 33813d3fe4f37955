"""The board: its finding, each mission with its outputs, the grid, and what waits for somebody."""

from collections.abc import Sequence
from html import escape

from components.board_beside import Beside, build_beside
from components.board_facts import Known, Standing, stand_mission
from components.board_grid import build_grid
from components.board_links import BoardLinks
from components.board_pages import Part, page_of
from components.board_sentences import say_board, say_mission
from components.board_table import board_table, loose_table, outcome_heading
from components.board_view import BoardView
from components.how_to_read import how_link
from components.html import Html, finding_html, illustrative_tag, link, say
from components.palette import Palette
from components.present_link import present_html
from data.portfolio import MissionFacts
from locales import Translator
from locales.formats import format_date


def board_finding(view: BoardView, _: Translator) -> str:
    """Return the board's one sentence."""
    return say_board(view.standings, filtered=view.filtered, _=_)


def board_heading(
    view: BoardView, note: Html, stale: str, links: BoardLinks, _: Translator
) -> Html:
    """Return the finding, the outputs that are busy but flat by name, and what is shown."""
    busy = [each for each in view.standings if each.is_busy_but_flat and each.link]
    warned = f'<p class="mw-below"><strong>{escape(stale)}</strong></p>' if stale else ""
    return Html(f"{finding_html(board_finding(view, _))}{_busy_html(busy, links, _)}{warned}{note}")


def _busy_html(busy: Sequence[Standing], links: BoardLinks, _: Translator) -> str:
    """Name what is busy but flat, for a narrow screen that shows the grid only further down."""
    if not busy:
        return ""
    named = ", ".join(
        str(link(links.contribution(each.link.code), say(each.output.title, _)))
        for each in busy[:3]
        if each.link
    )
    more = f" {escape(_('and {count} more', count=len(busy) - 3))}" if len(busy) > 3 else ""
    word = f'<strong class="mw-busy">{escape(_("Busy but flat"))}</strong>'
    return f'<p class="mw-lead mw-below mw-narrow-only">{word} {named}{more}</p>'


def build_board(
    view: BoardView,
    number: int,
    known: Known,
    beside: Beside,
    links: BoardLinks,
    palette: Palette,
    _: Translator,
) -> Html:
    """Return one page of the board: its missions, the grid beside them, and the other missions.

    Parameters
    ----------
    number
        Of the page, counted from 1.
    beside
        What the cards under the grid are made from.
    """
    grid = build_grid(view.standings, links, _)
    cards = build_beside(view, known, beside, links, _)
    parts = view.pages[number - 1]
    missions = "".join(_part_html(part, known, links, palette, _) for part in parts)
    return Html(
        f'<div class="mw-board"><div class="mw-board-grid">{grid}</div>'
        f'<div class="mw-board-main">{missions}{_key(links, _) if missions else ""}'
        f"{_others_html(view, number, known, links, _)}{_pager(view, number, links, _)}</div>"
        f'<div class="mw-board-beside">{cards}</div></div>'
    )


def _part_html(part: Part, known: Known, links: BoardLinks, palette: Palette, _: Translator) -> str:
    mission = part.mission
    if mission is None:
        return _loose_html(part, known, palette, _)
    table = board_table(
        part.outcomes,
        part.loose,
        known,
        links,
        palette,
        _hidden(say(mission.title, _)),
        lambda outcome: outcome_heading(outcome, links, palette, _),
        _,
    )
    head = _mission_head(mission, known, links, _)
    return f'<section class="mw-mission">{head}{table}</section>'


def _loose_html(part: Part, known: Known, palette: Palette, _: Translator) -> str:
    title = _("Outputs that serve no outcome")
    table = loose_table(part.loose, known, palette, _hidden(Html(escape(title))), _)
    return f'<section class="mw-mission"><h2>{escape(title)}</h2>{table}</section>'


def _hidden(caption: Html) -> Html:
    """Return a table's caption that only a screen reader tells: a heading above says the same."""
    return Html(f'<span class="mw-hidden">{caption}</span>')


def _mission_head(mission: MissionFacts, known: Known, links: BoardLinks, _: Translator) -> str:
    tag = illustrative_tag(_) if mission.illustrative else ""
    heading = link(links.mission(mission.code), say(mission.title, _))
    sentence = escape(say_mission(mission, stand_mission(mission, known), known, _))
    return (
        f'<h2>{heading} {tag} <span class="mw-small mw-muted mw-horizon">'
        f'{escape(horizon_words(mission, _))}</span></h2><p class="mw-sentence">{sentence} '
        f"{present_html(mission, links, _)}</p>"
    )


def horizon_words(mission: MissionFacts, _: Translator) -> str:
    """Return by when a mission is to be reached, or that no date is set."""
    if mission.closed_on is not None:
        return _("closed: {date}", date=format_date(mission.closed_on, _.lang))
    if mission.target_date is None:
        return _("no date to reach it by")
    return _("to reach by: {date}", date=format_date(mission.target_date, _.lang))


def _key(links: BoardLinks, _: Translator) -> str:
    told = _("Small numbers are in each indicator's own unit, with their 95% limits.")
    return (
        f'<p class="mw-small mw-muted mw-below">{escape(told)} '
        f"{how_link('needle', links.how('needle'), _)}</p>"
    )


def _others_html(
    view: BoardView, number: int, known: Known, links: BoardLinks, _: Translator
) -> str:
    """Return the missions that other pages show: title, sentence, and where they are open."""
    here = {part.mission.code for part in view.pages[number - 1] if part.mission}
    others = [each for each in view.portfolio.missions if each.code not in here]
    if not others:
        return ""
    items = "".join(_closed_mission(mission, view, known, links, _) for mission in others)
    return (
        f'<section class="mw-section"><h2>{escape(_("The other missions"))}</h2>'
        f'<ul class="mw-closed">{items}</ul></section>'
    )


def _closed_mission(
    mission: MissionFacts, view: BoardView, known: Known, links: BoardLinks, _: Translator
) -> str:
    address = links.board(page=str(page_of(view.pages, mission.code)))
    title = link(links.mission(mission.code), say(mission.title, _))
    sentence = escape(say_mission(mission, stand_mission(mission, known), known, _))
    shown = link(address, _("Show its outputs"))
    return f"<li><h3>{title}</h3><p>{sentence} <span class='mw-nowrap'>{shown}</span></p></li>"


def _pager(view: BoardView, number: int, links: BoardLinks, _: Translator) -> str:
    total = len(view.pages)
    if total == 1:
        return ""
    items = "".join(_page_link(at, number, links, _) for at in range(1, total + 1))
    said = escape(_("Page {number} of {total}", number=number, total=total))
    return (
        f'<nav class="mw-pager" aria-label="{escape(_("Pages of the board"))}"><span>{said}</span>'
        f"<ol>{items}</ol></nav>"
    )


def _page_link(at: int, number: int, links: BoardLinks, _: Translator) -> str:
    if at == number:
        return f'<li><span aria-current="page">{at}</span></li>'
    name = escape(_("Page {number}", number=at))
    address = escape(links.board(page=str(at)))
    return f'<li><a href="{address}" target="_self" aria-label="{name}">{at}</a></li>'
