"""One mission: why it is there, its logic model, what is missing, who works on it and owns it."""

from html import escape

from components.board_facts import Known, stand_mission
from components.board_links import BoardLinks
from components.board_sentences import say_mission
from components.board_table import board_table, headline_html
from components.gaps import list_gaps
from components.how_to_read import how_link
from components.html import Html, Row, Table, illustrative_tag, link, picture, say, table_html
from components.logic_model import (
    MARKS,
    SHORT,
    build_logic_model,
    edge_shape,
    key_sample,
    logic_model_alt,
    model_facts,
    short_words,
)
from components.marks import mark
from components.organisations import build_organisations
from components.palette import Palette
from components.present_link import present_html
from data.goals import goal_names
from data.portfolio import MissionFacts
from locales import Translator
from locales.formats import format_date


def mission_heading(
    mission: MissionFacts, known: Known, stale: str, links: BoardLinks, _: Translator
) -> Html:
    """Return the mission's title, its computed sentence, why it is there, by when, its goals.

    Parameters
    ----------
    stale
        That what is judged is older than the store; empty where it is not.
    """
    tag = illustrative_tag(_) if mission.illustrative else ""
    sentence = say_mission(mission, stand_mission(mission, known), known, _)
    warned = f'<p class="mw-below"><strong>{escape(stale)}</strong></p>' if stale else ""
    return Html(
        f"<h1>{say(mission.title, _)} {tag}</h1>"
        f'<p class="mw-lead mw-below">{escape(sentence)}</p>{warned}'
        f'<p class="mw-why">{say(mission.why, _)}</p>'
        f'<p class="mw-small mw-muted mw-below">{_horizon_html(mission, _)} '
        f"{present_html(mission, links, _)}</p>"
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
    mission: MissionFacts, known: Known, links: BoardLinks, palette: Palette, _: Translator
) -> Html:
    """Return the logic model, what is missing, and the tables, as markup."""
    outputs = board_table(
        mission.outcomes,
        mission.loose,
        known,
        links,
        palette,
        _("Outputs, and what is known of each"),
        lambda outcome: Html(f"<h3>{say(outcome.title, _)}</h3>"),
        _,
    )
    return Html(
        f"{_model_html(mission, known, links, palette, _)}{_gaps_html(mission, known, _)}"
        f'<div class="mw-section">{outputs}</div>'
        f"{_outcomes_html(mission, links, _)}{build_organisations(mission, _)}"
    )


def _model_html(
    mission: MissionFacts, known: Known, links: BoardLinks, palette: Palette, _: Translator
) -> str:
    drawn = picture(
        build_logic_model(mission, known, palette, _), logic_model_alt(mission, known, _)
    )
    return (
        f'<h2 class="mw-below">{escape(_("From why to how"))} '
        f"{how_link('logic', links.how('logic'), _)}</h2>"
        f'<div class="mw-model mw-wide-only">{_edge_key(mission, known, palette, _)}'
        f'<div class="mw-gap">{drawn}</div></div>'
        '<div class="mw-model mw-narrow-only mw-gap">'
        f"{_chain(mission, known, links, palette, _)}</div>"
    )


def _edge_key(mission: MissionFacts, known: Known, palette: Palette, _: Translator) -> str:
    """Return the key of the picture: the edges that it has, and what else its lines mean."""
    facts = "".join(
        f"<li>{picture(key_sample(fact, palette), '', 'mw-sample')}{mark(MARKS[fact], palette)}"
        f"{escape(_(SHORT[fact]))}</li>"
        for fact in model_facts(mission, known)
    )
    told = escape(
        _(
            "A thick line: what the output is mainly for. A thin line: what is explored. A dashed "
            "frame: something is missing."
        )
    )
    return f'<ul class="mw-edges mw-small">{facts}</ul><p class="mw-small mw-muted">{told}</p>'


def _chain(
    mission: MissionFacts, known: Known, links: BoardLinks, palette: Palette, _: Translator
) -> str:
    """Return the logic model as a list, for a narrow screen."""
    items = []
    for outcome in mission.outcomes:
        outputs = "".join(
            f"<li>{mark(edge_shape(each, known, _), palette)}"
            f"{link(links.contribution(each.code), say(each.output.title, _))}: "
            f"{escape(short_words(each, known, _))}</li>"
            for each in outcome.links
        )
        inner = (
            f'<ul class="mw-plain">{outputs}</ul>'
            if outputs
            else f"<p>{escape(_('no output'))}</p>"
        )
        items.append(f'<li><span class="mw-strong">{say(outcome.title, _)}</span>{inner}</li>')
    return f'<ul class="mw-chain">{"".join(items)}</ul>'


def _gaps_html(mission: MissionFacts, known: Known, _: Translator) -> str:
    gaps = list_gaps(mission, known, _)
    if not gaps:
        return ""
    listed = "".join(f"<li>{escape(gap)}</li>" for gap in gaps)
    title = escape(_("What is missing: {count}", count=len(gaps)))
    css = "mw-note mw-note-concern mw-gaps mw-gap"
    return f'<div class="{css}"><h2>{title}</h2><ul>{listed}</ul></div>'


def _outcomes_html(mission: MissionFacts, links: BoardLinks, _: Translator) -> str:
    rows = [
        Row(
            (
                Html(
                    f"{link(links.outcome(outcome.code), say(outcome.title, _))}<br>"
                    f'<span class="mw-small mw-muted">{say(outcome.so_what, _)}</span>'
                ),
                Html(str(say(outcome.owner, _))),
                headline_html(outcome, links, _),
            )
        )
        for outcome in mission.outcomes
    ]
    columns = (_("Outcome"), _("Owner"), _("Headline figure for Wales"))
    table = table_html(Table(_("Outcomes and who owns them"), columns, rows, stacks=True))
    return f'<div class="mw-section">{table}</div>'
