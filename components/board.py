"""The board: each mission, its outcomes for Wales, and what each output has delivered."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from components.delivered import delivered_cell, reached_cell
from components.html import (
    Cell,
    Group,
    Html,
    Row,
    Table,
    illustrative_tag,
    link,
    plain,
    say,
    table_html,
)
from components.palette import PALETTES, Palette
from components.spark import build_sparkline
from components.verdict_cell import NOTHING_JUDGED, Evidence, verdict_cells
from components.words import change_words, period_words, value_words
from data.moment import Moment
from data.portfolio import Link, MissionFacts, OutcomeFacts, OutputFacts, Portfolio
from evidence.delivery import ON_PLAN, Delivered
from locales import Translator
from locales.formats import format_date


@dataclass(frozen=True)
class BoardLinks:
    """Where the board's links lead: an address for a mission, for an indicator's map."""

    mission: Callable[[str], str]
    indicator: Callable[[str], str]


def build_board(
    portfolio: Portfolio,
    delivered: Mapping[str, Delivered],
    moment: Moment,
    links: BoardLinks,
    theme: str,
    _: Translator,
    evidence: Evidence = NOTHING_JUDGED,
) -> Html:
    """Return the whole board as markup."""
    palette = PALETTES[theme]
    parts = [
        _mission_html(mission, delivered, evidence, links, palette, _)
        for mission in portfolio.missions
    ]
    if portfolio.loose:
        parts.append(_loose_html(portfolio.loose, delivered, palette, _))
    return Html("".join(parts))


def board_finding(
    portfolio: Portfolio,
    delivered: Mapping[str, Delivered],
    _: Translator,
    evidence: Evidence = NOTHING_JUDGED,
) -> str:
    """Return the board's one sentence."""
    links = [
        link
        for mission in portfolio.missions
        for outcome in mission.outcomes
        for link in outcome.links
    ]
    outputs = {link.output.code for link in links}
    outputs |= {output.code for mission in portfolio.missions for output in mission.loose}
    outputs |= {output.code for output in portfolio.loose}
    return _sentence(outputs, links, delivered, evidence, _)


def mission_sentence(
    mission: MissionFacts,
    delivered: Mapping[str, Delivered],
    _: Translator,
    evidence: Evidence = NOTHING_JUDGED,
) -> str:
    """Return a mission's computed sentence: how much is delivered, and what came of it."""
    links = [link for outcome in mission.outcomes for link in outcome.links]
    outputs = {link.output.code for link in links} | {output.code for output in mission.loose}
    return _sentence(outputs, links, delivered, evidence, _)


def _sentence(
    outputs: set[str],
    links: Sequence[Link],
    delivered: Mapping[str, Delivered],
    evidence: Evidence,
    _: Translator,
) -> str:
    shares = [delivered[code].share for code in outputs if code in delivered]
    on_plan = sum(share is not None and share >= ON_PLAN for share in shares)
    if not outputs:
        return _("No output is recorded yet.")
    kinds = Counter(evidence.kind(link) for link in links)
    if kinds[None] == len(links):
        return _(
            "Outputs delivered on plan: {count} of {total}. Whether places that had them moved "
            "more is not judged yet.",
            count=on_plan,
            total=len(outputs),
        )
    return _(
        "Outputs delivered on plan: {count} of {total}. Moved more where delivered: {moved}; "
        "delivered and not moving: {flat}; worse: {worse}; cannot be told yet: {open}.",
        count=on_plan,
        total=len(outputs),
        moved=kinds["moved"],
        flat=kinds["flat"],
        worse=kinds["worse"],
        open=kinds["open"] + kinds[None],
    )


def _mission_html(
    mission: MissionFacts,
    delivered: Mapping[str, Delivered],
    evidence: Evidence,
    links: BoardLinks,
    palette: Palette,
    _: Translator,
) -> str:
    tag = illustrative_tag(_) if mission.illustrative else ""
    heading = link(links.mission(mission.code), say(mission.title, _))
    table = board_table(
        mission,
        delivered,
        palette,
        Html(f'<span class="mw-small mw-muted">{escape(_horizon(mission, _))}</span>'),
        lambda outcome: _outcome_heading(outcome, links, palette, _),
        _,
        evidence,
    )
    return (
        f'<section class="mw-mission"><h2>{heading} {tag}</h2>'
        f'<p class="mw-lead">{escape(mission_sentence(mission, delivered, _, evidence))}</p>'
        f"{table}</section>"
    )


