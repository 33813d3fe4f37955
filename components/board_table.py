"""The outputs of a mission under its outcomes: for every contribution three facts in a row."""

from collections.abc import Callable, Sequence
from html import escape

from components.board_facts import Known
from components.board_links import BoardLinks
from components.delivered import delivered_cell
from components.html import Cell, Group, Html, Row, Table, link, plain, say, table_html
from components.palette import Palette
from components.spark import build_sparkline
from components.verdict_cell import needle_cell, verdict_cell
from components.wales_cell import wales_cell
from components.words import change_words, period_words, value_words
from data.portfolio import Link, OutcomeFacts, OutputFacts
from evidence.facts import VerdictCode
from evidence.together import say_together
from locales import Translator

Heading = Callable[[OutcomeFacts], Html]


def columns(_: Translator) -> tuple[str, ...]:
    """Return the heads of the columns: the output, the three facts, and the needle."""
    return (
        _("Output, and who makes it"),
        _("Delivered?"),
        _("Wales as a whole"),
        _("More where delivered?"),
        _("What came ● against hoped ◇"),
    )


def board_table(
    outcomes: Sequence[OutcomeFacts],
    loose: Sequence[OutputFacts],
    known: Known,
    links: BoardLinks,
    palette: Palette,
    caption: Cell,
    heading: Heading,
    _: Translator,
) -> Html:
    """Return outputs under their outcomes, one row a contribution, with what is known of each.

    Parameters
    ----------
    loose
        Outputs that serve no outcome.
    heading
        What stands over the outputs of an outcome.
    """
    rows: list[Row | Group] = []
    for outcome in outcomes:
        rows.append(Group(heading(outcome)))
        rows.extend(_row(each, outcome, known, links, palette, _) for each in outcome.links)
        if not outcome.links:
            rows.append(_nothing_row(_("No output works on this outcome.")))
    if loose:
        if outcomes:
            rows.append(Group(_("Outputs that serve no outcome")))
        rows.extend(_loose_row(output, known, palette, _) for output in loose)
    return table_html(Table(caption, columns(_), rows, stacks=True))


def loose_table(
    outputs: Sequence[OutputFacts], known: Known, palette: Palette, caption: Cell, _: Translator
) -> Html:
    """Return outputs that serve no outcome of any mission: only what they delivered is known."""
    rows = [Row(_loose_row(output, known, palette, _).cells[:2]) for output in outputs]
    return table_html(Table(caption, columns(_)[:2], rows, stacks=True))


def _loose_row(output: OutputFacts, known: Known, palette: Palette, _: Translator) -> Row:
    none = Html(f'<span class="mw-muted">{escape(_("No figure is expected to move"))}</span>')
    cell = delivered_cell(output, known.delivered.get(output.code), palette, _)
    return Row((_name(output, say(output.title, _), "", _), cell, "–", none, ""))


def _row(
    towards: Link,
    outcome: OutcomeFacts,
    known: Known,
    links: BoardLinks,
    palette: Palette,
    _: Translator,
) -> Row:
    output = towards.output
    title = link(links.contribution(towards.code), say(output.title, _))
    explored = "" if towards.primary else _("explored; not its main purpose")
    record = known.evidence.record(towards, _.lang)
    address = links.indicator(outcome.code, towards.indicator)
    return Row(
        (
            _name(output, title, explored, _),
            delivered_cell(output, known.delivered.get(output.code), palette, _),
            wales_cell(
                known.wales_of(towards.indicator),
                link(address, say(towards.indicator_title, _)),
                palette,
                _,
            ),
            verdict_cell(record, say_both(towards, known, _), palette, _),
            needle_cell(record, palette, _),
        )
    )


def _name(output: OutputFacts, title: Html, note: str, _: Translator) -> Html:
    below = f'<span class="mw-small mw-muted">{say(output.team.name, _)}</span>'
    if note:
        below += f'<br><span class="mw-small mw-muted">{escape(note)}</span>'
    return Html(f"{title}<br>{below}")


def say_both(towards: Link, known: Known, _: Translator) -> str:
    """Say how Wales moves and whether more where delivered; nothing where either is not judged."""
    document = known.evidence.documents.get(towards.code)
    signal = known.wales_of(towards.indicator)
    if document is None or signal is None:
        return ""
    code = VerdictCode(document["beneath"] or document["verdict"])
    alone = document["design"] == "interrupted_series"
    return say_together(signal.word, code, nothing_to_compare=alone, _=_)


def _nothing_row(said: str) -> Row:
    return Row((Html(f'<span class="mw-muted mw-nowrap">{escape(said)}</span>'), "", "", "", ""))


def outcome_heading(
    outcome: OutcomeFacts, links: BoardLinks, palette: Palette, _: Translator
) -> Html:
    """Return what stands over an outcome's outputs: title, headline figure, who owns it."""
    spark = build_sparkline(outcome.headline, palette, _) if outcome.headline else Html("")
    owner = escape(_("Owner: {name}", name=plain(outcome.owner, _.lang)))
    title = link(links.outcome(outcome.code), say(outcome.title, _))
    return Html(
        f'<div class="mw-outcome"><div class="mw-outcome-words"><h3>{title}</h3>'
        f'<p class="mw-small">{headline_words(outcome, _)} <span class="mw-muted">· {owner}</span>'
        f"</p></div>{spark}</div>"
    )


def headline_words(outcome: OutcomeFacts, _: Translator) -> Html:
    """Return an outcome's headline figure as published, and its period, on one line."""
    headline = outcome.headline
    if headline is None:
        return Html(escape(_("No headline indicator is set.")))
    title = say(headline.facts.title, _)
    figure = figure_words(outcome, _)
    if figure is None:
        return Html(f"{title}: {escape(_('no figure for Wales is published'))}")
    value, period = (escape(each) for each in figure)
    return Html(f'{title}: <span class="mw-strong">{value}</span> ({period})')


def figure_words(outcome: OutcomeFacts, _: Translator) -> tuple[str, str] | None:
    """Return an outcome's headline figure for Wales and its period, None where there is none."""
    headline = outcome.headline
    latest = headline.latest if headline else None
    if headline is None or latest is None or latest.value is None:
        return None
    period = period_words(latest.period, headline.kind, _.lang)
    if "p" in latest.notes:
        period += f", {_('provisional')}"
    return value_words(latest.value, headline.facts, _.lang), period


def headline_html(outcome: OutcomeFacts, links: BoardLinks, _: Translator) -> Html:
    """Return an outcome's headline figure large, its change since the baseline, and its title."""
    headline = outcome.headline
    if headline is None:
        return Html(f'<p class="mw-muted">{escape(_("No headline indicator is set."))}</p>')
    address = links.indicator(outcome.code, headline.facts.code)
    title = link(address, say(headline.facts.title, _))
    figure = figure_words(outcome, _)
    if figure is None:
        said = escape(_("no figure for Wales is published"))
        return Html(f'<p class="mw-small">{title}: {said}</p>')
    value, period = (escape(each) for each in figure)
    change = escape(change_words(headline, _))
    return Html(
        f'<p><span class="mw-figure">{value}</span> · {period} · {change}</p>'
        f'<p class="mw-small">{title}</p>'
    )
