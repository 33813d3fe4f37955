"""The briefings that are kept, as a list, and what is presented now of each mission."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from components.html import Html, Row, Table, link, safe, say, table_html
from data.briefings import KeptBriefing
from data.portfolio import MissionFacts
from locales import Translator
from locales.formats import format_date


@dataclass(frozen=True)
class RoomLinks:
    """Where links lead, in the reader's language.

    Attributes
    ----------
    present, preview
        Of a briefing's screens; of a mission's newest open one, or its preview.
    since
        Of what has changed since a briefing was frozen.
    pick
        Of this page with a briefing picked.
    mission
        Of a mission's own screen.
    """

    present: Callable[[str], str]
    preview: Callable[[str], str]
    since: Callable[[str], str]
    pick: Callable[[str], str]
    mission: Callable[[str], str]


def room_finding(kept: Sequence[KeptBriefing], _: Translator) -> str:
    """Return how many briefings there are, and how many are drafts."""
    if not kept:
        return _("No briefing is open yet")
    drafts = sum(each.opened_on is None for each in kept)
    said = _("Briefings: {count}.", count=len(kept))
    return f"{said} {_('Drafts: {count}.', count=drafts)}" if drafts else said


def build_now(
    missions: Sequence[MissionFacts],
    kept: Sequence[KeptBriefing],
    links: RoomLinks,
    _: Translator,
) -> Html:
    """Return what is presented now of each mission: its newest open briefing, else a preview."""
    items = "".join(
        f"<li>{link(links.mission(mission.code), say(mission.title, _))} · "
        f"{link(links.preview(mission.code), _('Present'))} · "
        f'<span class="mw-muted">{safe(_now_words(mission.code, kept, _))}</span></li>'
        for mission in missions
    )
    title = escape(_("What is presented now"))
    return Html(
        f'<section class="mw-section"><h2>{title}</h2><ul class="mw-plain">{items}</ul></section>'
    )


def _now_words(mission: str, kept: Sequence[KeptBriefing], _: Translator) -> Html:
    newest = find_newest(mission, kept)
    if newest is None:
        return Html(escape(_("no briefing is open yet; this is a preview")))
    as_at = _("as at {date}", date=format_date(newest.as_at, _.lang))
    return Html(f"{say(newest.title, _)}, {escape(as_at)}")


def find_newest(mission: str, kept: Sequence[KeptBriefing]) -> KeptBriefing | None:
    """Return the newest open briefing of exactly one mission, as its address presents it."""
    of_it = (each for each in kept if each.missions == (mission,))
    return next((each for each in of_it if each.opened_on is not None), None)


def build_kept(
    kept: Sequence[KeptBriefing],
    missions: Mapping[str, str],
    changed: Mapping[str, int],
    links: RoomLinks,
    picked: str | None,
    _: Translator,
) -> Html:
    """Return the briefings as a table, newest first; nothing where there are none.

    Parameters
    ----------
    missions
        Titles by code; a mission that is gone is called by its code.
    changed
        How much has changed since, by the code of the briefing.
    """
    if not kept:
        return Html("")
    columns = (
        _("Briefing"),
        _("Missions"),
        _("As at"),
        _("Frozen"),
        _("State"),
        _("Changed since"),
    )
    rows = [
        Row(_cells(each, missions, changed, links, kept, _), picked=each.code == picked)
        for each in kept
    ]
    table = table_html(Table(_("Briefings that are kept"), columns, rows, stacks=True))
    return Html(f'<div class="mw-section mw-briefings">{table}</div>')


def _cells(
    each: KeptBriefing,
    missions: Mapping[str, str],
    changed: Mapping[str, int],
    links: RoomLinks,
    kept: Sequence[KeptBriefing],
    _: Translator,
) -> tuple[Html | str, ...]:
    return (
        Html(
            f"{link(links.pick(each.code), say(each.title, _))}"
            f'<br><span class="mw-small mw-muted">{escape(each.code)}</span>'
        ),
        mission_words(each, missions),
        format_date(each.as_at, _.lang),
        f"{format_date(each.frozen_on, _.lang)} · {each.frozen_by}",
        Html("<br>".join(safe(part) for part in state_parts(each, kept, links, _))),
        _changed_html(each, changed, links, _),
    )


def mission_words(each: KeptBriefing, missions: Mapping[str, str]) -> str:
    """Return the missions that a briefing is of."""
    return " · ".join(missions.get(code, code) for code in each.missions)


def state_parts(
    each: KeptBriefing, kept: Sequence[KeptBriefing], links: RoomLinks, _: Translator
) -> list[Html | str]:
    """Return whether a briefing is open and since when, and what has taken its place."""
    if each.opened_on is None:
        parts: list[Html | str] = [_("Draft: only who may freeze sees it")]
    else:
        day = format_date(each.opened_on, _.lang)
        parts = [_("Open since: {date}. By: {name}", date=day, name=each.opened_by)]
    newer = next((other for other in kept if other.code == each.superseded_by), None)
    if newer is not None:
        name = link(links.pick(newer.code), say(newer.title, _))
        parts.append(Html(f"{escape(_('Superseded by:'))} {name}"))
    return parts


def _changed_html(
    each: KeptBriefing, changed: Mapping[str, int], links: RoomLinks, _: Translator
) -> Html | str:
    count = changed.get(each.code)
    if count is None:
        return "–"
    if not count:
        return _("nothing")
    return link(links.since(each.code), _("Changes: {count}", count=count))


def build_picked(
    each: KeptBriefing,
    missions: Mapping[str, str],
    kept: Sequence[KeptBriefing],
    links: RoomLinks,
    _: Translator,
) -> Html:
    """Return one briefing: what it is, the way to its screens, what it can be checked by."""
    states = " ".join(safe(part) for part in state_parts(each, kept, links, _))
    as_at = _("Figures as at {date}.", date=format_date(each.as_at, _.lang))
    of = f"{_('Missions:')} {mission_words(each, missions)}."
    record = _("Record: {hash}", hash=each.record_hash)
    return Html(
        f'<section class="mw-section"><h2>{say(each.title, _)}</h2>'
        f'<p class="mw-below">{escape(of)} {escape(as_at)} {states}</p>'
        f'<p class="mw-gap mw-present">{link(links.present(each.code), _("Present"))} · '
        f"{link(links.since(each.code), _('What has changed since'))}</p>"
        f'<p class="mw-gap mw-small mw-muted mw-record">{escape(record)}</p></section>'
    )