def board_table(
    mission: MissionFacts,
    delivered: Mapping[str, Delivered],
    palette: Palette,
    caption: Cell,
    heading: Callable[[OutcomeFacts], Html],
    _: Translator,
    evidence: Evidence = NOTHING_JUDGED,
) -> Html:
    """Return a mission's outputs under its outcomes, with what is known of each.

    Parameters
    ----------
    heading
        What stands over the outputs of an outcome.
    """
    rows: list[Row | Group] = []
    for outcome in mission.outcomes:
        rows.append(Group(heading(outcome)))
        rows.extend(
            _output_row(output, delivered, palette, _, towards, evidence)
            for output, towards in _by_output(outcome.links)
        )
        if not outcome.links:
            rows.append(_nothing_row(_("No output works on this outcome.")))
    if mission.loose:
        rows.append(Group(_("Outputs that serve no outcome")))
        rows.extend(_output_row(output, delivered, palette, _) for output in mission.loose)
    table = Table(
        caption,
        _columns(_),
        rows,
        stacks=True,
    )
    return table_html(table)


def _columns(_: Translator) -> tuple[str, ...]:
    return (
        _("Output, and who makes it"),
        _("Delivered?"),
        _("Whom did it reach?"),
        _("More where delivered?"),
    )


def _horizon(mission: MissionFacts, _: Translator) -> str:
    who = plain(mission.set_by, _.lang)
    said = _("Set by: {who}, {date}", who=who, date=format_date(mission.set_on, _.lang))
    if mission.target_date is None:
        ends = _("no date to reach it by")
    else:
        ends = _("to reach by: {date}", date=format_date(mission.target_date, _.lang))
    return f"{said} · {ends}"


def _outcome_heading(
    outcome: OutcomeFacts, links: BoardLinks, palette: Palette, _: Translator
) -> Html:
    spark = build_sparkline(outcome.headline, palette, _) if outcome.headline else Html("")
    owner = _("Owner: {name}", name=plain(outcome.owner, _.lang))
    return Html(
        f'<div class="mw-outcome"><div class="mw-outcome-words"><h3>{say(outcome.title, _)}</h3>'
        f"{headline_html(outcome, links, _)}"
        f'<span class="mw-small mw-muted">{escape(owner)}</span></div>{spark}</div>'
    )


def headline_html(outcome: OutcomeFacts, links: BoardLinks, _: Translator) -> Html:
    """Return an outcome's headline figure as published, its period, and its change in words."""
    headline = outcome.headline
    if headline is None:
        return Html(f'<p class="mw-muted">{escape(_("No headline indicator is set."))}</p>')
    title = link(links.indicator(headline.facts.code), say(headline.facts.title, _))
    latest = headline.latest
    if latest is None or latest.value is None:
        said = escape(_("no figure for Wales is published"))
        return Html(f'<p class="mw-small">{title}: {said}</p>')
    figure = escape(value_words(latest.value, headline.facts, _.lang))
    period = escape(period_words(latest.period, headline.kind, _.lang))
    provisional = f" ({escape(_('provisional'))})" if "p" in latest.notes else ""
    change = escape(change_words(headline, _))
    return Html(
        f'<p><span class="mw-figure">{figure}</span> · {_("Wales")}, {period}{provisional} · '
        f'{change}</p><p class="mw-small">{title}</p>'
    )


def _output_row(
    output: OutputFacts,
    delivered: Mapping[str, Delivered],
    palette: Palette,
    _: Translator,
    towards: tuple[Link, ...] = (),
    evidence: Evidence = NOTHING_JUDGED,
) -> Row:
    facts = delivered.get(output.code)
    team = f'<span class="mw-small mw-muted">{say(output.team.name, _)}</span>'
    name = Html(f"{say(output.title, _)}<br>{team}")
    return Row(
        (
            name,
            delivered_cell(output, facts, palette, _),
            reached_cell(output, facts, _),
            verdict_cells(towards, evidence, palette, _)
            if towards
            else Html(f'<span class="mw-muted">{escape(_("Nothing is expected of it"))}</span>'),
        )
    )


def _by_output(links: tuple[Link, ...]) -> list[tuple[OutputFacts, tuple[Link, ...]]]:
    """Return each output once, with all it is expected to move, primary ones first."""
    outputs = {each.output.code: each.output for each in links}
    return [
        (output, tuple(each for each in links if each.output.code == code))
        for code, output in outputs.items()
    ]


def _nothing_row(said: str) -> Row:
    return Row((Html(f'<span class="mw-muted">{escape(said)}</span>'), "", "", ""))


def _loose_html(
    outputs: tuple[OutputFacts, ...],
    delivered: Mapping[str, Delivered],
    palette: Palette,
    _: Translator,
) -> str:
    rows = [_output_row(output, delivered, palette, _) for output in outputs]
    table = Table(_("Outputs that serve no outcome"), _columns(_), rows, stacks=True)
    return f'<section class="mw-mission">{table_html(table)}</section>'
