"""The parts of the briefings' screen: which missions, the list, and the briefing that is picked."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.briefing.files import BOTH, BY_ENDING
from components.briefing_compose import build_said
from components.briefing_room import RoomLinks, build_picked
from components.html import Html, plain, safe
from components.shell import cache
from components.shell.actor import read_actor, require_actor
from components.shell.briefing_typed import say_next, take_said
from components.shell.frame import OWN_NAMES
from components.shell.page import OpenPage
from components.shell.screens import BRIEFINGS, MISSION, PRESENT
from components.shell.store import app_store
from components.show import show_html
from data.briefing_save import open_briefing
from data.briefings import KeptBriefing, get_briefing_file
from data.portfolio import MissionFacts
from locales import LANGUAGES, Translator, mark
from models.roles import Action, Actor, NotAllowed, may

KINDS = {
    "pptx": mark("Slides (PPTX)"),
    "pdf": mark("Paper (PDF)"),
    "xlsx": mark("Figures (XLSX)"),
    "zip": mark("Figures (CSV files in a ZIP)"),
}


def room_links(page: OpenPage, missions: Sequence[str]) -> RoomLinks:
    """Return where links lead from this screen.

    Parameters
    ----------
    missions
        Those that are chosen: the list stays theirs.
    """
    chosen = ".".join(missions) or None
    return RoomLinks(
        present=lambda code: page.link(PRESENT, briefing=code),
        preview=lambda code: page.link(PRESENT, mission=code),
        since=lambda code: page.link(PRESENT, briefing=code, screen="since"),
        pick=lambda code: page.link(BRIEFINGS, mission=chosen, briefing=code),
        mission=lambda code: page.link(MISSION, mission=code),
    )


def mission_titles(missions: Sequence[MissionFacts], lang: str) -> dict[str, str]:
    """Return the titles of missions by code."""
    return {mission.code: plain(mission.title, lang) for mission in missions}


def list_kept(page: OpenPage, missions: Sequence[str]) -> tuple[KeptBriefing, ...]:
    """Return the briefings that the visitor may see, of any of these missions; all without any."""
    kept = cache.read_briefings(page.moment.version, read_actor())
    return tuple(each for each in kept if not missions or set(missions) & set(each.missions))


def show_said() -> None:
    """Show what was just done, or refused."""
    said = take_said()
    if said:
        show_html(build_said(said))


def show_picked(
    page: OpenPage,
    code: str | None,
    kept: Sequence[KeptBriefing],
    missions: Mapping[str, str],
    links: RoomLinks,
) -> None:
    """Show one briefing: the way to its screens, its files, and to mark it open."""
    each = next((each for each in kept if each.code == code), None)
    if each is None:
        return
    _, actor = page.text, read_actor()
    show_html(build_picked(each, missions, kept, links, _))
    _show_files(each, actor, _)
    if each.opened_on is None and may(actor, Action.FREEZE_BRIEFING):
        said = _("Once it is marked open everybody sees it. That cannot be taken back.")
        show_html(Html(f'<p class="mw-gap">{safe(said)}</p>'))
        st.button(_("Mark as open"), key="briefing_open", on_click=_open, args=(each.code, _))


def _open(code: str, _: Translator) -> None:
    try:
        opened = open_briefing(app_store(), require_actor(Action.FREEZE_BRIEFING), code)
    except NotAllowed:
        say_next(_("You may not mark a briefing open."))
    except KeyError:
        say_next(_("There is no such briefing."))
    else:
        say_next(_("The briefing is open.") if opened else _("Somebody marked it open before."))


def _show_files(each: KeptBriefing, actor: Actor, _: Translator) -> None:
    """Offer the files as they were made when it was frozen: a column a language, one for both."""
    both = " + ".join(OWN_NAMES[lang] for lang in LANGUAGES)
    names = {**OWN_NAMES, BOTH: both}
    show_html(Html(f'<h3 class="mw-gap">{safe(_("Files, as they were made then"))}</h3>'))
    for column, (whose, name) in zip(st.columns(len(names)), names.items(), strict=True):
        with column:
            for ending, said in KINDS.items():
                file = f"{whose}.{ending}"
                if file in each.files:
                    _offer(each.code, file, f"{_(said)}, {name}", actor)
    if not any(file.endswith(".pdf") for file in each.files):
        said = _(
            "There is no PDF: the machine that made the files could not write one (it lacks Pango)."
        )
        show_html(Html(f'<p class="mw-small mw-muted">{safe(said)}</p>'))


def _offer(code: str, file: str, label: str, actor: Actor) -> None:
    def read() -> bytes:
        with app_store().read() as connection:
            return get_briefing_file(connection, actor, code, file).content

    st.download_button(
        label,
        read,
        file_name=f"{code}-{file}",
        mime=BY_ENDING[file.rpartition(".")[2]].mime,
        key=f"briefing_{code}_{file}",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )
