"""One mission: why it is there, its logic model, what is missing, and who owns what."""

from collections.abc import Mapping
from html import escape

from components.board import BoardLinks, board_table, headline_html, mission_sentence
from components.gaps import list_gaps
from components.html import Html, Row, Table, illustrative_tag, picture, say, table_html
from components.logic_model import build_logic_model, logic_model_alt
from components.palette import Palette
from components.verdict_cell import NOTHING_JUDGED, Evidence
from data.goals import goal_names
from data.portfolio import MissionFacts
from evidence.delivery import Delivered
from locales import Translator
from locales.formats import format_date


def mission_heading(
    mission: MissionFacts,
    delivered: Mapping[str, Delivered],
    _: Translator,
    evidence: Evidence = NOTHING_JUDGED,
) -> Html:
    """Return the mission's title, why it is there, by when, and its computed sentence."""
    tag = illustrative_tag(_) if mission.illustrative else ""
    return Html(
        f"<h1>{say(mission.title, _)} {tag}</h1>"
        f'<p class="mw-lead mw-gap">{escape(mission_sentence(mission, delivered, _, evidence))}</p>'
        f'<p class="mw-gap">{say(mission.why, _)}</p>'
        f'<p class="mw-small mw-muted mw-gap">{_horizon_html(mission, _)}</p>'
    )


def _horizon_html(mission: MissionFacts, _: Translator) -> str:
    parts = [
        f"{escape(_('Set by:'))} {say(mission.set_by, _)}, "
        f"{escape(format_date(mission.set_on, _.lang))}",
        escape(
            _("to reach by: {date}", date=format_date(mission.target_date, _.lang))
            if mission.target_date
            else _("no date to reach it by")
        ),
    ]
    if mission.closed_on:
        closed = _("closed: {date}", date=format_date(mission.closed_on, _.lang))
        parts.append(escape(closed))
    if mission.goals:
        named = ", ".join(escape(name) for name in goal_names(mission.goals, _.lang))
        parts.append(f"{escape(_('Well-being goals:'))} {named}")
    return " · ".join(parts)


def build_mission(
    mission: MissionFacts,
    delivered: Mapping[str, Delivered],
    links: BoardLinks,
    palette: Palette,
    _: Translator,
    evidence: Evidence = NOTHING_JUDGED,
) -> Html:
    """Return the logic model, what is missing, and the tables, as markup."""
    outputs = board_table(
        mission,
        delivered,
        palette,
        _("Outputs, and what they have delivered"),
        lambda outcome: Html(f"<h3>{say(outcome.title, _)}</h3>"),
        _,
        evidence,
    )
    drawn = picture(build_logic_model(mission, palette, _), logic_model_alt(mission, _))
    return Html(
        f"<h2>{escape(_('From why to how'))}</h2>"
        f'<div class="mw-wide-only"><p class="mw-small mw-muted">{escape(_edge_key(_))}</p>'
        f'<div class="mw-gap">{drawn}</div></div>'
        f'<div class="mw-narrow-only mw-gap">{_chain(mission, _)}</div>'
        f"{_gaps_html(mission, _)}{_outcomes_html(mission, links, _)}"
        f'<div class="mw-section">{outputs}</div>'
    )


def _edge_key(_: Translator) -> str:
    return _(
        "A full line: an output's main expectation. A dashed line: one that is explored. "
        "A dashed frame: something is missing."
    )


def _chain(mission: MissionFacts, _: Translator) -> str:
    """Return the logic model as a list, for a narrow screen."""
    items = []
    for outcome in mission.outcomes:
        titles = {link.output.code: str(say(link.output.title, _)) for link in outcome.links}
        outputs = "".join(f"<li>{title}</li>" for title in titles.values())
        inner = f"<ul>{outputs}</ul>" if outputs else f"<p>{escape(_('no output'))}</p>"
        items.append(f'<li><span class="mw-strong">{say(outcome.title, _)}</span>{inner}</li>')
    return f'<ul class="mw-chain">{"".join(items)}</ul>'


def _gaps_html(mission: MissionFacts, _: Translator) -> str:
    gaps = list_gaps(mission, _)
    if not gaps:
        return ""
    listed = "".join(f"<li>{escape(gap)}</li>" for gap in gaps)
    return (
        f'<div class="mw-note mw-note-concern mw-gap"><h2>{escape(_("What is missing"))}</h2>'
        f"<ul>{listed}</ul></div>"
    )


def _outcomes_html(mission: MissionFacts, links: BoardLinks, _: Translator) -> str:
    rows = [
        Row(
            (
                Html(
                    f"{say(outcome.title, _)}<br>"
                    f'<span class="mw-small mw-muted">{say(outcome.so_what, _)}</span>'
                ),
                Html(str(say(outcome.owner, _))),
                headline_html(outcome, links, _),
            )
        )
        for outcome in mission.outcomes
    ]
    columns = (_("Outcome"), _("Owner"), _("Wales as a whole"))
    table = table_html(Table(_("Outcomes and who owns them"), columns, rows, stacks=True))
    return f'<div class="mw-section">{table}</div>'
